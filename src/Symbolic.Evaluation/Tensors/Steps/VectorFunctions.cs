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
        [Primitive.Add] = new BinaryLoop("+", &Add),
        [Primitive.Subtract] = new BinaryLoop("-", &Subtract),
        [Primitive.Multiply] = new BinaryLoop("*", &Multiply),
        [Primitive.Divide] = new BinaryLoop("/", &Divide),
        [Primitive.Negate] = new UnaryLoop("neg", &Negate),
        [Primitive.SquareRoot] = new UnaryLoop("sqrt", &SquareRoot),
        [Primitive.Absolute] = new UnaryLoop("abs", &Absolute),
        [Primitive.Less] = new BinaryLoop("<", &Compare<IsLess>),
        [Primitive.LessOrEqual] = new BinaryLoop("<=", &Compare<IsLessOrEqual>),
        [Primitive.Greater] = new BinaryLoop(">", &Compare<IsGreater>),
        [Primitive.GreaterOrEqual] = new BinaryLoop(">=", &Compare<IsGreaterOrEqual>),
        [Primitive.Equal] = new BinaryLoop("==", &Compare<IsEqual>),
        [Primitive.NotEqual] = new BinaryLoop("!=", &Compare<IsNotEqual>),
        [Primitive.And] = new BinaryLoop("and", &And),
        [Primitive.Or] = new BinaryLoop("or", &Or),
        [Primitive.Not] = new UnaryLoop("not", &Not),
        [Primitive.Select] = new TernaryLoop("where", &Select),
    };

    private static readonly Dictionary<Operator, MapFunction> s_functions = new()
    {
        [Operators.Exp] = new UnaryLoop("exp", &Exp),
        [Operators.Log] = new UnaryLoop("log", &Log),
        [Operators.Sin] = new UnaryLoop("sin", &Sin),
        [Operators.Cos] = new UnaryLoop("cos", &Cos),
        [Operators.Tanh] = new UnaryLoop("tanh", &Tanh),
        [Operators.Sigmoid] = new UnaryLoop("sigmoid", &Sigmoid),
        [Operators.Softplus] = new UnaryLoop("softplus", &Softplus),
        [Operators.Relu] = new UnaryLoop("relu", &Relu),
        [Operators.Max] = new BinaryLoop("max", &Max),
        [Operators.Min] = new BinaryLoop("min", &Min),
    };

    private interface IComparison
    {
        static abstract bool Holds(double a, double b);

        static abstract Vector512<double> Holds(Vector512<double> a, Vector512<double> b);

        static abstract Vector256<double> Holds(Vector256<double> a, Vector256<double> b);
    }

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

    private static readonly MapFunction s_square = new UnaryLoop("^2", &Square);
    private static readonly MapFunction s_cube = new UnaryLoop("^3", &Cube);
    private static readonly MapFunction s_fourth = new UnaryLoop("^4", &Fourth);

    private static ReadOnlySpan<double> In(double* a, int n) => new(a, n);

    private static Span<double> Out(double* d, int n) => new(d, n);

    private static void Add(double* a, double* b, double* d, int n) => TensorPrimitives.Add(In(a, n), In(b, n), Out(d, n));

    private static void Subtract(double* a, double* b, double* d, int n) => TensorPrimitives.Subtract(In(a, n), In(b, n), Out(d, n));

    private static void Multiply(double* a, double* b, double* d, int n) => TensorPrimitives.Multiply(In(a, n), In(b, n), Out(d, n));

    private static void Divide(double* a, double* b, double* d, int n) => TensorPrimitives.Divide(In(a, n), In(b, n), Out(d, n));

    private static void Max(double* a, double* b, double* d, int n) => TensorPrimitives.Max(In(a, n), In(b, n), Out(d, n));

    private static void Min(double* a, double* b, double* d, int n) => TensorPrimitives.Min(In(a, n), In(b, n), Out(d, n));

    private static void Relu(double* a, double* d, int n) => TensorPrimitives.Max(In(a, n), 0.0, Out(d, n));

    private static void Negate(double* a, double* d, int n) => TensorPrimitives.Negate(In(a, n), Out(d, n));

    private static void SquareRoot(double* a, double* d, int n) => TensorPrimitives.Sqrt(In(a, n), Out(d, n));

    private static void Absolute(double* a, double* d, int n) => TensorPrimitives.Abs(In(a, n), Out(d, n));

    private static void Exp(double* a, double* d, int n) => TensorPrimitives.Exp(In(a, n), Out(d, n));

    private static void Log(double* a, double* d, int n) => TensorPrimitives.Log(In(a, n), Out(d, n));

    private static void Sin(double* a, double* d, int n) => TensorPrimitives.Sin(In(a, n), Out(d, n));

    private static void Cos(double* a, double* d, int n) => TensorPrimitives.Cos(In(a, n), Out(d, n));

    private static void Square(double* a, double* d, int n) => TensorPrimitives.Multiply(In(a, n), In(a, n), Out(d, n));

    private static void Cube(double* a, double* d, int n)
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = SmallPowers.Of(a[i], 3);
        }
    }

    private static void Fourth(double* a, double* d, int n)
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = SmallPowers.Of(a[i], 4);
        }
    }

    private static void And(double* a, double* b, double* d, int n)
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = a[i] != 0 && b[i] != 0 ? 1.0 : 0.0;
        }
    }

    private static void Or(double* a, double* b, double* d, int n)
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = a[i] != 0 || b[i] != 0 ? 1.0 : 0.0;
        }
    }

    private static void Not(double* a, double* d, int n)
    {
        for (int i = 0; i < n; i++)
        {
            d[i] = a[i] == 0 ? 1.0 : 0.0;
        }
    }

    // What is not chosen is dropped, not multiplied by zero, so that no NaN gets through.
    private static void Select(double* c, double* a, double* b, double* d, int n)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= n - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512.Store(Vector512.ConditionalSelect(Vector512.Equals(Vector512.Load(c + i), Vector512<double>.Zero), Vector512.Load(b + i), Vector512.Load(a + i)), d + i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= n - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256.Store(Vector256.ConditionalSelect(Vector256.Equals(Vector256.Load(c + i), Vector256<double>.Zero), Vector256.Load(b + i), Vector256.Load(a + i)), d + i);
            }
        }

        for (; i < n; i++)
        {
            d[i] = c[i] != 0 ? a[i] : b[i];
        }
    }

    private static void Compare<TComparison>(double* a, double* b, double* d, int n)
        where TComparison : struct, IComparison
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= n - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512.Store(TComparison.Holds(Vector512.Load(a + i), Vector512.Load(b + i)) & Vector512<double>.One, d + i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= n - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256.Store(TComparison.Holds(Vector256.Load(a + i), Vector256.Load(b + i)) & Vector256<double>.One, d + i);
            }
        }

        for (; i < n; i++)
        {
            d[i] = TComparison.Holds(a[i], b[i]) ? 1.0 : 0.0;
        }
    }

    private static void Tanh(double* a, double* d, int n)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= n - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512.Store(Tanh(Vector512.Load(a + i)), d + i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= n - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256.Store(Tanh(Vector256.Load(a + i)), d + i);
            }
        }

        for (; i < n; i++)
        {
            d[i] = Math.Tanh(a[i]);
        }
    }

    private static void Sigmoid(double* a, double* d, int n)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= n - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512<double> x = Vector512.Load(a + i);
                Vector512<double> decay = Vector512.Exp(-Vector512.Abs(x));
                Vector512<double> above = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero), Vector512<double>.One, decay);
                Vector512.Store(above / (Vector512<double>.One + decay), d + i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= n - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> x = Vector256.Load(a + i);
                Vector256<double> decay = Vector256.Exp(-Vector256.Abs(x));
                Vector256<double> above = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero), Vector256<double>.One, decay);
                Vector256.Store(above / (Vector256<double>.One + decay), d + i);
            }
        }

        for (; i < n; i++)
        {
            d[i] = Numerics.Special.Sigmoid(a[i]);
        }
    }

    private static void Softplus(double* a, double* d, int n)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= n - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512<double> x = Vector512.Load(a + i);
                Vector512.Store(Vector512.Max(x, Vector512<double>.Zero) + Log1pOfFraction(Vector512.Exp(-Vector512.Abs(x))), d + i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= n - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> x = Vector256.Load(a + i);
                Vector256.Store(Vector256.Max(x, Vector256<double>.Zero) + Log1pOfFraction(Vector256.Exp(-Vector256.Abs(x))), d + i);
            }
        }

        for (; i < n; i++)
        {
            d[i] = Numerics.Special.Softplus(a[i]);
        }
    }

    // Below 5/8 a rational function in x², above it 1 − 2/(e^2x + 1), as in Cephes (S. Moshier, tanh.c), where the coefficients
    // come from.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Tanh(Vector512<double> x)
    {
        Vector512<double> magnitude = Vector512.Abs(x), s = x * x;
        Vector512<double> p = ((Vector512.Create(-9.64399179425052238628E-1) * s) + Vector512.Create(-9.92877231001918586564E1)) * s + Vector512.Create(-1.61468768441708447952E3);
        Vector512<double> q = ((s + Vector512.Create(1.12811678491632931402E2)) * s + Vector512.Create(2.23548839060100448583E3)) * s + Vector512.Create(4.84406305325125486048E3);
        Vector512<double> small = x + (x * (s * (p / q)));
        Vector512<double> large = Vector512<double>.One - (Vector512.Create(2.0) / (Vector512.Exp(magnitude + magnitude) + Vector512<double>.One));
        return Vector512.ConditionalSelect(Vector512.LessThan(magnitude, Vector512.Create(0.625)), small, Vector512.CopySign(large, x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Tanh(Vector256<double> x)
    {
        Vector256<double> magnitude = Vector256.Abs(x), s = x * x;
        Vector256<double> p = ((Vector256.Create(-9.64399179425052238628E-1) * s) + Vector256.Create(-9.92877231001918586564E1)) * s + Vector256.Create(-1.61468768441708447952E3);
        Vector256<double> q = ((s + Vector256.Create(1.12811678491632931402E2)) * s + Vector256.Create(2.23548839060100448583E3)) * s + Vector256.Create(4.84406305325125486048E3);
        Vector256<double> small = x + (x * (s * (p / q)));
        Vector256<double> large = Vector256<double>.One - (Vector256.Create(2.0) / (Vector256.Exp(magnitude + magnitude) + Vector256<double>.One));
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.625)), small, Vector256.CopySign(large, x));
    }

    // log(1 + y) for 0 ≤ y ≤ 1 with the rounding of 1 + y made good (W. Kahan).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log1pOfFraction(Vector512<double> y)
    {
        Vector512<double> u = Vector512<double>.One + y;
        return Vector512.Log(u) - (((u - Vector512<double>.One) - y) / u);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log1pOfFraction(Vector256<double> y)
    {
        Vector256<double> u = Vector256<double>.One + y;
        return Vector256.Log(u) - (((u - Vector256<double>.One) - y) / u);
    }

    private struct IsLess : IComparison
    {
        public static bool Holds(double a, double b) => a < b;

        public static Vector512<double> Holds(Vector512<double> a, Vector512<double> b) => Vector512.LessThan(a, b);

        public static Vector256<double> Holds(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(a, b);
    }

    private struct IsLessOrEqual : IComparison
    {
        public static bool Holds(double a, double b) => a <= b;

        public static Vector512<double> Holds(Vector512<double> a, Vector512<double> b) => Vector512.LessThanOrEqual(a, b);

        public static Vector256<double> Holds(Vector256<double> a, Vector256<double> b) => Vector256.LessThanOrEqual(a, b);
    }

    private struct IsGreater : IComparison
    {
        public static bool Holds(double a, double b) => a > b;

        public static Vector512<double> Holds(Vector512<double> a, Vector512<double> b) => Vector512.GreaterThan(a, b);

        public static Vector256<double> Holds(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThan(a, b);
    }

    private struct IsGreaterOrEqual : IComparison
    {
        public static bool Holds(double a, double b) => a >= b;

        public static Vector512<double> Holds(Vector512<double> a, Vector512<double> b) => Vector512.GreaterThanOrEqual(a, b);

        public static Vector256<double> Holds(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThanOrEqual(a, b);
    }

    private struct IsEqual : IComparison
    {
        public static bool Holds(double a, double b) => a == b;

        public static Vector512<double> Holds(Vector512<double> a, Vector512<double> b) => Vector512.Equals(a, b);

        public static Vector256<double> Holds(Vector256<double> a, Vector256<double> b) => Vector256.Equals(a, b);
    }

    private struct IsNotEqual : IComparison
    {
        public static bool Holds(double a, double b) => a != b;

        public static Vector512<double> Holds(Vector512<double> a, Vector512<double> b) => ~Vector512.Equals(a, b);

        public static Vector256<double> Holds(Vector256<double> a, Vector256<double> b) => ~Vector256.Equals(a, b);
    }
}
