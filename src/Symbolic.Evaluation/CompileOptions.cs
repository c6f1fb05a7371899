namespace Symbolic;

/// <summary>How a program becomes a delegate.</summary>
public enum BackEnd
{
    /// <summary>
    /// Machine code where the platform can make it and the program is not huge, otherwise the interpreter. A program of more than a
    /// thousand steps starts in the interpreter and goes over to machine code, made in the background, after a thousand calls.
    /// </summary>
    Automatic,

    /// <summary>The interpreter: no preparation and no limit of size, some ten times slower per call.</summary>
    Interpreter,

    /// <summary>Machine code by way of IL; it takes some 5 µs a step to prepare.</summary>
    Il,
}

/// <summary>In which form an expression is computed.</summary>
public enum NumericalForm
{
    /// <summary>Equal over the real numbers, but with less rounding: log1p(x) for log(1 + x).</summary>
    Stable,

    /// <summary>Operation by operation as it is written.</summary>
    AsWritten,
}

/// <summary>What a delegate or a batch does at a point where one of its conditions does not hold.</summary>
public enum Violation
{
    /// <summary>It throws a <see cref="ConditionException"/> that names the condition and the values.</summary>
    Throw,

    /// <summary>Every result is NaN.</summary>
    NaN,
}

/// <summary>Options of compilation.</summary>
public sealed record CompileOptions
{
    /// <summary>The usual options.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>How the program becomes a delegate. Both ways give the same values to the last bit.</summary>
    public BackEnd BackEnd { get; init; } = BackEnd.Automatic;

    /// <summary>In which form an expression is compiled. A <see cref="Program"/> is compiled as it stands.</summary>
    public NumericalForm Form { get; init; } = NumericalForm.Stable;

    /// <summary>
    /// What must hold wherever the delegate is called, such as the conditions of a simplification: truth values in the variables
    /// that are inputs, found by their names. They are computed before the results, as they are written, and without allocation.
    /// A condition that has no value does not hold.
    /// </summary>
    public IReadOnlyList<Expr> Conditions { get; init; } = [];

    /// <summary>What happens where a condition does not hold.</summary>
    public Violation Violation { get; init; } = Violation.Throw;

    /// <summary>
    /// The longest program, in steps, that <see cref="Symbolic.BackEnd.Automatic"/> turns into machine code: some 5 µs a step, and some
    /// 20 bytes of code.
    /// </summary>
    public int LargestCompiled { get; init; } = 200_000;

    /// <summary>Stops the preparation, with an <see cref="OperationCanceledException"/>; the calls of the delegate are not stopped.</summary>
    public CancellationToken Cancellation { get; init; }
}
