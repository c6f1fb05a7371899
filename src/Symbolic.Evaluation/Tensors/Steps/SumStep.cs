using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>The sum over the last axes of a look; the axes before them stay.</summary>
internal sealed unsafe class SumStep : TensorStep
{
    private readonly View _source;
    private readonly int _kept;

    // The loops from outside to inside, the one over neighbours innermost.
    private readonly int[] _sizes;
    private readonly long[] _from;
    private readonly long[] _to;

    public SumStep(View source, int kept)
    {
        (_source, _kept) = (source, kept);
        long[] to = View.RowMajor(source.Sizes[..kept]);
        var loops = new List<(int Size, long From, long To)>();
        for (int axis = 0; axis < source.Sizes.Length; axis++)
        {
            if (source.Sizes[axis] != 1)
            {
                loops.Add((source.Sizes[axis], source.Strides[axis], axis < kept ? to[axis] : 0));
            }
        }

        // A sort that keeps the order of equals.
        loops = [.. loops.OrderByDescending(static l => Math.Abs(l.From))];
        for (int i = loops.Count - 1; i > 0; i--)
        {
            (int outer, long from, long target) = loops[i - 1];
            (int inner, long innerFrom, long innerTo) = loops[i];
            if (from == innerFrom * inner && target == innerTo * inner && (long)outer * inner <= int.MaxValue)
            {
                loops[i - 1] = (outer * inner, innerFrom, innerTo);
                loops.RemoveAt(i);
            }
        }

        _sizes = [.. loops.Select(static l => l.Size)];
        _from = [.. loops.Select(static l => l.From)];
        _to = [.. loops.Select(static l => l.To)];
    }

    public override IReadOnlyList<View> Reads => [_source];

    public override string Description => $"sum {_source} to its first {_kept} axes";

    public override void Run(in Workspace workspace)
    {
        double* from = workspace.At(_source), to = workspace.Values[Dest];
        new Span<double>(to, (int)Count).Clear();
        int order = _sizes.Length;
        if (order == 0)
        {
            *to = *from;
            return;
        }

        int last = order - 1;
        int* index = stackalloc int[order];
        while (true)
        {
            Row(from, to, _sizes[last], _from[last], _to[last]);
            int k = last - 1;
            while (k >= 0)
            {
                from += _from[k];
                to += _to[k];
                if (++index[k] < _sizes[k])
                {
                    break;
                }

                from -= _sizes[k] * _from[k];
                to -= _sizes[k] * _to[k];
                index[k--] = 0;
            }

            if (k < 0)
            {
                return;
            }
        }
    }

    private static void Row(double* from, double* to, int count, long step, long target)
    {
        if (target == 0)
        {
            double sum = 0;
            if (step == 1)
            {
                sum = TensorPrimitives.Sum(new ReadOnlySpan<double>(from, count));
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    sum += from[i * step];
                }
            }

            *to += sum;
        }
        else if (step == 1 && target == 1)
        {
            TensorPrimitives.Add(new ReadOnlySpan<double>(to, count), new ReadOnlySpan<double>(from, count), new Span<double>(to, count));
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                to[i * target] += from[i * step];
            }
        }
    }
}
