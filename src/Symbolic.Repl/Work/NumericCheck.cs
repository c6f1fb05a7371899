namespace Symbolic.Repl.Work;

/// <summary>What came of comparing printed derivatives with differences of values.</summary>
/// <param name="Points">At how many points something was compared.</param>
/// <param name="Worst">The comparison with the largest error; null when nothing was compared.</param>
/// <param name="Failure">The worst comparison that failed; null when none did.</param>
/// <param name="Obstacle">Why nothing was compared; null when something was.</param>
/// <param name="Notes">What was out of the ordinary: another step, another point.</param>
internal sealed record NumericCheck(int Points, CheckResult? Worst, CheckResult? Failure, string? Obstacle, IReadOnlyList<string> Notes)
{
    /// <summary>How many points are drawn.</summary>
    public const int PointCount = 12;

    /// <summary>Checks what a query printed; null when it printed no derivative, or none that can be checked by itself.</summary>
    public static NumericCheck? Of(Query query, Outcome outcome, CancellationToken cancellation = default) =>
        Claims(query, outcome) is { Count: > 0 } claims ? Of(claims, new CheckOptions { PointCount = PointCount, Cancellation = cancellation }) : null;

    /// <summary>Checks derivatives, each with what it is the derivative of.</summary>
    /// <exception cref="UnresolvedNameException">A given point lacks a variable.</exception>
    public static NumericCheck Of(IEnumerable<Claim> claims, CheckOptions options)
    {
        var results = new List<CheckResult>();
        string? obstacle = null;
        int points = 0;
        foreach (Claim claim in claims)
        {
            CheckReport report;
            try
            {
                report = claim.Check(options);
            }
            catch (Exception e) when (e is UnresolvedNameException or WrongShapeException && options.Points is null && options.TensorPoints is null)
            {
                // An unknown function has derivatives, but no values, and some vectors cannot be drawn.
                obstacle ??= e.Message;
                continue;
            }

            results.AddRange(report.Results);
            obstacle ??= report.Skipped.FirstOrDefault()?.Reason;
            points = Math.Max(points, report.Points);
        }

        return new NumericCheck(
            points,
            results.MaxBy(static r => r.Error),
            results.Where(static r => !r.Passed).MaxBy(static r => r.Error),
            results.Count == 0 ? obstacle : null,
            [.. results.Select(static r => r.Note).OfType<string>().Distinct()]);
    }

    /// <summary>The functions and derivatives behind what was printed.</summary>
    public static IReadOnlyList<Claim> Claims(Query query, Outcome outcome)
    {
        Problem problem = outcome.Problem;
        Expr[] variables = [.. outcome.Variables.Select(problem.Variable)];

        // A derivative by a name with an equation holds along that equation only.
        if (variables.Length == 0 || variables.Any(problem.IsDefined))
        {
            return [];
        }

        Expr[] functions = [.. outcome.Functions.Select(static f => f.Expr)];
        return query.Operation switch
        {
            Operation.Gradient or Operation.Check or Operation.Jacobian => [.. functions.Select((f, row) =>
                new Claim(f, [.. variables.Select((v, column) => (v, outcome.Groups[column].Shown[row]))]))],
            Operation.Differentiate => [.. functions.Select((f, row) =>
                new Claim(f.Differentiate(variables[..^1]), [(variables[^1], outcome.Groups[0].Shown[row])]))],
            Operation.Hessian => [.. functions[0].Gradient(variables).Select((g, row) =>
                new Claim(g, [.. variables.Select((v, column) => (v, outcome.SecondDerivative(row, column)))]))],
            _ => [],
        };
    }
}

/// <summary>The claim that expressions are the derivatives of a function.</summary>
internal sealed record Claim(Expr Function, IReadOnlyList<(Expr Variable, Expr Derivative)> Derivatives)
{
    /// <summary>Compares the derivatives with numerical ones.</summary>
    /// <exception cref="UnresolvedNameException">A function is unknown, or a given point lacks a variable.</exception>
    /// <exception cref="WrongShapeException">No lengths are found for which everything has a shape.</exception>
    public CheckReport Check(CheckOptions options)
    {
        try
        {
            return RichardsonCheck.Run(Function, Derivatives, options);
        }
        catch (ArgumentException e) when (e.ParamName == nameof(options))
        {
            string message = e.Message.Replace(" (Parameter 'options')", "", StringComparison.Ordinal);
            throw new WrongShapeException(message, "Give the variables values, or shapes of numbers.");
        }
    }

    /// <summary>The claim that the derivatives of a function are right as they are taken.</summary>
    /// <param name="f">A number or tensor.</param>
    /// <param name="variables">By what; at least one.</param>
    /// <param name="options">How derivatives are taken; null for the usual way.</param>
    public static Claim Of(Expr f, IReadOnlyList<Expr> variables, DerivativeOptions? options = null)
    {
        DerivativeMatrix jacobian = ((IReadOnlyList<Expr>)[f]).Jacobian(options ?? DerivativeOptions.Default, [.. variables]);
        return new Claim(f, [.. variables.Select((v, column) => (v, jacobian[0, column]))]);
    }
}
