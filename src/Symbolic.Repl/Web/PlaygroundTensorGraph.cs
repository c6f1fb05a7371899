using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>The graph of a function of vectors and matrices: shapes on the wires, then the lines of the backward pass, each at its node.</summary>
internal static class PlaygroundTensorGraph
{
    /// <summary>The nodes one after the other, then the backward pass where there is one.</summary>
    public static GraphAnswer Of(GraphDrawing drawing, Query query, Problem problem, CancellationToken cancellation)
    {
        IReadOnlyList<BackwardLine> lines = Lines(query, problem, cancellation);
        Formula function = PlaygroundAnswers.LabelOf(problem);
        var places = new Dictionary<Expr, int>();
        for (int i = 0; i < drawing.Expressions.Length; i++)
        {
            places.TryAdd(drawing.Expressions[i], i);
        }

        // A line is the derivative by a name of the program, or by a part without one.
        int?[] nodes = [.. lines.Select(line => places.TryGetValue(problem.Resolve(line.Of), out int place) ? place : (int?)null)];
        var gradients = new Dictionary<int, (BackwardLine Line, Formula Text)>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (nodes[i] is { } node)
            {
                gradients[node] = (lines[i], Text(lines[i]));
            }
        }

        return new GraphAnswer(
            drawing.Width,
            drawing.Height,
            drawing.Stub,
            [
                .. drawing.Nodes.Select((n, i) => new GraphNodeAnswer(n.Name, n.Label, FormulaOf(n), n.Kind == DrawnKind.Input ? "input" : "function", n.Centre.X, n.Centre.Y, n.Width, n.Height, null, null, gradients.TryGetValue(i, out var found) ? found.Text : null)
                {
                    Shape = string.Join('×', drawing.Expressions[i].Shape.Axes.Select(static a => a.ToString())),
                    GradientName = gradients.TryGetValue(i, out var named) ? named.Line.Name.ToUnicode() : null,
                }),
            ],
            [.. drawing.Wires.Select(static w => new GraphEdgeAnswer(w.User, w.Input, w.ToPath(), null, null))],
            [
                .. drawing.Nodes.Select(static n => new GraphStepAnswer(n.Node, null, IsForward: true, FormulaOf(n), null, null)),
                .. lines.Select((line, i) => new GraphStepAnswer(nodes[i], null, IsForward: false, Text(line), null, null)),
            ],
            "");

        Formula Text(BackwardLine line)
        {
            Formula name = Shown.Formula(line.Name), value = Shown.Formula(line.Value);
            Formula of = Shown.Derivative(function, Shown.Formula(line.Of), DerivativeKind.Partial);
            return line.Of.IsSymbol
                ? new Formula($"{name.Latex} = {of.Latex} = {value.Latex}", $"{name.Text} = {of.Text} = {value.Text}")
                : new Formula($"{name.Latex} = {value.Latex}", $"{name.Text} = {value.Text}");
        }
    }

    // Without a derivative the graph of the function is still worth seeing; the result says why there is none.
    private static IReadOnlyList<BackwardLine> Lines(Query query, Problem problem, CancellationToken cancellation)
    {
        if (!problem.Shape.IsScalar || !problem.IsOfNumbers || problem.FreeNames.Count == 0)
        {
            return [];
        }

        try
        {
            return Derivation.Run(query with { Operation = Operation.Gradient, Lines = BackwardLines.Yes }, problem, cancellation).Backward?.Lines ?? [];
        }
        catch (Exception e) when (PlaygroundError.Knows(e))
        {
            return [];
        }
    }

    // Typesetting would need the names of parts, which only the picture has.
    private static Formula FormulaOf(DrawnNode node) => new("", node.Kind == DrawnKind.Input ? node.Name : $"{node.Name} = {node.Formula}");
}
