namespace Symbolic;

/// <summary>Delegates that run the interpreter.</summary>
internal sealed class InterpretedEntry(Program program) : SpanEntry(program)
{
    public override void Execute(ReadOnlySpan<double> inputs, Span<double> outputs) => Program.Run(inputs, outputs);
}
