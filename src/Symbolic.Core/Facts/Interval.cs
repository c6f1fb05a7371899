using System.Globalization;

namespace Symbolic;

/// <summary>An interval of the extended real line: the hull of a function's values.</summary>
/// <param name="Lower">The lower end, perhaps −∞.</param>
/// <param name="Upper">The upper end, perhaps +∞.</param>
/// <param name="LowerClosed">True when the lower end belongs to the interval.</param>
/// <param name="UpperClosed">True when the upper end belongs to the interval.</param>
public readonly record struct Interval(double Lower, double Upper, bool LowerClosed, bool UpperClosed)
{
    /// <summary>All real numbers.</summary>
    public static Interval Reals => new(double.NegativeInfinity, double.PositiveInfinity, false, false);

    /// <summary>The positive numbers.</summary>
    public static Interval Positive => new(0, double.PositiveInfinity, false, false);

    /// <summary>Zero and the positive numbers.</summary>
    public static Interval Nonnegative => new(0, double.PositiveInfinity, true, false);

    /// <summary>The numbers strictly between two ends.</summary>
    public static Interval Open(double lower, double upper) => new(lower, upper, false, false);

    /// <summary>The numbers between two ends, ends included.</summary>
    public static Interval Closed(double lower, double upper) => new(lower, upper, true, true);

    /// <summary>The numbers from a lower end (included) upwards.</summary>
    public static Interval AtLeast(double lower) => new(lower, double.PositiveInfinity, true, false);

    /// <summary>True when the number lies in the interval.</summary>
    public bool Contains(double value) =>
        (value > Lower || (LowerClosed && value == Lower)) && (value < Upper || (UpperClosed && value == Upper));

    /// <summary>The signs that numbers of the interval have.</summary>
    public Possible Signs =>
        (Lower < 0 ? Possible.Negative : Possible.None)
        | (Contains(0) ? Possible.Zero : Possible.None)
        | (Upper > 0 ? Possible.Positive : Possible.None);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(LowerClosed ? '[' : '(')}{End(Lower)}, {End(Upper)}{(UpperClosed ? ']' : ')')}");

    private static string End(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        Math.PI => "π",
        -Math.PI => "-π",
        Math.PI / 2 => "π/2",
        -Math.PI / 2 => "-π/2",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
