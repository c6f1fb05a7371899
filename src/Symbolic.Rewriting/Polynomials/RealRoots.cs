namespace Symbolic;

/// <summary>Real roots of polynomials in one variable.</summary>
internal static class RealRoots
{
    private const int MaxDegree = 24;

    /// <summary>True when it is certain that the polynomial has no real root (Sturm's theorem).</summary>
    public static bool HasNone(Polynomial polynomial, AlgebraBudget budget)
    {
        int variable = polynomial.OnlyVariable();
        if (variable < 0 || polynomial.DegreeIn(variable) is var degree && (degree % 2 != 0 || degree > MaxDegree))
        {
            return false;
        }

        // The signs of the chain at −∞ and +∞; a pseudo-remainder with an even power of the leading coefficient keeps the sign.
        var chain = new List<Polynomial> { polynomial, polynomial.Derivative(variable) };
        while (chain[^1].DegreeIn(variable) > 0)
        {
            Polynomial previous = chain[^2], last = chain[^1];
            int steps = previous.DegreeIn(variable) - last.DegreeIn(variable) + 1;
            Polynomial rest = previous.PseudoRemainder(last, variable, budget);
            bool keepsSign = steps % 2 == 0 || last.LeadingCoefficient.Sign > 0;
            rest = keepsSign ? -rest : rest;
            if (rest.IsZero)
            {
                break;
            }

            chain.Add(rest.DivideBy(System.Numerics.BigInteger.Abs(rest.Content())));
        }

        return Changes(static (p, v) => p.LeadingCoefficient.Sign * (p.DegreeIn(v) % 2 == 0 ? 1 : -1)) == Changes(static (p, _) => p.LeadingCoefficient.Sign);

        int Changes(Func<Polynomial, int, int> sign)
        {
            int changes = 0, last = 0;
            foreach (Polynomial member in chain)
            {
                int own = sign(member, variable);
                changes += own * last < 0 ? 1 : 0;
                last = own != 0 ? own : last;
            }

            return changes;
        }
    }
}
