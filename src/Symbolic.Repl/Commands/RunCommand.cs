using Symbolic.Parsing.Binding;
using Symbolic.Repl.Pages;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic run FILE</c>: what a program asks for, statement by statement.</summary>
internal sealed class RunCommand
{
    private readonly Query _query;
    private readonly Problem _problem;
    private readonly Screen _screen;
    private readonly FormulaPrinter _formulas;
    private readonly ValuePrinter _values;
    private readonly PageAnswer? _page;
    private bool _passed = true;

    private RunCommand(Host host, Query query, Folding folding)
    {
        (_query, _problem, _screen) = (query, Problem.Read(query, CancellationToken.None), new Screen(host));
        _page = host.Page;
        _formulas = FormulaPrinter.For(host, _screen, query.Formats[0], folding);
        _values = ValuePrinter.For(host, _screen, folding);
    }

    /// <returns>The exit status: 0, 1 after an error or a check that failed, 2 when the file cannot be read.</returns>
    public static int Run(string file, Query query, GivenValues given, Folding folding, Host host)
    {
        try
        {
            query = query with { Source = File.ReadAllText(file) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            host.Error.WriteLine($"The program cannot be read: {e.Message}");
            return 2;
        }

        try
        {
            var run = new RunCommand(host, given.AddTo(query), folding);
            run.WriteAll();
            return run._passed ? 0 : 1;
        }
        catch (Exception e) when (ErrorReport.Knows(e))
        {
            ErrorReport.Write(new Screen(host.Error, host.Colors, host.Width), e);
            return 1;
        }
    }

    private void WriteAll()
    {
        IReadOnlyList<IReadOnlyDictionary<string, InputValue>> points = _query.Points ?? [];
        if (points.Count == 0)
        {
            WriteStatements(null);
        }

        foreach (IReadOnlyDictionary<string, InputValue> point in points)
        {
            if (points.Count > 1)
            {
                _screen.Line($"at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value}"))}");
            }

            WriteStatements(point);
        }

        foreach (string note in _problem.Notes)
        {
            _screen.Warning($"note: {note}");
        }
    }

    private void WriteStatements(IReadOnlyDictionary<string, InputValue>? point)
    {
        if (_page is { IsTypeset: true } page)
        {
            page.Blocks.AddRange(new ProgramAnswers(_query, _problem, point, CancellationToken.None).Write());
            return;
        }

        var walk = new StatementWalk(_query, _problem, point);
        walk.Write(new TerminalWriter(this, walk));
    }

    /// <summary>Answers as lines of a terminal.</summary>
    private sealed class TerminalWriter(RunCommand run, StatementWalk walk) : IStatementWriter
    {
        private readonly Screen _screen = run._screen;
        private readonly ResultFormat _format = run._query.Formats[0];

        public void Backward(IReadOnlyList<BoundExpression> gradients, BackwardProgram backward)
        {
            Expr of = gradients[0].Gradient!.Value.Of;
            Dictionary<Expr, string> asked = gradients.ToDictionary(static g => g.Gradient!.Value.By, walk.TextOf);
            LabelForm form = _format == ResultFormat.Unicode || asked.Values.Any(static a => a.Contains('∂')) ? LabelForm.Unicode : LabelForm.Text;
            new BackwardPrinter(run._formulas, _format).Write(backward, line => asked.TryGetValue(line.Of, out string? typed) ? typed
                : DerivativeLabel.Of(of.Print(_format), [BackwardPrinter.NameOf(line.Of, _format)], form, DerivativeKind.Partial));
            if (backward.Conditions.Count > 0)
            {
                _screen.Line($"provided {string.Join(", ", backward.Conditions.Select(c => c.PrintCondition(_format)))}");
            }
        }

        public void Result(BoundStatement statement, StatementResult result)
        {
            string label = statement is BoundDefinition definition ? definition.Name : walk.TextOf(statement);
            if (result.Missing is { } missing)
            {
                _screen.Warning($"note: {label} has no value: {missing.Message}");
            }

            if (result.Value is { } value)
            {
                run._values.Write(position => position.Count == 0 ? label : $"({label})[{string.Join(",", position)}]", value, result.Element);
            }
            else
            {
                run._formulas.Write(label, result.Shown);
            }
        }

        public void Check(BoundCheck check)
        {
            if (check.Variables.Count == 0)
            {
                _screen.Line("There is no variable to check by.");
                return;
            }

            _screen.Quiet(walk.TextOf(check));
            run._passed &= CheckLine.Write(_screen, NumericCheck.Of([Claim.Of(check.Expression, check.Variables)], walk.OptionsOf(check)));
        }

        public void Explanation(BoundExplanation explanation)
        {
            _screen.Quiet(walk.TextOf(explanation));
            new StatementExplanation(_screen, run._formulas, _format).Write(run._problem.Program, explanation, walk.ValuesOf, CancellationToken.None);
        }

        public bool Takes(Exception error, BoundStatement statement) => false;
    }
}
