namespace Symbolic.Tests;

/// <summary>Values of tensor expressions by plain loops over all indices: slow, and too simple to share a mistake with anything.</summary>
internal static class Dense
{
    public static int SizeOf(Shape shape) => shape.Axes.Aggregate(1, static (n, axis) => n * axis.Length);

    /// <summary>The entries of a value, last axis fastest.</summary>
    public static double[] Entries(this Expr expr, IReadOnlyDictionary<Expr, double[]> point)
    {
        var values = new Dictionary<Expr, double[]>(point);
        var open = new Stack<Expr>();
        open.Push(expr);
        while (open.TryPeek(out Expr node))
        {
            Expr[] missing = [.. node.Operands.Where(o => !values.ContainsKey(o))];
            if (values.ContainsKey(node))
            {
                open.Pop();
            }
            else if (missing.Length > 0)
            {
                foreach (Expr operand in missing)
                {
                    open.Push(operand);
                }
            }
            else
            {
                open.Pop();
                values[node] = Value(node, values);
            }
        }

        return values[expr];
    }

    private static double[] Value(Expr node, Dictionary<Expr, double[]> values)
    {
        double[][] operands = [.. node.Operands.Select(o => values[o])];
        int size = SizeOf(node.Shape);
        return node.Operator switch
        {
            UnaryOperator op => Pointwise(size, operands, v => op.Evaluate(v[0])),
            BinaryOperator op => Pointwise(size, operands, v => node.Operands[1].IsNumber && op.EvaluateAtExactRight?.Invoke(node.Operands[1].Number) is { } exact ? exact(v[0]) : op.Evaluate(v[0], v[1])),
            NaryOperator op => Pointwise(size, operands, v => op.Evaluate(v)),
            TensorOperator op => Kernels(op.Kernel, node, operands),
            _ when node.IsNumber => [node.Number.ToDouble()],
            LeafOperator { Value: { } constant } => [constant],
            _ when node.Operator == Operators.Einsum => Einsum(node.Contraction, node, operands),
            _ when node.Operator == Operators.Delta => DeltaEntries(node.Delta),
            _ when node.Operator == Operators.Array => [.. operands.Select(static o => o[0])],
            _ => throw new InvalidOperationException($"{node.Operator} has no value."),
        };
    }

    private static double[] Pointwise(int size, double[][] operands, Func<double[], double> f)
    {
        var result = new double[size];
        for (int i = 0; i < size; i++)
        {
            int at = i;
            result[i] = f([.. operands.Select(o => o.Length == 1 ? o[0] : o[at])]);
        }

        return result;
    }

