using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    // Beyond this many steps an exact logarithm is left as it stands.
    private const int MaxExactLogarithm = 4096;

    /// <summary>exp x.</summary>
    public static readonly UnaryOperator Exp = Declare(new UnaryOperator("exp")
    {
        Summary = "The exponential function.",
        Aliases = ["Exp"],
        Flops = 13,
        Notation = new(Layout.Exponential, "exp", "exp", @"\exp"),
        Code = new() { CSharp = "Math.Exp({0})", CSharpVector = "Vector512.Exp({0})", C = "exp({0})", Python = "np.exp({0})", Julia = "exp({0})", Sql = "CASE WHEN {0} <= 709.782712893384 AND {0} >= -745.1332 THEN EXP({0}) WHEN {0} < 0 THEN 0 WHEN {0} <= inf THEN inf ELSE {0} END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Positive,
        Partial = static (x, y) => y,
        Evaluate = Math.Exp,
        EvaluateComplex = Complex.Exp,
        Vector = VectorKernel.Unary<ExpOf>(),
        Exact = static x =>
            x.IsZero ? x.Graph.One
            : x.IsOne ? x.Graph.Constant(E!)
            : x.Is(Log!) && x.Operands[0].Facts.IsPositive == Truth.True ? x.Operands[0]
            : null,
        Samples = [-3, -0.5, 0, 0.5, 3],
    });

    /// <summary>eˣ − 1.</summary>
    public static readonly UnaryOperator Expm1 = Declare(new UnaryOperator("expm1")
    {
        Summary = "exp(x) - 1, accurate near 0.",
        Flops = 25,
        Notation = Notation.Function("expm1", @"\operatorname{expm1}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Expm1({0})", C = "expm1({0})", Python = "np.expm1({0})", Julia = "expm1({0})", Sql = "CASE WHEN ABS({0}) < 1e-300 THEN {0} WHEN ABS({0}) < 700 THEN 2 * EXP({0} / 2) * SINH({0} / 2) WHEN {0} < 0 THEN -1 ELSE exp({0}) END" },
        Traits = Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = new Interval(-1, double.PositiveInfinity, false, false),
        // Not y + 1, which cancels for very negative x.
        Partial = static (x, y) => Exp[x],
        Definition = static x => Exp[x] - 1,
        Evaluate = Numerics.Special.Expm1,
        EvaluateComplex = Numerics.ComplexFunctions.Expm1,
        Vector = VectorKernel.Unary<Expm1Of>(),
        Samples = [-3, -0.5, 0, 1e-10, 0.5, 3],
    });

    /// <summary>The natural logarithm.</summary>
    public static readonly UnaryOperator Log = Declare(new UnaryOperator("log")
    {
        Summary = "The natural logarithm; with a base log(x, base=b), log_b x.",
        Aliases = ["ln", "Log"],
        Flops = 11,
        Notation = Notation.Function("log", @"\log"),
        Code = new() { CSharp = "Math.Log({0})", CSharpVector = "Vector512.Log({0})", C = "log({0})", Python = "np.log({0})", Julia = "NaNMath.log({0})", Sql = "CASE WHEN {0} > 0 THEN LN({0}) WHEN {0} = 0 THEN -inf WHEN {0} < 0 THEN nan END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        // Two arguments side by side are refused: tools disagree on their order.
        Parameter = new("base", ParameterForm.Named, static (x, b) => LogBase![x, b]),
        Domain = Domain.Positive,
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / x,
        Evaluate = Math.Log,
        EvaluateComplex = Complex.Log,
        Vector = VectorKernel.Unary<LogOf>(),
        Exact = static x =>
            x.IsOne ? x.Graph.Zero
            : x.Is(E!) ? x.Graph.One
            : x.Is(Exp!) ? x.Operands[0]
            : null,
        Samples = [0.01, 0.5, 1, 2, 100],
    });

    /// <summary>log(1 + x).</summary>
    public static readonly UnaryOperator Log1p = Declare(new UnaryOperator("log1p")
    {
        Summary = "log(1 + x), accurate near 0.",
        Flops = 19,
        Notation = Notation.Function("log1p", @"\operatorname{log1p}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Log1p({0})", C = "log1p({0})", Python = "np.log1p({0})", Julia = "NaNMath.log1p({0})", Sql = "CASE WHEN ABS({0}) < 1e-16 THEN {0} WHEN ABS({0}) < 0.5 THEN 2 * ATANH({0} / (2 + {0})) ELSE log(1 + {0}) END" },
        Traits = Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Where("x > -1", static x => x > -1 && double.IsFinite(x), Possible.Zero | Possible.Positive),
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (1 + x),
        Definition = static x => Log![1 + x],
        Evaluate = Numerics.Special.Log1p,
        EvaluateComplex = Numerics.ComplexFunctions.Log1p,
        Vector = VectorKernel.Unary<Log1pOf>(),
        Exact = static x => x.Is(Expm1) ? x.Operands[0] : null,
        Samples = [-0.9, -0.5, 0, 1e-10, 0.5, 3],
    });

    /// <summary>The logarithm to the base 2.</summary>
    public static readonly UnaryOperator Log2 = Declare(new UnaryOperator("log2")
    {
        Summary = "The logarithm to the base 2.",
        Flops = 11,
        Notation = Notation.Function("log2", @"\log_{2}"),
        Code = new() { CSharp = "Math.Log2({0})", CSharpVector = "Vector512.Log2({0})", C = "log2({0})", Python = "np.log2({0})", Julia = "NaNMath.log2({0})", Sql = "(log({0}) / 0.6931471805599453)" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Positive,
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (x * Log[x.Graph.Number(2)]),
        Definition = static x => Log[x] / Log[x.Graph.Number(2)],
        Evaluate = Math.Log2,
        EvaluateComplex = Numerics.ComplexFunctions.Log2,
        Vector = VectorKernel.Unary<Log2Of>(),
        Exact = static x => ExactLogarithm(x, 2),
        Samples = [0.01, 0.5, 1, 2, 100],
    });

    /// <summary>The logarithm to the base 10.</summary>
    public static readonly UnaryOperator Log10 = Declare(new UnaryOperator("log10")
    {
        Summary = "The logarithm to the base 10.",
        Flops = 16,
        Notation = Notation.Function("log10", @"\log_{10}"),
        Code = new() { CSharp = "Math.Log10({0})", C = "log10({0})", Python = "np.log10({0})", Julia = "NaNMath.log10({0})", Sql = "CASE WHEN {0} > 0 THEN LOG10({0}) WHEN {0} = 0 THEN -inf WHEN {0} < 0 THEN nan END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Positive,
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (x * Log[x.Graph.Number(10)]),
        Definition = static x => Log[x] / Log[x.Graph.Number(10)],
        Evaluate = Math.Log10,
        EvaluateComplex = Numerics.ComplexFunctions.Log10,
        Vector = VectorKernel.Unary<Log10Of>(),
        Exact = static x => ExactLogarithm(x, 10),
        Samples = [0.01, 0.5, 1, 2, 100],
    });

    /// <summary>The logarithm to a base.</summary>
    public static readonly BinaryOperator LogBase = Declare(new BinaryOperator("log_b")
    {
        Summary = "The logarithm to a base b > 0, b ≠ 1: log(x, base=b), log_b x.",
        Domain = "x > 0, b > 0, b ≠ 1",
        Flops = 38,
        Notation = new(Layout.Logarithm, "log", "log", @"\log"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.LogBase({0}, {1})",
            C = "(log({0}) / log({1}))",
            Python = "(np.log({0}) / np.log({1}))",
            Julia = "(NaNMath.log({0}) / NaNMath.log({1}))",
            Sql = "CASE WHEN {1} > 0 AND {1} <> 1 THEN log({0}) / log({1}) WHEN {0} = {0} AND {1} = {1} THEN nan END",
        },
        FactsOf = static (x, b) => LogBaseFacts(x.Facts, b),
        Left = static (x, b, y) => 1 / (x * Log[b]),
        Right = static (x, b, y) => -(y / (b * Log[b])),
        Evaluate = Numerics.Special.LogBase,
        EvaluateComplex = Numerics.ComplexFunctions.LogBase,
        Vector = VectorKernel.Binary<LogBaseOf>(),
        Exact = static (x, b) =>
            b.Is(E!) ? Log[x]
            : !b.IsNumber || b.Number.Sign <= 0 || b.IsOne ? null
            : b.Number == 2 ? Log2[x]
            : b.Number == 10 ? Log10[x]
            : ExactLogarithm(x, b.Number),
        Samples = [(2, 3), (0.5, 3), (9, 3), (7, 0.5), (100, 1.5)],
    });

    private static Facts LogBaseFacts(Facts x, Expr b)
    {
        bool defined = x.IsTotal && x.IsPositive == Truth.True && b.IsNumber && b.Number.Sign > 0 && !b.IsOne;
        return defined ? Facts.Real : Facts.Unknown;
    }

    // log_b(bᵏ) = k, for numbers and for powers as they stand.
    private static Expr? ExactLogarithm(Expr x, Rational b)
    {
        if (x.Is(Power) && x.Operands[0].IsNumber && x.Operands[0].Number == b)
        {
            return x.Operands[1];
        }

        if (!x.IsNumber || x.Number.Sign <= 0)
        {
            return null;
        }

        bool grows = b > Rational.One;
        bool above = x.Number > Rational.One;
        Rational step = grows == above ? b : 1 / b;
        Rational power = Rational.One;
        for (int k = 0; k < MaxExactLogarithm; k++)
        {
            if (power == x.Number)
            {
                return x.Graph.Number(grows == above ? k : -k);
            }

            if (above ? power > x.Number : power < x.Number)
            {
                return null;
            }

            power *= step;
        }

        return null;
    }
}
