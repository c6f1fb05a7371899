using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>
/// Jacobians and Hessians of chains with a wide middle: whatever the sweep builds, nothing larger than the matrices of the chain and
/// the result itself is ever computed.
/// </summary>
public sealed class CrossCountryTests
{
    private static readonly Dictionary<string, Func<ExprGraph, int, (Expr Derivative, Expr Value, Expr[] Variables)>> s_chains = new()
    {
        ["vector, matrix, vector"] = (g, n) => Of(g, n, static (g, x, b, _) => g.Einsum("ij,j->i", Tanh[Outer(x, x)], b)),
        ["a vector used three times"] = (g, n) => Of(g, n, static (g, x, b, _) => g.Einsum("ij,j->i", Tanh[Outer(x, x) + Outer(x, b) + Outer(b, x)], b)),
        ["a matrix used twice"] = (g, n) => Of(g, n, static (g, x, b, _) => g.Einsum("ij,j->i", Tanh[Outer(x, x)] + (Outer(x, x) * Sin[Outer(x, x)]), b)),
        ["a matrix and its square"] = (g, n) => Of(g, n, static (g, x, b, _) => Tanh[Outer(x, x)] is var y ? g.Einsum("ij,j->i", Tanh[y + (g.Einsum("ij,kj->ik", y, y) / x.Shape[0].Length)], b) : b),
        ["softmax of a matrix"] = (g, n) => Of(g, n, static (g, x, b, _) => g.Einsum("ij,j->i", Softmax[Outer(x, b)], b)),
        ["relu of a product"] = (g, n) => Of(g, n, static (g, x, _, w) => Relu[g.Einsum("ij,j->i", w, x)]),
        ["choice by entry"] = (g, n) => Of(g, n, static (g, x, b, w) => g.Einsum("ij,j->i", g.Select(w > Outer(x, b), Outer(x, x), Sin[Outer(b, x)]), b)),
        ["norms of rows"] = (g, n) => Of(g, n, static (g, x, b, w) => Norm[w * Outer(b, x)]),
        ["a linear system"] = (g, n) => Of(g, n, static (g, x, b, w) => Solve[(9 * g.Identity(x.Shape[0])) + Tanh[Outer(x, b)], g.Einsum("ij,j->i", w, x)]),
        ["residual layers"] = (g, n) => Of(g, n, static (g, x, _, w) =>
        {
            for (int layer = 0; layer < 5; layer++)
            {
                x += Tanh[g.Einsum("ij,j->i", w, x)];
            }

            return x;
        }),
        ["Hessian of a factorization through a sigmoid"] = static (g, n) =>
        {
            Expr t = g.Symbol("T", new Shape(n, n)), u = g.Symbol("U", new Shape(n, 3)), v = g.Symbol("V", new Shape(n, 3));
            Expr error = t - Sigmoid[g.Einsum("ik,jk->ij", u, v)];
            Expr f = g.Einsum("ij,ij->", error, error);
            return (f.Hessian(u, u), f.Jacobian(u), [u, v, t]);
        },
        ["Hessian by weights of the first layer"] = static (g, n) =>
        {
            Expr x = g.Symbol("x", new Shape(3)), w = g.Symbol("W", new Shape(n, 3)), v = g.Symbol("V", new Shape(n, n));
            Expr f = LogSumExp[g.Einsum("ij,j->i", v, Tanh[g.Einsum("ij,j->i", w, x)])];
            return (f.Hessian(w, w), f.Jacobian(w), [w, x, v]);
        },
    };

    public static TheoryData<string> Chains => [.. s_chains.Keys];

    [Theory]
    [MemberData(nameof(Chains))]
    public void Memory_is_that_of_matrices(string chain)
    {
        const int n = 60;
        (Expr derivative, _, Expr[] variables) = s_chains[chain](new ExprGraph(), n);
        long result = Dense.SizeOf(derivative.Shape);
        long memory = TensorProgram.Create(derivative, variables).WorkingMemory;
        Assert.True(memory <= (2 * result) + (14 * n * n), $"{chain}: {memory} numbers, {(double)memory / (n * n):0.0} matrices and the result of {result}: {derivative}");
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void Derivatives_are_right(string chain)
    {
        (Expr derivative, Expr value, Expr[] variables) = s_chains[chain](new ExprGraph(), 3);
        CheckReport report = RichardsonCheck.Run(value, variables[0], derivative, new CheckOptions { PointCount = 2, MostEntries = 1000 });
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Terms_do_not_multiply_along_a_chain()
    {
        // Each step has two paths through products that cannot be added without being written out.
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(3)), a = graph.Symbol("A", new Shape(3, 3)), y = Outer(x, x);
        var sizes = new List<int>();
        for (int step = 0; step < 12; step++)
        {
            y = Tanh[graph.Einsum("ij,jk->ik", a, y) + graph.Einsum("ij,kj->ik", y, y)];
            sizes.Add(Numeric.DistinctNodes(graph.Einsum("ij,j->i", y, x).Jacobian(x)));
        }

        int[] growth = [.. sizes.Zip(sizes.Skip(1)).Select(static p => p.Second - p.First)];
        Assert.InRange(growth[6..].Max(), 1, 2 * growth[3]);
    }

    private static (Expr, Expr, Expr[]) Of(ExprGraph graph, int n, Func<ExprGraph, Expr, Expr, Expr, Expr> chain)
    {
        Expr x = graph.Symbol("x", new Shape(n)), b = graph.Symbol("b", new Shape(n)), w = graph.Symbol("W", new Shape(n, n));
        Expr value = chain(graph, x, b, w);
        return (value.Jacobian(x), value, [x, b, w]);
    }

    private static Expr Outer(Expr x, Expr y) => x.Graph.Einsum("i,j->ij", x, y);
}
