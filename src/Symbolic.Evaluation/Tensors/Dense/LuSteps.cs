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

    public override long Scratch => n <= Panel ? 0 : ((long)n * Panel) + MatrixProduct.Scratch(n, n, Panel);

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

/// <summary>A⁻¹B or A⁻ᵀB from the factorization of A; without B the inverse.</summary>
internal sealed unsafe class SolveStep(View factors, int n, View? right, int columns, FactorSide side) : TensorStep
{
    private readonly View? _right = right?.Collapsed();

    public override IReadOnlyList<View> Reads => right is null ? [factors] : [factors, right];

    public override string Description => $"solve {side} {factors} {right?.ToString() ?? "identity"}";

    public override void Run(in Workspace workspace)
    {
        double* a = workspace.At(factors), rows = a + ((long)n * n), x = workspace.Values[Dest];
        if (_right is { } given)
        {
            StridedLoops.Gather(workspace.At(given), given.Sizes, given.Strides, 0, (int)Count, x);
        }
        else
        {
            new Span<double>(x, (int)Count).Clear();
            for (int i = 0; i < n; i++)
            {
                x[((long)i * n) + i] = 1;
            }
        }

        for (int k = 0; k < n; k++)
        {
            if (a[((long)k * n) + k] == 0)
            {
                // det A = 0: there is no solution that could be meant.
                new Span<double>(x, (int)Count).Fill(double.NaN);
                return;
            }
        }

        if (side == FactorSide.Plain)
        {
            Plain(a, rows, x);
        }
        else
        {
            Transposed(a, rows, x);
        }
    }

    // L, then U.
    private void Plain(double* a, double* rows, double* x)
    {
        for (int k = 0; k < n; k++)
        {
            Swap(x, k, (int)rows[k]);
        }

        for (int i = 1; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                Subtract(x, i, a[((long)i * n) + k], k);
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                Subtract(x, i, a[((long)i * n) + k], k);
            }

            Divide(x, i, a[((long)i * n) + i]);
        }
    }

    // Aᵀ = UᵀLᵀP: Uᵀ, then Lᵀ, then the rows back.
    private void Transposed(double* a, double* rows, double* x)
    {
        for (int i = 0; i < n; i++)
        {
            Divide(x, i, a[((long)i * n) + i]);
            for (int k = i + 1; k < n; k++)
            {
                Subtract(x, k, a[((long)i * n) + k], i);
            }
        }

        for (int i = n - 1; i > 0; i--)
        {
            for (int k = 0; k < i; k++)
            {
                Subtract(x, k, a[((long)i * n) + k], i);
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            Swap(x, k, (int)rows[k]);
        }
    }

    private void Subtract(double* x, int target, double factor, int source)
    {
        if (columns == 1)
        {
            x[target] -= factor * x[source];
        }
        else
        {
            FactorStep.SubtractMultiple(x + ((long)target * columns), factor, x + ((long)source * columns), columns);
        }
    }

    private void Divide(double* x, int row, double divisor)
    {
        double* at = x + ((long)row * columns);
        for (int j = 0; j < columns; j++)
        {
            at[j] /= divisor;
        }
    }

    private void Swap(double* x, int first, int second)
    {
        if (first != second)
        {
            double* a = x + ((long)first * columns), b = x + ((long)second * columns);
            for (int j = 0; j < columns; j++)
            {
                (a[j], b[j]) = (b[j], a[j]);
            }
        }
    }
}

/// <summary>Whether a system is solved with a matrix or with its transpose.</summary>
internal enum FactorSide : byte
{
    Plain,
    Transposed,
}

/// <summary>The determinant, or its logarithm, from a factorization.</summary>
internal sealed unsafe class DeterminantStep(View factors, int n, Kernel kernel) : TensorStep
{
    public override IReadOnlyList<View> Reads => [factors];

    public override string Description => $"{kernel} {factors}";

    public override void Run(in Workspace workspace)
    {
        double* a = workspace.At(factors);
        double sign = a[((long)n * n) + n];
        double product = sign, logarithm = 0;
        for (int i = 0; i < n; i++)
        {
            double entry = a[((long)i * n) + i];
            product *= entry;
            sign = entry < 0 ? -sign : sign;
            logarithm += Math.Log(Math.Abs(entry));
        }

        *workspace.Values[Dest] = kernel == Kernel.Determinant ? product : sign > 0 || double.IsNegativeInfinity(logarithm) ? logarithm : double.NaN;
    }
}
