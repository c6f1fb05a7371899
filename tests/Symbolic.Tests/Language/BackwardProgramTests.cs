using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Language;

/// <summary>Gradients as a backward pass: the lines are statements of the language, and behind the program they compute the gradients.</summary>
public partial class BackwardProgramTests
{
    private const string Perceptron = """
        dim t;  s = [3, 2, 3, 2];  L = 4;  batch t
        W[n] in R^{s[n+1] × (s[n]+1)};  a[1] in R^{3×t};  Y in R^{2×t}
        for n = 1..L-1 {
          h[n+1] = W[n]*[a[n]; 1]
          a[n+1] = tanh(h[n+1])
        }
        E = sum((Y - a[L]).^2)
        """;

    /// <summary>The programs of <see cref="LayerProgramTests"/>.</summary>
    public static TheoryData<string, string, string> Programs
    {
        get
        {
            // Those whose last statement has a plain name, or can be given one.
            var data = new TheoryData<string, string, string>();
            MethodInfo test = typeof(LayerProgramTests).GetMethod(nameof(LayerProgramTests.A_program_is_read_and_its_derivatives_agree_with_differences))!;
            foreach (object[] row in test.GetCustomAttributes<InlineDataAttribute>().SelectMany(a => a.GetData(test)))
            {
                if (!((string)row[0]).Contains("_i)/", StringComparison.Ordinal) && !((string)row[0]).EndsWith("t=3", StringComparison.Ordinal) && !((string)row[0]).Contains("g = v", StringComparison.Ordinal))
                {
                    data.Add((string)row[0], (string)row[1], (string)row[2]);
                }
            }

            return data;
        }
    }

    /// <summary>Those among them whose derivatives need nothing but matrix words.</summary>
    public static TheoryData<string, string, string> Readable
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (object[] row in Programs)
            {
                if (!Unreadable().IsMatch((string)row[0]))
                {
                    data.Add((string)row[0], (string)row[1], (string)row[2]);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_lines_are_the_gradients(string program, string shapes, string by)
    {
        (program, Dictionary<string, Shape> given) = WithLoss(program, shapes);
        var random = new Random(20250101);
        Check(program, given, by.Split(' '), given.ToDictionary(static g => g.Key, g => Value(g.Value, random)), Read.AsBuilt);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void Read_behind_the_program_the_lines_compute_the_gradients(string program, string shapes, string by)
    {
        (program, Dictionary<string, Shape> given) = WithLoss(program, shapes);
        var random = new Random(20250101);
        Check(program, given, by.Split(' '), given.ToDictionary(static g => g.Key, g => Value(g.Value, random)), Read.FromText);
    }

    [Fact]
    public void The_perceptron_of_the_lecture_goes_back_layer_by_layer()
    {
        Model model = new ExprGraph().ParseModel(Perceptron);
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("E"), [model["W[1]"], model["W[2]"], model["W[3]"]])!;
        Assert.Equal(
            [
                "g_a[4] = -2*(Y - a[4])",
                "g_h[4] = g_a[4].*(1 - a[4].^2)",
                "g_W[3] = g_h[4]*[a[3]; 1]'",
                "g_a[3] = (W[3]'*g_h[4])[1:3,:]",
                "g_h[3] = g_a[3].*(1 - a[3].^2)",
                "g_W[2] = g_h[3]*[a[2]; 1]'",
                "g_a[2] = (W[2]'*g_h[3])[1:2,:]",
                "g_h[2] = g_a[2].*(1 - a[2].^2)",
                "g_W[1] = g_h[2]*[a[1]; 1]'",
            ],
            backward.Lines.Select(static l => l.ToText()));
    }

    [Fact]
    public void The_multilayer_perceptron_has_the_lines_of_the_lecture()
    {
        Model model = new ExprGraph().ParseModel("""
            W[1] in R^{m×n};  W[2] in R^{p×m};  b[1] in R^m;  b[2] in R^p;  x in R^n;  y in R^p
            a[1] = W[1]*x + b[1];  h[1] = tanh(a[1])
            a[2] = W[2]*h[1] + b[2];  h[2] = tanh(a[2])
            J = sum((h[2] - y).^2) + λ(sum(W[1].^2) + sum(W[2].^2))
            """);
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("J"), [model["b[1]"], model["W[1]"], model["b[2]"], model["W[2]"]])!;
        Assert.Equal(
            [
                "g_h[2] = 2*(h[2] - y)",
                "g_a[2] = g_h[2].*(1 - h[2].^2)",
                "g_W[2] = g_a[2]*h[1]' + 2*lambda*W[2]",
                "g_b[2] = g_a[2]",
                "g_h[1] = W[2]'*g_a[2]",
                "g_a[1] = g_h[1].*(1 - h[1].^2)",
                "g_W[1] = g_a[1]*x' + 2*lambda*W[1]",
                "g_b[1] = g_a[1]",
            ],
            backward.Lines.Select(static l => l.ToText()));
    }

    [Fact]
    public void Attention_goes_back_through_its_softmax()
    {
        Model model = new ExprGraph().ParseModel("""
            X in R^{t×d};  B in R^{d×k};  C in R^{d×k};  D in R^{d×p};  Y in R^{t×p}
            Q = X*B;  K = X*C;  V = X*D
            A = softmax(Q*Kᵀ)
            O = A*V
            E = sum((O - Y).^2)
            """);
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("E"), [model["B"], model["C"], model["D"]])!;
        Assert.Equal(["g_O", "g_V", "g_D", "g_A", "g_1", "g_Q", "g_B", "g_K", "g_C"], backward.Lines.Select(static l => l.Name.Name));
        Assert.Equal(["g_1'*K", "g_1*Q"], backward.Lines.Where(static l => l.Name.Name is "g_Q" or "g_K").Select(static l => l.Value.ToText()));
    }

