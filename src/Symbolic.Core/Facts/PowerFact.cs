namespace Symbolic;

/// <summary>
/// The equation yᵏ = c that is assumed about a variable, of a tensor about each entry: y² = 1 of labels that are 1 or −1. Derivatives
/// are taken as if y could move; simplification uses the equation on what comes out.
/// </summary>
/// <param name="Exponent">k, at least 2.</param>
/// <param name="Value">c, not 0.</param>
public readonly record struct PowerFact(int Exponent, Rational Value)
{
    /// <summary>What follows about the variable: for an even exponent that it is not 0, for an odd one its sign.</summary>
    public Facts Implied => Exponent % 2 == 0 ? Facts.NonZero : Value.Sign > 0 ? Facts.Positive : Facts.Negative;

    /// <summary>The number closest in sign to x for which the equation holds.</summary>
    internal double Nearest(double x)
    {
        double size = Math.Pow(Math.Abs((double)Value), 1.0 / Exponent);
        return (Exponent % 2 == 0 ? x : Value.Sign) < 0 ? -size : size;
    }
}
