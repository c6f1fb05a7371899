using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>
/// Loops over blocks: for the machine's own operations, and for the functions whose operators declare a vector form. An operator
/// without either is called entry by entry.
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

    private static readonly ConditionalWeakTable<Operator, MapFunction> s_kernels = [];

    /// <summary>The loop of an operator, by its vector form or by its primitive; null when there is none.</summary>
    public static MapFunction? For(Operator op) =>
        KernelOf(op) is { } kernel ? s_kernels.GetValue(op, o => new KernelLoop(o.Name, kernel)) : s_primitives.GetValueOrDefault(op.Primitive);

    private static VectorKernel? KernelOf(Operator op) => op switch
    {
        UnaryOperator unary => unary.Vector,
        BinaryOperator binary => binary.Vector,
        NaryOperator nary => nary.Vector,
        _ => null,
    };

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
    private static readonly MapFunction s_cube = new KernelLoop("^3", VectorKernel.Unary<CubeOf>());
    private static readonly MapFunction s_fourth = new KernelLoop("^4", VectorKernel.Unary<FourthOf>());

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

    private static void Negate<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Negate(In(a, n), Out(d, n));

    private static void SquareRoot<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(In(a, n), Out(d, n));

    private static void Absolute<T>(T* a, T* d, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Abs(In(a, n), Out(d, n));

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
}
