using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    private const double HalfPi = Math.PI / 2;

    /// <summary>arcsin x.</summary>
    public static readonly UnaryOperator Asin = Declare(new UnaryOperator("asin")
    {
        Summary = "The inverse sine, in [-pi/2, pi/2].",
        Aliases = ["arcsin"],
        Flops = 12,
        Notation = Notation.Function("asin", @"\arcsin"),
        Code = new() { CSharp = "Math.Asin({0})", C = "asin({0})", Python = "np.arcsin({0})", Julia = "NaNMath.asin({0})", Sql = "CASE WHEN ABS({0}) <= 1 THEN ASIN({0}) WHEN ABS({0}) > 1 THEN nan END" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = UnitInterval,
        Range = Interval.Closed(-HalfPi, HalfPi),
        Partial = static (x, y) => 1 / Sqrt![1 - x.Pow(2)],
        Kink = "At -1 and 1 the derivative is infinite.",
        Evaluate = Math.Asin,
        EvaluateComplex = Complex.Asin,
        Vector = VectorKernel.Unary<AsinOf>(),
        Exact = static x =>
            x.IsOne ? x.Graph.Constant(Pi!) / 2
            : IsHalf(x) ? x.Graph.Constant(Pi!) / 6
            : null,
        Samples = [-0.9, -0.3, 0, 0.5, 0.8],
    });

    /// <summary>arccos x.</summary>
    public static readonly UnaryOperator Acos = Declare(new UnaryOperator("acos")
    {
        Summary = "The inverse cosine, in [0, pi].",
        Aliases = ["arccos"],
        Flops = 12,
        Notation = Notation.Function("acos", @"\arccos"),
        Code = new() { CSharp = "Math.Acos({0})", C = "acos({0})", Python = "np.arccos({0})", Julia = "NaNMath.acos({0})", Sql = "CASE WHEN ABS({0}) <= 1 THEN ACOS({0}) WHEN ABS({0}) > 1 THEN nan END" },
        Traits = Traits.Decreasing | Traits.AppliesBare,
        Domain = UnitInterval,
        Range = Interval.Closed(0, Math.PI),
        Partial = static (x, y) => -(1 / Sqrt![1 - x.Pow(2)]),
        Kink = "At -1 and 1 the derivative is infinite.",
        Definition = static x => (x.Graph.Constant(Pi!) / 2) - Asin[x],
        Evaluate = Math.Acos,
        EvaluateComplex = Complex.Acos,
        Vector = VectorKernel.Unary<AcosOf>(),
        Exact = static x =>
            !x.IsNumber ? null
            : x.IsOne ? x.Graph.Zero
            : IsHalf(x) ? x.Graph.Constant(Pi!) / 3
            : x.IsZero ? x.Graph.Constant(Pi!) / 2
            : IsHalf(-x) ? 2 * x.Graph.Constant(Pi!) / 3
            : (-x).IsOne ? x.Graph.Constant(Pi!)
            : null,
        Samples = [-0.9, -0.3, 0, 0.5, 0.8],
    });

    /// <summary>arctan x.</summary>
    public static readonly UnaryOperator Atan = Declare(new UnaryOperator("atan")
    {
        Summary = "The inverse tangent, in (-pi/2, pi/2).",
        Aliases = ["arctan"],
        Flops = 26,
        Notation = Notation.Function("atan", @"\arctan"),
        Code = new() { CSharp = "Math.Atan({0})", C = "atan({0})", Python = "np.arctan({0})", Julia = "atan({0})", Sql = "ATAN({0})" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Open(-HalfPi, HalfPi),
        Partial = static (x, y) => 1 / (1 + x.Pow(2)),
        Evaluate = Math.Atan,
        EvaluateComplex = Numerics.ComplexFunctions.Atan,
        Vector = VectorKernel.Unary<AtanOf>(),
        Exact = static x => x.IsOne ? x.Graph.Constant(Pi!) / 4 : null,
        Samples = [-20, -1, 0, 0.5, 3],
    });

    /// <summary>arccot x.</summary>
    public static readonly UnaryOperator Acot = Declare(new UnaryOperator("acot")
    {
        Summary = "The inverse cotangent, atan(1/x), in (-pi/2, pi/2]; acot(0) = pi/2.",
        Aliases = ["arccot"],
        Flops = 30,
        Notation = Notation.Function("acot", @"\operatorname{arccot}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Acot({0})",
            C = "({0} == 0.0 ? 1.5707963267948966 : atan(1.0 / {0}))",
            Python = "np.where({0} == 0, np.pi / 2, np.arctan(1 / {0}))",
            Julia = "({0} == 0 ? pi / 2 : acot({0}))",
            Sql = "CASE WHEN {0} = 0 THEN 1.5707963267948966 ELSE atan(1 / {0}) END",
        },
        Traits = Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = new Interval(-HalfPi, HalfPi, false, true),
        Refine = static (x, facts) => new Facts(facts.Possible & ~Possible.AnySign
            | x.Facts.Possible & Possible.Negative
            | ((x.Facts.Possible & (Possible.Zero | Possible.Positive)) != 0 ? Possible.Positive : Possible.None)),
        Partial = static (x, y) => -(1 / (1 + x.Pow(2))),
        Kink = "At 0, where the value jumps from -pi/2 to pi/2, the derivative is given as -1, the limit from both sides.",
        Definition = static x => Atan![1 / x],
        Evaluate = Numerics.Special.Acot,
        EvaluateComplex = Numerics.ComplexFunctions.Acot,
        Vector = VectorKernel.Unary<AcotOf>(),
        Exact = static x =>
            x.IsZero ? x.Graph.Constant(Pi!) / 2
            : x.IsOne ? x.Graph.Constant(Pi!) / 4
            : x.IsNumber && x.Number.Sign < 0 ? -Acot![-x]
            // Odd but for the jump at 0.
            : x.Is(Negate) && x.Facts.IsNonZero == Truth.True ? -Acot![x.Operands[0]]
            : null,
        Samples = [-20, -1, 0.25, 0.5, 3],
    });

    /// <summary>arcsec x.</summary>
    public static readonly UnaryOperator Asec = Declare(new UnaryOperator("asec")
    {
        Summary = "The inverse secant, acos(1/x), in [0, pi].",
        Aliases = ["arcsec"],
        Flops = 34,
        Notation = Notation.Function("asec", @"\operatorname{arcsec}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Asec({0})", C = "acos(1.0 / {0})", Python = "np.arccos(1 / {0})", Julia = "NaNMath.acos(1 / {0})", Sql = "CASE WHEN ABS({0}) >= 2 THEN acos(1 / {0}) WHEN {0} >= 1 THEN atan(sqrt((ABS({0}) - 1) * (ABS({0}) + 1))) WHEN {0} <= -1 THEN pi - atan(sqrt((ABS({0}) - 1) * (ABS({0}) + 1))) WHEN ABS({0}) < 1 THEN nan END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = OutsideUnitInterval,
        Range = Interval.Closed(0, Math.PI),
        Partial = static (x, y) => 1 / (Abs![x] * Sqrt![x.Pow(2) - 1]),
        Kink = "At -1 and 1 the derivative is infinite.",
        Definition = static x => Acos[1 / x],
        Evaluate = Numerics.Special.Asec,
        EvaluateComplex = Numerics.ComplexFunctions.Asec,
        Vector = VectorKernel.Unary<AsecOf>(),
        Exact = static x =>
            !x.IsNumber ? null
            : x.IsOne ? x.Graph.Zero
            : x.Number == 2 ? x.Graph.Constant(Pi!) / 3
            : x.Number == -1 ? x.Graph.Constant(Pi!)
            : x.Number == -2 ? 2 * x.Graph.Constant(Pi!) / 3
            : null,
        Samples = [-5, -1.5, 1.2, 2, 10],
    });

    /// <summary>arccsc x.</summary>
    public static readonly UnaryOperator Acsc = Declare(new UnaryOperator("acsc")
    {
        Summary = "The inverse cosecant, asin(1/x), in [-pi/2, pi/2].",
        Aliases = ["arccsc"],
        Flops = 32,
        Notation = Notation.Function("acsc", @"\operatorname{arccsc}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Acsc({0})", C = "asin(1.0 / {0})", Python = "np.arcsin(1 / {0})", Julia = "NaNMath.asin(1 / {0})", Sql = "CASE WHEN ABS({0}) >= 2 THEN asin(1 / {0}) WHEN {0} >= 1 THEN pi / 2 - atan(sqrt((ABS({0}) - 1) * (ABS({0}) + 1))) WHEN {0} <= -1 THEN atan(sqrt((ABS({0}) - 1) * (ABS({0}) + 1))) - pi / 2 WHEN ABS({0}) < 1 THEN nan END" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = OutsideUnitInterval,
        Range = Interval.Closed(-HalfPi, HalfPi),
        Partial = static (x, y) => -(1 / (Abs![x] * Sqrt![x.Pow(2) - 1])),
        Kink = "At -1 and 1 the derivative is infinite.",
        Definition = static x => Asin[1 / x],
        Evaluate = Numerics.Special.Acsc,
        EvaluateComplex = Numerics.ComplexFunctions.Acsc,
        Vector = VectorKernel.Unary<AcscOf>(),
        Exact = static x =>
            x.IsOne ? x.Graph.Constant(Pi!) / 2
            : x.IsNumber && x.Number == 2 ? x.Graph.Constant(Pi!) / 6
            : null,
        Samples = [-5, -1.5, 1.2, 2, 10],
    });

    /// <summary>The angle of the point (x, y).</summary>
    public static readonly BinaryOperator Atan2 = Declare(new BinaryOperator("atan2")
    {
        Summary = "The angle of the point (x, y), written atan2(y, x), in (-pi, pi]; atan2(0, 0) = 0.",
        Domain = "all real y, x",
        Aliases = ["arctan2"],
        Flops = 33,
        Notation = Notation.Function("atan2", @"\operatorname{atan2}"),
        Code = new() { CSharp = "Math.Atan2({0} + 0.0, {1} + 0.0)", C = "atan2({0} + 0.0, {1} + 0.0)", Python = "np.arctan2({0} + 0.0, {1} + 0.0)", Julia = "atan({0} + 0.0, {1} + 0.0)", Sql = "ATAN2({0}, {1})" },
        Kink = "At the origin there is no derivative; where the angle jumps from -pi to pi the derivative is that of the sides.",
        FactsOf = static (y, x) => AngleFacts(y.Facts, x.Facts),
        Left = static (y, x, angle) => x / (x.Pow(2) + y.Pow(2)),
        Right = static (y, x, angle) => -(y / (x.Pow(2) + y.Pow(2))),
        Evaluate = AngleOf,
        Vector = VectorKernel.Binary<Atan2Of>(),
        Exact = static (y, x) =>
            y.IsZero && x.Facts.IsTotal && x.Facts.IsNonnegative == Truth.True ? y.Graph.Zero
            : y.IsZero && x.Facts.IsTotal && x.Facts.IsNegative == Truth.True ? y.Graph.Constant(Pi!)
            : x.IsZero && y.Facts.IsTotal && y.Facts.IsPositive == Truth.True ? y.Graph.Constant(Pi!) / 2
            : x.IsZero && y.Facts.IsTotal && y.Facts.IsNegative == Truth.True ? -(y.Graph.Constant(Pi!) / 2)
            : null,
        Samples = [(1, 2), (-0.5, 0.25), (2, -3), (-1, -1), (0.5, 0)],
    });

    private static Domain UnitInterval => Domain.Where("-1 ≤ x ≤ 1", static x => x >= -1 && x <= 1, Possible.Zero);

    private static Domain OutsideUnitInterval => Domain.Where("x ≤ -1 or x ≥ 1", static x => Math.Abs(x) >= 1 && double.IsFinite(x));

    private static bool IsHalf(Expr x) => x.IsNumber && x.Number == Rational.From(1, 2);

    // A real number has one zero: adding 0 turns the negative zero, which the machine takes for the other side of a jump, into it.
    private static double AngleOf(double y, double x) => Math.Atan2(y + 0.0, x + 0.0);

    private static Facts AngleFacts(Facts y, Facts x)
    {
        Possible signs = y.Signs & (Possible.Negative | Possible.Positive);
        if ((y.Signs & Possible.Zero) != 0)
        {
            // On the axis the angle is 0 to the right (and at the origin) and π to the left.
            signs |= (x.Signs & Possible.Negative) != 0 ? Possible.Positive : Possible.None;
            signs |= (x.Signs & (Possible.Zero | Possible.Positive)) != 0 ? Possible.Zero : Possible.None;
        }

        return new Facts(signs | Possible.Fraction | ((y.Possible | x.Possible) & Possible.Undefined));
    }
}
