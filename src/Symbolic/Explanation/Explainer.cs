using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Derives an expression from the outside in. The rules are the partial derivatives that the operators declare, the same from which
/// the sweeps compute. Each node is explained once, however often it is used.
/// </summary>
internal sealed class Explainer
{
    // Of a longer sum the first terms make one line, and the rest another.
    private const int MostTerms = 40;

    private static readonly ImmutableArray<string> s_letters = ["u", "v", "w"];

    private readonly Expr _f;
    private readonly Expr _variable;
    private readonly ExplainOptions _options;
    private readonly ExprGraph _graph;
    private readonly HashSet<int> _active = [];
    private readonly Dictionary<int, Expr> _derivatives = [];
    private readonly Dictionary<Expr, Expr> _derivativeOf = [];
    private readonly List<ExplanationStep> _steps = [];
    private readonly List<(Expr Node, ExplanationStep Step)> _explained = [];
    private readonly Lazy<ExprGraph> _letters;

    private Explainer(Expr f, Expr variable, ExplainOptions options)
    {
        (_f, _variable, _options, _graph) = (f, variable, options, f.Graph);
        _letters = new Lazy<ExprGraph>(() => new ExprGraph(_graph.Operators));
    }

    public static Explanation Run(Expr f, Expr variable, ExplainOptions options)
    {
        var notes = new List<string>();
        RequireNumber(f);
        RequireNumber(variable);
        Expr derivative = f.Differentiate(new DerivativeOptions { Notes = notes, Cancellation = options.Cancellation }, variable);
        return new Explainer(f, variable, options).Run(derivative, notes);
    }

    private Explanation Run(Expr derivative, List<string> notes)
    {
        Simplified simplified = derivative.Simplify(Simplifying());
        FindActive();
        int omitted = Derive();
        if (_options.Level == ExplainLevel.Rules)
        {
            Expr whole = Derivative(_f);
            if (_steps is not [var only] || only.After != simplified.Result)
            {
                _steps.Add(new ExplanationStep(StepKind.Simplification, RuleOfCalculus.Result, whole, simplified.Result) { Conditions = simplified.Conditions });
            }
        }
        else
        {
            PutTogether(derivative, simplified);
        }

        return new Explanation(_f, _variable, [.. _steps], derivative, simplified.Result, simplified.Conditions, omitted, notes, _derivativeOf);
    }

    // What depends on the variable; a truth value is constant almost everywhere.
    private void FindActive()
    {
        foreach (int id in _graph.NodesOf(_f))
        {
            bool active = id == _variable.Id;
            if (!active && _graph.TypeAt(id).Element == Element.Real)
            {
                foreach (int operand in _graph.OperandsAt(id))
                {
                    active |= _active.Contains(operand);
                }
            }

            if (active)
            {
                RequireNumber(_graph[id]);
                _active.Add(id);
            }
        }
    }

    private static void RequireNumber(Expr node)
    {
        if (!node.Shape.IsScalar || node.Operator is TensorOperator || node.Is(Operators.Einsum))
        {
            throw new DerivativeUndefinedException(node, "a derivation is written for numbers, and this is made of tensors; as a backward pass it can be shown line by line");
        }
    }

    /// <returns>How many applications of rules are left out.</returns>
    private int Derive()
    {
        if (_f == _variable || !_active.Contains(_f.Id))
        {
            bool isVariable = _f == _variable;
            _steps.Add(new ExplanationStep(
                StepKind.Calculus, isVariable ? RuleOfCalculus.Variable : RuleOfCalculus.Constant, Derivative(_f), isVariable ? _graph.One : _graph.Zero));
            return 0;
        }

        int omitted = 0;
        var known = new HashSet<int> { _f.Id };
        var open = new Stack<Expr>([_f]);
        while (open.TryPop(out Expr node))
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            if (_explained.Count == _options.MaxSteps)
            {
                // Counted as what is still to be explained: walking on costs no more than differentiating did.
                omitted++;
                foreach (int operand in _graph.OperandsAt(node.Id))
                {
                    if (operand != _variable.Id && _active.Contains(operand) && known.Add(operand))
                    {
                        open.Push(_graph[operand]);
                    }
                }

                continue;
            }

            (ExplanationStep step, List<Expr> parts) = Apply(node);
            _steps.Add(step);
            _explained.Add((node, step));
            for (int i = parts.Count - 1; i >= 0; i--)
            {
                if (parts[i] != _variable && known.Add(parts[i].Id))
                {
                    open.Push(parts[i]);
                }
            }
        }

