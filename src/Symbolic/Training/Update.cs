namespace Symbolic;

/// <summary>
/// One line of a training step: <c>W := W − η ∂L/∂W</c>. The lines of a step happen at the same time: in <see cref="Value"/> every
/// variable has its value from before the step, also where the line above has given it a new one.
/// </summary>
/// <param name="Variable">The variable that gets a new value.</param>
/// <param name="Value">The new value, in terms of the values before the step; of the shape of the variable.</param>
public sealed record Update(Expr Variable, Expr Value)
{
    /// <summary>
    /// The value before the first step, where none is given; null when it must be given. A number stands for a tensor whose entries
    /// are that number.
    /// </summary>
    public Expr? Initial { get; init; }

    /// <summary>The line as a statement of the language.</summary>
    public string ToText() => $"{Variable.ToText()} := {Value.ToText()}";

    /// <summary>The line as people write it, also a statement of the language.</summary>
    public string ToUnicode() => $"{Variable.ToUnicode()} := {Value.ToUnicode()}";

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
