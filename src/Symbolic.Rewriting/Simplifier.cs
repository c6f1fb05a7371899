namespace Symbolic;

/// <summary>
/// One pass over the cone of a root, operands first. Chains of sums and of products are gathered into views at their topmost
/// node, so the work is linear: each node belongs to one view.
/// </summary>
internal sealed class Simplifier
{
    // A product used more than once is still spread out when it is this small: reading matters more than one multiplication.
    private const int SmallProduct = 6;

    // A sum that appears where a product stood (1·(a + b)) joins the sum around it up to this many nodes.
    private const int SmallSum = 64;

    private readonly SimplifyContext _context;
    private readonly ExprGraph _graph;
    private readonly Sharing _sharing;
    private readonly Expansion _expansion;
    private readonly Improvement? _improvement;
    private readonly StepTrail? _trail;
    private readonly Dictionary<int, int> _heights;
    private readonly Dictionary<int, (Expr Term, Rational Coefficient, bool IsDecimal)> _split = [];
    private readonly List<Expr> _conditions = [];
    private Cone _cone = null!;
    private Expr[] _results = [];
    private Expr[] _unchanged = [];
    private Chain[] _chains = [];

    /// <summary>A pass that looks for shorter forms at every node.</summary>
    public Simplifier(SimplifyContext context, Sharing sharing)
        : this(context, sharing, [])
    {
        var tidy = new Simplifier(context, Sharing.Spread, _heights);
        _improvement = new Improvement(context, tidy.Tidy);
        _trail = context.Trail;
    }

    private Simplifier(SimplifyContext context, Sharing sharing, Dictionary<int, int> heights)
    {
        (_context, _graph, _sharing, _heights) = (context, context.Graph, sharing, heights);
        _expansion = new Expansion(context, Split, HeightOf, SimplifyExponent);
    }

    /// <summary>What happens to a small product that several others use.</summary>
    internal enum Sharing
    {
        /// <summary>It is spread out, so that each product reads in order.</summary>
        Spread,

        /// <summary>It stays one node.</summary>
        Keep,
    }

    /// <summary>The expression with every node in its simplest form.</summary>
    public Expr Run(Expr root)
    {
        _cone = _graph.TakeCone();
        _cone.Collect([root.Id]);
        Expr result = Work(root);
        _graph.GiveBack(_cone);
        return result;
    }

    // Brings a form that a rule has built into the order of the views: only the nodes that are not in order yet are visited.
    private (Expr Result, IReadOnlyList<Expr> Conditions) Tidy(Expr root)
    {
        _conditions.Clear();
        _cone = _graph.TakeCone();
        _cone.Collect([root.Id], _context.Done.Contains);
        Expr result = Work(root);
        _graph.GiveBack(_cone);
        return (result, _conditions.Count == 0 ? [] : [.. _conditions]);
    }

    private bool IsTidying => _improvement is null;

    private void Vanished(Expr term)
    {
        if (!term.Facts.IsTotal)
        {
            foreach (Expr condition in Definedness.ConditionsOf(term))
            {
                Report(condition);
            }
        }
    }

    // The conditions of a form that is only being tried count when it is taken.
    private void Report(Expr condition)
    {
        if (IsTidying)
        {
            _conditions.Add(condition);
        }
        else
        {
            _context.Report(condition);
        }
    }

    private Expr Work(Expr root)
    {
        _results = new Expr[_cone.Count];
        _unchanged = _trail is null ? [] : new Expr[_cone.Count];
        _chains = ArithmeticChains.Within(_graph, _cone, [root], static (_, _) => true);
        for (int place = 0; place < _cone.Count; place++)
        {
            if ((place & 0xFF) == 0)
            {
                _context.Options.Cancellation.ThrowIfCancellationRequested();
            }

            Expr node = _graph[_cone[place]];
            if (IsTidying && _context.Done.Contains(node.Id))
            {
                _results[place] = node;
            }
            else if (_chains[place] == Chain.None)
            {
                Expr result = Top(node);
                _trail?.View(Unchanged(place), result);
                result = _improvement?.Of(result) ?? result;

                // Terms that cancel leave a number; the shape of what they were stays.
                _results[place] = result.Shape == node.Shape ? result : _graph.Fill(result, node.Shape);
                _trail?.Rewrite("fill the shape", Tier.Exact, result, _results[place]);
                if (!IsTidying)
                {
                    _context.Done.Add(_results[place].Id);
                }
            }
            else if (_trail is not null)
            {
                _unchanged[place] = Unchanged(place);
            }
        }

        return _results[_cone.PlaceOf(root.Id)];
    }

