using System.Globalization;

namespace Symbolic.Tensors;

/// <summary>
/// Entries added up at the places that linear forms of their indices name, in a tensor of zeros otherwise; what falls outside is
/// dropped. This is contraction with a delta whose index is solved for an axis of the result.
/// </summary>
internal sealed unsafe class ScatterStep(View source, int[] sizes, long[] constants, long[][] factors) : TensorStep
{
    private readonly long[] _strides = View.RowMajor(sizes);

    public override IReadOnlyList<View> Reads => [source];

    public override string Description =>
        $"scatter {source} into {string.Join('×', sizes.Select(static s => s.ToString(CultureInfo.InvariantCulture)))} at {string.Join("; ", factors.Select((f, axis) => $"{constants[axis].ToString(CultureInfo.InvariantCulture)}+{string.Join(',', f.Select(static x => x.ToString(CultureInfo.InvariantCulture)))}"))}";

    public override void Run(in Workspace workspace)
    {
        double* dest = workspace.Values[Dest];
        Clear(dest, Count);
        if (source.Count == 0)
        {
            return;
        }

        int order = source.Sizes.Length, axes = sizes.Length;
        double* from = workspace.At(source);
        long[] strides = _strides;
        int* index = stackalloc int[order + 1];
        long* place = stackalloc long[axes + 1];
        for (int axis = 0; axis < axes; axis++)
        {
            place[axis] = constants[axis];
        }

        // The innermost index runs in a plain loop between the bounds that all axes leave it.
        int last = order - 1;
        long inner = 0;
        for (int axis = 0; axis < axes && order > 0; axis++)
        {
            inner += factors[axis][last] * strides[axis];
        }

        while (true)
        {
            long low = 0, high = order > 0 ? source.Sizes[last] : 1, at = 0;
            for (int axis = 0; axis < axes; axis++)
            {
                Bound(place[axis], order > 0 ? factors[axis][last] : 0, sizes[axis], ref low, ref high);
                at += place[axis] * strides[axis];
            }

            long step = order > 0 ? source.Strides[last] : 0;
            for (long i = low; i < high; i++)
            {
                dest[at + (i * inner)] += from[i * step];
            }

            int k = last - 1;
            while (k >= 0)
            {
                from += source.Strides[k];
                for (int axis = 0; axis < axes; axis++)
                {
                    place[axis] += factors[axis][k];
                }

                if (++index[k] < source.Sizes[k])
                {
                    break;
                }

                from -= source.Sizes[k] * source.Strides[k];
                for (int axis = 0; axis < axes; axis++)
                {
                    place[axis] -= source.Sizes[k] * factors[axis][k];
                }

                index[k--] = 0;
            }

            if (k < 0)
            {
                return;
            }
        }
    }

    private static void Clear(double* dest, long count)
    {
        const int run = 1 << 28;
        for (long start = 0; start < count; start += run)
        {
            new Span<double>(dest + start, (int)Math.Min(run, count - start)).Clear();
        }
    }

    // Those i with 0 ≤ constant + factor·i < size.
    private static void Bound(long constant, long factor, int size, ref long low, ref long high)
    {
        if (factor == 0)
        {
            if (constant < 0 || constant >= size)
            {
                high = low;
            }
        }
        else if (factor > 0)
        {
            low = Math.Max(low, CeilingOf(-constant, factor));
            high = Math.Min(high, CeilingOf(size - constant, factor));
        }
        else
        {
            low = Math.Max(low, CeilingOf(constant - size + 1, -factor));
            high = Math.Min(high, CeilingOf(constant + 1, -factor));
        }
    }

    private static long CeilingOf(long numerator, long denominator) => numerator >= 0 ? (numerator + denominator - 1) / denominator : -(-numerator / denominator);
}
