using static Symbolic.Tests.BigReal;

namespace Symbolic.Tests;

/// <summary>The functions of operators with 200 bits. Where there is none, the operator's own function is exact or a plain formula of few roundings.</summary>
public static class VectorReferences
{
    private static readonly BigReal s_one = From(1), s_half = From(0.5), s_two = From(2);

    public static readonly IReadOnlyDictionary<Operator, Func<BigReal, BigReal>> Unary = new Dictionary<Operator, Func<BigReal, BigReal>>
    {
        [Operators.Exp] = Exp,
        [Operators.Expm1] = Expm1,
        [Operators.Log] = Log,
        [Operators.Log1p] = Log1p,
        [Operators.Log2] = x => Log(x) / Ln2,
        [Operators.Log10] = x => Log(x) / Log(From(10)),
        [Operators.Sqrt] = Sqrt,
        [Operators.Cbrt] = Cbrt,
        [Operators.Sin] = x => SinCos(x).Sin,
        [Operators.Cos] = x => SinCos(x).Cos,
        [Operators.Tan] = x => SinCos(x) is var (sin, cos) ? sin / cos : default,
        [Operators.Cot] = x => SinCos(x) is var (sin, cos) ? cos / sin : default,
        [Operators.Sec] = x => s_one / SinCos(x).Cos,
        [Operators.Csc] = x => s_one / SinCos(x).Sin,
        [Operators.Asin] = Asin,
        [Operators.Acos] = Acos,
        [Operators.Atan] = Atan,
        [Operators.Acot] = x => x.IsZero ? Pi * s_half : Atan(s_one / x),
        [Operators.Asec] = x => Acos(s_one / x),
        [Operators.Acsc] = x => Asin(s_one / x),
        [Operators.Sinh] = Sinh,
        [Operators.Cosh] = Cosh,
        [Operators.Tanh] = Tanh,
        [Operators.Coth] = x => s_one / Tanh(x),
        [Operators.Sech] = x => s_one / Cosh(x),
        [Operators.Csch] = x => s_one / Sinh(x),
        [Operators.Asinh] = Asinh,
        [Operators.Acosh] = Acosh,
        [Operators.Atanh] = Atanh,
        [Operators.Acoth] = x => Atanh(s_one / x),
        [Operators.Asech] = x => Acosh(s_one / x),
        [Operators.Acsch] = x => Asinh(s_one / x),
        [Operators.Erf] = Erf,
        [Operators.Erfc] = Erfc,
        [Operators.Sigmoid] = Sigmoid,
        [Operators.Softplus] = Softplus,
        [Operators.Logit] = x => Abs(x - s_half) is var d && (d.IsZero || d.Magnitude < -3) ? Log1p((x + x - s_one) / (s_one - x)) : Log(x / (s_one - x)),
        [Operators.Gelu] = x => s_half * x * Erfc(-x * Sqrt(s_half)),
        [Operators.Silu] = x => x * Sigmoid(x),
        [Operators.Mish] = x => x * Tanh(Softplus(x)),
        [Operators.Selu] = x => x.Sign > 0
            ? From(1.0507009873554804934193349852946) * x
            : From(1.7580993408473768599402175208123) * Expm1(x),
        [Operators.Softsign] = x => x / (s_one + Abs(x)),
    };

    public static readonly IReadOnlyDictionary<Operator, Func<BigReal, BigReal, BigReal>> Binary = new Dictionary<Operator, Func<BigReal, BigReal, BigReal>>
    {
        [Operators.Power] = Power,
        [Operators.LogBase] = (x, b) => Log(x) / Log(b),
        [Operators.Hypot] = (x, y) => Sqrt((x * x) + (y * y)),
        [Operators.Atan2] = Angle,
        [Operators.Elu] = (x, alpha) => x.Sign > 0 ? x : alpha * Expm1(x),
    };

    private static BigReal Asin(BigReal x) => Abs(x) < s_one ? Atan(x / Sqrt((s_one - x) * (s_one + x))) : From(x.Sign) * Pi * s_half;

    private static BigReal Acos(BigReal x) => x.Sign < 0 && !((x + s_one).Sign > 0) ? Pi : s_two * Atan(Sqrt((s_one - x) / (s_one + x)));

    private static BigReal Sinh(BigReal x) => x.Sign < 0 ? -Sinh(-x) : Expm1(x) is var e ? s_half * (e + (e / (s_one + e))) : default;

    private static BigReal Cosh(BigReal x) => Exp(Abs(x)) is var e ? s_half * (e + (s_one / e)) : default;

    private static BigReal Tanh(BigReal x) => x.Sign < 0 ? -Tanh(-x) : Expm1(s_two * x) is var e ? e / (e + s_two) : default;

    private static BigReal Asinh(BigReal x) => x.Sign < 0 ? -Asinh(-x) : Log1p(x + (x * x / (s_one + Sqrt(s_one + (x * x)))));

    private static BigReal Acosh(BigReal x) => x - s_one is var t ? Log1p(t + Sqrt(t * (t + s_two))) : default;

    private static BigReal Atanh(BigReal x) => x.Sign < 0 ? -Atanh(-x) : s_half * Log1p(s_two * x / (s_one - x));

    private static BigReal Sigmoid(BigReal x) => s_one / (s_one + Exp(-x));

    private static BigReal Softplus(BigReal x) => x.Sign > 0 ? x + Log1p(Exp(-x)) : Log1p(Exp(x));

    private static BigReal Cbrt(BigReal x) => x.IsZero ? x : x.Sign < 0 ? -Cbrt(-x) : Exp(Log(x) / From(3));

    // A negative base has whole exponents here, everything else is no number.
    private static BigReal Power(BigReal x, BigReal y)
    {
        BigReal power = Exp(y * Log(Abs(x)));
        return x.Sign < 0 && !y.Round().IsEven ? -power : power;
    }

    private static BigReal Angle(BigReal y, BigReal x)
    {
        if (x.IsZero)
        {
            return From(y.Sign) * Pi * s_half;
        }

        BigReal angle = Atan(y / x);
        return x.Sign > 0 ? angle : y.Sign < 0 ? angle - Pi : angle + Pi;
    }
}
