using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>
/// A picture of a graph of operations: variables on the left, results on the right, in layers. Sizes follow from the texts, positions
/// from the graph alone, so that values can change in a picture that stays as it is.
/// </summary>
public sealed class GraphDrawing
{
    /// <summary>The most nodes of a picture.</summary>
    public const int MostNodes = 2000;

    /// <summary>The size of the letters of labels.</summary>
    public const double FontSize = 15;

    private const double NodeHeight = 38;
    private const double PortDistance = 18;
    private const double LeastWidth = 44;
    private const double StubWidth = 64;
    private const double ResultInset = 6;

    private GraphDrawing(double width, double height, ImmutableArray<DrawnNode> nodes, ImmutableArray<DrawnWire> wires, ImmutableArray<DrawnResult> results) =>
        (Width, Height, Nodes, Wires, Results) = (width, height, nodes, wires, results);

    /// <summary>The width of the picture.</summary>
    public double Width { get; }

    /// <summary>The height of the picture.</summary>
    public double Height { get; }

    /// <summary>How far each wire runs straight from its node before it bends.</summary>
    public double Stub => StubWidth;

    /// <summary>The nodes, in the order of what is drawn.</summary>
    public ImmutableArray<DrawnNode> Nodes { get; }

    /// <summary>The wires, by users and for each user by operands.</summary>
    public ImmutableArray<DrawnWire> Wires { get; }

    /// <summary>The names of results on the right, each with its wire.</summary>
    public ImmutableArray<DrawnResult> Results { get; }

    /// <summary>What the nodes compute from the variables, in the order of <see cref="Nodes"/>.</summary>
    public ImmutableArray<Expr> Expressions { get; private init; }

    /// <summary>The graph that is drawn; null for one with appended derivatives.</summary>
    internal ComputationalGraph? Graph { get; private init; }

    /// <summary>Draws a computational graph: positions are those in <see cref="ComputationalGraph.Nodes"/>, edges those of their inputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What the output is called as a result; null for the name of its node.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="LimitException">It has more than <see cref="MostNodes"/> nodes, or its wires cross too many layers.</exception>
    public static GraphDrawing Of(ComputationalGraph graph, string? name = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        RequireFew(graph.Nodes.Length);
        var names = graph.Nodes.Select(static n => n.Name).ToHashSet();
        int last = graph.Nodes.Length - 1;
        var drafts = graph.Nodes.Select((node, i) => new Draft(
            NodeLabel.Of(node.Formula, names.Contains, e => graph.Print(e, PrintForm.Unicode)),
            graph.NameOf(i, PrintForm.Unicode),
            PictureText.Shortened(graph.Print(node.Formula, PrintForm.Unicode), 200),
            node.IsInput ? DrawnKind.Input : node.Role == GateRole.Constant ? DrawnKind.Constant : DrawnKind.Forward,
            i == last ? name ?? (node.IsInput ? null : graph.NameOf(i, PrintForm.Unicode)) : null,
            [.. node.Inputs.Select(static e => e.Input)])).ToList();
        GraphDrawing drawing = Of(drafts, cancellation);
        return new GraphDrawing(drawing.Width, drawing.Height, drawing.Nodes, drawing.Wires, drawing.Results) { Graph = graph, Expressions = [.. graph.Nodes.Select(static n => n.Value)] };
    }

    /// <summary>Draws the graph of a function together with its derivatives: the nodes that differentiation appended are of kind <see cref="DrawnKind.Backward"/>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="derivatives">The derivatives with their labels, for instance ∂f/∂x.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="LimitException">There are more than <see cref="MostNodes"/> nodes, or the wires cross too many layers.</exception>
    public static GraphDrawing WithDerivatives(Expr f, string name, IReadOnlyList<(string Label, Expr Value)> derivatives, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        ExprGraph graph = f.Graph;
        var results = new Dictionary<int, string> { [f.Id] = name };
        foreach ((string label, Expr value) in derivatives)
        {
            results[value.Id] = results.TryGetValue(value.Id, out string? before) ? $"{before}, {label}" : label;
        }

        bool[] forward = graph.Reachable([f.Id]);
        bool[] all = graph.Reachable([f.Id, .. derivatives.Select(static d => d.Value.Id)]);
        int[] ids = [.. Enumerable.Range(0, all.Length).Where(id => all[id])];
        RequireFew(ids.Length);
        string letter = GraphBuilder.FreeLetter(graph, ids);
        var places = new Dictionary<Expr, int>();
        var inNames = new Dictionary<int, Expr>();
        var varies = new HashSet<int>();
        var drafts = new List<Draft>();
        var expressions = ImmutableArray.CreateBuilder<Expr>();

        // Variables first, as everywhere.
        foreach (int id in ids.OrderBy(id => !graph.IsSymbol(id)))
        {
            cancellation.ThrowIfCancellationRequested();
            Expr node = graph[id];
            bool isInput = graph.IsSymbol(id);
            bool isConstant = !isInput && node.Operands.All(o => !varies.Contains(o.Id));
            Expr formula = node;
            if (!isConstant)
            {
                varies.Add(id);
                formula = isInput ? node : graph.Rebuild(node, [.. node.Operands.Select(o => inNames[o.Id])]);
            }

            // A constant or a condition stands in the boxes of those that use it.
            if ((isConstant || node.Type.Element == Element.Boolean) && !results.ContainsKey(id))
            {
                inNames[id] = formula;
                continue;
            }

            Expr symbol = isInput || isConstant ? node : graph.FreshSymbol($"{letter}_{drafts.Count(static d => d.Kind is DrawnKind.Forward or DrawnKind.Backward) + 1}", node.Type, node.Facts);
            places.Add(symbol, drafts.Count);
            inNames[id] = symbol;
            expressions.Add(node);
            drafts.Add(new Draft(
                NodeLabel.Of(formula, places.ContainsKey, Printed),
                isConstant ? "" : Printed(symbol),
                Printed(formula),
                isInput ? DrawnKind.Input : isConstant ? DrawnKind.Constant : id < forward.Length && forward[id] ? DrawnKind.Forward : DrawnKind.Backward,
                results.GetValueOrDefault(id),
                isConstant || isInput ? [] : [.. graph.NodesOf(formula).Where(part => places.ContainsKey(graph[part])).Select(part => places[graph[part]])]));
            if (!isConstant && !isInput && formula.Operands.Count > 0)
            {
                // In the order of the operands, each time that one is used; names inside conditions come after them.
                int[] direct = [.. formula.Operands.Where(places.ContainsKey).Select(o => places[o])];
                drafts[^1] = drafts[^1] with { Inputs = [.. direct, .. drafts[^1].Inputs.Except(direct)] };
            }
        }

        GraphDrawing drawing = Of(drafts, cancellation);
        return new GraphDrawing(drawing.Width, drawing.Height, drawing.Nodes, drawing.Wires, drawing.Results) { Expressions = expressions.ToImmutable() };

        static string Printed(Expr e) => e.Display(PrintForm.Unicode, static _ => null, 200);
    }

