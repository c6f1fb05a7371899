using System.Numerics;
using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>Products with vectors, which are as fast as memory is: each entry of the matrix is read once, in the order in which it lies.</summary>
internal static unsafe class MatrixVector
{
    /// <summary>Σ xᵢyᵢ.</summary>
    public static T Dot<T>(T* x, long xStep, T* y, long yStep, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (xStep == 1 && yStep == 1)
        {
            return T.CreateTruncating(BlockSums.Dot(new ReadOnlySpan<T>(x, count), new ReadOnlySpan<T>(y, count)));
        }

        double even = 0, odd = 0;
        int i = 0;
        for (; i + 1 < count; i += 2)
        {
            even += double.CreateTruncating(x[i * xStep]) * double.CreateTruncating(y[i * yStep]);
            odd += double.CreateTruncating(x[(i + 1) * xStep]) * double.CreateTruncating(y[(i + 1) * yStep]);
        }

        return T.CreateTruncating(i < count ? even + odd + (double.CreateTruncating(x[i * xStep]) * double.CreateTruncating(y[i * yStep])) : even + odd);
    }

    /// <summary>y = A·x, or y += A·x: y has steps of 1.</summary>
    public static void Multiply<T>(int m, int k, T* a, long rowStep, long columnStep, T* x, long xStep, T* y, bool accumulates, T* scratch)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (columnStep == 1 && (rowStep != 1 || k >= m))
        {
            if (xStep != 1)
            {
                for (int i = 0; i < k; i++)
                {
                    scratch[i] = x[i * xStep];
                }

                x = scratch;
            }

            for (int i = 0; i < m; i++)
            {
                T sum = T.CreateTruncating(BlockSums.Dot(new ReadOnlySpan<T>(a + (i * rowStep), k), new ReadOnlySpan<T>(x, k)));
                y[i] = accumulates ? y[i] + sum : sum;
            }
        }
        else if (rowStep == 1)
        {
            var sum = new Span<T>(y, m);
            if (!accumulates)
            {
                sum.Clear();
            }

            for (int j = 0; j < k; j++)
            {
                TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(a + (j * columnStep), m), x[j * xStep], sum, sum);
            }
        }
        else
        {
            for (int i = 0; i < m; i++)
            {
                T sum = Dot(a + (i * rowStep), columnStep, x, xStep, k);
                y[i] = accumulates ? y[i] + sum : sum;
            }
        }
    }
}
