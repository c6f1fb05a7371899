using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>What the statements of a program ask for, one after the other, for the page.</summary>
internal sealed class ProgramStatements : IStatementWriter
{
    // More than a page has room for.
    private const int MostStatements = 200;

    private readonly Problem _problem;
    private readonly StatementWalk _walk;
    private readonly CancellationToken _cancellation;
    private readonly List<StatementAnswer> _answers = [];

    private ProgramStatements(Query query, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _problem = Problem.Read(query with { Operation = Operation.Parse, Of = [] }, cancellation);
        _walk = new StatementWalk(query, _problem, query.Points is [var point, ..] ? point : null, cancellation);
    }

    /// <summary>An answer for each statement that asks; none for a text that is one expression.</summary>
    public static IReadOnlyList<StatementAnswer> Answer(Query query, CancellationToken cancellation)
    {
        var statements = new ProgramStatements(query, cancellation);
        IReadOnlyList<BoundStatement> all = statements._problem.Statements;
        if (all.Any(static s => s is BoundCheck or BoundExplanation) || all.Count(static s => s is BoundExpression or BoundDefinition) > 1)
        {
            statements._walk.Write(statements);
        }

        return statements._answers;
    }

    public void Backward(IReadOnlyList<BoundExpression> gradients, BackwardProgram backward)
    {
        Expr of = gradients[0].Gradient!.Value.Of;
        Add(gradients[0], empty => empty with
        {
            Source = string.Join("; ", gradients.Select(_walk.TextOf)),
            Lines = Shown.Lines(backward, Shown.Formula(of), line => LineRules.Of(_problem.Program, of, line, ResultFormat.Unicode)),
        });
    }

    // What a program that asks for nothing is about stands above already.
    public void Result(BoundStatement statement, StatementResult result)
    {
        if (statement is not BoundDefinition)
        {
            Add(statement, empty => empty with { Formula = Shown.Formula(result.Shown), Value = result.Value is { } value ? Shown.Value(value, result.Element) : null });
        }
    }

    public void Check(BoundCheck check)
    {
        if (check.Variables.Count > 0)
        {
            Add(check, empty => empty with
            {
                Check = Shown.Check(NumericCheck.Of([Claim.Of(check.Expression, check.Variables, new DerivativeOptions { Cancellation = _cancellation })], _walk.OptionsOf(check))),
            });
        }
    }

    public void Explanation(BoundExplanation explanation)
    {
        if (explanation.Form == ExplanationForm.Derivation)
        {
            Expr f = _problem.Program.ResolveExcept(explanation.Expression, explanation.Variables);
            var options = new ExplainOptions { Level = (ExplainLevel)explanation.Level, Cancellation = _cancellation };
            Formula function = explanation.Expression.IsSymbol ? Shown.Formula(explanation.Expression) : new Formula("f", "f");
            Add(explanation, empty => empty with
            {
                Derivations = [.. explanation.Variables.Select(v => Shown.Derivation(f.Explain(v, options), v.Name, Shown.Derivative(function, Shown.Formula(v), DerivativeKind.Partial)))],
            });
            return;
        }

        ComputationalGraph graph = ComputationalGraph.Of(_problem.Program, explanation.Expression, cancellation: _cancellation);
        GraphValues? values = _walk.ValuesOf(graph);
        Add(explanation, empty => empty with
        {
            Tables = explanation.Form == ExplanationForm.Tables ? Shown.Tables(graph, values) : [.. explanation.Variables.Select(v => Shown.Paths(graph, v, values))],
        });
    }

    public bool Takes(Exception error, BoundStatement statement)
    {
        if (!PlaygroundError.Knows(error))
        {
            return false;
        }

        Add(statement, empty => empty with { Error = PlaygroundError.Of(error) });
        return true;
    }

    private void Add(BoundStatement statement, Func<StatementAnswer, StatementAnswer> answer)
    {
        if (_answers.Count < MostStatements)
        {
            _answers.Add(answer(new StatementAnswer(_walk.TextOf(statement), statement.Span.Start)));
        }
    }
}