        return omitted;
    }

    private (ExplanationStep Step, List<Expr> Parts) Apply(Expr node) => IsSum(node) ? ApplyToSum(node) : ApplyToNode(node);

    private (ExplanationStep Step, List<Expr> Parts) ApplyToNode(Expr node)
    {
        var notes = new List<string>();
        List<int> active = [.. Enumerable.Range(0, node.Operands.Count).Where(i => _active.Contains(node.Operands[i].Id))];
        Adjoint? sum = null;
        bool hasBranches = false;
        var parts = new List<Expr>();
        foreach (int position in active)
        {
            Partial partial = LocalPartial.Of(node, position, notes);
            if (partial.Value.IsZero)
            {
                continue;
            }

            Expr operand = node.Operands[position];
            parts.Add(operand);
            hasBranches |= partial.Guard is not null || partial.Value.Is(Operators.Select);
            bool isFirstFactor = active.Count > 1 && position == 0 && node.Operator.Notation.Layout == Layout.Product;
            Expr term = isFirstFactor && operand != _variable ? Derivative(operand) * partial.Value : Scaled(partial.Value, Derivative(operand));
            Adjoint contribution = new Adjoint(term, null).When(partial.Guard, isArm: false);
            sum = sum is { } earlier ? earlier.Plus(contribution) : contribution;
        }

        string rule = RuleOfCalculus.NameFor(node, active, active.Any(i => node.Operands[i] != _variable));
        return (new ExplanationStep(StepKind.Calculus, rule, Derivative(node), sum?.Materialize() ?? _graph.Zero)
        {
            Constants = ConstantsOf(Enumerable.Range(0, node.Operands.Count).Where(i => !active.Contains(i)).Select(i => node.Operands[i])),
            Outer = RuleOfCalculus.SpeaksForItself(node.Operator) ? [] : OuterOf(node, active),
            Note = notes.Count > 0 ? string.Join("; ", notes) : node.Operator is BinaryOperator && !hasBranches ? null : node.Operator.Kink,
        }, parts);
    }

    // The terms of a sum are derived one by one: ((a + b) − c) + d makes one line.
    private (ExplanationStep Step, List<Expr> Parts) ApplyToSum(Expr node)
    {
        var terms = new List<(Expr Term, Expr Sign)>();
        var open = new Stack<(Expr Node, Expr Sign)>([(node, _graph.One)]);
        int sums = 0;
        while (open.TryPop(out (Expr Node, Expr Sign) next))
        {
            if (!IsSum(next.Node) || sums == MostTerms || !_active.Contains(next.Node.Id))
            {
                terms.Add(next);
                continue;
            }

            sums++;
            for (int i = next.Node.Operands.Count - 1; i >= 0; i--)
            {
                open.Push((next.Node.Operands[i], next.Sign * LocalPartial.Of(next.Node, i, null).Value));
            }
        }

        Expr? sum = null;
        var parts = new List<Expr>();
        foreach ((Expr term, Expr sign) in terms)
        {
            if (_active.Contains(term.Id))
            {
                parts.Add(term);
                Expr derivative = Derivative(term);
                sum = sum is not { } before ? Scaled(sign, derivative) : sign.IsOne ? before + derivative : before - derivative;
            }
        }

        return (new ExplanationStep(StepKind.Calculus, RuleOfCalculus.NameFor(node, [], isComposed: false), Derivative(node), sum ?? _graph.Zero)
        {
            Constants = ConstantsOf(terms.Select(static t => t.Term).Where(t => !_active.Contains(t.Id))),
        }, parts);
    }

    private static bool IsSum(Expr node) => node.Operator.Notation.Layout is Layout.Sum or Layout.Difference;

    private static ImmutableArray<Expr> ConstantsOf(IEnumerable<Expr> operands) =>
        [.. operands.Where(static o => !o.IsNumber && o.Type.Element == Element.Real).Distinct()];

    // A partial times the derivative of the operand, as a textbook writes it: 1/v·u′ is u′/v.
    private static Expr Scaled(Expr partial, Expr derivative) =>
        derivative.IsOne ? partial
        : partial.IsOne ? derivative
        : partial.Is(Operators.Negate) ? -ScaledPositive(partial.Operands[0], derivative)
        : partial.IsNumber && partial.Number.Sign < 0 ? -ScaledPositive(-partial, derivative)
        : ScaledPositive(partial, derivative);

    private static Expr ScaledPositive(Expr partial, Expr derivative) =>
        partial.IsOne || derivative.IsOne ? partial * derivative
        : partial.Is(Operators.Divide) ? (partial.Operands[0] * derivative) / partial.Operands[1]
        : partial * derivative;

    // The derivative of the outer function in letters, from the same declaration: sin(u) by u is cos(u).
    private ImmutableArray<OuterDerivative> OuterOf(Expr node, List<int> active)
    {
        ExprGraph letters = _letters.Value;
        if (node.Operands.Count > s_letters.Length || node.Operator is LeafOperator or TensorOperator)
        {
            return [];
        }

        Expr[] operands = [.. node.Operands.Select((o, i) => o.IsNumber ? letters.Import(o) : letters.Symbol(s_letters[i]))];
        Expr function = letters.Apply(node.Operator, operands);
        if (function.Operator != node.Operator || function.Operands.Count != operands.Length)
        {
            return [];
        }

        var outer = ImmutableArray.CreateBuilder<OuterDerivative>();
        foreach (int position in active)
        {
            Partial partial = LocalPartial.Of(function, position, null);
            outer.Add(new OuterDerivative(function, operands[position], new Adjoint(partial.Value, partial.Guard).Materialize()));
        }

        return outer.ToImmutable();
    }

    // The symbol that stands for the derivative of a part; the variable has 1.
    private Expr Derivative(Expr part)
    {
        if (part == _variable && part != _f)
        {
            return _graph.One;
        }

        if (!_derivatives.TryGetValue(part.Id, out Expr symbol))
        {
            symbol = _graph.FreshSymbol("slope", ExprType.Real, Facts.Unknown);
            _derivatives.Add(part.Id, symbol);
            _derivativeOf.Add(symbol, part);
        }

        return symbol;
    }

    // Parts that were simplified first may lead to another form of the same derivative. Then the parts are put in as they are, and
    // where the sweep has grouped the factors in yet another way that is a step of its own. A derivation that leaves parts out cannot
    // put them in; there the derivative of the sweep is stated.
    private void PutTogether(Expr derivative, Simplified simplified)
    {
        if (_explained.Count > 0 && !Lines(derivative, simplified, LinesOfParts.Simplified) && !Lines(derivative, simplified, LinesOfParts.AsTheyAre))
        {
            Add(_steps, Derivative(_f), derivative, simplified, isNew: true);
        }
    }

    // Operands are older than what uses them, so each derivative is there before it is put in.
    private bool Lines(Expr derivative, Simplified simplified, LinesOfParts parts)
    {
        var lines = new List<ExplanationStep>();
        var found = new Dictionary<Expr, Expr>();
        foreach ((Expr node, ExplanationStep step) in _explained.OrderBy(static e => e.Node.Id))
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            if (!_graph.NodesOf(step.After).All(id => !_derivativeOf.ContainsKey(_graph[id]) || found.ContainsKey(_graph[id])))
            {
                continue;
            }

            Expr inserted = step.After.Substitute(found);
            Simplified own = node == _f || parts == LinesOfParts.Simplified ? inserted.Simplify(Simplifying()) : new Simplified(inserted, []);

            // A simplification is about the line before it.
            bool isNew = inserted != step.After || (own.Result != inserted && (lines.Count > 0 || _steps[^1] != step));
            if (node == _f)
            {
                if (own.Result == simplified.Result)
                {
                    own = own with { Conditions = [.. simplified.Conditions.Union(own.Conditions)] };
                }
                else if (parts == LinesOfParts.AsTheyAre)
                {
                    own = simplified with { Steps = [new SimplifyStep(RuleOfCalculus.Regrouping, Tier.Exact, inserted, derivative), .. simplified.Steps] };
                }
                else
                {
                    return false;
                }

                isNew |= _steps.Count > 1;
            }

            Add(lines, Derivative(node), inserted, own, isNew);
            found.Add(Derivative(node), own.Result);
        }

        if (!found.ContainsKey(Derivative(_f)))
        {
            return false;
        }

        _steps.AddRange(lines);
        return true;
    }

    private void Add(List<ExplanationStep> lines, Expr whole, Expr inserted, Simplified simplified, bool isNew)
    {
        if (isNew)
        {
            lines.Add(new ExplanationStep(StepKind.Insertion, RuleOfCalculus.Insertion, whole, inserted));
        }

        if (simplified.Result == inserted)
        {
            return;
        }

        foreach (SimplifyStep rewrite in _options.Level == ExplainLevel.Rewrites ? simplified.Steps : [])
        {
            lines.Add(new ExplanationStep(StepKind.Rewrite, rewrite.Rule, rewrite.Before, rewrite.After) { Tier = rewrite.Tier });
        }

        lines.Add(new ExplanationStep(StepKind.Simplification, RuleOfCalculus.Simplification, inserted, simplified.Result) { Conditions = simplified.Conditions });
    }

    private enum LinesOfParts : byte
    {
        Simplified,
        AsTheyAre,
    }

    private SimplifyOptions Simplifying() => new()
    {
        Steps = _options.Level == ExplainLevel.Rewrites ? StepDetail.Every : StepDetail.None,
        Order = _options.Order,
        Cancellation = _options.Cancellation,
    };
}
