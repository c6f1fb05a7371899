using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Sums of a few fractions, and of multiples of sums, in which something cancels exactly.</summary>
internal static partial class StabilityRules
{
    private const int MostFractions = 4;

    private static readonly StabilityRule LinearTerms = OfSum(
        "linear-terms", StabilityTier.Exact, @"2(u+v)-2u=2v", "2*(x+h)-2*x", static sum =>
        {
            if (sum.Count > MostFractions)
            {
                return false;
            }

            SmallPolynomial? total = SmallPolynomial.Of(Rational.Zero);
            var parts = new List<SmallPolynomial>();
            for (int i = 0; i < sum.Count && total is not null; i++)
            {
                if (!sum[i].Factor.Facts.IsTotal || SmallPolynomial.Of(sum.Scope, sum[i].Factor)?.Times(sum[i].Coefficient) is not { } part)
                {
                    return false;
                }

                parts.Add(part);
                total = total.Plus(part, out _);
            }

            if (total is not { IsZero: false, Degree: <= 1 } || !total.LacksOneOf(parts))
            {
                return false;
            }

            sum.ReplaceAll([.. Enumerable.Range(0, sum.Count)], total.ToExpr(sum.Scope.Graph));
            return true;
        });

    // All terms together, x/(x + 1) − 1, or only those that have a denominator.
    private static readonly StabilityRule Fractions = OfSum(
        "common-denominator", StabilityTier.Exact, @"\frac ab-\frac cd=\frac{ad-bc}{bd}\text{ where }ad-bc\text{ has no cancellation}", "1/(x+1)-1/x", static sum =>
            Combine(sum, static _ => true) || Combine(sum, static t => t.Below.Count > 0));

    private static bool Combine(StabilitySum sum, Func<Fraction, bool> isTaken)
    {
        if (sum.Count > 2 * MostFractions)
        {
            return false;
        }

        var fractions = new List<Fraction>();
        for (int i = 0; i < sum.Count; i++)
        {
            Fraction fraction = Fraction.Of(sum, i);
            if (isTaken(fraction))
            {
                fractions.Add(fraction);
            }
        }

        Dictionary<int, int> common = Fraction.CommonDenominator(fractions);
        if (fractions.Count is < 2 or > MostFractions || common.Count == 0 || NumeratorOf(sum, fractions, common) is not { } numerator)
        {
            return false;
        }

        Expr quotient = common.Aggregate(numerator, (soFar, b) => soFar / sum.Scope.Graph[b.Key].Pow(b.Value));
        sum.ReplaceAll([.. fractions.Select(static f => f.Index)], quotient);
        return true;
    }

    private static Expr? NumeratorOf(StabilitySum sum, List<Fraction> fractions, Dictionary<int, int> common)
    {
        StabilityScope scope = sum.Scope;
        SmallPolynomial total = SmallPolynomial.Of(Rational.Zero);
        var parts = new List<SmallPolynomial>();
        foreach (Fraction fraction in fractions)
        {
            Expr above = common.Aggregate(
                fraction.Above, (soFar, b) => b.Value - fraction.Below.GetValueOrDefault(b.Key) is > 0 and var missing ? soFar * scope.Graph[b.Key].Pow(missing) : soFar);
            if (SmallPolynomial.Of(scope, above)?.Times(fraction.Coefficient) is not { } part || total.Plus(part, out _) is not { } next)
            {
                return null;
            }

            parts.Add(part);
            total = next;
        }

        // Of 1/x − 1/y nothing cancels, but the difference of two given numbers is rounded only once. A numerator of a higher
        // degree might overflow.
        bool isRaw = fractions is [var a, var b] && a.Coefficient == -b.Coefficient && a.IsReciprocalOfSymbol(scope.Graph) && b.IsReciprocalOfSymbol(scope.Graph);
        if (total.IsZero || (total.Degree <= 1 && (total.LacksOneOf(parts) || isRaw)))
        {
            return total.ToExpr(scope.Graph);
        }

        StabilitySum numerator = StabilitySum.Small(scope, total.ToExpr(scope.Graph));
        return fractions.Count == 2 && numerator.Count > 1 && ApplyAny([RootMinusRest, .. Differences], numerator) ? numerator.Build() : null;
    }

    /// <summary>A term of a sum as a fraction: a number, what stands above the line, and powers of nodes below it.</summary>
    private sealed record Fraction(int Index, Rational Coefficient, Expr Above, Dictionary<int, int> Below)
    {
        public static Fraction Of(StabilitySum sum, int index)
        {
            StabilityProduct product = StabilityProduct.Small(sum.Scope, sum[index].Factor);
            Expr above = sum.Scope.Graph.One;
            var below = new Dictionary<int, int>();
            for (int i = 0; i < product.Count; i++)
            {
                (Expr factor, int exponent) = product[i];
                if (exponent > 0)
                {
                    above *= factor.Pow(exponent);
                }
                else
                {
                    below[factor.Id] = below.GetValueOrDefault(factor.Id) - exponent;
                }
            }

            return new Fraction(index, sum[index].Coefficient * product.Coefficient, above, below);
        }

        public static Dictionary<int, int> CommonDenominator(List<Fraction> fractions)
        {
            var common = new Dictionary<int, int>();
            foreach ((int node, int exponent) in fractions.SelectMany(static f => f.Below))
            {
                common[node] = Math.Max(common.GetValueOrDefault(node), exponent);
            }

            return common;
        }

        public bool IsReciprocalOfSymbol(ExprGraph graph) => Above.IsOne && Below.Count == 1 && Below.All(b => b.Value == 1 && graph[b.Key].IsSymbol);
    }
}
