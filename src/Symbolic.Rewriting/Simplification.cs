namespace Symbolic;

/// <summary>Simplification of expressions.</summary>
public static class Simplification
{
    // Each pass may give the next one something to join; two suffice in practice, the bound makes sure that it ends.
    private const int MaxPasses = 4;

    /// <summary>
    /// Collects like terms and equal bases, folds exact numbers, and puts sums and products into the order of a textbook. The
    /// result equals the expression wherever the expression has a value; where the result has values beyond that, a condition says so.
    /// Only the 0 that stands for the second derivative of a norm at 0, where there is none, is left out: where the result is a
    /// quotient by the norm, a condition says that it is not 0.
    /// </summary>
    public static Simplified Simplify(this Expr expr, SimplifyOptions? options = null)
    {
        options ??= SimplifyOptions.Default;
        if (expr.Is(Operators.Array))
        {
            // Each entry is read for itself, so each is made as simple as it can be for itself.
            Simplified[] entries = [.. expr.Operands.Select(entry => entry.Simplify(options))];
            return new Simplified(
                expr.Graph.Array(expr.Type.Shape, [.. entries.Select(static e => e.Result)]),
                [.. entries.SelectMany(static e => e.Conditions).Distinct()]);
        }

        long cost = CostOf(expr);
        var settled = new HashSet<int>();
        foreach (Simplifier.Sharing sharing in (ReadOnlySpan<Simplifier.Sharing>)[Simplifier.Sharing.Spread, Simplifier.Sharing.Keep])
        {
            Simplified simplified = Repeat(expr, options, sharing, settled);
            if (CostOf(simplified.Result) <= cost)
            {
                return simplified;
            }
        }

        return new Simplified(expr, []);
    }

    private static Simplified Repeat(Expr expr, SimplifyOptions options, Simplifier.Sharing sharing, HashSet<int> settled)
    {
        Expr result = expr;
        var conditions = new List<Expr>();
        var norms = new List<Expr>();
        for (int pass = 0; pass < MaxPasses; pass++)
        {
            var simplifier = new Simplifier(expr.Graph, options, sharing, settled);
            Expr next = simplifier.Run(result);
            conditions.AddRange(simplifier.Conditions.Where(c => !conditions.Contains(c)));
            if (expr.Graph.HasPowerFacts)
            {
                next = new KnownPowers(expr.Graph, options.Cancellation).Run(next);
            }

            if (expr.Graph.HasTensors)
            {
                var tidy = new TidyPass(expr.Graph, options.Cancellation);
                next = tidy.Run(next);
                conditions.AddRange(tidy.Conditions.Where(c => !conditions.Contains(c)));
                norms.AddRange(tidy.Norms.Where(n => n.Shape.IsScalar && !norms.Contains(n)));
            }

            if (next == result)
            {
                break;
            }

            result = next;
        }

        List<Expr> reported = WithoutImplied(result, conditions);
        reported.AddRange(norms.Where(n => Definedness.DividesByNormOf(n.Operands[0], result)).Select(static n => Operators.NotEqual[n, n.Graph.Zero]).Where(c => !reported.Contains(c)));
        return new Simplified(result, reported);
    }

    // Operations that an evaluation performs: each shared node counts once, numbers and names are free.
    private static long CostOf(Expr expr)
    {
        var cone = new Cone(expr.Graph);
        cone.Collect([expr.Id]);
        long cost = 0;
        foreach (int id in cone.Ids)
        {
            // An Einstein sum of n factors is n − 1 products.
            int operands = expr.Graph.OperandsAt(id).Length;
            cost += expr.Graph.OperatorAt(id) == Operators.Einsum ? Math.Max(1, operands - 1) : operands == 0 ? 0 : 1;
        }

        return cost;
    }

    // A condition is worth printing only where the result has a value although the condition fails.
    private static List<Expr> WithoutImplied(Expr result, List<Expr> conditions)
    {
        if (conditions.Count == 0)
        {
            return conditions;
        }

        List<Expr> known = [.. Definedness.ConditionsOf(result)];
        return
        [
            .. conditions.Where(c => !known.Exists(k => Definedness.Implies(k, c))
                && !conditions.Exists(other => other != c && Definedness.Implies(other, c))),
        ];
    }
}
