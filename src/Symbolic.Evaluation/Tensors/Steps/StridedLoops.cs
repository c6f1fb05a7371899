using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Tensors;

/// <summary>Loops over entries that do not lie in a row.</summary>
internal static unsafe class StridedLoops
{
    /// <summary>The greatest number of axes after neighbouring axes are joined; a graph holds no tensor of more.</summary>
    public const int MaxAxes = 64;

    // A square of 32 × 32 numbers is 8 kB on either side.
    private const int Tile = 32;

    /// <summary>Copies entries number <paramref name="start"/> and following of a collapsed look into a row.</summary>
    [SkipLocalsInit]
    public static void Gather<T>(T* source, int[] sizes, long[] strides, long start, int count, T* dest)
        where T : unmanaged
    {
        int order = sizes.Length;
        if (count == 0)
        {
            return;
        }

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
        T* at = source;
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

    /// <summary>Copies all entries of a collapsed look into a row.</summary>
    public static void CopyAll<T>(T* source, int[] sizes, long[] strides, long count, T* dest)
        where T : unmanaged
    {
        int order = sizes.Length, near = Array.IndexOf(strides, 1L);
        if (count == 0 || order < 2 || near < 0 || near == order - 1 || sizes[near] < Tile || sizes[^1] < Tile)
        {
            const int run = 1 << 20;
            for (long start = 0; start < count; start += run)
            {
                Gather(source, sizes, strides, start, (int)Math.Min(run, count - start), dest + start);
            }

            return;
        }

        Transpose(source, sizes, strides, near, dest);
    }

    // Neighbours of the source are far apart in the result and the other way round, so both are gone through in small squares
    // whose lines stay in the cache.
    [SkipLocalsInit]
    private static void Transpose<T>(T* source, int[] sizes, long[] strides, int near, T* dest)
        where T : unmanaged
    {
        int order = sizes.Length, last = order - 1;
        long* steps = stackalloc long[order];
        int* index = stackalloc int[order];
        long step = 1;
        for (int axis = last; axis >= 0; axis--)
        {
            steps[axis] = step;
            step *= sizes[axis];
            index[axis] = 0;
        }

        int rows = sizes[near], columns = sizes[last];
        long to = steps[near], from = strides[last];
        while (true)
        {
            for (int i = 0; i < rows; i += Tile)
            {
                int high = Math.Min(rows, i + Tile);
                for (int j = 0; j < columns; j += Tile)
                {
                    Square(source + i + (j * from), from, dest + (i * to) + j, to, high - i, Math.Min(Tile, columns - j));
                }
            }

            int k = last - 1;
            while (k >= 0)
            {
                if (k != near)
                {
                    source += strides[k];
                    dest += steps[k];
                    if (++index[k] < sizes[k])
                    {
                        break;
                    }

                    source -= sizes[k] * strides[k];
                    dest -= sizes[k] * steps[k];
                    index[k] = 0;
                }

                k--;
            }

            if (k < 0)
            {
                return;
            }
        }
    }

    private static void Square<T>(T* source, long from, T* dest, long to, int rows, int columns)
        where T : unmanaged
    {
        int i = 0;
        for (; i + 3 < rows; i += 4)
        {
            int j = 0;
            for (; j + 3 < columns; j += 4)
            {
                Transpose4(source + i + (j * from), from, dest + (i * to) + j, to);
            }

            for (; j < columns; j++)
            {
                for (int k = 0; k < 4; k++)
                {
                    dest[((i + k) * to) + j] = source[i + k + (j * from)];
                }
            }
        }

        for (; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                dest[(i * to) + j] = source[i + (j * from)];
            }
        }
    }

    /// <summary>Four lines of four entries become four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose4<T>(T* source, long from, T* dest, long to)
        where T : unmanaged
    {
        if (Avx.IsSupported && typeof(T) == typeof(double))
        {
            double* a = (double*)source, b = (double*)dest;
            Vector256<double> r0 = Vector256.Load(a), r1 = Vector256.Load(a + from), r2 = Vector256.Load(a + (2 * from)), r3 = Vector256.Load(a + (3 * from));
            Vector256<double> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1), low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
            Vector256.Store(Avx.Permute2x128(low01, low23, 0x20), b);
            Vector256.Store(Avx.Permute2x128(high01, high23, 0x20), b + to);
            Vector256.Store(Avx.Permute2x128(low01, low23, 0x31), b + (2 * to));
            Vector256.Store(Avx.Permute2x128(high01, high23, 0x31), b + (3 * to));
        }
        else if (Sse.IsSupported && typeof(T) == typeof(float))
        {
            float* a = (float*)source, b = (float*)dest;
            Vector128<float> r0 = Vector128.Load(a), r1 = Vector128.Load(a + from), r2 = Vector128.Load(a + (2 * from)), r3 = Vector128.Load(a + (3 * from));
            Vector128<float> low01 = Sse.UnpackLow(r0, r1), high01 = Sse.UnpackHigh(r0, r1), low23 = Sse.UnpackLow(r2, r3), high23 = Sse.UnpackHigh(r2, r3);
            Vector128.Store(Sse.MoveLowToHigh(low01, low23), b);
            Vector128.Store(Sse.MoveHighToLow(low23, low01), b + to);
            Vector128.Store(Sse.MoveLowToHigh(high01, high23), b + (2 * to));
            Vector128.Store(Sse.MoveHighToLow(high23, high01), b + (3 * to));
        }
        else
        {
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    dest[(i * to) + j] = source[(j * from) + i];
                }
            }
        }
    }

    private static void CopyRow<T>(T* source, long step, int count, T* dest)
        where T : unmanaged
    {
        if (step == 1)
        {
            if (count >= 16)
            {
                new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(dest, count));
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
            T value = *source;
            if (count >= 16)
            {
                new Span<T>(dest, count).Fill(value);
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
