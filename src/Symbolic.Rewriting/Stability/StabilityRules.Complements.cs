using System.Collections.Immutable;
using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Sums with a number that one function nearly equals: 1 − cos u, eᵘ − 1, 1 − tanh²u.</summary>
internal static partial class StabilityRules
{
    // No more functions of one sum than this are tried against its constant.
    private const int MostPartners = 8;

    private static readonly StabilityRule CancelingTerms = OfSum(
        "canceling-terms", StabilityTier.Exact, @"(1+u)-1=u", "1+x-1", static sum =>
        {
            bool changed = false;
            var places = new Dictionary<int, int>();
            for (int i = 0; i < sum.Count; i++)
            {
                StabilitySum.Term term = sum[i];
                if (!term.Factor.Facts.IsTotal || !places.TryGetValue(term.Factor.Id, out int before))
                {
                    places[term.Factor.Id] = i;
                }
                else if (sum[before].Coefficient.Sign != term.Coefficient.Sign && !sum[before].Coefficient.IsZero)
                {
                    sum.Replace(before, sum[before].Coefficient + term.Coefficient, term.Factor);
                    sum.Replace(i, Rational.Zero, term.Factor);
                    changed = true;
                }
            }

            sum.RemoveZeros();
            return changed;
        });

    private static readonly StabilityRule HyperbolicSquare = OfSum(
        "exp-plus-exp-minus-two", StabilityTier.Exact, @"e^u+e^{-u}-2=4\sinh^2\tfrac{u}{2}", "exp(x)-2+exp(-x)", static sum =>
        {
            Rational constant = sum.Constant;
            if (constant.IsZero || FindOpposite(sum, static (a, b) => a == b, out int first, out int second) is not { } u || sum[first].Coefficient * -2 != constant)
            {
                return false;
            }

            sum.Replace(first, 4 * sum[first].Coefficient, Squared(Sinh[Half(u)]));
            sum.Remove(second);
            sum.RemoveConstant();
            return true;
        });

    private static readonly StabilityRule HyperbolicDifference = OfSum(
        "exp-minus-exp-of-opposite", StabilityTier.Exact, @"e^u-e^{-u}=2\sinh u", "exp(x)-exp(-x)", static sum =>
        {
            if (FindOpposite(sum, static (a, b) => a == -b, out int first, out int second) is not { } u)
            {
                return false;
            }

            sum.Replace(first, 2 * sum[first].Coefficient, Sinh[u]);
            sum.Remove(second);
            return true;
        });

    // Nothing is lost in e^u + e^(-u) itself; the quotient with the difference is the tangent.
    private static readonly StabilityRule HyperbolicSum = OfSum(
        "exp-plus-exp-of-opposite", StabilityTier.Exact, @"e^u+e^{-u}=2\cosh u", "exp(x)+exp(-x)", static sum =>
        {
            if (FindOpposite(sum, static (a, b) => a == b, out int first, out int second) is not { } u)
            {
                return false;
            }

            sum.Replace(first, 2 * sum[first].Coefficient, Cosh[u]);
            sum.Remove(second);
            return true;
        });

