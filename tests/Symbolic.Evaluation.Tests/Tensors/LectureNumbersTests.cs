using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>The worked numbers of the lecture on numerical analysis for learning: a linear net, its loss, a net of sigmoids.</summary>
public sealed class LectureNumbersTests
{
    private static readonly double[] s_second = [1, 1, 0, 0, 1, 1, 1, 0, 1];
    private static readonly double[] s_ones = [1, 1, 1];

    private readonly ExprGraph _graph = new();
    private readonly Expr _first;
    private readonly Expr _weights;
    private readonly Expr _x;

    public LectureNumbersTests()
    {
        (_first, _weights, _x) = (_graph.Symbol("W1", new Shape(3, 3)), _graph.Symbol("W2", new Shape(3, 3)), _graph.Symbol("X", new Shape(3)));
    }

    [Fact]
    public void Linear_net()
    {
        Expr h1 = Times(_first, _x), h2 = Times(_weights, h1);
        double[][] results = TensorProgram.Create([h1, h2, h2.Jacobian(_weights), h2.Jacobian(_first)], [_first, _weights, _x])
            .RunOnce([1, 2, 3, 4, 5, 6, 7, 8, 9], s_second, s_ones);
        Assert.Equal([6, 15, 24], results[0]);
        Assert.Equal([21, 39, 30], results[1]);
        Assert.Equal([6, 15, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 15, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 15, 24], results[2]);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1], results[3]);
    }

    [Fact]
    public void Loss()
    {
        Expr target = _graph.Symbol("Y", new Shape(3));
        Expr error = Times(_weights, Times(_first, _x)) - target;
        Expr loss = _graph.Einsum("i,i->", error, error);
        Gradient gradient = loss.Gradient(_first, _weights);
        double[][] results = TensorProgram.Create([error, loss, gradient[_first], gradient[_weights]], [_first, _weights, _x, target])
            .RunOnce([1, 2, 3, 4, 5, 6, 7, 8, 9], s_second, s_ones, [20, 0, 0]);
        Assert.Equal([1, 39, 30], results[0]);
        Assert.Equal([2422], results[1]);
        Assert.Equal([62, 62, 62, 80, 80, 80, 138, 138, 138], results[2]);
        Assert.Equal([12, 30, 48, 468, 1170, 1872, 360, 900, 1440], results[3]);
    }

    [Fact]
    public void Net_of_sigmoids()
    {
        Expr v = _graph.Symbol("V", new Shape(3));
        Expr h2 = Times(_weights, Sigmoid[v]), whole = Times(_weights, Sigmoid[Times(_first, _x)]);
        double[][] results = TensorProgram.Create([h2, h2.Jacobian(v), whole.Jacobian(_first)], [_first, _weights, _x, v])
            .RunOnce([1, 1, 1, 1, -1, 0, -1, 1, -1], s_second, s_ones, [3, 0, -1]);
        double a = 0.045176659730912, c = 0.196611933241482;
        TensorAssert.Close([1.452574126822433, 0.768941421369995, 1.221515548192428], results[0], 1e-14, "H2");
        TensorAssert.Close([a, 0.25, 0, 0, 0.25, c, a, 0, c], results[1], 1e-14, "Jacobian by V");
        TensorAssert.Close([.. results[1].SelectMany(static entry => Enumerable.Repeat(entry, 3))], results[2], 1e-14, "Jacobian by W1");
    }

    private Expr Times(Expr matrix, Expr vector) => _graph.Einsum("ij,j->i", matrix, vector);
}
