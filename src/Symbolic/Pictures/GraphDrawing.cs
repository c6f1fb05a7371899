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

    private GraphDrawing(double width, double height, ImmutableArray<DrawnNode> nodes, ImmutableArray<DrawnWire> wires) =>
        (Width, Height, Nodes, Wires) = (width, height, nodes, wires);

    /// <summary>The width of the picture.</summary>
    public double Width { get; }

    /// <summary>The height of the picture.</summary>
    public double Height { get; }

    /// <summary>How far each wire runs straight from its node before it bends; results have a piece of this length as well.</summary>
    public double Stub => StubWidth;

    /// <summary>The nodes, in the order of what is drawn.</summary>
    public ImmutableArray<DrawnNode> Nodes { get; }

    /// <summary>The wires, by users and for each user by operands.</summary>
    public ImmutableArray<DrawnWire> Wires { get; }

    /// <summary>What the nodes compute from the variables, in the order of <see cref="Nodes"/>.</summary>
    internal ImmutableArray<Expr> Expressions { get; private init; }

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
        return new GraphDrawing(drawing.Width, drawing.Height, drawing.Nodes, drawing.Wires) { Graph = graph, Expressions = [.. graph.Nodes.Select(static n => n.Value)] };
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
        var places = new Dictionary<int, int>();
        var varies = new HashSet<int>();
        var drafts = new List<Draft>();
        var expressions = ImmutableArray.CreateBuilder<Expr>();
        int number = 0;

        // Variables first, as everywhere.
        foreach (int id in ids.OrderBy(id => !graph.IsSymbol(id)))
        {
            cancellation.ThrowIfCancellationRequested();
            Expr node = graph[id];
            bool isInput = graph.IsSymbol(id);
            if (isInput || node.Operands.Any(o => varies.Contains(o.Id)))
            {
                varies.Add(id);
            }
            else if (!results.ContainsKey(id))
            {
                // A constant stands in the boxes of those that use it.
                continue;
            }

            string Print(Expr e) => e.Display(PrintForm.Unicode, _ => null, 200);
            places.Add(id, drafts.Count);
            expressions.Add(node);
            drafts.Add(new Draft(
                varies.Contains(id) ? NodeLabel.Of(node, o => places.ContainsKey(o.Id), Print) : PictureText.Shortened(Print(node), 28),
                isInput ? Print(node) : varies.Contains(id) ? $"v{Subscript(++number)}" : "",
                Print(node),
                isInput ? DrawnKind.Input : !varies.Contains(id) ? DrawnKind.Constant : id < forward.Length && forward[id] ? DrawnKind.Forward : DrawnKind.Backward,
                results.GetValueOrDefault(id),
                varies.Contains(id) ? [.. node.Operands.Where(o => places.ContainsKey(o.Id)).Select(o => places[o.Id])] : []));
        }

        GraphDrawing drawing = Of(drafts, cancellation);
        return new GraphDrawing(drawing.Width, drawing.Height, drawing.Nodes, drawing.Wires) { Expressions = expressions.ToImmutable() };
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
        LayeredLayout layout = LayeredLayout.Of(sizes, StubWidth, cancellation);
        var nodes = drafts.Select((d, i) => new DrawnNode(i, layout.Centres[i], sizes[i].Width, sizes[i].Height, d.Label, d.Name, d.Formula, d.Kind, d.Result));
        var wires = drafts.SelectMany((d, user) => d.Inputs.Select((input, edge) => new DrawnWire(user, input, edge, [.. layout.Wires[user][edge]])));

        // The names of results stand at the ends of their wires.
        double width = drafts.Select((d, i) => d.Result is null ? 0 : layout.Centres[i].X + (sizes[i].Width / 2) + StubWidth + 20 + PictureText.WidthOf(d.Result, FontSize)).Max();
        return new GraphDrawing(Math.Max(layout.Width, width), layout.Height, [.. nodes], [.. wires]);
    }

    private static void RequireFew(int nodes)
    {
        if (nodes > MostNodes)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The graph has {nodes} nodes, and pictures are drawn of at most {MostNodes}."))
            {
                Hint = "Draw a part of it, or write it as DOT.",
            };
        }
    }

    private static string Subscript(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(static c => (char)('₀' + (c - '0'))));

    /// <summary>A node before it has a place.</summary>
    private sealed record Draft(string Label, string Name, string Formula, DrawnKind Kind, string? Result, int[] Inputs);
}
