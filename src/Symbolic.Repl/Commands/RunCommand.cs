using Symbolic.Parsing.Binding;
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
    private bool _passed = true;

    private RunCommand(Host host, Query query, Folding folding)
    {
        (_query, _problem, _screen) = (query, Problem.Read(query, CancellationToken.None), new Screen(host));
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
        IReadOnlyList<BoundStatement> statements = _problem.Statements;
        bool asks = statements.Any(static s => s is BoundExpression or BoundCheck or BoundExplanation);
        for (int i = 0; i < statements.Count; i++)
        {
            BoundStatement statement = statements[i];
            switch (statement)
            {
                case BoundExpression { Gradient: not null } when point is null && TryWriteBackward(statements, i) is > 0 and var written:
                    i += written - 1;
                    break;
                case BoundExpression expression:
                    WriteResult(TextOf(statement), expression.Value, point, expression.Form);
                    break;
                case BoundCheck check:
                    WriteCheck(check, point);
                    break;

                case BoundExplanation explanation:
                    WriteExplanation(explanation, point);
                    break;

                // A program that asks for nothing is about its last equation.
                case BoundDefinition definition when !asks && ReferenceEquals(definition, statements[^1]):
                    WriteResult(definition.Name, _problem.Resolve(definition.Symbol), point);
                    break;
            }
        }
    }

    // The gradients of one number that follow each other, as one backward pass.
    private int TryWriteBackward(IReadOnlyList<BoundStatement> statements, int first)
    {
        Expr of = ((BoundExpression)statements[first]).Gradient!.Value.Of;
        BoundExpression[] gradients = [.. statements.Skip(first).TakeWhile(s => s is BoundExpression { Gradient: { } g } && g.Of == of).Cast<BoundExpression>()];
        if (!of.IsSymbol || gradients.DistinctBy(static g => g.Gradient!.Value.By).Count() < gradients.Length
            || _query.Simplifying == Simplifying.No || _problem.Backward(_query.Lines, gradients) is not { } backward)
        {
            return 0;
        }

        Dictionary<Expr, string> asked = gradients.ToDictionary(static g => g.Gradient!.Value.By, TextOf);
        ResultFormat format = _query.Formats[0];
        LabelForm form = format == ResultFormat.Unicode || asked.Values.Any(static a => a.Contains('∂')) ? LabelForm.Unicode : LabelForm.Text;
        new BackwardPrinter(_formulas, format).Write(backward, line => asked.TryGetValue(line.Of, out string? typed) ? typed
            : DerivativeLabel.Of(of.Print(format), [BackwardPrinter.NameOf(line.Of, format)], form, DerivativeKind.Partial));
        WriteConditions(backward);
        return gradients.Length;
    }

    private void WriteConditions(BackwardProgram backward)
    {
        if (backward.Conditions.Count > 0)
        {
            _screen.Line($"provided {string.Join(", ", backward.Conditions.Select(c => c.PrintCondition(_query.Formats[0])))}");
        }
    }

    // Its value where the values of all variables are known, otherwise its formula.
    private void WriteResult(string label, Expr value, IReadOnlyDictionary<string, InputValue>? point, AlgebraicForm? form = null)
    {
        Expr shown = _query.Simplifying == Simplifying.No || form is not null ? value : value.Simplify(new SimplifyOptions { Order = _query.Order }).Result;
        bool isConstant = Dependencies.Of([shown]).Variables.Count == 0 && !shown.IsNumber;
        if (point is not null || isConstant)
        {
            try
            {
                var outcome = new Outcome(_problem, [new Group(null, Shape.Scalar, [value], [shown])], [], []);
                TensorValue found = new PointValues(outcome).At(point ?? new Dictionary<string, InputValue>())[0].Entries[0];
                _values.Write(position => position.Count == 0 ? label : $"({label})[{string.Join(",", position)}]", found, value.Type.Element);
                return;
            }
            catch (UnresolvedNameException e)
            {
                if (point is not null)
                {
                    _screen.Warning($"note: {label} has no value: {e.Message}");
                }
            }
        }

        // A network reads in the names of its layers; of numbers the whole formula is wanted.
        _formulas.Write(label, Dependencies.Of([shown]).IncludeTensors ? _problem.InNames(shown) : shown);
    }

    private void WriteCheck(BoundCheck check, IReadOnlyDictionary<string, InputValue>? point)
    {
        if (check.Variables.Count == 0)
        {
            _screen.Line("There is no variable to check by.");
            return;
        }

        _screen.Quiet(TextOf(check));
        CheckOptions options = point is null ? new CheckOptions { PointCount = NumericCheck.PointCount } : _problem.CheckAt(point);
        _passed &= CheckLine.Write(_screen, NumericCheck.Of([Claim.Of(check.Expression, check.Variables)], options with { Step = check.Step?.Evaluate() }));
    }

    private void WriteExplanation(BoundExplanation asked, IReadOnlyDictionary<string, InputValue>? point)
    {
        _screen.Quiet(TextOf(asked));
        new StatementExplanation(_screen, _formulas, _query.Formats[0]).Write(
            _problem.Program, asked, graph => point is null ? null : graph.ValuesAt(Explained.PointFor(_problem, point)), CancellationToken.None);
    }

    // As it was typed, on one line.
    private string TextOf(BoundStatement statement) =>
        string.Join(' ', _query.Source.Substring(statement.Span.Start, statement.Span.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
