namespace Symbolic;

/// <summary>An operator without operands, or one whose meaning lies in its attribute: numbers, names, constants, calls of unknown functions, arrays.</summary>
public sealed class LeafOperator(string name, int maxOperands = 0) : Operator(name)
{
    /// <summary>The value of a constant in double precision; null for all others.</summary>
    public double? Value { get; init; }

    /// <summary>What is known about a constant.</summary>
    public Facts Facts { get; init; } = Facts.Unknown;

    /// <summary>The element type of the value.</summary>
    public Element Result { get; init; }

    /// <inheritdoc/>
    public override int MinOperands => 0;

    /// <inheritdoc/>
    public override int MaxOperands => maxOperands;

    /// <inheritdoc/>
    public override Element ResultElement => Result;
}
