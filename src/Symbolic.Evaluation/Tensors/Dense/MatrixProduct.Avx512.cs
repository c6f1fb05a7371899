using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Tensors;

/// <content>Blocks of C in the registers of AVX-512: eight rows of three vectors are 24 sums in flight, which is what hides the latency of the multipliers, and leave room for what is multiplied. The methods are optimized at once: the first product of a program may be its only one.</content>
internal static unsafe partial class MatrixProduct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide3(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last)), a4 = a + (aRow * Math.Min(4, last)), a5 = a + (aRow * Math.Min(5, last)), a6 = a + (aRow * Math.Min(6, last)), a7 = a + (aRow * Math.Min(7, last));
        Vector512<double> c00 = Vector512<double>.Zero, c01 = Vector512<double>.Zero, c02 = Vector512<double>.Zero;
        Vector512<double> c10 = Vector512<double>.Zero, c11 = Vector512<double>.Zero, c12 = Vector512<double>.Zero;
        Vector512<double> c20 = Vector512<double>.Zero, c21 = Vector512<double>.Zero, c22 = Vector512<double>.Zero;
        Vector512<double> c30 = Vector512<double>.Zero, c31 = Vector512<double>.Zero, c32 = Vector512<double>.Zero;
        Vector512<double> c40 = Vector512<double>.Zero, c41 = Vector512<double>.Zero, c42 = Vector512<double>.Zero;
        Vector512<double> c50 = Vector512<double>.Zero, c51 = Vector512<double>.Zero, c52 = Vector512<double>.Zero;
        Vector512<double> c60 = Vector512<double>.Zero, c61 = Vector512<double>.Zero, c62 = Vector512<double>.Zero;
        Vector512<double> c70 = Vector512<double>.Zero, c71 = Vector512<double>.Zero, c72 = Vector512<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector512<double> b0 = Vector512.Load(b), b1 = Vector512.Load(b + 8), b2 = Vector512.Load(b + 16);
            Vector512<double> x0 = Vector512.Create(a0[at]);
            c00 = Avx512F.FusedMultiplyAdd(x0, b0, c00);
            c01 = Avx512F.FusedMultiplyAdd(x0, b1, c01);
            c02 = Avx512F.FusedMultiplyAdd(x0, b2, c02);
            Vector512<double> x1 = Vector512.Create(a1[at]);
            c10 = Avx512F.FusedMultiplyAdd(x1, b0, c10);
            c11 = Avx512F.FusedMultiplyAdd(x1, b1, c11);
            c12 = Avx512F.FusedMultiplyAdd(x1, b2, c12);
            Vector512<double> x2 = Vector512.Create(a2[at]);
            c20 = Avx512F.FusedMultiplyAdd(x2, b0, c20);
            c21 = Avx512F.FusedMultiplyAdd(x2, b1, c21);
            c22 = Avx512F.FusedMultiplyAdd(x2, b2, c22);
            Vector512<double> x3 = Vector512.Create(a3[at]);
            c30 = Avx512F.FusedMultiplyAdd(x3, b0, c30);
            c31 = Avx512F.FusedMultiplyAdd(x3, b1, c31);
            c32 = Avx512F.FusedMultiplyAdd(x3, b2, c32);
            Vector512<double> x4 = Vector512.Create(a4[at]);
            c40 = Avx512F.FusedMultiplyAdd(x4, b0, c40);
            c41 = Avx512F.FusedMultiplyAdd(x4, b1, c41);
            c42 = Avx512F.FusedMultiplyAdd(x4, b2, c42);
            Vector512<double> x5 = Vector512.Create(a5[at]);
            c50 = Avx512F.FusedMultiplyAdd(x5, b0, c50);
            c51 = Avx512F.FusedMultiplyAdd(x5, b1, c51);
            c52 = Avx512F.FusedMultiplyAdd(x5, b2, c52);
            Vector512<double> x6 = Vector512.Create(a6[at]);
            c60 = Avx512F.FusedMultiplyAdd(x6, b0, c60);
            c61 = Avx512F.FusedMultiplyAdd(x6, b1, c61);
            c62 = Avx512F.FusedMultiplyAdd(x6, b2, c62);
            Vector512<double> x7 = Vector512.Create(a7[at]);
            c70 = Avx512F.FusedMultiplyAdd(x7, b0, c70);
            c71 = Avx512F.FusedMultiplyAdd(x7, b1, c71);
            c72 = Avx512F.FusedMultiplyAdd(x7, b2, c72);
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

        if (rows > 4)
        {
            Store(c + (cRow * 4), c40, c41, c42, accumulates);
        }

        if (rows > 5)
        {
            Store(c + (cRow * 5), c50, c51, c52, accumulates);
        }

        if (rows > 6)
        {
            Store(c + (cRow * 6), c60, c61, c62, accumulates);
        }

        if (rows > 7)
        {
            Store(c + (cRow * 7), c70, c71, c72, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide2(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last)), a4 = a + (aRow * Math.Min(4, last)), a5 = a + (aRow * Math.Min(5, last)), a6 = a + (aRow * Math.Min(6, last)), a7 = a + (aRow * Math.Min(7, last));
        Vector512<double> c00 = Vector512<double>.Zero, c01 = Vector512<double>.Zero;
        Vector512<double> c10 = Vector512<double>.Zero, c11 = Vector512<double>.Zero;
        Vector512<double> c20 = Vector512<double>.Zero, c21 = Vector512<double>.Zero;
        Vector512<double> c30 = Vector512<double>.Zero, c31 = Vector512<double>.Zero;
        Vector512<double> c40 = Vector512<double>.Zero, c41 = Vector512<double>.Zero;
        Vector512<double> c50 = Vector512<double>.Zero, c51 = Vector512<double>.Zero;
        Vector512<double> c60 = Vector512<double>.Zero, c61 = Vector512<double>.Zero;
        Vector512<double> c70 = Vector512<double>.Zero, c71 = Vector512<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector512<double> b0 = Vector512.Load(b), b1 = Vector512.Load(b + 8);
            Vector512<double> x0 = Vector512.Create(a0[at]);
            c00 = Avx512F.FusedMultiplyAdd(x0, b0, c00);
            c01 = Avx512F.FusedMultiplyAdd(x0, b1, c01);
            Vector512<double> x1 = Vector512.Create(a1[at]);
            c10 = Avx512F.FusedMultiplyAdd(x1, b0, c10);
            c11 = Avx512F.FusedMultiplyAdd(x1, b1, c11);
            Vector512<double> x2 = Vector512.Create(a2[at]);
            c20 = Avx512F.FusedMultiplyAdd(x2, b0, c20);
            c21 = Avx512F.FusedMultiplyAdd(x2, b1, c21);
            Vector512<double> x3 = Vector512.Create(a3[at]);
            c30 = Avx512F.FusedMultiplyAdd(x3, b0, c30);
            c31 = Avx512F.FusedMultiplyAdd(x3, b1, c31);
            Vector512<double> x4 = Vector512.Create(a4[at]);
            c40 = Avx512F.FusedMultiplyAdd(x4, b0, c40);
            c41 = Avx512F.FusedMultiplyAdd(x4, b1, c41);
            Vector512<double> x5 = Vector512.Create(a5[at]);
            c50 = Avx512F.FusedMultiplyAdd(x5, b0, c50);
            c51 = Avx512F.FusedMultiplyAdd(x5, b1, c51);
            Vector512<double> x6 = Vector512.Create(a6[at]);
            c60 = Avx512F.FusedMultiplyAdd(x6, b0, c60);
            c61 = Avx512F.FusedMultiplyAdd(x6, b1, c61);
            Vector512<double> x7 = Vector512.Create(a7[at]);
            c70 = Avx512F.FusedMultiplyAdd(x7, b0, c70);
            c71 = Avx512F.FusedMultiplyAdd(x7, b1, c71);
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

        if (rows > 4)
        {
            Store(c + (cRow * 4), c40, c41, accumulates);
        }

        if (rows > 5)
        {
            Store(c + (cRow * 5), c50, c51, accumulates);
        }

        if (rows > 6)
        {
            Store(c + (cRow * 6), c60, c61, accumulates);
        }

        if (rows > 7)
        {
            Store(c + (cRow * 7), c70, c71, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide1(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last)), a4 = a + (aRow * Math.Min(4, last)), a5 = a + (aRow * Math.Min(5, last)), a6 = a + (aRow * Math.Min(6, last)), a7 = a + (aRow * Math.Min(7, last));
        Vector512<double> c00 = Vector512<double>.Zero;
        Vector512<double> c10 = Vector512<double>.Zero;
        Vector512<double> c20 = Vector512<double>.Zero;
        Vector512<double> c30 = Vector512<double>.Zero;
        Vector512<double> c40 = Vector512<double>.Zero;
        Vector512<double> c50 = Vector512<double>.Zero;
        Vector512<double> c60 = Vector512<double>.Zero;
        Vector512<double> c70 = Vector512<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector512<double> b0 = Vector512.Load(b);
            Vector512<double> x0 = Vector512.Create(a0[at]);
            c00 = Avx512F.FusedMultiplyAdd(x0, b0, c00);
            Vector512<double> x1 = Vector512.Create(a1[at]);
            c10 = Avx512F.FusedMultiplyAdd(x1, b0, c10);
            Vector512<double> x2 = Vector512.Create(a2[at]);
            c20 = Avx512F.FusedMultiplyAdd(x2, b0, c20);
            Vector512<double> x3 = Vector512.Create(a3[at]);
            c30 = Avx512F.FusedMultiplyAdd(x3, b0, c30);
            Vector512<double> x4 = Vector512.Create(a4[at]);
            c40 = Avx512F.FusedMultiplyAdd(x4, b0, c40);
            Vector512<double> x5 = Vector512.Create(a5[at]);
            c50 = Avx512F.FusedMultiplyAdd(x5, b0, c50);
            Vector512<double> x6 = Vector512.Create(a6[at]);
            c60 = Avx512F.FusedMultiplyAdd(x6, b0, c60);
            Vector512<double> x7 = Vector512.Create(a7[at]);
            c70 = Avx512F.FusedMultiplyAdd(x7, b0, c70);
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

        if (rows > 4)
        {
            Store(c + (cRow * 4), c40, accumulates);
        }

        if (rows > 5)
        {
            Store(c + (cRow * 5), c50, accumulates);
        }

        if (rows > 6)
        {
            Store(c + (cRow * 6), c60, accumulates);
        }

        if (rows > 7)
        {
            Store(c + (cRow * 7), c70, accumulates);
        }
    }

    // Up to four columns: half a vector costs half the time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Half1(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last)), a4 = a + (aRow * Math.Min(4, last)), a5 = a + (aRow * Math.Min(5, last)), a6 = a + (aRow * Math.Min(6, last)), a7 = a + (aRow * Math.Min(7, last));
        Vector256<double> c00 = Vector256<double>.Zero;
        Vector256<double> c10 = Vector256<double>.Zero;
        Vector256<double> c20 = Vector256<double>.Zero;
        Vector256<double> c30 = Vector256<double>.Zero;
        Vector256<double> c40 = Vector256<double>.Zero;
        Vector256<double> c50 = Vector256<double>.Zero;
        Vector256<double> c60 = Vector256<double>.Zero;
        Vector256<double> c70 = Vector256<double>.Zero;
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
            Vector256<double> x4 = Vector256.Create(a4[at]);
            c40 = Fma.MultiplyAdd(x4, b0, c40);
            Vector256<double> x5 = Vector256.Create(a5[at]);
            c50 = Fma.MultiplyAdd(x5, b0, c50);
            Vector256<double> x6 = Vector256.Create(a6[at]);
            c60 = Fma.MultiplyAdd(x6, b0, c60);
            Vector256<double> x7 = Vector256.Create(a7[at]);
            c70 = Fma.MultiplyAdd(x7, b0, c70);
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

        if (rows > 4)
        {
            Store(c + (cRow * 4), c40, accumulates);
        }

        if (rows > 5)
        {
            Store(c + (cRow * 5), c50, accumulates);
        }

        if (rows > 6)
        {
            Store(c + (cRow * 6), c60, accumulates);
        }

        if (rows > 7)
        {
            Store(c + (cRow * 7), c70, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector512<double> v0, Vector512<double> v1, Vector512<double> v2, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector512.Load(c);
            v1 += Vector512.Load(c + 8);
            v2 += Vector512.Load(c + 16);
        }

        Vector512.Store(v0, c);
        Vector512.Store(v1, c + 8);
        Vector512.Store(v2, c + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector512<double> v0, Vector512<double> v1, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector512.Load(c);
            v1 += Vector512.Load(c + 8);
        }

        Vector512.Store(v0, c);
        Vector512.Store(v1, c + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector512<double> v0, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector512.Load(c);
        }

        Vector512.Store(v0, c);
    }
}
