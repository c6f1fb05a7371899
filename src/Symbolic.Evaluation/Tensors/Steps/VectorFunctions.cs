using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Tensors;

/// <summary>
/// Loops over blocks for the machine's own operations and for the functions of which a vector form is accurate: measured against
/// the scalar functions within 6 ulp, which TensorPrimitives.Tanh, for one, is not. An operator without such a loop is called
/// entry by entry.
/// </summary>
internal static unsafe class VectorFunctions
{
    private static readonly Dictionary<Primitive, MapFunction> s_primitives = new()
    {
        [Primitive.Add] = new BinaryLoop("+", &Add<double>, &Add<float>),
        [Primitive.Subtract] = new BinaryLoop("-", &Subtract<double>, &Subtract<float>),
        [Primitive.Multiply] = new BinaryLoop("*", &Multiply<double>, &Multiply<float>),
        [Primitive.Divide] = new BinaryLoop("/", &Divide<double>, &Divide<float>),
        [Primitive.Negate] = new UnaryLoop("neg", &Negate<double>, &Negate<float>),
        [Primitive.SquareRoot] = new UnaryLoop("sqrt", &SquareRoot<double>, &SquareRoot<float>),
        [Primitive.Absolute] = new UnaryLoop("abs", &Absolute<double>, &Absolute<float>),
        [Primitive.Less] = new BinaryLoop("<", &Compare<IsLess, double>, &Compare<IsLess, float>),
        [Primitive.LessOrEqual] = new BinaryLoop("<=", &Compare<IsLessOrEqual, double>, &Compare<IsLessOrEqual, float>),
        [Primitive.Greater] = new BinaryLoop(">", &Compare<IsGreater, double>, &Compare<IsGreater, float>),
        [Primitive.GreaterOrEqual] = new BinaryLoop(">=", &Compare<IsGreaterOrEqual, double>, &Compare<IsGreaterOrEqual, float>),
        [Primitive.Equal] = new BinaryLoop("==", &Compare<IsEqual, double>, &Compare<IsEqual, float>),
        [Primitive.NotEqual] = new BinaryLoop("!=", &Compare<IsNotEqual, double>, &Compare<IsNotEqual, float>),
        [Primitive.And] = new BinaryLoop("and", &And<double>, &And<float>),
        [Primitive.Or] = new BinaryLoop("or", &Or<double>, &Or<float>),
        [Primitive.Not] = new UnaryLoop("not", &Not<double>, &Not<float>),
        [Primitive.Select] = new TernaryLoop("where", &Select<double>, &Select<float>),
    };

    private static readonly Dictionary<Operator, MapFunction> s_functions = new()
    {
        [Operators.Exp] = new UnaryLoop("exp", &Exp<double>, &Exp<float>),
        [Operators.Log] = new UnaryLoop("log", &Log<double>, &Log<float>),
        [Operators.Sin] = new UnaryLoop("sin", &Sin<double>, &Sin<float>),
        [Operators.Cos] = new UnaryLoop("cos", &Cos<double>, &Cos<float>),
        [Operators.Tanh] = new UnaryLoop("tanh", &Along<TanhOf, double>, &Along<TanhOf, float>),
        [Operators.Sigmoid] = new UnaryLoop("sigmoid", &Along<SigmoidOf, double>, &Along<SigmoidOf, float>),
        [Operators.Softplus] = new UnaryLoop("softplus", &Along<SoftplusOf, double>, &Along<SoftplusOf, float>),
        [Operators.Relu] = new UnaryLoop("relu", &Relu<double>, &Relu<float>),
        [Operators.Max] = new BinaryLoop("max", &Max<double>, &Max<float>),
        [Operators.Min] = new BinaryLoop("min", &Min<double>, &Min<float>),
    };

    /// <summary>The loop of an operator by its primitive or, for functions, by itself; null when there is none.</summary>
    public static MapFunction? For(Operator op) => s_functions.GetValueOrDefault(op) ?? s_primitives.GetValueOrDefault(op.Primitive);

    /// <summary>The loops of the functions that have a vector form, for tests of their accuracy.</summary>
    public static IReadOnlyDictionary<Operator, MapFunction> Functions => s_functions;

    public static MapFunction Product { get; } = s_primitives[Primitive.Multiply];

    public static MapFunction Choice { get; } = s_primitives[Primitive.Select];

    /// <summary>Powers by the products that the scalar code uses, so that both agree to the last bit.</summary>
    public static MapFunction SmallPower(int exponent) => exponent switch
    {
        2 => s_square,
        3 => s_cube,
        _ => s_fourth,
    };

    private static readonly MapFunction s_square = new UnaryLoop("^2", &Square<double>, &Square<float>);
    private static readonly MapFunction s_cube = new UnaryLoop("^3", &Along<CubeOf, double>, &Along<CubeOf, float>);
    private static readonly MapFunction s_fourth = new UnaryLoop("^4", &Along<FourthOf, double>, &Along<FourthOf, float>);

