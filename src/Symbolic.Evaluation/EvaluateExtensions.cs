namespace Symbolic;

/// <summary>Values of expressions at points, for occasional use; programs that run often are compiled.</summary>
public static class EvaluateExtensions
{
    /// <summary>The value of a number or truth value (0 or 1), given the values of its variables.</summary>
    /// <param name="f">A scalar expression.</param>
    /// <param name="values">The variables with their values; what the expression does not contain is not used.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value, or a function is unknown.</exception>
    public static double Evaluate(this Expr f, params ReadOnlySpan<(Expr Variable, double Value)> values)
    {
        RequireScalar(f);
        var inputs = new Expr[values.Length];
        var numbers = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (inputs[i], numbers[i]) = values[i];
        }

        return Value(f, inputs, numbers);
    }

    /// <summary>The value of a number or truth value (0 or 1), given the values of its variables by name.</summary>
    /// <param name="f">A scalar expression.</param>
    /// <param name="values">The values by name; what the expression does not contain is not used.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value, or a function is unknown.</exception>
    public static double Evaluate(this Expr f, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        RequireScalar(f);
        var inputs = new List<Expr>();
        var numbers = new List<double>();
        foreach (var (name, value) in values)
        {
            if (f.Graph.TryGetSymbol(name, out Expr symbol))
            {
                inputs.Add(symbol);
                numbers.Add(value);
            }
        }

        return Value(f, [.. inputs], [.. numbers]);
    }

    // A determinant is a number that is computed of tensors.
    private static double Value(Expr f, Expr[] inputs, double[] numbers) => f.Graph is not null && EntryExpansion.IsNeeded([f], inputs)
        ? (double)TensorProgram.Create([f], inputs).Evaluate([.. numbers.Select(static n => (TensorValue)n)])[0]
        : Program.Create(f, inputs).Run(numbers);

    private static void RequireScalar(Expr f)
    {
        if (f.Graph is not null && !f.Type.Shape.IsScalar)
        {
            throw new InvalidOperationException($"A value in {f.Type.Shape} is several numbers; use a program and give room for them.");
        }
    }
}
