using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>Products with vectors, which are as fast as memory is: each entry of the matrix is read once, in the order in which it lies.</summary>
internal static unsafe class MatrixVector
{
    /// <summary>Σ xᵢyᵢ.</summary>
    public static double Dot(double* x, long xStep, double* y, long yStep, int count)
    {
        if (xStep == 1 && yStep == 1)
        {
            return TensorPrimitives.Dot(new ReadOnlySpan<double>(x, count), new ReadOnlySpan<double>(y, count));
        }

        double even = 0, odd = 0;
        int i = 0;
        for (; i + 1 < count; i += 2)
        {
            even += x[i * xStep] * y[i * yStep];
            odd += x[(i + 1) * xStep] * y[(i + 1) * yStep];
        }

        return i < count ? even + odd + (x[i * xStep] * y[i * yStep]) : even + odd;
    }

    /// <summary>y = A·x, or y += A·x: y has steps of 1.</summary>
    public static void Multiply(int m, int k, double* a, long rowStep, long columnStep, double* x, long xStep, double* y, bool accumulates, double* scratch)
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
                double sum = TensorPrimitives.Dot(new ReadOnlySpan<double>(a + (i * rowStep), k), new ReadOnlySpan<double>(x, k));
                y[i] = accumulates ? y[i] + sum : sum;
            }
        }
        else if (rowStep == 1)
        {
            var sum = new Span<double>(y, m);
            if (!accumulates)
            {
                sum.Clear();
            }

            for (int j = 0; j < k; j++)
            {
                TensorPrimitives.MultiplyAdd(new ReadOnlySpan<double>(a + (j * columnStep), m), x[j * xStep], sum, sum);
            }
        }
        else
        {
            for (int i = 0; i < m; i++)
            {
                double sum = Dot(a + (i * rowStep), columnStep, x, xStep, k);
                y[i] = accumulates ? y[i] + sum : sum;
            }
        }
    }
}
