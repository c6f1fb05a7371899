namespace Symbolic.Generator;

/// <summary>A result in two forms.</summary>
/// <param name="Written">As reading and differentiation give it.</param>
/// <param name="Shown">As a textbook would have it: the simplified form, equal to the written one wherever that has a value.</param>
/// <param name="Conditions">Where the shown form may have a value and the written one none.</param>
internal sealed record RequestedResult(Expr Written, Expr Shown, IReadOnlyList<Expr> Conditions)
{
    /// <summary>The shown form where the conditions hold, elsewhere NaN; null when that cannot be said of a tensor.</summary>
    public Expr? Guarded()
    {
        if (Conditions.Count == 0)
        {
            return Shown;
        }

        ExprGraph graph = Shown.Graph;
        return Shown.Shape.IsScalar ? graph.Select(Conditions.Aggregate(static (a, b) => a & b), Shown, graph.Constant(Operators.Undefined)) : null;
    }
}

/// <summary>What a method computes.</summary>
/// <param name="Value">The formula, when it is a result.</param>
/// <param name="Derivatives">The derivatives, when they are.</param>
/// <param name="By">The variables by which each derivative is taken.</param>
/// <param name="Notes">What the reader should know about them.</param>
internal sealed record RequestedResults(Expr? Value, IReadOnlyList<RequestedResult> Derivatives, IReadOnlyList<Expr[]> By, IReadOnlyList<string> Notes)
{
    /// <summary>Takes the derivatives that a request asks for.</summary>
    /// <exception cref="SymbolicException">There is none.</exception>
    public static RequestedResults Of(RequestedFormula formula, MethodRequest request, CancellationToken cancellation)
    {
        if (request.Wanted == Wanted.Value)
        {
            return new RequestedResults(formula.Value, [], [], []);
        }

        var notes = new List<string>();
        var options = new DerivativeOptions { Notes = notes, Cancellation = cancellation };
        Expr[] by = [.. request.By.Select(i => formula.Inputs[i])];
        if (request.Wanted == Wanted.Derivative && by.Length > 0)
        {
            bool alsoValue = request.Form == ResultForm.NumberAndSpan || (request.Form == ResultForm.Tuple && formula.Value.Shape.IsScalar && request.TupleLength == 2);
            return new RequestedResults(alsoValue ? formula.Value : null, [Simplified(formula.Value.Differentiate(options, by), cancellation)], [by], notes);
        }

        by = by.Length > 0 ? by : formula.Inputs;
        if (by.Length == 0)
        {
            throw new RequestRefusedException(Problem.Of(Descriptors.Signature, new(Subject.Method), $"'{request.Name}' has no variables by which a derivative could be taken", "add a parameter of type double"));
        }

        RequestedResult[] derivatives = [.. formula.Value.Gradient(options, by).Select(d => Simplified(d, cancellation))];
        bool withValue = request.Form == ResultForm.NumberAndSpan || (request.Form == ResultForm.Tuple && request.TupleLength == derivatives.Length + 1);
        return new RequestedResults(withValue ? formula.Value : null, derivatives, [.. by.Select(static v => new[] { v })], notes);
    }

    /// <summary>All results in one form.</summary>
    public Expr[] In(Func<RequestedResult, Expr> form) => [.. Value is { } value ? [value] : Array.Empty<Expr>(), .. Derivatives.Select(form)];

    private static RequestedResult Simplified(Expr derivative, CancellationToken cancellation)
    {
        Simplified simplified = derivative.Simplify(new SimplifyOptions { Cancellation = cancellation });
        return new RequestedResult(derivative, simplified.Result, simplified.Conditions);
    }
}
