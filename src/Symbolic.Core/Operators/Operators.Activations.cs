using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluScaleTimesAlpha = 1.7580993408473768599402175208123;

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static readonly UnaryOperator Sigmoid = Declare(new UnaryOperator("sigmoid")
    {
        Summary = "The logistic function 1/(1 + exp(-x)); with a slope, sigmoid(x, s) = 1/(1 + exp(-s*x)).",
        Aliases = ["logistic", "Sigmoid"],
        Letter = "s",
        Flops = 19,
        Notation = Notation.Function("sigmoid", @"\sigma", "σ"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Sigmoid({0})", C = "(1.0 / (1.0 + exp(-{0})))", Python = "sp.expit({0})", Julia = "(1 / (1 + exp(-{0})))", Sql = "CASE WHEN {0} >= 0 THEN 1 / (1 + exp(-ABS({0}))) ELSE exp(-ABS({0})) / (1 + exp(-ABS({0}))) END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Parameter = new("slope", ParameterForm.Positional, static (x, slope) => Sigmoid![slope * x]),
        Domain = Domain.Reals,
        Range = Interval.Open(0, 1),
        Partial = static (x, y) => y * (1 - y),
        Definition = static x => 1 / (1 + Exp![-x]),
        Evaluate = Numerics.Special.Sigmoid,
        EvaluateComplex = Numerics.ComplexFunctions.Sigmoid,
        Vector = VectorKernel.Unary<SigmoidOf>(),
        Exact = static x => x.IsZero ? x.Graph.Number(Rational.From(1, 2)) : null,
        Samples = [-5, -0.5, 0, 0.5, 3],
    });

    /// <summary>log(x/(1 − x)).</summary>
    public static readonly UnaryOperator Logit = Declare(new UnaryOperator("logit")
    {
        Summary = "The inverse of the logistic function, log(x/(1 - x)).",
        Flops = 25,
        Notation = Notation.Function("logit", @"\operatorname{logit}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Logit({0})", C = "log({0} / (1.0 - {0}))", Python = "sp.logit({0})", Julia = "NaNMath.log({0} / (1 - {0}))", Sql = "CASE WHEN {0} < 0.25 THEN log({0} / (1 - {0})) WHEN {0} <= 1 THEN log1p((2 * {0} - 1) / (1 - {0})) WHEN {0} > 1 THEN nan END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Where("0 < x < 1", static x => x > 0 && x < 1),
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (x * (1 - x)),
        Definition = static x => Log![x / (1 - x)],
        Evaluate = Numerics.Special.Logit,
        EvaluateComplex = Numerics.ComplexFunctions.Logit,
        Vector = VectorKernel.Unary<LogitOf>(),
        Exact = static x =>
            x.Is(Sigmoid) ? x.Operands[0]
            : IsHalf(x) ? x.Graph.Zero
            : null,
        Samples = [0.01, 0.3, 0.5, 0.9],
    });

    /// <summary>log(1 + eˣ).</summary>
    public static readonly UnaryOperator Softplus = Declare(new UnaryOperator("softplus")
    {
        Summary = "log(1 + exp(x)), a smooth relu.",
        Flops = 42,
        Notation = Notation.Function("softplus", @"\operatorname{softplus}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Softplus({0})",
            C = "(fmax({0}, 0.0) + log1p(exp(-fabs({0}))))",
            Python = "np.logaddexp(0, {0})",
            Torch = "(torch.clamp({0}, min=0) + torch.log1p(torch.exp(-torch.abs({0}))))",
            Julia = "(max({0}, 0) + log1p(exp(-abs({0}))))",
            Sql = "(max({0}, 0) + log1p(exp(-ABS({0}))))",
        },
        Traits = Traits.Increasing,
        Domain = Domain.Reals,
        Range = Interval.Positive,
        Partial = static (x, y) => Sigmoid[x],
        Definition = static x => Log![1 + Exp![x]],
        Evaluate = Numerics.Special.Softplus,
        EvaluateComplex = Numerics.ComplexFunctions.Softplus,
        Vector = VectorKernel.Unary<SoftplusOf>(),
        Exact = static x => x.IsZero ? Log![x.Graph.Number(2)] : null,
        Samples = [-5, -0.5, 0, 0.5, 3],
    });

    /// <summary>x/(1 + |x|).</summary>
    public static readonly UnaryOperator Softsign = Declare(new UnaryOperator("softsign")
    {
        Summary = "x/(1 + |x|).",
        Flops = 8,
        Notation = Notation.Function("softsign", @"\operatorname{softsign}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Softsign({0})", C = "({0} / (1.0 + fabs({0})))", Python = "({0} / (1 + np.abs({0})))", Julia = "({0} / (1 + abs({0})))", Sql = "CASE WHEN ABS({0}) = inf THEN sign({0}) ELSE {0} / (1 + ABS({0})) END" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving,
        Domain = Domain.Reals,
        Range = Interval.Open(-1, 1),
        Partial = static (x, y) => 1 / (1 + Abs![x]).Pow(2),
        Evaluate = Numerics.Special.Softsign,
        Vector = VectorKernel.Unary<SoftsignOf>(),
        Samples = [-5, -0.5, 0.25, 0.5, 3],
    });

    /// <summary>max(x, 0).</summary>
    public static readonly UnaryOperator Relu = Declare(new UnaryOperator("relu")
    {
        Summary = "The rectified linear unit: x for x > 0, otherwise 0.",
        Aliases = ["ReLU"],
        Letter = "r",
        Flops = 1,
        Notation = Notation.Function("relu", @"\operatorname{ReLU}"),
        Code = new() { CSharp = "Math.Max({0}, 0.0)", CSharpVector = "Vector512.Max({0}, Vector512<double>.Zero)", C = "({0} > 0.0 || {0} != {0} ? {0} : 0.0)", Python = "np.maximum({0}, 0)", Torch = "torch.clamp({0}, min=0)", Julia = "max({0}, 0)", Sql = "CASE WHEN {0} > 0 THEN {0} WHEN {0} <= 0 THEN 0 END" },
        Traits = Traits.Increasing | Traits.IntegerPreserving | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Nonnegative,
        Refine = static (x, facts) => facts.And(new Facts(Reaches(x.Facts, Possible.Zero, Possible.Zero, Possible.Positive) | Possible.Undefined)),
        Partial = static (x, y) => Partial.When(x > 0, x.Graph.One),
        Kink = "At 0 the derivative is 0.",
        Evaluate = ReluOf,
        Vector = VectorKernel.Unary<ReluOf>(),
        Exact = static x =>
            x.Facts.IsNonnegative == Truth.True ? x
            : x.Facts.IsTotal && x.Facts.IsNonpositive == Truth.True ? x.Graph.Zero
            : null,
        Samples = [-2, -0.5, 0.5, 3],
    });

    /// <summary>x for x &gt; 0, otherwise αx.</summary>
    public static readonly BinaryOperator LeakyRelu = Declare(new BinaryOperator("leakyrelu")
    {
        Summary = "x for x > 0, otherwise a*x: leakyrelu(x, a); prelu learns a, rrelu draws it.",
        Domain = "all real x, a",
        Aliases = ["LeakyReLU", "LReLU", "prelu", "PReLU", "rrelu", "RReLU"],
        Flops = 4,
        Notation = Notation.Function("leakyrelu", @"\operatorname{LeakyReLU}"),
        Code = new()
        {
            CSharp = "({0} > 0.0 ? {0} : {1} * {0})",
            C = "({0} > 0.0 ? {0} : {1} * {0})",
            Python = "np.where({0} > 0, {0}, {1} * {0})",
            Julia = "({0} > 0 ? {0} : {1} * {0})",
            Sql = "CASE WHEN {0} > 0 THEN {0} ELSE {1} * {0} END",
        },
        Kink = "At 0 the derivative is that of the lower branch, a.",
        FactsOf = static (x, a) => LeakyFacts(x.Facts, a.Facts),
        Left = static (x, a, y) => x.Graph.Select(x > 0, x.Graph.One, a),
        Right = static (x, a, y) => Partial.When(x < 0, x),
        Evaluate = LeakyReluOf,
        Vector = VectorKernel.Binary<LeakyReluOf>(),
        Exact = static (x, a) =>
            a.IsOne ? x
            : a.Facts.IsTotal && x.Facts.IsNonnegative == Truth.True ? x
            : null,
        Samples = [(2, 0.1), (-2, 0.1), (0.5, -0.3), (-0.5, 2)],
    });

    /// <summary>x for x &gt; 0, otherwise α(eˣ − 1).</summary>
    public static readonly BinaryOperator Elu = Declare(new BinaryOperator("elu")
    {
        Summary = "The exponential linear unit: x for x > 0, otherwise a*(exp(x) - 1), with a = 1 when it is left out.",
        Domain = "all real x, a",
        Aliases = ["ELU"],
        DefaultRight = Rational.One,
        Flops = 26,
        Notation = Notation.Function("elu", @"\operatorname{ELU}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Elu({0}, {1})",
            C = "({0} > 0.0 ? {0} : {1} * expm1({0}))",
            Python = "np.where({0} > 0, {0}, {1} * np.expm1(np.minimum({0}, 0)))",
            Torch = "torch.where({0} > 0, {0}, {1} * torch.expm1(torch.clamp({0}, max=0)))",
            Julia = "({0} > 0 ? {0} : {1} * expm1({0}))",
            Sql = "CASE WHEN {0} > 0 THEN {0} ELSE {1} * expm1({0}) END",
        },
        Kink = "At 0 the derivative is that of the lower branch, a.",
        FactsOf = static (x, a) => LeakyFacts(x.Facts, a.Facts, Possible.Fraction),
        Left = static (x, a, y) => x.Graph.Select(x > 0, x.Graph.One, a * Exp![x]),
        Right = static (x, a, y) => Partial.When(x < 0, Expm1![x]),
        Evaluate = Numerics.Special.Elu,
        Vector = VectorKernel.Binary<EluOf>(),
        Exact = static (x, a) => a.Facts.IsTotal && x.Facts.IsNonnegative == Truth.True ? x : null,
        Samples = [(2, 1), (-2, 1), (0.5, 1.5), (-0.5, 0.3)],
    });

    /// <summary>The self-normalising elu.</summary>
    public static readonly UnaryOperator Selu = Declare(new UnaryOperator("selu")
    {
        Summary = "The scaled exponential linear unit: 1.0507*x for x > 0, otherwise 1.0507*1.6733*(exp(x) - 1).",
        Aliases = ["SELU"],
        Flops = 20,
        Notation = Notation.Function("selu", @"\operatorname{SELU}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Selu({0})",
            C = "({0} > 0.0 ? 1.0507009873554805 * {0} : 1.7580993408473768 * expm1({0}))",
            Python = "np.where({0} > 0, 1.0507009873554805 * {0}, 1.7580993408473768 * np.expm1(np.minimum({0}, 0)))",
            Torch = "torch.where({0} > 0, 1.0507009873554805 * {0}, 1.7580993408473768 * torch.expm1(torch.clamp({0}, max=0)))",
            Julia = "({0} > 0 ? 1.0507009873554805 * {0} : 1.7580993408473768 * expm1({0}))",
            Sql = "CASE WHEN {0} > 0 THEN 1.0507009873554805 * {0} ELSE 1.7580993408473768 * expm1({0}) END",
        },
        Traits = Traits.Increasing | Traits.SignPreserving,
        Domain = Domain.Reals,
        Range = new Interval(-SeluScaleTimesAlpha, double.PositiveInfinity, false, false),
        Partial = static (x, y) => x.Graph.Select(x > 0, x.Graph.Number(SeluScale), SeluScaleTimesAlpha * Exp![x]),
        Kink = "At 0 the derivative is that of the lower branch, 1.7581.",
        Evaluate = Numerics.Special.Selu,
        Vector = VectorKernel.Unary<SeluOf>(),
        Samples = [-3, -0.5, 0.5, 3],
    });

    /// <summary>x·Φ(x).</summary>
    public static readonly UnaryOperator Gelu = Declare(new UnaryOperator("gelu")
    {
        Summary = "The Gaussian error linear unit, x*(1 + erf(x/sqrt(2)))/2.",
        Aliases = ["GELU"],
        Flops = 36,
        Notation = Notation.Function("gelu", @"\operatorname{GELU}"),
        Code = new()
        {
            CSharp = "Symbolic.Numerics.Special.Gelu({0})",
            C = "(0.5 * {0} * erfc(-0.70710678118654752 * {0}))",
            Python = "(0.5 * {0} * sp.erfc(-{0} / np.sqrt(2)))",
            Torch = "(0.5 * {0} * torch.special.erfc(-0.7071067811865476 * {0}))",
            Julia = "({0} * SpecialFunctions.erfc(-{0} / sqrt(2)) / 2)",
            Sql = "CASE WHEN {0} < -40 THEN 0 ELSE 0.5 * {0} * erfc(-0.7071067811865476 * {0}) END",
        },
        Traits = Traits.SignPreserving,
        Domain = Domain.Reals,
        Range = new Interval(-0.17, double.PositiveInfinity, false, false),
        // Φ(x) + x·φ(x), with erfc because 1 + erf cancels for negative x.
        Partial = static (x, y) => (Erfc![-x / Sqrt![x.Graph.Number(2)]] / 2) + (x * Exp![-(x.Pow(2) / 2)] / Sqrt![2 * x.Graph.Constant(Pi!)]),
        Evaluate = Numerics.Special.Gelu,
        Vector = VectorKernel.Unary<GeluOf>(),
        Samples = [-5, -0.5, 0, 0.5, 3],
    });

    /// <summary>x·σ(x).</summary>
    public static readonly UnaryOperator Silu = Declare(new UnaryOperator("silu")
    {
        Summary = "The sigmoid linear unit, x*sigmoid(x).",
        Aliases = ["SiLU", "swish"],
        Flops = 19,
        Notation = Notation.Function("silu", @"\operatorname{SiLU}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Silu({0})", C = "({0} / (1.0 + exp(-{0})))", Python = "({0} * sp.expit({0}))", Julia = "({0} / (1 + exp(-{0})))", Sql = "CASE WHEN {0} < -800 THEN 0 ELSE {0} * sigmoid({0}) END" },
        Traits = Traits.SignPreserving,
        Domain = Domain.Reals,
        Range = new Interval(-0.28, double.PositiveInfinity, false, false),
        Partial = static (x, y) => Sigmoid[x] * (1 + (x * (1 - Sigmoid[x]))),
        Definition = static x => x / (1 + Exp![-x]),
        Evaluate = Numerics.Special.Silu,
        EvaluateComplex = Numerics.ComplexFunctions.Silu,
        Vector = VectorKernel.Unary<SiluOf>(),
        Samples = [-5, -0.5, 0, 0.5, 3],
    });

    /// <summary>x·tanh(softplus x).</summary>
    public static readonly UnaryOperator Mish = Declare(new UnaryOperator("mish")
    {
        Summary = "x*tanh(softplus(x)).",
        Flops = 88,
        Notation = Notation.Function("mish", @"\operatorname{Mish}"),
        Code = new()
        {
            CSharp = "({0} * Math.Tanh(Symbolic.Numerics.Special.Softplus({0})))",
            C = "({0} * tanh(fmax({0}, 0.0) + log1p(exp(-fabs({0})))))",
            Python = "({0} * np.tanh(np.logaddexp(0, {0})))",
            Torch = "({0} * torch.tanh(torch.clamp({0}, min=0) + torch.log1p(torch.exp(-torch.abs({0})))))",
            Julia = "({0} * tanh(max({0}, 0) + log1p(exp(-abs({0})))))",
            Sql = "({0} * tanh(softplus({0})))",
        },
        Traits = Traits.SignPreserving,
        Domain = Domain.Reals,
        Range = new Interval(-0.31, double.PositiveInfinity, false, false),
        Partial = static (x, y) => MishSlope(x),
        Evaluate = MishOf,
        EvaluateComplex = Numerics.ComplexFunctions.Mish,
        Vector = VectorKernel.Unary<MishOf>(),
        Samples = [-5, -0.5, 0, 0.5, 3],
    });

    /// <summary>A sigmoid of three straight pieces.</summary>
    public static readonly UnaryOperator HardSigmoid = Declare(new UnaryOperator("hardsigmoid")
    {
        Summary = "x/6 + 1/2, kept between 0 and 1.",
        Flops = 6,
        Notation = Notation.Function("hardsigmoid", @"\operatorname{hardsigmoid}"),
        Code = new()
        {
            CSharp = "Math.Min(Math.Max({0} / 6.0 + 0.5, 0.0), 1.0)",
            C = "({0} <= -3.0 ? 0.0 : {0} >= 3.0 ? 1.0 : {0} / 6.0 + 0.5)",
            Python = "np.clip({0} / 6 + 0.5, 0, 1)",
            Julia = "clamp({0} / 6 + 0.5, 0, 1)",
            Sql = "min(max({0} / 6 + 0.5, 0), 1)",
        },
        Traits = Traits.Increasing,
        Domain = Domain.Reals,
        Range = Interval.Closed(0, 1),
        Partial = static (x, y) => Partial.When((x > -3) & (x < 3), x.Graph.Number(Rational.From(1, 6))),
        Kink = "At -3 and 3 the derivative is 0.",
        Evaluate = HardSigmoidOf,
        Vector = VectorKernel.Unary<HardSigmoidOf>(),
        Exact = static x => x.IsNumber ? x.Graph.Number(Rational.Min(Rational.Max((x.Number / 6) + Rational.From(1, 2), 0), 1)) : null,
        Samples = [-4, -2, 0, 0.5, 4],
    });

    /// <summary>x, kept between −1 and 1.</summary>
    public static readonly UnaryOperator HardTanh = Declare(new UnaryOperator("hardtanh")
    {
        Summary = "x, kept between -1 and 1.",
        Flops = 1,
        Notation = Notation.Function("hardtanh", @"\operatorname{hardtanh}"),
        Code = new()
        {
            CSharp = "Math.Min(Math.Max({0}, -1.0), 1.0)",
            C = "({0} < -1.0 ? -1.0 : {0} > 1.0 ? 1.0 : {0})",
            Python = "np.clip({0}, -1, 1)",
            Julia = "clamp({0}, -1, 1)",
            Sql = "min(max({0}, -1), 1)",
        },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.IntegerPreserving,
        Domain = Domain.Reals,
        Range = Interval.Closed(-1, 1),
        Partial = static (x, y) => Partial.When((x > -1) & (x < 1), x.Graph.One),
        Kink = "At -1 and 1 the derivative is 0.",
        Evaluate = HardTanhOf,
        Vector = VectorKernel.Unary<HardTanhOf>(),
        Exact = static x => x.IsNumber ? Exactly(x, x, Rational.Min(Rational.Max(x.Number, -1), 1)) : null,
        Samples = [-4, -0.5, 0, 0.5, 4],
    });

    /// <summary>1 for x ≥ 0, otherwise −1.</summary>
    public static readonly UnaryOperator HardLimit = Declare(new UnaryOperator("hardlim")
    {
        Summary = "The hard limit: 1 for x ≥ 0, otherwise -1.",
        Flops = 5,
        Notation = Notation.Function("hardlim", @"\operatorname{hardlim}"),
        Code = new()
        {
            CSharp = "({0} >= 0.0 ? 1.0 : {0} < 0.0 ? -1.0 : double.NaN)",
            C = "({0} >= 0.0 ? 1.0 : {0} < 0.0 ? -1.0 : NAN)",
            Python = "np.where(np.isnan({0}), np.nan, np.where({0} >= 0, 1.0, -1.0))",
            Torch = "torch.where(torch.isnan({0}), {0}, torch.where({0} >= 0, 1.0, -1.0).to({0}.dtype))",
            Julia = "({0} >= 0 ? 1.0 : {0} < 0 ? -1.0 : NaN)",
            Sql = "CASE WHEN {0} = nan THEN nan WHEN {0} >= 0 THEN 1 WHEN {0} < 0 THEN -1 END",
        },
        Traits = Traits.Increasing | Traits.IntegerValued,
        Domain = Domain.Reals,
        Range = Interval.Closed(-1, 1),
        Refine = static (x, facts) => facts.And(new Facts(Reaches(x.Facts, Possible.Negative, Possible.Positive, Possible.Positive) | Possible.Undefined)),
        Partial = static (x, y) => Partial.ZeroAlmostEverywhere(x, "hardlim jumps at 0; its derivative is 0 everywhere else"),
        Kink = "At 0, where it jumps from -1 to 1, the value is 1 and the derivative is given as 0.",
        Evaluate = HardLimitOf,
        Vector = VectorKernel.Unary<HardLimitOf>(),
        Exact = static x =>
            !x.Facts.IsTotal ? null
            : x.Facts.IsNonnegative == Truth.True ? x.Graph.One
            : x.Facts.IsNegative == Truth.True ? x.Graph.Number(Rational.MinusOne)
            : null,
        Samples = [-2, -0.5, 0.5, 3],
    });

    /// <summary>1 for x &gt; 0, otherwise 0.</summary>
    public static readonly UnaryOperator Heaviside = Declare(new UnaryOperator("heaviside")
    {
        Summary = "The unit step: 1 for x > 0, otherwise 0; heaviside(0) = 0.",
        Aliases = ["step", "Heaviside"],
        Flops = 4,
        Notation = Notation.Function("heaviside", @"\operatorname{H}"),
        Code = new()
        {
            CSharp = "({0} > 0.0 ? 1.0 : {0} <= 0.0 ? 0.0 : double.NaN)",
            C = "({0} > 0.0 ? 1.0 : {0} <= 0.0 ? 0.0 : NAN)",
            Python = "np.heaviside({0}, 0.0)",
            Torch = "torch.where(torch.isnan({0}), {0}, ({0} > 0).to({0}.dtype))",
            Julia = "({0} > 0 ? 1.0 : {0} <= 0 ? 0.0 : NaN)",
            Sql = "CASE WHEN {0} = nan THEN nan WHEN {0} > 0 THEN 1 WHEN {0} <= 0 THEN 0 END",
        },
        Traits = Traits.Increasing | Traits.IntegerValued,
        Domain = Domain.Reals,
        Range = Interval.Closed(0, 1),
        Refine = static (x, facts) => facts.And(new Facts(Reaches(x.Facts, Possible.Zero, Possible.Zero, Possible.Positive) | Possible.Undefined)),
        Partial = static (x, y) => Partial.ZeroAlmostEverywhere(x, "heaviside jumps at 0; its derivative is 0 everywhere else"),
        Kink = "At 0, where it jumps from 0 to 1, the value is 0 and the derivative is given as 0.",
        Evaluate = HeavisideOf,
        Vector = VectorKernel.Unary<HeavisideOf>(),
        Exact = static x =>
            !x.Facts.IsTotal ? null
            : x.Facts.IsPositive == Truth.True ? x.Graph.One
            : x.Facts.IsNonpositive == Truth.True ? x.Graph.Zero
            : null,
        Samples = [-2, -0.5, 0.5, 3],
    });

    private static double ReluOf(double x) => Math.Max(x, 0);

    private static double LeakyReluOf(double x, double slope) => x > 0 ? x : slope * x;

    private static double MishOf(double x) => x * Math.Tanh(Numerics.Special.Softplus(x));

    private static double HardSigmoidOf(double x) => Math.Min(Math.Max((x / 6) + 0.5, 0), 1);

    private static double HardTanhOf(double x) => Math.Min(Math.Max(x, -1), 1);

    private static double HardLimitOf(double x) => x >= 0 ? 1 : x < 0 ? -1 : double.NaN;

    private static double HeavisideOf(double x) => x > 0 ? 1 : x <= 0 ? 0 : double.NaN;

    // With t = tanh(softplus x): t + x·(1 − t²)·σ(x).
    private static Expr MishSlope(Expr x)
    {
        Expr t = Tanh[Softplus[x]];
        return t + (x * (1 - t.Pow(2)) * Sigmoid[x]);
    }

    private static Facts LeakyFacts(Facts x, Facts slope, Possible rest = Possible.None)
    {
        Possible below = ProductSigns(x.Signs & Possible.Negative, slope.Signs);
        return new Facts((x.Signs & ~Possible.Negative) | below | rest | ((x.Possible | slope.Possible) & (Possible.Undefined | Possible.Fraction)));
    }
}
