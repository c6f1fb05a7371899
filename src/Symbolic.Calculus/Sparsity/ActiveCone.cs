namespace Symbolic;

/// <summary>
/// The cone of some outputs as the derivatives see it: which nodes depend on the variables, and through which operands. A node by
/// which derivatives are taken is held as if it were a leaf.
/// </summary>
internal sealed class ActiveCone : IDisposable
{
    private readonly ExprGraph _graph;
    private readonly Cone _cone;
    private readonly OperatorStructures _structures;
    private readonly Dictionary<int, int> _variables;
    private readonly Func<int, bool>? _isBoundary;
    private readonly int _oldest;
    private readonly OperatorStructure?[] _unary;
    private readonly OperatorStructure?[] _binary;
    private readonly List<int> _dependencies = [];
    private readonly List<(int, int)> _pairs = [];
    private bool[] _active = [];
    private int[] _variableAt = [];

    public ActiveCone(ExprGraph graph, IReadOnlyList<Expr> variables)
    {
        (_graph, _cone, _structures) = (graph, graph.TakeCone(), new OperatorStructures(graph.Operators));
        (_unary, _binary) = (new OperatorStructure?[graph.OperatorCount], new OperatorStructure?[graph.OperatorCount]);
        _variables = new Dictionary<int, int>(variables.Count);
        for (int i = 0; i < variables.Count; i++)
        {
            _variables.Add(graph.Check(variables[i]), i);
        }

        _isBoundary = variables.All(static v => v.Operands.Count == 0) ? null : _variables.ContainsKey;
        _oldest = variables.Count == 0 ? 0 : _variables.Keys.Min();
    }

    public int Count => _cone.Count;

    public void Dispose() => _graph.GiveBack(_cone);

    public int PlaceOf(Expr node) => _cone.PlaceOf(node.Id);

    public Expr NodeAt(int place) => _graph[_cone[place]];

    public bool IsActive(int place) => _active[place];

    /// <summary>Which variable stands at a place; −1 for none.</summary>
    public int VariableAt(int place) => _variableAt[place];

    public void Collect(ReadOnlySpan<Expr> outputs, CancellationToken cancellation)
    {
        int[] roots = new int[outputs.Length];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = _graph.Check(outputs[i]);
            if (outputs[i].Type.Element != Element.Real)
            {
                throw new DerivativeUndefinedException(outputs[i], $"it is a {outputs[i].Type}, not a number");
            }
        }

        _cone.Collect(roots, _isBoundary, _oldest);
        if (_active.Length < _cone.Count)
        {
            _active = new bool[Math.Max(_cone.Count, _active.Length * 2)];
            _variableAt = new int[_active.Length];
        }

        for (int place = 0; place < _cone.Count; place++)
        {
            if ((place & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int id = _cone[place];
            _variableAt[place] = _variables.TryGetValue(id, out int variable) ? variable : -1;
            bool active = _variableAt[place] >= 0;
            if (!active && _graph.TypeAt(id).Element == Element.Real)
            {
                foreach (int operand in _graph.OperandsAt(id))
                {
                    active |= _cone.PlaceOf(operand) is >= 0 and var at && _active[at];
                }
            }

            _active[place] = active;
        }
    }

    /// <summary>The places of the operands by which a node has a derivative; one that occurs twice is listed twice.</summary>
    /// <exception cref="DerivativeUndefinedException">The operator has no derivative by an operand that depends on the variables.</exception>
    public List<int> DependenciesOf(int place)
    {
        _dependencies.Clear();
        int id = _cone[place];
        ReadOnlySpan<int> operands = _graph.OperandsAt(id);
        OperatorStructure? structure = null;
        for (int i = 0; i < operands.Length; i++)
        {
            if (_cone.PlaceOf(operands[i]) is var at && (at < 0 || !_active[at]))
            {
                continue;
            }

            structure ??= StructureOf(id, operands.Length);
            if (structure.Refuses[i])
            {
                // These operands may be an exception; otherwise this says what the derivative would say.
                LocalPartial.Of(_graph[id], i, notes: null);
            }

            if (structure.Depends[i])
            {
                _dependencies.Add(at);
            }
        }

        return _dependencies;
    }

    /// <summary>The pairs of places of operands by which a node has a second derivative.</summary>
    public List<(int First, int Second)> PairsOf(int place)
    {
        _pairs.Clear();
        int id = _cone[place];
        ReadOnlySpan<int> operands = _graph.OperandsAt(id);
        foreach ((int first, int second) in StructureOf(id, operands.Length).Pairs)
        {
            if (_cone.PlaceOf(operands[first]) is >= 0 and var a && _active[a] && _cone.PlaceOf(operands[second]) is >= 0 and var b && _active[b])
            {
                _pairs.Add((a, b));
            }
        }

        return _pairs;
    }

    private OperatorStructure StructureOf(int id, int operands)
    {
        if (operands > 2)
        {
            return _structures.Of(_graph.OperatorAt(id), operands);
        }

        OperatorStructure?[] known = operands == 1 ? _unary : _binary;
        return known[_graph.OpAt(id)] ??= _structures.Of(_graph.OperatorAt(id), operands);
    }
}
