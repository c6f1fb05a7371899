namespace Symbolic;

public static partial class Operators
{
    private static readonly Code s_noCode = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null };

    /// <summary>An exact rational number.</summary>
    public static readonly LeafOperator Number = Declare(new LeafOperator("number")
    {
        Summary = "An exact rational number; a decimal such as 0.1 is one tenth until it is compiled.",
        Notation = new(Layout.Leaf, "", "", ""),
        Code = s_noCode,
    });

    /// <summary>A variable.</summary>
    public static readonly LeafOperator Symbol = Declare(new LeafOperator("symbol")
    {
        Summary = "A variable.",
        Notation = new(Layout.Leaf, "", "", ""),
        Code = s_noCode,
    });

    /// <summary>A call of an unknown function or of one of its partial derivatives.</summary>
    public static readonly LeafOperator Call = Declare(new LeafOperator("call", int.MaxValue)
    {
        Summary = "A call of a function about which nothing is known; its derivative is a call of f′.",
        Notation = new(Layout.Call, "", "", ""),
        Code = s_noCode,
    });

    /// <summary>Entries of a vector or matrix.</summary>
    public static readonly LeafOperator Array = Declare(new LeafOperator("array", int.MaxValue)
    {
        Summary = "A vector or matrix of given entries.",
        Notation = new(Layout.Array, "", "", ""),
        Code = s_noCode,
    });

    /// <summary>The ratio of circumference to diameter.</summary>
    public static readonly LeafOperator Pi = Declare(new LeafOperator("pi")
    {
        Summary = "The ratio of a circle's circumference to its diameter.",
        Aliases = ["π"],
        Notation = new(Layout.Leaf, "pi", "π", @"\pi"),
        Code = new() { CSharp = "Math.PI", C = "3.14159265358979323846", Python = "np.pi", Julia = "pi", Sql = "PI()" },
        Value = Math.PI,
        Facts = Facts.Positive,
    });

    /// <summary>Euler's number.</summary>
    public static readonly LeafOperator E = Declare(new LeafOperator("e")
    {
        Summary = "Euler's number, the base of the natural logarithm.",
        Aliases = ["e"],
        Notation = new(Layout.Leaf, "e", "e", "e"),
        Code = new() { CSharp = "Math.E", C = "2.71828182845904523536", Python = "np.e", Julia = "MathConstants.e", Sql = "EXP(1.0)" },
        Value = Math.E,
        Facts = Facts.Positive,
    });

    /// <summary>Positive infinity: a bound, not a number.</summary>
    public static readonly LeafOperator Infinity = Declare(new LeafOperator("inf")
    {
        Summary = "Positive infinity.",
        Aliases = ["inf", "Inf", "∞"],
        Notation = new(Layout.Leaf, "inf", "∞", @"\infty"),
        Code = new() { CSharp = "double.PositiveInfinity", C = "INFINITY", Python = "np.inf", Julia = "Inf", Sql = "CAST('Infinity' AS DOUBLE PRECISION)" },
        Value = double.PositiveInfinity,
        Facts = new(Possible.Positive | Possible.Undefined | Possible.Fraction),
    });

    /// <summary>The value of what has none.</summary>
    public static readonly LeafOperator Undefined = Declare(new LeafOperator("nan")
    {
        Summary = "No real number.",
        Aliases = ["nan", "NaN"],
        Notation = new(Layout.Leaf, "nan", "nan", @"\mathrm{NaN}"),
        Code = new() { CSharp = "double.NaN", C = "NAN", Python = "np.nan", Julia = "NaN", Sql = "CAST('NaN' AS DOUBLE PRECISION)" },
        Value = double.NaN,
        Facts = Facts.Unknown,
    });

    /// <summary>True.</summary>
    public static readonly LeafOperator True = Declare(new LeafOperator("true")
    {
        Summary = "The truth value true.",
        Aliases = ["true"],
        Notation = new(Layout.Leaf, "true", "true", @"\mathrm{true}"),
        Code = new() { CSharp = "true", C = "1", Python = "True", Julia = "true", Sql = "TRUE" },
        Value = 1,
        Result = Element.Boolean,
    });

    /// <summary>False.</summary>
    public static readonly LeafOperator False = Declare(new LeafOperator("false")
    {
        Summary = "The truth value false.",
        Aliases = ["false"],
        Notation = new(Layout.Leaf, "false", "false", @"\mathrm{false}"),
        Code = new() { CSharp = "false", C = "0", Python = "False", Julia = "false", Sql = "FALSE" },
        Value = 0,
        Result = Element.Boolean,
    });

    /// <summary>An Einstein sum.</summary>
    public static readonly LeafOperator Einsum = Declare(new LeafOperator("einsum", int.MaxValue)
    {
        Summary = "An Einstein sum: products of entries, summed over the indices that the result does not keep.",
        Notation = new(Layout.Einsum, "einsum", "einsum", ""),
        Code = s_noCode,
    });

    /// <summary>A tensor of zeros and ones given by a linear equation between its indices.</summary>
    public static readonly LeafOperator Delta = Declare(new LeafOperator("delta")
    {
        Summary = "A tensor of zeros and ones that is never stored: the identity, slices, windows, flattening.",
        Notation = new(Layout.Leaf, "delta", "δ", @"\delta"),
        Code = s_noCode,
    });
}
