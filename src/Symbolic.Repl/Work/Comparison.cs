using Symbolic.Parsing;

namespace Symbolic.Repl.Work;

/// <summary>Two expressions and whether they are equal.</summary>
/// <param name="Problem">What was read: the two are its last results.</param>
/// <param name="Report">The answer.</param>
internal sealed record Comparison(Problem Problem, EqualityReport Report)
{
    /// <exception cref="RequestException">The query names fewer or more than two expressions.</exception>
    /// <exception cref="SymbolicException">The two cannot be compared.</exception>
    public static Comparison Of(Query query, CancellationToken cancellation)
    {
        Problem problem = Read(query, cancellation);
        if (problem.Results is not [var (_, left), var (_, right)])
        {
            throw new RequestException("Two expressions are compared.", "Give one as 'source' and one as 'other'.");
        }

        return new Comparison(problem, left.IsEqualTo(right, new EqualityOptions { Cancellation = cancellation }));
    }

    // Read as one text, so that a name means the same on both sides; what is wrong with the second is shown in the second.
    private static Problem Read(Query query, CancellationToken cancellation)
    {
        int start = query.Source.Length + 1;
        try
        {
            return Problem.Read(query with { Source = $"{query.Source}\n{query.Other}", Results = 2 }, cancellation);
        }
        catch (ParseException e) when (e.Span.Start >= start)
        {
            throw new ParseException(e.Code, e.Message, query.Other!, new TextSpan(e.Span.Start - start, e.Span.Length), e.Hint);
        }
        catch (ParseException e) when (e.Span.End < start)
        {
            throw new ParseException(e.Code, e.Message, query.Source, e.Span, e.Hint);
        }
    }
}
