namespace Symbolic;

/// <summary>What a part of a tensor takes of one axis: everything, one position, or the positions from one to another. Positions count from 1.</summary>
public readonly record struct AxisPart
{
    private AxisPart(Dim from, Dim to, bool isPosition) => (From, To, IsPosition, IsAll) = (from, to, isPosition, false);

    /// <summary>The whole axis, <c>x[:]</c>.</summary>
    public static AxisPart All => new() { IsAll = true };

    /// <summary>The first position taken.</summary>
    public Dim From { get; private init; }

    /// <summary>The last position taken.</summary>
    public Dim To { get; private init; }

    /// <summary>True for one position; the axis is then gone from the part.</summary>
    public bool IsPosition { get; private init; }

    /// <summary>True for the whole axis.</summary>
    public bool IsAll { get; private init; }

    /// <summary>One position, <c>x[3]</c>; the axis is gone from the part. Whether there is such a position is seen where the part is taken.</summary>
    /// <param name="position">The position, from 1.</param>
    public static AxisPart At(Dim position) => new(position, position, true);

    /// <summary>The positions from one to another, both included, <c>x[2:5]</c>. A range that ends just before it begins is empty.</summary>
    /// <param name="from">The first position taken, from 1.</param>
    /// <param name="to">The last position taken.</param>
    public static AxisPart Range(Dim from, Dim to) => new(from, to, false);

    /// <inheritdoc/>
    public override string ToString() => IsAll ? ":" : IsPosition ? $"{From}" : $"{From}:{To}";
}
