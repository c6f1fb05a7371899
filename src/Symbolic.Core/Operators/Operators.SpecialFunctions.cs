using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>The error function.</summary>
    public static readonly UnaryOperator Erf = Declare(new UnaryOperator("erf")
    {
        Summary = "The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.",
        Flops = 34,
        Notation = Notation.Function("erf", @"\operatorname{erf}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Erf({0})", C = "erf({0})", Python = "sp.erf({0})", Julia = "SpecialFunctions.erf({0})", Sql = SqlOfErf },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Open(-1, 1),
        Partial = static (x, y) => 2 * Exp[-x.Pow(2)] / Sqrt![x.Graph.Constant(Pi)],
        Evaluate = Numerics.Special.Erf,
        Vector = VectorKernel.Unary<ErfOf>(),
        Samples = [-3, -0.5, 0, 0.5, 2],
    });

    /// <summary>The complementary error function.</summary>
    public static readonly UnaryOperator Erfc = Declare(new UnaryOperator("erfc")
    {
        Summary = "The complementary error function, 1 - erf(x), accurate for large x.",
        Flops = 38,
        Notation = Notation.Function("erfc", @"\operatorname{erfc}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Erfc({0})", C = "erfc({0})", Python = "sp.erfc({0})", Julia = "SpecialFunctions.erfc({0})", Sql = SqlOfErfc },
        Traits = Traits.Decreasing,
        Domain = Domain.Reals,
        Range = Interval.Open(0, 2),
        Partial = static (x, y) => -(2 * Exp[-x.Pow(2)] / Sqrt![x.Graph.Constant(Pi)]),
        Definition = static x => 1 - Erf[x],
        Evaluate = Numerics.Special.Erfc,
        Vector = VectorKernel.Unary<ErfcOf>(),
        Exact = static x => x.IsZero ? x.Graph.One : null,
        Samples = [-3, -0.5, 0, 0.5, 2, 5],
    });

    /// <summary>Γ(x).</summary>
    public static readonly UnaryOperator Gamma = Declare(new UnaryOperator("gamma")
    {
        Summary = "The gamma function; gamma(n + 1) = n! for whole n.",
        Flops = 350,
        Notation = Notation.Function("gamma", @"\Gamma"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Gamma({0})", C = "({0} == 0.0 ? NAN : tgamma({0}))", Python = "np.where(({0} == 0) | np.isneginf({0}), np.nan, sp.gamma({0}))", Torch = "(torch.exp(torch.special.gammaln({0})) * torch.where(({0} <= 0) & ({0} == torch.floor({0})), torch.nan, torch.where({0} > 0, 1.0, 1 - 2 * torch.remainder(torch.floor({0}), 2))))", Julia = "({0} <= 0 && isinteger({0}) ? NaN : SpecialFunctions.gamma({0}))", Sql = null },
        Traits = Traits.AppliesBare,
        Domain = NoPoleOfGamma,
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(x.Facts.IsPositive == Truth.True ? new Facts(~(Possible.Zero | Possible.Negative)) : new Facts(~Possible.Zero)),
        Partial = static (x, y) => y * Digamma![x],
        Evaluate = Numerics.Special.Gamma,
        Exact = static x => x.IsNumber ? ExactFactorial(x, x.Number - 1) : null,
        Samples = [-2.5, -0.5, 0.5, 1.5, 4, 10.25],
    });

    /// <summary>log|Γ(x)|.</summary>
    public static readonly UnaryOperator LogGamma = Declare(new UnaryOperator("lgamma")
    {
        Summary = "The logarithm of the absolute value of the gamma function.",
        Aliases = ["loggamma", "gammaln"],
        Flops = 250,
        Notation = Notation.Function("lgamma", @"\log\Gamma"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.LogGamma({0})", C = "({0} == -INFINITY ? NAN : lgamma({0}))", Python = "np.where(np.isneginf({0}), np.nan, sp.gammaln({0}))", Julia = "SpecialFunctions.logabsgamma({0})[1]", Sql = null },
        Traits = Traits.AppliesBare,
        Domain = NoPoleOfGamma,
        Range = Interval.Reals,
        Partial = static (x, y) => Digamma![x],
        Evaluate = Numerics.Special.LogGamma,
        Exact = static x => x.IsOne || (x.IsNumber && x.Number == 2) ? x.Graph.Zero : null,
        Samples = [-2.5, -0.5, 0.5, 1.5, 4, 100.25],
    });

    /// <summary>ψ(x).</summary>
    public static readonly UnaryOperator Digamma = Declare(new UnaryOperator("digamma")
    {
        Summary = "The digamma function, the derivative of log(gamma(x)).",
        Flops = 290,
        Notation = Notation.Function("digamma", @"\psi"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Digamma({0})",
            C = "symbolic_digamma({0})",
            // Reflection, recurrence up to 10, then the asymptotic series (DLMF 5.5.4, 5.5.2, 5.11.2).
            CSupport = """
                static double symbolic_digamma(double x)
                {
                    double reflected = 0.0, shift = 0.0;
                    if (x <= 0)
                    {
                        if (x == floor(x)) return NAN;
                        reflected = -3.14159265358979323846 / tan(3.14159265358979323846 * (x - floor(x)));
                        x = 1 - x;
                    }
                    for (; x < 10; x += 1) shift += 1 / x;
                    double z = 1 / (x * x);
                    double series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * (691.0 / 32760 - z / 12))))));
                    return log(x) - 0.5 / x - series - shift + reflected;
                }
                """,
            Python = "np.where({0} == 0, np.nan, sp.digamma({0}))",
            Julia = "SpecialFunctions.digamma({0})",
            Sql = null,
        },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = NoPoleOfGamma,
        Range = Interval.Reals,
        Partial = static (x, y) => Polygamma![x.Graph.One, x],
        Evaluate = Numerics.Special.Digamma,
        Samples = [-2.5, -0.5, 0.5, 1.5, 4, 100.25],
    });

    /// <summary>ψ⁽ⁿ⁾(x).</summary>
    public static readonly BinaryOperator Polygamma = Declare(new BinaryOperator("polygamma")
    {
        Summary = "The n-th derivative of the digamma function, polygamma(n, x), for whole n ≥ 0.",
        Domain = "n a whole number ≥ 0, x not 0, -1, -2, …",
        Flops = 2400,
        Notation = Notation.Function("polygamma", @"\operatorname{polygamma}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Polygamma({0}, {1})",
            C = "symbolic_polygamma({0}, {1})",
            // The derivatives of the recurrence and of the asymptotic series of digamma (DLMF 5.15.5, 5.15.8); below 1 only the
            // recurrence is used, which serves moderate negative arguments.
            CSupport = """
                static double symbolic_polygamma(double n, double x)
                {
                    static const double b[] = { 1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330 };
                    if (!(n >= 0) || n != floor(n) || !(x > -INFINITY)) return NAN;
                    if (x <= 0 && x == floor(x)) return fmod(n, 2) == 1 ? INFINITY : NAN;
                    double sum = 0.0, edge = 20 + n;
                    if (n == 0)
                    {
                        for (; x < edge; x += 1) sum -= 1 / x;
                        sum += log(x) - 0.5 / x;
                        for (int k = 1; k <= 10; k++) sum -= b[k - 1] / (2 * k * pow(x, 2 * k));
                        return sum;
                    }
                    for (; x < edge; x += 1) sum += pow(x, -n - 1);
                    double term = n, tail = pow(x, -n) / n + 0.5 * pow(x, -n - 1);
                    for (int k = 1; k <= 10; k++)
                    {
                        term = tgamma(2 * k + n) / (tgamma(2 * k + 1) * tgamma(n + 1));
                        tail += b[k - 1] * term * pow(x, -n - 2 * k);
                    }
                    return (fmod(n, 2) == 0 ? -1 : 1) * tgamma(n + 1) * (sum + tail);
                }
                """,
            Python = "np.where(np.isneginf({1}) | (({1} <= 0) & ({1} == np.floor({1})) & ({0} % 2 == 0)), np.nan, sp.polygamma({0}, {1}))",
            Torch = "torch.where({1} == -torch.inf, torch.nan, torch.where({1} == torch.inf, 0.0, torch.where(({1} <= 0) & ({1} == torch.floor({1})), torch.inf if {0#} % 2 == 1 else torch.nan, torch.special.polygamma({0#}, {1}))))",
            Julia = "(isinteger({0}) && 0 <= {0} < 1e18 ? SpecialFunctions.polygamma(Int({0}), {1}) : NaN)",
            Sql = null,
        },
        FactsOf = static (n, x) => PolygammaFacts(n, x.Facts),
        Left = static (n, x, y) => Partial.Undefined("the order n of polygamma(n, x) is a whole number, so there is no derivative by it"),
        Right = static (n, x, y) => Polygamma![n + 1, x],
        Evaluate = Numerics.Special.Polygamma,
        Exact = static (n, x) => n.IsZero ? Digamma[x] : null,
        Samples = [(1, 0.5), (1, 3), (2, 1.5), (3, 4), (1, -0.5), (2, -1.5)],
    });

    /// <summary>x! = Γ(x + 1).</summary>
    public static readonly UnaryOperator Factorial = Declare(new UnaryOperator("factorial")
    {
        Summary = "The factorial, gamma(x + 1) for every real x that is not -1, -2, and so on.",
        Flops = 180,
        Notation = Notation.Function("factorial", @"\operatorname{factorial}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Gamma({0} + 1)",
            C = "({0} == -1.0 ? NAN : tgamma({0} + 1.0))",
            Python = "np.where(({0} == -1) | np.isneginf({0}), np.nan, sp.gamma({0} + 1))",
            Torch = "(torch.exp(torch.special.gammaln({0} + 1)) * torch.where(({0} <= -1) & ({0} == torch.floor({0})), torch.nan, torch.where({0} > -1, 1.0, 1 - 2 * torch.remainder(torch.floor({0} + 1), 2))))",
            Julia = "({0} <= -1 && isinteger({0}) ? NaN : SpecialFunctions.gamma({0} + 1))",
            Sql = null,
        },
        Domain = Domain.Where("x not -1, -2, …", static x => double.IsFinite(x) && (x > -1 || x != Math.Floor(x)), Possible.Zero | Possible.Positive),
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(x.Facts.IsNonnegative == Truth.True ? new Facts(~(Possible.Zero | Possible.Negative)) : new Facts(~Possible.Zero)),
        Partial = static (x, y) => y * Digamma[x + 1],
        Definition = static x => Gamma[x + 1],
        Evaluate = FactorialOf,
        Exact = static x => x.IsNumber ? ExactFactorial(x, x.Number) : null,
        Samples = [-1.5, -0.5, 0, 0.5, 3, 9.25],
    });

    /// <summary>√(x² + y²).</summary>
    public static readonly BinaryOperator Hypot = Declare(new BinaryOperator("hypot")
    {
        Summary = "The length sqrt(x^2 + y^2) of the vector (x, y), without overflow.",
        Domain = "all real x, y",
        Flops = 17,
        Notation = Notation.Function("hypot", @"\operatorname{hypot}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Hypot({0}, {1})", CSharpVector = "Vector512.Hypot({0}, {1})", C = "hypot({0}, {1})", Python = "np.hypot({0}, {1})", Julia = "hypot({0}, {1})", Sql = "(max(ABS({0}), ABS({1})) * sqrt(1 + min(min(ABS({0}), ABS({1})), 1.7976931348623157e308) / max(ABS({0}), ABS({1}), 1e-300) * (min(min(ABS({0}), ABS({1})), 1.7976931348623157e308) / max(ABS({0}), ABS({1}), 1e-300))))" },
        Traits = Traits.Commutative,
        Kink = "At the origin both derivatives are 0.",
        FactsOf = static (x, y) => HypotFacts(x.Facts, y.Facts),
        Left = static (x, y, length) => TowardsLength(x, length),
        Right = static (x, y, length) => TowardsLength(y, length),
        Evaluate = Numerics.Special.Hypot,
        EvaluateComplex = Numerics.ComplexFunctions.Hypot,
        Vector = VectorKernel.Binary<HypotOf>(),
        Exact = static (x, y) =>
            x.IsZero ? Abs![y]
            : y.IsZero ? Abs![x]
            : x.Is(Negate) ? Hypot![x.Operands[0], y]
            : y.Is(Negate) ? Hypot![x, y.Operands[0]]
            : x.IsNumber && y.IsNumber && ((x.Number * x.Number) + (y.Number * y.Number)).TryRoot(2, out Rational root) ? Exactly(x, y, root)
            : null,
        Samples = [(3, 4), (-0.5, 0.25), (1e200, 1e200), (1, -2)],
    });

    // 20! is the last factorial that people still read; larger ones stay calls.
    private const int MaxWrittenFactorial = 20;

    private static Domain NoPoleOfGamma => Domain.Where("x not 0, -1, -2, …", static x => double.IsFinite(x) && (x > 0 || x != Math.Floor(x)), Possible.Positive);

    private static double FactorialOf(double x) => Numerics.Special.Gamma(x + 1);

    private static Expr? ExactFactorial(Expr x, Rational n)
    {
        if (n == Rational.From(-1, 2))
        {
            return Sqrt![x.Graph.Constant(Pi)];
        }

        if (!n.TryGetInt32(out int whole) || whole is < 0 or > MaxWrittenFactorial)
        {
            return null;
        }

        long product = 1;
        for (int i = 2; i <= whole; i++)
        {
            product *= i;
        }

        return x.Graph.Number((Rational)product);
    }

    private static Facts PolygammaFacts(Expr n, Facts x)
    {
        if (!n.IsNumber || !n.Number.IsInteger || n.Number.Sign < 0)
        {
            return Facts.Unknown;
        }

        // ψ⁽ⁿ⁾ for odd n is a sum of even powers, positive everywhere; for even n it is negative on the positive numbers.
        Possible signs = !n.Number.Numerator.IsEven ? Possible.Positive
            : x.IsPositive == Truth.True && n.Number.Sign > 0 ? Possible.Negative
            : Possible.AnySign;
        bool defined = x.IsTotal && x.IsPositive == Truth.True;
        return new Facts(signs | Possible.Fraction | (defined ? Possible.None : Possible.Undefined));
    }

    private static Facts HypotFacts(Facts x, Facts y)
    {
        Possible signs = Possible.Positive | (x.Signs & y.Signs & Possible.Zero);
        return new Facts(signs | Possible.Fraction | ((x.Possible | y.Possible) & Possible.Undefined));
    }

    private static Partial TowardsLength(Expr operand, Expr length) => length.Facts.IsNonZero == Truth.True
        ? operand / length
        : Partial.When(NotEqual![length, length.Graph.Zero], operand / length);
}
