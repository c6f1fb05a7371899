using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Derivatives: first by symbols, with only those names replaced that depend on them; what the other names stand for comes last. So x := 3 does
// not turn d/dx x² into the derivative of 9.
internal sealed partial class Binder
{
    // The last derivative of a number by one name, and where it stands.
    private (SyntaxNode Node, Expr Of, Expr By)? _gradient;

    private void Derivative(DerivativeNode node)
    {
        ExpressionNode[] variables = [.. node.Variables.Select(variable => IsComponent(variable) ? ((IndexNode)variable).Target : variable)];
        Push(new Gathering(node, [node.Operand, .. variables], static (binder, gathering) => binder.Derivative((DerivativeNode)gathering.Node, gathering.Items)), 0);
    }

    private void Derivative(DerivativeNode node, IReadOnlyList<ExpressionNode> items)
    {
        Expr[] symbols = Array.ConvertAll(PopValues(node.Variables.Count), static value => value.Node);
        for (var k = 0; k < symbols.Length; k++)
        {
            if (items[k + 1] != node.Variables[k])
                LearnFromIndices(new Value(symbols[k]), ((IndexNode)node.Variables[k]).Indices.Count);
        }

        var variables = Variables(symbols, node.Variables);
        var operand = PopValue();
        if (operand.Indices is null && !node.Variables.Any(IsComponent))
        {
            Push(Differentiated(Plain(operand), variables, node));
            Remember(node, operand.Node, variables);
            return;
        }

        // By components: the derivative by the whole, of which the components are taken.
        var f = operand with { Node = _equations.InTermsOf(operand.Node, variables) };
        RequireReal(f.Node, node);
        for (var k = 0; k < variables.Length; k++)
        {
            var variable = variables[k];
            var derivative = f with { Node = Noted(node, notes => _calculus.Differentiate(f.Node, [variable], notes)) };
            f = IsComponent(node.Variables[k]) ? PartOfDerivative(derivative, variable, (IndexNode)node.Variables[k]) : derivative;
        }

        Push(f);
    }

    // Whether something by which a derivative is taken is a component of a vector or matrix, and not a member of a family.
    private bool IsComponent(ExpressionNode variable)
    {
        if (variable is not IndexNode { Target: NameNode { Name: var name } } index)
            return false;
        if (HasAxes(name) || _equations.TryGet(name, out var definition) && !definition.Symbol.Shape.IsScalar)
            return true;
        return !HasMeaning(name) && !IsFamily(name) && index.Indices.All(item => item is NameNode one && (!LocalNames.TryGet(_context.Names, one.Name, out var local) || local.Axis is not null))
            && !index.Indices.Any(item => item is NameNode one && HasMeaning(one.Name));
    }

    // ∂E/∂w_jk: indices without a value are those of the result.
    private Value PartOfDerivative(Value derivative, Expr variable, IndexNode index)
    {
        var first = derivative.Node.Shape.Order - variable.Shape.Order;
        if (index.Indices.Count != variable.Shape.Order)
            throw Error(ParseErrorCode.Shape, $"{variable.Shape} needs {variable.Shape.Order} {(variable.Shape.Order == 1 ? "index" : "indices")}, got {index.Indices.Count}", index);
        var selected = new AxisPart[derivative.Node.Shape.Order];
        Array.Fill(selected, AxisPart.All);
        var names = new List<string>();
        var axes = new List<int>();
        var kept = first;
        for (var k = 0; k < index.Indices.Count; k++)
        {
            var item = index.Indices[k];
            if (item is NameNode name && (!LocalNames.TryGet(_context.Names, name.Name, out var local) || local.Axis is not null) && !HasMeaning(name.Name))
            {
                names.Add(name.Name);
                axes.Add(kept++);
                continue;
            }

            var value = _equations.Resolve(Plain(Nested(item, _context)));
            if (!value.IsNumber)
                throw Error(ParseErrorCode.Name, $"an index is a number, and '{Shown(item)}' has no value", item);
            selected[first + k] = PartOf(new Selected(item) { Number = WholeNumber(value, item, "an index") }, variable.Shape[k], new Value(variable));
        }

        var part = Array.TrueForAll(selected, static one => one.IsAll) ? derivative.Node : TensorFunctions.Slice(derivative.Node, selected);
        return names.Count == 0 ? derivative with { Node = part } : Freed(part, derivative.Indices ?? [], names, axes);
    }