    // A node over the results of its operands, with the chain below it as it was written: what the views are about to change.
    private Expr Unchanged(int place)
    {
        Expr node = _graph[_cone[place]];
        Expr[] operands = [.. node.Operands.Select(o => _cone.PlaceOf(o.Id) is >= 0 and int below ? _chains[below] == Chain.None ? _results[below] : _unchanged[below] : o)];
        return operands.SequenceEqual(node.Operands) ? node : _graph.Rebuild(node, operands);
    }

    private Expr Top(Expr node)
    {
        switch (ArithmeticChains.Below(node, Chain.None))
        {
            case Chain.Sum:
                return SumOf(node);
            case Chain.Product:
                return ProductOf(node);
        }

        int count = node.Operands.Count;
        if (count == 0)
        {
            return node;
        }

        var operands = new Expr[count];
        bool changed = false;
        for (int i = 0; i < count; i++)
        {
            operands[i] = ResultOf(node.Operands[i]);
            changed |= operands[i] != node.Operands[i];
        }

        Expr result = changed ? _graph.Rebuild(node, operands) : node;
        return result.Is(Operators.Power) || result.Is(Operators.Sqrt) ? PowerOf(result)
            : result.Is(Operators.Log) && !result.Shape.IsScalar && ExponentialPlusOne(result.Operands[0]) is { } exponential ? Operators.Softplus[exponential.Operands[0]]
            : result;
    }

    /// <summary>eᶻ of 1 + eᶻ; null for anything else.</summary>
    public static Expr? ExponentialPlusOne(Expr sum) =>
        !sum.Is(Operators.Add) ? null
        : sum.Operands[0].IsOne && sum.Operands[1].Is(Operators.Exp) ? sum.Operands[1]
        : sum.Operands[1].IsOne && sum.Operands[0].Is(Operators.Exp) ? sum.Operands[0]
        : null;

    private Expr ResultOf(Expr node) => _cone.PlaceOf(node.Id) is >= 0 and int place ? _results[place] : node;

    private bool IsInChain(Expr node, Chain chain) => _cone.PlaceOf(node.Id) is >= 0 and int place && _chains[place] == chain;

