using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>The largest whole number ≤ x.</summary>
    public static readonly UnaryOperator Floor = Declare(new UnaryOperator("floor")
    {
        Summary = "The largest whole number that is not above x.",
        Flops = 3,
        Notation = Notation.Function("floor", @"\operatorname{floor}"),
        Code = new() { CSharp = "Math.Floor({0})", CSharpVector = "Vector512.Floor({0})", C = "floor({0})", Python = "np.floor({0})", Julia = "floor({0})", Sql = "CASE WHEN ABS({0}) < 4503599627370496 THEN FLOOR({0}) ELSE {0} END" },
        Traits = Traits.Increasing | Traits.IntegerValued,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(new Facts(Reaches(x.Facts, Possible.Negative, Possible.Zero, Possible.Zero | Possible.Positive) | Possible.Undefined)),
        Partial = static (x, y) => Partial.ZeroAlmostEverywhere(x, "floor jumps at every whole number; its derivative is 0 everywhere else"),
        Kink = "At the jumps, the whole numbers, the derivative is given as 0.",
        Evaluate = Math.Floor,
        Vector = VectorKernel.Unary<FloorOf>(),
        Exact = static x =>
            x.IsNumber ? x.Graph.Number(Rational.Floor(x.Number))
            : x.Facts.IsInteger == Truth.True ? x
            : null,
        Samples = [-2.5, -0.5, 0.3, 1.7],
    });

    /// <summary>The smallest whole number ≥ x.</summary>
    public static readonly UnaryOperator Ceiling = Declare(new UnaryOperator("ceil")
    {
        Summary = "The smallest whole number that is not below x.",
        Aliases = ["ceiling"],
        Flops = 3,
        Notation = Notation.Function("ceil", @"\operatorname{ceil}"),
        Code = new() { CSharp = "Math.Ceiling({0})", CSharpVector = "Vector512.Ceiling({0})", C = "ceil({0})", Python = "np.ceil({0})", Julia = "ceil({0})", Sql = "CASE WHEN ABS({0}) < 4503599627370496 THEN CEILING({0}) ELSE {0} END" },
        Traits = Traits.Increasing | Traits.IntegerValued,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(new Facts(Reaches(x.Facts, Possible.Negative | Possible.Zero, Possible.Zero, Possible.Positive) | Possible.Undefined)),
        Partial = static (x, y) => Partial.ZeroAlmostEverywhere(x, "ceil jumps at every whole number; its derivative is 0 everywhere else"),
        Kink = "At the jumps, the whole numbers, the derivative is given as 0.",
        Evaluate = Math.Ceiling,
        Vector = VectorKernel.Unary<CeilingOf>(),
        Exact = static x =>
            x.IsNumber ? x.Graph.Number(Rational.Ceiling(x.Number))
            : x.Facts.IsInteger == Truth.True ? x
            : null,
        Samples = [-2.5, -0.5, 0.3, 1.7],
    });

    /// <summary>The nearest whole number.</summary>
    public static readonly UnaryOperator Round = Declare(new UnaryOperator("round")
    {
        Summary = "The nearest whole number; halves go to the even neighbour.",
        Flops = 1,
        Notation = Notation.Function("round", @"\operatorname{round}"),
        Code = new() { CSharp = "Math.Round({0})", CSharpVector = "Vector512.Round({0})", C = "nearbyint({0})", Python = "np.rint({0})", Torch = "torch.round({0})", Julia = "round({0})", Sql = "CASE WHEN ABS({0}) < 4503599627370496 THEN ROUND({0}) ELSE {0} END" },
        Traits = Traits.Odd | Traits.Increasing | Traits.IntegerValued,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(new Facts(Reaches(x.Facts, Possible.Negative | Possible.Zero, Possible.Zero, Possible.Zero | Possible.Positive) | Possible.Undefined)),
        Partial = static (x, y) => Partial.ZeroAlmostEverywhere(x, "round jumps halfway between whole numbers; its derivative is 0 everywhere else"),
        Kink = "At the jumps, halfway between whole numbers, the derivative is given as 0.",
        Evaluate = Numerics.Special.Round,
        Vector = VectorKernel.Unary<RoundOf>(),
        Exact = static x =>
            x.IsNumber ? x.Graph.Number(Rational.Round(x.Number))
            : x.Facts.IsInteger == Truth.True ? x
            : null,
        Samples = [-2.6, -0.4, 0.3, 1.7],
    });

    /// <summary>The remainder of floored division.</summary>
    public static readonly BinaryOperator Mod = Declare(new BinaryOperator("mod")
    {
        Summary = "The remainder x - y*floor(x/y), which has the sign of y.",
        Domain = "y ≠ 0",
        Flops = 22,
        Notation = Notation.Function("mod", @"\operatorname{mod}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Mod({0}, {1})",
            C = "symbolic_mod({0}, {1})",
            CSupport = """
                static double symbolic_mod(double x, double y)
                {
                    double r = fmod(x, y);
                    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
                }
                """,
            Python = "np.mod({0}, {1})",
            Torch = "torch.remainder({0}, {1})",
            Julia = "mod({0}, {1})",
            Sql = "CASE WHEN ABS({1}) = inf AND ABS({0}) < inf AND {0} <> 0 AND sign({0}) <> sign({1}) THEN {1} WHEN ABS({1}) = inf AND ABS({0}) < inf THEN {0} ELSE {0} - {1} * floor({0} / {1}) END",
        },
        Kink = "At the jumps, where x/y is a whole number, the derivative is that of the sides.",
        FactsOf = static (x, y) => ModFacts(x.Facts, y.Facts),
        Left = static (x, y, r) => x.Graph.One,
        Right = static (x, y, r) => -Floor[x / y],
        Evaluate = Numerics.Special.Mod,
        Vector = VectorKernel.Binary<ModOf>(),
        Exact = static (x, y) =>
            x.IsNumber && y.IsNumber && !y.IsZero ? Exactly(x, y, Rational.Mod(x.Number, y.Number))
            : y.IsOne && x.Facts.IsTotal && x.Facts.IsInteger == Truth.True ? x.Graph.Zero
            : null,
        Samples = [(7.5, 2), (-7.5, 2), (7.5, -2), (0.3, 1), (-0.3, 1)],
    });

    // The signs that a value can have when each sign of the operand leads to the given ones.
    private static Possible Reaches(Facts operand, Possible fromNegative, Possible fromZero, Possible fromPositive) =>
        (operand.Possible & Possible.Fraction)
        | ((operand.Possible & Possible.Negative) != 0 ? fromNegative : Possible.None)
        | ((operand.Possible & Possible.Zero) != 0 ? fromZero : Possible.None)
        | ((operand.Possible & Possible.Positive) != 0 ? fromPositive : Possible.None);

    private static Facts ModFacts(Facts x, Facts y)
    {
        Possible signs = Possible.Zero | (y.Signs & (Possible.Negative | Possible.Positive));
        bool defined = x.IsTotal && y.IsTotal && y.IsNonZero == Truth.True;
        return new Facts(signs | ((x.Possible | y.Possible) & Possible.Fraction) | (defined ? Possible.None : Possible.Undefined));
    }
}
