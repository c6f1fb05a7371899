namespace Symbolic;

/// <summary>
/// The nodes on which some roots depend, in ascending order (operands first), each with its place in that order. The work is
/// proportional to the cone, not to the graph, so that thousands of small derivatives in one large graph stay cheap.
/// </summary>
internal sealed class Cone
{
    private readonly ExprGraph _graph;
    private readonly List<int> _ids = [];
    private readonly Stack<int> _open = new();
    private int[] _stamps = [];
    private int[] _places = [];
    private int _stamp;
    private int _first;

    public Cone(ExprGraph graph) => _graph = graph;

    /// <summary>The nodes, operands first.</summary>
    public IReadOnlyList<int> Ids => _ids;

    public int Count => _ids.Count;

    public int this[int place] => _ids[place];

    /// <summary>The place of a node in the order, or −1 when it is outside the cone.</summary>
    public int PlaceOf(int id) => id < _stamps.Length && _stamps[id] == _stamp ? _places[id] : -1;

    /// <summary>
    /// Collects the cone of some roots; operands of nodes for which <paramref name="isBoundary"/> holds are left out, and so are all
    /// nodes older than <paramref name="first"/>, which nothing from there on can have as a user.
    /// </summary>
    public void Collect(ReadOnlySpan<int> roots, Func<int, bool>? isBoundary = null, int first = 0)
    {
        _first = first;
        if (_stamps.Length < _graph.Count)
        {
            int length = Math.Max(_graph.Count, _stamps.Length * 2);
            _stamps = new int[length];
            _places = new int[length];
            _stamp = 0;
        }

        _stamp++;
        _ids.Clear();
        foreach (int root in roots)
        {
            Visit(root);
        }

        int smallest = int.MaxValue;
        int largest = 0;
        while (_open.TryPop(out int id))
        {
            _ids.Add(id);
            smallest = Math.Min(smallest, id);
            largest = Math.Max(largest, id);
            if (isBoundary?.Invoke(id) != true)
            {
                foreach (int operand in _graph.OperandsAt(id))
                {
                    Visit(operand);
                }
            }
        }

        Order(smallest, largest);
    }

    private void Visit(int id)
    {
        if (_stamps[id] != _stamp && id >= _first)
        {
            _stamps[id] = _stamp;
            _open.Push(id);
        }
    }

    private void Order(int smallest, int largest)
    {
        // A dense cone is put in order by one scan, a sparse one by sorting.
        if ((long)_ids.Count * 8 > largest - smallest)
        {
            _ids.Clear();
            for (int id = smallest; id <= largest; id++)
            {
                if (_stamps[id] == _stamp)
                {
                    _ids.Add(id);
                }
            }
        }
        else
        {
            _ids.Sort();
        }

        for (int place = 0; place < _ids.Count; place++)
        {
            _places[_ids[place]] = place;
        }
    }
}
