using System.Globalization;

namespace Symbolic;

/// <summary>One axis of a shape: a fixed length, or a symbol such as <c>n</c> that stands for a length not known yet.</summary>
public readonly record struct Dim
{
    private readonly int _length;
    private readonly string? _symbol;

    private Dim(int length, string? symbol) => (_length, _symbol) = (length, symbol);

    /// <summary>An axis of fixed length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static Dim Of(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new Dim(length, null);
    }

    /// <summary>An axis whose length is the value of a symbol.</summary>
    public static Dim Of(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return new Dim(0, symbol);
    }

    /// <summary>True when the length is a number.</summary>
    public bool IsFixed => _symbol is null;

    /// <summary>The length of a fixed axis.</summary>
    /// <exception cref="InvalidOperationException">The axis is symbolic.</exception>
    public int Length => _symbol is null ? _length : throw new InvalidOperationException($"The dimension {_symbol} has no number yet.");

    /// <summary>The symbol of a symbolic axis, otherwise null.</summary>
    public string? Symbol => _symbol;

    /// <summary>A number is a fixed axis.</summary>
    public static implicit operator Dim(int length) => Of(length);

    /// <summary>A name is a symbolic axis.</summary>
    public static implicit operator Dim(string symbol) => Of(symbol);

    /// <inheritdoc/>
    public override string ToString() => _symbol ?? _length.ToString(CultureInfo.InvariantCulture);
}
