namespace Symbolic;

/// <summary>
/// Makes one node shorter whose operands are as short as they get: constants and parts of itself that it equals, rules, and other
/// forms of sums and products. What comes out is never longer, so it ends.
/// </summary>
internal sealed class Improvement(SimplifyContext context, Func<Expr, (Expr Result, IReadOnlyList<Expr> Conditions)> tidy)
{
    // Larger nodes are left to the views, which are linear.
    private const double MaxWeight = 700;

    // Factoring costs more than other forms.
    private const double MaxAlgebra = 250;
    private const int MaxRounds = 16;

    private readonly Rewriter _rewriter = context.Rewriter;
    private readonly SumForms _forms = new(context.Rewriter);
    private readonly Synthesis _synthesis = new(context.Rewriter);

    /// <summary>The shortest form found.</summary>
    public Expr Of(Expr expr)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            if (!expr.Type.IsRealScalar || expr.Operands.Count == 0 || context.Settled.Contains(expr.Id) || !context.Spend(1))
            {
                return expr;
            }

            _rewriter.Cancellation.ThrowIfCancellationRequested();
            double weight = _rewriter.WeightOf(expr);
            if ((Always(expr) ?? Shorter(expr, weight)) is not { } better)
            {
                context.Settled.Add(expr.Id);
                return expr;
            }

            expr = better;
        }

        return expr;
    }

    private Expr? Always(Expr expr)
    {
        OperatorMask bases = _rewriter.ViewsOf(expr).Bases;
        foreach (Rule rule in context.RulesFor(expr.Operator))
        {
            if (rule.Use == RuleUse.Always && bases.Contains(rule.Needed))
            {
                foreach (Rewrite rewrite in rule.Apply(expr, _rewriter))
                {
                    if (rewrite.Result != expr && !HasNoValue(rewrite.Lost))
                    {
                        (Expr result, IReadOnlyList<Expr> conditions) = tidy(rewrite.Result);
                        return Take(expr, new(rule.Name, rule.Tier, result, rewrite.Lost, conditions));
                    }
                }
            }
        }

        return null;
    }

    private Expr? Shorter(Expr expr, double weight)
    {
        if (weight > MaxWeight)
        {
            return null;
        }

        if (weight >= 3 && SmallConstants.Find(expr, _rewriter.Fingerprints) is { } constant && !HasNoValue([expr]))
        {
            return Take(expr, new("identity", Tier.Extends, context.Graph.Number(constant), [expr], []));
        }

        OperatorMask bases = _rewriter.ViewsOf(expr).Bases;
        Candidate? best = null;
        HashSet<int>? longer = null;
        double least = weight;
        foreach (Rule rule in context.RulesFor(expr.Operator))
        {
            if (rule.Use == RuleUse.IfShorter && bases.Contains(rule.Needed))
            {
                foreach (Rewrite rewrite in rule.Apply(expr, _rewriter))
                {
                    Consider(rule.Name, rule.Tier, rewrite.Result, rewrite.Lost);
                }
            }
        }

        if (context.Rules.HasForms && IsArithmetic(expr))
        {
            foreach ((string name, Expr form) in _forms.Of(expr))
            {
                Consider(name, Tier.Extends, form, [expr]);
            }

            if (_forms.ExactOf(expr) is { } exact)
            {
                Consider(exact.Name, exact.Lost.Count == 0 ? Tier.Exact : Tier.Extends, exact.Form, exact.Lost);
            }

            foreach ((string name, Expr form, IReadOnlyList<Expr> lost) in _forms.LateOf(expr))
            {
                if (!context.IsLast)
                {
                    context.Deferred.Add(expr.Id);
                    break;
                }

                Consider(name, lost.Count == 0 ? Tier.Exact : Tier.Extends, form, lost);
            }

            if (weight >= 5 && weight <= MaxAlgebra)
            {
                NodeViews views = _rewriter.ViewsOf(expr);
                double before = least;
                bool hasPowers = HasAlgebra(views, static exponent => exponent > 1 || !exponent.IsInteger);
                bool hasDivisors = HasAlgebra(views, static exponent => exponent.Sign < 0);
                if ((hasPowers || hasDivisors) && FractionForms.Read(expr, _rewriter.Fractions, _rewriter.Cancellation) is { } fraction)
                {
                    if (hasPowers && fraction.Factored() is { } factored)
                    {
                        Consider("factor", Tier.Extends, factored, [expr]);
                    }

                    if (least == before && hasDivisors && fraction.Cancelled() is { } cancelled)
                    {
                        Consider("cancel", Tier.Extends, cancelled, [expr]);
                    }
                }

                foreach (Expr form in CircularForms.Of(expr, _rewriter.Cancellation))
                {
                    if (!context.IsLast)
                    {
                        context.Deferred.Add(expr.Id);
                        break;
                    }

                    Consider("sines and cosines", Tier.Extends, form, [expr]);
                }
            }
        }

        if (best is null && context.Rules.HasForms)
        {
            foreach (Expr shorter in _synthesis.Of(expr))
            {
                Consider("identity", Tier.Extends, shorter, [expr]);
            }
        }

        return best is { } found ? Take(expr, found) : null;

        void Consider(string name, Tier tier, Expr result, IReadOnlyList<Expr> lost)
        {
            if (result != expr && context.Spend(1))
            {
                if (longer?.Contains(result.Id) == true)
                {
                    return;
                }

                (Expr tidied, IReadOnlyList<Expr> conditions) = tidy(result);
                double size = _rewriter.WeightOf(tidied);
                if (size < least && !HasNoValue(lost))
                {
                    (least, best) = (size, new(name, tier, tidied, lost, conditions));
                }
                else if (size >= least)
                {
                    (longer ??= []).Add(result.Id);
                }
            }
        }
    }

    // What has no value anywhere must not get one: the condition of such a rewrite would be false.
    private static bool HasNoValue(IReadOnlyList<Expr> lost) =>
        lost.Any(static e => !e.Facts.IsTotal && Definedness.ConditionsOf(e).Any(static c => c.Is(Operators.False)));

    private Expr Take(Expr before, Candidate candidate)
    {
        context.Record(candidate.Name, candidate.Tier, before, candidate.Result);
        foreach (Expr lost in candidate.Lost)
        {
            context.Vanished(lost);
        }

        foreach (Expr condition in candidate.Conditions)
        {
            context.Report(condition);
        }

        return candidate.Result;
    }

    // Algebra has something to do where a sum meets a power of the wanted kind, and nothing in a product of names.
    private static bool HasAlgebra(NodeViews views, Func<Rational, bool> isWanted)
    {
        bool hasSum = views.Summands is { Count: > 1 }, hasPower = false;
        foreach (Monomial product in views.Summands ?? [views.Product])
        {
            foreach ((Expr @base, Rational exponent) in product.Factors)
            {
                hasPower |= isWanted(exponent);
                if (@base.Is(Operators.Add) || @base.Is(Operators.Subtract))
                {
                    hasSum = true;
                    hasPower = true;
                }
            }
        }

        return hasSum && hasPower;
    }

    private static bool IsArithmetic(Expr expr) => expr.Operator.Notation.Layout is Layout.Sum or Layout.Difference or Layout.Product or Layout.Quotient or Layout.Negation or Layout.Power;

    private readonly record struct Candidate(string Name, Tier Tier, Expr Result, IReadOnlyList<Expr> Lost, IReadOnlyList<Expr> Conditions);
}
