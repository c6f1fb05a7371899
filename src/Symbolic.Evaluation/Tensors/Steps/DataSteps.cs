using System.Globalization;

namespace Symbolic.Tensors;

/// <summary>Numbers put side by side.</summary>
internal sealed unsafe class AssembleStep(View[] entries) : TensorStep
{
    public override IReadOnlyList<View> Reads => entries;

    public override string Description => $"assemble {string.Join(", ", entries.Select(static e => e.ToString()))}";

    public override void Run(in Workspace workspace)
    {
        double* dest = workspace.Values[Dest];
        for (int i = 0; i < entries.Length; i++)
        {
            dest[i] = *workspace.At(entries[i]);
        }
    }
}

/// <summary>A look set into zeros: along each axis the result begins at an index of the source, which may be negative.</summary>
internal sealed unsafe class PadStep(View source, int[] first, int[] sizes) : TensorStep
{
    public override IReadOnlyList<View> Reads => [source];

    public override string Description => $"pad {source} from {List(first)} to {List(sizes)}";

    public override void Run(in Workspace workspace)
    {
        int order = sizes.Length;
        double* dest = workspace.Values[Dest];
        new Span<double>(dest, checked((int)Count)).Clear();
        double* from = workspace.At(source);
        int* low = stackalloc int[order], high = stackalloc int[order], index = stackalloc int[order];
        long* strides = stackalloc long[order];
        long stride = 1;
        for (int axis = order - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
            low[axis] = Math.Max(0, -first[axis]);
            high[axis] = Math.Min(sizes[axis], source.Sizes[axis] - first[axis]);
            if (high[axis] <= low[axis])
            {
                return;
            }

            index[axis] = low[axis];
            dest += low[axis] * strides[axis];
            from += (low[axis] + (long)first[axis]) * source.Strides[axis];
        }

        while (true)
        {
            *dest = *from;
            int axis = order - 1;
            while (axis >= 0)
            {
                dest += strides[axis];
                from += source.Strides[axis];
                if (++index[axis] < high[axis])
                {
                    break;
                }

                int run = high[axis] - low[axis];
                dest -= run * strides[axis];
                from -= run * source.Strides[axis];
                index[axis] = low[axis];
                axis--;
            }

            if (axis < 0)
            {
                return;
            }
        }
    }

    private static string List(int[] numbers) => string.Join(',', numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture)));
}

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

/// <summary>One of two values by a condition on the whole; only the chosen one has been computed.</summary>
internal sealed unsafe class ChoiceStep(View condition, View whenTrue, View whenFalse) : TensorStep
{
    private readonly View _true = whenTrue.Collapsed();
    private readonly View _false = whenFalse.Collapsed();

    public View Condition => condition;

    public View WhenTrue => whenTrue;

    public View WhenFalse => whenFalse;

    public override IReadOnlyList<View> Reads => [condition, whenTrue, whenFalse];

    public override string Description => $"choose by {condition}: {whenTrue}, {whenFalse}";

    public override void Run(in Workspace workspace)
    {
        View chosen = *workspace.At(condition) != 0 ? _true : _false;
        double* source = workspace.At(chosen), dest = workspace.Values[Dest];
        const int run = 1 << 20;
        for (long start = 0; start < Count; start += run)
        {
            StridedLoops.Gather(source, chosen.Sizes, chosen.Strides, start, (int)Math.Min(run, Count - start), dest + start);
        }
    }
}
