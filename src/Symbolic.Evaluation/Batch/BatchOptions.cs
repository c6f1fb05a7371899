namespace Symbolic;

/// <summary>How exactly a batch computes the functions that the machine has no instruction for.</summary>
public enum BatchAccuracy
{
    /// <summary>
    /// Vector forms of exp, sin and their like, with errors of at most 2.5 units in the last place, and products and sums rounded
    /// in one step where the processor can. Functions without a vector form are called number by number.
    /// </summary>
    Vector,

    /// <summary>The same value to the last bit as that of a compiled delegate, point by point.</summary>
    Strict,
}

/// <summary>Options of a program that runs on many points.</summary>
public sealed record BatchOptions
{
    /// <summary>The usual options.</summary>
    public static BatchOptions Default { get; } = new();

    /// <summary>How exactly functions are computed.</summary>
    public BatchAccuracy Accuracy { get; init; } = BatchAccuracy.Vector;

    /// <summary>
    /// How the program runs: as machine code, or by an interpreter that performs each step on a block of points. Both give the
    /// same values to the last bit.
    /// </summary>
    public BackEnd BackEnd { get; init; } = BackEnd.Automatic;

    /// <summary>In which form an expression is computed. A <see cref="Program"/> is compiled as it stands.</summary>
    public NumericalForm Form { get; init; } = NumericalForm.Stable;

    /// <summary>
    /// What must hold at every point, such as the conditions of a simplification: truth values in the variables that are inputs,
    /// found by their names. They are computed for all points before the results, as they are written. A condition that has no
    /// value does not hold.
    /// </summary>
    public IReadOnlyList<Expr> Conditions { get; init; } = [];

    /// <summary>
    /// What happens where a condition does not hold: an error that names the first such point, before anything is written, or NaN
    /// for every result at these points and only there.
    /// </summary>
    public Violation Violation { get; init; } = Violation.Throw;

    /// <summary>
    /// How many threads share the points; 0 for all processors where the work is large enough, and one otherwise. The values do
    /// not depend on it.
    /// </summary>
    public int Threads { get; init; }

    /// <summary>The longest program, in steps, that <see cref="Symbolic.BackEnd.Automatic"/> turns into machine code.</summary>
    public int LargestCompiled { get; init; } = 200_000;

    /// <summary>Stops the preparation, with an <see cref="OperationCanceledException"/>; runs have a parameter of their own for this.</summary>
    public CancellationToken Cancellation { get; init; }
}
