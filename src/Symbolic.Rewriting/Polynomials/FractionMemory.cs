namespace Symbolic;

/// <summary>
/// What has been read over one list of variables, for all expressions over the same list: the relations of the roots, the values of
/// parts, factorizations, and written sums. Each with what it cost, which is paid again, so that a budget ends where it would without.
/// </summary>
internal sealed class FractionMemory(IReadOnlyList<Atoms.Generator> generators, PolynomialRing ring)
{
    public PolynomialRing Ring => ring;

    /// <summary>The relations and what was read for them; null before they are known.</summary>
    public Roots? Related { get; set; }

    /// <summary>Values of nodes, and the sums of which one is the text as it was typed.</summary>
    public Dictionary<int, (Factored Value, Polynomial? Written, long Cost)> Values { get; } = [];

    /// <summary>Polynomials as products of irreducible ones; the costs are those of the search and of putting the factors together.</summary>
    public Dictionary<Polynomial, (Factored Factors, long Search, long Joining)> Factorizations { get; } = [];

    /// <summary>Sums as nodes, where no decimals are asked for.</summary>
    public Dictionary<(Polynomial, Rational), Expr> Sums { get; } = [];

    public bool IsOver(IReadOnlyList<Atoms.Generator> others) => generators.SequenceEqual(others);

    /// <summary>The state of a reader that knows its roots.</summary>
    public sealed record Roots(
        FractionAlgebra.Relation[] Relations, KeyValuePair<int, Factored>[] Read, int[] Done, KeyValuePair<Polynomial, Expr>[] Written, bool HasDecimals, long Cost);
}

/// <summary>The memories of one simplification, by lists of variables.</summary>
internal sealed class FractionMemories
{
    // Beyond this many values all are forgotten, so that the memory of a simplification stays bounded.
    private const int MaxValues = 20_000;

    private readonly Dictionary<int, List<FractionMemory>> _known = [];
    private int _values;

    /// <summary>The memory for the variables of some atoms, whose ring becomes the common one.</summary>
    public FractionMemory For(Atoms atoms)
    {
        if (_values > MaxValues)
        {
            _known.Clear();
            _values = 0;
        }

        var hash = default(HashCode);
        foreach (Atoms.Generator generator in atoms.Generators)
        {
            hash.Add(generator.Base.Id);
            hash.Add(generator.Term.Id);
            hash.Add(generator.Unit);
        }

        int key = hash.ToHashCode();
        if (!_known.TryGetValue(key, out List<FractionMemory>? alike))
        {
            _known.Add(key, alike = []);
        }

        FractionMemory? memory = alike.Find(m => m.IsOver(atoms.Generators));
        if (memory is null)
        {
            memory = new FractionMemory(atoms.Generators, atoms.Ring);
            alike.Add(memory);
        }

        atoms.Share(memory.Ring);
        return memory;
    }

    /// <summary>Counts values that were added.</summary>
    public void Added(int values) => _values += values;
}
