using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>Derivatives compared with numerical ones by Richardson extrapolation.</summary>
public static class CheckExtensions
{
    /// <summary>
    /// Takes the derivatives by all variables and compares them with numerical ones: of a number the gradient, of a tensor the
    /// Jacobians.
    /// </summary>
    /// <param name="f">A number or tensor.</param>
    /// <param name="options">Points, tolerance, step; without points some are drawn.</param>
    /// <exception cref="DerivativeUndefinedException">The derivative cannot be given.</exception>
    public static CheckReport Check(this Expr f, CheckOptions? options = null) => f.Check(VariablesOf(f), options);

    /// <summary>
    /// Takes the derivatives by some variables and compares them with numerical ones: of a number the gradient, of a tensor the
    /// Jacobians.
    /// </summary>
    /// <param name="f">A number or tensor.</param>
    /// <param name="variables">By what; the other variables only have values.</param>
    /// <param name="options">Points, tolerance, step; without points some are drawn.</param>
    /// <exception cref="DerivativeUndefinedException">The derivative cannot be given.</exception>
    public static CheckReport Check(this Expr f, IReadOnlyList<Expr> variables, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (!f.Shape.IsScalar)
        {
            return RichardsonCheck.Run(f, [.. variables.Select(v => (v, f.Jacobian(v)))], options);
        }

        Gradient gradient = f.Gradient([.. variables]);
        return RichardsonCheck.Run(f, [.. gradient.Variables.Zip(gradient)], options);
    }

    /// <summary>Takes the derivatives by all variables and compares them with numerical ones at one point.</summary>
    /// <param name="f">A number or tensor.</param>
    /// <param name="point">The variables with their values. Symbolic lengths follow from the values.</param>
    /// <exception cref="DerivativeUndefinedException">The derivative cannot be given.</exception>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public static CheckReport CheckAt(this Expr f, params ReadOnlySpan<(Expr Variable, TensorValue Value)> point)
    {
        var named = new Dictionary<string, TensorValue>(StringComparer.Ordinal);
        foreach ((Expr variable, TensorValue value) in point)
        {
            named.Add(variable.Name, value);
        }

        return f.Check(new CheckOptions { TensorPoints = [named] });
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

    internal static List<Expr> VariablesOf(Expr f)
    {
        var variables = new List<Expr>();
        var lengths = new HashSet<string>(StringComparer.Ordinal);
        Cone cone = f.Graph.TakeCone();
        cone.Collect([f.Id]);
        foreach (int id in cone.Ids)
        {
            lengths.UnionWith(f.Graph.TypeAt(id).Shape.Axes.SelectMany(static a => a.Symbols));
            if (f.Graph.IsSymbol(id))
            {
                variables.Add(f.Graph[id]);
            }
        }

        f.Graph.GiveBack(cone);

        // A number that is the length of an axis is no variable.
        variables.RemoveAll(v => v.Shape.IsScalar && lengths.Contains(v.Name));
        return variables;
    }
}
