namespace Symbolic;

/// <summary>Reads expressions as rational functions in factored form, and notes by what they divide.</summary>
internal sealed class FractionReader
{
    private readonly Dictionary<int, Factored> _read = [];
    private readonly HashSet<int> _done = [];
    private readonly List<Polynomial> _divisors = [];
    private readonly Dictionary<int, (Factored Value, Polynomial? Written, long Cost)>? _known;

    public FractionReader(Atoms atoms, AlgebraBudget budget, FunctionsOfSums functions = FunctionsOfSums.Keep)
    {
        Atoms = atoms;
        Algebra = new FractionAlgebra(atoms.Ring, budget);
        RelateRoots(functions);
    }

    /// <summary>A reader that knows what others have read; it notes no divisors.</summary>
    public FractionReader(Atoms atoms, AlgebraBudget budget, FractionMemory memory)
    {
        Atoms = atoms;
        Algebra = new FractionAlgebra(atoms.Ring, budget) { Memory = memory };
        if (memory.Related is { } known)
        {
            budget.Spend(known.Cost);
            Algebra.Relate(known.Relations);
            (_read, _done, Written, HasDecimals) = (new(known.Read), [.. known.Done], new(known.Written), known.HasDecimals);
        }
        else
        {
            long before = budget.Left;
            RelateRoots(FunctionsOfSums.Keep);
            memory.Related = new([.. Algebra.Relations], [.. _read], [.. _done], [.. Written], HasDecimals, before - budget.Left);
        }

        _known = memory.Values;
    }

    public Atoms Atoms { get; }

    public FractionAlgebra Algebra { get; }

    /// <summary>The polynomials that must not vanish where the expressions have values.</summary>
    public IReadOnlyList<Polynomial> Divisors => _divisors;

    /// <summary>True when a number was written as a decimal.</summary>
    public bool HasDecimals { get; private set; }

    /// <summary>The sums of the expressions as they were typed.</summary>
    public Dictionary<Polynomial, Expr> Written { get; } = [];

    public ExpressionWriter Writer => new(Atoms, Algebra, HasDecimals, ExpressionWriter.Exponents.Joined, Written);

    public Factored Read(Expr root)
    {
        ArithmeticWalk.Visit(root, _done, Algebra.Budget, Read);
        return _read[root.Id];
    }

    /// <summary>A negative power of a value, which is noted as a divisor.</summary>
    /// <exception cref="NoAlgebraException">The value is always zero: the quotient has a value nowhere.</exception>
    public Factored Inverse(Factored value, int exponent)
    {
        if (value.IsZero)
        {
            throw new NoAlgebraException();
        }

        foreach ((Polynomial @base, int own) in value.Factors)
        {
            if (own > 0 && !_divisors.Contains(@base))
            {
                _divisors.Add(@base);
            }
        }

        return Algebra.Power(value, exponent);
    }

    private void Read(Expr node, List<(Expr Node, int Sign)> parts)
    {
        if (_known is null || node.IsNumber)
        {
            _read[node.Id] = Of(node, parts, out _);
        }
        else if (_known.TryGetValue(node.Id, out var known))
        {
            Algebra.Budget.Spend(known.Cost);
            _read[node.Id] = known.Value;
            if (known.Written is { } sum)
            {
                Written.TryAdd(sum, node);
            }
        }
        else
        {
            long before = Algebra.Budget.Left;
            Factored value = Of(node, parts, out Polynomial? written);
            _read[node.Id] = value;
            _known.Add(node.Id, (value, written, before - Algebra.Budget.Left));
        }
    }

