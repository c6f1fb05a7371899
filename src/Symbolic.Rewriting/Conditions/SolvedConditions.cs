namespace Symbolic;

/// <summary>
/// Conditions as a textbook states them: a comparison that is linear in one name is solved for it (2x − 3 &gt; 0 is x &gt; 3/2), a
/// number in front and a positive dividend are left out, and what follows from another condition is not said.
/// </summary>
internal static class SolvedConditions
{
    // Longer sides are left as they are: nobody would solve them in the head.
    private const int MaxNodes = 32;

    /// <summary>The conditions of a result, without those that the result shows.</summary>
    public static IReadOnlyList<Expr> Of(Expr result, IReadOnlyList<Expr> conditions)
    {
        if (conditions.Count == 0)
        {
            return conditions;
        }

        IReadOnlyList<Expr> solved = Of(conditions);
        List<Expr> known = [.. Definedness.ConditionsOf(result).Select(Of)];
        return [.. solved.Where(c => !known.Exists(k => Implies(k, c)))];
    }

    /// <summary>The conditions, each once and none that follows from another.</summary>
    public static IReadOnlyList<Expr> Of(IReadOnlyList<Expr> conditions)
    {
        List<Expr> each = [.. conditions.Select(Of).Where(static c => !c.Is(Operators.True)).Distinct()];
        List<Expr> solved = [.. each.Select(c => Strict(c, each)).Distinct()];
        return [.. solved.Where(c => !solved.Exists(other => other != c && Implies(other, c)))];
    }

    /// <summary>One condition, solved.</summary>
    public static Expr Of(Expr condition)
    {
        if (!IsComparison(condition) || !condition.Operands[0].Type.IsRealScalar || !condition.Operands[1].Type.IsRealScalar)
        {
            return condition;
        }

        if (Linear(condition.Operands[0], condition.Operands[1]) is { } line)
        {
            Rational bound = -line.Constant / line.Slope;
            ExprGraph graph = condition.Graph;
            Expr number = line.IsDecimal && bound.IsTerminatingDecimal ? graph.Decimal(bound) : graph.Number(bound);
            return Compare(condition, line.Slope.Sign, line.Name, number);
        }

        return condition.Operands[1].IsZero ? WithoutFactors(condition) : condition;
    }

    /// <summary>Does a condition follow from another about the same value?</summary>
    private static bool Implies(Expr known, Expr wanted)
    {
        if (Definedness.Implies(known, wanted))
        {
            return true;
        }

        if (!IsComparison(known) || !IsComparison(wanted) || known.Operands[0] != wanted.Operands[0] || !known.Operands[1].IsNumber || !wanted.Operands[1].IsNumber)
        {
            return false;
        }

        // Upper bounds are lower bounds of the negative.
        int direction = known.Is(Operators.Greater) || known.Is(Operators.GreaterOrEqual) ? 1 : known.Is(Operators.NotEqual) ? 0 : -1;
        bool strict = known.Is(Operators.Greater) || known.Is(Operators.Less);
        Rational margin = direction * (known.Operands[1].Number - wanted.Operands[1].Number);
        bool same = direction > 0 ? wanted.Is(Operators.Greater) || wanted.Is(Operators.GreaterOrEqual) : wanted.Is(Operators.Less) || wanted.Is(Operators.LessOrEqual);
        bool inclusive = wanted.Is(Operators.GreaterOrEqual) || wanted.Is(Operators.LessOrEqual);
        return direction != 0 && (same || wanted.Is(Operators.NotEqual)) && (margin.Sign > 0 || (margin.IsZero && (strict || (same && inclusive))));
    }

    // u ≥ v and u ≠ v are u > v.
    private static Expr Strict(Expr condition, List<Expr> others) =>
        !IsComparison(condition) || !IsInclusive(condition) || !others.Contains(Operators.NotEqual[condition.Operands[0], condition.Operands[1]]) ? condition
        : condition.Is(Operators.GreaterOrEqual) ? Operators.Greater[condition.Operands[0], condition.Operands[1]]
        : Operators.Less[condition.Operands[0], condition.Operands[1]];

