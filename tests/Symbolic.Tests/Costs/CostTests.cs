using static Symbolic.Operators;

namespace Symbolic.Tests.Costs;

public sealed class CostTests
{
    [Fact]
    public void Shared_parts_count_once()
    {
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        Expr p = x * y;
        Cost cost = ((Expr[])[p + Exp[p], p]).Cost();
        Assert.Equal((5, 3, 3), (cost.Nodes, cost.Operations, cost.Depth));
        Assert.Equal(2 + Exp.Flops, cost.Flops);
        Assert.Equal(cost.Slots * 8L, cost.Bytes);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    public void Small_powers_are_products(int exponent, int products) => Assert.Equal(products, new ExprGraph().Symbol("x").Pow(exponent).Cost().Flops);

    [Fact]
    public void Tensors_count_their_entries()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape(3, 4)), x = graph.Symbol("x", new Shape(4)), s = graph.Symbol("S", new Shape(5, 5));
        Assert.Equal(24, graph.Einsum("ij,j->i", a, x).Cost().Flops);
        Assert.Equal(12 * Tanh.Flops, Tanh[a].Cost().Flops);
        Assert.Equal(125 * Inverse.Flops, Inverse[s].Cost().Flops);
        Assert.Null(Tanh[a].Cost().Slots);
        Assert.Null(Tanh[graph.Symbol("v", new Shape("n"))].Cost().Flops);
    }
}
