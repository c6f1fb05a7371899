namespace Symbolic;

/// <summary>Code that takes all inputs as one span and gives all results in another.</summary>
internal delegate void SpanCode(ReadOnlySpan<double> inputs, Span<double> outputs);

/// <summary>Delegates that run a program where conditions hold, and elsewhere throw or give NaN.</summary>
internal sealed class ConditionedEntry : SpanEntry
{
    private readonly SpanCode _values;
    private readonly SpanCode _hold;
    private readonly AssertedConditions _conditions;
    private readonly Violation _violation;

    private ConditionedEntry(Program program, SpanCode values, SpanCode hold, AssertedConditions conditions, Violation violation)
        : base(program) =>
        (_values, _hold, _conditions, _violation) = (values, hold, conditions, violation);

    /// <exception cref="ArgumentException">A condition is no truth value, or NaN is asked for where the result is one.</exception>
    /// <exception cref="UnresolvedNameException">A condition has a variable that is no input, or an unknown function.</exception>
    public static ConditionedEntry Create(Program program, DelegateSignature signature, CompileOptions options)
    {
        if (signature.Output == OutputForm.Truth && options.Violation == Violation.NaN)
        {
            throw new ArgumentException("A delegate that returns bool cannot return NaN where a condition does not hold; throw, or return double.", nameof(options));
        }

        AssertedConditions conditions = AssertedConditions.Create(program, options.Conditions);
        CompileOptions plain = options with { Conditions = [] };
        return new(program, program.Compile<SpanCode>(plain), conditions.All.Compile<SpanCode>(plain), conditions, options.Violation);
    }

    public override void Execute(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        Program.RequireInputs(inputs.Length);
        Program.RequireOutputs(outputs.Length);
        double hold = 0;
        _hold(inputs, new Span<double>(ref hold));
        if (AssertedConditions.Hold(hold))
        {
            _values(inputs, outputs);
        }
        else if (_violation == Violation.NaN)
        {
            outputs[..Program.OutputCount].Fill(double.NaN);
        }
        else
        {
            throw _conditions.Violated(inputs);
        }
    }
}
