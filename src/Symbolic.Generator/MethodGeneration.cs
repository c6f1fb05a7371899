namespace Symbolic.Generator;

/// <summary>Carries out a request: reads the formula, takes derivatives, and writes the method.</summary>
internal static class MethodGeneration
{
    /// <summary>The file of a method, and what is to be said about it.</summary>
    public static GeneratedMethod Run(MethodRequest request, Platform platform, CancellationToken cancellation)
    {
        if (request.IsRefused)
        {
            return new GeneratedMethod(request, MethodText.WithoutBody(request), new([]));
        }

        Problem problem;
        try
        {
            var formula = RequestedFormula.Read(request, cancellation);
            cancellation.ThrowIfCancellationRequested();
            var results = RequestedResults.Of(formula, request, cancellation);
            CSharpMethodBody body = BodyChoice.Of(formula, results, request, platform, cancellation);
            CheckCount(request, body);
            return new GeneratedMethod(request, MethodText.Of(request, body, MethodComment.Of(formula, results, request)), new(results.Notes.Distinct().Select(Noted)));
        }
        catch (ParseException e)
        {
            problem = Problem.Of(Descriptors.Formula, new(Subject.Formula, e.Span.Start, e.Span.Length), e.Message, HintFor(e, request));
        }
        catch (UnresolvedNameException e)
        {
            string names = string.Join(", ", e.Names.Select(static n => $"'{n}'"));
            problem = Problem.Of(Descriptors.Impossible, Whole(request), $"{names} {(e.Names.Count == 1 ? "has" : "have")} no value: the method has no such parameter", "add a parameter of type double, or an equation in the formula");
        }
        catch (SymbolicException e)
        {
            problem = Problem.Of(Descriptors.Impossible, Whole(request), e.Message, e.Hint);
        }
        catch (RequestRefusedException e)
        {
            problem = e.Problem;
        }

        return new GeneratedMethod(request, MethodText.WithoutBody(request), new([problem]));

        Problem Noted(string note) => Problem.Of(Descriptors.Note, Whole(request), note);
    }

    /// <summary>All of the formula.</summary>
    internal static ProblemPlace Whole(MethodRequest request) => new(Subject.Formula, 0, request.Formula.Length);

    // The language offers a declaration; here that is a parameter.
    private static string? HintFor(ParseException error, MethodRequest request)
    {
        if (error.Code != ParseErrorCode.Name || error.Hint is not { } hint || hint.IndexOf("declare `var ", StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return error.Hint;
        }

        string variables = Problem.Variables([.. request.Parameters.Select(static p => p.Name)]);
        string before = hint[..at].TrimEnd(' ', ',');
        return before.Length == 0 ? variables : $"{(before.EndsWith(" or", StringComparison.Ordinal) ? before[..^3] : before)}; {variables}";
    }

    private static void CheckCount(MethodRequest request, CSharpMethodBody body)
    {
        int count = body.Results.Count;
        string results = count == 1 ? "one result" : $"{Count(count)} results";
        switch (request.Form)
        {
            case ResultForm.Number or ResultForm.Truth when count != 1:
                string hint = request.Wanted switch
                {
                    Wanted.Derivative when request.Parameters.Count > 0 => $"""name a variable, as in [Derivative("…", "{request.Parameters[0].Name}")], or return a tuple of {Count(count)}""",
                    _ => $"return a tuple of {Count(count)}, or write to a last parameter Span<double>",
                };
                throw new RequestRefusedException(Problem.Of(Descriptors.Signature, new(Subject.ReturnType), $"'{request.Name}' returns one value, and there are {results}", hint));
            case ResultForm.Tuple when count != request.TupleLength:
                string more = request.Wanted == Wanted.Value ? "" : $", or {Count(count + 1)} of which the first is the value";
                throw new RequestRefusedException(Problem.Of(Descriptors.Signature, new(Subject.ReturnType), $"'{request.Name}' returns a tuple of {Count(request.TupleLength)}, and there are {results}", $"return {Count(count)} elements{more}"));
            case ResultForm.Truth when !body.AreLogical[0]:
                throw new RequestRefusedException(Problem.Of(Descriptors.Signature, new(Subject.ReturnType), $"'{request.Name}' returns a truth value, and the formula is a number", "write double"));
            case ResultForm.Number when body.AreLogical[0]:
                throw new RequestRefusedException(Problem.Of(Descriptors.Signature, new(Subject.ReturnType), $"'{request.Name}' returns a number, and the formula is a condition", "write bool"));
            default:
                return;
        }
    }

    private static string Count(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A request cannot be carried out as it is made.</summary>
internal sealed class RequestRefusedException(Problem problem) : Exception(problem.Message)
{
    /// <summary>What is wrong.</summary>
    public Problem Problem { get; } = problem;
}
