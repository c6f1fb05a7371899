using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// What names stand for. A name that has a meaning stays a symbol, so that derivatives by it can be taken.
internal sealed partial class Binder
{
    private void Name(NameNode node)
    {
        if (LocalNames.TryGet(_context.Names, node.Name, out var local))
            Push(local);
        else
            Reference(node.Name, node);
    }

    // Leaves the symbol of a name on the stack, after the equation for it has been bound if that stands further on.
    private void Reference(string name, ExpressionNode node)
    {
        if (_step.Count > 0 && _step.TryGetValue(name, out var latest) && (IsDirect || !HasEarlierMeaning(name)))
        {
            Push(latest.Symbol);
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
        Push(_equations.TryGet(name, out var definition) ? definition.Symbol : name == "_" ? LastResult(node) : Free(name, node, node.Span.Start));
    }

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

        if (_state.Tensors.Count > 0 && (_state.Tensors.Contains(name) || _state.Tensors.Contains(Family(name))))
            throw TensorError($"'{name}' is declared with dimensions", node);
        var symbol = _shapes.TryGetValue(name, out var shape) && !shape.IsScalar ? _graph.Symbol(name, shape) : _graph.Symbol(name);
        _state.Free[name] = new FreeVariable(symbol, order, _input);
        return symbol;
    }

    private static string Family(string member) => member.IndexOf('[') is var bracket and > 0 ? member[..bracket] : member;

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

    // x_i, h[n+1], W[1,2], g[1] of a list g, and entries of a list on the spot.
    private void Index(IndexNode node)
    {
        foreach (var index in node.Indices)
        {
            if (index is SliceNode or RangeNode)
                throw TensorError("a range of components", index);
        }

        if (node.Target is NameNode)
            Push(new Gathering(node, node.Indices, static (binder, gathering) => binder.Indexed((IndexNode)gathering.Node)), 0);
        else
            Push(new Gathering(node, [.. node.Indices, node.Target], static (binder, gathering) => binder.IndexedValue((IndexNode)gathering.Node)), 0);
    }

    private void Indexed(IndexNode node)
    {
        var indices = Indices(node);
        new Member(node, indices).Resume(this, 0);
    }

    private void IndexedValue(IndexNode node)
    {
        var list = Pop();
        var indices = Indices(node);
        Push(Entry(list, indices, node));
    }

    private int[] Indices(IndexNode node)
    {
        var values = Pop(node.Indices.Count);
        var indices = new int[values.Length];
        for (var k = 0; k < values.Length; k++)
        {
            var value = _equations.Resolve(values[k]);
            if (!value.IsNumber)
                throw TensorError($"'{Shown(node.Indices[k])}' has no value here, so this is a component of a vector", node, "give the index a number, as in x_1 or Σ_{i=1}^3 x_i");
            indices[k] = WholeNumber(value, node.Indices[k], "an index");
        }

        return indices;
    }

    private Expr Entry(Expr list, ReadOnlySpan<int> indices, SyntaxNode node)
    {
        list = ListBehind(list);
        if (!list.Is(Operators.Array))
            throw list.Type.Shape.IsScalar ? Error(ParseErrorCode.Shape, "a number has no components", node) : TensorError("components", node);
        var axes = list.Type.Shape.Axes;

        // One index also selects from a single row.
        if (indices.Length == 1 && axes.Length == 2 && axes[0].Length == 1)
            axes = [axes[1]];
        if (indices.Length != axes.Length)
            throw Error(ParseErrorCode.Shape, $"{list.Type.Shape} needs {axes.Length} indices, got {indices.Length}", node);
        var position = 0;
        for (var k = 0; k < indices.Length; k++)
        {
            if (indices[k] < 1 || indices[k] > axes[k].Length)
                throw Error(ParseErrorCode.Shape, $"the index {indices[k]} is outside 1..{axes[k].Length}", node, "indices begin at 1");
            position = position * axes[k].Length + indices[k] - 1;
        }

        return list.Operands[position];
    }

    // The entries behind a name for a list.
    private Expr ListBehind(Expr value)
    {
        while (!value.Type.Shape.IsScalar && value.IsSymbol && _equations.TryGet(value, out var definition))
            value = definition.Value;
        return value;
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

    // A member of a family, a name with a number as its subscript, or an entry of a list.
    private sealed class Member(IndexNode node, int[] indices) : Frame
    {
        public override void Resume(Binder binder, int state)
        {
            binder._at = node;
            var name = ((NameNode)node.Target).Name;
            if (LocalNames.TryGet(binder._context.Names, name, out var local))
            {
                binder.Push(binder.Entry(local, indices, node));
                return;
            }

            var member = CanonicalName.Member(name, indices);
            var subscripted = CanonicalName.Subscripted(name, indices);
            if (binder.IsKnown(member))
            {
                binder.Reference(member, node);
            }
            else if (binder.IsKnown(subscripted))
            {
                binder.Reference(subscripted, node);
            }
            else if (binder._equationsAhead is not null && binder._equationsAhead.TryGetValue(name, out var ahead) && ahead.Progress == Progress.Waiting)
            {
                binder.Push(this, 0);
                binder.Begin(ahead);
            }
            else if (binder._equations.TryGet(name, out var definition) && !IsSubscript(binder))
            {
                binder.Push(binder.Entry(definition.Symbol, indices, node));
            }
            else
            {
                binder.Reference(IsSubscript(binder) ? subscripted : member, node);
            }
        }

        // x_1 and x₁ against x[1], x{1} and x⁽¹⁾.
        private bool IsSubscript(Binder binder)
        {
            var end = node.Target.Span.End;
            return end < binder._context.Text.Length && binder._context.Text[end] is not ('[' or '{' or '^' or '⁽' or '(' or ' ');
        }
    }

    private bool IsKnown(string name) =>
        _equationsAhead?.ContainsKey(name) == true || _step.ContainsKey(name) || _equations.TryGet(name, out _) || _state.Free.ContainsKey(name);
}
