namespace Symbolic;

internal sealed partial class Product
{
    /// <summary>
    /// A product with tensors among its factors: the numbers in front and below the fraction line, the tensors entry by entry
    /// behind them.
    /// </summary>
    private Expr OfTensors(List<(int Rank, int Height, Expr Node)> above, List<(int Rank, int Height, Expr Node)> below)
    {
        bool isDecimal = IsDecimal && Coefficient.IsTerminatingDecimal;
        Rational size = Rational.Abs(Coefficient);
        Expr number = Chain(Sorted(Scalars(above)), isDecimal ? size : Rational.From(size.Numerator, 1), isDecimal ? size : null);
        Expr divisor = Chain(Sorted(Scalars(below)), isDecimal ? Rational.One : Rational.From(size.Denominator, 1), null);
        List<(int Rank, int Height, Expr Node)> tensors = Tensors(above), divisors = Tensors(below);
        Expr result = divisors.Count == 0 ? number * Chain(Sorted(tensors), Rational.One, null)
            : tensors.Count == 0 ? number / Chain(Sorted(divisors), Rational.One, null)
            : number * (Chain(Sorted(tensors), Rational.One, null) / Chain(Sorted(divisors), Rational.One, null));
        result /= divisor;
        return Coefficient.Sign < 0 ? -result : result;
    }

    private static List<(int Rank, int Height, Expr Node)> Scalars(List<(int Rank, int Height, Expr Node)> factors) => factors.FindAll(static f => f.Node.Shape.IsScalar);

    private static List<(int Rank, int Height, Expr Node)> Tensors(List<(int Rank, int Height, Expr Node)> factors) => factors.FindAll(static f => !f.Node.Shape.IsScalar);

    /// <summary>
    /// Entry by entry 1/(1 + eᶻ) is σ(−z), and eᶻ/(1 + eᶻ) is σ(z): the same values for all real z. Numbers keep the form in which
    /// they were written. And of tensors and numbers alike σ(z)·σ(−z) is σ(z)·(1 − σ(z)).
    /// </summary>
    private void Logistic()
    {
        for (int at = 0; at < _factors.Count; at++)
        {
            if (_factors[at] is { Symbolic: null } sum && sum.Exponent.IsInteger && sum.Exponent.Sign < 0 && !sum.Base.Shape.IsScalar && Simplifier.ExponentialPlusOne(sum.Base) is { } exponential)
            {
                Rational power = -sum.Exponent;
                Rational shared = Take(exponential, power);
                _factors[at] = sum with { Exponent = 0 };
                Include(Operators.Sigmoid[exponential.Operands[0]], shared);
                Include(Operators.Sigmoid[-exponential.Operands[0]], power - shared);
            }
        }

        // eᶻ·σ(−z) is σ(z).
        for (int at = 0; at < _factors.Count; at++)
        {
            if (_factors[at] is { Symbolic: null, Base: var power } factor && power.Is(Operators.Exp) && !power.Shape.IsScalar && factor.Exponent.IsInteger && factor.Exponent.Sign > 0)
            {
                Rational shared = Take(Operators.Sigmoid[-power.Operands[0]], factor.Exponent);
                _factors[at] = factor with { Exponent = factor.Exponent - shared };
                Include(Operators.Sigmoid[power.Operands[0]], shared);
            }
        }

        for (int at = 0; at < _factors.Count; at++)
        {
            if (_factors[at] is { Symbolic: null, Base: var mirrored } factor && mirrored.Is(Operators.Sigmoid) && mirrored.Operands[0].Is(Operators.Negate)
                && factor.Exponent.IsInteger && factor.Exponent.Sign > 0)
            {
                Expr plain = Operators.Sigmoid[mirrored.Operands[0].Operands[0]];
                Rational shared = Take(plain, factor.Exponent);
                if (shared.Sign > 0)
                {
                    _factors[at] = factor with { Exponent = factor.Exponent - shared };
                    Include(plain, shared);
                    Include(1 - plain, shared);
                }
            }
        }
    }

    /// <summary>A vector divided by its norm, times the norm, is the vector, also where that is 0.</summary>
    private void CancelNorms()
    {
        for (int at = 0; at < _factors.Count; at++)
        {
            Factor norm = _factors[at];
            if (norm.Symbolic is not null || !norm.Exponent.IsInteger || !norm.Base.Is(Operators.Norm) || !norm.Base.Shape.IsScalar)
            {
                continue;
            }

            Expr vector = norm.Base.Operands[0], unit = Operators.Unit[vector];
            while (norm.Exponent >= 1 && _factors.FindIndex(f => f.Exponent == 1 && f.Symbolic is null && (f.Base == unit || (f.Base.Is(Operators.Einsum) && f.Base.Operands.Contains(unit)))) is >= 0 and var carrier)
            {
                Expr carries = _factors[carrier].Base;
                _factors[carrier] = _factors[carrier] with { Exponent = 0 };
                _factors[at] = norm = norm with { Exponent = norm.Exponent - 1 };
                int first = carries == unit ? -1 : carries.Operands.ToList().IndexOf(unit);
                MultiplyAll(carries == unit ? vector : context.Graph.Rebuild(carries, [.. carries.Operands.Select((o, i) => i == first ? vector : o)]), 1);
            }
        }
    }

    // Takes a whole power of a base away, as much as there is up to a limit.
    private Rational Take(Expr @base, Rational most)
    {
        if (PositionOf(@base) is not (>= 0 and int position) || _factors[position] is not { Symbolic: null } factor || !factor.Exponent.IsInteger || factor.Exponent.Sign <= 0)
        {
            return 0;
        }

        Rational taken = Rational.Min(factor.Exponent, most);
        _factors[position] = factor with { Exponent = factor.Exponent - taken };
        return taken;
    }

    private void Include(Expr @base, Rational exponent)
    {
        if (!exponent.IsZero)
        {
            Add(@base, exponent, null);
        }
    }
}
