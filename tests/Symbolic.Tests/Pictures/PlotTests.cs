using System.Xml.Linq;

namespace Symbolic.Tests.Pictures;

/// <summary>Plots: known extremes, poles, jumps and edges of domains, and what the picture says.</summary>
public class PlotTests
{
    [Fact]
    public void A_smooth_curve_is_one_piece_between_its_extremes()
    {
        PlottedCurve curve = Assert.Single(Of("sin(x)", -3, 3, out Plot plot).Curves);
        var piece = Assert.Single(curve.Pieces);
        Assert.Equal(-3, piece[0].X);
        Assert.Equal(3, piece[^1].X);
        Assert.Equal(1, piece.Max(static p => p.Y), 1e-5);
        Assert.Equal(Math.PI / 2, piece.MaxBy(static p => p.Y).X, 0.01);
        Assert.Equal(-1.1, plot.Low, 0.01);
        Assert.Equal(1.1, plot.High, 0.01);
        Assert.All(piece, static p => Assert.Equal(Math.Sin(p.X), p.Y));
    }

    [Theory]
    [InlineData("1/x", -3, 3, 2)]
    [InlineData("1/x", -3, 2.9, 2)]
    [InlineData("tan(x)", -3.2, 3.2, 3)]
    [InlineData("floor(x)", 0.5, 3.5, 4)]
    [InlineData("sign(x)", -1, 1, 3)]
    [InlineData("sqrt(x^2 - 1)", -2, 2, 2)]
    [InlineData("log(-x)", 1, 2, 0)]
    [InlineData("tanh(1000000 x)", -1, 1, 1)]
    public void Curves_have_gaps_at_poles_jumps_and_where_they_are_undefined(string f, double from, double to, int pieces)
    {
        PlottedCurve curve = Of(f, from, to, out Plot plot).Curves[0];

        // A point by itself, sign(0) = 0, is no piece that is seen as a line; it is kept.
        Assert.Equal(pieces, curve.Pieces.Length);
        Assert.True(plot.High > plot.Low);
        Assert.All(plot.VisibleLines(curve), l => Assert.True(l.From.Y >= plot.Low && l.From.Y <= plot.High && l.To.Y >= plot.Low && l.To.Y <= plot.High && l.From.X <= l.To.X));
    }

    [Fact]
    public void No_line_joins_the_two_sides_of_a_pole()
    {
        PlottedCurve curve = Of("1/x", -3, 3, out Plot plot).Curves[0];
        Assert.DoesNotContain(plot.VisibleLines(curve), static l => l.From.X < 0 && l.To.X > 0);

        // The curve leaves the picture at both edges.
        Assert.Contains(plot.VisibleLines(curve), l => l.To.Y == plot.Low);
        Assert.Contains(plot.VisibleLines(curve), l => l.From.Y == plot.High);
        Assert.InRange(plot.High, 2, 10);
    }

    [Fact]
    public void The_edge_of_a_domain_is_found()
    {
        PlottedCurve curve = Of("sqrt(x - 1/3)", 0, 2, out _).Curves[0];
        Assert.Equal(1.0 / 3, curve.Pieces[0][0].X, 1e-9);
    }

    [Fact]
    public void The_derivative_of_a_function_with_a_pole_does_not_flatten_it()
    {
        var graph = new ExprGraph();
        Plot plot = Plot.WithDerivative(graph.Parse("1/x"), graph.Symbol("x"), -3, 3);
        Assert.Equal(CurveKind.Derivative, plot.Curves[1].Kind);
        Assert.InRange(plot.Low, -20, -2);
    }

    [Theory]
    [InlineData("1/x^2")]
    [InlineData("1/x^3")]
    [InlineData("exp(1/x)")]
    [InlineData("sin(x)/x")]
    [InlineData("1/(x^2 - 1)")]
    [InlineData("x log(x^2)")]
    [InlineData("1/sin(x)^2")]
    public void A_pole_of_the_derivative_beside_a_point_without_a_value_is_no_difficulty(string f)
    {
        var graph = new ExprGraph();
        Plot plot = Plot.WithDerivative(graph.Parse(f), graph.Symbol("x"), -3, 3);
        Assert.All(plot.Curves, static c => Assert.NotEmpty(c.Pieces));
    }

