namespace Symbolic;

/// <summary>
/// Looks for a short expression that equals a given one, by fingerprints: a part of it, the sum, difference, product or quotient of
/// two parts, or a number times one, where sines, cosines and exponentials of the arguments that occur, of their doubles, halves and
/// sums count as parts. The search is a look-up for each part, not a proof for each pair. What is found has a value wherever the
/// given expression has one.
/// </summary>
internal sealed class Synthesis(Rewriter rewriter)
{
    private const int MaxParts = 60;
    private const int MaxArguments = 6;
    private const double MaxWeight = 160;

    // A function that did not stand there is only worth a clear gain: 2 sin x cos x and 1 − tanh²x stay what they are.
    private const double PriceOfFunction = 3;

    private readonly ExprGraph _graph = rewriter.Graph;
    private readonly Dictionary<int, (Expr Part, Fingerprint Print)[]> _circular = [];
    private readonly Dictionary<int, (Expr Part, Fingerprint Print)[]> _exponential = [];

    /// <summary>Expressions shorter than the given one and equal to it; the caller keeps the shortest.</summary>
    public IEnumerable<Expr> Of(Expr expr)
    {
        double weight = rewriter.WeightOf(expr);
        if (weight is < 4 or > MaxWeight || !rewriter.Fingerprints.Tells(expr))
        {
            yield break;
        }

        Fingerprint wanted = rewriter.Fingerprints.Of(expr);
        Dictionary<Fingerprint, Expr> parts = PartsOf(expr);
        HashSet<Expr>? allowed = null;
        HashSet<int>? known = null;
        foreach (Expr candidate in Combinations(wanted, parts, weight))
        {
            rewriter.Cancellation.ThrowIfCancellationRequested();
            if (candidate != expr && rewriter.WeightOf(candidate) < weight && (HasOnly(candidate, known ??= [.. _graph.NodesOf(expr)]) || rewriter.WeightOf(candidate) + PriceOfFunction < weight))
            {
                allowed ??= [.. Definedness.ConditionsOf(expr)];
                if (Definedness.ConditionsOf(candidate).All(allowed.Contains))
                {
                    yield return candidate;
                }
            }
        }
    }

    private IEnumerable<Expr> Combinations(Fingerprint wanted, Dictionary<Fingerprint, Expr> parts, double weight)
    {
        Fingerprint[] inverses = Fingerprint.InversesOf([.. parts.Keys]);
        int place = 0;
        foreach ((Fingerprint print, Expr part) in parts)
        {
            Fingerprint inverse = inverses[place++];
            if (print == wanted)
            {
                yield return part;
                continue;
            }

            if (!print.IsUnit)
            {
                continue;
            }

            Fingerprint ratio = wanted * inverse, rest = wanted - print;
            if (SmallConstants.Find(ratio) is { } factor)
            {
                yield return _graph.Number(factor) * part;
            }

            if (SmallConstants.Find(rest) is { } summand)
            {
                yield return summand.Sign < 0 ? part - _graph.Number(-summand) : part + _graph.Number(summand);
            }

            if (SmallConstants.Find(wanted * print) is { } numerator)
            {
                yield return _graph.Number(numerator) / part;
            }

            if (weight <= 5)
            {
                continue;
            }

            if (Find(parts, ratio) is { } other)
            {
                yield return other.IsNegative ? -(part * other.Part) : part * other.Part;
            }

            if (Find(parts, rest) is { } added)
            {
                yield return added.IsNegative ? part - added.Part : part + added.Part;
            }

            if (Find(parts, wanted * print) is { } divided)
            {
                yield return divided.IsNegative ? -(divided.Part / part) : divided.Part / part;
            }
        }
    }

    // Are all functions of a candidate functions that stand in the expression already?
    private bool HasOnly(Expr candidate, HashSet<int> known) =>
        _graph.NodesOf(candidate, known.Contains).All(id => known.Contains(id) || !_graph.OperatorAt(id).IsFunction);