    private static bool IsComparison(Expr condition) =>
        condition.Is(Operators.Greater) || condition.Is(Operators.GreaterOrEqual) || condition.Is(Operators.Less) || condition.Is(Operators.LessOrEqual) || condition.Is(Operators.NotEqual);

    // The same comparison of other sides, the other way round when the sides were divided by something negative.
    private static Expr Compare(Expr condition, int sign, Expr left, Expr right) =>
        condition.Is(Operators.NotEqual) ? Operators.NotEqual[left, right]
        : condition.Is(Operators.Greater) == sign > 0 && !IsInclusive(condition) ? Operators.Greater[left, right]
        : condition.Is(Operators.GreaterOrEqual) == sign > 0 && IsInclusive(condition) ? Operators.GreaterOrEqual[left, right]
        : IsInclusive(condition) ? Operators.LessOrEqual[left, right]
        : Operators.Less[left, right];

    private static bool IsInclusive(Expr condition) => condition.Is(Operators.GreaterOrEqual) || condition.Is(Operators.LessOrEqual);

    // 2xy ≥ 0 is xy ≥ 0, and 2/x ≥ 0 is x > 0, since the quotient has a value.
    private static Expr WithoutFactors(Expr condition)
    {
        Expr left = condition.Operands[0];
        int sign = 1;
        bool isDivisor = false;
        for (int steps = 0; steps < MaxNodes; steps++)
        {
            if (left.Is(Operators.Negate))
            {
                (left, sign) = (left.Operands[0], -sign);
            }
            else if (NumberInFront(left) is { } front)
            {
                (left, sign) = (front.Others, sign * front.Sign);
            }
            else if (left.Is(Operators.Divide) && left.Operands[1].IsNumber && !left.Operands[1].IsZero)
            {
                (left, sign) = (left.Operands[0], sign * left.Operands[1].Number.Sign);
            }
            else if (left.Is(Operators.Divide) && !condition.Is(Operators.NotEqual) && left.Operands[0].Facts is { IsPositive: Truth.True, IsTotal: true })
            {
                (left, isDivisor) = (left.Operands[1], true);
            }
            else
            {
                break;
            }
        }

        if (left == condition.Operands[0])
        {
            return condition;
        }

        Expr zero = condition.Graph.Zero;
        bool above = (condition.Is(Operators.Greater) || condition.Is(Operators.GreaterOrEqual)) == sign > 0;
        Expr plain = isDivisor ? (above ? Operators.Greater[left, zero] : Operators.Less[left, zero]) : Compare(condition, sign, left, zero);
        return IsComparison(plain) && Linear(left, zero) is not null ? Of(plain) : plain;
    }

    // The sign of the number with which a chain of products begins, and the rest of the chain.
    private static (int Sign, Expr Others)? NumberInFront(Expr product)
    {
        var factors = new Stack<Expr>();
        Expr first = product;
        while (first.Is(Operators.Multiply) && factors.Count < MaxNodes)
        {
            factors.Push(first.Operands[1]);
            first = first.Operands[0];
        }

        return factors.Count > 0 && first.IsNumber && !first.IsZero ? (first.Number.Sign, factors.Aggregate(static (soFar, f) => soFar * f)) : null;
    }

    // left − right as slope·name + constant; null where it is anything else.
    private static (Expr Name, Rational Slope, Rational Constant, bool IsDecimal)? Linear(Expr left, Expr right)
    {
        if (LinearTerms.Of([(left, Rational.One), (right, Rational.MinusOne)], MaxNodes) is not { } terms)
        {
            return null;
        }

        Expr? name = null;
        Rational slope = Rational.Zero, constant = Rational.Zero;
        foreach ((Expr term, Rational factor) in terms)
        {
            if (term.IsNumber)
            {
                constant += factor * term.Number;
            }
            else if (term.IsSymbol && (name is null || name == term))
            {
                name = term;
                slope += factor;
            }
            else
            {
                return null;
            }
        }

        return name is { } variable && !slope.IsZero ? (variable, slope, constant, HasDecimal(left) || HasDecimal(right)) : null;
    }

    private static bool HasDecimal(Expr linear)
    {
        foreach (int id in linear.Graph.NodesOf(linear))
        {
            if (linear.Graph[id].IsDecimal)
            {
                return true;
            }
        }

        return false;
    }
}
