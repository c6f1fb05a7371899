using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>
/// How derivatives come about, as a page: the rules step by step, the computational graph with its two passes and the sums over its
/// paths, values at points, and what a numeric check says.
/// </summary>
internal sealed class ExplanationPage
{
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

        _blocks.AddRange(DerivationBlocks.Steps(derivation));
    }

    // With tensors the derivation is a backward pass over the names of the program.
    private void WriteLines()
    {
        if (_explained.Lines is not { } lines)
        {
            return;
        }

        _blocks.Add(new PageBlock.Heading(2, PageCell.Words("The backward pass")));
        _blocks.AddRange(DerivationBlocks.Lines(lines, FunctionLatex, line => _problem.RuleOf(line, ResultFormat.Unicode)));
    }

    private void WriteCheck()
    {
        if (_explained.Derivations.Count == 0 || NumericCheck.Of(_query with { Operation = Operation.Gradient }, _explained.ToOutcome(), _cancellation) is not { } check)
        {
            return;
        }

        _blocks.Add(new PageBlock.Heading(2, PageCell.Words("Numeric check")));
        _blocks.Add(PageCheck.Of(check));
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

        _blocks.Add(new PageBlock.Heading(3, PageCell.Words("Forward pass")));
        _blocks.Add(GraphBlocks.Forward(graph, values));
        _blocks.Add(new PageBlock.Heading(3, PageCell.Words("Backward pass")));
        _blocks.Add(GraphBlocks.Backward(graph, values));
        _blocks.Add(new PageBlock.Heading(3, PageCell.Words("Sums over paths")));
        _blocks.AddRange(_explained.Variables.SelectMany(name => GraphBlocks.Paths(graph, values, _problem.Variable(name))));
    }

    private string Fraction(string variable) => $@"\frac{{{D} {FunctionLatex}}}{{{D} {variable}}}";

    private static string Latex(Expr expression) => expression.ToString("L", null);
}
