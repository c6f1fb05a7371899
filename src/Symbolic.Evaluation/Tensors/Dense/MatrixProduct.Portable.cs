using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Tensors;

/// <content>Blocks of C in whatever vectors the machine has: four rows of two vectors.</content>
internal static unsafe partial class MatrixProduct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain2(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last));
        Vector<double> c00 = Vector<double>.Zero, c01 = Vector<double>.Zero;
        Vector<double> c10 = Vector<double>.Zero, c11 = Vector<double>.Zero;
        Vector<double> c20 = Vector<double>.Zero, c21 = Vector<double>.Zero;
        Vector<double> c30 = Vector<double>.Zero, c31 = Vector<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector<double> b0 = Vector.Load(b), b1 = Vector.Load(b + Vector<double>.Count);
            Vector<double> x0 = new Vector<double>(a0[at]);
            c00 = Vector.FusedMultiplyAdd(x0, b0, c00);
            c01 = Vector.FusedMultiplyAdd(x0, b1, c01);
            Vector<double> x1 = new Vector<double>(a1[at]);
            c10 = Vector.FusedMultiplyAdd(x1, b0, c10);
            c11 = Vector.FusedMultiplyAdd(x1, b1, c11);
            Vector<double> x2 = new Vector<double>(a2[at]);
            c20 = Vector.FusedMultiplyAdd(x2, b0, c20);
            c21 = Vector.FusedMultiplyAdd(x2, b1, c21);
            Vector<double> x3 = new Vector<double>(a3[at]);
            c30 = Vector.FusedMultiplyAdd(x3, b0, c30);
            c31 = Vector.FusedMultiplyAdd(x3, b1, c31);
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
    private static void Plain1(int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int last = rows - 1;
        double* a0 = a, a1 = a + (aRow * Math.Min(1, last)), a2 = a + (aRow * Math.Min(2, last)), a3 = a + (aRow * Math.Min(3, last));
        Vector<double> c00 = Vector<double>.Zero;
        Vector<double> c10 = Vector<double>.Zero;
        Vector<double> c20 = Vector<double>.Zero;
        Vector<double> c30 = Vector<double>.Zero;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            Vector<double> b0 = Vector.Load(b);
            Vector<double> x0 = new Vector<double>(a0[at]);
            c00 = Vector.FusedMultiplyAdd(x0, b0, c00);
            Vector<double> x1 = new Vector<double>(a1[at]);
            c10 = Vector.FusedMultiplyAdd(x1, b0, c10);
            Vector<double> x2 = new Vector<double>(a2[at]);
            c20 = Vector.FusedMultiplyAdd(x2, b0, c20);
            Vector<double> x3 = new Vector<double>(a3[at]);
            c30 = Vector.FusedMultiplyAdd(x3, b0, c30);
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
    private static void Store(double* c, Vector<double> v0, Vector<double> v1, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector.Load(c);
            v1 += Vector.Load(c + Vector<double>.Count);
        }

        Vector.Store(v0, c);
        Vector.Store(v1, c + Vector<double>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector<double> v0, bool accumulates)
    {
        if (accumulates)
        {
            v0 += Vector.Load(c);
        }

        Vector.Store(v0, c);
    }
}
