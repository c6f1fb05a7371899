using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Vectors;

/// <summary>The vector form of an operator with one operand.</summary>
internal sealed unsafe class UnaryKernel<TFunction> : VectorKernel
    where TFunction : struct, IVectorFunction
{
    private bool? _isShort;

    // What the function itself says: the short ones are inlined wherever they are called.
    public override bool IsShort => _isShort ??=
        ((Delegate)TFunction.Of<Lanes128<double>, Vector128<double>, double>).Method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining);

    public override int Operands => 1;

    public override MethodInfo MethodFor(int lanes) => (lanes switch
    {
        8 => (Delegate)Of<Lanes512<double>, Vector512<double>, double>,
        4 => Of<Lanes256<double>, Vector256<double>, double>,
        _ => Of<Lanes128<double>, Vector128<double>, double>,
    }).Method;

    public override void Apply(double** operands, double* dest, int count) => Loop(operands[0], dest, count);

    public override void Apply(float** operands, float* dest, int count) => Loop(operands[0], dest, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
        => typeof(T) == typeof(double) || TFunction.ServesSingle ? TFunction.Of<TLanes, TVector, T>(x) : TLanes.InDouble<TFunction>(x);

    private static void Loop<T>(T* a, T* d, int n)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Loop<Lanes512<T>, Vector512<T>, T>(a, d, n);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Loop<Lanes256<T>, Vector256<T>, T>(a, d, n);
        }
        else
        {
            Loop<Lanes128<T>, Vector128<T>, T>(a, d, n);
        }
    }

    // Compiled in full at once: a block would run a hundred times longer in code that is not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TLanes, TVector, T>(T* a, T* d, int n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        int i = 0;
        for (; i <= n - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(Of<TLanes, TVector, T>(TLanes.Load(a + i)), d + i);
        }

        if (i < n)
        {
            // The rest goes through a whole vector, too, so that a value does not depend on its place.
            T* room = stackalloc T[TLanes.Count];
            int rest = n - i;
            for (int k = 0; k < TLanes.Count; k++)
            {
                room[k] = a[i + Math.Min(k, rest - 1)];
            }

            TLanes.Store(Of<TLanes, TVector, T>(TLanes.Load(room)), room);
            new ReadOnlySpan<T>(room, rest).CopyTo(new Span<T>(d + i, rest));
        }
    }
}
