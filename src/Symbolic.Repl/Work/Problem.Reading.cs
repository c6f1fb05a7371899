using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Work;

// Reading the text, with what the given values say about shapes and about how often loops go round.
internal sealed partial class Problem
{
    /// <summary>Reads the text of a query.</summary>
    /// <exception cref="ParseException">The text cannot be read.</exception>
    /// <exception cref="RequestException">A name or an assumption cannot be read, or there is nothing to work on.</exception>
    public static Problem Read(Query query, CancellationToken cancellation)
    {
        if (query.Names.FirstOrDefault(static n => !IsName(n)) is { } bad)
        {
            throw new RequestException($"'{bad}' in 'names' is not a name.", "A name is a letter followed by letters, digits and subscripts.");
        }

        ExceptionDispatchInfo? refusal = null;
        Problem? second = null;
        foreach (ShapeReading shapes in ShapeReading.Of(query))
        {
            try
            {
                Problem problem = Read(query, shapes, cancellation);
                if (problem.Suits(query.Operation))
                {
                    return problem;
                }

                second ??= problem;
            }
            catch (ParseException e) when (e.Code == ParseErrorCode.Shape)
            {
                refusal ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        // What was wrong with the values as they were given is what is worth saying.
        if (second is null)
        {
            refusal!.Throw();
        }

        return second!;
    }

    private static Problem Read(Query query, ShapeReading shapes, CancellationToken cancellation)
    {
        var graph = new ExprGraph();
        ParserOptions options = OperatorFunctionNames.Of(graph.Operators).Options with { Names = [.. query.DeclaredNames.Where(IsName)], Shapes = shapes.Shapes, Limits = LimitsOf(query) };
        var notes = new List<string>();
        IReadOnlyCollection<Assumption> assumptions = Assumptions(query, options, notes);
        options = options with { Symmetric = [.. assumptions.Where(static a => a.Traits == MatrixTraits.Symmetric).Select(static a => a.Variable)] };
        Assume(graph, query, options, assumptions, cancellation);
        var calculus = new LanguageCalculus(cancellation);
        BoundProgram program = Session.Read(query.Source, graph, calculus, options, cancellation);
        string reading = program.Reading;

        // Whoever defines a function and nothing else asks about that function.
        if (!program.Statements.Any(IsResult) && program.Statements.LastOrDefault() is BoundFunction function)
        {
            string call = $"{function.Name}({string.Join(", ", function.Parameters.Select(static p => p.Name))})";
            try
            {
                program = Session.Read($"{query.Source}\n{call}", graph, calculus, options, cancellation);
            }
            catch (ParseException) when (function.Body is null)
            {
                // It has a meaning for some arguments only, and these are none.
            }
        }

        var problem = new Problem(query, graph, options, program, reading);
        problem.Notes.AddRange(notes);
        problem.Notes.AddRange(shapes.Notes);
        return problem;
    }

    // A loop has one number of rounds, so a number counts when it is the same at all points.
    internal static Dictionary<string, Rational> LimitsOf(Query query)
    {
        var limits = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach ((string name, InputValue value) in query.Points is [var first, ..] ? first : ImmutableDictionary<string, InputValue>.Empty)
        {
            if (value.Shape.IsScalar && value.Entries[0].Exact is { IsInteger: true } number
                && query.Points!.All(p => p.TryGetValue(name, out InputValue? other) && other.Shape.IsScalar && other.Entries[0].Exact == number))
            {
                limits.Add(name, number);
            }
        }

        return limits;
    }
}
