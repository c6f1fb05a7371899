using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Tensors;

/// <content>Blocks of C in the sixteen registers of AVX2: four rows of three vectors.</content>
internal static unsafe partial class MatrixProduct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Middle3(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last));
        Vector256<double> c00 = Vector256<double>.Zero, c01 = Vector256<double>.Zero, c02 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero, c11 = Vector256<double>.Zero, c12 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero, c21 = Vector256<double>.Zero, c22 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero, c31 = Vector256<double>.Zero, c32 = Vector256<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector256<double> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 4), b2 = Vector256.Load(b + 8);
            Vector256<double> x0 = Vector256.Create(a0[at]);
            c00 = Fma.MultiplyAdd(x0, b0, c00);
            c01 = Fma.MultiplyAdd(x0, b1, c01);
            c02 = Fma.MultiplyAdd(x0, b2, c02);
            Vector256<double> x1 = Vector256.Create(a1[at]);
            c10 = Fma.MultiplyAdd(x1, b0, c10);
            c11 = Fma.MultiplyAdd(x1, b1, c11);
            c12 = Fma.MultiplyAdd(x1, b2, c12);
            Vector256<double> x2 = Vector256.Create(a2[at]);
            c20 = Fma.MultiplyAdd(x2, b0, c20);
            c21 = Fma.MultiplyAdd(x2, b1, c21);
            c22 = Fma.MultiplyAdd(x2, b2, c22);
            Vector256<double> x3 = Vector256.Create(a3[at]);
            c30 = Fma.MultiplyAdd(x3, b0, c30);
            c31 = Fma.MultiplyAdd(x3, b1, c31);
            c32 = Fma.MultiplyAdd(x3, b2, c32);
            at += aColumn;
            b += bRow;
        }

        Store(c, c00, c01, c02, accumulates);
        if (rows > 1)
        {
            Store(c + cRow, c10, c11, c12, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), c20, c21, c22, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), c30, c31, c32, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Middle2(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last));
        Vector256<double> c00 = Vector256<double>.Zero, c01 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero, c11 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero, c21 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero, c31 = Vector256<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector256<double> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 4);
            Vector256<double> x0 = Vector256.Create(a0[at]);
            c00 = Fma.MultiplyAdd(x0, b0, c00);
            c01 = Fma.MultiplyAdd(x0, b1, c01);
            Vector256<double> x1 = Vector256.Create(a1[at]);
            c10 = Fma.MultiplyAdd(x1, b0, c10);
            c11 = Fma.MultiplyAdd(x1, b1, c11);
            Vector256<double> x2 = Vector256.Create(a2[at]);
            c20 = Fma.MultiplyAdd(x2, b0, c20);
            c21 = Fma.MultiplyAdd(x2, b1, c21);
            Vector256<double> x3 = Vector256.Create(a3[at]);
            c30 = Fma.MultiplyAdd(x3, b0, c30);
            c31 = Fma.MultiplyAdd(x3, b1, c31);
            at += aColumn;
            b += bRow;
        }

        Store(c, c00, c01, accumulates);
        if (rows > 1)
        {
            Store(c + cRow, c10, c11, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), c20, c21, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), c30, c31, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Middle1(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last));
        Vector256<double> c00 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector256<double> b0 = Vector256.Load(b);
            Vector256<double> x0 = Vector256.Create(a0[at]);
            c00 = Fma.MultiplyAdd(x0, b0, c00);
            Vector256<double> x1 = Vector256.Create(a1[at]);
            c10 = Fma.MultiplyAdd(x1, b0, c10);
            Vector256<double> x2 = Vector256.Create(a2[at]);
            c20 = Fma.MultiplyAdd(x2, b0, c20);
            Vector256<double> x3 = Vector256.Create(a3[at]);
            c30 = Fma.MultiplyAdd(x3, b0, c30);
            at += aColumn;
            b += bRow;
        }

        Store(c, c00, accumulates);
        if (rows > 1)
        {
            Store(c + cRow, c10, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), c20, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), c30, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector256<double> v0, Vector256<double> v1, Vector256<double> v2, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector256.Load(c);
            v1 += Vector256.Load(c + 4);
            v2 += Vector256.Load(c + 8);
        }

        Vector256.Store(v0, c);
        Vector256.Store(v1, c + 4);
        Vector256.Store(v2, c + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector256<double> v0, Vector256<double> v1, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector256.Load(c);
            v1 += Vector256.Load(c + 4);
        }

        Vector256.Store(v0, c);
        Vector256.Store(v1, c + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector256<double> v0, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector256.Load(c);
        }

        Vector256.Store(v0, c);
    }
}
