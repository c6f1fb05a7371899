namespace Symbolic.Repl.Work;

/// <summary>Expressions as one program over the variables on which they depend.</summary>
internal sealed class Compiled
{
    private readonly Expr[] _inputs;
    private readonly Program? _program;

    public Compiled(IReadOnlyList<Expr> outputs)
    {
        _inputs = [.. DistinctNodes.Variables(outputs)];
        _program = outputs.Count == 0 ? null : Program.Create(outputs, _inputs);
    }

    /// <summary>The variables that have no value.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyDictionary<Expr, double> given) =>
        [.. _inputs.Where(v => !given.ContainsKey(v)).Select(static v => v.Name).Order(StringComparer.Ordinal)];

    /// <summary>The values at a point at which every variable has one.</summary>
    public double[] At(IReadOnlyDictionary<Expr, double> given)
    {
        if (_program is null)
        {
            return [];
        }

        Span<double> inputs = _inputs.Length <= 64 ? stackalloc double[_inputs.Length] : new double[_inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = given[_inputs[i]];
        }

        // Points are few and each program is new: interpreting costs less than compiling.
        double[] values = new double[_program.OutputCount];
        _program.Run(inputs, values);
        return values;
    }
}
