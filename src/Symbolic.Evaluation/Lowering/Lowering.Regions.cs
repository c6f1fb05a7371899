namespace Symbolic;

internal sealed partial class Lowering
{
    // Beyond this many conditions a conjunction counts as one.
    private const int MostLiterals = 16;

    private readonly RegionTree _tree = new();
    private int[] _region = [];

    // The register of a node: its own place, or that of the selection whose chosen value it is and nothing else.
    private int[] _register = [];

    // Users come later in the order, so going backwards every use of a node is known before the node itself is placed: in the
    // innermost region that contains them all.
    private void PlaceInRegions()
    {
        _region = new int[_order.Length];
        _register = new int[_order.Length];
        for (int k = 0; k < _order.Length; k++)
        {
            _region[k] = -1;
            _register[k] = k;
        }

        foreach (int root in _roots)
        {
            Use(Reference(root), RegionTree.Root);
        }

        for (int k = _order.Length - 1; k >= 0; k--)
        {
            if (IsComputed(k))
            {
                PlaceOperands(k, _region[k]);
            }
        }
    }

    private bool IsComputed(int k) => _code[k] != Leaf && _uses[k] > 0;

    private void PlaceOperands(int k, int region)
    {
        switch (_code[k] & 0xFF)
        {
            case (int)Primitive.Select:
                Use(_a[k], region);
                PlaceArm(k, region, holds: true);
                PlaceArm(k, region, holds: false);
                break;
            case Control.Call or Fold:
                for (int i = 0; i < _b[k]; i++)
                {
                    Use(_pool[_a[k] + i], region);
                }

                break;
            default:
                Use(_a[k], region);
                if (new Instruction(_code[k], 0, 0, 0).DirectOperands == 2)
                {
                    Use(_b[k], region);
                }

                break;
        }
    }

    private void PlaceArm(int k, int region, bool holds)
    {
        int arm = ArmOf(k, holds);
        if (arm < 0)
        {
            return;
        }

        int inner = RegionWhere(region, _a[k], holds);
        _pool[_b[k] + (holds ? 2 : 3)] = inner;
        Use(arm, inner);
        if (_uses[arm] == 1)
        {
            _register[arm] = _register[k];
        }
    }

    // "a and b" is the region of b inside that of a, the same as that of nested selections. Derivatives of nested selections are
    // selections with such conditions, and share with the nested ones what lies in the arms.
    private int RegionWhere(int region, int condition, bool holds)
    {
        Span<(int Condition, bool Holds)> open = stackalloc (int, bool)[MostLiterals];
        Span<(int Condition, bool Holds)> literals = stackalloc (int, bool)[MostLiterals];
        int waiting = 0, count = 0;
        open[waiting++] = (condition, holds);
        while (waiting > 0)
        {
            var literal = open[--waiting];
            var (c, h) = literal;
            int code = c >= 0 ? _code[c] : Leaf;
            if (code == (int)Primitive.Not)
            {
                open[waiting++] = (_a[c], !h);
            }
            else if (code == (h ? (int)Primitive.And : (int)Primitive.Or))
            {
                if (waiting + count + 2 > MostLiterals)
                {
                    return _tree.Arm(region, condition, holds);
                }

                open[waiting++] = (_b[c], h);
                open[waiting++] = (_a[c], h);
            }
            else
            {
                literals[count++] = literal;
            }
        }

        foreach (var (c, h) in literals[..count])
        {
            region = _tree.Implies(region, c, h, MostLiterals) ? region : _tree.Arm(region, c, h);
        }

        return region;
    }

    private int ArmOf(int select, bool holds) => _pool[_b[select] + (holds ? 0 : 1)];

    /// <summary>The region of an arm; −1 when its value is a leaf.</summary>
    private int RegionOfArm(int select, bool holds) => _pool[_b[select] + (holds ? 2 : 3)];

    private void Use(int reference, int region)
    {
        if (reference >= 0)
        {
            _region[reference] = _region[reference] < 0 ? region : _tree.CommonAncestor(_region[reference], region);
        }
    }
}