    private static ReadOnlySpan<T> In<T>(T* a, int n)
        where T : unmanaged => new(a, n);

    private static Span<T> Out<T>(T* d, int n)
        where T : unmanaged => new(d, n);

    private static void Add<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Add(In(a, n), In(b, n), Out(d, n));

    private static void Subtract<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Subtract(In(a, n), In(b, n), Out(d, n));

    private static void Multiply<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Multiply(In(a, n), In(b, n), Out(d, n));

    private static void Divide<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Divide(In(a, n), In(b, n), Out(d, n));

    private static void Max<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Max(In(a, n), In(b, n), Out(d, n));

    private static void Min<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Min(In(a, n), In(b, n), Out(d, n));

    private static void Relu<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Max(In(a, n), T.Zero, Out(d, n));

    private static void Negate<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Negate(In(a, n), Out(d, n));

    private static void SquareRoot<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(In(a, n), Out(d, n));

    private static void Absolute<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Abs(In(a, n), Out(d, n));

    private static void Exp<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Exp(In(a, n), Out(d, n));

    private static void Log<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Log(In(a, n), Out(d, n));

    private static void Sin<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sin(In(a, n), Out(d, n));

    private static void Cos<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Cos(In(a, n), Out(d, n));

    private static void Square<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Multiply(In(a, n), In(a, n), Out(d, n));

    private static void And<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = a[i] != T.Zero && b[i] != T.Zero ? T.One : T.Zero;
        }
    }

    private static void Or<T>(T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = a[i] != T.Zero || b[i] != T.Zero ? T.One : T.Zero;
        }
    }

    private static void Not<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = a[i] == T.Zero ? T.One : T.Zero;
        }
    }

    // What is not chosen is dropped, not multiplied by zero, so that no NaN gets through.
    private static void Select<T>(T* c, T* a, T* b, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = Vector512.IsHardwareAccelerated ? Select<Lanes512<T>, Vector512<T>, T>(c, a, b, d, n)
            : Vector256.IsHardwareAccelerated ? Select<Lanes256<T>, Vector256<T>, T>(c, a, b, d, n)
            : Select<Lanes128<T>, Vector128<T>, T>(c, a, b, d, n);
        for (; i < n; i++)
        {
            d[i] = c[i] != T.Zero ? a[i] : b[i];
        }
    }

    private static int Select<TLanes, TVector, T>(T* c, T* a, T* b, T* d, int n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        int i = 0;
        for (; i <= n - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Choose(TLanes.Equal(TLanes.Load(c + i), default), TLanes.Load(b + i), TLanes.Load(a + i)), d + i);
        }

        return i;
    }

    private static void Compare<TComparison, T>(T* a, T* b, T* d, int n)
        where TComparison : struct, IComparison
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = Vector512.IsHardwareAccelerated ? Compare<TComparison, Lanes512<T>, Vector512<T>, T>(a, b, d, n)
            : Vector256.IsHardwareAccelerated ? Compare<TComparison, Lanes256<T>, Vector256<T>, T>(a, b, d, n)
            : Compare<TComparison, Lanes128<T>, Vector128<T>, T>(a, b, d, n);
        for (; i < n; i++)
        {
            d[i] = TComparison.Holds(a[i], b[i]) ? T.One : T.Zero;
        }
    }

    private static int Compare<TComparison, TLanes, TVector, T>(T* a, T* b, T* d, int n)
        where TComparison : struct, IComparison
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        int i = 0;
        for (; i <= n - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Choose(TComparison.Holds<TLanes, TVector, T>(TLanes.Load(a + i), TLanes.Load(b + i)), TLanes.Constant(1), default), d + i);
        }

        return i;
    }

    private static void Along<TFunction, T>(T* a, T* d, int n)
        where TFunction : struct, IVectorFunction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = Vector512.IsHardwareAccelerated ? Along<TFunction, Lanes512<T>, Vector512<T>, T>(a, d, n)
            : Vector256.IsHardwareAccelerated ? Along<TFunction, Lanes256<T>, Vector256<T>, T>(a, d, n)
            : Along<TFunction, Lanes128<T>, Vector128<T>, T>(a, d, n);
        for (; i < n; i++)
        {
            d[i] = T.CreateTruncating(TFunction.Of(double.CreateTruncating(a[i])));
        }
    }

    private static int Along<TFunction, TLanes, TVector, T>(T* a, T* d, int n)
        where TFunction : struct, IVectorFunction
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        int i = 0;
        for (; i <= n - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TFunction.Of<TLanes, TVector, T>(TLanes.Load(a + i)), d + i);
        }

        return i;
    }
}
