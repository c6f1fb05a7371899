using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>(xy+z)² + exp(x−yz) at (1, 2, 0), whose derivatives a lecture prints wrongly.</summary>
public sealed class TitleExampleTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;
    private readonly Expr _z;
    private readonly Expr _f;

    public TitleExampleTests()
    {
        (_x, _y, _z) = _graph.Symbols("x", "y", "z");
        _f = ((_x * _y) + _z).Pow(2) + Exp[_x - (_y * _z)];
    }

    [Fact]
    public void Value_and_gradient_at_the_point_of_the_lecture()
    {
        Gradient gradient = _f.Gradient(_x, _y, _z);
        Assert.Equal(4 + Math.E, At(_f), 1e-14);
        Assert.Equal(8 + Math.E, At(gradient[_x]), 1e-14);
        Assert.Equal(4, At(gradient[_y]), 1e-14);
        Assert.Equal(4 - (2 * Math.E), At(gradient[_z]), 1e-14);
    }

    [Fact]
    public void Hessian_at_the_point_of_the_lecture()
    {
        DerivativeMatrix hessian = _f.Hessian(_x, _y, _z);
        double[,] expected =
        {
            { 8 + Math.E, 8, 4 - (2 * Math.E) },
            { 8, 2, 2 - Math.E },
            { 4 - (2 * Math.E), 2 - Math.E, 2 + (4 * Math.E) },
        };
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                Assert.Equal(expected[row, column], At(hessian[row, column]), 1e-13);
                Assert.Equal(hessian[row, column], hessian[column, row]);
            }
        }
    }

    [Fact]
    public void Mixed_derivatives_agree_with_the_Hessian()
    {
        Assert.Equal(At(_f.Hessian(_x, _y, _z)[0, 2]), At(_f.Differentiate(_x, _z)), 1e-13);
        Assert.Equal(At(_f.Differentiate(_z, _x)), At(_f.Differentiate(_x, _z)), 1e-13);
    }

    [Fact]
    public void Hessian_times_vector_is_the_product()
    {
        DerivativeMatrix hessian = _f.Hessian(_x, _y, _z);
        Expr[] vector = [_graph.Number(2), _graph.Number(-1), _graph.Number(3)];
        IReadOnlyList<Expr> product = _f.Hvp([_x, _y, _z], vector);
        for (int row = 0; row < 3; row++)
        {
            double expected = (2 * At(hessian[row, 0])) - At(hessian[row, 1]) + (3 * At(hessian[row, 2]));
            Assert.Equal(expected, At(product[row]), 1e-12);
        }
    }

    private double At(Expr expr) => expr.At((_x, 1), (_y, 2), (_z, 0));
}
