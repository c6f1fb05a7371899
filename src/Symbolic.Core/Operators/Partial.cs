namespace Symbolic;

/// <summary>
/// A partial derivative of an operator as a node of the graph: the value and, when it makes sense only where a condition holds,
/// that condition. An adjoint that passes through a guarded partial is zero where the guard does not hold, whatever the value
/// would have been there; so a derivative never becomes NaN because of a branch that was not taken.
/// </summary>
public readonly struct Partial
{
    private Partial(Expr value, Expr? guard, string? note, string? refusal) => (Value, Guard, Note, Refusal) = (value, guard, note, refusal);

    /// <summary>The derivative. Meaningless when <see cref="Refusal"/> is given.</summary>
    public Expr Value { get; }

    /// <summary>The condition under which the value counts; null when it always does.</summary>
    public Expr? Guard { get; }

    /// <summary>What the reader should know, for instance that a derivative is zero almost everywhere.</summary>
    public string? Note { get; }

    /// <summary>Why there is no derivative; null when there is one.</summary>
    public string? Refusal { get; }

    /// <summary>A derivative that holds everywhere.</summary>
    public static implicit operator Partial(Expr value) => new(value, null, null, null);

    /// <summary>A derivative that holds where a condition does and is zero elsewhere.</summary>
    public static Partial When(Expr guard, Expr value) => new(value, guard, null, null);

    /// <summary>A derivative of zero with the reason why that is not the whole truth.</summary>
    public static Partial ZeroAlmostEverywhere(Expr operand, string note) => new(operand.Graph.Zero, null, note, null);

    /// <summary>No derivative can be given. The sweep turns this into <see cref="DerivativeUndefinedException"/>: never into 0.</summary>
    public static Partial Undefined(string reason) => new(default, null, null, reason);
}
