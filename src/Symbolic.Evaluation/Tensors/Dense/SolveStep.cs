using System.Numerics;

namespace Symbolic.Tensors;

/// <summary>A⁻¹B or A⁻ᵀB from the factorization of A; without B the inverse.</summary>
internal sealed unsafe class SolveStep(View factors, int n, View? right, int columns, FactorSide side) : TensorStep
{
    private readonly View? _right = right?.Collapsed();

    public override IReadOnlyList<View> Reads => right is null ? [factors] : [factors, right];

    public override string Description => $"solve {side} {factors} {right?.ToString() ?? "identity"}";

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* a = workspace.At(factors), rows = a + ((long)n * n), x = workspace.Values[Dest];
        if (_right is { } given)
        {
            StridedLoops.Gather(workspace.At(given), given.Sizes, given.Strides, 0, (int)Count, x);
        }
        else
        {
            new Span<T>(x, (int)Count).Clear();
            for (int i = 0; i < n; i++)
            {
                x[((long)i * n) + i] = T.One;
            }
        }

        for (int k = 0; k < n; k++)
        {
            if (a[((long)k * n) + k] == T.Zero)
            {
                // det A = 0: there is no solution that could be meant.
                new Span<T>(x, (int)Count).Fill(T.NaN);
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
    private void Plain<T>(T* a, T* rows, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0; k < n; k++)
        {
            Swap(x, k, int.CreateTruncating(rows[k]));
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
    private void Transposed<T>(T* a, T* rows, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
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
            Swap(x, k, int.CreateTruncating(rows[k]));
        }
    }

    private void Subtract<T>(T* x, int target, T factor, int source)
        where T : unmanaged, IFloatingPointIeee754<T>
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

    private void Divide<T>(T* x, int row, T divisor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* at = x + ((long)row * columns);
        for (int j = 0; j < columns; j++)
        {
            at[j] /= divisor;
        }
    }

    private void Swap<T>(T* x, int first, int second)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (first != second)
        {
            T* a = x + ((long)first * columns), b = x + ((long)second * columns);
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
