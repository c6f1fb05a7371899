using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Pages;

/// <summary>The passes over a computational graph and the sums over its paths as tables of pages.</summary>
internal static class GraphBlocks
{
    // Paths and nodes beyond this are counted, not listed: a page is for people.
    private const int MostPaths = 60;
    private const int MostRows = 200;

    /// <summary>What each node computes.</summary>
    public static PageBlock Forward(ComputationalGraph graph, GraphValues? values) =>
        Table("What each node computes, operands first", ["node", "computes", "gate", .. ValueColumn(values)], Enumerable.Range(0, graph.Nodes.Length), i =>
            [
                PageCell.Math(graph.NameOf(i, PrintForm.Latex)),
                graph.Nodes[i].IsInput ? PageCell.Words("input") : PageCell.Math(graph.Print(graph.Nodes[i].Formula, PrintForm.Latex)),
                PageCell.Words(graph.Nodes[i].IsInput ? "" : GraphTablePrinter.RoleOf(graph.Nodes[i].Role)),
                .. Value(values?.Values[i]),
            ]);

    /// <summary>The derivative of the result by each node.</summary>
    public static PageBlock Backward(ComputationalGraph graph, GraphValues? values)
    {
        var uses = graph.Uses();
        return Table("The derivative of the result by each node, from the result back", ["derivative", "from the nodes that use it", .. ValueColumn(values)], Enumerable.Range(0, graph.Nodes.Length).Reverse(), i =>
            [PageCell.Math(graph.GradientName(i, PrintForm.Latex)), PageCell.Math(graph.PrintGradient(i, uses, PrintForm.Latex)), .. Value(values?.Derivatives[i])]);
    }

    /// <summary>The derivative by a variable as the sum over all paths to it; nothing where the graph does not have the variable.</summary>
    public static IEnumerable<PageBlock> Paths(ComputationalGraph graph, GraphValues? values, Expr variable)
    {
        if (graph.PlaceOf(variable) is not (>= 0 and var to))
        {
            yield break;
        }

        ImmutableArray<BigInteger> counts = graph.PathCounts();
        BigInteger count = counts[to];
        var rows = graph.PathsTo(to, MostPaths).Select(path => (IReadOnlyList<PageCell>)
            [
                PageCell.Math(string.Join(@" \to ", path.Nodes.Select(n => graph.NameOf(n, PrintForm.Latex)))),
                path.Edges.Length == 0 ? PageCell.Words("1") : PageCell.Math(string.Join(ComputationalGraph.Times(PrintForm.Latex), path.Edges.Select(e => graph.PrintFactor(e, PrintForm.Latex)))),
                .. Value(values?.ProductOf(path)),
            ]).ToList();
        if (count > rows.Count)
        {
            rows.Add([PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"… and {count - rows.Count} more")), PageCell.Words(""), .. ValueColumn(values).Select(static _ => PageCell.Words(""))]);
        }

        if (values is not null)
        {
            rows.Add([PageCell.Words("sum"), PageCell.Words(""), .. Value(values.Derivatives[to])]);
        }

        string caption = $"{(count.IsOne ? "1 path" : $"{count} paths")} from {graph.NameOf(graph.Nodes.Length - 1, PrintForm.Unicode)} to {graph.NameOf(to, PrintForm.Unicode)}";
        yield return new PageBlock.Table(caption, ["path", "product of local derivatives", .. ValueColumn(values)], rows);
    }

    private static PageBlock.Table Table(string caption, IReadOnlyList<string> columns, IEnumerable<int> nodes, Func<int, IReadOnlyList<PageCell>> row)
    {
        int[] all = [.. nodes];
        var rows = all.Take(MostRows).Select(row).ToList();
        if (all.Length > MostRows)
        {
            rows.Add([PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"… and {all.Length - MostRows} more")), .. columns.Skip(1).Select(static _ => PageCell.Words(""))]);
        }

        return new PageBlock.Table(caption, columns, rows);
    }

    private static string[] ValueColumn(GraphValues? values) => values is null ? [] : ["value"];

    private static IEnumerable<PageCell> Value(double? value) => value is { } number ? [PageCell.Words(number.ToString("R", CultureInfo.InvariantCulture))] : [];
}
