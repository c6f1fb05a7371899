using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>sinh x.</summary>
    public static readonly UnaryOperator Sinh = Declare(new UnaryOperator("sinh")
    {
        Summary = "The hyperbolic sine.",
        Flops = 31,
        Notation = Notation.Function("sinh", @"\sinh"),
        Code = new() { CSharp = "Math.Sinh({0})", C = "sinh({0})", Python = "np.sinh({0})", Julia = "sinh({0})", Sql = "SINH({0})" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        InverseName = "asinh",
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Partial = static (x, y) => Cosh![x],
        Definition = static x => (Exp![x] - Exp[-x]) / 2,
        Evaluate = Math.Sinh,
        EvaluateComplex = Complex.Sinh,
        Vector = VectorKernel.Unary<SinhOf>(),
        Exact = static x => x.Is(Asinh!) ? x.Operands[0] : null,
        Samples = [-3, -0.5, 0, 0.5, 3],
    });

    /// <summary>cosh x.</summary>
    public static readonly UnaryOperator Cosh = Declare(new UnaryOperator("cosh")
    {
        Summary = "The hyperbolic cosine.",
        Flops = 18,
        Notation = Notation.Function("cosh", @"\cosh"),
        Code = new() { CSharp = "Math.Cosh({0})", C = "cosh({0})", Python = "np.cosh({0})", Julia = "cosh({0})", Sql = "COSH({0})" },
        Traits = Traits.Even | Traits.AppliesBare,
        InverseName = "acosh",
        Domain = Domain.Reals,
        Range = Interval.AtLeast(1),
        Partial = static (x, y) => Sinh[x],
        Definition = static x => (Exp![x] + Exp[-x]) / 2,
        Evaluate = Math.Cosh,
        EvaluateComplex = Complex.Cosh,
        Vector = VectorKernel.Unary<CoshOf>(),
        Exact = static x => x.IsZero ? x.Graph.One : null,
        Samples = [-3, -0.5, 0, 0.5, 3],
    });

    /// <summary>tanh x.</summary>
    public static readonly UnaryOperator Tanh = Declare(new UnaryOperator("tanh")
    {
        Summary = "The hyperbolic tangent.",
        Aliases = ["Tanh"],
        Letter = "t",
        Flops = 25,
        Notation = Notation.Function("tanh", @"\tanh"),
        Code = new() { CSharp = "Math.Tanh({0})", C = "tanh({0})", Python = "np.tanh({0})", Julia = "tanh({0})", Sql = "TANH({0})" },
        Traits = Traits.Odd | Traits.Increasing | Traits.SignPreserving | Traits.AppliesBare,
        InverseName = "atanh",
        Domain = Domain.Reals,
        Range = Interval.Open(-1, 1),
        Partial = static (x, y) => 1 - y.Pow(2),
        Definition = static x => 1 - (2 / (Exp![2 * x] + 1)),
        Evaluate = Math.Tanh,
        EvaluateComplex = Complex.Tanh,
        Vector = VectorKernel.Unary<TanhOf>(),
        Samples = [-3, -0.5, 0, 0.5, 3],
    });

    /// <summary>coth x.</summary>
    public static readonly UnaryOperator Coth = Declare(new UnaryOperator("coth")
    {
        Summary = "The hyperbolic cotangent, 1/tanh x.",
        Flops = 31,
        Notation = Notation.Function("coth", @"\coth"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Coth({0})", C = "(1.0 / tanh({0}))", Python = "(1 / np.tanh({0}))", Julia = "coth({0})", Sql = "(1 / tanh({0}))" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.NonZero,
        Range = Interval.Reals,
        // Not 1 − coth², which cancels for large x.
        Partial = static (x, y) => -Csch![x].Pow(2),
        Definition = static x => 1 + (2 / (Exp![2 * x] - 1)),
        Evaluate = Numerics.Special.Coth,
        EvaluateComplex = Numerics.ComplexFunctions.Coth,
        Vector = VectorKernel.Unary<CothOf>(),
        Samples = [-3, -0.5, 0.25, 0.5, 3],
    });

    /// <summary>sech x.</summary>
    public static readonly UnaryOperator Sech = Declare(new UnaryOperator("sech")
    {
        Summary = "The hyperbolic secant, 1/cosh x.",
        Flops = 22,
        Notation = Notation.Function("sech", @"\operatorname{sech}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Sech({0})", C = "(1.0 / cosh({0}))", Python = "(1 / np.cosh({0}))", Julia = "sech({0})", Sql = "CASE WHEN ABS({0}) < 20 THEN 1 / cosh({0}) ELSE 2 * exp(-ABS({0})) END" },
        Traits = Traits.Even | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = new Interval(0, 1, false, true),
        Partial = static (x, y) => -(y * Tanh[x]),
        Definition = static x => 2 / (Exp![x] + Exp[-x]),
        Evaluate = Numerics.Special.Sech,
        EvaluateComplex = Numerics.ComplexFunctions.Sech,
        Vector = VectorKernel.Unary<SechOf>(),
        Exact = static x => x.IsZero ? x.Graph.One : null,
        Samples = [-3, -0.5, 0, 0.5, 3],
    });

    /// <summary>csch x.</summary>
    public static readonly UnaryOperator Csch = Declare(new UnaryOperator("csch")
    {
        Summary = "The hyperbolic cosecant, 1/sinh x.",
        Flops = 41,
        Notation = Notation.Function("csch", @"\operatorname{csch}"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Csch({0})", C = "(1.0 / sinh({0}))", Python = "(1 / np.sinh({0}))", Julia = "csch({0})", Sql = "CASE WHEN {0} > 20 THEN 2 * exp(-ABS({0})) WHEN {0} < -20 THEN -2 * exp(-ABS({0})) ELSE 1 / sinh({0}) END" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.SignPreserving | Traits.AppliesBare,
        Domain = Domain.NonZero,
        Range = Interval.Reals,
        Partial = static (x, y) => -(y * Coth[x]),
        Definition = static x => 2 / (Exp![x] - Exp[-x]),
        Evaluate = Numerics.Special.Csch,
        EvaluateComplex = Numerics.ComplexFunctions.Csch,
        Vector = VectorKernel.Unary<CschOf>(),
        Samples = [-3, -0.5, 0.25, 0.5, 3],
    });
}
