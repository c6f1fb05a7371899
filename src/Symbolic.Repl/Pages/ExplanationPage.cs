using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>
/// How derivatives come about, as a page: the rules step by step, the computational graph with its two passes and the sums over its
/// paths, values at points, and what a numeric check says.
/// </summary>
internal sealed class ExplanationPage
{
    // Paths and nodes beyond this are counted, not listed: a page is for people.
    private const int MostPaths = 60;
    private const int MostRows = 200;

    private readonly List<PageBlock> _blocks = [];
    private readonly Query _query;
    private readonly Problem _problem;
    private readonly Explained _explained;
    private readonly CancellationToken _cancellation;

    private ExplanationPage(Query query, Explained explained, CancellationToken cancellation) =>
        (_query, _problem, _explained, _cancellation) = (query, explained.Problem, explained, cancellation);

    /// <summary>The page and its title.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="explained">The derivations; a derivation with every rewrite is shown at all levels.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static (string Title, IReadOnlyList<PageBlock> Blocks) Of(Query query, Explained explained, CancellationToken cancellation)
    {
        var page = new ExplanationPage(query, explained, cancellation);
        page.Write();
        return ($"Derivative of {explained.Problem.Reading.ReplaceLineEndings("; ")}", page._blocks);
    }

    private string FunctionLatex => _problem.Results[0].Name is { } name && _problem.TryVariable(name) is { } symbol ? symbol.ToLatex() : "f";

    private string D => _problem.FreeNames.Count > 1 ? @"\partial" : "d";

    private void Write()
    {
        _blocks.Add(new PageBlock.Heading(1, PageCell.Words("How the derivative comes about")));
        Expr output = _problem.Outputs[0];
        _blocks.Add(new PageBlock.Formula($"{FunctionLatex} = {Latex(output)}"));
        _blocks.Add(new PageBlock.Paragraph(PageTone.Quiet, PageCell.Words($"read as: {_problem.Reading.ReplaceLineEndings("; ")}")));
        foreach (string note in _problem.Notes)
        {
            _blocks.Add(new PageBlock.Paragraph(PageTone.Warning, PageCell.Words($"note: {note}")));
        }

        for (int i = 0; i < _explained.Derivations.Count; i++)
        {
            WriteDerivation(_explained.Derivations[i]);
        }

        WriteLines();
        WriteCheck();
        WriteGraph();
    }

