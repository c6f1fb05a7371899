using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>The computational graph of what is worked on: its picture, its passes step by step, its paths.</summary>
internal static class PlaygroundGraph
{
    // More boxes than this cannot be told apart on a page.
    private const int MostNodes = 300;
    private const int MostPaths = 50;

    /// <summary>The graph with its picture; of tensors there is the picture alone.</summary>
    public static (ComputationalGraph? Graph, GraphDrawing Drawing, GraphValues? Values, string Point) Picture(PlaygroundRequest request, CancellationToken cancellation)
    {
        (Query query, Problem problem, _) = PlaygroundTarget.Read(request, Operation.Gradient, cancellation);
        return Picture(query, problem, cancellation);
    }

    private static (ComputationalGraph? Graph, GraphDrawing Drawing, GraphValues? Values, string Point) Picture(Query query, Problem problem, CancellationToken cancellation)
    {
        PlaygroundAnswers.RequireFew(problem);
        if (problem.Results is [var only] && Dependencies.Of([only.Value]).IncludeTensors)
        {
            GraphDrawing tensors = GraphDrawing.WithDerivatives(only.Value, problem.ResultLabels[0], [], cancellation);
            RequireFew(tensors.Nodes.Length);
            return (null, tensors, null, "");
        }

        ComputationalGraph graph = problem.GraphOfResult(cancellation);
        RequireFew(graph.Nodes.Length);
        GraphValues? values = null;
        string point = "";
        if (query.Points is [var given, ..])
        {
            try
            {
                values = graph.ValuesAt(Explained.PointFor(problem, given));
                point = Shown.Point(given);
            }
            catch (UnresolvedNameException)
            {
                // Without a value for each variable the graph is one of formulas.
            }
        }

        return (graph, GraphDrawing.Of(graph, cancellation: cancellation), values, point);
    }

    /// <summary>Nodes and edges with their places, and the steps of the forward and the backward pass.</summary>
    public static GraphAnswer Graph(PlaygroundRequest request, CancellationToken cancellation)
    {
        (Query query, Problem problem, _) = PlaygroundTarget.Read(request, Operation.Gradient, cancellation);
        (ComputationalGraph? ofNumbers, GraphDrawing drawing, GraphValues? values, string point) = Picture(query, problem, cancellation);
        if (ofNumbers is not { } graph)
        {
            return PlaygroundTensorGraph.Of(drawing, query, problem, cancellation);
        }

        ImmutableArray<ImmutableArray<(int, GraphEdge)>> uses = graph.Uses();
        IReadOnlyList<GraphNodeAnswer> nodes =
        [
            .. drawing.Nodes.Select((drawn, i) => new GraphNodeAnswer(
                drawn.Name,
                drawn.Label,
                Shown.InForms(f => graph.Nodes[i].IsInput ? graph.NameOf(i, f) : $"{graph.NameOf(i, f)} = {graph.Print(graph.Nodes[i].Formula, f)}"),
                Terminal.GraphTablePrinter.RoleOf(graph.Nodes[i].Role),
                drawn.Centre.X,
                drawn.Centre.Y,
                drawn.Width,
                drawn.Height,
                values?.Values[i],
                values?.Derivatives[i],
                Shown.InForms(f => $"{graph.GradientName(i, f)} = {graph.PrintGradient(i, uses, f)}"))),
        ];
        IReadOnlyList<GraphEdgeAnswer> edges =
        [
            .. drawing.Wires.Select(wire =>
            {
                GraphEdge edge = graph.Nodes[wire.User].Inputs[wire.Edge];
                return new GraphEdgeAnswer(wire.User, wire.Input, wire.ToPath(), Shown.InForms(f => graph.Print(edge.PartialInNames, f)), values?.PartialOf(edge));
            }),
        ];
        return new GraphAnswer(drawing.Width, drawing.Height, drawing.Stub, nodes, edges, [.. Forward(graph, values), .. Backward(graph, drawing, values)], point);
    }

