using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Derivatives: first by symbols, with only those names replaced that depend on them; what the other names stand for comes last. So x := 3 does
// not turn d/dx x² into the derivative of 9.
internal sealed partial class Binder
{
    private void Derivative(DerivativeNode node)
    {
        var variables = Variables(Pop(node.Variables.Count), node.Variables);
        Push(Differentiated(Pop(), variables, node));
    }

    // The derivative by one variable after the other; of a list, entry by entry.
    private Expr Differentiated(Expr operand, IReadOnlyList<Expr> variables, SyntaxNode node)
    {
        if (variables.Count == 0)
            return operand;
        var f = _equations.InTermsOf(operand, variables);
        if (f.Is(Operators.Array))
            return _graph.Array(f.Type.Shape, [.. f.Operands.Select(entry => Differentiated(entry, variables, node))]);
        RequireNumber(f, node);
        return Noted(node, notes => _calculus.Differentiate(f, variables, notes));
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
                throw value.Is(Operators.Array) ? TensorError("a derivative by a list", nodes[k], "differentiate by its entries, as in grad(u, [x, y])")
                    : Error(
                        ParseErrorCode.Name,
                        value.IsNumber && nodes[k] is NameNode ? $"'{shown}' is the number {value} here, and derivatives are taken by names" : "a derivative is taken by a name",
                        nodes[k],
                        "name what varies, as in d/dx");
            }

            if (!value.Type.Shape.IsScalar)
                throw TensorError("a derivative by a list", nodes[k]);
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
            var by = binder.Variables(binder.Pop(gathering.Items.Count - 1), gathering.Items.Skip(1).ToArray());
            var operand = binder.Pop();
            by = by.Length > 0 ? by : binder.FreeVariables(operand, gradient);
            binder.Push(gradient.Kind == GradientKind.Gradient ? binder.Gradient(operand, by, gradient) : binder.Laplacian(operand, by, gradient));
        }), 0);
    }

    // What param has declared.
    private List<ExpressionNode> Parameters(SyntaxNode node) => _state.Parameters.ConvertAll(name => (ExpressionNode)new NameNode(node.Span, name));

    // Without declared parameters: everything that is free in the operand, in alphabetical order.
    private Expr[] FreeVariables(Expr operand, SyntaxNode node)
    {
        Expr[] free = [.. Definition.SymbolsOf(_equations.Resolve(operand)).Select(id => _graph[id]).Where(static s => s.Type.IsRealScalar).OrderBy(static s => s.Name, StringComparer.Ordinal)];
        return free.Length > 0 ? free
            : throw Error(ParseErrorCode.Name, "there is no variable left by which to differentiate", node, "name the variables, as in ∇_x u or grad(u, x, y)");
    }

    // The derivative by one variable is a number, by several it is a vector.
    private Expr Gradient(Expr operand, Expr[] variables, SyntaxNode node)
    {
        var f = _equations.InTermsOf(operand, variables);
        if (f.Is(Operators.Array))
            throw Error(ParseErrorCode.Shape, $"a gradient is taken of a number, and this is in {f.Type.Shape}", node, "write jacobian(u, x)");
        if (variables.Length == 1)
            return Differentiated(f, variables, node);
        RequireNumber(f, node);
        RequireDistinct(variables, node);
        return Vector(Noted(node, notes => _calculus.Gradient(f, variables, notes)));
    }

    private Expr Laplacian(Expr operand, Expr[] variables, SyntaxNode node)
    {
        RequireDistinct(variables, node);
        Expr? sum = null;
        foreach (var variable in variables)
        {
            var second = Differentiated(operand, [variable, variable], node);
            sum = sum is { } before ? OnNumbers(Operators.Add, before, second) : second;
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
