using System.Globalization;

namespace Symbolic;

/// <summary>A step of training gives infinities or NaN. It has not been made: the values are those from before it.</summary>
/// <param name="step">The number of the step, from 1.</param>
/// <param name="quantity">The first quantity on the way that is not finite.</param>
public sealed class NotFiniteException(long step, string quantity) : SymbolicException(string.Create(
    CultureInfo.InvariantCulture, $"Step {step} stops: {quantity} is not finite there; the values are those after step {step - 1}."))
{
    /// <inheritdoc/>
    public override string Code => "undefined";

    /// <summary>The number of the step, from 1.</summary>
    public long Step { get; } = step;

    /// <summary>The first quantity on the way that is not finite: a name, a derivative, or the new value of a name.</summary>
    public string Quantity { get; } = quantity;
}