    private static IEnumerable<int[]> Tuples(int[] sizes)
    {
        if (sizes.Any(static s => s == 0))
        {
            yield break;
        }

        var index = new int[sizes.Length];
        while (true)
        {
            yield return index;
            int axis = sizes.Length - 1;
            while (axis >= 0 && ++index[axis] == sizes[axis])
            {
                index[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }

    private static double[] Einsum(Contraction pattern, Expr node, double[][] operands)
    {
        int[] sizes = [.. pattern.Sizes.Select(static s => s.Length)];
        int[][] strides = [.. pattern.Inputs.Select(axes => Strides(axes, sizes))];
        int[] kept = Strides(pattern.Output, sizes);
        int[] deltas = [.. Enumerable.Range(0, operands.Length).Where(i => node.Operands[i].Operator == Operators.Delta)];
        int[] factors = [.. Enumerable.Range(0, operands.Length).Except(deltas)];
        var result = new double[SizeOf(node.Shape)];
        foreach (int[] index in Tuples(sizes))
        {
            // Where a delta is 0 nothing is multiplied: it moves entries, and an infinite one elsewhere does no harm.
            if (Array.TrueForAll(deltas, i => operands[i][Offset(index, strides[i])] != 0))
            {
                result[Offset(index, kept)] += factors.Aggregate(1.0, (product, i) => product * operands[i][Offset(index, strides[i])]);
            }
        }

        return result;
    }

    // For each index how far apart its neighbours lie in a tensor with these axes; several axes of one index add up.
    private static int[] Strides(IReadOnlyList<int> axes, int[] sizes)
    {
        var strides = new int[sizes.Length];
        int run = 1;
        for (int axis = axes.Count - 1; axis >= 0; axis--)
        {
            strides[axes[axis]] += run;
            run *= sizes[axes[axis]];
        }

        return strides;
    }

    private static int Offset(int[] index, int[] strides)
    {
        int offset = 0;
        for (int k = 0; k < index.Length; k++)
        {
            offset += index[k] * strides[k];
        }

        return offset;
    }

    private static double[] DeltaEntries(Delta delta)
    {
        int[] sizes = [.. delta.Axes.Select(static a => a.Length)];
        return [.. Tuples(sizes).Select(index => index.Zip(delta.Factors).Sum(static p => p.First * p.Second.Length) == delta.Constant.Length ? 1.0 : 0.0)];
    }

    private static double[] Kernels(Kernel kernel, Expr node, double[][] operands)
    {
        Shape shape = node.Operands[0].Shape;
        if (kernel is Kernel.Inverse or Kernel.Solve or Kernel.Determinant or Kernel.LogDeterminant)
        {
            return Linear(kernel, shape[0].Length, operands);
        }

        int length = shape[shape.Order - 1].Length;
        if (length == 0)
        {
            double ofNothing = kernel switch { Kernel.Product => 1, Kernel.LogSumExp => double.NegativeInfinity, Kernel.Maximum or Kernel.Minimum => double.NaN, _ => 0 };
            return [.. Enumerable.Repeat(ofNothing, SizeOf(node.Shape))];
        }

        var result = new List<double>();
        foreach (double[] row in operands[0].Chunk(length))
        {
            double max = row.Max(), sum = row.Sum(x => Math.Exp(x - max));
            switch (kernel)
            {
                case Kernel.Softmax:
                    result.AddRange(row.Select(x => Math.Exp(x - max) / sum));
                    break;
                case Kernel.LogSoftmax:
                    result.AddRange(row.Select(x => x - max - Math.Log(sum)));
                    break;
                case Kernel.LogSumExp:
                    result.Add(max + Math.Log(sum));
                    break;
                case Kernel.Maximum:
                    result.Add(max);
                    break;
                case Kernel.Minimum:
                    result.Add(row.Min());
                    break;
                case Kernel.MaximumShare:
                    result.AddRange(row.Select(x => x == max ? 1.0 / row.Count(r => r == max) : 0));
                    break;
                case Kernel.Product:
                    result.Add(row.Aggregate(1.0, static (product, x) => product * x));
                    break;
                case Kernel.OtherProducts:
                    result.AddRange(row.Select((_, i) => row.Where((_, j) => j != i).Aggregate(1.0, static (product, x) => product * x)));
                    break;
                case Kernel.Norm:
                    result.Add(Math.Sqrt(row.Sum(static x => x * x)));
                    break;
                case Kernel.Unit:
                    double norm = Math.Sqrt(row.Sum(static x => x * x));
                    result.AddRange(row.Select(x => norm == 0 ? 0 : x / norm));
                    break;
                default:
                    throw new InvalidOperationException(kernel.ToString());
            }
        }

        return [.. result];
    }

    // Gauss-Jordan with pivoting.
    private static double[] Linear(Kernel kernel, int n, double[][] operands)
    {
        if (n == 0)
        {
            return kernel switch { Kernel.Determinant => [1], Kernel.LogDeterminant => [0], _ => [] };
        }

        double[] right = kernel == Kernel.Solve ? operands[1] : [.. Enumerable.Range(0, n * n).Select(k => k / n == k % n ? 1.0 : 0)];
        int columns = right.Length / n;
        double[] a = [.. operands[0]], b = [.. right];
        double determinant = 1;
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(a[(i * n) + k]));
            determinant *= pivot == k ? a[(k * n) + k] : -a[(pivot * n) + k];
            for (int j = 0; j < n; j++)
            {
                (a[(k * n) + j], a[(pivot * n) + j]) = (a[(pivot * n) + j], a[(k * n) + j]);
            }

            for (int j = 0; j < columns; j++)
            {
                (b[(k * columns) + j], b[(pivot * columns) + j]) = (b[(pivot * columns) + j], b[(k * columns) + j]);
            }

            for (int i = 0; i < n; i++)
            {
                double factor = i == k ? 0 : a[(i * n) + k] / a[(k * n) + k];
                for (int j = 0; j < n && factor != 0; j++)
                {
                    a[(i * n) + j] -= factor * a[(k * n) + j];
                }

                for (int j = 0; j < columns && factor != 0; j++)
                {
                    b[(i * columns) + j] -= factor * b[(k * columns) + j];
                }
            }
        }

        return kernel switch
        {
            Kernel.Determinant => [determinant],
            Kernel.LogDeterminant => [Math.Log(determinant)],
            _ => [.. b.Select((x, k) => x / a[(k / columns * n) + (k / columns)])],
        };
    }
}