    // The derivative by one variable after the other; of a list, entry by entry. The axes of the variables come last.
    private Expr Differentiated(Expr operand, IReadOnlyList<Expr> variables, SyntaxNode node)
    {
        if (variables.Count == 0)
            return operand;
        var f = _equations.InTermsOf(operand, variables);
        if (f.Is(Operators.Array) && variables.All(static variable => variable.Shape.IsScalar))
            return _graph.Array(f.Type.Shape, [.. f.Operands.Select(entry => Differentiated(entry, variables, node))]);
        RequireReal(f, node);
        return Noted(node, notes => _calculus.Differentiate(f, variables, notes));
    }

    private void Remember(SyntaxNode node, Expr of, Expr[] by)
    {
        if (by.Length == 1 && of.Shape.IsScalar)
            _gradient = (node, of, by[0]);
    }

    private T Noted<T>(SyntaxNode node, Func<ICollection<string>, T> take)
    {
        _at = node;
        var notes = new List<string>();
        var result = take(notes);
        foreach (var note in notes)
            Note(node, note);
        return result;
    }

    // Checks that derivatives can be taken by some values. A name that this step of updates has given a new value ends the step first.
    private Expr[] Variables(Expr[] values, IReadOnlyList<SyntaxNode> nodes)
    {
        for (var k = 0; k < values.Length; k++)
        {
            var value = values[k];
            if (!value.IsSymbol)
            {
                var shown = Shown(nodes[k]);
                throw value.Is(Operators.Array) ? Error(ParseErrorCode.Name, "a derivative by a list", nodes[k], "differentiate by its entries, as in grad(u, [x, y])")
                    : Error(
                        ParseErrorCode.Name,
                        value.IsNumber && nodes[k] is NameNode ? $"'{shown}' is the number {value} here, and derivatives are taken by names" : "a derivative is taken by a name",
                        nodes[k],
                        "name what varies, as in d/dx");
            }

            if (value.Type.Element != Element.Real)
                throw Error(ParseErrorCode.Type, "a derivative is taken by a number, and this is a condition", nodes[k]);
            if (_step.Count > 0 && IsUpdatedInStep(value))
                throw new DerivativeByUpdated();
        }

        return values;
    }

    // ∇ and ∇², by the names below it or by those that suggest themselves.
    private void Gradient(GradientNode node)
    {
        var variables = node.Variables.Count > 0 ? node.Variables : Parameters(node);
        Push(new Gathering(node, [node.Operand, .. variables], static (binder, gathering) =>
        {
            var gradient = (GradientNode)gathering.Node;
            var by = binder.Variables(Array.ConvertAll(binder.PopValues(gathering.Items.Count - 1), static value => value.Node), gathering.Items.Skip(1).ToArray());
            var operand = binder.Pop();
            by = by.Length > 0 ? by : binder.Updated(operand) ?? binder.FreeVariables(operand, gradient);
            binder.Push(gradient.Kind == GradientKind.Gradient ? binder.Gradient(operand, by, gradient) : binder.Laplacian(operand, by, gradient));
        }), 0);
    }

    // What param has declared.
    private List<ExpressionNode> Parameters(SyntaxNode node) => _state.Parameters.ConvertAll(name => (ExpressionNode)new NameNode(node.Span, name));