    [Fact]
    public void Every_function_of_the_table_can_be_plotted()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        UnaryOperator[] functions = [.. graph.Operators.Functions.OfType<UnaryOperator>()];
        Assert.NotEmpty(functions);
        Assert.All(functions.SelectMany(o => (Expr[])[o[x], o[1 / x], 1 / o[x]]), f =>
        {
            try
            {
                Assert.Equal(2, Plot.WithDerivative(f, x, -3, 3).Curves.Length);
            }
            catch (DerivativeUndefinedException)
            {
                Assert.Single(Plot.Of([new PlotRequest("f", f)], x, -3, 3).Curves);
            }
        });
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0 x")]
    [InlineData("10^9 + 0 x")]
    public void A_constant_lies_in_the_middle(string f)
    {
        Plot plot = Of(f, 0, 1, out _);
        double y = plot.Curves[0].Pieces[0][0].Y;
        Assert.Equal((plot.Low + plot.High) / 2, y, 1e-9 * Math.Max(1, Math.Abs(y)));
    }

    [Fact]
    public void Ranges_have_two_finite_ends_in_order()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        foreach ((double from, double to) in ((double, double)[])[(0, double.PositiveInfinity), (double.NaN, 1), (1, 1), (2, 1), (-double.MaxValue, double.MaxValue)])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Of([new PlotRequest("x", x)], x, from, to));
        }
    }

    [Theory]
    [InlineData(-3, 3, 6, "−3 −2 −1 0 1 2 3")]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.35, 0.1, 5, "−0.3 −0.2 −0.1 0.0 0.1")]
    [InlineData(0, 22026, 4, "0 10000 20000")]
    [InlineData(0, 2e9, 4, "0e0 5e8 1e9 1.5e9 2e9")]
    public void Ticks_are_round_numbers(double from, double to, int about, string labels) => Assert.Equal(labels, string.Join(' ', AxisTicks.Of(from, to, about).Labels));

    [Fact]
    public void The_picture_has_both_curves_the_grid_and_a_legend()
    {
        var graph = new ExprGraph();
        Plot plot = Plot.WithDerivative(graph.Parse("x^2"), graph.Symbol("x"), -1, 1);
        XElement svg = XElement.Parse(plot.ToSvg("<x²>"));
        Assert.Equal("<x²>", svg.Elements().First().Value);
        Assert.Equal(["f", "f′"], svg.Descendants().Where(static e => e.Attribute("class")?.Value == "legend").Select(static e => e.Value));
        Assert.Contains("prefers-color-scheme: dark", svg.Value, StringComparison.Ordinal);
        string[] paths = [.. svg.Descendants().Where(static e => e.Attribute("class")?.Value.StartsWith("curve", StringComparison.Ordinal) == true && e.Elements().Any()).Select(static e => e.Attribute("d")!.Value)];
        Assert.Equal(2, paths.Length);
        Assert.All(paths, static p => Assert.Equal(1, p.Count(static c => c == 'M')));
    }

    private static Plot Of(string f, double from, double to, out Plot plot)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        return plot = Plot.Of([new PlotRequest("f", graph.Parse(f))], x, from, to);
    }

    [Fact]
    public void Numbers_made_of_vectors_have_curves_and_vectors_are_no_axis()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), v = graph.Symbol("v", new Shape(2));
        Plot plot = Plot.Of([new PlotRequest("f", graph.Einsum("i->", graph.Array(new Shape(2), [x, x * x])))], x, 0, 2);
        Assert.True(plot.High > 5.9);
        Assert.StartsWith("A plot runs along a number, and v is in R", Assert.Throws<ElementException>(() => Plot.Of([new PlotRequest("f", graph.Einsum("i->", v))], v, 0, 1)).Message);
    }
}
