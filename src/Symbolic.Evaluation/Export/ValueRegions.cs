namespace Symbolic;

/// <summary>
/// For each value of a <see cref="StraightLine"/> the conditions under which it is needed: see <see cref="RegionTree"/>. What
/// only an arm of a selection needs lies in the region where the condition holds, or fails.
/// </summary>
internal sealed class ValueRegions
{
    // Compilers read nested blocks by recursion. Deeper arms are computed in the region around them, whether taken or not.
    private const int Deepest = 20;

    private readonly StraightLine _line;
    private readonly RegionTree _tree = new();
    private readonly int[] _region;
    private readonly Dictionary<(int Select, bool Holds), int> _arms = [];

    /// <param name="line">The values.</param>
    /// <param name="lazy">False for languages that compute both arms: then all values lie in one region.</param>
    public ValueRegions(StraightLine line, bool lazy)
    {
        _line = line;
        _region = new int[line.Count];
        if (lazy)
        {
            Place();
        }

        SortMembers();
    }

    public RegionTree Tree => _tree;

    /// <summary>The computed values that are needed, region by region, each in order.</summary>
    public int[] Members { get; private set; } = [];

    /// <summary>Where the members of a region start; one entry more than there are regions.</summary>
    public int[] Starts { get; private set; } = [];

    public int RegionOf(int value) => _region[value];

    /// <summary>The region of an arm of a selection: that of the selection when there is none of its own.</summary>
    public int ArmOf(int select, bool holds) => _arms.GetValueOrDefault((select, holds), _region[select]);

    private void Place()
    {
        Array.Fill(_region, -1);
        foreach (int output in _line.Outputs)
        {
            _region[output] = RegionTree.Root;
        }

        ReadOnlySpan<int> uses = _line.Uses();
        for (int value = _line.Count - 1; value >= 0; value--)
        {
            if (uses[value] == 0 || !_line.IsComputed(value))
            {
                continue;
            }

            int region = _region[value];
            ReadOnlySpan<int> operands = _line.OperandsAt(value);
            if (_line.OperatorAt(value).Primitive != Primitive.Select || _tree.DepthOf(region) >= Deepest)
            {
                foreach (int operand in operands)
                {
                    Use(operand, region);
                }

                continue;
            }

            Use(operands[0], region);
            PlaceArm(value, operands[0], operands[1], true);
            PlaceArm(value, operands[0], operands[2], false);
        }
    }

    private void PlaceArm(int select, int condition, int arm, bool holds)
    {
        if (_line.IsComputed(arm))
        {
            int inner = _tree.Where(_region[select], condition, holds, ConditionAt);
            _arms.Add((select, holds), inner);
            Use(arm, inner);
        }
    }

    private (Primitive Operator, int Left, int Right) ConditionAt(int value)
    {
        if (!_line.IsComputed(value))
        {
            return (Primitive.None, 0, 0);
        }

        ReadOnlySpan<int> operands = _line.OperandsAt(value);
        return (_line.OperatorAt(value).Primitive, operands[0], operands[^1]);
    }

    private void Use(int value, int region) =>
        _region[value] = _region[value] < 0 ? region : _tree.CommonAncestor(_region[value], region);

    private void SortMembers()
    {
        ReadOnlySpan<int> uses = _line.Uses();
        Starts = new int[_tree.Count + 1];
        for (int value = 0; value < _line.Count; value++)
        {
            if (uses[value] > 0 && _line.IsComputed(value))
            {
                Starts[_region[value] + 1]++;
            }
        }

        for (int region = 0; region < _tree.Count; region++)
        {
            Starts[region + 1] += Starts[region];
        }

        Members = new int[Starts[^1]];
        int[] next = [.. Starts];
        for (int value = 0; value < _line.Count; value++)
        {
            if (uses[value] > 0 && _line.IsComputed(value))
            {
                Members[next[_region[value]]++] = value;
            }
        }
    }
}
