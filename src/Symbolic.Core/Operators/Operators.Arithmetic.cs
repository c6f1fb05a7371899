namespace Symbolic;

public static partial class Operators
{
    /// <summary>a + b.</summary>
    public static readonly BinaryOperator Add = Declare(new BinaryOperator("+")
    {
        Summary = "The sum.",
        Domain = "all real a, b",
        Flops = 1,
        Notation = new(Layout.Sum, "+", "+", "+"),
        Code = new() { CSharp = "({0} + {1})", CSharpVector = "({0} + {1})", C = "({0} + {1})", Python = "({0} + {1})", Julia = "({0} + {1})", Sql = "({0} + {1})" },
        Traits = Traits.Commutative | Traits.Associative,
        Primitive = Primitive.Add,
        FactsOf = static (a, b) => SumFacts(a.Facts, b.Facts).And(BesideRoot(a, b)).And(BesideRoot(b, a)),
        Left = static (a, b, y) => a.Graph.One,
        Right = static (a, b, y) => a.Graph.One,
        Evaluate = static (a, b) => a + b,
        Exact = static (a, b) =>
            a.IsNumber && b.IsNumber ? Exactly(a, b, a.Number + b.Number)
            : a.IsZero ? b
            : b.IsZero ? a
            : b.Is(Negate!) ? a - b.Operands[0]
            : b.IsNumber && b.Number.Sign < 0 ? a - (-b)
            : a == b ? 2 * a
            : null,
        Samples = [(1, 2), (-0.5, 0.25), (0, 3), (1e10, -1)],
    });

    /// <summary>a − b.</summary>
    public static readonly BinaryOperator Subtract = Declare(new BinaryOperator("-")
    {
        Summary = "The difference.",
        Domain = "all real a, b",
        Flops = 1,
        Notation = new(Layout.Difference, "-", "−", "-"),
        Code = new() { CSharp = "({0} - {1})", CSharpVector = "({0} - {1})", C = "({0} - {1})", Python = "({0} - {1})", Julia = "({0} - {1})", Sql = "({0} - {1})" },
        Primitive = Primitive.Subtract,
        FactsOf = static (a, b) => SumFacts(a.Facts, Mirror(b.Facts)).And(BesideRoot(b, a)).And(Mirror(BesideRoot(a, b))),
        Left = static (a, b, y) => a.Graph.One,
        Right = static (a, b, y) => a.Graph.Number(Rational.MinusOne),
        Evaluate = static (a, b) => a - b,
        Exact = static (a, b) =>
            a.IsNumber && b.IsNumber ? Exactly(a, b, a.Number - b.Number)
            : b.IsZero ? a
            : a.IsZero ? -b
            : b.Is(Negate!) ? a + b.Operands[0]
            : b.IsNumber && b.Number.Sign < 0 ? a + (-b)
            : a == b && a.Facts.IsTotal ? a.Graph.Zero
            : null,
        Samples = [(1, 2), (-0.5, 0.25), (0, 3), (1e10, -1)],
    });

