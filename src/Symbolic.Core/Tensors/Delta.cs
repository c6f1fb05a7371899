using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// A tensor of zeros and ones that is never stored: one exactly where a linear equation between its indices (counted from 0)
/// holds, Σ factor·index = constant. The Kronecker delta is i − j = 0. A slice is i − j = start, a window of a convolution
/// m − s·i − j = −padding, the flattening of two axes k − i − rows·j = 0. So all moving about of entries is contraction with such
/// a tensor, and one rule differentiates it to every order.
/// </summary>
public sealed class Delta : IEquatable<Delta>
{
    internal Delta(ImmutableArray<Dim> axes, ImmutableArray<Dim> factors, Dim constant) => (Axes, Factors, Constant) = (axes, factors, constant);

    /// <summary>The lengths of the axes.</summary>
    public ImmutableArray<Dim> Axes { get; }

    /// <summary>The factor of each index in the equation.</summary>
    public ImmutableArray<Dim> Factors { get; }

    /// <summary>The right-hand side of the equation.</summary>
    public Dim Constant { get; }

    /// <summary>True for the Kronecker delta: two axes of one length, equal indices.</summary>
    public bool IsKronecker =>
        Axes.Length == 2 && Axes[0] == Axes[1] && Constant == Dim.Of(0) && Factors[0] + Factors[1] == Dim.Of(0)
        && Factors[0].IsFixed && Math.Abs(Factors[0].Length) == 1;

    /// <inheritdoc/>
    public bool Equals(Delta? other) =>
        other is not null && Constant == other.Constant && Axes.AsSpan().SequenceEqual(other.Axes.AsSpan()) && Factors.AsSpan().SequenceEqual(other.Factors.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Delta);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Constant);
        foreach (Dim axis in Axes)
        {
            hash.Add(axis);
        }

        foreach (Dim factor in Factors)
        {
            hash.Add(factor);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => IsKronecker ? "delta" : $"delta[{string.Join(" + ", Factors.Select(static (f, i) => $"{f}*{(char)('i' + i)}"))} = {Constant}]";
}
