using System.Numerics;

namespace Symbolic;

/// <summary>Sums, products and powers of rational functions in factored form.</summary>
internal sealed partial class FractionAlgebra(PolynomialRing ring, AlgebraBudget budget)
{
    // A number to a power larger than this is not written out.
    private const int MaxCoefficientBits = 4096;

    private readonly List<Relation> _relations = [];

    /// <summary>
    /// g^power = value for a variable that stands for a root (or an absolute value). Where the value is a single sum, that is given apart:
    /// its powers and those of g are powers of one base.
    /// </summary>
    public sealed record Relation(int Variable, int Power, Factored Value, Polynomial Numerator, Polynomial Denominator, Polynomial? Sum);

    public PolynomialRing Ring => ring;

    public AlgebraBudget Budget => budget;

    public IReadOnlyList<Relation> Relations => _relations;

    /// <summary>What is known from other expressions over the same variables.</summary>
    public FractionMemory? Memory { get; init; }

    /// <summary>Takes relations over that were found before.</summary>
    public void Relate(IEnumerable<Relation> known) => _relations.AddRange(known);

    /// <summary>
    /// Makes g^power = value known. A root is no negative number, so that its powers and those of a single sum below it may be written
    /// as one power; what may be negative, as a sine, is no root.
    /// </summary>
    public void Relate(int variable, int power, Factored value, bool isRoot = true)
    {
        if (value.IsZero)
        {
            return;
        }

        Polynomial numerator = Expand(value.Numerator.Factors).Scale(value.Scale.Numerator);
        Polynomial denominator = Expand(value.Denominator.Factors).Scale(value.Scale.Denominator);
        Polynomial? sum = isRoot && value.Scale.IsOne && value.Factors.Count == 1 && value.Factors[0].Exponent == 1 && value.Factors[0].Base.Count > 1 ? value.Factors[0].Base : null;
        _relations.Add(new Relation(variable, power, value, numerator, denominator, sum));
    }

    public Factored Variable(int variable, int exponent) => Apply(Rational.One, [(Polynomial.Variable(ring, variable), exponent)]);

    public Factored Scaled(Factored value, Rational factor) => factor.IsZero ? Factored.Zero : factor.IsOne ? value : new(value.Scale * factor, [.. value.Factors]);

    public Factored Multiply(Factored left, Factored right)
    {
        if (left.IsZero || right.IsZero)
        {
            return Factored.Zero;
        }

        if (right.Factors.Count == 0)
        {
            return Scaled(left, right.Scale);
        }

        if (left.Factors.Count == 0)
        {
            return Scaled(right, left.Scale);
        }

        budget.Spend(left.Factors.Count * right.Factors.Count);
        return Apply(left.Scale * right.Scale, [.. left.Factors, .. right.Factors]);
    }

    public Factored Power(Factored value, int exponent)
    {
        if (exponent == 0)
        {
            return Factored.Number(Rational.One);
        }

        if (!Rational.TryPow(value.Scale, exponent, MaxCoefficientBits, out Rational scale))
        {
            throw new AlgebraLimitException();
        }

        return scale.IsZero ? Factored.Zero : Apply(scale, [.. value.Factors.Select(f => (f.Base, Times(f.Exponent, exponent)))]);
    }

    /// <summary>A polynomial as a product: its content, its monomial, and the rest.</summary>
    public Factored FromPolynomial(Polynomial polynomial, Rational scale)
    {
        if (polynomial.IsZero)
        {
            return Factored.Zero;
        }

        var factors = new List<(Polynomial, int)>();
        UInt128 monomial = polynomial.MonomialContent();
        for (int v = 0; v < ring.Variables; v++)
        {
            int exponent = ring.ExponentOf(monomial, v);
            if (exponent > 0)
            {
                factors.Add((Polynomial.Variable(ring, v), exponent));
            }
        }

        BigInteger content = polynomial.Content();
        Polynomial rest = polynomial.Unshift(monomial).DivideBy(content);
        if (!rest.IsConstant)
        {
            factors.Add((rest, 1));
        }

        return Apply(scale * (Rational)content, factors);
    }

