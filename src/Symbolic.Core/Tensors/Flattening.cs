namespace Symbolic;

/// <summary>
/// A delta that numbers the entries of a tensor: the index of one axis is the place of the others in a list, k = i + m·j, each place
/// exactly once.
/// </summary>
/// <param name="Whole">The axis of the list.</param>
/// <param name="FastestFirst">The other axes, the one with neighbouring places first.</param>
internal sealed record Flattening(int Whole, int[] FastestFirst)
{
    /// <summary>The numbering that a delta is; null when it is none.</summary>
    public static Flattening? Of(Delta delta)
    {
        for (int whole = 0; whole < delta.Axes.Length && delta.Axes.Length > 2 && delta.Constant == 0; whole++)
        {
            if (!delta.Factors[whole].IsFixed || Math.Abs(delta.Factors[whole].Length) != 1)
            {
                continue;
            }

            // k − i − m·j = 0, or the negative of it.
            int sign = -delta.Factors[whole].Length;
            var rest = Enumerable.Range(0, delta.Axes.Length).Where(axis => axis != whole).ToList();
            var order = new List<int>();
            Dim run = 1;
            while (rest.FindIndex(axis => sign * delta.Factors[axis] == run) is >= 0 and var next)
            {
                order.Add(rest[next]);
                run *= delta.Axes[rest[next]];
                rest.RemoveAt(next);
            }

            if (rest.Count == 0 && run == delta.Axes[whole])
            {
                return new Flattening(whole, [.. order]);
            }
        }

        return null;
    }
}
