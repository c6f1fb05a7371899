using System.Globalization;
using System.Reflection;
using Symbolic.Numerics;
using Xunit.Abstractions;

namespace Symbolic.Tests.SpecialFunctions;

/// <summary>Measures every special function against values computed with 60 digits (reference.py, reference.txt).</summary>
public sealed class SpecialFunctionAccuracyTests(ITestOutputHelper output)
{
    /// <summary>
    /// What is promised: the error is at most so many ulps of the true value, or so much in absolute terms, which counts
    /// beside zeros of the function that are not at a binary64 number.
    /// </summary>
    private sealed record Measured(Func<double[], double> Function, double Ulps, double Absolute = 0);

    private static readonly Dictionary<string, Measured> Functions = new()
    {
        ["Expm1"] = new(a => Special.Expm1(a[0]), 2),
        ["Log1p"] = new(a => Special.Log1p(a[0]), 2),
        ["LogBase"] = new(a => Special.LogBase(a[0], a[1]), 2),
        ["XTimesLogY"] = new(a => Special.XTimesLogY(a[0], a[1]), 2),
        ["Cbrt"] = new(a => Special.Cbrt(a[0]), 1),
        ["Hypot"] = new(a => Special.Hypot(a[0], a[1]), 1),
        ["RealPow"] = new(a => Special.RealPow(a[0], (long)a[1], (long)a[2]), 2),
        ["PowInteger"] = new(a => Special.PowInteger(a[0], (long)a[1]), 3),
        ["Mod"] = new(a => Special.Mod(a[0], a[1]), 0.51),
        ["Round"] = new(a => Special.Round(a[0]), 1e-9),
        ["Sec"] = new(a => Special.Sec(a[0]), 2),
        ["Csc"] = new(a => Special.Csc(a[0]), 2),
        ["Cot"] = new(a => Special.Cot(a[0]), 2),
        ["Asec"] = new(a => Special.Asec(a[0]), 4),
        ["Acsc"] = new(a => Special.Acsc(a[0]), 4),
        ["Acot"] = new(a => Special.Acot(a[0]), 2),
        ["Sech"] = new(a => Special.Sech(a[0]), 4),
        ["Csch"] = new(a => Special.Csch(a[0]), 4),
        ["Coth"] = new(a => Special.Coth(a[0]), 4),
        ["Asech"] = new(a => Special.Asech(a[0]), 4),
        ["Acsch"] = new(a => Special.Acsch(a[0]), 4),
        ["Acoth"] = new(a => Special.Acoth(a[0]), 4),
        ["Asinh"] = new(a => Special.Asinh(a[0]), 4),
        ["Acosh"] = new(a => Special.Acosh(a[0]), 4),
        ["Atanh"] = new(a => Special.Atanh(a[0]), 4),
        ["OneMinusTanhSquared"] = new(a => Special.OneMinusTanhSquared(a[0]), 4),
        ["Sigmoid"] = new(a => Special.Sigmoid(a[0]), 4),
        ["Logit"] = new(a => Special.Logit(a[0]), 4),
        ["Softplus"] = new(a => Special.Softplus(a[0]), 4),
        ["Softsign"] = new(a => Special.Softsign(a[0]), 2),
        ["Gelu"] = new(a => Special.Gelu(a[0]), 6),
        ["Silu"] = new(a => Special.Silu(a[0]), 4),
        ["Selu"] = new(a => Special.Selu(a[0]), 4),
        ["Elu"] = new(a => Special.Elu(a[0], a[1]), 4),
        ["Erf"] = new(a => Special.Erf(a[0]), 4),
        ["Erfc"] = new(a => Special.Erfc(a[0]), 5),
        ["Gamma"] = new(a => Special.Gamma(a[0]), 8),
        ["LogGamma"] = new(a => Special.LogGamma(a[0]), 8),
        ["LogGammaOfNegative"] = new(a => Special.LogGamma(a[0]), 16, 2e-15),
        ["Digamma"] = new(a => Special.Digamma(a[0]), 8, 4e-15),
        ["Polygamma"] = new(a => Special.Polygamma((int)a[0], a[1]), 45),
        ["PolygammaOfHighOrder"] = new(a => Special.Polygamma(a[0], a[1]), 16),
        ["PolygammaBeyondFactorials"] = new(a => Special.Polygamma(a[0], a[1]), 2e4),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_is_within_the_bound(string name)
    {
        Measured measured = Functions[name];
        int count = 0;
        double worst = 0;
        double worstAbsolute = 0;
        string worstLine = "";
        foreach (string line in File.ReadLines(ReferencePath()))
        {
            string[] fields = line.Split(' ');
            if (fields[0] != name)
            {
                continue;
            }

            count++;
            double[] arguments = fields[1..^1].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            double actual = measured.Function(arguments);
            (double ulps, double absolute) = Error(actual, fields[^1]);
            bool excused = absolute <= measured.Absolute;
            if (!excused && !(ulps <= measured.Ulps))
            {
                output.WriteLine($"{line}: {actual:R} is {ulps:G3} ulp off");
            }

            if (!excused && !(ulps <= worst))
            {
                worst = ulps;
                worstLine = line;
            }

            worstAbsolute = excused && ulps > measured.Ulps ? Math.Max(worstAbsolute, absolute) : worstAbsolute;
        }

        output.WriteLine($"{name}: {count} values, worst {worst:F2} ulp (bound {measured.Ulps}), {worstAbsolute:G2} absolute near zeros, at {worstLine}");
        Assert.True(count >= 50, "too few reference values");
        Assert.True(worst <= measured.Ulps, $"{worst} ulp at {worstLine}");
    }

    [Fact]
    public void Every_public_function_is_measured()
    {
        string[] missing = typeof(Special).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.Name)
            .Distinct()
            .Except(Functions.Keys)
            .ToArray();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_measure_sees_errors()
    {
        Assert.Equal((0, 0), Error(0.5, "0.5"));
        Assert.Equal(1, Error(Math.BitIncrement(1.0), "1").Ulps);
        Assert.Equal(double.PositiveInfinity, Error(double.NaN, "1").Ulps);
        Assert.Equal(double.PositiveInfinity, Error(double.PositiveInfinity, "1e300").Ulps);
        Assert.Equal(0, Error(double.PositiveInfinity, "1e400").Ulps);
        Assert.Equal(1, Error(2 * double.Epsilon, "4.94065645841246544176568792868e-324").Ulps, 0.01);
    }

    /// <summary>The error in units in the last place of the true value, and in absolute terms.</summary>
    private static (double Ulps, double Absolute) Error(double actual, string expected)
    {
        Assert.True(Rational.TryParseDecimal(expected, out Rational exact), expected);
        double rounded = exact.ToDouble();
        if (!double.IsFinite(actual) || double.IsInfinity(rounded))
        {
            return actual.Equals(rounded) ? (0, 0) : (double.PositiveInfinity, double.PositiveInfinity);
        }

        Rational ulp = Rational.FromDoubleExact(Math.ScaleB(1, rounded == 0 ? -1074 : Math.Max(Math.ILogB(rounded) - 52, -1074)));
        Rational error = Rational.Abs(Rational.FromDoubleExact(actual) - exact);
        return ((error / ulp).ToDouble(), error.ToDouble());
    }

    private static string ReferencePath()
    {
        string path = Path.Combine("tests", "Symbolic.Core.Tests", "SpecialFunctions", "reference.txt");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException("The reference values are missing; reference.py writes them.", path);
    }
}