    /// <summary>The sum: common powers of the terms stay factors, only what differs is multiplied out.</summary>
    public Factored Sum(IReadOnlyList<Factored> terms)
    {
        List<Factored> rest = [.. terms.Where(static t => !t.IsZero)];
        if (rest.Count <= 1)
        {
            return rest.Count == 0 ? Factored.Zero : rest[0];
        }

        rest = WithCommonBases(rest);
        Dictionary<Polynomial, int> common = CommonPowers(rest);
        BigInteger denominator = BigInteger.One;
        foreach (Factored term in rest)
        {
            denominator *= term.Scale.Denominator / BigInteger.GreatestCommonDivisor(denominator, term.Scale.Denominator);
        }

        var collected = new Dictionary<UInt128, BigInteger>();
        foreach (Factored term in rest)
        {
            var own = new Dictionary<Polynomial, int>();
            foreach ((Polynomial @base, int exponent) in common)
            {
                own[@base] = -exponent;
            }

            foreach ((Polynomial @base, int exponent) in term.Factors)
            {
                own[@base] = own.GetValueOrDefault(@base) + exponent;
            }

            BigInteger scale = term.Scale.Numerator * (denominator / term.Scale.Denominator);
            Polynomial expanded = Expand([.. own.Select(static f => (f.Key, f.Value))]);
            budget.Spend(expanded.Count);
            for (int i = 0; i < expanded.Count; i++)
            {
                collected[expanded.Monomials[i]] = collected.GetValueOrDefault(expanded.Monomials[i]) + (scale * expanded.Coefficients[i]);
            }

            budget.CheckTerms(collected.Count);
        }

        Factored sum = Reduced(Polynomial.FromTerms(ring, collected), Rational.From(BigInteger.One, denominator));
        return sum.IsZero ? sum : Apply(sum.Scale, [.. common.Select(static f => (f.Key, f.Value)), .. sum.Factors]);
    }

    /// <summary>The product of nonnegative powers, multiplied out.</summary>
    public Polynomial Expand(IReadOnlyList<(Polynomial Base, int Exponent)> factors)
    {
        Polynomial product = Polynomial.One(ring);
        foreach ((Polynomial @base, int exponent) in factors.OrderBy(static f => f.Base.Count))
        {
            product = exponent == 0 ? product : product.Multiply(@base.Pow(exponent, budget), budget);
        }

        return product;
    }

    /// <summary>A polynomial, scaled, with all powers of roots that the relations know taken out.</summary>
    public Factored Reduced(Polynomial polynomial, Rational scale)
    {
        Factored denominator = Factored.Number(scale);
        for (int pass = 0; pass < ring.Variables; pass++)
        {
            bool changed = false;
            foreach (Relation relation in _relations)
            {
                int times = polynomial.DegreeIn(relation.Variable) / relation.Power;
                if (times > 0)
                {
                    polynomial = polynomial.Reduce(relation.Variable, relation.Power, relation.Numerator, relation.Denominator, budget);
                    denominator = Multiply(denominator, Power(FromPolynomial(relation.Denominator, Rational.One), -times));
                    changed = true;
                }
            }

            if (!changed)
            {
                break;
            }
        }

        return Multiply(FromPolynomial(polynomial, Rational.One), denominator);
    }

