using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>The derivatives of an expression that come out when a rule is applied wrongly, at one operation or at all.</summary>
internal sealed class MistakenDerivatives
{
    private readonly ExprGraph _graph;
    private readonly Expr _f;
    private readonly Expr _variable;
    private readonly IReadOnlyList<Expr> _nodes;
    private readonly Dictionary<int, Expr> _right = [];
    private readonly Dictionary<int, bool> _varies = [];

    private MistakenDerivatives(Expr f, Expr variable)
    {
        (_graph, _f, _variable) = (f.Graph, f, variable);
        _nodes = DistinctNodes.Of(f);
    }

    /// <summary>Every wrong derivative with what is wrong in it; none where an operation is not one of school.</summary>
    public static IReadOnlyList<(Expr Derivative, string Diagnosis)> Of(Expr f, Expr variable)
    {
        var derivatives = new MistakenDerivatives(f, variable);
        return derivatives.Derive(null, null, derivatives._right) is null ? [] : [.. derivatives.All()];
    }

    private IEnumerable<(Expr, string)> All()
    {
        foreach (WrongRule rule in WrongRule.All)
        {
            LocalDerivative[] places = [.. _nodes.Select(n => At(n, _right)).OfType<LocalDerivative>().Where(d => rule.Derivative(d) is not null).Reverse()];
            foreach (LocalDerivative place in places)
            {
                if (Derive(rule, place.Node.Id, []) is { } one)
                {
                    yield return (one, rule.Diagnosis(place));
                }
            }

            if (places.Length > 1 && Derive(rule, null, []) is { } all)
            {
                yield return (all, rule.Diagnosis(places[0]));
            }
        }
    }

    // Null for an operation without a rule. With a rule and no place the mistake is made wherever it can be.
    private Expr? Derive(WrongRule? wrong, int? place, Dictionary<int, Expr> derivatives)
    {
        foreach (Expr node in _nodes)
        {
            int id = node.Id;
            if (node.Operands.Count == 0)
            {
                derivatives[id] = _graph.Number(node == _variable ? 1 : 0);
                continue;
            }

            if (At(node, derivatives) is not { } local)
            {
                return null;
            }

            Expr? mistaken = wrong is not null && (place is null || place == id) ? wrong.Derivative(local) : null;
            if ((mistaken ?? Right(local)) is not { } derivative)
            {
                return null;
            }

            derivatives[id] = derivative;
        }

        return derivatives[_f.Id];
    }

    private LocalDerivative? At(Expr node, Dictionary<int, Expr> derivatives)
    {
        if (node.Operator is not (UnaryOperator or BinaryOperator) || node.Operands.Count > 2 || !node.Type.IsRealScalar)
        {
            return null;
        }

        Expr u = node.Operands[0], v = node.Operands[^1];
        return new LocalDerivative(node, u, v, derivatives[u.Id], derivatives[v.Id], _variable) { UVaries = Varies(u), VVaries = Varies(v) };
    }

    private bool Varies(Expr e)
    {
        if (!_varies.TryGetValue(e.Id, out bool varies))
        {
            _varies.Add(e.Id, varies = DistinctNodes.Of(e).Contains(_variable));
        }

        return varies;
    }

    // Null where an operator has no derivative.
    private Expr? Right(LocalDerivative d)
    {
        (Partial Partial, Expr Inner)[] terms = d.Node.Operator switch
        {
            UnaryOperator unary when d.UVaries => [(unary.Partial(d.U, d.Node), d.DU)],
            BinaryOperator binary =>
            [
                .. d.UVaries ? [(binary.Left(d.U, d.V, d.Node), d.DU)] : Array.Empty<(Partial, Expr)>(),
                .. d.VVaries ? [(binary.Right(d.U, d.V, d.Node), d.DV)] : Array.Empty<(Partial, Expr)>(),
            ],
            _ => [],
        };
        return Array.Exists(terms, static t => t.Partial.Refusal is not null) ? null
            : terms.Length == 0 ? _graph.Number(0)
            : terms.Select(static t => t.Partial.Value * t.Inner).Aggregate(static (a, b) => a + b);
    }
}
