using System.Collections.Immutable;
using System.Numerics;

namespace Symbolic.Tests.Explanation;

/// <summary>Computational graphs: names of nodes, roles of gates, and the two ways of a derivative, backwards and by paths.</summary>
public class ComputationalGraphTests
{
    private static readonly Dictionary<string, double> s_point = new() { ["x"] = 1, ["y"] = 2, ["z"] = 0 };

    [Fact]
    public void Operations_are_numbered_in_the_order_of_evaluation()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("(x y + z)^2 + exp(x - y z)"));
        Assert.Equal(
            ["x = x", "y = y", "z = z", "v1 = x*y", "v2 = v1 + z", "v3 = v2^2", "v4 = y*z", "v5 = x - v4", "v6 = exp(v5)", "v7 = v3 + v6"],
            graph.Nodes.Select((n, i) => $"{graph.NameOf(i, PrintForm.Text)} = {graph.Print(n.Formula, PrintForm.Text)}"));
        Assert.Equal("v₇", graph.NameOf(9, PrintForm.Unicode));
        Assert.Equal("v_{7}", graph.NameOf(9, PrintForm.Latex));
    }

    [Fact]
    public void The_lecture_has_six_paths_with_these_products()
    {
        Model model = new ExprGraph().ParseModel("v_1 = x y + z\nv_2 = x - y z\nv_3 = v_1²\nv_4 = exp(v_2)\nv_5 = v_3 + v_4");
        ComputationalGraph graph = ComputationalGraph.Of(model.Program, model.Program.ResultInNames!.Value);
        GraphValues values = graph.ValuesAt(s_point);
        string[] paths =
        [
            .. new[] { "x", "y", "z" }.SelectMany(name => graph.PathsTo(Place(graph, name)).Select(p =>
                $"{string.Join(' ', p.Nodes.Select(n => graph.NameOf(n, PrintForm.Text)))}: {values.ProductOf(p):0.####}")),
        ];
        Assert.Equal(
            [
                "v_5 v_3 v_1 x: 8", "v_5 v_4 v_2 x: 2.7183", "v_5 v_3 v_1 y: 4", "v_5 v_4 v_2 y: 0",
                "v_5 v_3 v_1 z: 4", "v_5 v_4 v_2 z: -5.4366",
            ],
            paths.Select(static p => p.Replace(": -0", ": 0", StringComparison.Ordinal)));
        Assert.Equal(8 + Math.E, values.Derivatives[Place(graph, "x")], 1e-12);
        Assert.Equal(4, values.Derivatives[Place(graph, "y")], 1e-12);
        Assert.Equal(4 - (2 * Math.E), values.Derivatives[Place(graph, "z")], 1e-12);
    }

    [Theory]
    [InlineData("x + y", GateRole.Distributes)]
    [InlineData("x - y", GateRole.Distributes)]
    [InlineData("x*y", GateRole.Swaps)]
    [InlineData("max(x, y)", GateRole.Routes)]
    [InlineData("min(x, y)", GateRole.Routes)]
    [InlineData("relu(x)", GateRole.Routes)]
    [InlineData("if z > 0 then x else y", GateRole.Routes)]
    [InlineData("x/y", GateRole.Scales)]
    [InlineData("x^y", GateRole.Scales)]
    [InlineData("sin(x)", GateRole.Scales)]
    [InlineData("3*x", GateRole.Scales)]
    public void The_role_of_a_gate_follows_from_its_local_derivatives(string formula, GateRole role) =>
        Assert.Equal(role, ComputationalGraph.Of(new ExprGraph().Parse(formula)).Nodes[^1].Role);

    [Theory]
    [InlineData("(x y + z)^2 + exp(x - y z)")]
    [InlineData("max(x y, z) + sin(x y)*x")]
    [InlineData("(if x > z then x*y else log(-x))*y")]
    [InlineData("tanh(x)^3/(1 + y^2) - sqrt(x)*x")]
    [InlineData("2*log(3)*x + x")]
    public void Backward_pass_and_sum_over_paths_give_the_gradient(string formula)
    {
        var expressions = new ExprGraph();
        Expr f = expressions.Parse(formula);
        ComputationalGraph graph = ComputationalGraph.Of(f);
        GraphValues values = graph.ValuesAt(s_point);
        Assert.Equal(f.Evaluate(s_point), values.Values[^1], 1e-12);
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            if (graph.Nodes[i].IsInput)
            {
                double derivative = f.Differentiate(graph.Nodes[i].Name).Evaluate(s_point);
                Assert.Equal(derivative, values.Derivatives[i], 1e-12);
                Assert.Equal(derivative, graph.PathsTo(i).Sum(values.ProductOf), 1e-12);
                Assert.Equal(graph.PathCounts()[i], graph.PathsTo(i).Length);
            }
        }
    }

    [Fact]
    public void Local_derivatives_in_names_are_those_in_variables()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("max(x y, z)*exp(x/y)^sin(x) - sqrt(x y)"));
        var values = graph.Nodes.ToDictionary(static n => n.Name, static n => n.Value);
        foreach (GraphEdge edge in graph.Nodes.SelectMany(static n => n.Inputs))
        {
            Assert.Equal(edge.Partial.Evaluate(s_point), edge.PartialInNames.Substitute(values).Evaluate(s_point), 1e-12);
        }
    }

    [Fact]
    public void A_branch_that_is_not_taken_adds_nothing()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("if x > 0 then x else log(x)*sqrt(x)"));
        Assert.Equal(1, graph.ValuesAt(new Dictionary<string, double> { ["x"] = 2 }).Derivatives[0]);
        ComputationalGraph other = ComputationalGraph.Of(new ExprGraph().Parse("if x < 0 then x else sqrt(x)"));
        Assert.Equal(1, other.ValuesAt(new Dictionary<string, double> { ["x"] = -2 }).Derivatives[0]);
    }

    [Fact]
    public void Paths_are_counted_exactly_even_where_they_are_too_many_to_list()
    {
        var expressions = new ExprGraph();
        Expr e = expressions.Symbol("x");
        for (int i = 0; i < 100; i++)
        {
            e = Operators.Sin[e] * e;
        }

        ComputationalGraph graph = ComputationalGraph.Of(e);
        Assert.Equal(BigInteger.Pow(2, 100), graph.PathCounts()[0]);
        Assert.Equal(200, graph.PathsTo(0).Length);
        Assert.Equal(7, graph.PathsTo(0, 7).Length);
    }

    [Fact]
    public void Names_of_variables_are_not_taken_for_nodes()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("v_1*x + v_1"));
        Assert.Equal(["v_1", "x", "u1", "u2"], graph.Nodes.Select((_, i) => graph.NameOf(i, PrintForm.Text)));
    }

    [Fact]
    public void The_gradient_of_a_node_is_a_sum_over_its_users()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("x*y - x"));
        ImmutableArray<ImmutableArray<(int, GraphEdge)>> uses = graph.Uses();
        Assert.Equal("grad[v1] * y - grad[v2]", graph.PrintGradient(Place(graph, "x"), uses, PrintForm.Text));
        Assert.Equal("1", graph.PrintGradient(graph.Nodes.Length - 1, uses, PrintForm.Text));
    }

    [Fact]
    public void A_missing_value_is_named()
    {
        ComputationalGraph graph = ComputationalGraph.Of(new ExprGraph().Parse("x*y"));
        Assert.Equal(["y"], Assert.Throws<UnresolvedNameException>(() => graph.ValuesAt(new Dictionary<string, double> { ["x"] = 1 })).Names);
    }

    [Fact]
    public void Constants_and_single_variables_are_graphs_too()
    {
        Assert.Single(ComputationalGraph.Of(new ExprGraph().Symbol("x")).Nodes);
        Assert.Equal(1, ComputationalGraph.Of(new ExprGraph().Symbol("x")).ValuesAt(s_point).Derivatives[0]);
        Assert.Equal("sqrt(2)", Assert.Single(ComputationalGraph.Of(new ExprGraph().Parse("sqrt(2)")).Nodes).Formula.ToText());
    }

    [Fact]
    public void Graphs_too_large_for_a_table_and_tensors_are_refused()
    {
        var graph = new ExprGraph();
        Expr e = graph.Symbol("x");
        for (int i = 0; i < 30_000; i++)
        {
            e = Operators.Sin[e];
        }

        Assert.Throws<LimitException>(() => ComputationalGraph.Of(e));
        Assert.Throws<ElementException>(() => ComputationalGraph.Of(new ExprGraph().ParseModel("x in R^3; sum(x.^2)").Result!.Value));
    }

    private static int Place(ComputationalGraph graph, string name) =>
        Enumerable.Range(0, graph.Nodes.Length).Single(i => graph.Nodes[i].Name.Name == name);
}
