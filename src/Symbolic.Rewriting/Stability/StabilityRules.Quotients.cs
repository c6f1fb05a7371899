using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Quotients of exponentials.</summary>
internal static partial class StabilityRules
{
    private const int MostFactors = 32;

    // A few exponentials of this neither overflow nor underflow.
    private const int LargestExponent = 700;

    private static readonly StabilityRule SoftmaxOfTensor = OfProduct(
        "softmax", StabilityTier.Exact, @"\frac{e^u}{\sum_ie^{u_i}}=\operatorname{softmax}u", "exp(v)/sum(exp(v))", static product => Match(product, static (p, i, j) =>
            p[i] is (var above, 1) && above.Is(Exp) && p[j] is (var below, -1) && below.Shape.IsScalar && ExponentsSummed(below) is { } u && u == above.Operands[0] && u.Shape.Order == 1
                ? Softmax[u] : null));

    private static readonly StabilityRule ExpOverSum = OfProduct(
        "exp-over-sum", StabilityTier.Guarded, @"\frac{e^{u_k}}{\sum_ie^{u_i}}=\frac{e^{u_k-m}}{\sum_ie^{u_i-m}},\ m=\max_iu_i,\text{ for }\max_i|u_i|\ge700", "exp(x)/(exp(x)+exp(y))", static product => Match(product, static (p, i, j) =>
        {
            StabilityScope scope = p.Scope;
            if (p[i].Exponent != 1 || p[j].Exponent >= 0 || scope.ExponentOf(p[i].Base) is not { } u
                || ExponentsOf(scope, p[j].Base) is not { } exponents || !exponents.Contains(u))
            {
                return null;
            }

            // The differences are rounded, so what cannot overflow stays as it is.
            Expr written = p[i].Base / p[j].Base;
            if (exponents is [var a, var b])
            {
                Expr other = u == a ? b : a;
                return other.IsZero ? Sigmoid[u] : u.IsZero ? Sigmoid[-other]
                    : scope.Guarded(Max[Abs[u], Abs[other]] >= scope.Graph.Number(LargestExponent), Sigmoid[u - other], written);
            }

            Expr largest = Max[[.. exponents]], farthest = Max[[.. exponents.Select(static v => Abs[v])]];
            Expr shifted = exponents.Select(v => Exp[v - largest]).Aggregate(static (s, e) => s + e);
            return scope.Guarded((farthest >= scope.Graph.Number(LargestExponent)) & (farthest < scope.Graph.Constant(Infinity)), Exp[u - largest] / shifted, written);
        }));

    private static readonly StabilityRule LogisticQuotient = OfProduct(
        "logistic", StabilityTier.Exact, @"\frac1{1+e^u}=\sigma(-u)", "1/(1+exp(-x))", static product =>
        {
            bool changed = false;
            for (int i = 0; i < product.Count; i++)
            {
                (Expr factor, int exponent) = product[i];
                if (exponent < 0 && ExponentBesideOne(product.Scope, factor) is { } u)
                {
                    product[i] = (Sigmoid[-u], -exponent);
                    changed = true;
                }
            }

            return changed;
        });

    private static readonly StabilityRule ExpOverExpMinusOne = OfProduct(
        "exp-over-exp-minus-one", StabilityTier.Exact, @"\frac{e^u}{e^u-1}=\frac{-1}{\operatorname{expm1}(-u)}", "exp(x)/expm1(x)", static product => Match(product, static (p, i, j) =>
            p[i].Exponent == 1 && p[j].Exponent < 0 && p.Scope.ExponentOf(p[i].Base) is { } u && p[j].Base.Is(Expm1) && p[j].Base.Operands[0] == u
                ? -1 / Expm1[-u] : null));

    private static readonly StabilityRule TangentOfExponentials = OfProduct(
        "tanh-of-exponentials", StabilityTier.Exact, @"\frac{e^u-1}{e^u+1}=\tanh\tfrac u2", "expm1(x)/(exp(x)+1)", static product => Match(product, static (p, i, j) =>
            p[i] is (var above, > 0) && above.Is(Expm1) && p[j].Exponent < 0 && ExponentBesideOne(p.Scope, p[j].Base) is { } u && u == above.Operands[0]
                ? Tanh[Half(u)] : null));