    /// <summary>The paths from the output to a node.</summary>
    public static PathsAnswer Paths(PlaygroundRequest request, CancellationToken cancellation)
    {
        (ComputationalGraph? ofNumbers, GraphDrawing drawing, GraphValues? values, _) = Picture(request, cancellation);
        ComputationalGraph graph = ofNumbers ?? throw new RequestException("Paths are followed in graphs of numbers.", "The backward pass of tensors is written line by line among the steps.");
        if (request.Node < 0 || request.Node >= graph.Nodes.Length)
        {
            throw new RequestException("The graph has no such node.");
        }

        Dictionary<GraphEdge, int> places = PlacesOf(graph, drawing);
        int last = graph.Nodes.Length - 1;
        return new PathsAnswer(
            request.Node,
            Shown.Derivative(Name(graph, last), Name(graph, request.Node), DerivativeKind.Partial),
            graph.PathCounts()[request.Node].ToString(CultureInfo.InvariantCulture),
            [.. graph.PathsTo(request.Node, MostPaths).Select(path => new PathAnswer(path.Nodes, [.. path.Edges.Select(e => places[e])], Shown.Arrows(graph, path), Shown.Product(graph, path), values?.ProductOf(path)))],
            values?.Derivatives[request.Node]);
    }

    private static void RequireFew(int nodes)
    {
        if (nodes > MostNodes)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The computational graph has {nodes} nodes, and at most {MostNodes} are drawn on the page."));
        }
    }

    private static IEnumerable<GraphStepAnswer> Forward(ComputationalGraph graph, GraphValues? values)
    {
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            int at = i;
            Formula formula = Shown.InForms(f => node.IsInput ? graph.NameOf(at, f) : $"{graph.NameOf(at, f)} = {graph.Print(node.Formula, f)}");
            yield return new GraphStepAnswer(i, null, IsForward: true, formula, values?.Values[i], null);
        }
    }

    // From the output on: each node hands its derivative to those that it uses.
    private static IEnumerable<GraphStepAnswer> Backward(ComputationalGraph graph, GraphDrawing drawing, GraphValues? values)
    {
        Dictionary<GraphEdge, int> places = PlacesOf(graph, drawing);
        double[] totals = new double[graph.Nodes.Length];
        int last = graph.Nodes.Length - 1;
        totals[last] = 1;
        yield return new GraphStepAnswer(last, null, IsForward: false, Shown.InForms(f => $"{graph.GradientName(last, f)} = 1"), values is null ? null : 1, values is null ? null : 1);
        for (int i = last; i >= 0; i--)
        {
            int user = i;
            foreach (GraphEdge edge in graph.Nodes[i].Inputs)
            {
                Formula formula = Shown.InForms(f => $"{graph.GradientName(edge.Input, f)} {(f == PrintForm.Latex ? @"\mathrel{+}=" : "+=")} {graph.GradientName(user, f)}{(edge.PartialInNames.IsNumber && edge.PartialInNames.Number == Rational.One ? "" : ComputationalGraph.Times(f) + graph.PrintFactor(edge, f))}");
                double? added = null;
                if (values is not null)
                {
                    // What does not flow is not multiplied, as in the pass itself.
                    double partial = values.PartialOf(edge);
                    added = totals[i] == 0 || partial == 0 ? 0 : totals[i] * partial;
                    totals[edge.Input] += added.Value;
                }

                yield return new GraphStepAnswer(edge.Input, places[edge], IsForward: false, formula, added, values is null ? null : totals[edge.Input]);
            }
        }
    }

    private static Dictionary<GraphEdge, int> PlacesOf(ComputationalGraph graph, GraphDrawing drawing)
    {
        var places = new Dictionary<GraphEdge, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < drawing.Wires.Length; i++)
        {
            places.Add(graph.Nodes[drawing.Wires[i].User].Inputs[drawing.Wires[i].Edge], i);
        }

        return places;
    }

    private static Formula Name(ComputationalGraph graph, int node) => Shown.InForms(f => graph.NameOf(node, f));
}