    // In W := W − η∇L the derivative is the one by W, if L depends on it.
    private Expr[]? Updated(Expr operand)
    {
        if (_context.Statement is not { Statement: AssignmentStatement { Kind: AssignmentKind.Update }, Target: { } name })
            return null;
        var symbol = _equations.TryGet(name, out var definition) ? definition.Symbol : _state.Free.TryGetValue(name, out var free) ? free.Symbol : default(Expr?);
        return symbol is { Shape.IsScalar: false } variable && Definition.SymbolsOf(_equations.InTermsOf(operand, [variable])).Contains(variable.Id) ? [variable] : null;
    }

    // Without declared parameters: everything that is free in the operand, in alphabetical order.
    private Expr[] FreeVariables(Expr operand, SyntaxNode node)
    {
        Expr[] free = [.. Definition.SymbolsOf(_equations.Resolve(operand)).Select(id => _graph[id]).Where(s => s.Type.Element == Element.Real && !_state.Lengths.Contains(s.Name)).OrderBy(static s => s.Name, StringComparer.Ordinal)];
        return free.Length > 0 ? free
            : throw Error(ParseErrorCode.Name, "there is no variable left by which to differentiate", node, "name the variables, as in ∇_x u or grad(u, x, y)");
    }

    // The derivative by one variable has its shape, that by several numbers is a vector.
    private Expr Gradient(Expr operand, Expr[] variables, SyntaxNode node)
    {
        var f = _equations.InTermsOf(operand, variables);
        if (!f.Shape.IsScalar)
            throw Error(ParseErrorCode.Shape, $"a gradient is taken of a number, and this is in {f.Type.Shape}", node, "write jacobian(u, x)");
        RequireReal(f, node);
        Remember(node, operand, variables);
        if (variables.Length == 1)
            return variables[0].Shape.IsScalar ? Differentiated(f, variables, node) : Noted(node, notes => _calculus.Gradient(f, variables, notes))[0];
        RequireDistinct(variables, node);
        RequireNumbers(variables, node, "grad(u, {0})");
        return Vector(Noted(node, notes => _calculus.Gradient(f, variables, notes)));
    }

    // The derivatives by things of different shapes are no vector.
    private void RequireNumbers(IReadOnlyList<Expr> variables, SyntaxNode node, string one)
    {
        if (variables.FirstOrDefault(static variable => !variable.Shape.IsScalar) is { Graph: not null } tensor)
        {
            throw Error(ParseErrorCode.Shape, $"the derivatives by {string.Join(", ", variables.Select(static variable => variable.Name))} have different shapes and make no vector", node,
                $"take them one by one, as in {string.Format(System.Globalization.CultureInfo.InvariantCulture, one, tensor.Name)}");
        }
    }

    private Expr Laplacian(Expr operand, Expr[] variables, SyntaxNode node)
    {
        RequireDistinct(variables, node);
        Expr? sum = null;
        foreach (var variable in variables)
        {
            var second = Differentiated(operand, [variable, variable], node);
            if (!variable.Shape.IsScalar)
            {
                // The trace of the second derivative.
                int[] outer = [.. Enumerable.Range(IndexAxis, second.Shape.Order - 2 * variable.Shape.Order)], inner = [.. Enumerable.Range(0, variable.Shape.Order)];
                var builder = new ContractionBuilder(_graph);
                builder.Multiply(second, [.. outer, .. inner, .. inner]);
                second = builder.Build(outer);
            }

            sum = sum is { } before ? _graph.Apply(Operators.Add, before, second) : second;
        }

        return sum!.Value;
    }

    private void RequireDistinct(IReadOnlyList<Expr> variables, SyntaxNode node)
    {
        var seen = new HashSet<int>();
        foreach (var variable in variables)
        {
            if (!seen.Add(variable.Id))
                throw Error(ParseErrorCode.Name, $"the variable '{variable.Name}' occurs twice", node, "name each variable once");
        }
    }

    private Expr Vector(IReadOnlyList<Expr> entries) => _graph.Array(new Shape(entries.Count), [.. entries]);

    private Expr Table(Expr[,] entries) =>
        _graph.Array(new Shape(entries.GetLength(0), entries.GetLength(1)), [.. entries.Cast<Expr>()]);
}
