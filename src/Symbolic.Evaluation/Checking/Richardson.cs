namespace Symbolic;

/// <summary>
/// Numerical derivatives by Richardson's extrapolation of central differences:
/// φ(h) = (f(x+h) − f(x−h))/(2h), f′(x) ≈ φ(h/2) + ⅓(φ(h/2) − φ(h)). The error is −h⁴f⁽⁵⁾/480 and what rounding adds, which
/// grows as h falls.
/// </summary>
public static class Richardson
{
    /// <summary>The step for a point: 2·10⁻³·max(1, |x|), near the best trade of truncation against rounding.</summary>
    public static double DefaultStep(double x) => 2e-3 * Math.Max(1, Math.Abs(x));

    /// <summary>The derivative of a function at a point.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point.</param>
    /// <param name="z">The step; <see cref="DefaultStep"/> when it is not given.</param>
    public static RichardsonEstimate Estimate(Func<double, double> f, double x, double? z = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        double step = z ?? DefaultStep(x);
        double f1 = f(x + step), f2 = f(x - step), f3 = f(x + (step / 2)), f4 = f(x - (step / 2));
        return Extrapolate(f1, f2, f3, f4, step);
    }

    /// <summary>The derivative of an expression by one of its variables.</summary>
    /// <param name="f">A number.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="x">Its value.</param>
    /// <param name="z">The step; <see cref="DefaultStep"/> when it is not given.</param>
    /// <param name="others">The values of the other variables.</param>
    public static RichardsonEstimate Estimate(Expr f, Expr variable, double x, double? z = null, params ReadOnlySpan<(Expr Variable, double Value)> others) =>
        Estimate(FiniteDifference.Along(f, variable, others), x, z);

    internal static RichardsonEstimate Extrapolate(double f1, double f2, double f3, double f4, double z)
    {
        double g1 = (f1 - f2) / (2 * z);
        double g2 = (f3 - f4) / z;
        return new RichardsonEstimate(g1, g2, g2 + ((g2 - g1) / 3), z);
    }
}

/// <summary>A numerical derivative and the two differences from which it comes.</summary>
/// <param name="AtStep">φ(z), the central difference with the whole step.</param>
/// <param name="AtHalfStep">φ(z/2), the central difference with half the step.</param>
/// <param name="Value">The extrapolation, four orders better.</param>
/// <param name="Step">z.</param>
public readonly record struct RichardsonEstimate(double AtStep, double AtHalfStep, double Value, double Step);
