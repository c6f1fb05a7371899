using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>|x|.</summary>
    public static readonly UnaryOperator Abs = Declare(new UnaryOperator("abs")
    {
        Summary = "The absolute value.",
        Flops = 1,
        Notation = new(Layout.Bars, "abs", "|", "|"),
        Code = new() { CSharp = "Math.Abs({0})", CSharpVector = "Vector512.Abs({0})", C = "fabs({0})", Python = "np.abs({0})", Julia = "abs({0})", Sql = "ABS({0})" },
        Traits = Traits.Even | Traits.IntegerPreserving | Traits.AppliesBare,
        Primitive = Primitive.Absolute,
        Domain = Domain.Reals,
        Range = Interval.Nonnegative,
        Refine = static (x, facts) => x.Facts.IsNonZero == Truth.True ? facts.And(new Facts(~Possible.Zero)) : facts,
        Partial = static (x, y) => Sign![x],
        Kink = "At 0 the derivative is 0, the middle of -1 and 1.",
        Evaluate = Math.Abs,
        Vector = VectorKernel.Unary<AbsOf>(),
        Exact = static x =>
            x.IsNumber ? (x.Number.Sign < 0 ? -x : x)
            : x.Is(Negate!) ? Abs![x.Operands[0]]
            : x.Facts.IsNonnegative == Truth.True ? x
            : x.Facts.IsNonpositive == Truth.True ? -x
            : null,
        Samples = [-2, -0.5, 0.5, 3],
    });

    /// <summary>The sign: −1, 0 or 1.</summary>
    public static readonly UnaryOperator Sign = Declare(new UnaryOperator("sign")
    {
        Summary = "The sign: -1, 0 or 1.",
        Aliases = ["sgn"],
        Flops = 6,
        Notation = Notation.Function("sign", @"\operatorname{sign}"),
        Code = new() { CSharp = "({0} > 0.0 ? 1.0 : {0} < 0.0 ? -1.0 : {0})", C = "({0} > 0.0 ? 1.0 : {0} < 0.0 ? -1.0 : {0})", Python = "np.sign({0})", Torch = "torch.where(torch.isnan({0}), {0}, torch.sign({0}))", Julia = "sign({0})", Sql = "CASE WHEN {0} = nan THEN {0} WHEN {0} > 0 THEN 1 WHEN {0} < 0 THEN -1 ELSE {0} END" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.IntegerValued | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Closed(-1, 1),
        Partial = static (x, y) => Partial.ZeroAlmostEverywhere(x, "sign jumps at 0; its derivative is 0 everywhere else"),
        Kink = "At 0, where the sign jumps, the derivative is given as 0.",
        Evaluate = SignOf,
        Vector = VectorKernel.Unary<SignOf>(),
        Exact = static x =>
            x.IsNumber ? x.Graph.Number(x.Number.Sign)
            : x.Is(Negate!) ? -Sign![x.Operands[0]]
            : x.Facts.IsTotal && x.Facts.IsPositive == Truth.True ? x.Graph.One
            : x.Facts.IsTotal && x.Facts.IsNegative == Truth.True ? x.Graph.Number(Rational.MinusOne)
            : null,
        Samples = [-2, -0.5, 0.5, 3],
    });

    // Math.Sign throws on NaN, which is the right value here.
    private static double SignOf(double x) => x > 0 ? 1 : x < 0 ? -1 : x;
}
