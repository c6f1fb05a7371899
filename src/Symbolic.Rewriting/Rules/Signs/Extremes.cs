namespace Symbolic;

/// <summary>Maxima and minima of several operands.</summary>
internal static class Extremes
{
    // A longer list is left alone: operands are compared in pairs.
    private const int MaxOperands = 32;

    /// <summary>max(max(a, b), c) = max(a, b, c).</summary>
    public static IEnumerable<Rewrite> Flatten(Expr expr)
    {
        if (!expr.Operands.Any(o => o.Operator == expr.Operator))
        {
            return [];
        }

        Expr[] operands = [.. expr.Operands.SelectMany(o => o.Operator == expr.Operator ? o.Operands.AsEnumerable() : [o])];
        return [new Rewrite(((NaryOperator)expr.Operator)[operands])];
    }

    /// <summary>Operands that are never the larger (the smaller) ones, by the signs that are known.</summary>
    public static IEnumerable<Rewrite> WithoutDominated(Expr expr, Rewriter rewriter)
    {
        if (expr.Operands.Count > MaxOperands)
        {
            yield break;
        }

        bool largest = expr.Is(Operators.Max);
        List<Expr> kept = [.. expr.Operands];
        List<Expr> gone = [];
        for (int i = 0; i < kept.Count; i++)
        {
            for (int j = 0; j < kept.Count; j++)
            {
                if (i != j && (rewriter.Same(kept[i], kept[j]) || (largest ? IsAtLeast(kept[j], kept[i]) : IsAtLeast(kept[i], kept[j]))))
                {
                    gone.Add(kept[i]);
                    kept.RemoveAt(i--);
                    break;
                }
            }
        }

        if (gone.Count > 0)
        {
            Expr value = kept.Count == 1 ? kept[0] : ((NaryOperator)expr.Operator)[kept.ToArray()];
            yield return new Rewrite(value, [.. gone.Where(static g => !g.Facts.IsTotal)]);
        }
    }

    /// <summary>max(a, min(a, b)) = a.</summary>
    public static IEnumerable<Rewrite> Absorb(Expr expr, Rewriter rewriter)
    {
        NaryOperator other = expr.Is(Operators.Max) ? Operators.Min : Operators.Max;
        if (expr.Operands.Count > MaxOperands)
        {
            yield break;
        }

        List<Expr> kept = [.. expr.Operands.Where(o => o.Operator != other || !o.Operands.Any(inner => expr.Operands.Any(outer => rewriter.Same(inner, outer))))];
        if (kept.Count < expr.Operands.Count)
        {
            yield return new Rewrite(kept.Count == 1 ? kept[0] : ((NaryOperator)expr.Operator)[kept.ToArray()], [expr]);
        }
    }

    private static bool IsAtLeast(Expr a, Expr b) =>
        a.IsNumber && b.IsNumber ? a.Number >= b.Number : a.Facts.IsNonnegative == Truth.True && b.Facts.IsNonpositive == Truth.True;
}
