namespace Symbolic;

/// <summary>What compiled code refers to beside its operands: the functions that are not plain static methods, and its program.</summary>
internal sealed class CompiledContext(Program program)
{
    public readonly Func<double, double>[] Unary = program.Functions.Unary;
    public readonly Func<double, double, double>[] Binary = program.Functions.Binary;
    public readonly NaryFunction[] Nary = program.Functions.Nary;

    public Program Program { get; } = program;

    /// <summary>The inputs, checked; a copy of them when the results would overwrite them too early.</summary>
    public ReadOnlySpan<double> Separate(ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputs) =>
        inputs.Overlaps(outputs) ? inputs.ToArray() : inputs;

    public ReadOnlySpan<double> Inputs(ReadOnlySpan<double> inputs)
    {
        Program.RequireInputs(inputs.Length);
        return inputs;
    }

    public ReadOnlySpan<double> Inputs(double[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Program.RequireInputs(inputs.Length);
        return inputs;
    }

    public Span<double> Outputs(Span<double> outputs)
    {
        Program.RequireOutputs(outputs.Length);
        return outputs;
    }

    public Span<double> Outputs(double[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Program.RequireOutputs(outputs.Length);
        return outputs;
    }
}
