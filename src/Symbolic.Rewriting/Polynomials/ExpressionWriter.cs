using System.Numerics;

namespace Symbolic;

/// <summary>Writes polynomials and rational functions as nodes, in the order of a textbook.</summary>
internal sealed class ExpressionWriter(Atoms atoms, FractionAlgebra algebra, bool decimals, ExpressionWriter.Exponents exponents, IReadOnlyDictionary<Polynomial, Expr>? written = null)
{
    private readonly ExprGraph _graph = atoms.Graph;

    /// <summary>What happens to powers of one base with symbolic exponents.</summary>
    internal enum Exponents
    {
        /// <summary>They stand side by side: e^x·e^y.</summary>
        Apart,

        /// <summary>They become one power: e^(x + y).</summary>
        Joined,
    }

    /// <summary>A rational function: one fraction line, powers in the order of a product.</summary>
    public Expr Write(Factored value)
    {
        if (value.IsZero)
        {
            return _graph.Zero;
        }

        var above = new List<(int Rank, int Place, Expr Node)>();
        var below = new List<(int Rank, int Place, Expr Node)>();
        var roots = new Dictionary<int, Rational>();
        var sums = new Dictionary<Polynomial, Rational>();
        var order = new List<Polynomial>();
        Rational scale = value.Scale;
        foreach ((Polynomial @base, int exponent) in value.Factors)
        {
            if (@base.Count == 1)
            {
                roots[@base.OnlyVariable()] = exponent;
            }
            else
            {
                sums[@base] = exponent;
                order.Add(@base);
            }
        }

        // All powers of one sum become one power: (x² + 1)·√(x² + 1) is (x² + 1)^(3/2).
        foreach (FractionAlgebra.Relation relation in algebra.Relations)
        {
            if (relation.Sum is { } sum && sums.ContainsKey(sum) && roots.TryGetValue(relation.Variable, out Rational exponent))
            {
                sums[sum] += exponent / relation.Power;
                roots.Remove(relation.Variable);
            }
        }

        // A sum alone above the line takes the number in front in: 3(x + 1)/2 keeps it, −(1 − x) does not.
        bool negative = scale.Sign < 0;
        Polynomial? turned = null;
        if (negative)
        {
            turned = order.Find(p => sums[p].Sign > 0 && sums[p].IsInteger && !sums[p].Numerator.IsEven && !StartsNegative(p));
            turned = turned is { } found && BetterTurned(found) ? found : null;
        }

        foreach (Polynomial sum in order)
        {
            Rational exponent = sums[sum];
            if (!exponent.IsZero)
            {
                Expr node = ReferenceEquals(sum, turned) ? Sum(sum, -1) : written?.TryGetValue(sum, out Expr typed) == true ? typed : Sum(sum, 1);
                (exponent.Sign > 0 ? above : below).Add((6, 0, node.Pow(Rational.Abs(exponent))));
            }
        }

        WriteVariables(roots, above, below);
        Rational size = Rational.Abs(scale);
        Expr result = Fraction(size, above, below);
        return negative && turned is null ? -result : result;
    }

    // A positive number times a quotient.
    private Expr Fraction(Rational size, List<(int Rank, int Place, Expr Node)> above, List<(int Rank, int Place, Expr Node)> below)
    {
        bool asDecimal = decimals && below.Count == 0 && size.IsTerminatingDecimal && !size.IsInteger;
        Expr number = asDecimal ? _graph.Decimal(size) : _graph.Number((Rational)size.Numerator);
        Expr numerator = Chain(number, above);
        return asDecimal || (size.IsInteger && below.Count == 0) ? numerator : numerator / Chain(_graph.Number((Rational)size.Denominator), below);
    }

    /// <summary>A polynomial, times a number, as a sum of its terms.</summary>
    public Expr Sum(Polynomial polynomial, Rational scale)
    {
        if (polynomial.IsZero)
        {
            return _graph.Zero;
        }

        Dictionary<(Polynomial, Rational), Expr>? known = decimals || exponents == Exponents.Apart ? null : algebra.Memory?.Sums;
        if (known?.TryGetValue((polynomial, scale), out Expr sum) == true)
        {
            return sum;
        }

        var terms = new List<(Expr Node, bool IsNegative)>();
        for (int i = 0; i < polynomial.Count; i++)
        {
            Rational coefficient = scale * (Rational)polynomial.Coefficients[i];
            terms.Add((Term(polynomial.Monomials[i], Rational.Abs(coefficient)), coefficient.Sign < 0));
        }

        sum = Join(terms);
        known?.Add((polynomial, scale), sum);
        return sum;
    }

    /// <summary>Terms as a sum, a positive one first when there is one.</summary>
    public static Expr Join(List<(Expr Node, bool IsNegative)> terms)
    {
        if (terms[0].IsNegative && terms.FindIndex(static t => !t.IsNegative) is > 0 and int first)
        {
            (Expr, bool) leading = terms[first];
            terms.RemoveAt(first);
            terms.Insert(0, leading);
        }

        Expr sum = terms[0].IsNegative ? -terms[0].Node : terms[0].Node;
        foreach ((Expr node, bool isNegative) in terms.Skip(1))
        {
            sum = isNegative ? sum - node : sum + node;
        }

        return sum;
    }

