using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>What of a text is worked on, where the reader does not say.</summary>
internal static class PlaygroundTarget
{
    /// <summary>
    /// Empty for the last expression or equation; where a program asks for several things, the name of the number whose derivatives
    /// it asks for, or else of the last number that it defines.
    /// </summary>
    public static string Suggested(Problem problem)
    {
        IReadOnlyList<BoundStatement> statements = problem.Statements;
        BoundDefinition[] definitions = [.. statements.OfType<BoundDefinition>()];
        bool asks = statements.Any(static s => s is BoundCheck or BoundExplanation or BoundExpression { Gradient: not null })
            || statements.Count(static s => s is BoundExpression) > 1
            || (definitions.Length > 0 && statements[^1] is BoundExpression { Expression.IsSymbol: true });
        if (!asks || definitions.Length == 0)
        {
            return "";
        }

        Expr differentiated = statements.OfType<BoundExpression>().Select(static s => s.Gradient?.Of).FirstOrDefault(of => of is { IsSymbol: true }) ?? default;
        BoundDefinition? asked = differentiated.Graph is null ? null : Array.FindLast(definitions, d => d.Symbol == differentiated);
        return (asked ?? Array.FindLast(definitions, IsFunction) ?? definitions[^1]).Name;

        bool IsFunction(BoundDefinition definition) => definition.Symbol.Shape.IsScalar && definition.Symbol.Type.Element == Element.Real
            && problem.Program.FreeIn(problem.Program[definition.Name]).Count > 0;
    }

    /// <summary>Reads a query, and works on what the reader says or the text suggests.</summary>
    public static (Query Query, Problem Problem, string Of) Read(PlaygroundRequest request, Operation operation, CancellationToken cancellation)
    {
        Query query = request.ToQuery(operation);
        if (query.Of.Count > 0)
        {
            return (query, Problem.Read(query, cancellation), query.Of[0]);
        }

        Problem problem = Problem.Read(query with { Operation = Operation.Parse }, cancellation);
        string of = Suggested(problem);
        if (of.Length == 0 && operation == Operation.Parse)
        {
            return (query, problem, of);
        }

        query = of.Length == 0 ? query : query with { Of = [of] };
        return (query, Problem.Read(query, cancellation), of);
    }
}
