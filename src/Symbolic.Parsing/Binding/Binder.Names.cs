using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// What names stand for. A name that has a meaning stays a symbol, so that derivatives by it can be taken.
internal sealed partial class Binder
{
    private void Name(NameNode node)
    {
        if (LocalNames.TryGet(_context.Names, node.Name, out var local))
            Push(local.Axis is { } range ? Numbers(node, range) : local.Value);
        else if (ComponentNamed(node) is { } component)
            Push(component);
        else
            Reference(node.Name, node);
    }

    // z_i beside Σ_j exp(z_j): the name was read as one, but z has components, so i is a free index.
    private Value? ComponentNamed(NameNode node)
    {
        var name = node.Name;
        var bar = name.IndexOf('_');
        if (bar <= 0 || IsKnown(name) || _given.ContainsKey(name) || _state.Declared.ContainsKey(name))
            return null;
        var (tensor, letters) = (name[..bar], name[(bar + 1)..]);
        if (!letters.All(static c => c is >= 'a' and <= 'z') || !HasAxes(tensor) && !(_equations.TryGet(tensor, out var definition) && !definition.Symbol.Shape.IsScalar))
            return null;
        var value = new Value(_equations.TryGet(tensor, out definition) ? definition.Symbol : Free(tensor, node, node.Span.Start));
        return value.Order != letters.Length ? null
            : Freed(value.Node, [], [.. letters.Select(static letter => letter.ToString())], [.. Enumerable.Range(0, letters.Length)]);
    }

    // Leaves the symbol of a name on the stack, after the equation for it has been bound if that stands further on.
    private void Reference(string name, ExpressionNode node)
    {
        if (_step.Count > 0 && _step.TryGetValue(name, out var latest) && (IsDirect || !HasEarlierMeaning(name)))
        {
            Push(Meant(latest.Symbol));
            return;
        }

        if (_equationsAhead is not null && _equationsAhead.TryGetValue(name, out var ahead) && ahead.Progress != Progress.Done)
        {
            if (ahead.Progress == Progress.Begun)
                throw Cycle(ahead, node);
            Push(new Again(name, node), 0);
            Begin(ahead);
            return;
        }

        if (_context.Statement is { Statement: AssignmentStatement { Kind: AssignmentKind.Definition } } own && own.Target == name)
            throw Cycle(own, node);
        Push(_equations.TryGet(name, out var definition) ? Meant(definition.Symbol) : name == "_" ? new Value(LastResult(node)) : new Value(Free(name, node, node.Span.Start)));
    }

    // A symbol may stand for a row.
    private Value Meant(Expr symbol) => new(symbol, null, _state.Rows.Contains(symbol.Id));

    // An update sees what the updates before it in the same step have given; equations see what held before the step.
    private bool IsDirect => _context.Statement?.Statement is AssignmentStatement { Kind: AssignmentKind.Update };

    private bool HasEarlierMeaning(string name) => _equations.TryGet(name, out _) || _state.Free.ContainsKey(name);

    private Expr LastResult(SyntaxNode node) => _state.Last ?? throw Error(ParseErrorCode.Name, "there is no result yet for '_' to stand for", node);

    private Expr Free(string name, SyntaxNode node, int position)
    {
        // Later inputs come after earlier ones, and what stands in a function of an earlier input comes last.
        var order = ReferenceEquals(_context.Text, _parsed.Text) ? ((long)_input << 32) + position : long.MaxValue;
        if (_state.Free.TryGetValue(name, out var known))
        {
            if (order < known.Order || known.Input != _input)
                _state.Free[name] = new FreeVariable(known.Symbol, Math.Min(order, known.Order), _input);
            return known.Symbol;
        }

        if (IsLength(name))
            return LengthNamed(name);
        if (IdentityNamed(name) is { } identity)
            return identity;
        var symbol = NewVariable(name, node);
        _state.Free[name] = new FreeVariable(symbol, order, _input);
        return symbol;
    }

    // I beside a matrix, as in XᵀX − I, is the identity, unless somebody has said what I is.
    private Expr? IdentityNamed(string name)
    {
        if (name != "I" || _given.ContainsKey(name) || DeclaredOf(name) is not null || _graph.TryGetSymbol(name, out _) && !_created.Contains(name)
            || !_inference.TryGet(name, out var shape) || shape.Order != 2 || shape[0] != shape[1] && !Unify(shape[0], shape[1]))
            return null;
        return _graph.Identity(shape[0]);
    }

    private ParseException Cycle(PlannedStatement equation, SyntaxNode node)
    {
        var chain = _begun.SkipWhile(begun => begun != equation).Select(static begun => begun.Target!).Distinct().ToArray();
        if (chain.Length <= 1)
        {
            var hint = equation.Statement is AssignmentStatement { Target.Indices.Count: 0 } ? $"write {equation.Target} := … to give '{equation.Target}' a new value" : null;
            return Error(ParseErrorCode.Name, $"'{equation.Target}' is defined by itself", node, hint);
        }

        var shown = chain.Length <= 8 ? string.Join(" → ", chain) : string.Join(" → ", chain[..4]) + " → … → " + chain[^1];
        return Error(ParseErrorCode.Name, $"the definitions go round in a circle: {shown} → {chain[0]}", node, $"solve the equations for '{chain[0]}' first");
    }

    private int WholeNumber(Expr value, SyntaxNode node, string what)
    {
        if (!value.Number.IsInteger)
            throw Error(ParseErrorCode.Type, $"{what} is a whole number, and this is {value}", node);
        if (Rational.Abs(value.Number) > int.MaxValue)
            throw Error(ParseErrorCode.Limit, $"{what} of more than nine digits is not read", node);
        return (int)value.Number.Numerator;
    }

    private string Shown(SyntaxNode node) => node is NameNode name ? name.Name : node.Span.Length <= 40 ? _context.Text.Substring(node.Span.Start, node.Span.Length) : "…";

    // Looks a name up once more, now that its equation has been bound.
    private sealed class Again(string name, ExpressionNode node) : Frame
    {
        public override void Resume(Binder binder, int state)
        {
            binder._at = node;
            binder.Reference(name, node);
        }
    }

    private bool IsKnown(string name) =>
        _equationsAhead?.ContainsKey(name) == true || _step.ContainsKey(name) || _equations.TryGet(name, out _) || _state.Free.ContainsKey(name)
        || name.Contains('[') && (_given.ContainsKey(name) || _state.Declared.ContainsKey(name));

    // Whether there are members W[1], W[2] … of a name that means nothing itself.
    private bool IsFamily(string name) => !HasMeaning(name) && !HasAxes(name) && Members(name).Any();

    private IEnumerable<string> Members(string family)
    {
        var start = family + "[";
        return _state.Free.Keys
            .Concat(_equationsAhead?.Keys ?? Enumerable.Empty<string>())
            .Concat(_equations.Definitions.Select(static d => d.Name))
            .Concat(_given.Keys)
            .Where(name => name.StartsWith(start, StringComparison.Ordinal))
            .Distinct();
    }
}
