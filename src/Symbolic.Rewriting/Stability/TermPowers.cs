namespace Symbolic;

/// <summary>A product of powers of nodes with positive whole exponents, nodes in ascending order.</summary>
internal readonly struct TermPowers : IEquatable<TermPowers>
{
    private readonly (int Id, int Exponent)[] _powers;

    private TermPowers((int Id, int Exponent)[] powers) => _powers = powers;

    public static TermPowers One { get; } = new([]);

    public int Degree => _powers.Sum(static p => p.Exponent);

    public static TermPowers Of(Expr node) => new([(node.Id, 1)]);

    public TermPowers Times(TermPowers other) => new(
        [.. _powers.Concat(other._powers).GroupBy(static p => p.Id).Select(static g => (g.Key, g.Sum(static p => p.Exponent))).OrderBy(static p => p.Key)]);

    public TermPowers CommonWith(TermPowers other) => new(
        [.. _powers.Select(p => (p.Id, Math.Min(p.Exponent, other.ExponentOf(p.Id)))).Where(static p => p.Item2 > 0)]);

    /// <summary>The quotient by a divisor.</summary>
    public TermPowers Over(TermPowers divisor) => new(
        [.. _powers.Select(p => (p.Id, p.Exponent - divisor.ExponentOf(p.Id))).Where(static p => p.Item2 > 0)]);

    /// <summary>The square root, when all exponents are even.</summary>
    public TermPowers? Half() => Array.TrueForAll(_powers, static p => p.Exponent % 2 == 0) ? new([.. _powers.Select(static p => (p.Id, p.Exponent / 2))]) : null;

    public Expr ToExpr(ExprGraph graph) => _powers.Aggregate(graph.One, (product, p) => product * graph[p.Id].Pow(p.Exponent));

    public bool Equals(TermPowers other) => _powers.AsSpan().SequenceEqual(other._powers);

    public override bool Equals(object? obj) => obj is TermPowers other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach ((int id, int exponent) in _powers)
        {
            hash.Add(id);
            hash.Add(exponent);
        }

        return hash.ToHashCode();
    }

    private int ExponentOf(int id) => Array.Find(_powers, p => p.Id == id).Exponent;
}