    // Joins equal bases, brings powers of roots in range and cancels what stands above and below the line.
    private Factored Apply(Rational scale, IReadOnlyList<(Polynomial Base, int Exponent)> factors)
    {
        var joined = new List<(Polynomial Base, int Exponent)>();
        var open = new Stack<(Polynomial Base, int Exponent)>(factors.Count + 4);
        for (int i = factors.Count - 1; i >= 0; i--)
        {
            open.Push(factors[i]);
        }

        while (open.TryPop(out var factor))
        {
            budget.Spend(1);
            if (factor.Base.IsConstant || factor.Exponent == 0)
            {
                continue;
            }

            int same = PlaceOf(joined, factor.Base);
            if (same >= 0)
            {
                factor.Exponent = Sum(factor.Exponent, joined[same].Exponent);
                joined.RemoveAt(same);
            }

            if (RelationOf(factor.Base) is { } relation && Quotient(relation, factor.Exponent) is var times && times != 0)
            {
                if (!Rational.TryPow(relation.Value.Scale, times, MaxCoefficientBits, out Rational power))
                {
                    throw new AlgebraLimitException();
                }

                scale *= power;
                factor.Exponent -= times * relation.Power;
                foreach ((Polynomial @base, int exponent) in relation.Value.Factors)
                {
                    open.Push((@base, Times(exponent, times)));
                }
            }

            if (factor.Exponent == 0)
            {
                continue;
            }

            int meeting = factor.Base.Count == 1 ? -1 : MeetingPlace(joined, factor);
            if (meeting < 0)
            {
                joined.Insert(same >= 0 ? same : joined.Count, factor);
                continue;
            }

            (Polynomial otherBase, int otherExponent) = joined[meeting];
            Polynomial common = Meet(otherBase, factor.Base)!;
            joined.RemoveAt(meeting);
            open.Push((factor.Base.TryDivide(common, budget)!, factor.Exponent));
            open.Push((otherBase.TryDivide(common, budget)!, otherExponent));
            open.Push((common, Sum(factor.Exponent, otherExponent)));
        }

        JoinRoots(joined);
        return new Factored(scale, joined);
    }

    private static int PlaceOf(List<(Polynomial Base, int Exponent)> factors, Polynomial @base)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            if (factors[i].Base.Equals(@base))
            {
                return i;
            }
        }

        return -1;
    }

    // The first factor on the other side of the fraction line that has something in common with a sum.
    private int MeetingPlace(List<(Polynomial Base, int Exponent)> factors, (Polynomial Base, int Exponent) factor)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            (Polynomial other, int exponent) = factors[i];
            if (other.Count > 1 && exponent > 0 != factor.Exponent > 0 && Meet(other, factor.Base) is not null)
            {
                return i;
            }
        }

        return -1;
    }

    // u/√u is √u: the powers of a sum and of its root get one sign.
    private void JoinRoots(List<(Polynomial Base, int Exponent)> factors)
    {
        foreach (Relation relation in _relations)
        {
            int sum = relation.Sum is { } radicand ? factors.FindIndex(f => f.Base.Equals(radicand)) : -1;
            int root = sum < 0 ? -1 : factors.FindIndex(f => f.Base.Equals(Polynomial.Variable(ring, relation.Variable)));
            if (root >= 0)
            {
                int total = Sum(Times(factors[sum].Exponent, relation.Power), factors[root].Exponent);
                factors[sum] = (factors[sum].Base, total / relation.Power);
                factors[root] = (factors[root].Base, total % relation.Power);
                factors.RemoveAll(static f => f.Exponent == 0);
            }
        }
    }

    private Polynomial? Meet(Polynomial left, Polynomial right)
    {
        Polynomial common = PolynomialGcd.Gcd(left, right, budget);
        return common.IsConstant ? null : common;
    }

    private Relation? RelationOf(Polynomial @base) => @base.Count == 1 ? _relations.Find(r => Polynomial.Variable(ring, r.Variable).Equals(@base)) : null;

    // Roots of numbers stay above the line.
    private static int Quotient(Relation relation, int exponent) =>
        relation.Value.Factors.Count == 0 ? (int)Math.Floor((double)exponent / relation.Power) : exponent / relation.Power;

    private static int Times(int a, int b) => InRange((long)a * b);

    private static int Sum(int a, int b) => InRange((long)a + b);

    private static int InRange(long exponent) => Math.Abs(exponent) <= int.MaxValue / 2 ? (int)exponent : throw new AlgebraLimitException();
}
