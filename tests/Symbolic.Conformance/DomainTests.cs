namespace Symbolic.Conformance;

/// <summary>The declared domain against where the declared value exists.</summary>
public class DomainTests
{
    private static readonly double[] s_grid =
    [
        0, 0.5, 1, 1.5, 2, Math.PI / 2, 3, Math.PI, 7, 20, 100.5, 700, 1e10, 1e300, double.MaxValue,
        1e-10, 1e-300, double.Epsilon, Math.BitDecrement(1), Math.BitIncrement(1),
    ];

    public static TheoryData<string> Unary() => OperatorCases.NamesOf(OperatorCases.RealUnary);

    [Theory]
    [MemberData(nameof(Unary))]
    public void Values_exist_on_the_domain_and_nowhere_else(string name)
    {
        var op = (UnaryOperator)OperatorCases.Named(name);
        foreach (double x in s_grid.Concat(s_grid.Select(static x => -x)).Concat(OperatorCases.SamplesOf(op).Select(static s => s[0])))
        {
            double value = op.Evaluate(x);
            if (!op.Domain.Contains(x))
            {
                Assert.False(double.IsFinite(value), $"{name}({x}) = {value} lies outside the domain {op.Domain.Text}");
            }
            else
            {
                Assert.False(double.IsNaN(value), $"{name}({x}) is undefined inside the domain {op.Domain.Text}");

                // Infinite inside the domain only when the real value is beyond double precision.
                bool moderate = Math.Abs(x) <= 150 && Math.Abs(x) >= 1e-100;
                Assert.False(double.IsInfinity(value) && moderate, $"{name}({x}) is infinite inside the domain {op.Domain.Text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void Safe_signs_lie_in_the_domain(string name)
    {
        var op = (UnaryOperator)OperatorCases.Named(name);
        foreach (double x in s_grid.Concat(s_grid.Select(static x => -x)))
        {
            Possible sign = x < 0 ? Possible.Negative : x > 0 ? Possible.Positive : Possible.Zero;
            Assert.True((op.Domain.Safe & sign) == 0 || op.Domain.Contains(x), $"{sign} is called safe for {name}, but {x} is not in {op.Domain.Text}");
        }

        Assert.False(op.Domain.Contains(double.NaN));
        Assert.False(op.Domain.Contains(double.PositiveInfinity));
        Assert.False(op.Domain.Contains(double.NegativeInfinity));
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void What_is_undefined_stays_undefined(string name) =>
        Assert.Equal(double.NaN, OperatorCases.ValueOf(OperatorCases.Named(name), double.NaN));

    [Theory]
    [MemberData(nameof(Unary))]
    public void Samples_lie_in_the_domain(string name)
    {
        var op = (UnaryOperator)OperatorCases.Named(name);
        Assert.All(op.Samples, x => Assert.True(op.Domain.Contains(x)));
        Assert.True(op.Samples.Length >= 3);
    }
}
