using System.Globalization;
using System.Text;

namespace Symbolic.Tensors;

/// <summary>
/// A look at a value: entry (i, j, …) lies at offset + i·stride₀ + j·stride₁ + …. Transpositions, diagonals, repetitions (stride 0),
/// slices and windows are looks, so none of them is ever copied before something needs its entries in a row.
/// </summary>
internal sealed class View : IEquatable<View>
{
    public View(int value, long offset, int[] sizes, long[] strides) => (Value, Offset, Sizes, Strides) = (value, offset, sizes, strides);

    /// <summary>The value that is looked at.</summary>
    public int Value { get; }

    /// <summary>Where the first entry lies.</summary>
    public long Offset { get; }

    /// <summary>The lengths of the axes.</summary>
    public int[] Sizes { get; }

    /// <summary>The distance of neighbours along each axis.</summary>
    public long[] Strides { get; }

    /// <summary>The number of entries.</summary>
    public long Count => CountOf(Sizes);

    /// <summary>True when the entries lie in a row, the last axis fastest.</summary>
    public bool IsDense
    {
        get
        {
            long expected = 1;
            for (int axis = Sizes.Length - 1; axis >= 0; axis--)
            {
                if (Sizes[axis] != 1 && Strides[axis] != expected)
                {
                    return false;
                }

                expected *= Sizes[axis];
            }

            return true;
        }
    }

    /// <summary>True when all entries are one number.</summary>
    public bool IsRepetition
    {
        get
        {
            for (int axis = 0; axis < Sizes.Length; axis++)
            {
                if (Sizes[axis] != 1 && Strides[axis] != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>All entries of a value in their order.</summary>
    public static View Whole(int value, int[] sizes) => new(value, 0, sizes, RowMajor(sizes));

    /// <summary>One number for every entry.</summary>
    public static View Repeated(View number, int[] sizes) => new(number.Value, number.Offset, sizes, new long[sizes.Length]);

    public static long[] RowMajor(int[] sizes)
    {
        var strides = new long[sizes.Length];
        long stride = 1;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }

        return strides;
    }

    public static long CountOf(ReadOnlySpan<int> sizes)
    {
        long count = 1;
        foreach (int size in sizes)
        {
            count = checked(count * size);
        }

        return count;
    }

    /// <summary>The same entries with as few axes as possible: axes of one entry left out, neighbours that run on joined.</summary>
    public View Collapsed()
    {
        var sizes = new List<int>();
        var strides = new List<long>();
        for (int axis = 0; axis < Sizes.Length; axis++)
        {
            if (Sizes[axis] == 1)
            {
                continue;
            }

            if (sizes.Count > 0 && strides[^1] == Strides[axis] * Sizes[axis] && (long)sizes[^1] * Sizes[axis] <= int.MaxValue)
            {
                sizes[^1] *= Sizes[axis];
                strides[^1] = Strides[axis];
            }
            else
            {
                sizes.Add(Sizes[axis]);
                strides.Add(Strides[axis]);
            }
        }

        return new View(Value, Offset, [.. sizes], [.. strides]);
    }

    public bool Equals(View? other) =>
        other is not null && Value == other.Value && Offset == other.Offset && Sizes.AsSpan().SequenceEqual(other.Sizes) && Strides.AsSpan().SequenceEqual(other.Strides);

    public override bool Equals(object? obj) => Equals(obj as View);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Value);
        hash.Add(Offset);
        foreach (long stride in Strides)
        {
            hash.Add(stride);
        }

        return hash.ToHashCode();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"v{Value}");
        if (Offset != 0 || !IsDense)
        {
            text.Append(CultureInfo.InvariantCulture, $"@{Offset}");
        }

        text.Append('[').AppendJoin('×', Sizes.Select(static s => s.ToString(CultureInfo.InvariantCulture))).Append(']');
        if (!IsDense)
        {
            text.Append('(').AppendJoin(',', Strides.Select(static s => s.ToString(CultureInfo.InvariantCulture))).Append(')');
        }

        return text.ToString();
    }
}
