namespace Symbolic;

/// <summary>
/// The monomials in a number of variables, packed into 128 bits: one field of equal width for each exponent, the first variable in
/// the highest bits. A product of monomials is then one addition and the lexicographic order one comparison. The top bit of every
/// field stays free, so that a borrow in a division shows.
/// </summary>
internal sealed class PolynomialRing
{
    /// <summary>With more variables too little room would be left for their exponents.</summary>
    public const int MaxVariables = 32;

    private readonly UInt128 _guards;

    public PolynomialRing(int variables)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, MaxVariables);
        Variables = variables;
        Width = Math.Min(30, 128 / Math.Max(1, variables));
        MaxExponent = (1 << (Width - 1)) - 1;
        for (int i = 0; i < variables; i++)
        {
            _guards |= (UInt128)1 << (ShiftOf(i) + Width - 1);
        }
    }

    public int Variables { get; }

    public int Width { get; }

    /// <summary>The largest exponent of one variable in one monomial.</summary>
    public int MaxExponent { get; }

    /// <summary>The monomial of one variable to a power.</summary>
    public UInt128 Power(int variable, int exponent) => exponent <= MaxExponent ? (UInt128)(uint)exponent << ShiftOf(variable) : throw new AlgebraLimitException();

    public int ExponentOf(UInt128 monomial, int variable) => (int)(uint)(monomial >> ShiftOf(variable)) & ((1 << Width) - 1);

    /// <summary>The monomial without one of its variables.</summary>
    public UInt128 Without(UInt128 monomial, int variable) => monomial & ~((((UInt128)1 << Width) - 1) << ShiftOf(variable));

    public bool Divides(UInt128 divisor, UInt128 monomial) => (((monomial | _guards) - divisor) & _guards) == _guards;

    /// <summary>Does a product of two monomials have an exponent that is too large?</summary>
    public bool Overflows(UInt128 product) => (product & _guards) != 0;

    private int ShiftOf(int variable) => (Variables - 1 - variable) * Width;
}