    private static (Expr Part, bool IsNegative)? Find(Dictionary<Fingerprint, Expr> parts, Fingerprint print) =>
        parts.TryGetValue(print, out Expr part) ? (part, false) : parts.TryGetValue(-print, out part) ? (part, true) : null;

    private Dictionary<Fingerprint, Expr> PartsOf(Expr expr)
    {
        var parts = new Dictionary<Fingerprint, Expr>();
        List<Expr> angles = [], exponents = [];
        var seen = new HashSet<int> { expr.Id };
        var open = new Queue<Expr>([expr]);
        while (open.TryDequeue(out Expr node) && seen.Count <= MaxParts)
        {
            if (node != expr && node.Type.IsRealScalar)
            {
                Add(node, rewriter.Fingerprints.Of(node));
            }

            if (node.Operator is UnaryOperator op && op != Operators.Negate && node.Type.IsRealScalar)
            {
                // A function that is made of sines or of exponentials, by its definition.
                (bool circular, bool exponential) = KindOf(op);
                Note(circular ? angles : exponential ? exponents : null, node.Operands[0]);
            }

            foreach (int operand in _graph.OperandsAt(node.Id))
            {
                if (seen.Add(operand))
                {
                    open.Enqueue(_graph[operand]);
                }
            }
        }

        AddFunctions(angles, _circular, static u => [Operators.Sin[u], Operators.Cos[u], Operators.Sin[2 * u], Operators.Cos[2 * u], Operators.Sin[u / 2], Operators.Cos[u / 2]]);
        AddFunctions(exponents, _exponential, static u => [Operators.Exp[u], Operators.Exp[-u], Operators.Sinh[u], Operators.Cosh[u], Operators.Sinh[2 * u], Operators.Cosh[2 * u], Operators.Tanh[u], Operators.Sech[u]]);
        return parts;

        void Note(List<Expr>? arguments, Expr argument)
        {
            if (arguments is not null && arguments.Count < MaxArguments && !arguments.Contains(argument))
            {
                arguments.Add(argument);
            }
        }

        void AddFunctions(List<Expr> arguments, Dictionary<int, (Expr, Fingerprint)[]> known, Func<Expr, Expr[]> functions)
        {
            List<Expr> all = [.. arguments];
            for (int i = 0; i < arguments.Count && arguments.Count <= 3; i++)
            {
                for (int k = 0; k < i; k++)
                {
                    all.Add(arguments[k] + arguments[i]);
                    all.Add(arguments[k] - arguments[i]);
                }
            }

            foreach (Expr argument in all)
            {
                if (!known.TryGetValue(argument.Id, out (Expr Part, Fingerprint Print)[]? made))
                {
                    made = [.. functions(argument).SelectMany(f => new[] { f, f.Pow(2) }).Where(static f => f.Facts.IsTotal).Select(f => (f, rewriter.Fingerprints.Of(f)))];
                    known.Add(argument.Id, made);
                }

                foreach ((Expr part, Fingerprint print) in made)
                {
                    Add(part, print);
                }
            }
        }

        void Add(Expr part, Fingerprint print)
        {
            if (!parts.TryGetValue(print, out Expr known) || rewriter.WeightOf(part) < rewriter.WeightOf(known))
            {
                parts[print] = part;
            }
        }
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<UnaryOperator, (bool, bool)> s_kinds = new();

    private static (bool IsCircular, bool IsExponential) KindOf(UnaryOperator op) => s_kinds.GetOrAdd(op, static o => FindKind(o));

    private static (bool IsCircular, bool IsExponential) FindKind(UnaryOperator op)
    {
        if (op == Operators.Sin || op == Operators.Cos)
        {
            return (true, false);
        }

        if (op == Operators.Exp || op.Definition is null)
        {
            return (false, op == Operators.Exp);
        }

        var graph = new ExprGraph();
        int[] nodes = graph.NodesOf(op.Definition!(graph.Symbol("u")));
        return (nodes.Any(id => graph[id].Is(Operators.Sin) || graph[id].Is(Operators.Cos)), nodes.Any(id => graph[id].Is(Operators.Exp)));
    }
}
