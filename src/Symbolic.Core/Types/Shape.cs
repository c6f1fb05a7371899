using System.Collections.Immutable;

namespace Symbolic;

/// <summary>The axes of a value, outermost first. A scalar has none; a vector is a column and has one.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly ImmutableArray<Dim> _axes;

    /// <summary>A shape with the given axes.</summary>
    public Shape(params ReadOnlySpan<Dim> axes) => _axes = axes.IsEmpty ? default : [.. axes];

    /// <summary>The shape of a number: no axes.</summary>
    public static Shape Scalar => default;

    /// <summary>The axes, outermost first.</summary>
    public ImmutableArray<Dim> Axes => _axes.IsDefault ? [] : _axes;

    /// <summary>The number of axes.</summary>
    public int Order => _axes.IsDefault ? 0 : _axes.Length;

    /// <summary>True for a shape without axes.</summary>
    public bool IsScalar => Order == 0;

    /// <summary>The axis at a position.</summary>
    public Dim this[int axis] => Axes[axis];

    /// <inheritdoc/>
    public bool Equals(Shape other) => Axes.AsSpan().SequenceEqual(other.Axes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (Dim axis in Axes)
        {
            hash.Add(axis);
        }

        return hash.ToHashCode();
    }

    /// <summary>Same axes in the same order.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Not the same axes.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary><c>scalar</c>, <c>R^3</c> or <c>R^{3×n}</c>.</summary>
    public override string ToString() => Order switch
    {
        0 => "scalar",
        1 when Axes[0].IsFixed || Axes[0].Symbol is not null => $"R^{Axes[0]}",
        _ => $"R^{{{string.Join('×', Axes)}}}",
    };
}
