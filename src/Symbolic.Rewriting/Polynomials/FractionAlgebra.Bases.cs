namespace Symbolic;

// The bases of powers that several rational functions have in common.
internal sealed partial class FractionAlgebra
{
    // The denominators of all terms over one set of bases without common factors.
    private List<Factored> WithCommonBases(List<Factored> terms)
    {
        var bases = new List<Polynomial>();
        foreach (Factored term in terms)
        {
            foreach ((Polynomial @base, int exponent) in term.Factors)
            {
                if (exponent < 0 && @base.Count > 1 && !bases.Contains(@base))
                {
                    bases.Add(@base);
                }
            }
        }

        if (bases.Count < 2)
        {
            return terms;
        }

        List<Polynomial> coprime = CoprimeBases(bases);
        if (coprime.Count == bases.Count && coprime.TrueForAll(bases.Contains))
        {
            return terms;
        }

        return [.. terms.Select(term => new Factored(term.Scale, [.. term.Factors.SelectMany(f => f.Exponent < 0 && f.Base.Count > 1 ? Split(f, coprime) : [f]).GroupBy(static f => f.Base).Select(static g => (g.Key, g.Sum(static f => f.Exponent)))]))];
    }

    /// <summary>Polynomials without common factors of which all given ones are products.</summary>
    public List<Polynomial> CoprimeBases(IEnumerable<Polynomial> polynomials)
    {
        var coprime = new List<Polynomial>();
        var open = new Stack<Polynomial>(polynomials);
        while (open.TryPop(out Polynomial? next))
        {
            int meeting = next.IsConstant ? -1 : coprime.FindIndex(c => Meet(c, next) is not null);
            if (meeting < 0)
            {
                if (!next.IsConstant)
                {
                    coprime.Add(next);
                }

                continue;
            }

            Polynomial other = coprime[meeting];
            if (!other.Equals(next))
            {
                Polynomial common = Meet(other, next)!;
                coprime.RemoveAt(meeting);
                open.Push(common);
                open.Push(other.TryDivide(common, budget)!);
                open.Push(next.TryDivide(common, budget)!);
            }
        }

        return coprime;
    }

    private IEnumerable<(Polynomial Base, int Exponent)> Split((Polynomial Base, int Exponent) factor, List<Polynomial> coprime)
    {
        Polynomial rest = factor.Base;
        foreach (Polynomial @base in coprime)
        {
            int times = 0;
            while (!rest.IsConstant && rest.TryDivide(@base, budget) is { } quotient)
            {
                rest = quotient;
                times++;
            }

            if (times > 0)
            {
                yield return (@base, Times(times, factor.Exponent));
            }
        }
    }

    private static Dictionary<Polynomial, int> CommonPowers(List<Factored> terms)
    {
        var common = new Dictionary<Polynomial, int>();
        foreach (Factored term in terms)
        {
            foreach ((Polynomial @base, _) in term.Factors)
            {
                common.TryAdd(@base, int.MaxValue);
            }
        }

        foreach (Polynomial @base in common.Keys)
        {
            foreach (Factored term in terms)
            {
                common[@base] = Math.Min(common[@base], term.ExponentOf(@base));
            }
        }

        return common;
    }
}