    /// <summary>A positive number times a monomial.</summary>
    public Expr Term(UInt128 monomial, Rational coefficient)
    {
        var powers = new Dictionary<int, Rational>();
        for (int v = 0; v < atoms.Ring.Variables; v++)
        {
            if (atoms.Ring.ExponentOf(monomial, v) is > 0 and int exponent)
            {
                powers.Add(v, exponent);
            }
        }

        var above = new List<(int Rank, int Place, Expr Node)>();
        var below = new List<(int Rank, int Place, Expr Node)>();
        WriteVariables(powers, above, below);
        return Fraction(coefficient, above, below);
    }

    private void WriteVariables(Dictionary<int, Rational> powers, List<(int, int, Expr)> above, List<(int, int, Expr)> below)
    {
        var radicals = new Dictionary<Rational, Rational>();
        var fractions = new HashSet<Rational>();
        Rational numbers = Rational.One;
        foreach ((int variable, Rational exponent) in powers.OrderBy(static e => e.Key))
        {
            Atoms.Generator generator = atoms.Generators[variable];
            if (exponent.IsZero || !exponent.TryGetInt32(out int whole))
            {
                continue;
            }

            if (generator.IsRadical && exponents == Exponents.Joined
                && powers.Any(p => !p.Value.IsZero && p.Value.IsInteger && atoms.Generators[p.Key].Base == generator.Base && !atoms.Generators[p.Key].Term.IsOne))
            {
                // √2·2ˣ is 2^(x + 1/2), written at the place of 2ˣ.
                continue;
            }

            if (generator.IsRadical && whole > 0 && Rational.TryPow(generator.Base.Number, (generator.Unit * whole).Numerator, 4096, out Rational radicand))
            {
                // √2·√3 is √6.
                Rational root = Rational.From(BigInteger.One, (generator.Unit * whole).Denominator);
                fractions.Add(generator.Unit * whole);
                numbers *= generator.Base.Number;
                radicals[root] = radicals.TryGetValue(root, out Rational other) ? other * radicand : radicand;
                continue;
            }

            if (exponents == Exponents.Joined && JoinedPower(generator, variable, powers) is { } joined)
            {
                if (joined.Node is { } power)
                {
                    above.Add((ReadingOrder.RankOf(power), variable, power));
                }

                continue;
            }

            // e^(−x) stays above the line.
            bool isAbove = whole > 0 || (generator.IsExponential && generator.Base.Is(Operators.E));
            Expr node = generator.Power(isAbove ? whole : -whole);
            bool isName = generator.Base.IsSymbol && generator.Term.IsOne;
            int rank = isName ? 2 : ReadingOrder.RankOf(generator.Power(1));
            (isAbove ? above : below).Add((rank, variable, node));
        }

        if (fractions.Count == 1)
        {
            // 2^(2/3) is not written 4^(1/3).
            above.Add((1, -1, _graph.Number(numbers).Pow(fractions.Single())));
            return;
        }

        foreach ((Rational root, Rational radicand) in radicals.OrderBy(static r => r.Key))
        {
            above.Add((1, -1, _graph.Number(radicand).Pow(root)));
        }
    }

    // Several powers of one base as one, at the place of the first of them; no node at the places of the others.
    private (Expr? Node, int Count)? JoinedPower(Atoms.Generator generator, int variable, Dictionary<int, Rational> powers)
    {
        if (powers.Count < 2)
        {
            return null;
        }

        List<int> same = [.. powers.Where(p => !p.Value.IsZero && p.Value.IsInteger && atoms.Generators[p.Key].Base == generator.Base && !generator.IsRadical).Select(static p => p.Key).Order()];
        if (same.Count < 2 || !same.Exists(v => !atoms.Generators[v].Term.IsOne))
        {
            return null;
        }

        if (same[0] != variable)
        {
            return (null, same.Count);
        }

        var terms = new List<(Expr, bool)>();
        foreach (int v in same.OrderBy(v => atoms.Generators[v].Term.IsOne))
        {
            Rational factor = atoms.Generators[v].Unit * powers[v];
            terms.Add((Atoms.Generator.Multiple(atoms.Generators[v].Term, Rational.Abs(factor)), factor.Sign < 0));
        }

        Expr exponent = Join(terms);
        return (generator.Base.Is(Operators.E) ? Operators.Exp[exponent] : generator.Base.Pow(exponent), same.Count);
    }

    private static bool StartsNegative(Polynomial polynomial) => polynomial.LeadingCoefficient.Sign < 0;

    // x − y for −(y − x): of two terms with different signs, both orders read well.
    private static bool BetterTurned(Polynomial polynomial)
    {
        foreach (BigInteger coefficient in polynomial.Coefficients)
        {
            if (coefficient.Sign < 0)
            {
                return true;
            }
        }

        return false;
    }

    private Expr Chain(Expr number, List<(int Rank, int Place, Expr Node)> factors)
    {
        Expr? product = number.IsOne ? null : number;
        if (factors.Count > 1)
        {
            factors = [.. factors.OrderBy(static f => f.Rank).ThenBy(static f => f.Place)];
        }

        foreach ((_, _, Expr factor) in factors)
        {
            product = product is { } soFar ? soFar * factor : factor;
        }

        return product ?? _graph.One;
    }
}