    [Fact]
    public void A_part_without_a_name_gets_one_where_its_derivative_goes_several_ways()
    {
        Model model = new ExprGraph().ParseModel("""
            W in R^{m×m};  b in R^m;  h[0] in R^m;  y in R^m
            for t = 1..2 { h[t] = tanh(W*h[t-1] + b) }
            E = sum((h[2] - y).^2)
            """);
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("E"), [model["W"]])!;
        Assert.Equal(
            ["g_h[2] = 2*(h[2] - y)", "g_1 = g_h[2].*(1 - h[2].^2)", "g_h[1] = W'*g_1", "g_W = (g_h[1].*(1 - h[1].^2))*h[0]' + g_1*h[1]'"],
            backward.Lines.Select(static l => l.ToText()));

        // By b too, which has the derivative of the part of its only use, one name is enough.
        Model single = new ExprGraph().ParseModel("W in R^{m×n}; x in R^n; b in R^m; h = tanh(W*x + b); E = sum(h)");
        BackwardProgram lines = BackwardProgram.Of(single.Program, single.Program.Symbol("E"), [single["W"], single["b"]])!;
        Assert.Equal(["g_b = 1 - h.^2", "g_W = g_b*x'"], lines.Lines.Select(static l => l.ToText()));
    }

    [Fact]
    public void The_pass_of_a_deep_program_is_as_long_as_the_program()
    {
        const int depth = 2000;
        string chain = $"x[0] = w\nfor k = 1..{depth} {{ x[k] = sin(x[k-1]) + x[k-1]^2 }}\nf = x[{depth}]";
        Model model = new ExprGraph().ParseModel(chain);
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("f"), [model["w"]])!;
        Assert.InRange(backward.Lines.Count, depth - 2, depth + 1);
        Assert.All(backward.Lines, static l => Assert.InRange(l.ToText().Length, 1, 100));
    }

    [Fact]
    public void A_branch_not_taken_gives_no_undefined_value()
    {
        const string program = "u = log(x); v = sqrt(y)\nf = if x > 0 then u*v else y";
        var point = new Dictionary<string, TensorValue> { ["x"] = -1.0, ["y"] = 4.0 };
        Check(program, [], ["x", "y"], point, Read.FromText, "f");
        point["x"] = 0.0;
        Check(program, [], ["x", "y"], point, Read.FromText, "f");
    }

    [Theory]
    [InlineData("u = x^2; v = x^2; f = u*v^3 + u", "u v", "3*u*v^2")]
    [InlineData("u = x*y; f = u + x*y", "u", "1")]
    public void A_derivative_by_a_name_is_by_that_name_alone(string program, string by, string last)
    {
        Model model = new ExprGraph().ParseModel(program);
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("f"), [.. by.Split(' ').Select(model.Program.Symbol)])!;
        Assert.Contains(last, backward.Lines.Select(static l => l.Value.ToText()));
    }

    [Fact]
    public void The_letter_is_one_that_the_program_does_not_use()
    {
        Model model = new ExprGraph().ParseModel("g = x^2; G[1] = sin(g); f = G[1]*g + u_g");
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol("f"), [model["x"]])!;
        Assert.Equal(["u_G[1]", "ug", "u_x"], [.. backward.Lines.Select(static l => l.Name.Name).Where(static n => n is not "u_G[1]").Prepend("u_G[1]")]);
    }

    [Fact]
    public void After_an_update_names_would_be_read_wrongly()
    {
        Model model = new ExprGraph().ParseModel("u = w^2; f = u*w; w := w + 1");
        Assert.Null(BackwardProgram.Of(model.Program, model.Program.Statements.OfType<Parsing.Binding.BoundDefinition>().ElementAt(1).Expression, [model.Program.Free[0]]));
    }

    [Fact]
    public void Programs_of_numbers_keep_their_gradients() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue - 1).ToArbitrary(),
        static seed =>
        {
            var random = new Random(seed);
            var text = new List<string>();
            string[] names = ["x", "y"];
            for (int k = 1; k <= 6; k++)
            {
                string a = names[random.Next(names.Length)], b = names[random.Next(names.Length)];
                string[] forms = [$"{a}*{b}", $"sin({a}) + {b}", $"exp(-{a}^2)", $"{a} - 2*{b}", $"abs({a})*{b}", $"max({a}, {b})", $"if {a} > {b} then {a}^2 else {b}", $"{a}/(1 + {b}^2)", "3", $"-{a}"];
                text.Add($"c[{k}] = {forms[random.Next(forms.Length)]}");
                names = [.. names, $"c[{k}]"];
            }

            text.Add("f = c[6] + c[5]*c[4]");
            var point = new Dictionary<string, TensorValue> { ["x"] = random.NextDouble() - 0.5, ["y"] = random.NextDouble() };
            Check(string.Join('\n', text), [], ["x", "y"], point, Read.FromText, "f");
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(300));

    private static (string Program, Dictionary<string, Shape> Given) WithLoss(string program, string shapes)
    {
        Match last = LastStatement().Match(program);
        string name = last.Groups["name"] is { Success: true } own ? own.Value : "outcome";
        program = last.Groups["name"].Success ? program : $"{program[..last.Index]}\noutcome = {last.Value}";
        return ($"{program}\nloss = sum(({name} + 0.5).^2)", shapes.Split(' ').Select(static s => s.Split(':'))
            .ToDictionary(static s => s[0], static s => new Shape([.. s[1].Split('x', StringSplitOptions.RemoveEmptyEntries).Select(static n => Dim.Of(int.Parse(n, CultureInfo.InvariantCulture)))])));
    }

    private static void Check(string program, Dictionary<string, Shape> given, string[] by, Dictionary<string, TensorValue> point, Read read, string of = "loss")
    {
        var options = new ReadingOptions { Names = [.. given.Keys.Where(static n => !n.Contains('['))], Shapes = given };
        Model model = new ExprGraph().ParseModel(program, options);
        Expr[] variables = [.. by.Where(name => model.Program.TryGetSymbol(name, out _)).Select(model.Program.Symbol)];
        BackwardProgram backward = BackwardProgram.Of(model.Program, model.Program.Symbol(of), variables)!;
        Gradient expected = model[of].Gradient(variables);
        Assert.Equal(variables.Length, backward.Lines.Count(static l => l.IsRequested));
        if (read == Read.AsBuilt)
        {
            var values = new Dictionary<Expr, Expr>();
            foreach (BackwardLine line in backward.Lines)
            {
                values.Add(line.Name, model.Program.Resolve(line.Value.Substitute(values)));
            }

            Compare(line => values[line.Name]);
            return;
        }

        foreach (Func<BackwardLine, string> form in new Func<BackwardLine, string>[] { static l => l.ToText(), static l => l.ToUnicode() })
        {
            Model again = new ExprGraph().ParseModel($"{program}\n{string.Join('\n', backward.Lines.Select(form))}", options);
            Compare(line => again[line.Name.Name]);
        }

        void Compare(Func<BackwardLine, Expr> found)
        {
            foreach (BackwardLine line in backward.Lines.Where(static l => l.IsRequested))
            {
                double[] wanted = [.. expected[line.Of].EvaluateTensor(point).Entries];
                double[] got = [.. found(line).EvaluateTensor(point).Entries];
                Assert.True(wanted.Length == got.Length && wanted.Zip(got).All(static p => Math.Abs(p.First - p.Second) <= 1e-9 * Math.Max(1, Math.Abs(p.First))),
                    $"{line.Of}: [{string.Join(", ", wanted)}] and [{string.Join(", ", got)}] by\n{string.Join('\n', backward.Lines)}");
            }
        }
    }

    private static TensorValue Value(Shape shape, Random random)
    {
        int columns = shape.Order == 0 ? 1 : shape[shape.Order - 1].Length;
        int count = shape.Axes.Aggregate(1, static (n, a) => n * a.Length);
        return new TensorValue(shape, [.. Enumerable.Range(0, count).Select(i => 0.1 + (0.8 * random.NextDouble()) + (shape.Order == 2 && i / columns == i % columns ? 2 : 0))]);
    }

    private enum Read
    {
        AsBuilt,
        FromText,
    }

    [GeneratedRegex(@"(?<=^|[\n;])\s*(?:(?<name>\p{L}\w*?)(?:_[kic])? = )?[^\n;]*((?<=\{[^}]*);[^\n]*)?(\}[^\n]*)?$")]
    private static partial Regex LastStatement();

    [GeneratedRegex(@"conv|pool|tril|eye|‖W.*‖_F|logdet|X\[|I‖|⊗|kron|T\[|Σ_k|X\[:")]
    private static partial Regex Unreadable();
}
