namespace Symbolic;

/// <summary>Where one expression has no value although another may have one.</summary>
internal static class DomainGap
{
    /// <summary>Conditions that the first needs and the second does not.</summary>
    public static IReadOnlyList<Expr> Between(Expr needs, Expr other)
    {
        List<Expr> known = [.. Definedness.ConditionsOf(other)];
        var gap = new List<Expr>();
        foreach (Expr condition in Definedness.ConditionsOf(needs).Distinct())
        {
            if (!known.Exists(k => Definedness.Implies(k, condition)) && !IsImplied(condition, known) && !gap.Contains(condition))
            {
                gap.Add(condition);
            }
        }

        return [.. gap.Where(c => !gap.Exists(o => o != c && Definedness.Implies(o, c)))];
    }

    // (x − 1)·(x + 1) ≠ 0 follows from x² − 1 ≠ 0: what must not vanish divides what does not, to some power; and what has no real
    // zero needs no condition.
    private static bool IsImplied(Expr condition, List<Expr> known)
    {
        if (!condition.Is(Operators.NotEqual) || !condition.Operands[1].IsZero)
        {
            return false;
        }

        try
        {
            AlgebraBudget budget = AlgebraBudget.Small();
            Expr[] nonZero = [.. known.Where(static k => k.Is(Operators.NotEqual) && k.Operands[1].IsZero).Select(static k => k.Operands[0])];
            var reader = new FractionReader(ArithmeticWalk.AtomsOf([condition.Operands[0], .. nonZero], budget), budget);
            Factored wanted = reader.Read(condition.Operands[0]);
            List<Polynomial> given = [.. nonZero.SelectMany(n => reader.Read(n).Factors).Where(static f => f.Exponent > 0).Select(static f => f.Base)];
            return !wanted.IsZero && wanted.Factors.Where(static f => f.Exponent > 0).All(f => Vanishes(f.Base, given, budget));
        }
        catch (AlgebraLimitException)
        {
            return false;
        }
    }

    private static bool Vanishes(Polynomial part, List<Polynomial> given, AlgebraBudget budget)
    {
        foreach (Polynomial divisor in given)
        {
            while (!part.IsConstant && PolynomialGcd.Gcd(part, divisor, budget) is { IsConstant: false } common)
            {
                part = part.TryDivide(common, budget)!;
            }
        }

        return part.IsConstant || RealRoots.HasNone(part, budget);
    }
}
