namespace Symbolic;

/// <summary>
/// Puts the terms of every sum of numbers into the order that was asked for, by total degree in the variables; what is no power of
/// a variable has the degree 0. One pass over the nodes, operands first; nothing else changes.
/// </summary>
internal sealed class OrderedSums(ExprGraph graph, SumOrder order, CancellationToken cancellation)
{
    private readonly Cone _cone = new(graph);

    // By place: what a node became, and whether it is written within the one sum that it is a term of.
    private Expr[] _results = [];
    private bool[] _isWithin = [];

    public Expr Run(Expr root)
    {
        _cone.Collect([root.Id]);
        _results = new Expr[_cone.Count];
        _isWithin = FindInner();
        for (int place = 0; place < _cone.Count; place++)
        {
            if ((place & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Expr node = graph[_cone[place]];
            _results[place] = _isWithin[place] ? node : IsSum(node) ? Ordered(node) : Rebuilt(node);
        }

        return _results[_cone.PlaceOf(root.Id)];
    }

    private bool[] FindInner()
    {
        int[] uses = new int[_cone.Count];
        bool[] inSum = new bool[_cone.Count];
        foreach (int id in _cone.Ids)
        {
            bool isSum = IsSum(graph[id]);
            foreach (int operand in graph.OperandsAt(id))
            {
                int place = _cone.PlaceOf(operand);
                uses[place]++;
                inSum[place] |= isSum;
            }
        }

        return [.. Enumerable.Range(0, _cone.Count).Select(place => uses[place] == 1 && inSum[place] && IsSum(graph[_cone[place]]))];
    }

    private Expr Ordered(Expr top)
    {
        var terms = new List<(Expr Node, int Sign, Rational Degree, bool IsNumber)>();
        var open = new Stack<(Expr Node, int Sign)>([(top, 1)]);
        while (open.TryPop(out (Expr Node, int Sign) next))
        {
            if (next.Node == top || (IsSum(next.Node) && _isWithin[_cone.PlaceOf(next.Node.Id)]))
            {
                open.Push((next.Node.Operands[1], next.Node.Is(Operators.Subtract) ? -next.Sign : next.Sign));
                open.Push((next.Node.Operands[0], next.Sign));
            }
            else
            {
                Expr term = _results[_cone.PlaceOf(next.Node.Id)];
                terms.Add((term, next.Sign, DegreeOf(term), term.IsNumber));
            }
        }

        // Of terms of degree 0 the number is the last one to fall and the first one to rise.
        IEnumerable<(Expr Node, int Sign, Rational Degree, bool IsNumber)> sorted = order == SumOrder.Rising
            ? terms.OrderBy(static t => t.Degree).ThenByDescending(static t => t.IsNumber)
            : terms.OrderByDescending(static t => t.Degree).ThenBy(static t => t.IsNumber);
        return Terms.Build(graph, sorted.Select(static t => (t.Node, t.Sign)));
    }

    private static Rational DegreeOf(Expr term)
    {
        Rational degree = Rational.Zero;
        foreach ((Expr @base, Rational exponent) in Monomial.Of(term).Factors)
        {
            degree = @base.IsSymbol ? degree + exponent : degree;
        }

        return degree;
    }

    private Expr Rebuilt(Expr node)
    {
        Expr[] operands = [.. node.Operands.Select(o => _results[_cone.PlaceOf(o.Id)])];
        return operands.AsSpan().SequenceEqual([.. node.Operands]) ? node : graph.Rebuild(node, operands);
    }

    private static bool IsSum(Expr node) => node.Type.IsRealScalar && (node.Is(Operators.Add) || node.Is(Operators.Subtract));
}
