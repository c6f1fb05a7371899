using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// The length of one axis: a number, a symbol such as <c>n</c> for a length not known yet, or a linear form such as <c>n + 1</c>
/// (a vector with a one below it). Two lengths are the same when their linear forms are.
/// </summary>
public readonly struct Dim : IEquatable<Dim>
{
    private readonly int _constant;

    // Sorted by symbol, without zero factors; null for a number.
    private readonly (string Symbol, int Factor)[]? _terms;

    private Dim(int constant, (string Symbol, int Factor)[]? terms) => (_constant, _terms) = (constant, terms is [] ? null : terms);

    /// <summary>An axis of fixed length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static Dim Of(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new Dim(length, null);
    }

    /// <summary>A whole number of either sign, as it stands in the equation of a <see cref="Delta"/>.</summary>
    internal static Dim Signed(int value) => new(value, null);

    /// <summary>An axis whose length is the value of a symbol.</summary>
    public static Dim Of(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return new Dim(0, [(symbol, 1)]);
    }

    /// <summary>True when the length is a number.</summary>
    public bool IsFixed => _terms is null;

    /// <summary>The length of a fixed axis.</summary>
    /// <exception cref="InvalidOperationException">The axis is symbolic.</exception>
    public int Length => _terms is null ? _constant : throw new InvalidOperationException($"The dimension {this} has no number yet.");

    /// <summary>The symbol, when the length is one symbol and nothing else; otherwise null.</summary>
    public string? Symbol => _constant == 0 && _terms is [(var symbol, 1)] ? symbol : null;

    /// <summary>The symbols that the length depends on.</summary>
    public IEnumerable<string> Symbols => _terms?.Select(static t => t.Symbol) ?? [];

    /// <summary>A number is a fixed axis.</summary>
    public static implicit operator Dim(int length) => Of(length);

    /// <summary>A name is a symbolic axis.</summary>
    public static implicit operator Dim(string symbol) => Of(symbol);

    /// <summary>Both lengths one after the other.</summary>
    public static Dim operator +(Dim left, Dim right) => Combine(left, right, 1);

    /// <summary>What is left of a length without another.</summary>
    public static Dim operator -(Dim left, Dim right) => Combine(left, right, -1);

    /// <summary>A length taken several times.</summary>
    public static Dim operator *(int factor, Dim length) => Combine(default, length, factor);

    /// <summary>The same linear form.</summary>
    public static bool operator ==(Dim left, Dim right) => left.Equals(right);

    /// <summary>Not the same linear form.</summary>
    public static bool operator !=(Dim left, Dim right) => !left.Equals(right);

    /// <summary>The length with numbers for some symbols.</summary>
    public Dim With(IReadOnlyDictionary<string, int> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Dim result = new(_constant, null);
        foreach ((string symbol, int factor) in _terms ?? [])
        {
            result += factor * (values.TryGetValue(symbol, out int value) ? new Dim(value, null) : Of(symbol));
        }

        return result;
    }

    /// <inheritdoc/>
    public bool Equals(Dim other) => _constant == other._constant && _terms.AsSpan().SequenceEqual(other._terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dim other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_constant);
        foreach ((string Symbol, int Factor) term in _terms ?? [])
        {
            hash.Add(term);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((string symbol, int factor) in _terms ?? [])
        {
            text.Append(factor < 0 ? "-" : text.Length > 0 ? "+" : "");
            text.Append(Math.Abs(factor) == 1 ? "" : Math.Abs(factor).ToString(CultureInfo.InvariantCulture)).Append(symbol);
        }

        if (_constant != 0 || text.Length == 0)
        {
            text.Append(text.Length > 0 && _constant > 0 ? "+" : "").Append(_constant.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static Dim Combine(Dim left, Dim right, int factor)
    {
        int constant = checked(left._constant + (factor * right._constant));
        if (left._terms is null && right._terms is null)
        {
            return new Dim(constant, null);
        }

        var terms = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((string symbol, int own) in left._terms ?? [])
        {
            terms[symbol] = own;
        }

        foreach ((string symbol, int own) in right._terms ?? [])
        {
            terms[symbol] = checked(terms.GetValueOrDefault(symbol) + (factor * own));
        }

        return new Dim(constant, [.. terms.Where(static t => t.Value != 0).Select(static t => (t.Key, t.Value))]);
    }
}
