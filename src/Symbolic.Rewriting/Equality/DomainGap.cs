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

        return SolvedConditions.Of(WithoutConsequences(gap));
    }

    /// <summary>Conditions without those that follow from others: x·y &gt; 0 from x &gt; 0 and y &gt; 0.</summary>
    public static IReadOnlyList<Expr> WithoutConsequences(IReadOnlyList<Expr> conditions)
    {
        List<Expr> kept = [.. conditions.Where(c => !conditions.Any(o => o != c && Definedness.Implies(o, c)))];
        var signs = new Dictionary<Expr, Expr>();
        foreach (Expr condition in kept.Where(static c => c.Operands.Count == 2 && c.Operands[0].IsSymbol && c.Operands[1].IsZero))
        {
            Facts? facts = condition.Is(Operators.Greater) ? Facts.Positive : condition.Is(Operators.GreaterOrEqual) ? Facts.Nonnegative : condition.Is(Operators.NotEqual) ? Facts.NonZero : null;
            Expr variable = condition.Operands[0];
            if (facts is { } known)
            {
                signs[variable] = condition.Graph.FreshSymbol(variable.Name, variable.Type, variable.Facts.And(known));
            }
        }

        return [.. kept.Where(c => signs.Count == 0 || (c.Operands.Count == 2 && c.Operands[0].IsSymbol) || !c.Substitute(signs).Is(Operators.True) && !HoldsBySigns(c.Substitute(signs)))];
    }

    private static bool HoldsBySigns(Expr condition)
    {
        if (condition.Operands.Count != 2 || !condition.Operands[1].IsZero)
        {
            return false;
        }

        Facts facts = condition.Operands[0].Facts;
        return condition.Is(Operators.Greater) ? facts.IsPositive == Truth.True
            : condition.Is(Operators.GreaterOrEqual) ? facts.IsNonnegative == Truth.True
            : condition.Is(Operators.NotEqual) && facts.IsNonZero == Truth.True;
    }

    // (x − 1)·(x + 1) ≠ 0 follows from x² − 1 ≠ 0: what must not vanish divides what does not, to some power; and what has no real
    // zero needs no condition.
    private static bool IsImplied(Expr condition, List<Expr> known)
    {
        if (condition.Operands.Count != 2 || !condition.Operands[1].IsZero)
        {
            return false;
        }

        try
        {
            AlgebraBudget budget = AlgebraBudget.Small();
            if (!condition.Is(Operators.NotEqual))
            {
                return IsNeverNegative(condition, budget);
            }

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

    // x² + 2x + 1 ≥ 0 and x² + 1 > 0 hold everywhere: what has an odd power in a polynomial has no real root.
    private static bool IsNeverNegative(Expr condition, AlgebraBudget budget)
    {
        bool strictly = condition.Is(Operators.Greater);
        if (!strictly && !condition.Is(Operators.GreaterOrEqual))
        {
            return false;
        }

        var reader = new FractionReader(ArithmeticWalk.AtomsOf(condition.Operands[0], budget), budget);
        Factored value = reader.Read(condition.Operands[0]);
        return value.Scale.Sign > 0 && value.Factors.All(f => f.Exponent > 0 && SquareFree.Decompose(f.Base, budget)
            .All(part => (!strictly && part.Exponent * f.Exponent % 2 == 0) || RealRoots.HasNone(part.Base, budget)));
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
