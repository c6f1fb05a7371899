using System.Collections.Immutable;

namespace Symbolic;

/// <summary>What a curve shows.</summary>
public enum CurveKind : byte
{
    /// <summary>A function.</summary>
    Function,

    /// <summary>The derivative of a function.</summary>
    Derivative,
}

/// <summary>A curve of a plot.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Family">The number of the function to which it belongs, from 0: a function and its derivative have the same.</param>
/// <param name="Pieces">The connected pieces, each with points from left to right. Between two of them the function is undefined, or it jumps.</param>
public sealed record PlottedCurve(string Label, CurveKind Kind, int Family, ImmutableArray<ImmutableArray<DrawnPoint>> Pieces);
