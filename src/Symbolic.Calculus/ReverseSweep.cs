namespace Symbolic;

/// <summary>
/// The joint reverse sweep: adjoints of all requested variables from one pass over the cone of the outputs, in descending order,
/// each node handing its adjoint times its partials to its operands. A zero adjoint is never formed, and an adjoint that flows
/// through an arm of a selection carries the arm's condition. Reusable, so that the rows of a Jacobian share the work space.
/// Source: Griewank and Walther, Evaluating Derivatives (2nd ed.), section 3.2; Goodfellow et al., Deep Learning, algorithm 6.2.
/// </summary>
internal sealed class ReverseSweep : IDisposable
{
    private readonly ExprGraph _graph;
    private readonly DerivativeOptions _options;
    private readonly Cone _cone;
    private readonly Dictionary<int, int> _variables;
    private readonly Func<int, bool>? _isBoundary;
    private readonly int _oldest;
    private readonly List<Reach> _reaches = [];
    private readonly List<Adjoint> _terms = [];
    private Contribution[] _contributions = [];
    private int _contributed;
    private int _known;
    private int _outer;
    private int[] _heads = [];
    private bool[] _active = [];

    /// <param name="graph">The graph of all expressions.</param>
    /// <param name="variables">The nodes by which to differentiate. A node that is not a leaf is held as if it were one.</param>
    /// <param name="options">Notes and cancellation.</param>
    public ReverseSweep(ExprGraph graph, IReadOnlyList<Expr> variables, DerivativeOptions options)
    {
        (_graph, _options, _cone) = (graph, options, graph.TakeCone());
        _variables = new Dictionary<int, int>(variables.Count);
        for (int i = 0; i < variables.Count; i++)
        {
            _variables.TryAdd(graph.Check(variables[i]), i);
        }

        bool onlyLeaves = variables.All(static v => v.Operands.Count == 0);
        _isBoundary = onlyLeaves ? null : _variables.ContainsKey;
        _oldest = variables.Count == 0 ? 0 : _variables.Keys.Min();
    }

    /// <summary>Variables before this one are taken for constants.</summary>
    public int First { get; set; }

    /// <summary>What is carried on in the place of an adjoint that goes to several operands of a node; null for itself.</summary>
    public Func<Expr, Adjoint, Adjoint>? Shared { get; init; }

    /// <summary>Gives the work space back.</summary>
    public void Dispose() => _graph.GiveBack(_cone);

    /// <summary>
    /// The derivative of Σ seed·output by each variable that occurs, with the variable's position in the list. A seed has the axes of
    /// its output, and in front of them those that all derivatives get in front.
    /// </summary>
    public List<(int Variable, Expr Derivative)> Run(params ReadOnlySpan<(Expr Output, Expr Seed)> outputs)
    {
        Prepare(outputs);
        foreach ((Expr output, Expr seed) in outputs)
        {
            int place = _cone.PlaceOf(output.Id);
            if (place >= 0 && _active[place])
            {
                Contribute(place, new Adjoint(seed, null));
            }
        }

        var found = new List<(int, Expr)>();
        Sweep((variable, adjoint) => found.Add((variable, adjoint.Materialize())));
        found.Reverse();
        return found;
    }

    /// <summary>
    /// The derivatives of adjoint·output by each variable that occurs, for an adjoint from another sweep: what is known about where
    /// it may be other than zero goes on to the results.
    /// </summary>
    public List<(int Variable, Adjoint Derivative)> Continue(Expr output, Adjoint adjoint)
    {
        Prepare([(output, adjoint.Value)]);
        int start = _cone.PlaceOf(output.Id);
        if (start >= 0 && _active[start])
        {
            Contribute(start, adjoint);
        }

        var found = new List<(int, Adjoint)>();
        Sweep((variable, derivative) => found.Add((variable, derivative)));
        found.Reverse();
        return found;
    }