    private Factored Of(Expr node, List<(Expr Node, int Sign)> parts, out Polynomial? written)
    {
        written = null;
        if (node.IsNumber)
        {
            HasDecimals |= node.IsDecimal;
            return Factored.Number(node.Number);
        }

        if (!Atoms.IsArithmetic(node))
        {
            (Rational coefficient, List<(int Variable, int Exponent)> powers) = Atoms.Read(node);
            Factored atom = Factored.Number(coefficient);
            foreach ((int variable, int exponent) in powers)
            {
                if (exponent < 0)
                {
                    _divisors.Add(Polynomial.Variable(Atoms.Ring, variable));
                }

                atom = Algebra.Multiply(atom, Algebra.Variable(variable, exponent));
            }

            return atom;
        }

        Factored first = _read[parts[0].Node.Id];
        if (ArithmeticWalk.IsSum(node))
        {
            Factored sum = Algebra.Sum([.. parts.Select(p => Algebra.Scaled(_read[p.Node.Id], p.Sign))]);
            if (sum.Scale.IsOne && sum.Factors.Count == 1 && sum.Factors[0].Exponent == 1 && sum.Factors[0].Base.Count == parts.Count
                && parts.TrueForAll(p => _read[p.Node.Id].Factors.All(static f => f.Base.Count == 1)))
            {
                written = sum.Factors[0].Base;
                Written.TryAdd(written, node);
            }

            return sum;
        }

        if (node.Is(Operators.Negate))
        {
            return Algebra.Scaled(first, -1);
        }

        if (node.Is(Operators.Power))
        {
            // The constructors fold a power of a number, so that a zero base here is a sum that vanished.
            node.Operands[1].Number.TryGetInt32(out int exponent);
            return exponent < 0 ? Inverse(first, exponent) : Algebra.Power(first, exponent);
        }

        Factored second = _read[parts[1].Node.Id];
        return Algebra.Multiply(first, node.Is(Operators.Divide) ? Inverse(second, -1) : second);
    }

    /// <summary>Even powers of one function are written by the other from now on, as sin² = 1 − cos².</summary>
    public void RelateSquares(UnaryOperator even, UnaryOperator other)
    {
        for (int v = 0; v < Atoms.Generators.Count; v++)
        {
            if (Atoms.Generators[v] is { Base: var @base, Term.IsOne: true } && @base.Is(even))
            {
                RelateSquares(v, other);
            }
        }
    }

    // A variable may stand for a root of the function: its square is a higher power of the variable then.
    private bool RelateSquares(int variable, UnaryOperator other)
    {
        if (SquareOf(variable) is not { } power || VariableFor(other, Atoms.Generators[variable].Base) is not { } known || SquareOf(known) is not { } knownPower)
        {
            return false;
        }

        Polynomial square = Polynomial.Variable(Atoms.Ring, known, knownPower);
        Algebra.Relate(variable, power, Algebra.FromPolynomial(Polynomial.One(Atoms.Ring).Subtract(square, Algebra.Budget), Rational.One), isRoot: false);
        return true;
    }

    private int? SquareOf(int variable)
    {
        Rational unit = Atoms.Generators[variable].Unit;
        return unit.Sign > 0 && ((Rational)2 / unit) is { IsInteger: true } power && power < 1000 ? (int)power.Numerator : null;
    }

    // The inner roots have the smaller ids, so a relation is read with those that it needs.
    private void RelateRoots(FunctionsOfSums functions)
    {
        foreach ((Atoms.Generator generator, int variable) in Atoms.Generators.Select(static (g, i) => (g, i)).OrderBy(static p => p.g.Base.Id))
        {
            if (!generator.Term.IsOne)
            {
                continue;
            }

            Expr @base = generator.Base;
            if (functions == FunctionsOfSums.Reduce && @base.Is(Operators.Cos) && RelateSquares(variable, Operators.Sin))
            {
                continue;
            }

            if (@base.Is(Operators.Abs))
            {
                // The variable is a root of |u| where roots of it occur: g = |u|^(1/k) has g^(2k) = u².
                if (Rational.Abs(generator.Unit) is { Numerator.IsOne: true, Denominator: var k } && generator.Unit.Sign > 0 && k < 500)
                {
                    Algebra.Relate(variable, 2 * (int)k, Algebra.Power(Read(@base.Operands[0]), 2));
                }
            }
            else if (!generator.Unit.IsInteger && generator.Unit.Denominator < 1000 && (Atoms.IsArithmetic(@base) || (@base.IsNumber && @base.Number.Sign > 0)))
            {
                int power = (int)generator.Unit.Denominator;
                if (generator.Unit.Numerator > 1000)
                {
                    continue;
                }

                Algebra.Relate(variable, power, Algebra.Power(Read(@base), (int)generator.Unit.Numerator));
            }
        }
    }

    // The variable of another function of the operand of a function.
    private int? VariableFor(UnaryOperator function, Expr given)
    {
        for (int v = 0; v < Atoms.Generators.Count; v++)
        {
            if (Atoms.Generators[v] is { Base: var @base, Term.IsOne: true } && @base.Is(function) && @base.Operands[0] == given.Operands[0])
            {
                return v;
            }
        }

        return null;
    }
}
