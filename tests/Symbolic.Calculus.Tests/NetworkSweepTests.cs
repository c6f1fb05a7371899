using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>All gradients of a deep network from one sweep: its size is that of the network, whatever the widths and the batch.</summary>
public sealed class NetworkSweepTests
{
    // For each layer: the product with the weights, the bias repeated, their sum, tanh; its slope (a square and a difference), the
    // adjoint that comes back, times the slope, and the two gradients.
    private const int NodesOfLayer = 10;
    private const int NodesOfParameters = 2;

    // The data, the last product and the loss with their adjoints.
    private const int NodesOfRest = 22;

    [Fact]
    public void Twelve_layers_of_width_512_over_a_batch_of_any_length()
    {
        (Expr loss, Expr[] parameters) = Network(12, 512);
        Gradient gradient = loss.Gradient(parameters);
        Assert.Equal(26, gradient.Count);
        Assert.All(parameters, p => Assert.Equal(p.Shape, gradient[p].Shape));
        Assert.DoesNotContain(gradient, static g => g.IsZeroEverywhere());
        Assert.Equal(new Shape("t"), Assert.Single(Nodes([loss, .. gradient]), static n => n.Operator == LogSumExp).Shape);
        int nodes = Count(12, 512);
        Assert.Equal((12 * (NodesOfLayer + NodesOfParameters)) + NodesOfRest, nodes);
    }

    [Fact]
    public void Nodes_are_linear_in_the_layers_and_do_not_depend_on_the_widths()
    {
        int two = Count(2, 16), three = Count(3, 16);
        Assert.Equal(NodesOfLayer + NodesOfParameters, three - two);
        for (int layers = 4; layers <= 40; layers += 9)
        {
            Assert.Equal(two + ((layers - 2) * (three - two)), Count(layers, 16));
            Assert.Equal(Count(layers, 16), Count(layers, 512));
        }
    }

    [Fact]
    public void The_gradients_are_right()
    {
        (Expr loss, Expr[] parameters) = Network(3, 4);
        CheckReport report = RichardsonCheck.Run(loss, [.. parameters.Zip(loss.Gradient(parameters))], new CheckOptions { PointCount = 2 });
        Assert.True(report.Passed, report.ToString());
    }

    private static int Count(int layers, int width)
    {
        (Expr loss, Expr[] parameters) = Network(layers, width);
        return Nodes([loss, .. loss.Gradient(parameters)]).Count;
    }

    private static (Expr Loss, Expr[] Parameters) Network(int layers, int width)
    {
        var graph = new ExprGraph();
        Dim t = "t";
        var parameters = new List<Expr>();
        Expr h = graph.Symbol("X", new Shape(t, width)), labels = graph.Symbol("Y", new Shape(t, 10));
        for (int layer = 1; layer <= layers; layer++)
        {
            h = Tanh[Affine(h, layer, width)];
        }

        h = Affine(h, layers + 1, 10);
        Expr loss = (graph.Einsum("b->", LogSumExp[h]) - graph.Einsum("bj,bj->", h, labels)) / graph.Length(t);
        return (loss, [.. parameters]);

        Expr Affine(Expr input, int layer, int outputs)
        {
            Expr w = graph.Symbol($"W_{layer}", new Shape(input.Shape[1], outputs)), b = graph.Symbol($"b_{layer}", new Shape(outputs));
            parameters.AddRange([w, b]);
            return graph.Einsum("bi,ij->bj", input, w) + graph.Einsum("j,b->bj", b, graph.Fill(graph.One, new Shape(t)));
        }
    }

    private static HashSet<Expr> Nodes(IEnumerable<Expr> roots)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>(roots);
        while (open.TryPop(out Expr node))
        {
            if (seen.Add(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return seen;
    }
}
