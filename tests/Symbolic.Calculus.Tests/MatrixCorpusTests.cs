using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>The collection of matrix derivatives: values, and results as short as the ones that people gave.</summary>
public sealed class MatrixCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Derivatives_have_the_values_given_and_print_as_short_as_expected()
    {
        List<JsonElement> cases = Read();
        int gradients = 0, notLonger = 0;
        var wrong = new List<string>();
        foreach (JsonElement record in cases)
        {
            string layout = record.GetProperty("layout").GetString()!;
            string expected = record.GetProperty("expected").GetString() ?? "";
            string what = $"{record.GetProperty("expr").GetString()} by {string.Join(", ", record.GetProperty("wrt").EnumerateArray())}";
            try
            {
                var problem = new Problem(record);
                Expr derivative = problem.Derivative();
                Expr simplified = derivative.Simplify().Result;
                string text = simplified.ToText();
                output.WriteLine($"{(layout == "scalar-gradient" ? text.Replace(" ", "", StringComparison.Ordinal).Length <= expected.Length ? "   " : "LNG" : "   ")} {what}\n      {text}\n      {expected}\n      {simplified.ToUnicode()}");
                gradients += layout == "scalar-gradient" ? 1 : 0;
                notLonger += layout == "scalar-gradient" && text.Replace(" ", "", StringComparison.Ordinal).Length <= expected.Length ? 1 : 0;
                foreach ((Expr e, string form) in new[] { (derivative, "raw"), (simplified, "simplified"), (MatrixTextReader.Read(text, derivative.Graph), "printed") })
                {
                    if (!problem.HasValue(e))
                    {
                        wrong.Add($"{what} {form}: {e}");
                    }
                }
            }
            catch (Exception e) when (e is SymbolicException or FormatException or ArgumentException or InvalidOperationException)
            {
                wrong.Add($"{what}: {e.Message}");
            }
        }

        output.WriteLine($"{cases.Count} cases, {notLonger} of {gradients} gradients as short as expected");
        Assert.Empty(wrong);
        Assert.True(notLonger * 10 >= gradients * 9);
    }

    private List<JsonElement> Read()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Symbolic.sln")))
        {
            root = root.Parent;
        }

        string folder = Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? Path.Combine(root?.FullName ?? "", "..", "shared");
        string file = Path.Combine(folder, "corpora", "matrix.jsonl");
        if (!File.Exists(file))
        {
            output.WriteLine("skipped: matrix.jsonl is not here; set SYMBOLIC_SHARED to the folder that holds corpora/");
            return [];
        }

        return [.. File.ReadLines(file).Where(static line => line.Length > 0).Select(static line => JsonDocument.Parse(line).RootElement)];
    }

    private sealed class Problem
    {
        private readonly Dictionary<Expr, double[]> _point = [];
        private readonly Expr _f;
        private readonly Expr[] _by;
        private readonly string _layout;
        private readonly double[] _expected;

        public Problem(JsonElement record)
        {
            var graph = new ExprGraph();
            foreach (JsonProperty variable in record.GetProperty("variables").EnumerateObject())
            {
                int[] shape = [.. variable.Value.GetProperty("shape").EnumerateArray().Select(static n => n.GetInt32())];
                string? property = variable.Value.GetProperty("property").GetString();
                Expr symbol = graph.Symbol(
                    variable.Name,
                    property == "pos" ? Facts.Positive : Facts.Real,
                    new ExprType(Element.Real, shape.Length == 0 ? Shape.Scalar : shape[1] == 1 ? new Shape(shape[0]) : new Shape(shape[0], shape[1])),
                    property is "sym" or "pd" ? MatrixTraits.Symmetric : MatrixTraits.None);
                _point[symbol] = Numbers(variable.Value.GetProperty("value"));
            }

            _f = MatrixTextReader.Read(record.GetProperty("expr").GetString()!, graph);
            _by = [.. record.GetProperty("wrt").EnumerateArray().Select(name => graph.TryGetSymbol(name.GetString()!, out Expr symbol) ? symbol : throw new FormatException())];
            _layout = record.GetProperty("layout").GetString()!;
            _expected = Numbers(record.GetProperty("derivative_value"));
        }

        public Expr Derivative() => _by.Length == 2 ? _f.Hessian(_by[0], _by[1])
            : _layout == "scalar-gradient" ? _f.Gradient(_by[0])[0]
            : _f.Jacobian(_by[0]);

        public bool HasValue(Expr derivative)
        {
            double[] actual = derivative.Entries(_point);
            return actual.Length == _expected.Length && actual.Zip(_layout == "vec" ? Unstacked(derivative.Shape) : _expected).All(static p => Math.Abs(p.First - p.Second) <= 1e-9 * Math.Max(1, Math.Abs(p.Second)));
        }

        // vec puts the columns of a matrix one below the other; the derivative has the axes of the result, then those of the variable.
        private double[] Unstacked(Shape shape)
        {
            int[] sizes = [.. shape.Axes.Select(static a => a.Length)];
            int outer = sizes.Length - _by[^1].Shape.Order;
            int columns = sizes[outer..].Aggregate(1, static (p, q) => p * q);
            var entries = new double[_expected.Length];
            for (int at = 0; at < entries.Length; at++)
            {
                int[] index = new int[sizes.Length];
                int rest = at;
                for (int axis = sizes.Length - 1; axis >= 0; axis--)
                {
                    (rest, index[axis]) = Math.DivRem(rest, sizes[axis]);
                }

                entries[at] = _expected[(Stacked(index[..outer], sizes[..outer]) * columns) + Stacked(index[outer..], sizes[outer..])];
            }

            return entries;
        }

        private static int Stacked(int[] index, int[] sizes)
        {
            int at = 0;
            for (int axis = sizes.Length - 1; axis >= 0; axis--)
            {
                at = (at * sizes[axis]) + index[axis];
            }

            return at;
        }

        private static double[] Numbers(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().SelectMany(Numbers)] : [value.GetDouble()];
    }
}
