namespace Symbolic;

public static partial class Operators
{
    /// <summary>exp x.</summary>
    public static readonly UnaryOperator Exp = Declare(new UnaryOperator("exp")
    {
        Summary = "The exponential function.",
        Aliases = ["Exp"],
        Notation = new(Layout.Exponential, "exp", "exp", @"\exp"),
        Code = new() { CSharp = "Math.Exp({0})", C = "exp({0})", Python = "np.exp({0})", Julia = "exp({0})", Sql = "EXP({0})" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Positive,
        Partial = static (x, y) => y,
        Evaluate = Math.Exp,
        Exact = static x =>
            x.IsZero ? x.Graph.One
            : x.IsOne ? x.Graph.Constant(E!)
            : x.Is(Log!) && x.Operands[0].Facts.IsPositive == Truth.True ? x.Operands[0]
            : null,
        Samples = [-3, -0.5, 0, 0.5, 3],
    });

    /// <summary>The natural logarithm.</summary>
    public static readonly UnaryOperator Log = Declare(new UnaryOperator("log")
    {
        Summary = "The natural logarithm.",
        Aliases = ["ln", "Log"],
        Notation = Notation.Function("log", @"\log"),
        Code = new() { CSharp = "Math.Log({0})", C = "log({0})", Python = "np.log({0})", Julia = "log({0})", Sql = "LN({0})" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Positive,
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / x,
        Evaluate = Math.Log,
        Exact = static x =>
            x.IsOne ? x.Graph.Zero
            : x.Is(E!) ? x.Graph.One
            : x.Is(Exp!) ? x.Operands[0]
            : null,
        Samples = [0.01, 0.5, 1, 2, 100],
    });
}
