namespace Symbolic;

/// <summary>
/// One expression as a fraction in factored form and in lowest terms, as <see cref="RationalForms"/> makes them, read once for both.
/// A form that is the other one again, or that would come out longer than wanted, is not written at all.
/// </summary>
internal sealed class FractionForms
{
    private readonly FractionReader _reader;
    private readonly Factored _value;
    private readonly long _left;
    private bool _isIrreducible;

    private FractionForms(FractionReader reader, Factored value) => (_reader, _value, _left) = (reader, value, reader.Algebra.Budget.Left);

    /// <summary>Reads an expression; null where there is no algebra of it within the budget.</summary>
    public static FractionForms? Read(Expr expr, FractionMemories memories, CancellationToken cancellation)
    {
        try
        {
            var budget = AlgebraBudget.Small(cancellation);
            Atoms atoms = ArithmeticWalk.AtomsOf(expr, budget);
            FractionMemory memory = memories.For(atoms);
            int known = memory.Values.Count;
            var reader = new FractionReader(atoms, budget, memory);
            Factored value = reader.Read(expr);
            memories.Added(memory.Values.Count - known);
            return new FractionForms(reader, value);
        }
        catch (AlgebraLimitException)
        {
            return null;
        }
    }

    /// <summary>All sums taken apart into irreducible factors.</summary>
    public Expr? Factored()
    {
        try
        {
            Factored factored = RationalForms.IrreducibleFactors(_value, _reader.Algebra);
            _isIrreducible = factored.Scale == _value.Scale && factored.Factors.SequenceEqual(_value.Factors);
            return _reader.Writer.Write(factored);
        }
        catch (AlgebraLimitException)
        {
            return null;
        }
    }

    /// <summary>One fraction without common factors; null when the factors of that are irreducible, so that <see cref="Factored"/> has given it.</summary>
    public Expr? Cancelled()
    {
        if (_isIrreducible)
        {
            return null;
        }

        try
        {
            // Each of the forms has the whole budget that reading has left.
            _reader.Algebra.Budget.Left = _left;
            return _reader.Writer.Write(_value);
        }
        catch (AlgebraLimitException)
        {
            return null;
        }
    }
}
