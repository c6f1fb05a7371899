namespace Symbolic;

/// <summary>
/// Cross-country accumulation: the computational graph with a partial derivative on each edge, from which one inner node after the
/// other is taken out; each path through it becomes an edge of its own, a product, added to the edge that may be there. At the end
/// the edges from variables to outputs are the Jacobian. The node with the fewest paths through it goes first.
/// Source: Griewank and Reese, On the calculation of Jacobian matrices by the Markowitz rule, in: Automatic Differentiation of
/// Algorithms, SIAM 1991, 126–135; Griewank and Walther, Evaluating Derivatives (2nd ed.), section 9.2.
/// </summary>
internal sealed class VertexElimination
{
    private readonly ExprGraph _graph;
    private readonly ActiveCone _cone;
    private readonly DerivativeOptions _options;
    private readonly Dictionary<int, Expr>[] _into;
    private readonly HashSet<int>[] _outOf;
    private readonly int _nodes;

    private VertexElimination(ActiveCone cone, IReadOnlyList<Expr> outputs, DerivativeOptions options)
    {
        (_graph, _cone, _options, _nodes) = (outputs[0].Graph, cone, options, cone.Count);
        // Behind the nodes one more vertex for each output, because an output may be part of others.
        _into = [.. Enumerable.Range(0, _nodes + outputs.Count).Select(static _ => new Dictionary<int, Expr>())];
        _outOf = [.. Enumerable.Range(0, _nodes + outputs.Count).Select(static _ => new HashSet<int>())];
    }

    /// <summary>The entries by row and column; null where tensors or selections stand in the way.</summary>
    public static Dictionary<(int Row, int Column), Expr>? Run(IReadOnlyList<Expr> outputs, Expr[] variables, DerivativeOptions options)
    {
        using var cone = new ActiveCone(outputs[0].Graph, variables);
        cone.Collect([.. outputs], options.Cancellation);
        var elimination = new VertexElimination(cone, outputs, options);
        return elimination.Linearize(outputs) ? elimination.Eliminate(outputs.Count) : null;
    }

    private bool Linearize(IReadOnlyList<Expr> outputs)
    {
        for (int place = 0; place < _nodes; place++)
        {
            if (!_cone.IsActive(place))
            {
                continue;
            }

            Expr node = _cone.NodeAt(place);
            if (!_graph.IsScalarReal(node.Id) || node.Operator is TensorOperator || node.Is(Operators.Einsum) || node.Is(Operators.Array))
            {
                return false;
            }

            for (int position = 0; _cone.VariableAt(place) < 0 && position < node.Operands.Count; position++)
            {
                if (_cone.PlaceOf(node.Operands[position]) is >= 0 and var operand && _cone.IsActive(operand))
                {
                    Partial partial = LocalPartial.Of(node, position, _options.Notes);
                    if (partial.Guard is not null)
                    {
                        return false;
                    }

                    AddEdge(operand, place, partial.Value);
                }
            }
        }

        for (int row = 0; row < outputs.Count; row++)
        {
            if (_cone.PlaceOf(outputs[row]) is >= 0 and var place && _cone.IsActive(place))
            {
                AddEdge(place, _nodes + row, _graph.One);
            }
        }

        return true;
    }

    private Dictionary<(int, int), Expr> Eliminate(int rows)
    {
        var queue = new PriorityQueue<int, (long Paths, int Place)>();
        for (int place = 0; place < _nodes; place++)
        {
            if (_cone.IsActive(place) && _cone.VariableAt(place) < 0)
            {
                queue.Enqueue(place, (PathsThrough(place), -place));
            }
        }

        bool[] gone = new bool[_nodes];
        while (queue.TryDequeue(out int place, out (long Paths, int) priority))
        {
            // Whoever changed has been put in again.
            if (gone[place] || priority.Paths != PathsThrough(place))
            {
                continue;
            }

            _options.Cancellation.ThrowIfCancellationRequested();
            gone[place] = true;
            foreach (int neighbor in TakeOut(place))
            {
                if (neighbor < _nodes && _cone.VariableAt(neighbor) < 0)
                {
                    queue.Enqueue(neighbor, (PathsThrough(neighbor), -neighbor));
                }
            }
        }

        var entries = new Dictionary<(int, int), Expr>();
        for (int row = 0; row < rows; row++)
        {
            foreach ((int place, Expr derivative) in _into[_nodes + row].OrderBy(static e => e.Key))
            {
                entries.Add((row, _cone.VariableAt(place)), derivative);
            }
        }

        return entries;
    }

    private long PathsThrough(int place) => (long)_into[place].Count * _outOf[place].Count;

    private List<int> TakeOut(int place)
    {
        int[] users = [.. _outOf[place].Order()];
        foreach (int user in users)
        {
            _into[user].Remove(place, out Expr outer);
            foreach ((int operand, Expr inner) in _into[place])
            {
                AddEdge(operand, user, Product(outer, inner));
            }
        }

        foreach (int operand in _into[place].Keys)
        {
            _outOf[operand].Remove(place);
        }

        List<int> neighbors = [.. _into[place].Keys, .. users];
        _into[place].Clear();
        _outOf[place].Clear();
        return neighbors;
    }

    private void AddEdge(int from, int to, Expr weight)
    {
        if (weight.IsZero)
        {
            return;
        }

        _into[to][from] = _into[to].TryGetValue(from, out Expr earlier) ? earlier + weight : weight;
        _outOf[from].Add(to);
    }

    private Expr Product(Expr outer, Expr inner) =>
        outer.IsOne ? inner : inner.IsOne ? outer : _graph.FindProduct(outer, inner) ?? outer * inner;
}
