namespace Symbolic;

/// <summary>
/// One pass over what some roots depend on, operands first. Chains of sums and of products are looked at once, at their topmost
/// node, and the rules look at a bounded part around each node, so the work is linear.
/// </summary>
internal sealed class Stabilizer
{
    // A rule's result may give another rule something to do; the bound makes sure that it ends.
    private const int MostRewrites = 4;

    private readonly ExprGraph _graph;
    private readonly CancellationToken _cancellation;
    private readonly ICollection<StabilityRule>? _applied;
    private readonly StabilityScope _scope;
    private readonly Cone _cone;
    private readonly StabilityRule[] _ofSums;
    private readonly StabilityRule[] _ofProducts;
    private readonly Dictionary<Operator, StabilityRule[]> _ofNodes = [];
    private Expr[] _results = [];
    private Chain[] _chains = [];

    public Stabilizer(ExprGraph graph, StabilizeOptions options)
    {
        (_graph, _cancellation, _applied, _scope, _cone) = (graph, options.Cancellation, options.Applied, new StabilityScope(graph), new Cone(graph));
        _ofSums = [.. options.Rules.Where(static r => r.OfSum is not null)];
        _ofProducts = [.. options.Rules.Where(static r => r.OfProduct is not null)];
        foreach (Operator head in options.Rules.SelectMany(static r => r.Heads).Distinct())
        {
            _ofNodes.Add(head, [.. options.Rules.Where(r => r.Heads.Contains(head))]);
        }
    }

    public IReadOnlyList<Expr> Run(IReadOnlyList<Expr> roots)
    {
        _cone.Collect([.. roots.Select(_graph.Check)]);
        _results = new Expr[_cone.Count];
        _chains = ArithmeticChains.Within(_graph, _cone, roots, static (node, operand) => operand.Type == node.Type);
        for (int place = 0; place < _cone.Count; place++)
        {
            if ((place & 0xFF) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }

            Expr node = _graph[_cone[place]];
            Expr plain = Rebuilt(node);
            _results[place] = _chains[place] == Chain.None ? Stable(node, plain) : plain;
        }

        return [.. roots.Select(r => _results[_cone.PlaceOf(r.Id)])];
    }

    private Expr Rebuilt(Expr node)
    {
        int count = node.Operands.Count;
        bool changed = false;
        var operands = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            operands[i] = ResultOf(node.Operands[i]);
            changed |= operands[i] != node.Operands[i];
        }

        return changed ? _graph.Rebuild(node, operands) : node;
    }

    private Expr Stable(Expr node, Expr plain)
    {
        Expr stable = ArithmeticChains.Below(node, Chain.None) switch
        {
            Chain.Sum => StableSum(node, plain),
            Chain.Product => StableProduct(node, plain),
            _ => plain,
        };

        for (int i = 0; i < MostRewrites && OfNode(stable) is { } better; i++)
        {
            stable = better;
        }

        if (stable.Type != node.Type)
        {
            return plain;
        }

        if (stable != plain)
        {
            _scope.Remember(stable, plain);
        }

        return stable;
    }

    private Expr? OfNode(Expr node)
    {
        if (_ofNodes.TryGetValue(node.Operator, out StabilityRule[]? rules))
        {
            foreach (StabilityRule rule in rules)
            {
                if (rule.OfNode!(_scope, node) is { } stable && stable != node && stable.Type == node.Type)
                {
                    _applied?.Add(rule);
                    return stable;
                }
            }
        }

        return null;
    }

    private Expr StableSum(Expr top, Expr plain)
    {
        var sum = new StabilitySum(_scope);
        var open = new Stack<(Expr Node, bool IsMinus)>();
        open.Push((top, false));
        while (open.TryPop(out (Expr Node, bool IsMinus) next))
        {
            (Expr node, bool minus) = next;
            if (node != top && _chains[_cone.PlaceOf(node.Id)] != Chain.Sum)
            {
                sum.Add(ResultOf(node), minus);
            }
            else if (node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], !minus));
            }
            else
            {
                open.Push((node.Operands[1], minus ^ node.Is(Operators.Subtract)));
                open.Push((node.Operands[0], minus));
            }
        }

        bool changed = false;
        foreach (StabilityRule rule in _ofSums)
        {
            changed |= sum.Count > 1 && Applies(rule, rule.OfSum!(sum));
        }

        return changed ? sum.Build() : plain;
    }

    private Expr StableProduct(Expr top, Expr plain)
    {
        var product = new StabilityProduct(_scope);
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((top, 1));
        while (open.TryPop(out (Expr Node, int Sign) next))
        {
            (Expr node, int sign) = next;
            if (node != top && _chains[_cone.PlaceOf(node.Id)] != Chain.Product)
            {
                // What rules made of a factor may be a product, too.
                Expr result = ResultOf(node);
                if (result == node)
                {
                    product.Multiply(result, sign);
                }
                else
                {
                    product.MultiplyAll(result, sign);
                }
            }
            else if (node.Is(Operators.Negate))
            {
                product.Coefficient = -product.Coefficient;
                open.Push((node.Operands[0], sign));
            }
            else
            {
                open.Push((node.Operands[1], node.Is(Operators.Divide) ? -sign : sign));
                open.Push((node.Operands[0], sign));
            }
        }

        bool changed = false;
        foreach (StabilityRule rule in _ofProducts)
        {
            changed |= Applies(rule, rule.OfProduct!(product));
        }

        return changed ? product.Build() : plain;
    }

    private bool Applies(StabilityRule rule, bool changed)
    {
        if (changed)
        {
            _applied?.Add(rule);
        }

        return changed;
    }

    private Expr ResultOf(Expr node) => _results[_cone.PlaceOf(node.Id)];
}
