using System.Globalization;

namespace Symbolic;

/// <summary>Entries as people name them: counted from 1, <c>[2,3]</c>; nothing for the only entry of a number.</summary>
internal static class EntryNames
{
    /// <param name="shape">The shape, all of whose lengths are numbers.</param>
    /// <param name="position">The position of the entry, the last axis running fastest.</param>
    public static string Of(Shape shape, int position)
    {
        if (shape.IsScalar)
        {
            return "";
        }

        var index = new string[shape.Order];
        for (int axis = shape.Order - 1; axis >= 0; axis--)
        {
            (position, int at) = Math.DivRem(position, shape[axis].Length);
            index[axis] = (at + 1).ToString(CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(',', index)}]";
    }
}
