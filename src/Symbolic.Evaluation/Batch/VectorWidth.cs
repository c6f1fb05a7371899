using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using V128 = System.Runtime.Intrinsics.Vector128<double>;
using V256 = System.Runtime.Intrinsics.Vector256<double>;
using V512 = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic;

/// <summary>The vectors of one width, by the methods that generated code calls for them; each of these is one instruction.</summary>
internal sealed class VectorWidth
{
    private VectorWidth()
    {
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
    public required int Lanes { get; init; }

    public required Type Vector { get; init; }

    /// <summary>The calls lane by lane.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)]
    public required Type LaneCalls { get; init; }

    public required MethodInfo Create { get; init; }

    public required MethodInfo Add { get; init; }

    public required MethodInfo Subtract { get; init; }

    public required MethodInfo Multiply { get; init; }

    public required MethodInfo Divide { get; init; }

    public required MethodInfo Negate { get; init; }

    public required MethodInfo And { get; init; }

    public required MethodInfo Or { get; init; }

    public required MethodInfo Not { get; init; }

    public required MethodInfo SquareRoot { get; init; }

    public required MethodInfo Absolute { get; init; }

    public required MethodInfo Less { get; init; }

    public required MethodInfo LessOrEqual { get; init; }

    public required MethodInfo Greater { get; init; }

    public required MethodInfo GreaterOrEqual { get; init; }

    public required MethodInfo Equal { get; init; }

    /// <summary>a and not b.</summary>
    public required MethodInfo AndNot { get; init; }

    public required MethodInfo Choose { get; init; }

    /// <summary>The first bit of each lane, as one number.</summary>
    public required MethodInfo Signs { get; init; }

    public required MethodInfo MultiplyAdd { get; init; }

    /// <summary>ab − c; null where the processor has no such instruction.</summary>
    public required MethodInfo? MultiplySubtract { get; init; }

    /// <summary>c − ab; null where the processor has no such instruction.</summary>
    public required MethodInfo? SubtractProduct { get; init; }

    /// <summary>Vectors of 2, 4 or 8 numbers, whether the processor has them or not.</summary>
    public static VectorWidth Of(int lanes) => lanes switch
    {
        8 => Of512(),
        4 => Of256(),
        _ => Of128(),
    };

    private static VectorWidth Of128() => new()
    {
        Lanes = 2,
        Vector = typeof(V128),
        LaneCalls = typeof(LaneCalls<V128>),
        Create = ((Func<double, V128>)Vector128.Create).Method,
        Add = Two<V128>(Vector128.Add),
        Subtract = Two<V128>(Vector128.Subtract),
        Multiply = Two<V128>(Vector128.Multiply),
        Divide = Two<V128>(Vector128.Divide),
        Negate = One<V128>(Vector128.Negate),
        And = Two<V128>(Vector128.BitwiseAnd),
        Or = Two<V128>(Vector128.BitwiseOr),
        Not = One<V128>(Vector128.OnesComplement),
        AndNot = Two<V128>(Vector128.AndNot),
        SquareRoot = One<V128>(Vector128.Sqrt),
        Absolute = One<V128>(Vector128.Abs),
        Less = Two<V128>(Vector128.LessThan),
        LessOrEqual = Two<V128>(Vector128.LessThanOrEqual),
        Greater = Two<V128>(Vector128.GreaterThan),
        GreaterOrEqual = Two<V128>(Vector128.GreaterThanOrEqual),
        Equal = Two<V128>(Vector128.Equals),
        Choose = Three<V128>(Vector128.ConditionalSelect),
        Signs = ((Func<V128, uint>)Vector128.ExtractMostSignificantBits).Method,
        MultiplyAdd = Three<V128>(Fma.IsSupported ? Fma.MultiplyAdd : Vector128.FusedMultiplyAdd),
        MultiplySubtract = Fma.IsSupported ? Three<V128>(Fma.MultiplySubtract) : null,
        SubtractProduct = Fma.IsSupported ? Three<V128>(Fma.MultiplyAddNegated) : null,
    };

    private static VectorWidth Of256() => new()
    {
        Lanes = 4,
        Vector = typeof(V256),
        LaneCalls = typeof(LaneCalls<V256>),
        Create = ((Func<double, V256>)Vector256.Create).Method,
        Add = Two<V256>(Vector256.Add),
        Subtract = Two<V256>(Vector256.Subtract),
        Multiply = Two<V256>(Vector256.Multiply),
        Divide = Two<V256>(Vector256.Divide),
        Negate = One<V256>(Vector256.Negate),
        And = Two<V256>(Vector256.BitwiseAnd),
        Or = Two<V256>(Vector256.BitwiseOr),
        Not = One<V256>(Vector256.OnesComplement),
        AndNot = Two<V256>(Vector256.AndNot),
        SquareRoot = One<V256>(Vector256.Sqrt),
        Absolute = One<V256>(Vector256.Abs),
        Less = Two<V256>(Vector256.LessThan),
        LessOrEqual = Two<V256>(Vector256.LessThanOrEqual),
        Greater = Two<V256>(Vector256.GreaterThan),
        GreaterOrEqual = Two<V256>(Vector256.GreaterThanOrEqual),
        Equal = Two<V256>(Vector256.Equals),
        Choose = Three<V256>(Vector256.ConditionalSelect),
        Signs = ((Func<V256, uint>)Vector256.ExtractMostSignificantBits).Method,
        MultiplyAdd = Three<V256>(Fma.IsSupported ? Fma.MultiplyAdd : Vector256.FusedMultiplyAdd),
        MultiplySubtract = Fma.IsSupported ? Three<V256>(Fma.MultiplySubtract) : null,
        SubtractProduct = Fma.IsSupported ? Three<V256>(Fma.MultiplyAddNegated) : null,
    };

    private static VectorWidth Of512() => new()
    {
        Lanes = 8,
        Vector = typeof(V512),
        LaneCalls = typeof(LaneCalls<V512>),
        Create = ((Func<double, V512>)Vector512.Create).Method,
        Add = Two<V512>(Vector512.Add),
        Subtract = Two<V512>(Vector512.Subtract),
        Multiply = Two<V512>(Vector512.Multiply),
        Divide = Two<V512>(Vector512.Divide),
        Negate = One<V512>(Vector512.Negate),
        And = Two<V512>(Vector512.BitwiseAnd),
        Or = Two<V512>(Vector512.BitwiseOr),
        Not = One<V512>(Vector512.OnesComplement),
        AndNot = Two<V512>(Vector512.AndNot),
        SquareRoot = One<V512>(Vector512.Sqrt),
        Absolute = One<V512>(Vector512.Abs),
        Less = Two<V512>(Vector512.LessThan),
        LessOrEqual = Two<V512>(Vector512.LessThanOrEqual),
        Greater = Two<V512>(Vector512.GreaterThan),
        GreaterOrEqual = Two<V512>(Vector512.GreaterThanOrEqual),
        Equal = Two<V512>(Vector512.Equals),
        Choose = Three<V512>(Vector512.ConditionalSelect),
        Signs = ((Func<V512, ulong>)Vector512.ExtractMostSignificantBits).Method,
        MultiplyAdd = Three<V512>(Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd : Vector512.FusedMultiplyAdd),
        MultiplySubtract = Avx512F.IsSupported ? Three<V512>(Avx512F.FusedMultiplySubtract) : null,
        SubtractProduct = Avx512F.IsSupported ? Three<V512>(Avx512F.FusedMultiplyAddNegated) : null,
    };

    private static MethodInfo One<T>(Func<T, T> method) => method.Method;

    private static MethodInfo Two<T>(Func<T, T, T> method) => method.Method;

    private static MethodInfo Three<T>(Func<T, T, T, T> method) => method.Method;
}
