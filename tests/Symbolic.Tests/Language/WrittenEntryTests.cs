namespace Symbolic.Tests.Language;

/// <summary>An entry or a slice of what is written out is the entry itself, whatever stands between the two.</summary>
public class WrittenEntryTests
{
    private static readonly string[] s_vectors =
    [
        "[a; b; c]", "[cos(a); sin(b); a*b]", "([a; b; c] + [c; b; a])", "sin([a; b; c])", "(2*[a; b; c] - [1; 2; 3])", "([a; b; c].*[c; 1; exp(a)])",
        "[a, b, c; c, a, b]'[:,2]", "((1/2)*[a; b; c].^2)", "max([a; b; c], [b; c; a])",
    ];

    private static readonly string[] s_matrices = ["[a, b, c; c, a*b, 1]", "[a, c; b, 1; c, a]'", "([a, b, c; 1, 2, 3] + [a, c; b, 1; c, a]')", "exp([a, b, c; c, a, b])"];

    [Theory]
    [InlineData("[cos t; sin t; t][2]", "sin(t)")]
    [InlineData("d/dt [cos t; sin t; t][2]", "cos(t)")]
    [InlineData("(d/dt [cos t; sin t; t])[1]", "-sin(t)")]
    [InlineData("[a, b; c, d]'[1, 2]", "c")]
    [InlineData("([a; b] + [c; d])[2]", "b + d")]
    [InlineData("(2*[a; b])[2]", "2*b")]
    [InlineData("sin([a; b])[2]", "sin(b)")]
    [InlineData("[a; b; c; d][2:3]", "[b; c]")]
    [InlineData("[a; b; c; d][2:3][2]", "c")]
    [InlineData("[a, b; c, d][2, :]", "[c; d]")]
    [InlineData("([a, b; c, d]*[e, f; g, h])[1, 2]", "[a; b]'*[f; h]")]
    [InlineData("(x + [a; b])[2]", "x[2] + b")]
    public void Is_the_entry(string text, string expected)
    {
        var graph = new ExprGraph();
        graph.Symbol("x", new Shape(2));
        Simplified simplified = graph.Parse(text).Simplify();
        Assert.Equal(expected, simplified.Result.ToString());
        Assert.Empty(simplified.Conditions);
    }

    [Theory]
    [InlineData("x[2]", "x[2]")]
    [InlineData("softmax([a; b])[2]", "softmax([a; b])[2]")]
    public void What_is_not_written_out_stays(string text, string expected)
    {
        var graph = new ExprGraph();
        graph.Symbol("x", new Shape(2));
        Assert.Equal(expected, graph.Parse(text).Simplify().Result.ToString());
    }

    [Fact]
    public void Every_entry_and_slice_keeps_its_value()
    {
        foreach (string vector in s_vectors)
        {
            for (int from = 1; from <= 3; from++)
            {
                Check($"{vector}[{from}]", isNumber: true);
                for (int to = from; to <= (from == 1 ? 2 : 3); to++)
                {
                    Check($"{vector}[{from}:{to}]", isNumber: false);
                }
            }
        }

        foreach (string matrix in s_matrices)
        {
            foreach (string row in (string[])["1", "2", "1:2", ":"])
            {
                foreach (string column in (string[])["1", "3", "2:3", ":"])
                {
                    if (column == ":" && (row is ":" or "1:2"))
                    {
                        continue;
                    }

                    Check($"{matrix}[{row},{column}]", row.Length + column.Length == 2 && !row.Contains(':') && !column.Contains(':'));
                }
            }
        }
    }

    private static void Check(string text, bool isNumber)
    {
        var graph = new ExprGraph();
        Expr part = graph.Parse(text), result = part.Simplify().Result;
        (Expr, double)[] point = [(graph.Symbol("a"), 0.3), (graph.Symbol("b"), -1.25), (graph.Symbol("c"), 2.5)];
        Assert.Equal(part.Shape, result.Shape);
        if (isNumber)
        {
            Assert.DoesNotContain('[', result.ToString());
        }
        else
        {
            // What picks is a delta.
            Assert.DoesNotContain(result.Descendants(), static node => node.Operator == Operators.Delta);
        }

        Assert.Equal(Values(part, point), Values(result, point));
    }

    private static double[] Values(Expr expr, (Expr Variable, double Value)[] point) =>
    [
        .. expr.EvaluateTensor(point.ToDictionary(static p => p.Variable.Name, static p => new TensorValue(Shape.Scalar, [p.Value]))).Entries.ToArray()
            .Select(static v => Math.Round(v, 12)),
    ];
}
