namespace Symbolic;

internal sealed partial class EntryExpansion
{
    private Expr[] Kernel(Expr node, TensorOperator op)
    {
        Expr[] entries = _entries[node.Operands[0].Id];
        int[] sizes = SizesOf(node.Operands[0]);
        switch (op.Kernel)
        {
            case Symbolic.Kernel.Inverse or Symbolic.Kernel.Solve or Symbolic.Kernel.Determinant or Symbolic.Kernel.LogDeterminant:
                return MatrixKernel(node, op.Kernel, entries, sizes[0]);
            default:
                int length = sizes[^1];
                Spend(entries.Length * (long)(op.Kernel == Symbolic.Kernel.OtherProducts ? length : 4));
                return [.. entries.Chunk(Math.Max(1, length)).SelectMany(row => Row(op, row))];
        }
    }

    private Expr[] Row(TensorOperator op, Expr[] x)
    {
        switch (op.Kernel)
        {
            case Symbolic.Kernel.Maximum:
                return [Operators.Max[x]];
            case Symbolic.Kernel.Minimum:
                return [Operators.Min[x]];
            case Symbolic.Kernel.Product:
                return [Product(x)];
            case Symbolic.Kernel.OtherProducts:
                return [.. x.Select((_, i) => Product([.. x.Where((_, j) => j != i)]))];
            case Symbolic.Kernel.MaximumShare:
                Expr largest = Operators.Max[x];
                Expr[] attains = [.. x.Select(e => _target.Select(Operators.Equal[e, largest], _target.One, _target.Zero))];
                Expr ties = Sum(attains);
                return [.. attains.Select(a => a / ties)];
            case Symbolic.Kernel.Norm:
                return [Length(x)];
            case Symbolic.Kernel.Unit:
                Expr norm = Length(x);
                return [.. x.Select(e => _target.Select(Operators.Equal[norm, _target.Zero], _target.Zero, e / norm))];
        }

        // Softmax and its relatives: the largest entry is taken out, so that nothing overflows.
        Expr most = Operators.Max[x];
        Expr[] exponentials = [.. x.Select(e => Operators.Exp[e - most])];
        Expr total = Sum(exponentials);
        return op.Kernel switch
        {
            Symbolic.Kernel.Softmax => [.. exponentials.Select(e => e / total)],
            Symbolic.Kernel.LogSoftmax => [.. x.Select(e => e - most - Operators.Log[total])],
            Symbolic.Kernel.LogSumExp => [_target.Select(Operators.Equal[Operators.Abs[most], _target.Constant(Operators.Infinity)], most, most + Operators.Log[total])],
            _ => throw new ExportException($"'{op.Name}' cannot be written out entry by entry."),
        };
    }

    // √Σx² without overflow of the squares.
    private static Expr Length(Expr[] x) => x.Length == 1 ? Operators.Abs[x[0]] : x[1..].Aggregate(x[0], static (length, e) => Operators.Hypot[length, e]);

    private Expr Sum(Expr[] x) => x.Length == 0 ? _target.Zero : x[1..].Aggregate(x[0], static (sum, e) => sum + e);

    private Expr Product(Expr[] x) => x.Length == 0 ? _target.One : x[1..].Aggregate(x[0], static (product, e) => product * e);
}