    // f(u) − v as an expression without cancellation, for the v that f(u) comes near to.
    private static readonly ImmutableArray<StabilityRule> Complements =
    [
        Complement("exp-minus-one", @"e^u-1=\operatorname{expm1}u", "exp(x)-1", 1, static (s, f) => s.ExponentOf(f) is { } u ? Expm1[u] : null),
        Complement("one-minus-cos", @"1-\cos u=2\sin^2\tfrac{u}{2}", "1-cos(x)", 1, static (s, f) => s.ArgumentOf(f, Cos) is { } u ? -(2 * Squared(Sin[Half(u)])) : null),
        Complement("cosh-minus-one", @"\cosh u-1=2\sinh^2\tfrac{u}{2}", "cosh(x)-1", 1, static (s, f) => s.ArgumentOf(f, Cosh) is { } u ? 2 * Squared(Sinh[Half(u)]) : null),
        Complement("one-minus-sigmoid", @"1-\sigma(u)=\sigma(-u)", "1-sigmoid(x)", 1, static (s, f) => s.ArgumentOf(f, Sigmoid) is { } u ? -Sigmoid[-u] : null),
        Complement("one-minus-tanh", @"1-\tanh u=2\sigma(-2u)", "1-tanh(x)", 1, static (s, f) => s.ArgumentOf(f, Tanh) is { } u ? -(2 * Sigmoid[-(2 * u)]) : null),
        Complement("one-plus-tanh", @"1+\tanh u=2\sigma(2u)", "1+tanh(x)", -1, static (s, f) => s.ArgumentOf(f, Tanh) is { } u ? 2 * Sigmoid[2 * u] : null),
        Complement("one-minus-erf", @"1-\operatorname{erf}u=\operatorname{erfc}u", "1-erf(x)", 1, static (s, f) => s.ArgumentOf(f, Erf) is { } u ? -Erfc[u] : null),
        Complement("one-plus-erf", @"1+\operatorname{erf}u=\operatorname{erfc}(-u)", "1+erf(x)", -1, static (s, f) => s.ArgumentOf(f, Erf) is { } u ? Erfc[-u] : null),
        Complement("one-minus-erfc", @"1-\operatorname{erfc}u=\operatorname{erf}u", "1-erfc(x)", 1, static (s, f) => s.ArgumentOf(f, Erfc) is { } u ? -Erf[u] : null),
        Complement("one-minus-tanh-squared", @"1-\tanh^2u=\operatorname{sech}^2u", "1-tanh(x)^2", 1, static (s, f) => SquareOf(s, f, Tanh) is { } u ? -Squared(Sech[u]) : null),
        Complement("one-minus-sech-squared", @"1-\operatorname{sech}^2u=\tanh^2u", "1-sech(x)^2", 1, static (s, f) => SquareOf(s, f, Sech) is { } u ? -Squared(Tanh[u]) : null),
        Complement("cosh-squared-minus-one", @"\cosh^2u-1=\sinh^2u", "cosh(x)^2-1", 1, static (s, f) => SquareOf(s, f, Cosh) is { } u ? Squared(Sinh[u]) : null),
        Complement("coth-squared-minus-one", @"\coth^2u-1=\operatorname{csch}^2u", "coth(x)^2-1", 1, static (s, f) => SquareOf(s, f, Coth) is { } u ? Squared(Csch[u]) : null),
        Complement("one-minus-sin-squared", @"1-\sin^2u=\cos^2u", "1-sin(x)^2", 1, static (s, f) => SquareOf(s, f, Sin) is { } u ? -Squared(Cos[u]) : null),
        Complement("one-minus-cos-squared", @"1-\cos^2u=\sin^2u", "1-cos(x)^2", 1, static (s, f) => SquareOf(s, f, Cos) is { } u ? -Squared(Sin[u]) : null),
        Complement("sec-squared-minus-one", @"\sec^2u-1=\tan^2u", "sec(x)^2-1", 1, static (s, f) => SquareOf(s, f, Sec) is { } u ? Squared(Tan[u]) : null),
        Complement("csc-squared-minus-one", @"\csc^2u-1=\cot^2u", "csc(x)^2-1", 1, static (s, f) => SquareOf(s, f, Csc) is { } u ? Squared(Cot[u]) : null),
    ];

    private static readonly StabilityRule TwiceSigmoid = OfSum(
        "twice-sigmoid-minus-one", StabilityTier.Exact, @"2\sigma(u)-1=\tanh\tfrac u2", "2*sigmoid(x)-1", static sum =>
        {
            Rational constant = sum.Constant;
            for (int i = 0; i < sum.Count && !constant.IsZero; i++)
            {
                if (sum[i].Coefficient == -2 * constant && sum.Scope.ArgumentOf(sum[i].Factor, Sigmoid) is { } u)
                {
                    sum.Replace(i, -constant, Tanh[Half(u)]);
                    sum.RemoveConstant();
                    return true;
                }
            }

            return false;
        });

    private static readonly StabilityRule OppositeSigmoids = OfSum(
        "sigmoid-difference-of-opposite", StabilityTier.Exact, @"\sigma(u)-\sigma(-u)=\tanh\tfrac u2", "sigmoid(x)-sigmoid(-x)", static sum =>
        {
            var seen = new Dictionary<int, int>();
            for (int i = 0; i < sum.Count; i++)
            {
                if (sum.Scope.ArgumentOf(sum[i].Factor, Sigmoid) is { } u)
                {
                    if (seen.TryGetValue((-u).Id, out int other) && sum[other].Coefficient == -sum[i].Coefficient)
                    {
                        sum.Replace(other, sum[other].Coefficient, Tanh[Half(-u)]);
                        sum.Remove(i);
                        return true;
                    }

                    seen.TryAdd(u.Id, i);
                }
            }

            return false;
        });

