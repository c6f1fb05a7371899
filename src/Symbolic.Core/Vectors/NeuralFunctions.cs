using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>1/(1 + e^−x) in two branches, of which neither overflows.</summary>
internal readonly struct SigmoidOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Numerics.Special.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return InSingle<TLanes, TVector, T>(x);
        }

        TVector decay = Exponentials.Of<TLanes, TVector, T>(TLanes.Negate(TLanes.Abs(x)), default);
        return TLanes.Divide(TLanes.Choose(TLanes.LessOrEqual(default, x), TLanes.Constant(1), decay), TLanes.Add(decay, TLanes.Constant(1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector InSingle<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector decay = TLanes.Exp(TLanes.Negate(TLanes.Abs(x)));
        return TLanes.Divide(TLanes.Choose(TLanes.LessOrEqual(default, x), TLanes.Constant(1), decay), TLanes.Add(decay, TLanes.Constant(1)));
    }
}

/// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^−|x|).</summary>
internal readonly struct SoftplusOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Numerics.Special.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return InSingle<TLanes, TVector, T>(x);
        }

        return TLanes.Add(TLanes.Max(x, default), Logarithms.OfOnePlus<TLanes, TVector, T>(Exponentials.Of<TLanes, TVector, T>(TLanes.Negate(TLanes.Abs(x)), default), default));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector InSingle<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // The rounding of 1 + y made good (W. Kahan).
        TVector y = TLanes.Exp(TLanes.Negate(TLanes.Abs(x)));
        TVector u = TLanes.Add(y, TLanes.Constant(1));
        TVector correction = TLanes.Divide(TLanes.Subtract(TLanes.Subtract(u, TLanes.Constant(1)), y), u);
        return TLanes.Add(TLanes.Max(x, default), TLanes.Subtract(TLanes.Log(u), correction));
    }
}

/// <summary>log(p/(1 − p)), at the end nearer to p, where 1 − p is exact.</summary>
internal readonly struct LogitOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Logit(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector upper = TLanes.Less(TLanes.Constant(0.5), x);
        TVector q = TLanes.Choose(upper, TLanes.Subtract(TLanes.Constant(1), x), x);
        TVector value = Logarithms.OfOnePlus<TLanes, TVector, T>(TLanes.Divide(TLanes.Subtract(TLanes.Constant(1), TLanes.Add(q, q)), q), default);
        value = TLanes.Choose(upper, value, TLanes.Negate(value));
        TVector hard = TLanes.Or(TLanes.Less(q, TLanes.Constant(1e-300)), TLanes.Equal(x, TLanes.Constant(0.5)));
        return TLanes.Any(hard) ? TLanes.Patch<LogitOf>(hard, x, value) : value;
    }
}

/// <summary>x/(1 + e^−x), for x &lt; 0 as x e^x/(1 + e^x) with a power of two apart, since e^x may be subnormal where x e^x is not.</summary>
internal readonly struct SiluOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Silu(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector scaled = Exponentials.Scaled<TLanes, TVector, T>(TLanes.Negate(TLanes.Abs(x)), default, TLanes.Constant(60));
        TVector e = TLanes.Multiply(scaled, TLanes.Constant(8.673617379884035e-19));
        TVector right = TLanes.LessOrEqual(default, x);
        TVector above = TLanes.Choose(right, x, TLanes.Multiply(x, scaled));
        TVector aboveLow = TLanes.Choose(right, default, TLanes.FusedMultiplyAdd(x, scaled, TLanes.Negate(above)));
        TVector below = TLanes.Add(e, TLanes.Constant(1));
        TVector value = Quotients.Of<TLanes, TVector, T>(above, aboveLow, below, TLanes.Add(TLanes.Subtract(TLanes.Constant(1), below), e));
        value = TLanes.Choose(right, value, TLanes.Multiply(value, TLanes.Constant(8.673617379884035e-19)));
        return TLanes.Choose(TLanes.Equal(x, TLanes.Constant(double.NegativeInfinity)), TLanes.Constant(-0.0), TLanes.Choose(TLanes.Less(x, TLanes.Constant(double.PositiveInfinity)), TLanes.CopySign(value, x), x));
    }
}

/// <summary>x tanh(log(1 + e^x)) = x g/(g + 1) with g = e^x + e^2x/2, written with e^−x for x ≥ 0. A power of two stands apart, since e^x may be subnormal where x e^x is not.</summary>
internal readonly struct MishOf : IVectorFunction
{
    public static double Of(double x) => Operators.Mish.Evaluate(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector scaled = Exponentials.Scaled<TLanes, TVector, T>(TLanes.Negate(TLanes.Abs(x)), default, TLanes.Constant(60));
        TVector e = TLanes.Multiply(scaled, TLanes.Constant(8.673617379884035e-19));
        TVector right = TLanes.LessOrEqual(default, x);
        TVector half = TLanes.Multiply(e, TLanes.Constant(0.5));
        TVector near = TLanes.Add(e, TLanes.Constant(0.5));
        TVector product = TLanes.Multiply(x, scaled);
        TVector rest = TLanes.MultiplyAdd(product, half, TLanes.FusedMultiplyAdd(x, scaled, TLanes.Negate(product)));
        TVector sum = TLanes.Add(product, rest);
        TVector above = TLanes.Choose(right, TLanes.Multiply(x, near), sum);
        TVector aboveLow = TLanes.Choose(right, default, TLanes.Add(TLanes.Subtract(product, sum), rest));
        TVector g = TLanes.MultiplyAdd(half, e, e);
        TVector below = TLanes.Choose(right, TLanes.MultiplyAdd(e, e, near), TLanes.Add(g, TLanes.Constant(1)));
        TVector belowLow = TLanes.Choose(right, default, TLanes.Add(TLanes.Subtract(TLanes.Constant(1), below), g));
        TVector value = Quotients.Of<TLanes, TVector, T>(above, aboveLow, below, belowLow);
        value = TLanes.Choose(right, value, TLanes.Multiply(value, TLanes.Constant(8.673617379884035e-19)));
        return TLanes.Choose(TLanes.Less(x, TLanes.Constant(double.PositiveInfinity)), TLanes.CopySign(value, x), x);
    }
}

/// <summary>λx for x &gt; 0, λα(e^x − 1) otherwise.</summary>
internal readonly struct SeluOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Selu(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Multiply(TLanes.Choose(TLanes.Less(default, x), x, Exponentials.WithoutOne<TLanes, TVector, T>(x)), TLanes.Choose(TLanes.Less(default, x), TLanes.Constant(1.0507009873554804934193349852946), TLanes.Constant(1.7580993408473768599402175208123)));
    }
}

/// <summary>x for x &gt; 0, α(e^x − 1) otherwise.</summary>
internal readonly struct EluOf : IBinaryVectorFunction
{
    public static double Of(double x, double alpha) => Numerics.Special.Elu(x, alpha);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x, TVector alpha)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Choose(TLanes.Less(default, x), x, TLanes.Multiply(alpha, Exponentials.WithoutOne<TLanes, TVector, T>(x)));
    }
}
