using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>Entries and the places at which they are added: for each axis of the result a linear form of their indices.</summary>
/// <param name="Source">The entries.</param>
/// <param name="Constants">The constant of the form for each axis of the result.</param>
/// <param name="Factors">For each axis of the result the factor of each index of the source.</param>
internal sealed record PlacedPart(View Source, long[] Constants, long[][] Factors)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Source} at {string.Join("; ", Factors.Select((f, axis) => $"{Constants[axis].ToString(CultureInfo.InvariantCulture)}+{string.Join(',', f.Select(static x => x.ToString(CultureInfo.InvariantCulture)))}"))}");
}

/// <summary>
/// Entries added up at the places that linear forms of their indices name, in a tensor of zeros otherwise; what falls outside is
/// dropped. This is contraction with a delta whose index is solved for an axis of the result; several parts are the blocks of a
/// matrix, put into one.
/// </summary>
internal sealed unsafe class ScatterStep : TensorStep
{
    private readonly int[] _sizes;
    private readonly long[] _strides;
    private readonly (ScatterStep First, ScatterStep Second)? _joined;
    private PlacedPart[]? _parts;
    private View[]? _reads;

    public ScatterStep(PlacedPart part, int[] sizes)
    {
        (_parts, _sizes, _strides) = ([part], sizes, View.RowMajor(sizes));
    }

    /// <summary>The parts of two such steps in one. A long chain is joined pair by pair, so parts are listed only where somebody asks.</summary>
    public ScatterStep(ScatterStep first, ScatterStep second)
    {
        (_joined, _sizes, _strides) = ((first, second), first._sizes, first._strides);
    }

    public override IReadOnlyList<View> Reads => _reads ??= [.. Parts.Select(static p => p.Source)];

    public override string Key => _joined is var (first, second) ? $"join v{first.Dest}, v{second.Dest}" : Description;

    public override string Description =>
        $"place into {string.Join('×', _sizes.Select(static s => s.ToString(CultureInfo.InvariantCulture)))}: {string.Join(" | ", Parts.Select(static p => p.ToString()))}";

    private PlacedPart[] Parts => _parts ??= [.. Listed(this)];

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* dest = workspace.Values[Dest];
        Clear(dest, Count);
        foreach (PlacedPart part in Parts)
        {
            if (part.Source.Count > 0)
            {
                Add(dest, workspace.At(part.Source), part);
            }
        }
    }

    private static IEnumerable<PlacedPart> Listed(ScatterStep step)
    {
        var open = new Stack<ScatterStep>();
        open.Push(step);
        while (open.TryPop(out ScatterStep? next))
        {
            if (next._joined is var (first, second))
            {
                open.Push(second);
                open.Push(first);
                continue;
            }

            yield return next._parts![0];
        }
    }

    private void Add<T>(T* dest, T* from, PlacedPart part)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (View source, long[] constants, long[][] factors) = part;
        int order = source.Sizes.Length, axes = _sizes.Length;
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
                Bound(place[axis], order > 0 ? factors[axis][last] : 0, _sizes[axis], ref low, ref high);
                at += place[axis] * strides[axis];
            }

            AddRow(dest + at, inner, from, order > 0 ? source.Strides[last] : 0, low, high);

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

    private static void AddRow<T>(T* dest, long inner, T* from, long step, long low, long high)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (inner == 1 && high - low >= 8 && step is 0 or 1)
        {
            var sum = new Span<T>(dest + low, (int)(high - low));
            if (step == 1)
            {
                TensorPrimitives.Add(sum, new ReadOnlySpan<T>(from + low, sum.Length), sum);
            }
            else
            {
                TensorPrimitives.Add(sum, *from, sum);
            }

            return;
        }

        for (long i = low; i < high; i++)
        {
            dest[i * inner] += from[i * step];
        }
    }

    private static void Clear<T>(T* dest, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int run = 1 << 28;
        for (long start = 0; start < count; start += run)
        {
            new Span<T>(dest + start, (int)Math.Min(run, count - start)).Clear();
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
