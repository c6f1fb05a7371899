namespace Symbolic.Tensors;

/// <summary>
/// The factorization PA = LU of a square matrix with partial pivoting: n² entries of both factors, n numbers of rows, and the
/// sign of the permutation. Inverse, solution and determinant of one matrix share it.
/// </summary>
internal sealed unsafe class FactorStep(View matrix, int n) : TensorStep
{
    // Panels this wide are factored column by column; what lies right of them is brought up to date by a product of matrices.
    private const int Panel = 32;

    private readonly View _collapsed = matrix.Collapsed();

    public override IReadOnlyList<View> Reads => [matrix];

    public override string Description => $"factor {matrix}";

    public override long Scratch => n <= Panel ? 0 : ((long)n * Panel) + MatrixProduct.Scratch(n, Panel);

    public static long Room(int n) => ((long)n * n) + n + 1;

    public override void Run(in Workspace workspace)
    {
        double* a = workspace.Values[Dest];
        StridedLoops.Gather(workspace.At(matrix), _collapsed.Sizes, _collapsed.Strides, 0, n * n, a);
        double* rows = a + ((long)n * n);
        double sign = 1;
        for (int start = 0; start < n; start += Panel)
        {
            int end = Math.Min(n, start + Panel);
            FactorPanel(a, rows, start, end, ref sign);
            if (end < n)
            {
                Update(a, start, end, workspace.Scratch);
            }
        }

        rows[n] = sign;
    }

    private void FactorPanel(double* a, double* rows, int start, int end, ref double sign)
    {
        for (int k = start; k < end; k++)
        {
            int pivot = k;
            double largest = Math.Abs(a[((long)k * n) + k]);
            for (int i = k + 1; i < n; i++)
            {
                double candidate = Math.Abs(a[((long)i * n) + k]);
                if (candidate > largest)
                {
                    (largest, pivot) = (candidate, i);
                }
            }

            rows[k] = pivot;
            double* row = a + ((long)k * n);
            if (pivot != k)
            {
                sign = -sign;
                var upper = new Span<double>(row, n);
                var lower = new Span<double>(a + ((long)pivot * n), n);
                for (int j = 0; j < n; j++)
                {
                    (upper[j], lower[j]) = (lower[j], upper[j]);
                }
            }

            if (row[k] == 0)
            {
                continue;
            }

            for (int i = k + 1; i < n; i++)
            {
                double* below = a + ((long)i * n);
                double factor = below[k] / row[k];
                below[k] = factor;
                for (int j = k + 1; j < end; j++)
                {
                    below[j] -= factor * row[j];
                }
            }
        }
    }

    // U₁₂ = L₁₁⁻¹A₁₂, then A₂₂ −= L₂₁U₁₂.
    private void Update(double* a, int start, int end, double* scratch)
    {
        int width = n - end;
        for (int k = start; k < end; k++)
        {
            double* row = a + ((long)k * n) + end;
            for (int i = k + 1; i < end; i++)
            {
                SubtractMultiple(a + ((long)i * n) + end, a[((long)i * n) + k], row, width);
            }
        }

        int height = n - end, depth = end - start;
        double* negative = scratch;
        for (int i = 0; i < height; i++)
        {
            for (int k = 0; k < depth; k++)
            {
                negative[(i * depth) + k] = -a[((long)(end + i) * n) + start + k];
            }
        }

        MatrixProduct.Multiply(height, width, depth, negative, depth, 1, a + ((long)start * n) + end, n, 1, a + ((long)end * n) + end, n, accumulates: true, scratch + ((long)n * Panel));
    }

    internal static void SubtractMultiple(double* target, double factor, double* source, int count)
    {
        var sum = new Span<double>(target, count);
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(new ReadOnlySpan<double>(source, count), -factor, sum, sum);
    }
}
