using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Symbolic.Tensors;

/// <summary>The sum over the last axes of a look; the axes before them stay. Long sums are added up in double precision.</summary>
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

    // Room for the sums in double precision, where those of a single-precision program need it.
    public override long Scratch => IsLong ? Count * (sizeof(double) / sizeof(float)) : 0;

    private bool IsLong => _source.Count > Count * BlockSums.Block;

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* from = workspace.At(_source), to = workspace.Values[Dest];
        if (_sizes.Length == 0)
        {
            *to = *from;
        }
        else if (typeof(T) == typeof(double) || !IsLong)
        {
            AddAll(from, to);
        }
        else
        {
            double* sums = (double*)workspace.Scratch;
            AddAll(from, sums);
            for (long i = 0; i < Count; i++)
            {
                to[i] = T.CreateTruncating(sums[i]);
            }
        }
    }

    private void AddAll<T, TSum>(T* from, TSum* to)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSum : unmanaged, IFloatingPointIeee754<TSum>
    {
        new Span<TSum>(to, (int)Count).Clear();
        int order = _sizes.Length, last = order - 1;
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

    private static void Row<T, TSum>(T* from, TSum* to, int count, long step, long target)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSum : unmanaged, IFloatingPointIeee754<TSum>
    {
        if (target == 0)
        {
            double sum = 0;
            if (step == 1)
            {
                sum = BlockSums.Sum(new ReadOnlySpan<T>(from, count));
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    sum += double.CreateTruncating(from[i * step]);
                }
            }

            *to += TSum.CreateTruncating(sum);
        }
        else if (step == 1 && target == 1)
        {
            if (typeof(T) == typeof(TSum))
            {
                var sums = new Span<TSum>(to, count);
                TensorPrimitives.Add(sums, new ReadOnlySpan<TSum>(from, count), sums);
            }
            else
            {
                AddWidened((float*)from, (double*)to, count);
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                to[i * target] += TSum.CreateTruncating(from[i * step]);
            }
        }
    }

    private static void AddWidened(float* from, double* to, int count)
    {
        int i = 0;
        for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Load(from + i));
            Vector256.Store(Vector256.Load(to + i) + low, to + i);
            Vector256.Store(Vector256.Load(to + i + Vector256<double>.Count) + high, to + i + Vector256<double>.Count);
        }

        for (; i < count; i++)
        {
            to[i] += from[i];
        }
    }
}
