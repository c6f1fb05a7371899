using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>Products of matrices of any strides, by the blocks that suit the machine and the width of the result.</summary>
internal static unsafe class MatrixProduct
{
    // Below this many multiplications plain loops are done before blocks are set up.
    private const long Tiny = 48;

    /// <summary>How many numbers of room a product needs at most, in either precision.</summary>
    public static long Scratch(int m, int n, int k) => Math.Max(Scratch<double>(m, n, k), Scratch<float>(m, n, k));

    /// <summary>C = A·B, or C += A·B: C has steps of 1 along its rows.</summary>
    public static void Multiply<T>(int m, int n, int k, T* a, long aRow, long aColumn, T* b, long bRow, long bColumn, T* c, long cRow, bool accumulates, T* scratch)
        where T : unmanaged, INumber<T>
    {
        if ((long)m * n * k <= Tiny)
        {
            MultiplyTiny(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates);
        }
        else if (Avx512F.IsSupported)
        {
            if (n >= Vector512<T>.Count)
            {
                PackedProduct<EightRows<Lanes512<T>, Vector512<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
            }
            else if (n >= Vector256<T>.Count)
            {
                PackedProduct<EightRows<Lanes256<T>, Vector256<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
            }
            else
            {
                PackedProduct<EightRows<Lanes128<T>, Vector128<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
            }
        }
        else if (Vector256.IsHardwareAccelerated && n >= Vector256<T>.Count)
        {
            // A single vector side by side leaves registers for eight rows.
            if (n > Vector256<T>.Count)
            {
                PackedProduct<FourRows<Lanes256<T>, Vector256<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
            }
            else
            {
                PackedProduct<EightRows<Lanes256<T>, Vector256<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
            }
        }
        else if (n > Vector128<T>.Count)
        {
            PackedProduct<FourRows<Lanes128<T>, Vector128<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
        }
        else
        {
            PackedProduct<EightRows<Lanes128<T>, Vector128<T>, T>, T>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates, scratch);
        }
    }

    private static long Scratch<T>(int m, int n, int k)
        where T : unmanaged, INumber<T> => Math.Max(
            PackedProduct<EightRows<Lanes512<T>, Vector512<T>, T>, T>.Scratch(m, n, k),
            PackedProduct<FourRows<Lanes256<T>, Vector256<T>, T>, T>.Scratch(m, n, k));

    private static void MultiplyTiny<T>(int m, int n, int k, T* a, long aRow, long aColumn, T* b, long bRow, long bColumn, T* c, long cRow, bool accumulates)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T sum = accumulates ? c[(i * cRow) + j] : T.Zero;
                for (int p = 0; p < k; p++)
                {
                    sum += a[(i * aRow) + (p * aColumn)] * b[(p * bRow) + (j * bColumn)];
                }

                c[(i * cRow) + j] = sum;
            }
        }
    }
}
