namespace Symbolic;

internal sealed partial class Lowering
{
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
            Observe(k);
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

        int inner = _tree.Where(region, _a[k], holds, ConditionAt);
        _pool[_b[k] + (holds ? 2 : 3)] = inner;
        Use(arm, inner);
        if (_uses[arm] == 1)
        {
            _register[arm] = _register[k];
        }
    }

    private (Primitive Operator, int Left, int Right) ConditionAt(int reference) =>
        reference >= 0 && _code[reference] < Control.First ? ((Primitive)_code[reference], _a[reference], _b[reference]) : (Primitive.None, 0, 0);

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
