namespace Symbolic;

/// <summary>
/// A sum of surds times square roots of surds, Σ c·√n. The radicands are independent as far as <see cref="Denesting"/> sees:
/// the quotient of two of them is not the square of a surd. A value without terms is zero; one with terms may be.
/// </summary>
internal sealed class NestedSurd
{
    private const int MaxTerms = 6;

    private NestedSurd(IReadOnlyList<(Surd Factor, Surd Radicand)> terms) => Terms = terms;

    /// <summary>The terms; the radicand is 1 in the one that has no further root.</summary>
    public IReadOnlyList<(Surd Factor, Surd Radicand)> Terms { get; }

    /// <summary>The value where no root stands over a sum.</summary>
    public Surd? Plain => Terms.Count == 0 ? Surd.Zero : Terms.Count == 1 && IsOne(Terms[0].Radicand) ? Terms[0].Factor : null;

    public static NestedSurd Of(Surd surd) => new(surd.IsZero ? [] : [(surd, Surd.One)]);

    public static NestedSurd? Add(NestedSurd a, NestedSurd b)
    {
        NestedSurd? sum = a;
        foreach ((Surd factor, Surd radicand) in b.Terms)
        {
            sum = sum?.With(factor, radicand);
        }

        return sum;
    }

    public NestedSurd Negated() => new([.. Terms.Select(static t => (-t.Factor, t.Radicand))]);

    public static NestedSurd? Multiply(NestedSurd a, NestedSurd b)
    {
        NestedSurd? product = Of(Surd.Zero);
        foreach ((Surd m, Surd r) in a.Terms)
        {
            foreach ((Surd n, Surd s) in b.Terms)
            {
                if (Surd.Multiply(m, n) is not { } factor || Surd.Multiply(r, s) is not { } radicand)
                {
                    return null;
                }

                product = Same(r, s) ? (Surd.Multiply(factor, r) is { } whole ? product?.With(whole, Surd.One) : null)
                    : Denesting.Root(radicand) is { } root ? (Surd.Multiply(factor, root) is { } surd ? product?.With(surd, Surd.One) : null)
                    : product?.With(factor, radicand);
            }
        }

        return product;
    }

    /// <summary>The reciprocal by the conjugate; null where that is not enough.</summary>
    public NestedSurd? Reciprocal()
    {
        if (Terms.Count == 1)
        {
            (Surd factor, Surd radicand) = Terms[0];
            return Surd.Multiply(factor, radicand)?.Reciprocal() is { } inverse ? new([(inverse, radicand)]) : null;
        }

        if (Terms.Count != 2)
        {
            return null;
        }

        // (c√m + d√n)·(c√m − d√n) = c²m − d²n.
        (Surd c, Surd m) = Terms[0];
        (Surd d, Surd n) = Terms[1];
        var conjugate = new NestedSurd([(c, m), (-d, n)]);
        return Multiply(this, conjugate)?.Plain?.Reciprocal() is { } scale ? Multiply(conjugate, Of(scale)) : null;
    }

    /// <summary>The square root; null where the value is not known to be nonnegative, or has no form of this kind.</summary>
    public NestedSurd? Root()
    {
        if (Plain is { } plain)
        {
            return RootOf(plain);
        }

        if (Sign() is not 1 || Terms.Count > 2 || Terms.Count == 0)
        {
            return null;
        }

        if (Terms.Count != 2 || Terms.FirstOrDefault(static t => IsOne(t.Radicand)) is not { Radicand: not null } first)
        {
            return null;
        }

        // As for surds: √(a + c√n) = √((a + r)/2) ± √((a − r)/2) with r² = a² − c²n.
        (Surd c, Surd n) = Terms.First(static t => !IsOne(t.Radicand));
        Surd a = first.Factor;
        return Surd.Multiply(a, a) is { } aa && Surd.Multiply(c, c) is { } cc && Surd.Multiply(cc, n) is { } ccn
            && Denesting.Root(aa - ccn) is { } r
            && RootOf((a + r).Times(Rational.From(1, 2))) is { } u && RootOf((a - r).Times(Rational.From(1, 2))) is { } v
            && c.Sign() is { } sign
            ? Add(u, sign < 0 ? v.Negated() : v)
            : null;
    }

    /// <summary>The sign; null where no precision within the bounds shows it, as for a zero that is not seen to be one.</summary>
    public int? Sign()
    {
        if (Plain is { } plain)
        {
            return plain.Sign();
        }

        foreach (int bits in Enclosure.Precisions)
        {
            if (Enclose(bits)?.Sign is { } sign)
            {
                return sign;
            }
        }

        return null;
    }

    /// <summary>The value, correct to double precision also where its terms nearly cancel; NaN where it is not known so well.</summary>
    public double ToDouble()
    {
        if (Terms.Count == 0)
        {
            return 0;
        }

        foreach (int bits in Enclosure.Precisions)
        {
            if (Enclose(bits) is { IsNarrow: true } enclosure)
            {
                return enclosure.Middle.ToDouble();
            }
        }

        return double.NaN;
    }

    private Enclosure? Enclose(int bits)
    {
        Enclosure? sum = Enclosure.Of(Rational.Zero, bits);
        foreach ((Surd factor, Surd radicand) in Terms)
        {
            sum += factor.Enclose(bits) is { } c && radicand.Enclose(bits) is { } n ? c * (IsOne(radicand) ? n : n.SquareRoot()) : null;
        }

        return sum;
    }

    private static NestedSurd? RootOf(Surd square) =>
        Denesting.Root(square) is { } root ? Of(root) : square.Sign() == 1 ? new([(Surd.One, square)]) : null;

    private NestedSurd? With(Surd factor, Surd radicand)
    {
        if (factor.IsZero)
        {
            return this;
        }

        var terms = Terms.ToList();
        for (int i = 0; i < terms.Count; i++)
        {
            (Surd given, Surd root) = terms[i];
            if (IsOne(root) != IsOne(radicand))
            {
                continue;
            }

            // c·√n = c·√(n/m)·√m where n/m is a square.
            Surd? ratio = Same(root, radicand) ? Surd.One
                : root.Reciprocal() is { } inverse && Surd.Multiply(radicand, inverse) is { } quotient ? Denesting.Root(quotient)
                : null;
            if (ratio is { } known && Surd.Multiply(factor, known) is { } more)
            {
                Surd sum = given + more;
                if (sum.IsZero)
                {
                    terms.RemoveAt(i);
                }
                else
                {
                    terms[i] = (sum, root);
                }

                return new(terms);
            }
        }

        terms.Add((factor, radicand));
        return terms.Count > MaxTerms ? null : new(terms);
    }

    private static bool IsOne(Surd surd) => surd.AsRational is { IsOne: true };

    private static bool Same(Surd a, Surd b) => (a - b).IsZero;
}
