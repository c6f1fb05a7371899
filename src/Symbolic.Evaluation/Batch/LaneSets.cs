namespace Symbolic;

/// <summary>
/// Which lanes go where. Each branch splits the lanes that arrive at it in two; where the ways meet again, two halves of one
/// split become the whole they were split from, so that after a selection no mask is left. A set of lanes is a list of parts, no
/// two of which make up a whole.
/// </summary>
internal sealed class LaneSets
{
    /// <summary>All lanes.</summary>
    public const int All = 0;

    private readonly List<Part> _parts = [new Part(-1, -1, null)];

    // Sibling parts are made one after the other: an odd number and the even one behind it. A part with members is a set of
    // several others that was split further and has a mask of its own.
    private readonly record struct Part(int Parent, int Mask, int[]? Members);

    /// <summary>The value that holds the mask of a part; −1 for all lanes.</summary>
    public int MaskOf(int part) => _parts[part].Mask;

    /// <summary>Splits a part in two with the given masks, and gives the first; the second has the next number.</summary>
    public int Split(int part, int firstMask, int secondMask)
    {
        if ((_parts.Count & 1) == 0)
        {
            // Keeps siblings at an odd number and the next.
            _parts.Add(default);
        }

        _parts.Add(new Part(part, firstMask, null));
        _parts.Add(new Part(part, secondMask, null));
        return _parts.Count - 2;
    }

    /// <summary>One part for several, with a mask for them all.</summary>
    public int Unite(IReadOnlyCollection<int> set, int mask)
    {
        _parts.Add(new Part(-1, mask, [.. set]));
        return _parts.Count - 1;
    }

    /// <summary>Adds a part to a set and joins what belongs together.</summary>
    public void AddTo(HashSet<int> set, int part)
    {
        var waiting = new Stack<int>();
        waiting.Push(part);
        while (waiting.TryPop(out int next))
        {
            while (next != All && _parts[next].Members is null && set.Remove(SiblingOf(next)))
            {
                next = _parts[next].Parent;
            }

            if (_parts[next].Members is { } members)
            {
                foreach (int member in members)
                {
                    waiting.Push(member);
                }
            }
            else
            {
                set.Add(next);
            }
        }
    }

    private static int SiblingOf(int part) => (part & 1) == 1 ? part + 1 : part - 1;
}
