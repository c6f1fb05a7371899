using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>sin x.</summary>
    public static readonly UnaryOperator Sin = Declare(new UnaryOperator("sin")
    {
        Summary = "The sine.",
        Aliases = ["Sin"],
        Flops = 27,
        Notation = Notation.Function("sin", @"\sin"),
        Code = new() { CSharp = "Math.Sin({0})", CSharpVector = "Vector512.Sin({0})", C = "sin({0})", Python = "np.sin({0})", Julia = "NaNMath.sin({0})", Sql = "CASE WHEN ABS({0}) < inf THEN SIN({0}) WHEN ABS({0}) >= inf THEN nan END" },
        Traits = Traits.Odd | Traits.AppliesBare,
        InverseName = "asin",
        Domain = Domain.Reals,
        Range = Interval.Closed(-1, 1),
        Partial = static (x, y) => Cos![x],
        Evaluate = Math.Sin,
        EvaluateComplex = Complex.Sin,
        Vector = VectorKernel.Unary<SinOf>(),
        Exact = static x => TryMultipleOfPi(x, out Rational k) ? ExactSine(x.Graph, k) : null,
        Samples = [-4, -1, 0, 0.5, 2, 10],
    });

    /// <summary>cos x.</summary>
    public static readonly UnaryOperator Cos = Declare(new UnaryOperator("cos")
    {
        Summary = "The cosine.",
        Aliases = ["Cos"],
        Flops = 27,
        Notation = Notation.Function("cos", @"\cos"),
        Code = new() { CSharp = "Math.Cos({0})", CSharpVector = "Vector512.Cos({0})", C = "cos({0})", Python = "np.cos({0})", Julia = "NaNMath.cos({0})", Sql = "CASE WHEN ABS({0}) < inf THEN COS({0}) WHEN ABS({0}) >= inf THEN nan END" },
        Traits = Traits.Even | Traits.AppliesBare,
        InverseName = "acos",
        Domain = Domain.Reals,
        Range = Interval.Closed(-1, 1),
        Partial = static (x, y) => -Sin[x],
        Evaluate = Math.Cos,
        EvaluateComplex = Complex.Cos,
        Vector = VectorKernel.Unary<CosOf>(),
        Exact = static x =>
            x.IsZero ? x.Graph.One
            : TryMultipleOfPi(x, out Rational k) ? ExactSine(x.Graph, k + Rational.From(1, 2))
            : null,
        Samples = [-4, -1, 0, 0.5, 2, 10],
    });

    /// <summary>tan x.</summary>
    public static readonly UnaryOperator Tan = Declare(new UnaryOperator("tan")
    {
        Summary = "The tangent.",
        Aliases = ["Tan"],
        Flops = 29,
        Notation = Notation.Function("tan", @"\tan"),
        Code = new() { CSharp = "Math.Tan({0})", C = "tan({0})", Python = "np.tan({0})", Julia = "NaNMath.tan({0})", Sql = "CASE WHEN ABS({0}) < inf THEN TAN({0}) WHEN ABS({0}) >= inf THEN nan END" },
        Traits = Traits.Odd | Traits.Increasing | Traits.AppliesBare,
        InverseName = "atan",
        Domain = Domain.Where("x not an odd multiple of π/2", static x => double.IsFinite(x)),
        Range = Interval.Reals,
        Partial = static (x, y) => 1 + y.Pow(2),
        Definition = static x => Sin[x] / Cos![x],
        Evaluate = Math.Tan,
        EvaluateComplex = Complex.Tan,
        Vector = VectorKernel.Unary<TanOf>(),
        Exact = static x => TryMultipleOfPi(x, out Rational k) ? ExactTangent(x.Graph, k) : x.Is(Atan!) ? x.Operands[0] : null,
        Samples = [-4, -1, 0, 0.5, 1.2, 2],
    });

    /// <summary>cot x.</summary>
    public static readonly UnaryOperator Cot = Declare(new UnaryOperator("cot")
    {
        Summary = "The cotangent, 1/tan x.",
        Flops = 32,
        Notation = Notation.Function("cot", @"\cot"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Cot({0})", C = "(1.0 / tan({0}))", Python = "(1 / np.tan({0}))", Julia = "(1 / NaNMath.tan({0}))", Sql = "(1 / tan({0}))" },
        Traits = Traits.Odd | Traits.Decreasing | Traits.AppliesBare,
        Domain = Domain.Where("x not a multiple of π", static x => double.IsFinite(x) && x != 0),
        Range = Interval.Reals,
        Partial = static (x, y) => -(1 + y.Pow(2)),
        Definition = static x => Cos![x] / Sin[x],
        Evaluate = Numerics.Special.Cot,
        EvaluateComplex = Numerics.ComplexFunctions.Cot,
        Vector = VectorKernel.Unary<CotOf>(),
        Exact = static x =>
            TryMultipleOfPi(x, out Rational k)
                // cot x = tan(π/2 − x); the poles are handled there.
                ? ExactTangent(x.Graph, Rational.From(1, 2) - k)
                : null,
        Samples = [-4, -1, 0.3, 1.2, 2],
    });

    /// <summary>sec x.</summary>
    public static readonly UnaryOperator Sec = Declare(new UnaryOperator("sec")
    {
        Summary = "The secant, 1/cos x.",
        Flops = 28,
        Notation = Notation.Function("sec", @"\sec"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Sec({0})", C = "(1.0 / cos({0}))", Python = "(1 / np.cos({0}))", Julia = "(1 / NaNMath.cos({0}))", Sql = "(1 / cos({0}))" },
        Traits = Traits.Even | Traits.AppliesBare,
        Domain = Domain.Where("x not an odd multiple of π/2", static x => double.IsFinite(x)),
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(new Facts(~Possible.Zero)),
        Partial = static (x, y) => y * Tan[x],
        Definition = static x => 1 / Cos![x],
        Evaluate = Numerics.Special.Sec,
        EvaluateComplex = Numerics.ComplexFunctions.Sec,
        Vector = VectorKernel.Unary<SecOf>(),
        Exact = static x =>
            x.IsZero ? x.Graph.One
            : TryMultipleOfPi(x, out Rational k) ? ExactCosecant(x.Graph, k + Rational.From(1, 2))
            : null,
        Samples = [-4, -1, 0, 0.5, 1.2, 2],
    });

    /// <summary>csc x.</summary>
    public static readonly UnaryOperator Csc = Declare(new UnaryOperator("csc")
    {
        Summary = "The cosecant, 1/sin x.",
        Flops = 30,
        Notation = Notation.Function("csc", @"\csc"),
        Code = new() { CSharp = "Symbolic.Numerics.Special.Csc({0})", C = "(1.0 / sin({0}))", Python = "(1 / np.sin({0}))", Julia = "(1 / NaNMath.sin({0}))", Sql = "(1 / sin({0}))" },
        Traits = Traits.Odd | Traits.AppliesBare,
        Domain = Domain.Where("x not a multiple of π", static x => double.IsFinite(x) && x != 0),
        Range = Interval.Reals,
        Refine = static (x, facts) => facts.And(new Facts(~Possible.Zero)),
        Partial = static (x, y) => -(y * Cot[x]),
        Definition = static x => 1 / Sin[x],
        Evaluate = Numerics.Special.Csc,
        EvaluateComplex = Numerics.ComplexFunctions.Csc,
        Vector = VectorKernel.Unary<CscOf>(),
        Exact = static x => TryMultipleOfPi(x, out Rational k) ? ExactCosecant(x.Graph, k) : null,
        Samples = [-4, -1, 0.3, 1.2, 2],
    });

    // Recognises k·π as people write it: pi, 2*pi, pi/6, 5*pi/6, 5/6*pi.
    private static bool TryMultipleOfPi(Expr x, out Rational multiple)
    {
        multiple = Rational.One;
        while (true)
        {
            if (x.Is(Pi))
            {
                return true;
            }

            if (x.Is(Negate))
            {
                (multiple, x) = (-multiple, x.Operands[0]);
            }
            else if (x.Is(Multiply) && x.Operands[0].IsNumber)
            {
                (multiple, x) = (multiple * x.Operands[0].Number, x.Operands[1]);
            }
            else if (x.Is(Multiply) && x.Operands[1].IsNumber)
            {
                (multiple, x) = (multiple * x.Operands[1].Number, x.Operands[0]);
            }
            else if (x.Is(Divide) && x.Operands[1].IsNumber && !x.Operands[1].IsZero)
            {
                (multiple, x) = (multiple / x.Operands[1].Number, x.Operands[0]);
            }
            else
            {
                return false;
            }
        }
    }

    // The values with short exact forms: multiples of π/6 and π/4, brought to the first quadrant.
    private static (bool IsNegative, Rational Angle) FirstQuadrant(Rational k)
    {
        Rational turn = Rational.Mod(k, 2);
        bool negative = turn >= Rational.One;
        Rational half = negative ? turn - 1 : turn;
        return (negative, half > Rational.From(1, 2) ? 1 - half : half);
    }

    private static Expr? ExactSine(ExprGraph graph, Rational k)
    {
        (bool negative, Rational angle) = FirstQuadrant(k);
        Expr? value = angle.IsZero ? graph.Zero
            : angle == Rational.From(1, 6) ? graph.Number(Rational.From(1, 2))
            : angle == Rational.From(1, 4) ? Sqrt![graph.Number(2)] / 2
            : angle == Rational.From(1, 3) ? Sqrt![graph.Number(3)] / 2
            : angle == Rational.From(1, 2) ? graph.One
            : null;
        return negative ? -value : value;
    }

    private static Expr? ExactCosecant(ExprGraph graph, Rational k)
    {
        (bool negative, Rational angle) = FirstQuadrant(k);
        Expr? value = angle.IsZero ? graph.Constant(Undefined)
            : angle == Rational.From(1, 6) ? graph.Number(2)
            : angle == Rational.From(1, 4) ? Sqrt![graph.Number(2)]
            : angle == Rational.From(1, 3) ? 2 / Sqrt![graph.Number(3)]
            : angle == Rational.From(1, 2) ? graph.One
            : null;
        return negative && !angle.IsZero ? -value : value;
    }

    // No double is an odd multiple of π/2, so a computed tangent is a huge number there; the exact one has no value.
    private static Expr? ExactTangent(ExprGraph graph, Rational k)
    {
        Rational turn = Rational.Mod(k, 1);
        bool negative = turn > Rational.From(1, 2);
        Rational angle = negative ? 1 - turn : turn;
        Expr? value = angle.IsZero ? graph.Zero
            : angle == Rational.From(1, 6) ? 1 / Sqrt![graph.Number(3)]
            : angle == Rational.From(1, 4) ? graph.One
            : angle == Rational.From(1, 3) ? Sqrt![graph.Number(3)]
            : angle == Rational.From(1, 2) ? graph.Constant(Undefined)
            : null;
        return negative ? -value : value;
    }
}
