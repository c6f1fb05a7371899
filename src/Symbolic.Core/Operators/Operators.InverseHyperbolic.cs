using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>arsinh x.</summary>
    public static readonly UnaryOperator Asinh = Declare(new UnaryOperator("asinh")
    {
        Summary = "The inverse hyperbolic sine.",
        Aliases = ["arsinh", "arcsinh"],
        Flops = 27,
        Notation = Notation.Function("asinh", @"\operatorname{arsinh}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Asinh({0})", C = "asinh({0})", Python = "np.arcsinh({0})", Julia = "asinh({0})", Sql = "ASINH({0})" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / Sqrt![1 + x.Pow(2)],
        Evaluate = Numerics.Special.Asinh,
        EvaluateComplex = Numerics.ComplexFunctions.Asinh,
        Vector = VectorKernel.Unary<AsinhOf>(),
        Exact = static x => x.Is(Sinh) ? x.Operands[0] : null,
        Samples = [-20, -0.5, 0, 0.5, 3],
    });

    /// <summary>arcosh x.</summary>
    public static readonly UnaryOperator Acosh = Declare(new UnaryOperator("acosh")
    {
        Summary = "The inverse hyperbolic cosine, zero or more.",
        Aliases = ["arcosh", "arccosh"],
        Flops = 27,
        Notation = Notation.Function("acosh", @"\operatorname{arcosh}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Acosh({0})", C = "acosh({0})", Python = "np.arccosh({0})", Julia = "NaNMath.acosh({0})", Sql = "CASE WHEN {0} >= 1 THEN ACOSH({0}) WHEN {0} < 1 THEN nan END" },
        Traits = Traits.Increasing | Traits.AppliesBare,
        Domain = Domain.Where("x ≥ 1", static x => x >= 1 && double.IsFinite(x)),
        Range = Interval.Nonnegative,
        Partial = static (x, y) => 1 / Sqrt![x.Pow(2) - 1],
        Kink = "At 1 the derivative is infinite.",
        Evaluate = Numerics.Special.Acosh,
        EvaluateComplex = Numerics.ComplexFunctions.Acosh,
        Vector = VectorKernel.Unary<AcoshOf>(),
        Exact = static x =>
            x.IsOne ? x.Graph.Zero
            : x.Is(Cosh) ? Abs![x.Operands[0]]
            : null,
        Samples = [1.1, 1.5, 2, 10],
    });

    /// <summary>artanh x.</summary>
    public static readonly UnaryOperator Atanh = Declare(new UnaryOperator("atanh")
    {
        Summary = "The inverse hyperbolic tangent.",
        Aliases = ["artanh", "arctanh"],
        Flops = 26,
        Notation = Notation.Function("atanh", @"\operatorname{artanh}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Atanh({0})", C = "atanh({0})", Python = "np.arctanh({0})", Julia = "NaNMath.atanh({0})", Sql = "CASE WHEN ABS({0}) < 1 THEN ATANH({0}) WHEN {0} = 1 THEN inf WHEN {0} = -1 THEN -inf WHEN ABS({0}) > 1 THEN nan END" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Where("-1 < x < 1", static x => x > -1 && x < 1, Possible.Zero),
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (1 - x.Pow(2)),
        Evaluate = Numerics.Special.Atanh,
        EvaluateComplex = Numerics.ComplexFunctions.Atanh,
        Vector = VectorKernel.Unary<AtanhOf>(),
        Exact = static x => x.Is(Tanh) ? x.Operands[0] : null,
        Samples = [-0.9, -0.3, 0, 0.5, 0.8],
    });

    /// <summary>arcoth x.</summary>
    public static readonly UnaryOperator Acoth = Declare(new UnaryOperator("acoth")
    {
        Summary = "The inverse hyperbolic cotangent, atanh(1/x).",
        Aliases = ["arcoth", "arccoth"],
        Flops = 35,
        Notation = Notation.Function("acoth", @"\operatorname{arcoth}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Acoth({0})", C = "atanh(1.0 / {0})", Python = "np.arctanh(1 / {0})", Julia = "NaNMath.atanh(1 / {0})", Sql = "CASE WHEN {0} >= 1 THEN 0.5 * log1p(2 / (ABS({0}) - 1)) WHEN {0} <= -1 THEN -0.5 * log1p(2 / (ABS({0}) - 1)) WHEN ABS({0}) < 1 THEN nan END" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.Where("x < -1 or x > 1", static x => Math.Abs(x) > 1 && double.IsFinite(x)),
        Range = Interval.Reals,
        Partial = static (x, y) => 1 / (1 - x.Pow(2)),
        Definition = static x => Atanh![1 / x],
        Evaluate = Numerics.Special.Acoth,
        EvaluateComplex = Numerics.ComplexFunctions.Acoth,
        Vector = VectorKernel.Unary<AcothOf>(),
        Exact = static x => x.Is(Coth) && x.Operands[0].Facts.IsNonZero == Truth.True ? x.Operands[0] : null,
        Samples = [-5, -1.5, 1.2, 2, 10],
    });

    /// <summary>arsech x.</summary>
    public static readonly UnaryOperator Asech = Declare(new UnaryOperator("asech")
    {
        Summary = "The inverse hyperbolic secant, acosh(1/x), zero or more.",
        Aliases = ["arsech", "arcsech"],
        Flops = 34,
        Notation = Notation.Function("asech", @"\operatorname{arsech}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Asech({0})", C = "acosh(1.0 / {0})", Python = "np.arccosh(1 / {0})", Julia = "NaNMath.acosh(1 / {0})", Sql = "CASE WHEN {0} < 0.5 THEN log(1 + sqrt((1 - {0}) * (1 + {0}))) - log({0}) WHEN {0} <= 1 THEN log1p((1 - {0}) / {0} + sqrt((1 - {0}) / {0} * ((1 - {0}) / {0} + 2))) WHEN {0} > 1 THEN nan END" },
        Traits = Traits.Decreasing | Traits.AppliesBare,
        Domain = Domain.Where("0 < x ≤ 1", static x => x > 0 && x <= 1),
        Range = Interval.Nonnegative,
        Partial = static (x, y) => -(1 / (x * Sqrt![1 - x.Pow(2)])),
        Kink = "At 1 the derivative is infinite.",
        Definition = static x => Acosh[1 / x],
        Evaluate = Numerics.Special.Asech,
        EvaluateComplex = Numerics.ComplexFunctions.Asech,
        Vector = VectorKernel.Unary<AsechOf>(),
        Exact = static x =>
            x.IsOne ? x.Graph.Zero
            : x.Is(Sech) ? Abs![x.Operands[0]]
            : null,
        Samples = [0.1, 0.3, 0.5, 0.9],
    });

    /// <summary>arcsch x.</summary>
    public static readonly UnaryOperator Acsch = Declare(new UnaryOperator("acsch")
    {
        Summary = "The inverse hyperbolic cosecant, asinh(1/x).",
        Aliases = ["arcsch", "arccsch"],
        Flops = 37,
        Notation = Notation.Function("acsch", @"\operatorname{arcsch}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Acsch({0})", C = "asinh(1.0 / {0})", Python = "np.arcsinh(1 / {0})", Julia = "acsch({0})", Sql = "asinh(1 / {0})" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.NonZero,
        Range = Interval.Reals,
        Partial = static (x, y) => -(1 / (Abs![x] * Sqrt![1 + x.Pow(2)])),
        Definition = static x => Asinh[1 / x],
        Evaluate = Numerics.Special.Acsch,
        EvaluateComplex = Numerics.ComplexFunctions.Acsch,
        Vector = VectorKernel.Unary<AcschOf>(),
        Exact = static x => x.Is(Csch) && x.Operands[0].Facts.IsNonZero == Truth.True ? x.Operands[0] : null,
        Samples = [-5, -0.5, 0.25, 1, 3],
    });
}
