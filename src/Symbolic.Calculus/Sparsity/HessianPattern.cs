namespace Symbolic;

/// <summary>
/// The pattern of a Hessian by edge pushing: going backwards, the second derivatives of what has been passed are edges between
/// nodes; a node that is passed hands its edges to its operands and adds one for each pair of operands that its operator couples.
/// Nodes that enter only linearly never get an edge. At the end all edges are between variables.
/// Source: Gower and Mello, A new framework for the computation of Hessians, Optimization Methods and Software 27 (2012), 251–273.
/// </summary>
internal sealed class HessianPattern : IDisposable
{
    private readonly ActiveCone _cone;
    private readonly int _variables;
    private readonly List<(int Other, int Next)> _edges = [(0, 0)];
    private readonly List<int> _operands = [];
    private readonly List<int> _others = [];
    private int[] _keys = [];
    private int[] _heads = [];
    private int[] _marks = [];
    private int[] _operandMarks = [];
    private int _free;

    private HessianPattern(ExprGraph graph, IReadOnlyList<Expr> variables) =>
        (_cone, _variables) = (new ActiveCone(graph, variables), variables.Count);

    public static SparsityPattern Of(Expr f, IReadOnlyList<Expr> variables, CancellationToken cancellation)
    {
        using var pattern = new HessianPattern(f.Graph, variables);
        return pattern.Run(f, cancellation);
    }

    public void Dispose() => _cone.Dispose();

    // Variables have the smallest keys, whatever their age: an edge is kept with the larger key and so ends at two variables.
    private SparsityPattern Run(Expr f, CancellationToken cancellation)
    {
        _cone.Collect([f], cancellation);
        int count = _cone.Count;
        _keys = new int[count];
        for (int place = 0; place < count; place++)
        {
            _keys[place] = _cone.VariableAt(place) is >= 0 and var variable ? variable : _variables + place;
        }

        _heads = new int[_variables + count];
        _marks = new int[_variables + count];
        _operandMarks = new int[_variables + count];
        bool[] reached = new bool[count];
        if (_cone.PlaceOf(f) is >= 0 and var root)
        {
            reached[root] = _cone.IsActive(root);
        }

        long pushed = 0;
        for (int place = count - 1; place >= 0; place--)
        {
            if (!reached[place] || _cone.VariableAt(place) >= 0)
            {
                continue;
            }

            CollectOperands(place, reached);
            CollectEdges(_keys[place]);
            Release(_keys[place]);
            pushed += 1 + ((long)_others.Count * _operands.Count);
            if (pushed > 0x4000)
            {
                cancellation.ThrowIfCancellationRequested();
                pushed = 0;
            }

            Push(_keys[place]);
            foreach ((int first, int second) in _cone.PairsOf(place))
            {
                Add(_keys[first], _keys[second]);
            }
        }

        return Result();
    }

    private void CollectOperands(int place, bool[] reached)
    {
        _operands.Clear();
        foreach (int operand in _cone.DependenciesOf(place))
        {
            reached[operand] = true;
            int key = _keys[operand];
            if (_operandMarks[key] != place + 1)
            {
                _operandMarks[key] = place + 1;
                _operands.Add(key);
            }
        }
    }

    // The other ends of the edges of a node, each once.
    private void CollectEdges(int key)
    {
        _others.Clear();
        for (int edge = _heads[key]; edge != 0; edge = _edges[edge].Next)
        {
            int other = _edges[edge].Other;
            if (_marks[other] != key + 1)
            {
                _marks[other] = key + 1;
                _others.Add(other);
            }
        }
    }

    private void Push(int key)
    {
        foreach (int other in _others)
        {
            if (other != key)
            {
                foreach (int operand in _operands)
                {
                    Add(operand, other);
                }

                continue;
            }

            for (int i = 0; i < _operands.Count; i++)
            {
                for (int j = i; j < _operands.Count; j++)
                {
                    Add(_operands[i], _operands[j]);
                }
            }
        }
    }

    private void Add(int first, int second)
    {
        int larger = Math.Max(first, second);
        (int Other, int Next) edge = (Math.Min(first, second), _heads[larger]);
        if (_free != 0)
        {
            int place = _free;
            _free = _edges[place].Next;
            _edges[place] = edge;
            _heads[larger] = place;
            return;
        }

        _edges.Add(edge);
        _heads[larger] = _edges.Count - 1;
    }

    // The edges of a node that has been passed make room for others.
    private void Release(int key)
    {
        int edge = _heads[key];
        _heads[key] = 0;
        while (edge != 0)
        {
            int next = _edges[edge].Next;
            _edges[edge] = (0, _free);
            _free = edge;
            edge = next;
        }
    }

    private SparsityPattern Result()
    {
        var packed = new List<long>();
        for (int variable = 0; variable < _variables; variable++)
        {
            CollectEdges(variable);
            foreach (int other in _others)
            {
                packed.Add(SparsityPattern.Pack(variable, other));
                if (other != variable)
                {
                    packed.Add(SparsityPattern.Pack(other, variable));
                }
            }
        }

        return SparsityPattern.FromPacked(_variables, _variables, packed);
    }
}
