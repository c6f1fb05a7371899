using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>
/// Writes the tables of a computational graph: what each node computes, the derivative that comes back to it and what it does with it,
/// and the paths to a variable.
/// </summary>
internal sealed class GraphTablePrinter(Screen screen, ResultFormat format)
{
    /// <summary>The most paths that are written; beyond them only their number is.</summary>
    public const int MostPaths = 200;

    private readonly PrintForm _form = FormOf(format);

    /// <summary>The form in which formulas are written.</summary>
    public static PrintForm FormOf(ResultFormat format) => format switch
    {
        ResultFormat.Unicode => PrintForm.Unicode,
        ResultFormat.Latex => PrintForm.Latex,
        _ => PrintForm.Text,
    };

    /// <summary>What a gate does, in one word.</summary>
    public static string RoleOf(GateRole role) => role switch
    {
        GateRole.Input => "input",
        GateRole.Constant => "constant",
        GateRole.Distributes => "distributes",
        GateRole.Swaps => "swaps",
        GateRole.Routes => "routes",
        _ => "scales",
    };

    /// <summary>Writes the forward and the backward pass, with values where there are some.</summary>
    public void WriteTables(ComputationalGraph graph, GraphValues? values)
    {
        var forward = new List<string[]>();
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            forward.Add([graph.NameOf(i, _form), node.IsInput ? "" : "= " + graph.Print(node.Formula, _form), Value(values?.Values[i]), node.IsInput ? "input" : RoleOf(node.Role)]);
        }

        Write("forward pass", forward);
        ImmutableArray<ImmutableArray<(int, GraphEdge)>> uses = graph.Uses();
        var backward = new List<string[]>();
        for (int i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            backward.Add([graph.GradientName(i, _form), "= " + graph.PrintGradient(i, uses, _form), Value(values?.Derivatives[i])]);
        }

        string output = graph.NameOf(graph.Nodes.Length - 1, _form);
        Write(_form == PrintForm.Text ? $"backward pass: grad[v] = d{output}/dv" : $"backward pass: grad[v] = ∂{output}/∂v", backward);
    }

    /// <summary>Writes the paths from the output to a variable.</summary>
    public void WritePaths(ComputationalGraph graph, Expr variable, GraphValues? values)
    {
        int to = graph.PlaceOf(variable);
        string name = variable.Print(format);
        string output = graph.NameOf(graph.Nodes.Length - 1, _form);
        BigInteger count = to < 0 ? 0 : graph.PathCounts()[to];
        ImmutableArray<GraphPath> paths = to < 0 ? [] : graph.PathsTo(to, MostPaths);
        var rows = paths.Select(p => (string[])[Arrows(graph, p), "= " + Product(graph, p), Value(values?.ProductOf(p))]).ToList();
        if (count > paths.Length)
        {
            rows.Add([string.Create(CultureInfo.InvariantCulture, $"… and {count - paths.Length} more"), "", ""]);
        }

        if (values is not null && to >= 0)
        {
            rows.Add(["sum", "", Value(values.Derivatives[to])]);
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"{(count.IsOne ? "1 path" : $"{count} paths")} from {output} to {name}"), rows);
    }

    /// <summary>The nodes of a path, from the output on.</summary>
    public string Arrows(ComputationalGraph graph, GraphPath path) =>
        string.Join(_form switch { PrintForm.Text => " -> ", PrintForm.Unicode => " → ", _ => @" \to " }, path.Nodes.Select(n => graph.NameOf(n, _form)));

    /// <summary>The product of the local derivatives of a path, factor by factor.</summary>
    public string Product(ComputationalGraph graph, GraphPath path) =>
        path.Edges.Length == 0 ? "1" : string.Join(ComputationalGraph.Times(_form), path.Edges.Select(e => graph.PrintFactor(e, _form)));

    private static string Value(double? value) => value is { } number ? $"= {number.ToString("R", CultureInfo.InvariantCulture)}" : "";

    private void Write(string title, List<string[]> rows)
    {
        if (_form == PrintForm.Latex)
        {
            WriteLatex(title, rows);
            return;
        }

        screen.Line(title);
        int columns = rows.Count == 0 ? 0 : rows[0].Length;
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Max(r => CellWidth.Of(r[c])))];
        foreach (string[] row in rows)
        {
            string line = string.Join("  ", row.Select((cell, c) => cell + new string(' ', widths[c] - CellWidth.Of(cell))).Where((_, c) => widths[c] > 0));
            screen.Line($"  {line.TrimEnd()}");
        }
    }

    private void WriteLatex(string title, List<string[]> rows)
    {
        screen.Line($"% {title}");
        screen.Line(@"\begin{array}{lllll}");
        foreach (string[] row in rows)
        {
            screen.Line(string.Join(" & ", row.Select(static cell => cell.All(static c => char.IsLetter(c) || c == ' ') && cell.Length > 1 ? $@"\text{{{cell}}}" : cell)) + @" \\");
        }

        screen.Line(@"\end{array}");
    }
}