    private void WriteDerivation(Explanation derivation)
    {
        string variable = derivation.Variable.ToLatex();
        string left = Fraction(variable);
        _blocks.Add(new PageBlock.Heading(2, PageCell.Words("Derivative by "), PageCell.Math(variable)));
        _blocks.Add(new PageBlock.Formula($"{left} = {Latex(_problem.Resolve(derivation.Result))}"));
        if (derivation.Conditions.Count > 0)
        {
            _blocks.Add(new PageBlock.Paragraph(PageTone.Plain, PageCell.Words($"provided {string.Join(", ", derivation.Conditions.Select(static c => c.PrintCondition(ResultFormat.Unicode)))}")));
        }

        WriteSteps(derivation, "The rules of calculus, from the outside in", derivation.Steps.Where(static s => s.Kind == StepKind.Calculus), open: true);
        WriteSteps(derivation, "How the parts are put together and simplified", derivation.Steps.Where(static s => s.Kind is StepKind.Insertion or StepKind.Simplification), open: false);
        WriteSteps(derivation, "Every rewrite", derivation.Steps.Where(static s => s.Kind == StepKind.Rewrite), open: false);
        if (derivation.Omitted > 0)
        {
            _blocks.Add(new PageBlock.Paragraph(PageTone.Quiet, PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"{derivation.Omitted} more parts are derived in the same way"))));
        }
    }

    private void WriteSteps(Explanation derivation, string caption, IEnumerable<ExplanationStep> steps, bool open)
    {
        IReadOnlyList<PageCell>[] rows = [.. steps.Select(s => (IReadOnlyList<PageCell>)
            [PageCell.Words(derivation.Remark(s, PrintForm.Unicode)), PageCell.Math($"{derivation.Print(s.Before, PrintForm.Latex)} = {derivation.Print(s.After, PrintForm.Latex)}")])];
        if (rows.Length == 0)
        {
            return;
        }

        var table = new PageBlock.Table(open ? caption : null, ["rule", "step"], rows);
        _blocks.Add(open ? table : new PageBlock.Details(string.Create(CultureInfo.InvariantCulture, $"{caption} ({rows.Length} {(rows.Length == 1 ? "step" : "steps")})"), [table]));
    }

    // With tensors the derivation is a backward pass over the names of the program.
    private void WriteLines()
    {
        if (_explained.Lines is not { } lines)
        {
            return;
        }

        _blocks.Add(new PageBlock.Heading(2, PageCell.Words("The backward pass")));
        _blocks.Add(new PageBlock.Table("Each line is the derivative by one name on the way", ["rules", "derivative"], [.. lines.Lines.Select(line => (IReadOnlyList<PageCell>)
            [PageCell.Words(_problem.RuleOf(line, ResultFormat.Unicode)), PageCell.Math($"{Fraction(BackwardPrinter.NameOf(line.Of, ResultFormat.Latex))} = {line.Name.ToLatex()} = {Latex(line.Value)}")])]));
        if (lines.Conditions.Count > 0)
        {
            _blocks.Add(new PageBlock.Paragraph(PageTone.Plain, PageCell.Words($"provided {string.Join(", ", lines.Conditions.Select(static c => c.PrintCondition(ResultFormat.Unicode)))}")));
        }
    }

    private void WriteCheck()
    {
        if (_explained.Derivations.Count == 0 || NumericCheck.Of(_query with { Operation = Operation.Gradient }, _explained.ToOutcome()) is not { } check)
        {
            return;
        }

        using var line = new StringWriter(CultureInfo.InvariantCulture);
        bool passed = CheckLine.Write(new Screen(line, colors: false, width: int.MaxValue / 2), check);
        _blocks.Add(new PageBlock.Heading(2, PageCell.Words("Numeric check")));
        _blocks.Add(new PageBlock.Paragraph(!passed ? PageTone.Bad : check.Worst is null ? PageTone.Warning : PageTone.Good, PageCell.Words(line.ToString().TrimEnd())));
    }

    private void WriteGraph()
    {
        if (_explained.Lines is not null)
        {
            GraphDrawing ofTensors = GraphDrawing.WithDerivatives(_problem.Outputs[0], _problem.ResultLabels[0], [], _cancellation);
            _blocks.Add(new PageBlock.Heading(2, PageCell.Words("Computational graph")));
            _blocks.Add(new PageBlock.Picture(ofTensors.ToSvg(), null));
            return;
        }

        ComputationalGraph graph = _problem.GraphOfResult(_cancellation);
        if (graph.Nodes.Length > GraphDrawing.MostNodes)
        {
            _blocks.Add(new PageBlock.Paragraph(PageTone.Quiet, PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"The computational graph has {graph.Nodes.Length} nodes and is not drawn."))));
            return;
        }

        GraphDrawing drawing = GraphDrawing.Of(graph, _problem.ResultLabels[0], _cancellation);
        if (_query.Points is not { } points)
        {
            _blocks.Add(new PageBlock.Heading(2, PageCell.Words("Computational graph")));
            WriteGraphAt(drawing, graph, null);
            return;
        }

        foreach (IReadOnlyDictionary<string, InputValue> point in points)
        {
            _blocks.Add(new PageBlock.Heading(2, PageCell.Words($"Computational graph at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value}"))}")));
            WriteGraphAt(drawing, graph, graph.ValuesAt(Explained.PointFor(_problem, point)));
        }
    }

    private void WriteGraphAt(GraphDrawing drawing, ComputationalGraph graph, GraphValues? values)
    {
        _blocks.Add(new PageBlock.Picture(
            drawing.ToSvg(values, $"Computational graph of {_problem.Reading.ReplaceLineEndings("; ")}"),
            values is null ? null : "Above each wire its value, below it the derivative of the result; at the end of a wire that branches, what this use contributes."));

        string[] valueColumn = values is null ? [] : ["value"];
        string Name(int node) => graph.NameOf(node, PrintForm.Latex);
        int count = graph.Nodes.Length;
        _blocks.Add(new PageBlock.Heading(3, PageCell.Words("Forward pass")));
        AddTable("What each node computes, operands first", ["node", "computes", "gate", .. valueColumn], Enumerable.Range(0, count), i =>
            [
                PageCell.Math(Name(i)),
                graph.Nodes[i].IsInput ? PageCell.Words("input") : PageCell.Math(graph.Print(graph.Nodes[i].Formula, PrintForm.Latex)),
                PageCell.Words(graph.Nodes[i].IsInput ? "" : GraphTablePrinter.RoleOf(graph.Nodes[i].Role)),
                .. Value(values?.Values[i]),
            ]);
        var uses = graph.Uses();
        _blocks.Add(new PageBlock.Heading(3, PageCell.Words("Backward pass")));
        AddTable("The derivative of the result by each node, from the result back", ["derivative", "from the nodes that use it", .. valueColumn], Enumerable.Range(0, count).Reverse(), i =>
            [PageCell.Math(graph.GradientName(i, PrintForm.Latex)), PageCell.Math(graph.PrintGradient(i, uses, PrintForm.Latex)), .. Value(values?.Derivatives[i])]);
        _blocks.Add(new PageBlock.Heading(3, PageCell.Words("Sums over paths")));
        ImmutableArray<BigInteger> paths = graph.PathCounts();
        foreach (string name in _explained.Variables)
        {
            if (graph.PlaceOf(_problem.Variable(name)) is >= 0 and var to)
            {
                WritePaths(graph, values, to, paths[to]);
            }
        }
    }

    private void WritePaths(ComputationalGraph graph, GraphValues? values, int to, BigInteger count)
    {
        string[] valueColumn = values is null ? [] : ["value"];
        var rows = graph.PathsTo(to, MostPaths).Select(path => (IReadOnlyList<PageCell>)
            [
                PageCell.Math(string.Join(@" \to ", path.Nodes.Select(n => graph.NameOf(n, PrintForm.Latex)))),
                path.Edges.Length == 0 ? PageCell.Words("1") : PageCell.Math(string.Join(ComputationalGraph.Times(PrintForm.Latex), path.Edges.Select(e => graph.PrintFactor(e, PrintForm.Latex)))),
                .. Value(values?.ProductOf(path)),
            ]).ToList();
        if (count > rows.Count)
        {
            rows.Add([PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"… and {count - rows.Count} more")), PageCell.Words(""), .. Value(values is null ? null : double.NaN).Select(static _ => PageCell.Words(""))]);
        }

        if (values is not null)
        {
            rows.Add([PageCell.Words("sum"), PageCell.Words(""), .. Value(values.Derivatives[to])]);
        }

        string caption = $"{(count.IsOne ? "1 path" : $"{count} paths")} from {graph.NameOf(graph.Nodes.Length - 1, PrintForm.Unicode)} to {graph.NameOf(to, PrintForm.Unicode)}";
        _blocks.Add(new PageBlock.Table(caption, ["path", "product of local derivatives", .. valueColumn], rows));
    }

    private void AddTable(string caption, IReadOnlyList<string> columns, IEnumerable<int> nodes, Func<int, IReadOnlyList<PageCell>> row)
    {
        int[] all = [.. nodes];
        var rows = all.Take(MostRows).Select(row).ToList();
        if (all.Length > MostRows)
        {
            rows.Add([PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"… and {all.Length - MostRows} more")), .. columns.Skip(1).Select(static _ => PageCell.Words(""))]);
        }

        _blocks.Add(new PageBlock.Table(caption, columns, rows));
    }

    private string Fraction(string variable) => $@"\frac{{{D} {FunctionLatex}}}{{{D} {variable}}}";

    private static string Latex(Expr expression) => expression.ToString("L", null);

    private static IEnumerable<PageCell> Value(double? value) => value is { } number ? [PageCell.Words(number.ToString("R", CultureInfo.InvariantCulture))] : [];
}
