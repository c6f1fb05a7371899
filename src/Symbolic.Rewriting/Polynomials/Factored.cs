namespace Symbolic;

/// <summary>
/// A rational function as a number times powers of polynomials: each primitive with a positive leading coefficient, single variables
/// apart, no two equal, none below the fraction line with a common factor above it. What is not multiplied out stays short.
/// </summary>
internal sealed class Factored(Rational scale, List<(Polynomial Base, int Exponent)> factors)
{
    public Rational Scale { get; } = scale;

    public List<(Polynomial Base, int Exponent)> Factors => factors;

    public bool IsZero => Scale.IsZero;

    public static Factored Zero { get; } = new(Rational.Zero, []);

    public static Factored Number(Rational value) => new(value, []);

    public int ExponentOf(Polynomial @base)
    {
        foreach ((Polynomial own, int exponent) in factors)
        {
            if (own.Equals(@base))
            {
                return exponent;
            }
        }

        return 0;
    }

    /// <summary>What stands below the fraction line, as positive powers; the number left out.</summary>
    public Factored Denominator => new(Rational.One, [.. factors.Where(static f => f.Exponent < 0).Select(static f => (f.Base, -f.Exponent))]);

    /// <summary>What stands above the fraction line, with the number.</summary>
    public Factored Numerator => new(Scale, [.. factors.Where(static f => f.Exponent > 0)]);
}