    /// <summary>−a.</summary>
    public static readonly UnaryOperator Negate = Declare(new UnaryOperator("neg")
    {
        Summary = "The negative.",
        Flops = 1,
        Notation = new(Layout.Negation, "-", "−", "-"),
        Code = new() { CSharp = "(-{0})", CSharpVector = "(-{0})", C = "(-{0})", Python = "(-{0})", Julia = "(-{0})", Sql = "(-{0})" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.IntegerPreserving,
        Primitive = Primitive.Negate,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Refine = static (a, facts) => facts.And(Mirror(a.Facts)),
        Partial = static (x, y) => x.Graph.Number(Rational.MinusOne),
        Evaluate = static x => -x,
        Exact = static x =>
            x.IsNumber ? Exactly(x, x, -x.Number)
            : x.Is(Negate!) ? x.Operands[0]
            : null,
        Samples = [-2, -0.5, 0, 0.5, 3],
    });

    /// <summary>a·b.</summary>
    public static readonly BinaryOperator Multiply = Declare(new BinaryOperator("*")
    {
        Summary = "The product.",
        Domain = "all real a, b",
        Flops = 1,
        Notation = new(Layout.Product, "*", "·", @"\cdot"),
        Code = new() { CSharp = "({0} * {1})", CSharpVector = "({0} * {1})", C = "({0} * {1})", Python = "({0} * {1})", Julia = "({0} * {1})", Sql = "({0} * {1})" },
        Traits = Traits.Commutative | Traits.Associative,
        Primitive = Primitive.Multiply,
        FactsOf = static (a, b) => ProductFacts(a.Facts, b.Facts),
        Left = static (a, b, y) => b,
        Right = static (a, b, y) => a,
        Evaluate = static (a, b) => a * b,
        Exact = ExactProduct,
        Samples = [(1, 2), (-0.5, 0.25), (0, 3), (1e10, -1)],
    });

    /// <summary>a/b.</summary>
    public static readonly BinaryOperator Divide = Declare(new BinaryOperator("/")
    {
        Summary = "The quotient.",
        Domain = "b ≠ 0",
        Flops = 4,
        Notation = new(Layout.Quotient, "/", "/", @"\frac"),
        Code = new() { CSharp = "({0} / {1})", CSharpVector = "({0} / {1})", C = "({0} / {1})", Python = "({0} / {1})", Julia = "({0} / {1})", Sql = "({0} / {1})" },
        Primitive = Primitive.Divide,
        FactsOf = static (a, b) => QuotientFacts(a.Facts, b.Facts),
        Left = static (a, b, y) => 1 / b,
        Right = static (a, b, y) => -(a / (b * b)),
        Evaluate = static (a, b) => a / b,
        Exact = ExactQuotient,
        Samples = [(1, 2), (-0.5, 0.25), (0, 3), (3, -7)],
    });

    private static Expr? ExactProduct(Expr a, Expr b)
    {
        if (a.IsNumber)
        {
            Rational factor = a.Number;
            if (b.IsNumber)
            {
                return Exactly(a, b, factor * b.Number);
            }

            if (factor.IsZero && b.Facts.IsTotal)
            {
                return a;
            }

            if (factor.IsOne)
            {
                return b;
            }

            // One sign, outside the product: −2x is −(2x) however it was written.
            if (factor.Sign < 0)
            {
                return -(Exactly(a, a, -factor) * b);
            }

            if (b.Is(Multiply) && b.Operands[0].IsNumber)
            {
                return Exactly(a, b.Operands[0], factor * b.Operands[0].Number) * b.Operands[1];
            }
        }
        else if (b.IsNumber)
        {
            Rational factor = b.Number;
            if (factor.IsZero && a.Facts.IsTotal)
            {
                return b;
            }

            if (factor.IsOne)
            {
                return a;
            }

            if (factor.Sign < 0)
            {
                return -(a * Exactly(b, b, -factor));
            }
        }

        return a.Is(Negate) ? (b.Is(Negate) ? a.Operands[0] * b.Operands[0] : -(a.Operands[0] * b))
            : b.Is(Negate) ? -(a * b.Operands[0])
            : a == b ? a.Pow(2)
            : HasNumberInFront(a) && !b.Shape.IsScalar ? a.Operands[0] * (a.Operands[1] * b)
            : null;
    }

    private static Expr? ExactQuotient(Expr a, Expr b)
    {
        if (b.IsNumber)
        {
            Rational divisor = b.Number;
            if (a.IsNumber && !divisor.IsZero)
            {
                return Exactly(a, b, a.Number / divisor);
            }

            if (divisor.IsOne)
            {
                return a;
            }

            if (divisor.Sign < 0)
            {
                return -(a / Exactly(b, b, -divisor));
            }
        }

        if (a.IsNumber)
        {
            if (a.IsZero && b.Facts.IsTotal && b.Facts.IsNonZero == Truth.True)
            {
                return a;
            }

            if (a.Number.Sign < 0)
            {
                return -(Exactly(a, a, -a.Number) / b);
            }
        }

        return a.Is(Negate) ? (b.Is(Negate) ? a.Operands[0] / b.Operands[0] : -(a.Operands[0] / b))
            : b.Is(Negate) ? -(a / b.Operands[0])
            : a == b && a.Facts.IsTotal && a.Facts.IsNonZero == Truth.True ? a.Graph.One
            : HasNumberInFront(a) && !b.Shape.IsScalar ? a.Operands[0] * (a.Operands[1] / b)
            : a.Graph.HasTensors && b.Shape.IsScalar ? UnitQuotient(a, b)
            : null;
    }

    // (2x) ⊙ y is 2(x ⊙ y): the numbers of a tensor stand in front of all of it.
    private static bool HasNumberInFront(Expr tensor) => !tensor.Shape.IsScalar && tensor.Is(Multiply) && tensor.Operands[0].Shape.IsScalar;

    // The result prints as a decimal when something that went in did and it still can.
    private static Expr Exactly(Expr a, Expr b, Rational value) =>
        (a.IsDecimal || b.IsDecimal) && value.IsTerminatingDecimal ? a.Graph.Decimal(value) : a.Graph.Number(value);

    private static Facts Mirror(Facts facts)
    {
        Possible kept = facts.Possible & ~(Possible.Negative | Possible.Positive);
        return new Facts(kept
            | ((facts.Possible & Possible.Negative) != 0 ? Possible.Positive : Possible.None)
            | ((facts.Possible & Possible.Positive) != 0 ? Possible.Negative : Possible.None));
    }

    // √(u² + c) is larger than |u| for c > 0: beside u, or −u, it decides the sign. √(u² − c) is smaller, and u does.
    private static Facts BesideRoot(Expr u, Expr root)
    {
        if (!root.Is(Sqrt!))
        {
            return Facts.Unknown;
        }

        Expr radicand = root.Operands[0];
        if (radicand.Is(Subtract!))
        {
            return IsSquareOf(radicand.Operands[0], u) && radicand.Operands[1].Facts.IsPositive == Truth.True ? new Facts(~Possible.Zero) : Facts.Unknown;
        }

        return radicand.Is(Add!)
            && ((IsSquareOf(radicand.Operands[0], u) && radicand.Operands[1].Facts.IsPositive == Truth.True)
                || (IsSquareOf(radicand.Operands[1], u) && radicand.Operands[0].Facts.IsPositive == Truth.True))
            ? new Facts(~(Possible.Zero | Possible.Negative)) : Facts.Unknown;
    }

    // u², also k²v² of u = k v with a number k.
    private static bool IsSquareOf(Expr square, Expr u) =>
        IsSecondPower(square, u)
        || (u.Is(Multiply!) && square.Is(Multiply!) && u.Operands[0].IsNumber && square.Operands[0].IsNumber
            && square.Operands[0].Number == u.Operands[0].Number * u.Operands[0].Number && IsSecondPower(square.Operands[1], u.Operands[1]));

    private static bool IsSecondPower(Expr power, Expr u) => power.Is(Power!) && power.Operands[0] == u && power.Operands[1].IsNumber && power.Operands[1].Number == 2;

    private static Facts SumFacts(Facts a, Facts b)
    {
        Possible rest = (a.Possible | b.Possible) & (Possible.Undefined | Possible.Fraction);
        Possible signs = a.Signs | b.Signs;
        bool mixed = (signs & Possible.Negative) != 0 && (signs & Possible.Positive) != 0;
        if (mixed)
        {
            return new Facts(Possible.AnySign | rest);
        }

        // One-sided: the sum is zero only when both are.
        bool zero = (a.Signs & b.Signs & Possible.Zero) != 0;
        return new Facts((signs & ~Possible.Zero) | (zero ? Possible.Zero : Possible.None) | rest);
    }

    private static Facts ProductFacts(Facts a, Facts b) =>
        new(ProductSigns(a.Signs, b.Signs) | ((a.Possible | b.Possible) & (Possible.Undefined | Possible.Fraction)));

    private static Possible ProductSigns(Possible a, Possible b)
    {
        Possible signs = (a | b) & Possible.Zero;
        bool same = ((a & b) & (Possible.Positive | Possible.Negative)) != 0;
        bool opposite = ((a & Possible.Positive) != 0 && (b & Possible.Negative) != 0) || ((a & Possible.Negative) != 0 && (b & Possible.Positive) != 0);
        return signs | (same ? Possible.Positive : Possible.None) | (opposite ? Possible.Negative : Possible.None);
    }

    private static Facts QuotientFacts(Facts a, Facts b)
    {
        Possible signs = ProductSigns(a.Signs, b.Signs & ~Possible.Zero) & ~Possible.Zero | (a.Signs & Possible.Zero);
        bool defined = a.IsTotal && b.IsTotal && b.IsNonZero == Truth.True;
        // A quotient by zero is infinite of either sign.
        signs |= (b.Signs & Possible.Zero) != 0 ? Possible.AnySign : Possible.None;
        return new Facts(signs | Possible.Fraction | (defined ? Possible.None : Possible.Undefined));
    }
}
