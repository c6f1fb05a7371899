namespace Symbolic;

/// <summary>
/// Partial fractions by one variable, over the field of rational functions of the others: a polynomial, and for each irreducible factor
/// of the denominator and each of its powers a numerator of smaller degree.
/// </summary>
internal sealed class PartialFractions(FractionReader reader, int variable)
{
    private readonly FractionAlgebra _algebra = reader.Algebra;

    /// <summary>The sum of partial fractions; null when the variable is in no denominator.</summary>
    public List<Factored>? Of(Factored value)
    {
        AlgebraBudget budget = _algebra.Budget;
        var below = new List<(Factored[] Base, Polynomial Polynomial, int Exponent)>();
        Factored scale = Factored.Number(value.Scale);
        foreach ((Polynomial @base, int exponent) in value.Factors)
        {
            if (exponent > 0)
            {
                continue;
            }

            foreach ((Polynomial factor, int multiplicity) in @base.Count == 1 ? [(@base, 1)] : PolynomialFactorization.Factor(@base, budget).Factors)
            {
                if (factor.DegreeIn(variable) == 0)
                {
                    scale = _algebra.Multiply(scale, _algebra.Power(new Factored(Rational.One, [(factor, 1)]), multiplicity * exponent));
                }
                else
                {
                    below.Add((Dense(factor), factor, -exponent * multiplicity));
                }
            }
        }

        if (below.Count == 0)
        {
            return null;
        }

        Factored[] numerator = Dense(_algebra.Expand(value.Numerator.Factors));
        Factored[] denominator = [Factored.Number(Rational.One)];
        foreach ((Factored[] @base, _, int exponent) in below)
        {
            denominator = Multiply(denominator, Power(@base, exponent));
        }

        (Factored[] whole, Factored[] rest) = Divide(numerator, denominator);
        var parts = new List<Factored>();
        for (int i = whole.Length - 1; i >= 0; i--)
        {
            parts.Add(_algebra.Multiply(_algebra.Multiply(whole[i], scale), _algebra.Variable(variable, i)));
        }

        foreach ((Factored[] @base, Polynomial polynomial, int exponent) in below)
        {
            Factored[] modulus = Power(@base, exponent);
            Factored[] others = Divide(denominator, modulus).Quotient;
            Factored[] own = Divide(Multiply(rest, InverseModulo(others, modulus)), modulus).Remainder;
            for (int power = exponent; power > 0 && own.Length > 0; power--)
            {
                (own, Factored[] digit) = Divide(own, @base);
                Factored above = _algebra.Sum([.. digit.Select((c, i) => _algebra.Multiply(c, _algebra.Variable(variable, i)))]);
                Factored divisor = _algebra.Power(new Factored(Rational.One, [(polynomial, 1)]), -power);
                parts.Add(_algebra.Multiply(_algebra.Multiply(above, divisor), scale));
            }
        }

        parts.RemoveAll(static p => p.IsZero);
        return parts;
    }

    private Factored[] Dense(Polynomial polynomial)
    {
        var dense = new Factored[polynomial.DegreeIn(variable) + 1];
        Array.Fill(dense, Factored.Zero);
        foreach ((int degree, Polynomial coefficient) in polynomial.CoefficientsIn(variable))
        {
            dense[degree] = _algebra.FromPolynomial(coefficient, Rational.One);
        }

        return Trim(dense);
    }

    private static Factored[] Trim(Factored[] a)
    {
        int length = a.Length;
        while (length > 0 && a[length - 1].IsZero)
        {
            length--;
        }

        return a[..length];
    }

    private Factored[] Multiply(Factored[] a, Factored[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return [];
        }

        var product = new Factored[a.Length + b.Length - 1];
        for (int k = 0; k < product.Length; k++)
        {
            var terms = new List<Factored>();
            for (int i = Math.Max(0, k - b.Length + 1); i <= Math.Min(k, a.Length - 1); i++)
            {
                terms.Add(_algebra.Multiply(a[i], b[k - i]));
            }

            product[k] = _algebra.Sum(terms);
        }

        return Trim(product);
    }

    private Factored[] Power(Factored[] a, int exponent)
    {
        Factored[] power = [Factored.Number(Rational.One)];
        for (int i = 0; i < exponent; i++)
        {
            power = Multiply(power, a);
        }

        return power;
    }

    private Factored[] Subtract(Factored[] a, Factored[] b)
    {
        var difference = new Factored[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = _algebra.Sum([i < a.Length ? a[i] : Factored.Zero, i < b.Length ? _algebra.Scaled(b[i], -1) : Factored.Zero]);
        }

        return Trim(difference);
    }

    private (Factored[] Quotient, Factored[] Remainder) Divide(Factored[] a, Factored[] b)
    {
        if (a.Length < b.Length)
        {
            return ([], a);
        }

        Factored inverse = _algebra.Power(b[^1], -1);
        Factored[] rest = [.. a];
        var quotient = new Factored[a.Length - b.Length + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            Factored factor = _algebra.Multiply(rest[i + b.Length - 1], inverse);
            quotient[i] = factor;
            for (int j = 0; !factor.IsZero && j < b.Length; j++)
            {
                rest[i + j] = _algebra.Sum([rest[i + j], _algebra.Scaled(_algebra.Multiply(factor, b[j]), -1)]);
            }
        }

        return (Trim(quotient), Trim(rest));
    }

    // By Euclid's algorithm; the two have no common factor.
    private Factored[] InverseModulo(Factored[] a, Factored[] modulus)
    {
        Factored[] r0 = modulus, r1 = Divide(a, modulus).Remainder, t0 = [], t1 = [Factored.Number(Rational.One)];
        while (r1.Length > 1)
        {
            (Factored[] quotient, Factored[] rest) = Divide(r0, r1);
            (r0, r1) = (r1, rest);
            (t0, t1) = (t1, Subtract(t0, Multiply(quotient, t1)));
        }

        if (r1.Length == 0)
        {
            throw new AlgebraLimitException();
        }

        Factored inverse = _algebra.Power(r1[0], -1);
        return [.. t1.Select(c => _algebra.Multiply(c, inverse))];
    }
}
