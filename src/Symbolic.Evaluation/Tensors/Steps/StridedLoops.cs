using System.Runtime.CompilerServices;

namespace Symbolic.Tensors;

/// <summary>Loops over entries that do not lie in a row.</summary>
internal static unsafe class StridedLoops
{
    /// <summary>The greatest number of axes after neighbouring axes are joined; a graph holds no tensor of more.</summary>
    public const int MaxAxes = 64;

    /// <summary>Copies entries number <paramref name="start"/> and following of a collapsed look into a row.</summary>
    [SkipLocalsInit]
    public static void Gather(double* source, int[] sizes, long[] strides, long start, int count, double* dest)
    {
        int order = sizes.Length;
        if (order == 0)
        {
            for (int i = 0; i < count; i++)
            {
                dest[i] = *source;
            }

            return;
        }

        int* index = stackalloc int[MaxAxes];
        long rest = start;
        double* at = source;
        for (int axis = order - 1; axis >= 0; axis--)
        {
            (rest, long position) = Math.DivRem(rest, sizes[axis]);
            index[axis] = (int)position;
            at += position * strides[axis];
        }

        int last = order - 1;
        int size = sizes[last];
        long step = strides[last];
        while (true)
        {
            int run = Math.Min(size - index[last], count);
            CopyRow(at, step, run, dest);
            count -= run;
            if (count == 0)
            {
                return;
            }

            dest += run;
            at -= index[last] * step;
            index[last] = 0;
            int axis = last - 1;
            while (true)
            {
                at += strides[axis];
                if (++index[axis] < sizes[axis])
                {
                    break;
                }

                at -= sizes[axis] * strides[axis];
                index[axis--] = 0;
            }
        }
    }

    private static void CopyRow(double* source, long step, int count, double* dest)
    {
        if (step == 1)
        {
            if (count >= 16)
            {
                new ReadOnlySpan<double>(source, count).CopyTo(new Span<double>(dest, count));
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    dest[i] = source[i];
                }
            }
        }
        else if (step == 0)
        {
            double value = *source;
            if (count >= 16)
            {
                new Span<double>(dest, count).Fill(value);
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    dest[i] = value;
                }
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                dest[i] = source[i * step];
            }
        }
    }
}