    private void Sweep(Action<int, Adjoint> found)
    {
        for (int place = _cone.Count - 1; place >= 0; place--)
        {
            if ((place & 0xFFF) == 0)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
            }

            if (_heads[place] == 0)
            {
                continue;
            }

            int id = _cone[place];
            bool isVariable = _variables.TryGetValue(id, out int variable);
            if (_outer > 0 && _outer + _graph.TypeAt(id).Shape.Order > AdjointTerms.SmallOrder)
            {
                AdjointTerms.Collect(Contributions(place), _terms);
                if (isVariable)
                {
                    found(variable, AdjointTerms.Sum(_terms));
                }
                else
                {
                    foreach (Adjoint term in _terms.ToArray())
                    {
                        Propagate(id, term);
                    }
                }

                continue;
            }

            Adjoint adjoint = Sum(place);
            if (isVariable)
            {
                found(variable, adjoint);
            }
            else
            {
                Propagate(id, Shared is { } shared && IsSplit(id) ? shared(_graph[id], adjoint) : adjoint);
            }
        }
    }

    private bool IsSplit(int id)
    {
        int active = 0;
        foreach (int operand in _graph.OperandsAt(id))
        {
            active += _cone.PlaceOf(operand) is >= 0 and var place && _active[place] ? 1 : 0;
        }

        return active > 1;
    }

    private void Prepare(ReadOnlySpan<(Expr Output, Expr Seed)> outputs)
    {
        Span<int> roots = outputs.Length <= 64 ? stackalloc int[outputs.Length] : new int[outputs.Length];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = _graph.Check(outputs[i].Output);
            if (outputs[i].Output.Type.Element != Element.Real)
            {
                throw new DerivativeUndefinedException(outputs[i].Output, $"it is a {outputs[i].Output.Type}, not a number");
            }

            _outer = outputs[i].Seed.Shape.Order - outputs[i].Output.Shape.Order;
        }

        // What is older than all variables does not depend on them.
        _cone.Collect(roots, _isBoundary, _oldest);
        _contributed = 0;
        _reaches.Clear();
        _known = _graph.Count;
        if (_heads.Length < _cone.Count)
        {
            _heads = new int[Math.Max(_cone.Count, _heads.Length * 2)];
            _active = new bool[_heads.Length];
        }

        Array.Clear(_heads, 0, _cone.Count);
        for (int place = 0; place < _cone.Count; place++)
        {
            int id = _cone[place];
            bool active = _variables.TryGetValue(id, out int variable) && variable >= First;
            if (!active && _graph.TypeAt(id).Element == Element.Real)
            {
                // A truth value is constant almost everywhere, so nothing flows through conditions.
                foreach (int operand in _graph.OperandsAt(id))
                {
                    int operandPlace = _cone.PlaceOf(operand);
                    active |= operandPlace >= 0 && _active[operandPlace];
                }
            }

            _active[place] = active;
        }
    }

    private void Propagate(int id, Adjoint adjoint)
    {
        Expr node = _graph[id];
        int count = _graph.OperandsAt(id).Length;
        // Backwards, because sums begin with the newest contribution: xᵀAx gives Ax + Aᵀx.
        for (int position = count - 1; position >= 0; position--)
        {
            int operand = _graph.OperandsAt(id)[position];
            int place = _cone.PlaceOf(operand);
            if (place < 0 || !_active[place])
            {
                continue;
            }

            if (Pullback.Of(node, position, adjoint, _outer, _known, _options.Notes) is { } contribution)
            {
                Contribute(place, contribution);
            }
        }
    }

    private void Contribute(int place, Adjoint adjoint)
    {
        if (_contributed == _contributions.Length)
        {
            Array.Resize(ref _contributions, Math.Max(16, _contributed * 2));
        }

        int reach = 0;
        if (adjoint.Reach is { } known)
        {
            _reaches.Add(known);
            reach = _reaches.Count;
        }

        _contributions[_contributed] = new Contribution(adjoint.Value.Id, adjoint.Guard?.Id ?? -1, adjoint.IsArm ? ~reach : reach, _heads[place]);
        _heads[place] = ++_contributed;
    }

    // From the newest to the oldest.
    private IEnumerable<Adjoint> Contributions(int place)
    {
        for (int next = _heads[place]; next != 0; next = _contributions[next - 1].Next)
        {
            yield return AdjointOf(_contributions[next - 1]);
        }
    }

    // Contributions come from the last use of a node to its first; summing the newest first gives the terms in the order in
    // which the expression was written.
    private Adjoint Sum(int place)
    {
        Contribution newest = _contributions[_heads[place] - 1];
        Adjoint sum = AdjointOf(newest);
        for (int next = newest.Next; next != 0; next = _contributions[next - 1].Next)
        {
            sum = sum.Plus(AdjointOf(_contributions[next - 1]));
        }

        return sum;
    }

    private Adjoint AdjointOf(Contribution contribution)
    {
        int reach = contribution.Reach < 0 ? ~contribution.Reach : contribution.Reach;
        return new Adjoint(
            new Expr(_graph, contribution.Value),
            contribution.Guard < 0 ? null : new Expr(_graph, contribution.Guard),
            reach == 0 ? null : _reaches[reach - 1],
            contribution.Reach < 0);
    }

    // Positions instead of handles: a sweep over a million nodes keeps millions of these. The reach is a position from 1, with all
    // bits turned when the guard is that of a selection.
    private readonly record struct Contribution(int Value, int Guard, int Reach, int Next);
}
