using Symbolic.Parsing.Binding;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>What the statements of a program ask for, as parts of a page: formulas and values are typeset.</summary>
internal sealed class ProgramAnswers(Query query, Problem problem, IReadOnlyDictionary<string, InputValue>? point, CancellationToken cancellation) : IStatementWriter
{
    private readonly Queue<(int Start, PageBlock[] Blocks)> _sections = new();
    private readonly StatementWalk _walk = new(query, problem, point, cancellation);
    private readonly List<PageBlock> _blocks = [];
    private readonly ResultTable _results = new("statement", "result");

    /// <summary>The answers in the order of the statements.</summary>
    public IReadOnlyList<PageBlock> Write() => Write([]);

    /// <summary>The answers between other parts of a page.</summary>
    /// <param name="sections">What stands before the answers to the statements from a position in the text on.</param>
    public IReadOnlyList<PageBlock> Write(IEnumerable<(int Start, PageBlock[] Blocks)> sections)
    {
        foreach ((int Start, PageBlock[] Blocks) section in sections)
        {
            _sections.Enqueue(section);
        }

        _walk.Write(this);
        Reach(int.MaxValue);
        EndTable();
        return _blocks;
    }

    public void Backward(IReadOnlyList<BoundExpression> gradients, BackwardProgram backward)
    {
        // All that ask are before the answer.
        Reach(gradients[^1].Span.Start);
        Expr of = gradients[0].Gradient!.Value.Of;
        Add(DerivationBlocks.Lines(backward, of.ToLatex(), line => LineRules.Of(problem.Program, of, line, ResultFormat.Unicode)));
    }

    public void Result(BoundStatement statement, StatementResult result)
    {
        Reach(statement.Span.Start);
        string label = statement is BoundDefinition definition ? definition.Name : _walk.TextOf(statement);
        if (result.Missing is { } missing)
        {
            Add([new PageBlock.Paragraph(PageTone.Warning, PageCell.Words($"note: {label} has no value: {missing.Message}"))]);
        }

        if (result.Value is { } value)
        {
            _results.Add(position => position.Count == 0 ? label : $"({label})[{string.Join(",", position)}]", value, result.Element);
        }
        else
        {
            _results.Add(label, result.Shown);
        }
    }

    public void Check(BoundCheck check)
    {
        Reach(check.Span.Start);
        if (check.Variables.Count > 0)
        {
            NumericCheck done = NumericCheck.Of([Claim.Of(check.Expression, check.Variables, new DerivativeOptions { Cancellation = cancellation })], _walk.OptionsOf(check));
            Add([PageCheck.Of(done, PageCell.Code(_walk.TextOf(check)), PageCell.Words(" "))]);
        }
    }

    public void Explanation(BoundExplanation explanation)
    {
        Reach(explanation.Span.Start);
        Add([new PageBlock.Paragraph(PageTone.Plain, PageCell.Code(_walk.TextOf(explanation)))]);
        if (explanation.Form == ExplanationForm.Derivation)
        {
            Add(Derivations(explanation));
            return;
        }

        ComputationalGraph graph = ComputationalGraph.Of(problem.Program, explanation.Expression, cancellation: cancellation);
        GraphValues? values = _walk.ValuesOf(graph);
        Add(explanation.Form == ExplanationForm.Tables ? [GraphBlocks.Forward(graph, values), GraphBlocks.Backward(graph, values)]
            : explanation.Variables.SelectMany(v => GraphBlocks.Paths(graph, values, v)));
    }

    public bool Takes(Exception error, BoundStatement statement) => false;

    private IEnumerable<PageBlock> Derivations(BoundExplanation asked)
    {
        Expr f = problem.Program.ResolveExcept(asked.Expression, asked.Variables);
        if (f.Shape.IsScalar && Dependencies.Of([f, .. asked.Variables]).IncludeTensors)
        {
            BackwardProgram? lines = BackwardProgram.Holding(problem.Program, asked.Expression, asked.Variables, new DerivativeOptions { Cancellation = cancellation });
            string function = asked.Expression.IsSymbol ? asked.Expression.ToLatex() : "f";
            return lines is null ? throw Explained.ValueWasChanged()
                : DerivationBlocks.Lines(lines, function, line => LineRules.Of(problem.Program, asked.Expression, line, ResultFormat.Unicode));
        }

        var options = new ExplainOptions { Level = (ExplainLevel)asked.Level, Cancellation = cancellation };
        return asked.Variables.SelectMany(v => DerivationBlocks.Steps(f.Explain(v, options)));
    }

    private void Reach(int start)
    {
        while (_sections.TryPeek(out (int Start, PageBlock[] Blocks) section) && section.Start <= start)
        {
            Add(_sections.Dequeue().Blocks);
        }
    }

    private void Add(IEnumerable<PageBlock> blocks)
    {
        EndTable();
        _blocks.AddRange(blocks);
    }

    // Results that follow each other are one table.
    private void EndTable()
    {
        if (_results.Take() is { } table)
        {
            _blocks.Add(table);
        }
    }
}