    private static readonly StabilityRule CommonFactor = OfSum(
        "common-factor", StabilityTier.Guarded, @"uv-uw=u(v-w)\text{ where a rule about }v-w\text{ applies}", "y*sqrt(x+1)-y*sqrt(x)", static sum =>
        {
            if (sum.Count != 2 || sum[0].Coefficient.Sign == sum[1].Coefficient.Sign)
            {
                return false;
            }

            StabilityProduct first = StabilityProduct.Small(sum.Scope, sum[0].Factor), second = StabilityProduct.Small(sum.Scope, sum[1].Factor);
            StabilityProduct common = first.TakeCommon(second);
            if (common.Count == 0)
            {
                return false;
            }

            var rest = new StabilitySum(sum.Scope);
            rest.Add(StabilitySum.Scaled(sum[0].Coefficient, first.Build()), false);
            rest.Add(StabilitySum.Scaled(sum[1].Coefficient, second.Build()), false);
            if (!ApplyAny(OfRests, rest))
            {
                return false;
            }

            sum.Remove(1);
            sum.Replace(0, Rational.One, common.Build() * rest.Build());
            return true;
        });

    private static readonly StabilityRule GrowthMinusOne = Complement(
        "power-minus-one", @"(1+u)^p-1=\operatorname{expm1}(p\operatorname{log1p}u)\text{ for }|p\operatorname{log1p}u|<1", "(1+x)^n-1", 1, StabilityTier.Guarded, static (s, f) =>
        {
            if (s.As(f, Power) is not { } power || IsTwo(power.Operands[1]) || s.BesideOne(power.Operands[0]) is not { } u)
            {
                return null;
            }

            Expr logarithm = power.Operands[1] * Log1p[u];
            return s.Guarded(Abs[logarithm] < s.Graph.One, Expm1[logarithm], f - s.Graph.One);
        });

    // What may apply once a common factor is out of the way.
    private static ImmutableArray<StabilityRule> OfRests => [OppositeSigmoids, RootMinusRest, .. Complements, .. Differences, Fractions];

    private static StabilityRule Complement(string name, string latex, string example, int near, Func<StabilityScope, Expr, Expr?> difference) =>
        Complement(name, latex, example, near, StabilityTier.Exact, difference);

    private static StabilityRule Complement(string name, string latex, string example, int near, StabilityTier tier, Func<StabilityScope, Expr, Expr?> difference) =>
        OfSum(name, tier, latex, example, sum =>
        {
            Rational constant = sum.Constant;
            if (constant.IsZero)
            {
                return false;
            }

            // One function that takes all of the constant, otherwise several that do so together: cos x + cos y − 2.
            var partners = new List<(int Index, Expr Difference)>();
            Rational together = Rational.Zero;
            for (int i = 0; i < sum.Count && partners.Count < MostPartners; i++)
            {
                StabilitySum.Term term = sum[i];
                if (!term.Factor.IsOne && term.Coefficient.Sign * near != constant.Sign && difference(sum.Scope, term.Factor) is { } value)
                {
                    if (term.Coefficient * near == -constant)
                    {
                        sum.Replace(i, term.Coefficient, value);
                        sum.RemoveConstant();
                        return true;
                    }

                    partners.Add((i, value));
                    together += term.Coefficient * near;
                }
            }

            if (partners.Count == 0 || together != -constant)
            {
                return false;
            }

            foreach ((int index, Expr value) in partners)
            {
                sum.Replace(index, sum[index].Coefficient, value);
            }

            sum.RemoveConstant();
            return true;
        });

    private static Expr? SquareOf(StabilityScope scope, Expr node, UnaryOperator op) =>
        node.Is(Power) && IsTwo(node.Operands[1]) ? scope.ArgumentOf(node.Operands[0], op) : null;

    private static bool IsTwo(Expr exponent) => exponent.IsNumber && exponent.Number == 2;

    // The exponent of a term eᵘ with another term e⁻ᵘ, whose coefficients are to be alike.
    private static Expr? FindOpposite(StabilitySum sum, Func<Rational, Rational, bool> alike, out int first, out int second)
    {
        (first, second) = (-1, -1);
        var seen = new Dictionary<int, int>();
        for (int i = 0; i < sum.Count; i++)
        {
            if (sum.Scope.ExponentOf(sum[i].Factor) is not { } u)
            {
                continue;
            }

            if (seen.TryGetValue((-u).Id, out int other) && alike(sum[other].Coefficient, sum[i].Coefficient))
            {
                (first, second) = (other, i);
                return sum.Scope.ExponentOf(sum[other].Factor);
            }

            seen.TryAdd(u.Id, i);
        }

        return null;
    }
}
