using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests.Checking;

/// <summary>The tables of the course notes on numerical gradients.</summary>
public class RichardsonTests
{
    private const double Relative = 1e-11;

    // x, step, φ(z), φ(z/2), extrapolated, exact.
    public static TheoryData<string, double, double, double, double, double, double> Table => new()
    {
        { "exp", 1, 0.5, 2.832967799637937, 2.746685881698334, 2.717925242385133, 2.718281828459045 },
        { "exp", 1, 0.1, 2.7228145639474177, 2.7194145874731834, 2.718281261981772, 2.718281828459045 },
        { "exp", 1, 0.01, 2.718327133382714, 2.7182931546474443, 2.7182818284023544, 2.718281828459045 },
        { "exp", 1, 0.005, 2.7182931546474443, 2.718284660003434, 2.71828182845543, 2.718281828459045 },
        { "exp", 1, 0.002, 2.718283640647301, 2.718282281505946, 2.7182818284588275, 2.718281828459045 },
        { "exp", 1, 0.001, 2.718282281505946, 2.718281941720413, 2.7182818284585686, 2.718281828459045 },
        { "tanh", 0.5, 0.5, 0.7615941559557649, 0.7804605799671563, 0.7867493879709535, 0.7864477329659274 },
        { "tanh", 0.5, 0.1, 0.7855030237140515, 0.7862120594022737, 0.7864484046316811, 0.7864477329659274 },
        { "sin", 1, 0.5, 0.5180694479998516, 0.5346917186645044, 0.540232475552722, 0.5403023058681397 },
        { "sin", 1, 0.1, 0.5394022521697589, 0.54007720804643, 0.5403021933386537, 0.5403023058681397 },
        { "(2x+0)^2+exp(x-0)", 1, 0.01, 10.718327133382699, 10.718293154647363, 10.718281828402251, 10.718281828459045 },
        { "(y+0)^2+exp(1-0y)", 2, 0.01, 3.9999999999999147, 3.9999999999999147, 3.9999999999999147, 4 },
        { "(2+z)^2+exp(1-2z)", 0, 0.5, -2.3890560989306504, -1.6659355992758744, -1.4248954327242824, -1.4365636569180902 },
        { "(2+z)^2+exp(1-2z)", 0, 0.1, -1.4728799712203955, -1.4456291278948363, -1.4365455134529832, -1.4365636569180902 },
        { "(2+z)^2+exp(1-2z)", 0, 0.01, -1.4369261017441293, -1.4366542667654691, -1.4365636551059158, -1.4365636569180902 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void TheTableOfTheNotesComesOut(string function, double at, double z, double atStep, double atHalfStep, double extrapolated, double exact)
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr f = function switch
        {
            "exp" => Exp[x],
            "tanh" => Tanh[x],
            "sin" => Sin[x],
            "(2x+0)^2+exp(x-0)" => (2 * x).Pow(2) + Exp[x],
            "(y+0)^2+exp(1-0y)" => x.Pow(2) + Exp[g.One],
            _ => (2 + x).Pow(2) + Exp[1 - 2 * x],
        };
        RichardsonEstimate estimate = Richardson.Estimate(f, x, at, z);
        Close(atStep, estimate.AtStep);
        Close(atHalfStep, estimate.AtHalfStep);
        Close(extrapolated, estimate.Value);
        Assert.Equal(z, estimate.Step);

        // The error term is −z⁴f⁽⁵⁾/480; these functions have fifth derivatives below 240 at these points.
        Assert.True(Math.Abs(estimate.Value - exact) <= (Math.Pow(z, 4) * 240 / 480) + 1e-12);
    }

    [Fact]
    public void TheTitleFunctionWithATenthComesOut()
    {
        var g = new ExprGraph();
        var (x, y, z) = g.Symbols("x", "y", "z");
        Expr f = (x * y + z).Pow(2) + Exp[x - y * z];
        Close(10.718281261981781, Richardson.Estimate(f, x, 1, 0.1, (y, 2), (z, 0)).Value);
        Close(4.000000000000005, Richardson.Estimate(f, y, 2, 0.1, (x, 1), (z, 0)).Value);
        Close(-1.4365455134529832, Richardson.Estimate(f, z, 0, 0.1, (x, 1), (y, 2)).Value);
    }

    [Fact]
    public void TheDefaultStepGrowsWithTheVariable()
    {
        Assert.Equal(2e-3, Richardson.DefaultStep(0.3));
        Assert.Equal(0.2, Richardson.DefaultStep(-100));
        Assert.Equal(2e-3, Richardson.Estimate(Math.Exp, 1).Step);
        Assert.Equal(Math.E, Richardson.Estimate(Math.Exp, 1).Value, 11);
    }

    [Fact]
    public void AForwardDifferenceHasFourDigitsWhereRichardsonHasTwelve()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Assert.Equal(1.4e-4, FiniteDifference.Forward(Exp[x], x, 1, 1e-4) - Math.E, 5);
        Assert.Equal(Math.E, FiniteDifference.Central(Exp[x], x, 1, 1e-4), 7);
        Assert.Equal(FiniteDifference.Forward(Math.Exp, 1, 1e-4), FiniteDifference.Forward(Exp[x], x, 1, 1e-4));
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Relative * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
}
