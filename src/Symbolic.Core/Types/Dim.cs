using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// The length of one axis: a number, a symbol such as <c>n</c> for a length not known yet, or a polynomial in symbols such as
/// <c>n + 1</c> (a vector with a one below it) or <c>m*n</c> (the columns of a matrix one below the other). Two lengths are the
/// same when their polynomials are.
/// </summary>
public readonly struct Dim : IEquatable<Dim>
{
    private readonly int _constant;

    // Sorted, without zero factors; null for a number.
    private readonly Term[]? _terms;

    private Dim(int constant, Term[]? terms) => (_constant, _terms) = (constant, terms is [] ? null : terms);

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
        return new Dim(0, [new Term([symbol], 1)]);
    }

    /// <summary>True when the length is a number.</summary>
    public bool IsFixed => _terms is null;

    /// <summary>The length of a fixed axis.</summary>
    /// <exception cref="InvalidOperationException">The axis is symbolic.</exception>
    public int Length => _terms is null ? _constant : throw new InvalidOperationException($"The dimension {this} has no number yet.");

    /// <summary>The symbol, when the length is one symbol and nothing else; otherwise null.</summary>
    public string? Symbol => _constant == 0 && _terms is [{ Factor: 1, Symbols: [var symbol] }] ? symbol : null;

    /// <summary>The symbols that the length depends on.</summary>
    public IEnumerable<string> Symbols => _terms?.SelectMany(static t => t.Symbols).Distinct() ?? [];

    /// <summary>The number without symbols, and the products of symbols with their factors.</summary>
    internal (int Constant, IEnumerable<(int Factor, string[] Symbols)> Products) Parts =>
        (_constant, _terms?.Select(static t => (t.Factor, t.Symbols)) ?? []);

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

    /// <summary>A length for each position of another.</summary>
    public static Dim operator *(Dim left, Dim right)
    {
        Dim result = left._constant * right;
        foreach (Term term in left._terms ?? [])
        {
            result += right._constant * new Dim(0, [term]);
            foreach (Term other in right._terms ?? [])
            {
                string[] symbols = [.. term.Symbols.Concat(other.Symbols).Order(StringComparer.Ordinal)];
                result += new Dim(0, [new Term(symbols, Whole((long)term.Factor * other.Factor))]);
            }
        }

        return result;
    }

    /// <summary>The same polynomial.</summary>
    public static bool operator ==(Dim left, Dim right) => left.Equals(right);

    /// <summary>Not the same polynomial.</summary>
    public static bool operator !=(Dim left, Dim right) => !left.Equals(right);

    /// <summary>The length with numbers for some symbols.</summary>
    public Dim With(IReadOnlyDictionary<string, int> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Dim result = new(_constant, null);
        foreach (Term term in _terms ?? [])
        {
            var product = new Dim(term.Factor, null);
            foreach (string symbol in term.Symbols)
            {
                product *= values.TryGetValue(symbol, out int value) ? new Dim(value, null) : Of(symbol);
            }

            result += product;
        }

        return result;
    }

    /// <summary>How often a whole number goes into the length, when that does not depend on the symbols; otherwise null.</summary>
    internal Dim? FloorOf(int divisor) => Array.TrueForAll(_terms ?? [], t => t.Factor % divisor == 0)
        ? new Dim((int)Math.Floor((double)_constant / divisor), _terms is null ? null : Array.ConvertAll(_terms, t => new Term(t.Symbols, t.Factor / divisor)))
        : default(Dim?);

    /// <inheritdoc/>
    public bool Equals(Dim other) => _constant == other._constant && _terms.AsSpan().SequenceEqual(other._terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dim other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_constant);
        foreach (Term term in _terms ?? [])
        {
            hash.Add(term.Factor);
            foreach (string symbol in term.Symbols)
            {
                hash.Add(symbol);
            }
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (Term term in _terms ?? [])
        {
            text.Append(term.Factor < 0 ? "-" : text.Length > 0 ? "+" : "");
            text.Append(Math.Abs(term.Factor) == 1 ? "" : Math.Abs(term.Factor).ToString(CultureInfo.InvariantCulture)).AppendJoin('*', term.Symbols);
        }

        if (_constant != 0 || text.Length == 0)
        {
            text.Append(text.Length > 0 && _constant > 0 ? "+" : "").Append(_constant.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static Dim Combine(Dim left, Dim right, int factor)
    {
        int constant = Whole(left._constant + ((long)factor * right._constant));
        if (left._terms is null && right._terms is null)
        {
            return new Dim(constant, null);
        }

        var terms = new List<Term>(left._terms ?? []);
        foreach (Term term in right._terms ?? [])
        {
            int place = terms.FindIndex(t => t.HasSymbolsOf(term));
            int added = Whole((long)factor * term.Factor);
            if (place < 0)
            {
                terms.Add(new Term(term.Symbols, added));
            }
            else
            {
                terms[place] = new Term(term.Symbols, Whole((long)terms[place].Factor + added));
            }
        }

        return new Dim(constant, [.. terms.Where(static t => t.Factor != 0).Order()]);
    }

    private static int Whole(long value) => value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw new LimitException($"A length of {value} is beyond the largest, {int.MaxValue}.");

    /// <summary>A product of symbols, which are sorted and may repeat, with a factor.</summary>
    private readonly struct Term(string[] symbols, int factor) : IEquatable<Term>, IComparable<Term>
    {
        public string[] Symbols { get; } = symbols;

        public int Factor { get; } = factor;

        public bool HasSymbolsOf(Term other) => Symbols.AsSpan().SequenceEqual(other.Symbols);

        public bool Equals(Term other) => Factor == other.Factor && HasSymbolsOf(other);

        public override bool Equals(object? obj) => obj is Term other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(Factor, Symbols.Length);

        // Long products first, then by name.
        public int CompareTo(Term other)
        {
            int order = other.Symbols.Length.CompareTo(Symbols.Length);
            for (int i = 0; order == 0 && i < Symbols.Length; i++)
            {
                order = string.CompareOrdinal(Symbols[i], other.Symbols[i]);
            }

            return order;
        }
    }
}
