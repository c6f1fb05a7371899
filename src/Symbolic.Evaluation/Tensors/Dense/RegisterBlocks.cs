using System.Runtime.CompilerServices;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>
/// Blocks of C that stay in registers while k runs: eight or four rows of up to three vectors. The last vector of a row ends with
/// the block's last column, so it may overlap the one before it; columns that are computed twice have the same value both times,
/// and no block needs zeros at its edge. The methods are optimized at once: the first product of a program may be its only one.
/// </summary>
internal static unsafe class RegisterBlocks<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight3(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint last, T* c, nint cRow, int rows, bool accumulates)
    {
        nint next = TLanes.Count;
        int final = rows - 1;
        T* a0 = a, a1 = a + (aRow * Math.Min(1, final)), a2 = a + (aRow * Math.Min(2, final)), a3 = a + (aRow * Math.Min(3, final)), a4 = a + (aRow * Math.Min(4, final)), a5 = a + (aRow * Math.Min(5, final)), a6 = a + (aRow * Math.Min(6, final)), a7 = a + (aRow * Math.Min(7, final));
        TVector c00 = default, c01 = default, c02 = default;
        TVector c10 = default, c11 = default, c12 = default;
        TVector c20 = default, c21 = default, c22 = default;
        TVector c30 = default, c31 = default, c32 = default;
        TVector c40 = default, c41 = default, c42 = default;
        TVector c50 = default, c51 = default, c52 = default;
        TVector c60 = default, c61 = default, c62 = default;
        TVector c70 = default, c71 = default, c72 = default;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + next), b2 = TLanes.Load(b + last);
            TVector x0 = TLanes.Repeat(a0[at]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            c02 = TLanes.MultiplyAdd(x0, b2, c02);
            TVector x1 = TLanes.Repeat(a1[at]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            c12 = TLanes.MultiplyAdd(x1, b2, c12);
            TVector x2 = TLanes.Repeat(a2[at]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            c22 = TLanes.MultiplyAdd(x2, b2, c22);
            TVector x3 = TLanes.Repeat(a3[at]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            c31 = TLanes.MultiplyAdd(x3, b1, c31);
            c32 = TLanes.MultiplyAdd(x3, b2, c32);
            TVector x4 = TLanes.Repeat(a4[at]);
            c40 = TLanes.MultiplyAdd(x4, b0, c40);
            c41 = TLanes.MultiplyAdd(x4, b1, c41);
            c42 = TLanes.MultiplyAdd(x4, b2, c42);
            TVector x5 = TLanes.Repeat(a5[at]);
            c50 = TLanes.MultiplyAdd(x5, b0, c50);
            c51 = TLanes.MultiplyAdd(x5, b1, c51);
            c52 = TLanes.MultiplyAdd(x5, b2, c52);
            TVector x6 = TLanes.Repeat(a6[at]);
            c60 = TLanes.MultiplyAdd(x6, b0, c60);
            c61 = TLanes.MultiplyAdd(x6, b1, c61);
            c62 = TLanes.MultiplyAdd(x6, b2, c62);
            TVector x7 = TLanes.Repeat(a7[at]);
            c70 = TLanes.MultiplyAdd(x7, b0, c70);
            c71 = TLanes.MultiplyAdd(x7, b1, c71);
            c72 = TLanes.MultiplyAdd(x7, b2, c72);
            at += aColumn;
            b += bRow;
        }

        Store(c, last, c00, c01, c02, accumulates);

        if (rows > 1)
        {
            Store(c + cRow, last, c10, c11, c12, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), last, c20, c21, c22, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), last, c30, c31, c32, accumulates);
        }

        if (rows > 4)
        {
            Store(c + (cRow * 4), last, c40, c41, c42, accumulates);
        }

        if (rows > 5)
        {
            Store(c + (cRow * 5), last, c50, c51, c52, accumulates);
        }

        if (rows > 6)
        {
            Store(c + (cRow * 6), last, c60, c61, c62, accumulates);
        }

        if (rows > 7)
        {
            Store(c + (cRow * 7), last, c70, c71, c72, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight2(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint last, T* c, nint cRow, int rows, bool accumulates)
    {
        int final = rows - 1;
        T* a0 = a, a1 = a + (aRow * Math.Min(1, final)), a2 = a + (aRow * Math.Min(2, final)), a3 = a + (aRow * Math.Min(3, final)), a4 = a + (aRow * Math.Min(4, final)), a5 = a + (aRow * Math.Min(5, final)), a6 = a + (aRow * Math.Min(6, final)), a7 = a + (aRow * Math.Min(7, final));
        TVector c00 = default, c01 = default;
        TVector c10 = default, c11 = default;
        TVector c20 = default, c21 = default;
        TVector c30 = default, c31 = default;
        TVector c40 = default, c41 = default;
        TVector c50 = default, c51 = default;
        TVector c60 = default, c61 = default;
        TVector c70 = default, c71 = default;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + last);
            TVector x0 = TLanes.Repeat(a0[at]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            TVector x1 = TLanes.Repeat(a1[at]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            TVector x2 = TLanes.Repeat(a2[at]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            TVector x3 = TLanes.Repeat(a3[at]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            c31 = TLanes.MultiplyAdd(x3, b1, c31);
            TVector x4 = TLanes.Repeat(a4[at]);
            c40 = TLanes.MultiplyAdd(x4, b0, c40);
            c41 = TLanes.MultiplyAdd(x4, b1, c41);
            TVector x5 = TLanes.Repeat(a5[at]);
            c50 = TLanes.MultiplyAdd(x5, b0, c50);
            c51 = TLanes.MultiplyAdd(x5, b1, c51);
            TVector x6 = TLanes.Repeat(a6[at]);
            c60 = TLanes.MultiplyAdd(x6, b0, c60);
            c61 = TLanes.MultiplyAdd(x6, b1, c61);
            TVector x7 = TLanes.Repeat(a7[at]);
            c70 = TLanes.MultiplyAdd(x7, b0, c70);
            c71 = TLanes.MultiplyAdd(x7, b1, c71);
            at += aColumn;
            b += bRow;
        }

        Store(c, last, c00, c01, accumulates);

        if (rows > 1)
        {
            Store(c + cRow, last, c10, c11, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), last, c20, c21, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), last, c30, c31, accumulates);
        }

        if (rows > 4)
        {
            Store(c + (cRow * 4), last, c40, c41, accumulates);
        }

        if (rows > 5)
        {
            Store(c + (cRow * 5), last, c50, c51, accumulates);
        }

        if (rows > 6)
        {
            Store(c + (cRow * 6), last, c60, c61, accumulates);
        }

        if (rows > 7)
        {
            Store(c + (cRow * 7), last, c70, c71, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight1(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, int rows, bool accumulates)
    {
        int final = rows - 1;
        T* a0 = a, a1 = a + (aRow * Math.Min(1, final)), a2 = a + (aRow * Math.Min(2, final)), a3 = a + (aRow * Math.Min(3, final)), a4 = a + (aRow * Math.Min(4, final)), a5 = a + (aRow * Math.Min(5, final)), a6 = a + (aRow * Math.Min(6, final)), a7 = a + (aRow * Math.Min(7, final));
        TVector c00 = default;
        TVector c10 = default;
        TVector c20 = default;
        TVector c30 = default;
        TVector c40 = default;
        TVector c50 = default;
        TVector c60 = default;
        TVector c70 = default;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            TVector b0 = TLanes.Load(b);
            TVector x0 = TLanes.Repeat(a0[at]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            TVector x1 = TLanes.Repeat(a1[at]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            TVector x2 = TLanes.Repeat(a2[at]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            TVector x3 = TLanes.Repeat(a3[at]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            TVector x4 = TLanes.Repeat(a4[at]);
            c40 = TLanes.MultiplyAdd(x4, b0, c40);
            TVector x5 = TLanes.Repeat(a5[at]);
            c50 = TLanes.MultiplyAdd(x5, b0, c50);
            TVector x6 = TLanes.Repeat(a6[at]);
            c60 = TLanes.MultiplyAdd(x6, b0, c60);
            TVector x7 = TLanes.Repeat(a7[at]);
            c70 = TLanes.MultiplyAdd(x7, b0, c70);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four3(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint last, T* c, nint cRow, int rows, bool accumulates)
    {
        nint next = TLanes.Count;
        int final = rows - 1;
        T* a0 = a, a1 = a + (aRow * Math.Min(1, final)), a2 = a + (aRow * Math.Min(2, final)), a3 = a + (aRow * Math.Min(3, final));
        TVector c00 = default, c01 = default, c02 = default;
        TVector c10 = default, c11 = default, c12 = default;
        TVector c20 = default, c21 = default, c22 = default;
        TVector c30 = default, c31 = default, c32 = default;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + next), b2 = TLanes.Load(b + last);
            TVector x0 = TLanes.Repeat(a0[at]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            c02 = TLanes.MultiplyAdd(x0, b2, c02);
            TVector x1 = TLanes.Repeat(a1[at]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            c12 = TLanes.MultiplyAdd(x1, b2, c12);
            TVector x2 = TLanes.Repeat(a2[at]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            c22 = TLanes.MultiplyAdd(x2, b2, c22);
            TVector x3 = TLanes.Repeat(a3[at]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            c31 = TLanes.MultiplyAdd(x3, b1, c31);
            c32 = TLanes.MultiplyAdd(x3, b2, c32);
            at += aColumn;
            b += bRow;
        }

        Store(c, last, c00, c01, c02, accumulates);

        if (rows > 1)
        {
            Store(c + cRow, last, c10, c11, c12, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), last, c20, c21, c22, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), last, c30, c31, c32, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four2(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint last, T* c, nint cRow, int rows, bool accumulates)
    {
        int final = rows - 1;
        T* a0 = a, a1 = a + (aRow * Math.Min(1, final)), a2 = a + (aRow * Math.Min(2, final)), a3 = a + (aRow * Math.Min(3, final));
        TVector c00 = default, c01 = default;
        TVector c10 = default, c11 = default;
        TVector c20 = default, c21 = default;
        TVector c30 = default, c31 = default;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + last);
            TVector x0 = TLanes.Repeat(a0[at]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            TVector x1 = TLanes.Repeat(a1[at]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            TVector x2 = TLanes.Repeat(a2[at]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            TVector x3 = TLanes.Repeat(a3[at]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            c31 = TLanes.MultiplyAdd(x3, b1, c31);
            at += aColumn;
            b += bRow;
        }

        Store(c, last, c00, c01, accumulates);

        if (rows > 1)
        {
            Store(c + cRow, last, c10, c11, accumulates);
        }

        if (rows > 2)
        {
            Store(c + (cRow * 2), last, c20, c21, accumulates);
        }

        if (rows > 3)
        {
            Store(c + (cRow * 3), last, c30, c31, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four1(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, int rows, bool accumulates)
    {
        int final = rows - 1;
        T* a0 = a, a1 = a + (aRow * Math.Min(1, final)), a2 = a + (aRow * Math.Min(2, final)), a3 = a + (aRow * Math.Min(3, final));
        TVector c00 = default;
        TVector c10 = default;
        TVector c20 = default;
        TVector c30 = default;
        nint at = 0;
        for (int p = 0; p < k; p++)
        {
            TVector b0 = TLanes.Load(b);
            TVector x0 = TLanes.Repeat(a0[at]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            TVector x1 = TLanes.Repeat(a1[at]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            TVector x2 = TLanes.Repeat(a2[at]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            TVector x3 = TLanes.Repeat(a3[at]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
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

    // All loads come before the stores: the vectors may overlap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* c, nint last, TVector v0, TVector v1, TVector v2, bool accumulates)
    {
        if (accumulates)
        {
            v0 = TLanes.Add(v0, TLanes.Load(c));
            v1 = TLanes.Add(v1, TLanes.Load(c + TLanes.Count));
            v2 = TLanes.Add(v2, TLanes.Load(c + last));
        }

        TLanes.Store(v0, c);
        TLanes.Store(v1, c + TLanes.Count);
        TLanes.Store(v2, c + last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* c, nint last, TVector v0, TVector v1, bool accumulates)
    {
        if (accumulates)
        {
            v0 = TLanes.Add(v0, TLanes.Load(c));
            v1 = TLanes.Add(v1, TLanes.Load(c + last));
        }

        TLanes.Store(v0, c);
        TLanes.Store(v1, c + last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* c, TVector v0, bool accumulates)
    {
        if (accumulates)
        {
            v0 = TLanes.Add(v0, TLanes.Load(c));
        }

        TLanes.Store(v0, c);
    }
}