    private static readonly StabilityRule TangentOfSineAndCosine = OfProduct(
        "tanh-of-sinh-and-cosh", StabilityTier.Exact, @"\frac{\sinh u}{\cosh u}=\tanh u", "sinh(x)/cosh(x)", static product => Match(product, static (p, i, j) =>
        {
            (Expr above, Rational a) = WithoutNumber(p[i].Base);
            (Expr below, Rational b) = WithoutNumber(p[j].Base);
            return p[i].Exponent > 0 && p[j].Exponent < 0 && above.Is(Sinh) && below.Is(Cosh) && above.Operands[0] == below.Operands[0]
                ? StabilitySum.Scaled(a / b, Tanh[above.Operands[0]]) : null;
        }));

    private static readonly StabilityRule GrowthQuotient = OfProduct(
        "expm1-quotient", StabilityTier.Guarded, @"\frac{e^{2u}-1}{e^u-1}=e^u+1\text{ for }u\ne0", "expm1(2*x)/expm1(x)", static product => Match(product, static (p, i, j) =>
            p[i] is (var above, > 0) && above.Is(Expm1) && p[j].Exponent < 0 && p[j].Base.Is(Expm1) && p[j].Base.Operands[0] is var u && above.Operands[0] == 2 * u
                ? p.Scope.Guarded(StabilityScope.NonZero(u), Exp[u] + 1, above / p[j].Base) : null));

    private static readonly StabilityRule EqualPowers = OfProduct(
        "quotient-of-powers", StabilityTier.Exact, @"\frac{a^n}{b^n}=\left(\frac ab\right)^n", "x^2/y^2", static product =>
        {
            bool changed = false;
            for (int i = 0; i < product.Count && product.Count <= MostFactors; i++)
            {
                for (int j = 0; j < product.Count; j++)
                {
                    if (product[i].Exponent >= 2 && product[j].Exponent == -product[i].Exponent)
                    {
                        product[i] = (product[i].Base / product[j].Base, product[i].Exponent);
                        product[j] = (product.Scope.Graph.One, 0);
                        changed = true;
                    }
                }
            }

            return changed;
        });

    private static readonly StabilityRule CancelingFactors = OfProduct(
        "canceling-factors", StabilityTier.Exact, @"\frac{uv}u=v\text{ where }u\ne0\text{ always}", "exp(x)*y/exp(x)", static product =>
        {
            bool changed = false;
            var places = new Dictionary<int, int>();
            for (int i = 0; i < product.Count; i++)
            {
                (Expr factor, int exponent) = product[i];
                if (!factor.Facts.IsTotal || factor.Facts.IsNonZero != Truth.True || !places.TryGetValue(factor.Id, out int before))
                {
                    places[factor.Id] = i;
                }
                else if (Math.Sign(product[before].Exponent) * Math.Sign(exponent) < 0)
                {
                    product[before] = (factor, product[before].Exponent + exponent);
                    product[i] = (product.Scope.Graph.One, 0);
                    changed = true;
                }
            }

            return changed;
        });

    // Replaces a factor above and one below the line by what a rule makes of one of each, as often as both have it.
    private static bool Match(StabilityProduct product, Func<StabilityProduct, int, int, Expr?> rewrite)
    {
        bool changed = false;
        if (product.Count > MostFactors)
        {
            return false;
        }

        for (int i = 0; i < product.Count; i++)
        {
            for (int j = 0; j < product.Count; j++)
            {
                if (i != j && rewrite(product, i, j) is { } stable)
                {
                    (Expr above, int n) = product[i];
                    (Expr below, int m) = product[j];
                    int times = Math.Min(Math.Abs(n), Math.Abs(m));
                    product[i] = n == times ? (stable, times) : (above, n - times);
                    product[j] = (below, m + times);
                    if (n != times)
                    {
                        product.Add(stable, times);
                    }

                    changed = true;
                    break;
                }
            }
        }

        return changed;
    }

    // u of 1 + eᵘ.
    private static Expr? ExponentBesideOne(StabilityScope scope, Expr node) =>
        ExponentsOf(scope, node) is not [var a, var b] ? null : a.IsZero ? b : b.IsZero ? a : null;

    private static (Expr Factor, Rational Number) WithoutNumber(Expr node) =>
        node.Is(Multiply) && node.Operands[0].IsNumber ? (node.Operands[1], node.Operands[0].Number) : (node, Rational.One);
}
