using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Work;

/// <summary>Writes what the statements of a program ask for: on a terminal, or for a page.</summary>
internal interface IStatementWriter
{
    /// <summary>Gradients of one number that follow each other, as one backward pass.</summary>
    void Backward(IReadOnlyList<BoundExpression> gradients, BackwardProgram backward);

    /// <summary>An expression, or the last equation of a program that asks for nothing.</summary>
    void Result(BoundStatement statement, StatementResult result);

    /// <summary>A check.</summary>
    void Check(BoundCheck check);

    /// <summary>An explanation.</summary>
    void Explanation(BoundExplanation explanation);

    /// <summary>True when the error of a statement is written among the answers, so that the next statement follows; false to stop.</summary>
    bool Takes(Exception error, BoundStatement statement);
}

/// <summary>What came of an expression.</summary>
/// <param name="Shown">Its formula, simplified where that is wanted; a network in the names of its layers.</param>
/// <param name="Value">Its value, where the values of all variables are known.</param>
/// <param name="Element">What the entries of the value are.</param>
/// <param name="Missing">Why there is no value although a point is given; otherwise null.</param>
internal sealed record StatementResult(Expr Shown, TensorValue? Value, Element Element, UnresolvedNameException? Missing);

/// <summary>Goes through the statements of a program in order, and hands what each asks for to a writer.</summary>
internal sealed class StatementWalk(Query query, Problem problem, IReadOnlyDictionary<string, InputValue>? point, CancellationToken cancellation = default)
{
    private static readonly Dictionary<string, InputValue> s_nothing = [];

    /// <summary>Writes all of them.</summary>
    public void Write(IStatementWriter writer)
    {
        IReadOnlyList<BoundStatement> statements = problem.Statements;
        bool asks = statements.Any(static s => s is BoundExpression or BoundCheck or BoundExplanation);
        for (int i = 0; i < statements.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            BoundStatement statement = statements[i];
            try
            {
                switch (statement)
                {
                    case BoundExpression { Gradient: not null } when point is null && Gradients(i) is var gradients && Backward(gradients) is { } backward:
                        writer.Backward(gradients, backward);
                        i += gradients.Length - 1;
                        break;
                    case BoundExpression expression:
                        writer.Result(statement, Of(expression.Value, expression.Form));
                        break;
                    case BoundCheck check:
                        writer.Check(check);
                        break;
                    case BoundExplanation explanation:
                        writer.Explanation(explanation);
                        break;

                    // A program that asks for nothing is about its last equation.
                    case BoundDefinition definition when !asks && ReferenceEquals(definition, statements[^1]):
                        writer.Result(statement, Of(problem.Resolve(definition.Symbol), null));
                        break;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException && writer.Takes(e, statement))
            {
            }
        }
    }

    /// <summary>The points at which a check is made.</summary>
    public CheckOptions OptionsOf(BoundCheck check) =>
        (point is null ? new CheckOptions { PointCount = NumericCheck.PointCount } : problem.CheckAt(point)) with { Step = check.Step?.Evaluate(), Cancellation = cancellation };

    /// <summary>The numbers of a computational graph at the point; null where there is no point.</summary>
    public GraphValues? ValuesOf(ComputationalGraph graph) => point is null ? null : graph.ValuesAt(Explained.PointFor(problem, point));

    /// <summary>A statement as it was typed, on one line.</summary>
    public string TextOf(BoundStatement statement) =>
        string.Join(' ', problem.Text.Substring(statement.Span.Start, statement.Span.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private BoundExpression[] Gradients(int first)
    {
        Expr of = ((BoundExpression)problem.Statements[first]).Gradient!.Value.Of;
        return [.. problem.Statements.Skip(first).TakeWhile(s => s is BoundExpression { Gradient: { } g } && g.Of == of).Cast<BoundExpression>()];
    }

    private BackwardProgram? Backward(BoundExpression[] gradients) =>
        !gradients[0].Gradient!.Value.Of.IsSymbol || gradients.DistinctBy(static g => g.Gradient!.Value.By).Count() < gradients.Length || query.Simplifying == Simplifying.No
            ? null
            : problem.Backward(query.Lines, gradients, cancellation);

    // Its value where the values of all variables are known, otherwise its formula.
    private StatementResult Of(Expr value, AlgebraicForm? form)
    {
        Expr shown = query.Simplifying == Simplifying.No || form is not null ? value : value.Simplify(new SimplifyOptions { Order = query.Order, Cancellation = cancellation }).Result;
        UnresolvedNameException? missing = null;
        TensorValue? found = null;
        Dependencies dependencies = Dependencies.Of([shown]);
        if (point is not null || (dependencies.Variables.Count == 0 && !shown.IsNumber))
        {
            try
            {
                var outcome = new Outcome(problem, [new Group(null, Shape.Scalar, [value], [shown])], [], []);
                found = new PointValues(outcome, cancellation).At(point ?? s_nothing)[0].Entries[0];
            }
            catch (UnresolvedNameException e)
            {
                missing = point is null ? null : e;
            }
        }

        // A network reads in the names of its layers; of numbers the whole formula is wanted.
        return new StatementResult(dependencies.IncludeTensors ? problem.InNames(shown) : shown, found, value.Type.Element, missing);
    }
}
