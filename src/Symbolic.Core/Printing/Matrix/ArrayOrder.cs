namespace Symbolic;

/// <summary>The order in which the entries of an array are read.</summary>
internal static class ArrayOrder
{
    /// <summary>The entries with the first index running fastest, which is how the functions of the language read them.</summary>
    /// <param name="shape">The shape, of fixed lengths.</param>
    /// <param name="entries">The entries with the last index running fastest, which is how the graph holds them.</param>
    public static T[] ByColumns<T>(Shape shape, ReadOnlySpan<T> entries)
    {
        var result = new T[entries.Length];
        int[] index = new int[shape.Order];
        foreach (T entry in entries)
        {
            int place = 0;
            for (int axis = shape.Order - 1; axis >= 0; axis--)
            {
                place = (place * shape[axis].Length) + index[axis];
            }

            result[place] = entry;
            for (int axis = shape.Order - 1; axis >= 0 && ++index[axis] == shape[axis].Length; axis--)
            {
                index[axis] = 0;
            }
        }

        return result;
    }

    /// <summary>The converse of <see cref="ByColumns"/>.</summary>
    /// <param name="shape">The shape, of fixed lengths.</param>
    /// <param name="entries">The entries with the first index running fastest.</param>
    public static T[] ByRows<T>(Shape shape, ReadOnlySpan<T> entries)
    {
        int[] places = ByColumns(shape, Enumerable.Range(0, entries.Length).ToArray());
        var result = new T[entries.Length];
        for (int i = 0; i < places.Length; i++)
        {
            result[places[i]] = entries[i];
        }

        return result;
    }
}