    private Expr SumOf(Expr top)
    {
        var sum = new Sum(_context) { Collected = _improvement is null };
        var open = new Stack<(Expr Node, Rational Factor, bool IsNew)>();
        int spread = 0;
        open.Push((top, Rational.One, false));
        while (open.TryPop(out var next))
        {
            (Expr node, Rational factor, bool isNew) = next;
            bool inside = isNew ? spread++ < SmallSum : node == top || IsInChain(node, Chain.Sum);
            if (inside && node.Is(Operators.Add))
            {
                open.Push((node.Operands[1], factor, isNew));
                open.Push((node.Operands[0], factor, isNew));
            }
            else if (inside && node.Is(Operators.Subtract))
            {
                open.Push((node.Operands[1], -factor, isNew));
                open.Push((node.Operands[0], factor, isNew));
            }
            else if (inside && node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], -factor, isNew));
            }
            else if (!isNew)
            {
                open.Push((ResultOf(node), factor, true));
            }
            else
            {
                (Expr rest, Rational coefficient, bool isDecimal) = Split(node);
                sum.Add(rest, coefficient * factor, isDecimal);
            }
        }

        Expr plain = sum.Build(Scale, Vanished);
        if (plain.Is(Operators.Subtract) && plain.Operands[0].IsOne && plain.Operands[1].Is(Operators.Sigmoid) && plain.Operands[1].Operands[0].Is(Operators.Negate))
        {
            // 1 − σ(−z) is σ(z).
            return Operators.Sigmoid[plain.Operands[1].Operands[0].Operands[0]];
        }

        var lost = new List<Expr>();
        if (plain.Shape.IsScalar || _expansion.Try(plain, Scale, lost.Add) is not { } expanded)
        {
            return plain;
        }

        lost.ForEach(Vanished);
        expanded.Conditions.ForEach(Report);
        return expanded.Result;
    }

    private Expr ProductOf(Expr top)
    {
        var product = new Product(_context) { IsNew = IsTidying };
        var open = new Stack<(Expr Node, int Sign, bool IsDivisor)>();
        open.Push((top, 1, false));
        while (open.TryPop(out (Expr Node, int Sign, bool IsDivisor) next))
        {
            (Expr node, int sign, bool isDivisor) = next;
            bool inside = node == top || IsInChain(node, Chain.Product);
            if (!inside)
            {
                Expr result = ResultOf(node);
                if (_sharing == Sharing.Spread && IsProduct(result))
                {
                    product.MultiplyAll(result, sign, SmallProduct);
                }
                else
                {
                    // 1/(x/0) has no value, although 0 comes to stand above the line.
                    product.Multiply(result, isDivisor && result.IsZero ? -1 : sign);
                }
            }
            else if (node.Is(Operators.Multiply))
            {
                open.Push((node.Operands[1], sign, isDivisor));
                open.Push((node.Operands[0], sign, isDivisor));
            }
            else if (node.Is(Operators.Divide))
            {
                open.Push((node.Operands[1], -sign, true));
                open.Push((node.Operands[0], sign, isDivisor));
            }
            else
            {
                product.Coefficient = -product.Coefficient;
                open.Push((node.Operands[0], sign, isDivisor));
            }
        }

        return Finish(product);
    }

    // A number to a power, or a power of a product with a number in front, may have become simpler through its operand.
    private Expr PowerOf(Expr power)
    {
        var product = new Product(_context) { IsNew = IsTidying };
        product.Multiply(power, 1);
        return Finish(product);
    }

    private Expr Finish(Product product)
    {
        if (product.Coefficient.IsZero && !product.MayVanish)
        {
            // 0·u where u is not always defined: the conditions of the factors say where it was.
            product.Coefficient = Rational.One;
            Vanished(product.Build(HeightOf, SimplifyExponent, Report));
            return _graph.Zero;
        }

        Expr result = product.Build(HeightOf, SimplifyExponent, Report);
        if (result.Is(Operators.Negate) && result.Operands[0].Is(Operators.Subtract))
        {
            // −(a − b) is b − a.
            return result.Operands[0].Operands[1] - result.Operands[0].Operands[0];
        }

        return result;
    }

    private Expr Rebuilt(Product product, Rational coefficient)
    {
        product.Coefficient = coefficient;
        return product.Build(HeightOf, SimplifyExponent, static _ => { });
    }

    private (Expr Term, Rational Coefficient, bool IsDecimal) Split(Expr node)
    {
        if (node.IsNumber)
        {
            return (_graph.One, node.Number, node.IsDecimal);
        }

        if (!IsProduct(node))
        {
            return (node, Rational.One, false);
        }

        if (!_split.TryGetValue(node.Id, out var split))
        {
            var product = new Product(_context) { IsNew = IsTidying };
            product.MultiplyAll(node, 1);
            Rational coefficient = product.Coefficient;
            bool isDecimal = product.IsDecimal;
            product.IsDecimal = false;
            split = coefficient.IsOne ? (node, coefficient, isDecimal) : (Rebuilt(product, Rational.One), coefficient, isDecimal);
            _split.Add(node.Id, split);
        }

        return split;
    }

    private Expr Scale(Expr term, Rational coefficient, bool isDecimal)
    {
        if (coefficient.IsOne)
        {
            return term;
        }

        var product = new Product(_context) { IsNew = IsTidying, Coefficient = coefficient, IsDecimal = isDecimal };
        product.MultiplyAll(term, 1);
        return product.Build(HeightOf, SimplifyExponent, static _ => { });
    }

    private Expr SimplifyExponent(Expr exponent)
    {
        var sum = new Sum(_context);
        var open = new Stack<(Expr Node, Rational Factor)>();
        open.Push((exponent, Rational.One));
        while (open.TryPop(out var next))
        {
            if (next.Node.Is(Operators.Add) || next.Node.Is(Operators.Subtract))
            {
                open.Push((next.Node.Operands[1], next.Node.Is(Operators.Add) ? next.Factor : -next.Factor));
                open.Push((next.Node.Operands[0], next.Factor));
            }
            else
            {
                (Expr rest, Rational coefficient, bool isDecimal) = Split(next.Node);
                sum.Add(rest, coefficient * next.Factor, isDecimal);
            }
        }

        return sum.Build(Scale, Vanished);
    }

    private static bool IsProduct(Expr node) => node.Is(Operators.Multiply) || node.Is(Operators.Divide) || node.Is(Operators.Negate);

    // The length of the longest path to a leaf; a loop with a stack, each node once.
    private int HeightOf(Expr node)
    {
        if (_heights.TryGetValue(node.Id, out int known))
        {
            return known;
        }

        var open = new Stack<int>();
        open.Push(node.Id);
        while (open.TryPeek(out int id))
        {
            int height = 0;
            bool ready = true;
            foreach (int operand in _graph.OperandsAt(id))
            {
                if (_heights.TryGetValue(operand, out int below))
                {
                    height = Math.Max(height, below + 1);
                }
                else
                {
                    open.Push(operand);
                    ready = false;
                }
            }

            if (ready)
            {
                open.Pop();
                _heights[id] = height;
            }
        }

        return _heights[node.Id];
    }
}
