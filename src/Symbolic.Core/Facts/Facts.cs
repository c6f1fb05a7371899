namespace Symbolic;

/// <summary>What a value may turn out to be. A bit that is absent is a proof that the case cannot happen.</summary>
[Flags]
public enum Possible : byte
{
    /// <summary>Nothing is possible: only the facts of contradictory assumptions.</summary>
    None = 0,

    /// <summary>The value may be negative.</summary>
    Negative = 1,

    /// <summary>The value may be zero.</summary>
    Zero = 2,

    /// <summary>The value may be positive.</summary>
    Positive = 4,

    /// <summary>The value may be undefined (outside the domain) or infinite.</summary>
    Undefined = 8,

    /// <summary>The value may be other than an integer.</summary>
    Fraction = 16,

    /// <summary>Any sign.</summary>
    AnySign = Negative | Zero | Positive,

    /// <summary>Any real number.</summary>
    AnyReal = AnySign | Fraction,

    /// <summary>Nothing is known.</summary>
    Anything = AnyReal | Undefined,
}

/// <summary>
/// What is known about the value of a node for all real values of the variables. Questions are answered with three values;
/// a rule that needs a fact must ask for <see cref="Truth.True"/>.
/// </summary>
public readonly record struct Facts(Possible Possible)
{
    /// <summary>A real variable about which nothing else is known.</summary>
    public static Facts Real => new(Possible.AnyReal);

    /// <summary>Greater than zero.</summary>
    public static Facts Positive => new(Possible.Positive | Possible.Fraction);

    /// <summary>Greater than or equal to zero.</summary>
    public static Facts Nonnegative => new(Possible.Positive | Possible.Zero | Possible.Fraction);

    /// <summary>Less than zero.</summary>
    public static Facts Negative => new(Possible.Negative | Possible.Fraction);

    /// <summary>Less than or equal to zero.</summary>
    public static Facts Nonpositive => new(Possible.Negative | Possible.Zero | Possible.Fraction);

    /// <summary>Not zero.</summary>
    public static Facts NonZero => new(Possible.Negative | Possible.Positive | Possible.Fraction);

    /// <summary>A whole number.</summary>
    public static Facts Integer => new(Possible.AnySign);

    /// <summary>Nothing is known, not even that there is a value.</summary>
    public static Facts Unknown => new(Possible.Anything);

    /// <summary>The facts of an exact number.</summary>
    public static Facts Of(Rational value) =>
        new((value.Sign < 0 ? Possible.Negative : value.Sign > 0 ? Possible.Positive : Possible.Zero)
            | (value.IsInteger ? Possible.None : Possible.Fraction));

    /// <summary>Is the value a real number at every point, neither undefined nor infinite?</summary>
    public bool IsTotal => (Possible & Possible.Undefined) == 0;

    /// <summary>Is the value positive (wherever it is defined)?</summary>
    public Truth IsPositive => Only(Possible.Positive);

    /// <summary>Is the value negative (wherever it is defined)?</summary>
    public Truth IsNegative => Only(Possible.Negative);

    /// <summary>Is the value zero or more (wherever it is defined)?</summary>
    public Truth IsNonnegative => Only(Possible.Positive | Possible.Zero);

    /// <summary>Is the value zero or less (wherever it is defined)?</summary>
    public Truth IsNonpositive => Only(Possible.Negative | Possible.Zero);

    /// <summary>Is the value different from zero (wherever it is defined)?</summary>
    public Truth IsNonZero => Only(Possible.Positive | Possible.Negative);

    /// <summary>Is the value a whole number (wherever it is defined)?</summary>
    public Truth IsInteger => (Possible & Possible.Fraction) == 0 ? Truth.True : Truth.Unknown;

    /// <summary>The signs that the value may have.</summary>
    public Possible Signs => Possible & Possible.AnySign;

    /// <summary>Both these facts and the others hold.</summary>
    public Facts And(Facts other) => new(Possible & other.Possible);

    /// <summary>One of the two holds, it is not known which.</summary>
    public Facts Or(Facts other) => new(Possible | other.Possible);

    private Truth Only(Possible signs)
    {
        Possible mine = Signs;
        return mine == Possible.None ? Truth.Unknown
            : (mine & ~signs) == 0 ? Truth.True
            : (mine & signs) == 0 ? Truth.False
            : Truth.Unknown;
    }
}
