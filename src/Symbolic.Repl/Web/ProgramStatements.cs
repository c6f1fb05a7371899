using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>What the statements of a program ask for, one after the other, as <c>symbolic run</c> answers it on a terminal.</summary>
internal sealed class ProgramStatements(Query query, CancellationToken cancellation)
{
    // More than a page has room for.
    private const int MostStatements = 200;

    private readonly Problem _problem = Problem.Read(query with { Operation = Operation.Parse, Of = [] }, cancellation);
    private readonly IReadOnlyDictionary<string, InputValue>? _point = query.Points is [var point, ..] ? point : null;

    /// <summary>An answer for each statement that asks; none for a text that is one expression.</summary>
    public IReadOnlyList<StatementAnswer> Answer()
    {
        IReadOnlyList<BoundStatement> statements = _problem.Statements;
        var answers = new List<StatementAnswer>();
        if (statements.Count(static s => s is BoundExpression or BoundCheck or BoundExplanation or BoundDefinition) < 2 && statements.All(static s => s is not (BoundCheck or BoundExplanation)))
        {
            return answers;
        }

        for (int i = 0; i < statements.Count && answers.Count < MostStatements; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            BoundStatement statement = statements[i];
            var empty = new StatementAnswer(TextOf(statement), statement.Span.Start);
            try
            {
                if (statement is BoundExpression { Gradient: not null } && _point is null && Backward(i, out int count) is { } lines)
                {
                    answers.Add(empty with { Source = string.Join("; ", statements.Skip(i).Take(count).Select(TextOf)), Lines = lines });
                    i += count - 1;
                }
                else if (Of(statement, empty) is { } answer)
                {
                    answers.Add(answer);
                }
            }
            catch (Exception e) when (PlaygroundError.Knows(e) && e is not OperationCanceledException)
            {
                answers.Add(empty with { Error = PlaygroundError.Of(e) });
            }
        }

        return answers;
    }

    private StatementAnswer? Of(BoundStatement statement, StatementAnswer empty) => statement switch
    {
        BoundExpression expression => Result(expression, empty),
        BoundCheck { Variables.Count: > 0 } check => empty with
        {
            Check = Shown.Check(NumericCheck.Of(
                [Claim.Of(check.Expression, check.Variables, new DerivativeOptions { Cancellation = cancellation })],
                (_point is null ? new CheckOptions { PointCount = NumericCheck.PointCount } : _problem.CheckAt(_point)) with { Step = check.Step?.Evaluate() })),
        },
        BoundExplanation explanation => Explanation(explanation, empty),
        _ => null,
    };

    // Its value where the values of all variables are known, otherwise its formula.
    private StatementAnswer Result(BoundExpression expression, StatementAnswer empty)
    {
        Expr value = expression.Value;
        Expr shown = expression.Form is not null ? value : value.Simplify(new SimplifyOptions { Cancellation = cancellation }).Result;
        bool isConstant = Dependencies.Of([shown]).Variables.Count == 0 && !shown.IsNumber;
        bool hasTensors = Dependencies.Of([shown]).IncludeTensors;
        Formula formula = Shown.Formula(hasTensors ? _problem.InNames(shown) : shown);
        if (_point is not null || isConstant)
        {
            try
            {
                var outcome = new Outcome(_problem, [new Group(null, Shape.Scalar, [value], [shown])], [], []);
                TensorValue found = new PointValues(outcome).At(_point ?? new Dictionary<string, InputValue>())[0].Entries[0];
                return empty with { Formula = formula, Value = Shown.Value(found, value.Type.Element) };
            }
            catch (UnresolvedNameException)
            {
                // The formula says what it depends on.
            }
        }

        return empty with { Formula = formula };
    }

    private IReadOnlyList<LineAnswer>? Backward(int first, out int count)
    {
        IReadOnlyList<BoundStatement> statements = _problem.Statements;
        Expr of = ((BoundExpression)statements[first]).Gradient!.Value.Of;
        BoundExpression[] gradients = [.. statements.Skip(first).TakeWhile(s => s is BoundExpression { Gradient: { } g } && g.Of == of).Cast<BoundExpression>()];
        count = gradients.Length;
        return _problem.Backward(query.Lines, gradients) is { } backward
            ? Shown.Lines(backward, Shown.Formula(of), line => LineRules.Of(_problem.Program, of, line, ResultFormat.Unicode))
            : null;
    }

    private StatementAnswer Explanation(BoundExplanation asked, StatementAnswer empty)
    {
        if (asked.Form == ExplanationForm.Derivation)
        {
            Expr f = _problem.Program.ResolveExcept(asked.Expression, asked.Variables);
            var options = new ExplainOptions { Level = (ExplainLevel)asked.Level, Cancellation = cancellation };
            Formula function = asked.Expression.IsSymbol ? Shown.Formula(asked.Expression) : new Formula("f", "f");
            return empty with
            {
                Derivations = [.. asked.Variables.Select(v => Shown.Derivation(f.Explain(v, options), v.Name, Shown.Derivative(function, Shown.Formula(v), DerivativeKind.Partial)))],
            };
        }

        ComputationalGraph graph = ComputationalGraph.Of(_problem.Program, asked.Expression, cancellation: cancellation);
        GraphValues? values = _point is null ? null : graph.ValuesAt(Explained.PointFor(_problem, _point));
        return empty with
        {
            Tables = asked.Form == ExplanationForm.Tables ? Shown.Tables(graph, values) : [.. asked.Variables.Select(v => Shown.Paths(graph, v, values))],
        };
    }

    // As it was typed, on one line.
    private string TextOf(BoundStatement statement) =>
        string.Join(' ', query.Source.Substring(statement.Span.Start, statement.Span.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
