using System.Xml.Linq;

namespace Symbolic.Tests.Pictures;

/// <summary>Pictures of graphs: what stands in them, and that they are what they claim to be.</summary>
public class GraphDrawingTests
{
    private const string Title = "(x y + z)^2 + exp(x - y z)";
    private static readonly Dictionary<string, double> s_point = new() { ["x"] = 1, ["y"] = 2, ["z"] = 0 };

    [Fact]
    public void Values_stand_above_and_derivatives_below_each_wire()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse(Title));
        XElement svg = XElement.Parse(GraphDrawing.Of(graph, "f").ToSvg(graph.ValuesAt(s_point)));
        Assert.Equal(["1", "2", "0", "2", "2", "4", "0", "1", "2.718", "6.718"], Texts(svg, "value"));
        Assert.Equal(["10.72", "4", "−1.437", "4", "4", "1", "−2.718", "2.718", "1", "1"], Texts(svg, "gradient"));

        // x: 8 by the product and e by the difference; in the order of the users.
        Assert.Equal(["8", "4", "4", "0", "−5.437", "2.718"], Texts(svg, "share"));
        Assert.Equal(["x", "y", "z", "*", "+", "^2", "*", "−", "exp", "+"], Labels(svg));
        Assert.Equal(["f"], Texts(svg, "result"));
        Assert.All(svg.Descendants().Where(static e => e.Attribute("class")?.Value is "value"), e =>
            Assert.Contains(svg.Descendants(), g => g.Attribute("class")?.Value == "gradient" && Y(g) > Y(e) && g.Attribute("x")!.Value == e.Attribute("x")!.Value));
    }

    [Fact]
    public void A_picture_says_what_it_shows()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("2 x + 1"));
        XElement svg = XElement.Parse(GraphDrawing.Of(graph).ToSvg(graph.ValuesAt(new Dictionary<string, double> { ["x"] = 3 }), "two times x"));
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("two times x", svg.Elements().First().Value);
        Assert.Equal("Input x, value 3, gradient 2. v₁ = 2x, value 6, gradient 1. v₂ = v₁ + 1, value 7, gradient 1.", svg.Elements().ElementAt(1).Value);
        Assert.DoesNotContain(svg.Descendants(), static e => e.Name.LocalName is "script" or "image" or "a");
        Assert.Contains("prefers-color-scheme: dark", svg.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Appended_nodes_are_of_their_own_kind()
    {
        Expr f = new ExprGraph().Parse(Title);
        Expr x = f.Graph.Symbol("x");
        GraphDrawing drawing = GraphDrawing.WithDerivatives(f, "f", [("∂f/∂x", f.Gradient(x)[0])]);

        // exp(x − yz) is a node of f, and of the derivative.
        DrawnNode exp = Assert.Single(drawing.Nodes, static n => n.Label == "exp");
        Assert.Equal(DrawnKind.Forward, exp.Kind);
        Assert.Contains(drawing.Wires, w => w.Input == exp.Node && drawing.Nodes[w.User].Kind == DrawnKind.Backward);
        Assert.Equal(7, drawing.Nodes.Count(static n => n.Kind == DrawnKind.Forward));
        Assert.Equal(["f", "∂f/∂x"], drawing.Nodes.Select(static n => n.Result).OfType<string>());
        GraphValues values = drawing.ValuesAt(s_point);
        Assert.Equal(8 + Math.E, values.Values[drawing.Nodes.Single(static n => n.Result == "∂f/∂x").Node], 1e-12);
        Assert.Empty(Texts(XElement.Parse(drawing.ToSvg(values)), "gradient"));
    }

    [Fact]
    public void Derivatives_that_are_numbers_or_nodes_of_the_function_are_drawn()
    {
        Expr f = new ExprGraph().Parse("x y + 3 x");
        GraphDrawing drawing = GraphDrawing.WithDerivatives(f, "f", [("a", f.Graph.Number(2)), ("b", f.Graph.Symbol("y")), ("c", f.Graph.Symbol("y"))]);
        Assert.Equal(["b, c", "f", "a"], drawing.Nodes.Where(static n => n.Result is not null).OrderBy(static n => n.Kind == DrawnKind.Constant).Select(static n => n.Result));
        Assert.Equal(DrawnKind.Constant, drawing.Nodes.Single(static n => n.Result == "a").Kind);
    }

    [Theory]
    [InlineData("2x", "2 *")]
    [InlineData("x/2", "/ 2")]
    [InlineData("1/x", "1 /")]
    [InlineData("x^3", "^3")]
    [InlineData("2^x", "2^")]
    [InlineData("-x", "−")]
    [InlineData("sqrt(x)", "√")]
    [InlineData("|x|", "|·|")]
    [InlineData("max(x, 0)", "max(·, 0)")]
    [InlineData("atan2(x, y)", "atan2")]
    [InlineData("pi*x", "π *")]
    [InlineData("g(x)", "g")]
    public void A_label_is_the_operation_with_its_constants(string formula, string label)
    {
        var graph = new ExprGraph();
        Expr f = formula == "g(x)" ? graph.Call("g", [graph.Symbol("x")]) : graph.Parse(formula);
        Assert.Equal(label, GraphDrawing.Of(ComputationalGraph.Of(f)).Nodes[^1].Label);
    }

    [Fact]
    public void Graphs_of_tensors_are_drawn_without_values()
    {
        Model model = new ExprGraph().ParseModel("W in R^{2×3}; x in R^3\nsum((W x).^2)");
        GraphDrawing drawing = GraphDrawing.WithDerivatives(model.Program.ResultInNames!.Value, "f", []);
        Assert.Contains(drawing.Nodes, static n => n.Label == "Wx");
        Assert.Throws<ElementException>(() => drawing.ValuesAt(s_point));
    }

    [Fact]
    public void Names_are_escaped_in_every_form()
    {
        var graph = new ExprGraph();
        Expr f = graph.Symbol("<script>\"&'") * graph.Symbol("a\\b");
        GraphDrawing drawing = GraphDrawing.WithDerivatives(f, "<b>\u0001", []);
        XElement svg = XElement.Parse(drawing.ToSvg(title: "</svg><script>"));
        Assert.DoesNotContain(svg.Descendants(), static e => e.Name.LocalName is "script" or "b");
        Assert.Contains("<script>\"&'", Texts(svg, "label"));
        Assert.Contains(@"label=""<script>\""&'""", drawing.ToDot(), StringComparison.Ordinal);
        Assert.Contains(@"label=""a\\b""", drawing.ToDot(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dot_has_values_and_what_each_use_contributes()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("x^2 + x"));
        Assert.Equal(
            """
            digraph graph_of_operations {
              rankdir=LR;
              ordering=in;
              node [shape=box, style="rounded,filled", fontname="sans-serif"];
              edge [fontname="sans-serif", fontsize=10];
              n0 [label="x\n3\n∂ 7", fillcolor="#eef1f4", color="#8c959f"];
              n1 [label="^2\nv₁\n9\n∂ 1", fillcolor="#e3f0fd", color="#3178c6"];
              n2 [label="+\nv₂ = f\n12\n∂ 1", fillcolor="#e3f0fd", color="#3178c6"];
              n0 -> n1 [label="6", fontcolor="#c22525"];
              n1 -> n2 [label="1", fontcolor="#c22525"];
              n0 -> n2 [label="1", fontcolor="#c22525"];
            }

            """.ReplaceLineEndings("\n"),
            GraphDrawing.Of(graph, "f").ToDot(graph.ValuesAt(new Dictionary<string, double> { ["x"] = 3 })));
    }

    private static string[] Texts(XElement svg, string cssClass) => [.. svg.Descendants().Where(e => e.Attribute("class")?.Value == cssClass).Select(static e => e.Value)];

    private static string[] Labels(XElement svg) => [.. svg.Descendants().Where(static e => e.Attribute("class")?.Value is "label" or "label sign").Select(static e => e.Value)];

    private static double Y(XElement e) => double.Parse(e.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
