using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>Derivatives compared with numerical ones by Richardson extrapolation.</summary>
public static class CheckExtensions
{
    /// <summary>Takes the gradient by all variables and compares it with numerical derivatives.</summary>
    /// <param name="f">A number.</param>
    /// <param name="options">Points, tolerance, step; without points some are drawn.</param>
    /// <exception cref="DerivativeUndefinedException">The derivative cannot be given.</exception>
    public static CheckReport Check(this Expr f, CheckOptions? options = null) => f.Check(VariablesOf(f), options);

    /// <summary>Takes the gradient by some variables and compares it with numerical derivatives.</summary>
    /// <param name="f">A number.</param>
    /// <param name="variables">By what; the other variables only have values.</param>
    /// <param name="options">Points, tolerance, step; without points some are drawn.</param>
    /// <exception cref="DerivativeUndefinedException">The derivative cannot be given.</exception>
    public static CheckReport Check(this Expr f, IReadOnlyList<Expr> variables, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Gradient gradient = f.Gradient([.. variables]);
        return RichardsonCheck.Run(f, [.. gradient.Variables.Zip(gradient)], options);
    }

    /// <summary>Takes the gradient by all variables and compares it with numerical derivatives at one point.</summary>
    /// <param name="f">A number.</param>
    /// <param name="point">The variables with their values.</param>
    /// <exception cref="DerivativeUndefinedException">The derivative cannot be given.</exception>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    public static CheckReport CheckAt(this Expr f, params ReadOnlySpan<(Expr Variable, double Value)> point)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((Expr variable, double value) in point)
        {
            named.Add(variable.Name, value);
        }

        return f.Check(new CheckOptions { Points = [named] });
    }

    /// <summary>Carries out the <c>check</c> statements of a program.</summary>
    /// <param name="model">The program.</param>
    /// <param name="options">Points and tolerance; a step in the statement wins.</param>
    /// <exception cref="DerivativeUndefinedException">A derivative cannot be given.</exception>
    public static IReadOnlyList<CheckReport> RunChecks(this Model model, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= CheckOptions.Default;
        return [.. model.Program.Statements.OfType<BoundCheck>().Select(check =>
            check.Expression.Check(check.Variables, check.Step is { } step ? options with { Step = model.Program.Resolve(step).Evaluate() } : options))];
    }

    private static List<Expr> VariablesOf(Expr f)
    {
        var variables = new List<Expr>();
        Cone cone = f.Graph.TakeCone();
        cone.Collect([f.Id]);
        foreach (int id in cone.Ids)
        {
            if (f.Graph.IsSymbol(id))
            {
                variables.Add(f.Graph[id]);
            }
        }

        f.Graph.GiveBack(cone);
        return variables;
    }
}
