using System.Text.RegularExpressions;
using Symbolic.Parsing;

namespace Symbolic.Tests.Printing;

/// <summary>
/// The law of printing over the whole language of tensors: what is printed in text and in Unicode reads back with the same
/// value, and what is read prints as the same text. The functions come from the table, so that a new one is covered at once.
/// </summary>
public sealed class TensorLawTests
{
    private const double Tolerance = 1e-9;

    // Shapes that the arguments of a function may have, the larger ones first; a number is a length or a plain one.
    private static readonly Dim[][] s_candidates =
        [[1, 2, 4, 4], [2, 3, 4], [2, 3, 2], [4, 4], [3, 3], [3, 2], [2, 2], ["n", "n"], ["m", "n"], [6], [3], [2], ["n"], []];

    private const int MostReadings = 3;

    // The numbers that stand for symbolic lengths.
    private static readonly Dictionary<string, int> s_lengths = new() { ["k"] = 2, ["l"] = 3, ["m"] = 3, ["n"] = 4 };

    // Larger Hessians say nothing new.
    private const int MostEntries = 3_000;

    public static TheoryData<string> Functions => [.. BuiltFunctions.All.Select(static f => f.Name)];

    public static TheoryData<string, string> Programs => new()
    {
        { "A*B", "A:2,3 B:3,4" }, { "A*x", "A:2,3 x:3" }, { "x'*A*x", "A:3,3 x:3" }, { "A.*B", "A:2,3 B:2,3" }, { "A./B", "A:2,3 B:2,3" }, { "A.^2", "A:2,3" },
        { "A^3", "A:3,3" }, { "inv(A)*b", "A:3,3 b:3" }, { "A\\b", "A:3,3 b:3" }, { "det(A)", "A:3,3" }, { "logdet(A*A')", "A:3,3" }, { "x*y'", "x:3 y:2" },
        { "x⊗y", "x:3 y:2" }, { "A⊗B", "A:2,2 B:3,2" }, { "norm(A*x - b)^2", "A:2,3 x:3 b:2" }, { "norm(x)", "x:3" }, { "normF(A'*A - eye(3))^2", "A:3,3" },
        { "max(A)", "A:2,3" }, { "max(A, axis=1)", "A:2,3" }, { "max(A, axis=2)", "A:2,3" }, { "min(A, axis=1)", "A:2,3" }, { "norm(A, 1)", "A:2,3" }, { "norm(A, 3)", "A:2,3" },
        { "norm(A, axis=1)", "A:2,3" }, { "norm(A, axis=2)", "A:2,3" }, { "softmax(A)", "A:2,3" }, { "softmax(A, axis=2)", "A:2,3" }, { "logsoftmax(A)", "A:2,3" },
        { "logsumexp(A, axis=1)", "A:2,3" }, { "prod(A, axis=1)", "A:2,3" }, { "prod(A)", "A:2,3" }, { "sum(A, axis=1)", "A:2,3" }, { "sum(A)", "A:2,3" }, { "mean(A, axis=2)", "A:2,3" },
        { "conv1d(x, k)", "x:5 k:2" }, { "conv1d(x, k, stride=2, pad=1)", "x:5 k:3" }, { "conv1d(x, k)", "x:2,5 k:3,2,2" }, { "conv2d(X, K)", "X:4,5 K:2,2" }, { "conv2d(X, K, stride=2)", "X:2,4,4 K:3,2,2,2" },
        { "maxpool1d(x, 2)", "x:6" }, { "maxpool1d(x, 3, stride=1, pad=1)", "x:5" }, { "maxpool2d(X, 2)", "X:4,4" }, { "avgpool1d(x, 2)", "x:6" }, { "avgpool1d(x, 2, stride=1)", "x:2,5" }, { "avgpool2d(X, 2)", "X:4,4" },
        { "avgpool2d(X, 2, pad=1)", "X:4,4" }, { "tril(A)", "A:3,4" }, { "triu(A)", "A:3,3" }, { "tril(A, 1)", "A:3,3" }, { "triu(A, -1)", "A:3,2" }, { "vec(A)", "A:3,2" }, { "vec(T)", "T:2,3,2" },
        { "reshape(A, 2, 3)", "A:3,2" }, { "reshape(x, 2, 3)", "x:6" }, { "reshape(x, 2, 3, 2)", "x:12" }, { "kron(A, B)", "A:2,3 B:3,2" }, { "kron(x, A)", "x:2 A:2,3" }, { "kron(A, x)", "x:2 A:2,3" },
        { "cross(a, b)", "a:3 b:3" }, { "cross(A, B)", "A:3,2 B:3,2" }, { "cross(a, cross(b, c))", "a:3 b:3 c:3" }, { "A[2,:]", "A:3,2" }, { "A[1:2,2]", "A:3,2" }, { "x[2:3]", "x:4" }, { "T[1,:,2]", "T:2,3,2" },
        { "[A, b; c', d]", "A:2,3 b:2 c:3 d:" }, { "[a; 1]", "a:3" }, { "concat(A, B, axis=2)", "A:2,3 B:2,1" }, { "diag(x)*A", "x:3 A:3,3" }, { "diag(A)", "A:3,3" }, { "tr(A*B)", "A:3,3 B:3,3" },
        { "sigmoid(W*x + b)", "W:2,3 x:3 b:2" }, { "W*relu(V*x)", "W:2,3 V:3,3 x:3" }, { "tanh(W*X)*X'", "W:3,2 X:2,3" }, { "softmax(Q*K')*V", "Q:2,3 K:2,3 V:2,3" }, { "crossentropy(softmax(W*x), t)", "W:3,2 x:2 t:3" },
        { "max(x, y)", "x:3 y:3" }, { "if x[1] > 0 then x else -x", "x:3" }, { "where(x > 0, x, y)", "x:3 y:3" }, { "outer(A, x)", "A:2,3 x:2" }, { "einsum(\"ijk,k->ij\", T, x)", "T:2,3,4 x:4" },
        { "A*B", "A:m,n B:n,k" }, { "softmax(A)", "A:m,n" }, { "norm(A*x - b)", "A:m,n x:n b:m" }, { "kron(A, B)", "A:m,n B:k,l" }, { "vec(A)", "A:m,n" }, { "max(A)", "A:m,n" }, { "tril(A)", "A:n,n" },
        { "conv1d(x, k)", "x:n k:m" }, { "[x; 1]", "x:n" }, { "layernorm(A)", "A:m,n" }, { "std(A, axis=1)", "A:2,3" }, { "variance(x)", "x:n" }, { "A^(-2)", "A:3,3" }, { "commutation(2, 3)*x", "x:6" },
        { "x/norm(x)", "x:3" }, { "exp(A)*x", "A:2,3 x:3" }, { "eye(3) + x*x'", "x:3" }, { "eye(3)*c - A", "A:3,3 c:" }, { "onehot(2, 3)*x'", "x:3" }, { "ones(2, 3)*c", "c:" }, { "eye(2, 3)*A", "A:3,2" },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_of_the_table(string name)
    {
        Assert.True(BuiltFunctions.TryGet(name, out BuiltFunction? function));
        var failures = new List<string>();
        int readings = 0;
        foreach (Dictionary<string, Shape> shapes in Assignments(function.Example))
        {
            if (Read(function.Example, shapes) is not null)
            {
                readings++;
                Hold(function.Example, shapes, failures);
                if (readings == MostReadings)
                {
                    break;
                }
            }
        }

        Assert.True(readings > 0, $"{function.Example} has no reading");
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Programs_of_the_language(string program, string shapes)
    {
        var failures = new List<string>();
        Hold(program, shapes.Split(' ').Select(static s => s.Split(':')).ToDictionary(static s => s[0], static s => new Shape([.. s[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Length)])), failures);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Einstein_sums_by_chance()
    {
        var random = new Random(20251);
        var failures = new List<string>();
        for (int round = 0; round < 150; round++)
        {
            string letters = "ijkl"[..random.Next(1, 5)];
            int[] sizes = [.. letters.Select(_ => random.Next(1, 4))];
            string[] inputs = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => letters[random.Next(letters.Length)])))];
            string output = string.Concat(letters.Where(c => inputs.Any(i => i.Contains(c)) && random.Next(2) == 0).OrderBy(_ => random.Next()));
            var shapes = inputs.Select((input, k) => (Name: ((char)('A' + k)).ToString(), Shape: new Shape([.. input.Select(c => (Dim)sizes[letters.IndexOf(c)])]))).ToDictionary(static p => p.Name, static p => p.Shape);
            Hold($"einsum(\"{string.Join(',', inputs)}->{output}\", {string.Join(", ", shapes.Keys)})", shapes, failures);
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static Dim Length(string text) => int.TryParse(text, out int number) ? number : text;

    // Shapes for the free names of an example, those of most axes first.
    private static IEnumerable<Dictionary<string, Shape>> Assignments(string example) => Assignments(Names(example, "[A-Za-z]")).Concat(Assignments(Names(example, "[A-Za-z]+")));

    private static string[] Names(string example, string pattern) => [.. Regex.Matches(example, $"(?<![A-Za-z])(?:{pattern})(?![A-Za-z(=])").Select(static m => m.Value).Distinct()];

    private static IEnumerable<Dictionary<string, Shape>> Assignments(string[] names)
    {
        IEnumerable<Dim[][]> all = [[]];
        foreach (string _ in names)
        {
            all = all.SelectMany(static before => s_candidates.Select(shape => (Dim[][])[.. before, shape]));
        }

        return all.Take(5_000).Select(shapes => names.Zip(shapes).ToDictionary(static p => p.First, static p => new Shape(p.Second)));
    }

    private static Expr? Read(string text, Dictionary<string, Shape> shapes)
    {
        try
        {
            return Parsed(text, shapes);
        }
        catch (ParseException)
        {
            return null;
        }
    }

    private static Expr Parsed(string text, Dictionary<string, Shape> shapes) => Modelled(text, shapes).Result!.Value;

    private static Model Modelled(string text, Dictionary<string, Shape> shapes) =>
        new ExprGraph().ParseModel(text, new ReadingOptions { Shapes = shapes, Names = [.. shapes.Keys] });

    private static void Hold(string program, Dictionary<string, Shape> shapes, List<string> failures)
    {
        Model model = Modelled(program, shapes);
        Expr f = model.Result!.Value;

        // What the program says about lengths that are open is known afterwards.
        shapes = shapes.Keys.Union(model.Free.Select(static x => x.Name)).ToDictionary(static name => name, name => f.Graph!.TryGetSymbol(name, out Expr x) ? x.Shape : shapes[name]);
        // An axis with one entry is an index that may be left out, so that its sums have more than one form.
        bool isDegenerate = shapes.Values.Any(static s => s.Axes.Contains(Dim.Of(1)));
        foreach ((string what, Func<Expr> make) in Results(f, shapes))
        {
            Expr e;
            try
            {
                e = make();
                if (e.Shape.Axes.Aggregate(1L, static (n, a) => n * (a.IsFixed ? a.Length : 3)) > MostEntries)
                {
                    continue;
                }
            }
            catch (SymbolicException)
            {
                // What cannot be differentiated says so.
                continue;
            }

            foreach (PrintForm form in (PrintForm[])[PrintForm.Text, PrintForm.Unicode])
            {
                string text = Printed(e, form);
                try
                {
                    Expr again = Parsed(text, shapes);
                    string? wrong = again.Shape != e.Shape ? $"has the shape {again.Shape} instead of {e.Shape}"
                        : Difference(e, again, shapes) is { } difference ? difference
                        : !isDegenerate && Printed(again, form) is var twice && twice != text ? $"prints then as {twice}"
                        : null;
                    if (wrong is not null)
                    {
                        failures.Add($"{what} of {program} in {string.Join(", ", shapes)}: {text} {wrong}");
                    }
                }
                catch (ParseException error)
                {
                    failures.Add($"{what} of {program} in {string.Join(", ", shapes)}: {text} is not read: {error.Message}");
                }
            }
        }
    }

    private static IEnumerable<(string What, Func<Expr> Make)> Results(Expr f, Dictionary<string, Shape> shapes)
    {
        yield return ("value", () => f);
        yield return ("simplified value", () => f.Simplify().Result);
        ExprGraph graph = f.Graph!;
        Expr number = f.Shape.IsScalar ? f : BuiltFunctions.Sum[f * f];
        foreach (string name in shapes.Keys)
        {
            if (!graph.TryGetSymbol(name, out Expr x))
            {
                continue;
            }

            yield return ($"∂/∂{name}", () => f.Jacobian(x));
            yield return ($"simplified ∂/∂{name}", () => f.Jacobian(x).Simplify().Result);
            yield return ($"gradient by {name}", () => number.Gradient(x)[x]);
            yield return ($"simplified gradient by {name}", () => number.Gradient(x)[x].Simplify().Result);
            yield return ($"Hessian by {name}", () => number.Hessian(x, x));
            yield return ($"simplified Hessian by {name}", () => number.Hessian(x, x).Simplify().Result);
        }
    }

    private static string Printed(Expr e, PrintForm form) => form == PrintForm.Text ? e.ToText() : e.ToUnicode();

    private static double[] Values(Expr e, Dictionary<string, TensorValue> point)
    {
        (Expr Variable, TensorValue Value)[] known = [.. point.Where(p => e.Graph!.TryGetSymbol(p.Key, out _)).Select(p => (e.Graph!.TryGetSymbol(p.Key, out Expr x) ? x : default, p.Value))];
        return [.. TensorProgram.Create([e], [.. known.Select(static k => k.Variable)], s_lengths).Evaluate([.. known.Select(static k => k.Value)])[0].Entries];
    }

    // Symbolic lengths get numbers; all values are drawn anew for each pair.
    private static string? Difference(Expr e, Expr again, Dictionary<string, Shape> shapes)
    {
        var random = new Random(7);
        var point = new Dictionary<string, TensorValue>();
        foreach ((string name, Shape shape) in shapes)
        {
            Shape own = new([.. shape.Axes.Select(a => a.With(s_lengths))]);
            int count = own.Axes.Aggregate(1, static (n, a) => n * a.Length);
            point[name] = own.IsScalar ? s_lengths.TryGetValue(name, out int length) ? length : 0.4 + random.NextDouble() : new TensorValue(own, [.. Enumerable.Range(0, count).Select(_ => 0.2 + random.NextDouble())]);
        }

        double[] first = Values(e, point), second = Values(again, point);
        for (int i = 0; i < first.Length; i++)
        {
            if (!(double.IsNaN(first[i]) && double.IsNaN(second[i])) && !(Math.Abs(first[i] - second[i]) <= Tolerance * (1 + Math.Abs(first[i]))) && first[i] != second[i])
            {
                return $"has the value {second[i]} instead of {first[i]}";
            }
        }

        return null;
    }
}
