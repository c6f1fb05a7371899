namespace Symbolic.Tensors;

internal sealed partial class TensorLowering
{
    private View LowerKernel(Expr node, TensorOperator op)
    {
        View first = ViewOf(node.Operands[0].Id);
        int[] sizes = SizesOf(node.Shape, node);
        if (op.Kernel is not (Kernel.Inverse or Kernel.Solve or Kernel.Determinant or Kernel.LogDeterminant))
        {
            int length = first.Sizes[^1];
            if (ColumnStep.Does(op.Kernel) && first.Sizes.Length == 2 && !first.IsDense && Transposed(first) is { IsDense: true } matrix)
            {
                int columns = first.Sizes[0];
                var down = new ColumnStep(op.Kernel, matrix, length, columns) { Count = View.CountOf(sizes) };
                return sizes.Length == 1 ? _steps.Emit(down, sizes) : Transposed(_steps.Emit(down, [length, columns]));
            }

            return _steps.Emit(new RowStep(op.Kernel, _steps.Dense(first), View.CountOf(first.Sizes.AsSpan()[..^1]), length) { Count = View.CountOf(sizes) }, sizes);
        }

        (View factors, FactorSide side) = Factors(first);
        int n = first.Sizes[0];
        if (op.Kernel is Kernel.Determinant or Kernel.LogDeterminant)
        {
            return _steps.Emit(new DeterminantStep(factors, n, op.Kernel) { Count = 1 }, []);
        }

        if (op.Kernel == Kernel.Solve)
        {
            View right = ViewOf(node.Operands[1].Id);
            int columns = (int)View.CountOf(sizes.AsSpan()[1..]);
            return _steps.Emit(new SolveStep(factors, n, right, columns, side) { Count = View.CountOf(sizes) }, sizes);
        }

        // The inverse of the transpose is the transpose of the inverse.
        View inverse = _steps.Emit(new SolveStep(factors, n, null, n, FactorSide.Plain) { Count = (long)n * n }, sizes);
        return side == FactorSide.Plain ? inverse : Transposed(inverse);
    }

    // A matrix and its transpose share one factorization.
    private (View Factors, FactorSide Side) Factors(View matrix)
    {
        bool transposed = !matrix.IsDense && Transposed(matrix).IsDense;
        int n = matrix.Sizes[0];
        long room = FactorStep.Room(n);
        View factors = _steps.Emit(new FactorStep(transposed ? Transposed(matrix) : matrix, n) { Count = room }, [StepList.CheckedCount(room)]);
        return (factors, transposed ? FactorSide.Transposed : FactorSide.Plain);
    }

    private static View Transposed(View matrix) =>
        new(matrix.Value, matrix.Offset, [matrix.Sizes[1], matrix.Sizes[0]], [matrix.Strides[1], matrix.Strides[0]]);
}
