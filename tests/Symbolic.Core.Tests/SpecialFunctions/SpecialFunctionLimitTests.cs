using System.Numerics;
using System.Reflection;
using Symbolic.Numerics;

namespace Symbolic.Tests.SpecialFunctions;

/// <summary>Domains, poles, infinities, signed zeros and values that must be exact.</summary>
public sealed class SpecialFunctionLimitTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double TwoTo1000 = 1.0715086071862673e301;
    private const double NaN = double.NaN;

    private static readonly Dictionary<string, Func<double, double>> Unary = typeof(Special)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.GetParameters().Length == 1)
        .ToDictionary(method => method.Name, method => method.CreateDelegate<Func<double, double>>());

    public static TheoryData<string> UnaryNames => [.. Unary.Keys];

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void NaN_gives_NaN(string name) => Assert.True(double.IsNaN(Unary[name](NaN)));

    [Theory]
    [InlineData("Expm1", Infinity, Infinity)]
    [InlineData("Expm1", -Infinity, -1)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Expm1", 710, Infinity)]
    [InlineData("Log1p", Infinity, Infinity)]
    [InlineData("Log1p", -1, -Infinity)]
    [InlineData("Log1p", -1.0000000000000002, NaN)]
    [InlineData("Log1p", -Infinity, NaN)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Cbrt", Infinity, Infinity)]
    [InlineData("Cbrt", -Infinity, -Infinity)]
    [InlineData("Cbrt", -0.0, -0.0)]
    [InlineData("Round", Infinity, Infinity)]
    [InlineData("Round", -0.25, -0.0)]
    [InlineData("Round", 2.5, 2)]
    [InlineData("Round", 3.5, 4)]
    [InlineData("Sec", Infinity, NaN)]
    [InlineData("Csc", Infinity, NaN)]
    [InlineData("Cot", -Infinity, NaN)]
    [InlineData("Csc", 0, Infinity)]
    [InlineData("Cot", 0, Infinity)]
    [InlineData("Csc", -0.0, -Infinity)]
    [InlineData("Cot", -0.0, -Infinity)]
    [InlineData("Asec", 1, 0)]
    [InlineData("Asec", -1, Math.PI)]
    [InlineData("Asec", 0.9999999999999999, NaN)]
    [InlineData("Asec", -0.5, NaN)]
    [InlineData("Asec", 0, NaN)]
    [InlineData("Asec", Infinity, Math.PI / 2)]
    [InlineData("Asec", -Infinity, Math.PI / 2)]
    [InlineData("Acsc", 1, Math.PI / 2)]
    [InlineData("Acsc", -1, -Math.PI / 2)]
    [InlineData("Acsc", 0.9999999999999999, NaN)]
    [InlineData("Acsc", 0, NaN)]
    [InlineData("Acsc", Infinity, 0)]
    [InlineData("Acsc", -Infinity, -0.0)]
    [InlineData("Acot", 0, Math.PI / 2)]
    [InlineData("Acot", -0.0, Math.PI / 2)]
    [InlineData("Acot", -5e-324, -Math.PI / 2)]
    [InlineData("Acot", Infinity, 0)]
    [InlineData("Acot", -Infinity, -0.0)]
    [InlineData("Sech", Infinity, 0)]
    [InlineData("Sech", -Infinity, 0)]
    [InlineData("Sech", 0, 1)]
    [InlineData("Csch", Infinity, 0)]
    [InlineData("Csch", -Infinity, -0.0)]
    [InlineData("Csch", 0, Infinity)]
    [InlineData("Csch", -0.0, -Infinity)]
    [InlineData("Coth", Infinity, 1)]
    [InlineData("Coth", -Infinity, -1)]
    [InlineData("Coth", 0, Infinity)]
    [InlineData("Coth", -0.0, -Infinity)]
    [InlineData("Asech", 1, 0)]
    [InlineData("Asech", 0, Infinity)]
    [InlineData("Asech", 1.0000000000000002, NaN)]
    [InlineData("Asech", -0.5, NaN)]
    [InlineData("Asech", Infinity, NaN)]
    [InlineData("Acsch", 0, Infinity)]
    [InlineData("Acsch", -0.0, -Infinity)]
    [InlineData("Acsch", Infinity, 0)]
    [InlineData("Acsch", -Infinity, -0.0)]
    [InlineData("Acoth", 1, Infinity)]
    [InlineData("Acoth", -1, -Infinity)]
    [InlineData("Acoth", 0.9999999999999999, NaN)]
    [InlineData("Acoth", 0, NaN)]
    [InlineData("Acoth", Infinity, 0)]
    [InlineData("Acoth", -Infinity, -0.0)]
    [InlineData("Asinh", Infinity, Infinity)]
    [InlineData("Asinh", -Infinity, -Infinity)]
    [InlineData("Asinh", -0.0, -0.0)]
    [InlineData("Acosh", 1, 0)]
    [InlineData("Acosh", 0.9999999999999999, NaN)]
    [InlineData("Acosh", Infinity, Infinity)]
    [InlineData("Atanh", 1, Infinity)]
    [InlineData("Atanh", -1, -Infinity)]
    [InlineData("Atanh", 1.0000000000000002, NaN)]
    [InlineData("OneMinusTanhSquared", Infinity, 0)]
    [InlineData("OneMinusTanhSquared", -Infinity, 0)]
    [InlineData("OneMinusTanhSquared", 0, 1)]
    [InlineData("Sigmoid", Infinity, 1)]
    [InlineData("Sigmoid", -Infinity, 0)]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Logit", 0, -Infinity)]
    [InlineData("Logit", 1, Infinity)]
    [InlineData("Logit", 0.5, 0)]
    [InlineData("Logit", -5e-324, NaN)]
    [InlineData("Logit", 1.0000000000000002, NaN)]
    [InlineData("Logit", Infinity, NaN)]
    [InlineData("Logit", -Infinity, NaN)]
    [InlineData("Softplus", Infinity, Infinity)]
    [InlineData("Softplus", -Infinity, 0)]
    [InlineData("Softsign", Infinity, 1)]
    [InlineData("Softsign", -Infinity, -1)]
    [InlineData("Gelu", Infinity, Infinity)]
    [InlineData("Gelu", -Infinity, -0.0)]
    [InlineData("Gelu", 0, 0)]
    [InlineData("Silu", Infinity, Infinity)]
    [InlineData("Silu", -Infinity, -0.0)]
    [InlineData("Silu", -0.0, -0.0)]
    [InlineData("Selu", Infinity, Infinity)]
    [InlineData("Selu", -Infinity, -1.7580993408473769)]
    [InlineData("Erf", Infinity, 1)]
    [InlineData("Erf", -Infinity, -1)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Erfc", Infinity, 0)]
    [InlineData("Erfc", -Infinity, 2)]
    [InlineData("Erfc", 0, 1)]
    [InlineData("Erfc", 27.3, 0)]
    [InlineData("Gamma", 0, NaN)]
    [InlineData("Gamma", -1, NaN)]
    [InlineData("Gamma", -200, NaN)]
    [InlineData("Gamma", -1e300, NaN)]
    [InlineData("Gamma", Infinity, Infinity)]
    [InlineData("Gamma", -Infinity, NaN)]
    [InlineData("Gamma", 171.62437695630274, Infinity)]
    [InlineData("Gamma", 172, Infinity)]
    [InlineData("Gamma", 1e300, Infinity)]
    [InlineData("Gamma", 5e-324, Infinity)]
    [InlineData("Gamma", -5e-324, -Infinity)]
    [InlineData("Gamma", -190.5, -0.0)]
    [InlineData("Gamma", -1001.5, 0)]
    [InlineData("LogGamma", 0, Infinity)]
    [InlineData("LogGamma", -7, Infinity)]
    [InlineData("LogGamma", 1, 0)]
    [InlineData("LogGamma", 2, 0)]
    [InlineData("LogGamma", Infinity, Infinity)]
    [InlineData("LogGamma", -Infinity, NaN)]
    [InlineData("LogGamma", 1e306, Infinity)]
    [InlineData("Digamma", 0, NaN)]
    [InlineData("Digamma", -3, NaN)]
    [InlineData("Digamma", Infinity, Infinity)]
    [InlineData("Digamma", -Infinity, NaN)]
    [InlineData("Digamma", 5e-324, -Infinity)]
    public void Limits_and_domains(string name, double argument, double expected) => Same(expected, Unary[name](argument));

    [Theory]
    [InlineData(0, 1.5, 0.036489973978576520559)]
    [InlineData(1, 0, Infinity)]
    [InlineData(1, -4, Infinity)]
    [InlineData(2, -4, NaN)]
    [InlineData(-1, 2, NaN)]
    [InlineData(0.5, 2, NaN)]
    [InlineData(NaN, 2, NaN)]
    [InlineData(1e300, 2, NaN)]
    [InlineData(1, Infinity, 0)]
    [InlineData(3, -Infinity, NaN)]
    [InlineData(1, NaN, NaN)]
    [InlineData(2, 1e-200, -Infinity)]
    [InlineData(1, 1e300, 1e-300)]
    [InlineData(200, -0.5, -Infinity)]
    [InlineData(1000000000, 3, -Infinity)]
    [InlineData(1000000001, 3, Infinity)]
    public void Polygamma_limits(double n, double x, double expected)
    {
        double actual = Special.Polygamma(n, x);
        if (expected is 0.036489973978576520559 or 1e-300)
        {
            Assert.Equal(expected, actual, expected * 1e-14);
            return;
        }

        Same(expected, actual);
    }

    [Fact]
    public void Gamma_is_the_factorial_at_integers()
    {
        BigInteger factorial = BigInteger.One;
        for (int n = 1; n <= 171; n++)
        {
            Assert.Equal(((Rational)factorial).ToDouble(), Special.Gamma(n));
            factorial *= n;
        }
    }

    [Theory]
    [InlineData(7, 3, 1)]
    [InlineData(-7, 3, 2)]
    [InlineData(7, -3, -2)]
    [InlineData(-7, -3, -1)]
    [InlineData(5.5, 2, 1.5)]
    [InlineData(6, 3, 0)]
    [InlineData(-6, 3, 0)]
    [InlineData(6, -3, -0.0)]
    [InlineData(1, 0, NaN)]
    [InlineData(0, 0, NaN)]
    [InlineData(Infinity, 3, NaN)]
    [InlineData(3, NaN, NaN)]
    [InlineData(3, Infinity, 3)]
    public void Mod_is_floored(double x, double y, double expected) => Same(expected, Special.Mod(x, y));

    [Theory]
    [InlineData(-8, 1, 3, -2)]
    [InlineData(-8, 2, 3, 4)]
    [InlineData(-8, -1, 3, -0.5)]
    [InlineData(-8, 1, -3, -0.5)]
    [InlineData(-8, 2, 6, -2)]
    [InlineData(-8, -2, -6, -2)]
    [InlineData(-8, 1, 2, NaN)]
    [InlineData(-8, 3, 4, NaN)]
    [InlineData(-8, 6, 3, 64)]
    [InlineData(-8, 9, 3, -512)]
    [InlineData(16, 3, 4, 8)]
    [InlineData(-32, 3, 5, -8)]
    [InlineData(3486784401, 7, 20, 2187)]
    [InlineData(1e-300, 1, 3, 1e-100)]
    [InlineData(0, 1, 3, 0)]
    [InlineData(-0.0, 1, 3, -0.0)]
    [InlineData(-0.0, 2, 3, 0)]
    [InlineData(-0.0, 1, 2, 0)]
    [InlineData(-0.0, -1, 3, -Infinity)]
    [InlineData(0, -2, 3, Infinity)]
    [InlineData(Infinity, 2, 3, Infinity)]
    [InlineData(-Infinity, 1, 3, -Infinity)]
    [InlineData(-Infinity, -1, 3, -0.0)]
    [InlineData(Infinity, -1, 2, 0)]
    [InlineData(NaN, 1, 3, NaN)]
    [InlineData(7, 0, 3, 1)]
    [InlineData(7, 1, 0, NaN)]
    [InlineData(-1, 1, long.MaxValue, -1)]
    [InlineData(-2, 1, long.MinValue, NaN)]
    [InlineData(-1, long.MinValue, long.MaxValue, 1)]
    [InlineData(-1, long.MinValue, -1, 1)]
    public void RealPow_takes_real_roots(double x, long p, long q, double expected) => Same(expected, Special.RealPow(x, p, q));

    [Theory]
    [InlineData(-3, 3, -27)]
    [InlineData(-3, -3, -1.0 / 27)]
    [InlineData(0, 0, 1)]
    [InlineData(0, -1, Infinity)]
    [InlineData(-0.0, -3, -Infinity)]
    [InlineData(-0.0, 3, -0.0)]
    [InlineData(-0.0, -2, Infinity)]
    [InlineData(1e155, -2, 1e-310)]
    [InlineData(Infinity, -4, 0)]
    [InlineData(-Infinity, -3, -0.0)]
    [InlineData(-1, long.MaxValue, -1)]
    [InlineData(-1, long.MinValue, 1)]
    [InlineData(-1, -9007199254740993, -1)]
    [InlineData(-2, 9007199254740993, -Infinity)]
    [InlineData(2, 1023, 8.98846567431158e307)]
    public void PowInteger_keeps_parity_and_range(double x, long n, double expected) => Same(expected, Special.PowInteger(x, n));

    [Theory]
    [InlineData(243, 3, 5)]
    [InlineData(1000, 10, 3)]
    [InlineData(8, 0.5, -3)]
    [InlineData(1, 7, 0)]
    [InlineData(0, 7, -Infinity)]
    [InlineData(-1, 7, NaN)]
    [InlineData(5, 1, NaN)]
    [InlineData(5, 0, NaN)]
    [InlineData(5, -2, NaN)]
    [InlineData(Infinity, 3, Infinity)]
    public void LogBase_is_exact_at_powers(double x, double @base, double expected) => Same(expected, Special.LogBase(x, @base));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 5, 0)]
    [InlineData(0, Infinity, 0)]
    [InlineData(0, -1, NaN)]
    [InlineData(0, NaN, NaN)]
    [InlineData(2, 0, -Infinity)]
    [InlineData(2, 1, 0)]
    public void XTimesLogY_is_0_at_0(double x, double y, double expected) => Same(expected, Special.XTimesLogY(x, y));

    [Theory]
    [InlineData(Infinity, NaN, Infinity)]
    [InlineData(NaN, -Infinity, Infinity)]
    [InlineData(3 * TwoTo1000, 4 * TwoTo1000, 5 * TwoTo1000)]
    [InlineData(3 / TwoTo1000, -4 / TwoTo1000, 5 / TwoTo1000)]
    [InlineData(0, 0, 0)]
    public void Hypot_neither_overflows_nor_underflows(double x, double y, double expected) => Same(expected, Special.Hypot(x, y));

    [Fact]
    public void Elu_scales_its_negative_part()
    {
        Same(3, Special.Elu(3, 0.5));
        Same(-0.5, Special.Elu(double.NegativeInfinity, 0.5));
        Same(NaN, Special.Elu(NaN, 0.5));
    }

    [Fact]
    public void Cube_roots_of_cubes_are_exact()
    {
        for (int n = -1000; n <= 1000; n++)
        {
            Assert.Equal(n, Special.Cbrt((double)n * n * n));
        }
    }

    /// <summary>Bit for bit, except that all NaN are alike.</summary>
    private static void Same(double expected, double actual) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
        $"expected {expected:R}, got {actual:R}");

    [Fact]
    public void Exponents_longer_than_a_word_keep_the_sign()
    {
        System.Numerics.BigInteger big = System.Numerics.BigInteger.Pow(2, 70);
        Func<double, double> odd = Operators.Power.EvaluateAtExactRight!(Rational.From(big + 1, big + 3))!;
        Func<double, double> even = Operators.Power.EvaluateAtExactRight!(Rational.From(big, big + 1))!;
        Assert.Equal((-8.0, 8.0), (odd(-8), odd(8)));
        Assert.Equal((8.0, 8.0), (even(-8), even(8)));
        Assert.Null(Operators.Power.EvaluateAtExactRight!(Rational.From(big + 1, big)));
    }
}
