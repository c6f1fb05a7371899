using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    // Beyond this many bits an exact power is kept as a power: 2^(10^9) is not written out.
    private const int MaxFoldedBits = 4096;

    /// <summary>a^b.</summary>
    public static readonly BinaryOperator Power = Declare(new BinaryOperator("^")
    {
        Summary = "The power. With an exact exponent p/q, q odd, it is real for negative bases too: (-8)^(1/3) = -2. 0^0 = 1.",
        Domain = "a > 0; a = 0 with b ≥ 0; a < 0 with b a whole number or an exact fraction with odd denominator",
        Flops = 33,
        Notation = new(Layout.Power, "^", "^", "^"),
        Code = new() { CSharp = "Math.Pow({0}, {1})", C = "pow({0}, {1})", Python = "np.power({0}, {1})", Torch = "torch.pow({0}, {1})", Julia = "NaNMath.pow({0}, {1})", Sql = "CASE WHEN {1} = 0 AND {0} = {0} OR {0} = 1 AND {1} = {1} THEN 1 WHEN {0} = nan AND {1} = {1} OR {1} = nan AND {0} = {0} THEN nan WHEN ABS({1}) > 1e20 AND ABS({0}) = 1 THEN 1 WHEN ABS({1}) > 1e20 AND ABS({0}) > 1 AND {1} > 0 OR ABS({1}) > 1e20 AND ABS({0}) < 1 AND {1} < 0 THEN inf WHEN ABS({1}) > 1e20 AND {0} = {0} THEN 0 WHEN {0} = 0 AND {1} > 0 THEN 0 WHEN {0} = 0 AND {1} < 0 THEN inf WHEN {0} = inf AND {1} > 0 THEN inf WHEN {0} < 0 AND ABS({0}) < inf AND FLOOR({1}) <> {1} THEN nan WHEN ABS({0}) = inf AND {1} < 0 THEN 0 WHEN {0} = -inf AND {1} > 0 AND FLOOR({1} / 2) * 2 + 1 = {1} THEN -inf WHEN {0} = -inf AND {1} > 0 THEN inf WHEN ABS({1}) < 1e-290 THEN 1 WHEN LN(ABS({0})) * {1} < -745.1332 THEN 0 WHEN LN(ABS({0})) * {1} > 709.7827128 AND {0} < 0 AND FLOOR({1} / 2) * 2 + 1 = {1} THEN -inf WHEN LN(ABS({0})) * {1} > 709.7827128 THEN inf ELSE POWER({0}, {1}) END" },
        Primitive = Primitive.Power,
        Kink = "The derivative by the exponent at a = 0 is 0 where b > 0.",
        FactsOf = PowerFacts,
        Left = static (a, b, y) => b * a.Pow(b - 1),
        Right = PowerByExponent,
        Evaluate = Raised,
        EvaluateComplex = Numerics.ComplexFunctions.Power,
        Vector = VectorKernel.Binary<PowOf>(),
        EvaluateAtExactRight = static exponent => ExactPower(exponent),
        VectorAtExactRight = static exponent => PowerVector(exponent),
        FlopsAtExactRight = static exponent => exponent.TryGetInt32(out int n) && n is >= 2 and <= 4 ? Products(n) : null,
        Exact = static (a, b) => ExactPowerRule(a, b),
        Samples = [(2, 3), (2, 0.5), (0.5, -1.5), (3, 0), (1.5, 2.5)],
    });

    /// <summary>√x.</summary>
    public static readonly UnaryOperator Sqrt = Declare(new UnaryOperator("sqrt")
    {
        Summary = "The square root.",
        Flops = 13,
        Notation = new(Layout.Root, "sqrt", "√", @"\sqrt"),
        Code = new() { CSharp = "Math.Sqrt({0})", CSharpVector = "Vector512.Sqrt({0})", C = "sqrt({0})", Python = "np.sqrt({0})", Julia = "NaNMath.sqrt({0})", Sql = "CASE WHEN {0} >= 0 THEN SQRT({0}) WHEN {0} < 0 THEN nan END" },
        Traits = Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Primitive = Primitive.SquareRoot,
        Domain = Domain.Nonnegative,
        Range = Interval.Nonnegative,
        Partial = static (x, y) => 1 / (2 * y),
        Evaluate = Math.Sqrt,
        EvaluateComplex = Complex.Sqrt,
        Vector = VectorKernel.Unary<SqrtOf>(),
        Exact = static x =>
            x.IsNumber && x.Number.Sign >= 0 && x.Number.TryRoot(2, out Rational root) ? Exactly(x, x, root)
            : x.Is(Power) && x.Operands[1].IsNumber && EvenHalf(x.Operands[1].Number) is { } half ? Abs![x.Operands[0]].Pow(half)
            : IsSquares(x) ? Norm![x.Operands[0]]
            : null,
        Kink = "At 0 the derivative is infinite.",
        Samples = [0.25, 1, 2, 100],
    });

    /// <summary>∛x.</summary>
    public static readonly UnaryOperator Cbrt = Declare(new UnaryOperator("cbrt")
    {
        Summary = "The real cube root, negative for negative numbers.",
        Flops = 33,
        Notation = new(Layout.Root, "cbrt", "∛", @"\sqrt[3]"),
        Code = new() { CSharp = "Math.Cbrt({0})", C = "cbrt({0})", Python = "np.cbrt({0})", Torch = "(torch.sign({0}) * torch.pow(torch.abs({0}), 1.0 / 3.0))", Julia = "cbrt({0})", Sql = "CBRT({0})" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (3 * y.Pow(2)),
        Definition = static x => x.Pow(Rational.From(1, 3)),
        Evaluate = Math.Cbrt,
        Vector = VectorKernel.Unary<CbrtOf>(),
        Exact = static x =>
            x.IsNumber && x.Number.TryRoot(3, out Rational root) ? Exactly(x, x, root)
            : x.Is(Negate) ? -Cbrt![x.Operands[0]]
            : x.Is(Power) && x.Operands[1].IsNumber && x.Operands[1].Number == 3 ? x.Operands[0]
            : null,
        Kink = "At 0 the derivative is infinite.",
        Samples = [-8, -0.3, 0.3, 1, 27],
    });

    private static Rational? EvenHalf(Rational exponent) =>
        exponent.IsInteger && exponent.Numerator.IsEven ? exponent / 2 : null;

    // ∂(a^b)/∂b = a^b·log a. At a = 0 the power is 0 for every b > 0, so its derivative by b is 0 there and not 0·log 0.
    // A base that is never zero, or that is the exponent itself (so b > 0 fails at a = 0), needs no such care.
    private static Partial PowerByExponent(Expr a, Expr b, Expr y)
    {
        if (a.IsNumber && a.Number.Sign < 0)
        {
            return Partial.Undefined("a power of a negative number is real only at isolated exponents");
        }

        Expr value = y * Log![a];
        if (a.IsZero)
        {
            return a.Graph.Select(b > 0, a.Graph.Zero, a.Graph.Constant(Undefined));
        }

        return a.Facts.IsNonZero == Truth.True || a == b ? value : Partial.When(NotEqual![a, a.Graph.Zero], value);
    }

    private static Expr? ExactPowerRule(Expr a, Expr b)
    {
        if (a.Is(E!))
        {
            return Exp![b];
        }

        if (a.IsOne && b.Facts.IsTotal)
        {
            return a;
        }

        if (!b.IsNumber)
        {
            return null;
        }

        Rational exponent = b.Number;
        if (exponent.IsOne)
        {
            return a;
        }

        if (exponent.IsZero)
        {
            return a.Facts.IsTotal ? a.Graph.One : null;
        }

        if (a.IsNumber && FoldedPower(a.Number, exponent) is { } folded)
        {
            return Exactly(a, b, folded);
        }

        // Quotients stay quotients: x^(-2) is 1/x^2, which has the same domain.
        if (exponent.Sign < 0)
        {
            return a.IsZero ? null : 1 / a.Pow(Exactly(b, b, -exponent));
        }

        if (exponent == Rational.From(1, 2))
        {
            return Sqrt[a];
        }

        if (NormPower(a, exponent) is { } norm)
        {
            return norm;
        }

        if (!exponent.IsInteger)
        {
            return null;
        }

        if (a.Is(Negate))
        {
            Expr positive = a.Operands[0].Pow(b);
            return exponent.Numerator.IsEven ? positive : -positive;
        }

        if (a.Is(Abs!) && exponent.Numerator.IsEven)
        {
            return a.Operands[0].Pow(b);
        }

        return a.Is(Power) && a.Operands[1].IsNumber && a.Operands[1].Number.IsInteger
            ? a.Operands[0].Pow(a.Operands[1].Number * exponent)
            : null;
    }

    private static Rational? FoldedPower(Rational value, Rational exponent)
    {
        if (exponent.IsInteger)
        {
            return (value.IsZero && exponent.Sign < 0) || !Rational.TryPow(value, exponent.Numerator, MaxFoldedBits, out Rational power) ? null : power;
        }

        // An exact root, taken for real bases as the domain says.
        return exponent.Denominator <= 64 && (value.Sign >= 0 || !exponent.Denominator.IsEven)
            && value.TryRoot((int)exponent.Denominator, out Rational root)
            && !(root.IsZero && exponent.Sign < 0)
            && Rational.TryPow(root, exponent.Numerator, MaxFoldedBits, out Rational result) ? result : null;
    }

    private static Facts PowerFacts(Expr a, Expr b)
    {
        Facts x = a.Facts;
        Facts result = Facts.Unknown;
        if (b.IsNumber && b.Number.Sign > 0)
        {
            // Negative exponents never get here except over zero.
            Rational exponent = b.Number;
            bool real = !exponent.Denominator.IsEven;
            Possible signs = real && !exponent.Numerator.IsEven
                ? x.Signs
                : (x.Signs & Possible.Zero) | ((x.Signs & (Possible.Negative | Possible.Positive)) != 0 ? Possible.Positive : Possible.None);
            bool defined = x.IsTotal && (real || (x.Signs & Possible.Negative) == 0);
            bool whole = exponent.IsInteger && x.IsInteger == Truth.True;
            result = new Facts(signs | (defined ? Possible.None : Possible.Undefined) | (whole ? Possible.None : Possible.Fraction));
        }
        else if (x.IsPositive == Truth.True)
        {
            result = new Facts(Possible.Positive | Possible.Fraction | (x.IsTotal && b.Facts.IsTotal ? Possible.None : Possible.Undefined));
        }

        return result;
    }

    // Real odd roots, and products for small whole exponents. With an even root the domain is that of the general power.
    private static Func<double, double>? ExactPower(Rational exponent)
    {
        if (exponent == 2)
        {
            return Square;
        }

        if (exponent == Rational.From(1, 3))
        {
            return Math.Cbrt;
        }

        if (exponent.Denominator.IsEven)
        {
            return null;
        }

        if (!exponent.Numerator.IsWithin64Bits() || !exponent.Denominator.IsWithin64Bits())
        {
            double sign = exponent.Numerator.IsEven ? 1 : -1;
            double rounded = exponent.ToDouble();
            return x => x < 0 ? sign * Math.Pow(-x, rounded) : Math.Pow(x, rounded);
        }

        long p = (long)exponent.Numerator, q = (long)exponent.Denominator;
        return q == 1 ? x => Numerics.Special.PowInteger(x, p) : x => Numerics.Special.RealPow(x, p, q);
    }

    // Of the negative powers the frequent ones; a long exponent is an operand of the general power.
    private static VectorKernel? PowerVector(Rational exponent) =>
        exponent == Rational.From(1, 3) ? VectorKernel.Unary<CbrtOf>()
        : exponent == -1 ? VectorKernel.Unary<WholePowerOf<MinusOne>>()
        : exponent == -2 ? VectorKernel.Unary<WholePowerOf<MinusTwo>>()
        : exponent == -3 ? VectorKernel.Unary<WholePowerOf<MinusThree>>()
        : exponent == -4 ? VectorKernel.Unary<WholePowerOf<MinusFour>>()
        : null;

    // Products of repeated squaring: small powers are compiled so, others are calls.
    private static int Products(int exponent) => BitOperations.Log2((uint)exponent) + BitOperations.PopCount((uint)exponent) - 1;

    private static double Square(double x) => x * x;

    // A base or exponent that has no value gives none: Math.Pow says that 1^NaN and NaN^0 are 1.
    private static double Raised(double x, double y)
    {
        double power = Math.Pow(x, y);
        return power == 1 && !(double.IsFinite(x) && double.IsFinite(y)) ? double.NaN : power;
    }

    private static bool IsWithin64Bits(this BigInteger value) => value >= long.MinValue && value <= long.MaxValue;
}
