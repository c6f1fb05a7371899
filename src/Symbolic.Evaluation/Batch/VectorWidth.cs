using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Symbolic.Vectors;

namespace Symbolic;

/// <summary>The vectors of one width, by the methods that generated code calls for them; each of these is one instruction.</summary>
internal sealed class VectorWidth
{
    private static readonly MethodInfo?[] s_none = new MethodInfo?[3];

    private VectorWidth(int lanes, Type operations, Type vector, Type lanesType, MethodInfo?[] fused)
    {
        (Lanes, Vector, LanesType) = (lanes, vector.MakeGenericType(typeof(double)), lanesType);
        MethodInfo[] methods = operations.GetMethods(BindingFlags.Public | BindingFlags.Static);
        MethodInfo Generic(string name, int parameters) => methods
            .First(m => m.Name == name && m.IsGenericMethodDefinition && m.GetGenericArguments().Length == 1 && m.GetParameters() is var p && p.Length == parameters)
            .MakeGenericMethod(typeof(double));
        MethodInfo Operator(string name, int parameters) => Vector.GetMethods().First(m => m.Name == name && m.GetParameters() is var p && p.Length == parameters && p.All(q => q.ParameterType == Vector));
        Create = methods.First(static m => m.Name == "Create" && m.GetParameters() is [{ ParameterType: var t }] && t == typeof(double));
        Add = Operator("op_Addition", 2);
        Subtract = Operator("op_Subtraction", 2);
        Multiply = Operator("op_Multiply", 2);
        Divide = Operator("op_Division", 2);
        Negate = Operator("op_UnaryNegation", 1);
        And = Operator("op_BitwiseAnd", 2);
        Or = Operator("op_BitwiseOr", 2);
        Not = Operator("op_OnesComplement", 1);
        SquareRoot = Generic("Sqrt", 1);
        Absolute = Generic("Abs", 1);
        Less = Generic("LessThan", 2);
        LessOrEqual = Generic("LessThanOrEqual", 2);
        Greater = Generic("GreaterThan", 2);
        GreaterOrEqual = Generic("GreaterThanOrEqual", 2);
        Equal = Generic("Equals", 2);
        AndNot = Generic("AndNot", 2);
        Choose = Generic("ConditionalSelect", 3);
        Signs = Generic("ExtractMostSignificantBits", 1);
        (MultiplySubtract, SubtractProduct) = (fused[1], fused[2]);
        MultiplyAdd = fused[0] ?? methods.First(m => m.Name == "FusedMultiplyAdd" && m.GetParameters()[0].ParameterType == Vector);
    }

    /// <summary>
    /// The widest vectors that the processor has. (It may be said of 512 bits that they are not preferred; loops of arithmetic are
    /// faster with them all the same.)
    /// </summary>
    public static VectorWidth Best { get; } =
        Avx512F.IsSupported ? Of(8) : Vector256.IsHardwareAccelerated ? Of(4) : Of(2);

    /// <summary>True when a product and a sum can be rounded in one step by an instruction.</summary>
    public static bool CanContract => Fma.IsSupported || Avx512F.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>How many numbers a vector has.</summary>
    public int Lanes { get; }

    public Type Vector { get; }

    public Type LanesType { get; }

    public MethodInfo Create { get; }

    public MethodInfo Add { get; }

    public MethodInfo Subtract { get; }

    public MethodInfo Multiply { get; }

    public MethodInfo Divide { get; }

    public MethodInfo Negate { get; }

    public MethodInfo And { get; }

    public MethodInfo Or { get; }

    public MethodInfo Not { get; }

    public MethodInfo SquareRoot { get; }

    public MethodInfo Absolute { get; }

    public MethodInfo Less { get; }

    public MethodInfo LessOrEqual { get; }

    public MethodInfo Greater { get; }

    public MethodInfo GreaterOrEqual { get; }

    public MethodInfo Equal { get; }

    /// <summary>a and not b.</summary>
    public MethodInfo AndNot { get; }

    public MethodInfo Choose { get; }

    /// <summary>The first bit of each lane, as one number.</summary>
    public MethodInfo Signs { get; }

    public MethodInfo MultiplyAdd { get; }

    /// <summary>ab − c; null where the processor has no such instruction.</summary>
    public MethodInfo? MultiplySubtract { get; }

    /// <summary>c − ab; null where the processor has no such instruction.</summary>
    public MethodInfo? SubtractProduct { get; }

    /// <summary>Vectors of 2, 4 or 8 numbers, whether the processor has them or not.</summary>
    public static VectorWidth Of(int lanes) => lanes switch
    {
        8 => new(8, typeof(Vector512), typeof(Vector512<>), typeof(Lanes512<double>), Avx512F.IsSupported ? [Method<Vector512<double>>(Avx512F.FusedMultiplyAdd), Method<Vector512<double>>(Avx512F.FusedMultiplySubtract), Method<Vector512<double>>(Avx512F.FusedMultiplyAddNegated)] : s_none),
        4 => new(4, typeof(Vector256), typeof(Vector256<>), typeof(Lanes256<double>), Fma.IsSupported ? [Method<Vector256<double>>(Fma.MultiplyAdd), Method<Vector256<double>>(Fma.MultiplySubtract), Method<Vector256<double>>(Fma.MultiplyAddNegated)] : s_none),
        _ => new(2, typeof(Vector128), typeof(Vector128<>), typeof(Lanes128<double>), Fma.IsSupported ? [Method<Vector128<double>>(Fma.MultiplyAdd), Method<Vector128<double>>(Fma.MultiplySubtract), Method<Vector128<double>>(Fma.MultiplyAddNegated)] : s_none),
    };

    private static MethodInfo Method<T>(Func<T, T, T, T> method) => method.Method;
}
