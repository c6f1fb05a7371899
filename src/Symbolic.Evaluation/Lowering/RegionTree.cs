namespace Symbolic;

/// <summary>
/// The nest of conditions under which nodes are computed. The root is computed always; a child is computed when its parent is
/// and its condition holds (or does not). Selections with the same condition in the same region share their arms.
/// </summary>
/// <remarks>
/// Each region keeps one jump pointer beside its parent, placed as in a skew-binary list, so that the lowest common ancestor of
/// two regions is found in logarithmic time however deep the nest is. (E. Myers, An applicative random-access stack, 1983.)
/// </remarks>
internal sealed class RegionTree
{
    public const int Root = 0;

    // Beyond this many conditions a conjunction counts as one.
    private const int MostLiterals = 16;

    private readonly List<(int Parent, int Jump, int Depth)> _regions = [(Root, Root, 0)];
    private readonly List<(int Condition, bool Holds)> _conditions = [default];
    private readonly Dictionary<(int Parent, int Condition, bool Holds), int> _arms = [];

    public int Count => _regions.Count;

    /// <summary>The region below another one where a condition holds or fails; made when it is not there.</summary>
    public int Arm(int parent, int condition, bool holds)
    {
        if (_arms.TryGetValue((parent, condition, holds), out int region))
        {
            return region;
        }

        region = _regions.Count;
        var (_, jump, depth) = _regions[parent];
        var (_, jumpOfJump, jumpDepth) = _regions[jump];
        bool merge = depth - jumpDepth == jumpDepth - _regions[jumpOfJump].Depth;
        _regions.Add((parent, merge ? jumpOfJump : parent, depth + 1));
        _conditions.Add((condition, holds));
        _arms.Add((parent, condition, holds), region);
        return region;
    }

    /// <summary>
    /// The region below another one where a condition holds or fails. "a and b" is the region of b inside that of a, the same as
    /// that of nested selections: derivatives of nested selections are selections with such conditions, and share with the nested
    /// ones what lies in the arms.
    /// </summary>
    /// <param name="region">The region around.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="holds">Whether it holds there or fails.</param>
    /// <param name="shape">The operator and operands of a condition that is and, or, not of others.</param>
    public int Where(int region, int condition, bool holds, Func<int, (Primitive Operator, int Left, int Right)> shape)
    {
        Span<(int Condition, bool Holds)> open = stackalloc (int, bool)[MostLiterals];
        Span<(int Condition, bool Holds)> literals = stackalloc (int, bool)[MostLiterals];
        int waiting = 0, count = 0;
        open[waiting++] = (condition, holds);
        while (waiting > 0)
        {
            var literal = open[--waiting];
            var (c, h) = literal;
            var (op, left, right) = shape(c);
            if (op == Primitive.Not)
            {
                open[waiting++] = (left, !h);
            }
            else if (op == (h ? Primitive.And : Primitive.Or))
            {
                if (waiting + count + 2 > MostLiterals)
                {
                    return Arm(region, condition, holds);
                }

                open[waiting++] = (right, h);
                open[waiting++] = (left, h);
            }
            else
            {
                literals[count++] = literal;
            }
        }

        foreach (var (c, h) in literals[..count])
        {
            region = Implies(region, c, h, MostLiterals) ? region : Arm(region, c, h);
        }

        return region;
    }

    /// <summary>How many conditions hold in a region.</summary>
    public int DepthOf(int region) => _regions[region].Depth;

    /// <summary>The region around a region.</summary>
    public int ParentOf(int region) => _regions[region].Parent;

    /// <summary>What must hold beyond the conditions of the parent.</summary>
    public (int Condition, bool Holds) ConditionOf(int region) => _conditions[region];

    /// <summary>True when a condition is among those of a region or of a few around it.</summary>
    public bool Implies(int region, int condition, bool holds, int within)
    {
        for (; region != Root && within > 0; region = _regions[region].Parent, within--)
        {
            if (_conditions[region] == (condition, holds))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The innermost region that contains both.</summary>
    public int CommonAncestor(int first, int second)
    {
        if (first == second)
        {
            return first;
        }

        if (_regions[first].Depth < _regions[second].Depth)
        {
            (first, second) = (second, first);
        }

        int depth = _regions[second].Depth;
        while (_regions[first].Depth > depth)
        {
            var (parent, jump, _) = _regions[first];
            first = _regions[jump].Depth >= depth ? jump : parent;
        }

        while (first != second)
        {
            var (parent, jump, _) = _regions[first];
            var (otherParent, otherJump, _) = _regions[second];
            (first, second) = jump != otherJump ? (jump, otherJump) : (parent, otherParent);
        }

        return first;
    }
}
