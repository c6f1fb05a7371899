namespace Symbolic;

/// <summary>Simplification of expressions.</summary>
public static class Simplification
{
    // Each pass may give the next one something to join; two or three suffice in practice, the bound makes sure that it ends.
    private const int MaxPasses = 6;

    /// <summary>
    /// Makes an expression as short as rules and exact algebra get it, in the order of a textbook: like terms and equal bases are
    /// collected, fractions cancelled, sums factored or multiplied out, identities applied, each only where the whole gets shorter. The
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
                [.. entries.SelectMany(static e => e.Conditions).Distinct()])
            {
                Steps = [.. entries.SelectMany(static e => e.Steps)],
            };
        }

        long cost = CostOf(expr);
        bool ascending = WritesAscending(expr);
        foreach ((Simplifier.Sharing sharing, SimplifyOptions effort) in ((Simplifier.Sharing, SimplifyOptions)[])
            [(Simplifier.Sharing.Spread, options), (Simplifier.Sharing.Keep, options), (Simplifier.Sharing.Keep, options with { Rules = RuleSet.None })])
        {
            Simplified simplified = Repeat(expr, sharing, new SimplifyContext(expr.Graph, effort, ascending) { JoinsExponents = sharing == Simplifier.Sharing.Spread });
            if (CostOf(simplified.Result) <= cost)
            {
                return simplified;
            }
        }

        var unchanged = new SimplifyContext(expr.Graph, options, ascending);
        unchanged.StartFrom(expr);
        return InOrder(expr, expr, [], unchanged);
    }

    // What is shown: sums in the order asked for, and decimals where they were written as such.
    private static Simplified InOrder(Expr written, Expr result, IReadOnlyList<Expr> conditions, SimplifyContext context)
    {
        Expr ordered = InOrder(result, context.Options);
        context.Trail?.Arrive(ordered, "order terms", Tier.Exact);
        Expr shown = DecimalExponents.Restore(written, ordered);
        context.Trail?.Arrive(shown, "decimal exponents", Tier.Exact);
        return new Simplified(shown, [.. conditions.Select(condition => DecimalExponents.Restore(written, InOrder(condition, context.Options))).Distinct()])
        {
            Steps = context.Trail?.Steps ?? [],
        };
    }

    private static Expr InOrder(Expr expr, SimplifyOptions options) =>
        options.Order == SumOrder.AsWritten ? expr : new OrderedSums(expr.Graph, options.Order, options.Cancellation).Run(expr);

    private static Simplified Repeat(Expr expr, Simplifier.Sharing sharing, SimplifyContext context)
    {
        context.StartFrom(expr);
        Expr result = expr;
        var norms = new List<Expr>();
        for (int pass = 0; pass < MaxPasses; pass++)
        {
            Expr next = new Simplifier(context, sharing).Run(result);
            context.Trail?.Arrive(next);
            next = ExponentialPowers.Of(next, context.Options.Cancellation);
            context.Trail?.Arrive(next, "power of an exponential", Tier.Exact);
            if (expr.Graph.HasPowerFacts)
            {
                next = new KnownPowers(expr.Graph, context.Options.Cancellation).Run(next);
                context.Trail?.Arrive(next, "known power", Tier.Assumes);
            }

            if (expr.Graph.HasTensors)
            {
                var tidy = new TidyPass(expr.Graph, context.Options.Cancellation);
                next = tidy.Run(next);
                context.Trail?.Arrive(next, "order tensors");
                foreach (Expr condition in tidy.Conditions)
                {
                    context.Report(condition);
                }

                norms.AddRange(tidy.Norms.Where(n => n.Shape.IsScalar && !norms.Contains(n)));
            }

            if (next == result)
            {
                if (!context.StartLast())
                {
                    break;
                }

                pass = -1;
            }

            result = next;
        }

        List<Expr> reported = WithoutImplied(result, context.Conditions);
        reported.AddRange(norms.Where(n => Definedness.DividesByNormOf(n.Operands[0], result)).Select(static n => Operators.NotEqual[n, n.Graph.Zero]).Where(c => !reported.Contains(c)));
        return InOrder(expr, result, SolvedConditions.Of(result, reported), context);
    }

    // Which way do the sums of a number and something else run?
    private static bool WritesAscending(Expr expr)
    {
        int balance = 0;
        foreach (int id in expr.Graph.NodesOf(expr))
        {
            Expr node = expr.Graph[id];
            if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
            {
                balance += (node.Operands[0].IsNumber ? 1 : 0) - (node.Operands[1].IsNumber ? 1 : 0);
            }
        }

        return balance > 0;
    }

    // Operations that an evaluation performs: each shared node counts once, numbers and names are free.
    internal static long CostOf(Expr expr)
    {
        long cost = 0;
        foreach (int id in expr.Graph.NodesOf(expr))
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