    /// <summary>The values of all nodes at a point; of a computational graph also the derivatives of its output.</summary>
    /// <param name="point">The values of the variables by name.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    /// <exception cref="ElementException">The graph is made of tensors.</exception>
    public GraphValues ValuesAt(IReadOnlyDictionary<string, double> point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (Graph is not null)
        {
            return Graph.ValuesAt(point);
        }

        if (Expressions.Any(static e => !e.Shape.IsScalar))
        {
            throw new ElementException("Values are written on the wires of graphs of numbers, and this one is made of tensors.");
        }

        Expr[] inputs = [.. Expressions.Where(static e => e.IsSymbol)];
        string[] missing = [.. inputs.Select(static v => v.Name).Where(n => !point.ContainsKey(n))];
        if (missing.Length > 0)
        {
            throw new UnresolvedNameException($"No value is given for {string.Join(", ", missing)}.", missing) { Hint = $"Add a value for {missing[0]} to the point." };
        }

        double[] values = new double[Expressions.Length];
        Program.Create(Expressions, inputs).Run([.. inputs.Select(v => point[v.Name])], values);
        return new GraphValues([.. values], [], new Dictionary<GraphEdge, double>());
    }

    /// <summary>The picture as SVG: self-contained, without scripts, light or dark as the reader prefers.</summary>
    /// <param name="values">The numbers at a point: on each wire its value above and the derivative of the output below; null for none.</param>
    /// <param name="title">What a screen reader says first; null for a general title.</param>
    public string ToSvg(GraphValues? values = null, string? title = null) => GraphSvg.Write(this, values, title);

    /// <summary>The picture in the language of Graphviz, which lays it out itself.</summary>
    /// <param name="values">The numbers at a point; null for none.</param>
    public string ToDot(GraphValues? values = null) => GraphDot.Write(this, values);

    private static GraphDrawing Of(List<Draft> drafts, CancellationToken cancellation)
    {
        LayoutNode[] sizes = [.. drafts.Select(static d => new LayoutNode(
            Math.Max(LeastWidth, PictureText.WidthOf(d.Label, FontSize) + 22),
            Math.Max(NodeHeight, d.Inputs.Length * PortDistance),
            d.Inputs))];

        // The names of results take part in the layout as well, so that nothing lies on them.
        int[] results = [.. Enumerable.Range(0, drafts.Count).Where(i => drafts[i].Result is not null)];
        LayoutNode[] names = [.. results.Select(i => new LayoutNode(PictureText.WidthOf(drafts[i].Result!, FontSize) + (2 * ResultInset), FontSize, [i]))];
        LayeredLayout layout = LayeredLayout.Of([.. sizes, .. names], StubWidth, cancellation);
        var nodes = drafts.Select((d, i) => new DrawnNode(i, layout.Centres[i], sizes[i].Width, sizes[i].Height, d.Label, d.Name, d.Formula, d.Kind, d.Result));
        var wires = drafts.SelectMany((d, user) => d.Inputs.Select((input, edge) => new DrawnWire(user, input, edge, [.. layout.Wires[user][edge]])));
        return new GraphDrawing(
            layout.Width,
            layout.Height,
            [.. nodes],
            [.. wires],
            [.. results.Select((node, k) => new DrawnResult(node, drafts[node].Result!, layout.Centres[drafts.Count + k], [.. layout.Wires[drafts.Count + k][0]]))]);
    }

    private static void RequireFew(int nodes)
    {
        if (nodes > MostNodes)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The graph has {nodes} nodes, and pictures are drawn of at most {MostNodes}."))
            {
                Hint = "Draw a part of it; ToDot (symbolic parse --format dot) writes graphs of any size.",
            };
        }
    }

    /// <summary>A node before it has a place.</summary>
    private sealed record Draft(string Label, string Name, string Formula, DrawnKind Kind, string? Result, int[] Inputs);
}
