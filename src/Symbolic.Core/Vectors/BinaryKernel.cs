using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Vectors;

/// <summary>The vector form of an operator with two operands.</summary>
internal sealed unsafe class BinaryKernel<TFunction> : VectorKernel
    where TFunction : struct, IBinaryVectorFunction
{
    private bool? _isShort;

    // What the function itself says: the short ones are inlined wherever they are called.
    public override bool IsShort => _isShort ??=
        ((Delegate)TFunction.Of<Lanes128<double>, Vector128<double>, double>).Method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining);

    public override int Operands => 2;

    public override MethodInfo MethodFor(int lanes) => (lanes switch
    {
        8 => (Delegate)Of<Lanes512<double>, Vector512<double>, double>,
        4 => Of<Lanes256<double>, Vector256<double>, double>,
        _ => Of<Lanes128<double>, Vector128<double>, double>,
    }).Method;

    public override void Apply(double** operands, double* dest, int count) => Loop(operands[0], operands[1], dest, count);

    public override void Apply(float** operands, float* dest, int count) => Loop(operands[0], operands[1], dest, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
        => typeof(T) == typeof(double) || TFunction.ServesSingle ? TFunction.Of<TLanes, TVector, T>(a, b) : TLanes.InDouble<TFunction>(a, b);

    private static void Loop<T>(T* a, T* b, T* d, int n)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Loop<Lanes512<T>, Vector512<T>, T>(a, b, d, n);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Loop<Lanes256<T>, Vector256<T>, T>(a, b, d, n);
        }
        else
        {
            Loop<Lanes128<T>, Vector128<T>, T>(a, b, d, n);
        }
    }

    // Compiled in full at once: a block would run a hundred times longer in code that is not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TLanes, TVector, T>(T* a, T* b, T* d, int n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        int i = 0;
        for (; i <= n - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(Of<TLanes, TVector, T>(TLanes.Load(a + i), TLanes.Load(b + i)), d + i);
        }

        if (i < n)
        {
            // The rest goes through a whole vector, too, so that a value does not depend on its place.
            T* left = stackalloc T[TLanes.Count], right = stackalloc T[TLanes.Count];
            int rest = n - i;
            for (int k = 0; k < TLanes.Count; k++)
            {
                int from = i + Math.Min(k, rest - 1);
                left[k] = a[from];
                right[k] = b[from];
            }

            TLanes.Store(Of<TLanes, TVector, T>(TLanes.Load(left), TLanes.Load(right)), left);
            new ReadOnlySpan<T>(left, rest).CopyTo(new Span<T>(d + i, rest));
        }
    }
}
