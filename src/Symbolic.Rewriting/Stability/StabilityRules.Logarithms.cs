using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Logarithms of sums, products and quotients.</summary>
internal static partial class StabilityRules
{
    // Below this the exponential neither overflows nor underflows.
    private const int SafeExponent = 500;

    private static readonly StabilityRule LogOfSoftmax = OfNode(
        "log-softmax", StabilityTier.Exact, @"\log\operatorname{softmax}u=\operatorname{logsoftmax}u", "log(softmax(v))", Log, static (scope, log) =>
            log.Operands[0].Is(Softmax) ? LogSoftmax[log.Operands[0].Operands[0]] : null);

    private static readonly StabilityRule LogOfTensorSum = OfNode(
        "log-of-tensor-sum", StabilityTier.Exact, @"\log\sum_ie^{u_i}=\operatorname{logsumexp}u", "log(sum(exp(v)))", Log, static (scope, log) =>
            ExponentsSummed(log.Operands[0]) is { } u ? LogSumExpOver(u, log.Operands[0]) : null);

    private static readonly StabilityRule LogOfSigmoid = OfNode(
        "log-sigmoid", StabilityTier.Exact, @"\log\sigma(u)=-\operatorname{softplus}(-u)", "log(sigmoid(x))", Log, static (scope, log) =>
            scope.ArgumentOf(log.Operands[0], Sigmoid) is { } u ? -Softplus[-u] : null);

    private static readonly StabilityRule LogOfExponentials = OfNode(
        "log-sum-exp", StabilityTier.Guarded, @"\log\sum_ie^{u_i}=m+\log\sum_ie^{u_i-m},\ m=\max_iu_i", "log(1+exp(x))", Log, static (scope, log) =>
            ExponentsOf(scope, log.Operands[0]) is { } exponents ? LogSumExpOf(scope, exponents, log) : null);

    private static readonly StabilityRule LogOfExpOverSum = OfNode(
        "log-of-exp-over-sum", StabilityTier.Guarded, @"\log\frac{e^{u_k}}{\sum_ie^{u_i}}=-\operatorname{softplus}\Bigl(\log\sum_{i\ne k}e^{u_i}-u_k\Bigr)", "log(exp(x)/(exp(x)+exp(y)+exp(z)))", Log, static (scope, log) =>
        {
            if (scope.As(log.Operands[0], Divide) is not { } quotient || scope.ExponentOf(quotient.Operands[0]) is not { } u
                || ExponentsOf(scope, quotient.Operands[1]) is not { } exponents || !exponents.Remove(u))
            {
                return null;
            }

            Expr written = exponents.Select(static v => Exp[v]).Aggregate(static (s, e) => s + e);
            return -Softplus[(exponents is [var only] ? only : LogSumExpOf(scope, exponents, Log[written])) - u];
        });

    private static readonly StabilityRule LogOfOneMinusExp = OfNode(
        "log-of-one-minus-exp", StabilityTier.Guarded, @"\log(1-e^u)=\log(-\operatorname{expm1}u)\text{ for }u>-\tfrac7{10},\ \operatorname{log1p}(-e^u)\text{ below}", "log(-expm1(x))", Log, static (scope, log) =>
            log.Operands[0].Is(Negate) && log.Operands[0].Operands[0].Is(Expm1)
                && log.Operands[0].Operands[0].Operands[0] is var u
                ? scope.Guarded(u < scope.Graph.Number(Rational.From(-7, 10)), Log1p[-Exp[u]], log) : null);

    private static readonly StabilityRule LogOfExpMinusOne = OfNode(
        "log-of-exp-minus-one", StabilityTier.Guarded, @"\log(e^u-1)=u+\operatorname{log1p}(-e^{-u})\text{ for }u>1", "log(expm1(x))", Log, static (scope, log) =>
            log.Operands[0].Is(Expm1) && log.Operands[0].Operands[0] is var u
                ? scope.Guarded(u > scope.Graph.One, u + Log1p[-Exp[-u]], log) : null);

    private static readonly StabilityRule AreaFunctions = OfNode(
        "area-functions", StabilityTier.Exact, @"\log(u+\sqrt{u^2+1})=\operatorname{arsinh}u,\ \log(u+\sqrt{u^2-1})=\operatorname{arcosh}u", "log(x+sqrt(x^2+1))", Log, static (scope, log) =>
        {
            Expr sum = scope.As(log.Operands[0], Add) ?? log.Operands[0];
            if (!sum.Is(Add))
            {
                return null;
            }

            for (int i = 0; i < 2; i++)
            {
                Expr u = sum.Operands[i];
                if (scope.ArgumentOf(sum.Operands[1 - i], Sqrt) is { } radicand && SmallPolynomial.Of(scope, u) is { } p && p.Times(p) is { } square
                    && SmallPolynomial.Of(scope, radicand)?.Minus(square, out _)?.ToExpr(scope.Graph) is { IsNumber: true } rest)
                {
                    return rest.IsOne ? Asinh[u] : (-rest).IsOne ? Acosh[u] : null;
                }
            }

            return null;
        });

    private static readonly StabilityRule LogOfExpFactor = OfNode(
        "log-of-exp-factor", StabilityTier.Guarded, @"\log(e^uv)=u+\log v\text{ for }|u|\ge500", "log(exp(x)*y)", Log, static (scope, log) =>
        {
            Expr product = log.Operands[0];
            if (!product.Is(Multiply) && !product.Is(Divide))
            {
                return null;
            }

            // The outermost factors, a few of them.
            var others = new StabilityProduct(scope);
            var open = new Stack<(Expr Node, int Sign)>();
            Expr? exponent = null;
            var sizes = new List<Expr>();
            open.Push((product, 1));
            while (open.TryPop(out (Expr Node, int Sign) next))
            {
                (Expr node, int sign) = next;
                if ((node.Is(Multiply) || node.Is(Divide)) && others.Count + open.Count < MostPartners)
                {
                    open.Push((node.Operands[1], node.Is(Divide) ? -sign : sign));
                    open.Push((node.Operands[0], sign));
                }
                else if (node.Is(Exp))
                {
                    Expr u = sign > 0 ? node.Operands[0] : -node.Operands[0];
                    exponent = exponent is { } soFar ? soFar + u : u;
                    sizes.Add(Abs[u]);
                }
                else
                {
                    others.Multiply(node, sign);
                }
            }

            return exponent is { } power ? scope.Guarded(Max[[.. sizes]] < scope.Graph.Number(SafeExponent), log, power + Log[others.Build()]) : null;
        });

    private static readonly StabilityRule AreaTangent = OfNode(
        "area-tangent", StabilityTier.Exact, @"\log\frac{1+u}{1-u}=2\operatorname{artanh}u", "log((1+x)/(1-x))", Log, static (scope, log) =>
            scope.As(log.Operands[0], Divide) is { } quotient && scope.BesideOne(quotient.Operands[0]) is { } u && scope.BesideOne(quotient.Operands[1]) is { } v && u == -v
                ? 2 * Atanh[u] : null);

    private static readonly StabilityRule LogOfQuotient = OfNode(
        "log-of-quotient", StabilityTier.Guarded, @"\log\frac ab=\operatorname{log1p}\frac{a-b}b\text{ for }|a-b|<\tfrac{|b|}2", "log((x+1)/x)", Log, static (scope, log) =>
            scope.As(log.Operands[0], Divide) is { } quotient && CloseDifference.Of(scope, quotient.Operands[0], quotient.Operands[1]) is { } d
                && d.Value / quotient.Operands[1] is var ratio
                ? scope.Guarded(Abs[ratio] < scope.Graph.Number(Rational.From(1, 2)), Log1p[ratio], log) : null);

    private static readonly StabilityRule LogOfOnePlus = OfNode(
        "log-of-one-plus", StabilityTier.Exact, @"\log(1+u)=\operatorname{log1p}u", "log(1+x)", Log, static (scope, log) =>
            scope.BesideOne(log.Operands[0]) is { } u ? Log1p[u] : null);

    private static readonly StabilityRule OtherLogs = new()
    {
        Name = "other-logs-of-one-plus",
        Tier = StabilityTier.Guarded,
        Latex = @"\log_b(1+u)=\frac{\operatorname{log1p}u}{\log b}\text{ for }|u|<\tfrac12",
        Example = "log2(1+x)",
        Heads = [Log2, Log10],
        OfNode = static (scope, log) =>
            scope.BesideOne(log.Operands[0]) is { } u
                ? scope.Guarded(
                    Abs[u] < scope.Graph.Number(Rational.From(1, 2)), Log1p[u] / Log[scope.Graph.Number(log.Is(Log2) ? 2 : 10)], log) : null,
    };

    private static Expr LogSumExpOf(StabilityScope scope, List<Expr> exponents, Expr written)
    {
        if (exponents is [var a, var b])
        {
            // Both arms are one smooth function, so all derivatives are right at a = b too.
            return a.IsZero ? Softplus[b] : b.IsZero ? Softplus[a] : scope.Graph.Select(a >= b, a + Softplus[b - a], b + Softplus[a - b]);
        }

        Expr largest = Max[[.. exponents]];
        Expr shifted = exponents.Select(u => Exp[u - largest]).Aggregate(static (s, e) => s + e);
        return scope.Guarded(Abs[largest] < scope.Graph.Constant(Infinity), largest + Log[shifted], written);
    }

    // The exponents of a sum of exponentials and ones, as it is or as it was before a rule; null for anything else.
    private static List<Expr>? ExponentsOf(StabilityScope scope, Expr node) =>
        (node.Is(Add) ? ExponentsIn(scope, node) : null) ?? (scope.FormerOf(node) is { } former && former.Is(Add) ? ExponentsIn(scope, former) : null);

    private static List<Expr>? ExponentsIn(StabilityScope scope, Expr sum)
    {
        StabilitySum terms = StabilitySum.Small(scope, sum);
        var exponents = new List<Expr>();
        for (int i = 0; i < terms.Count; i++)
        {
            if (!terms[i].Coefficient.IsOne || !(terms[i].Factor.IsOne || scope.ExponentOf(terms[i].Factor) is not null))
            {
                return null;
            }

            exponents.Add(scope.ExponentOf(terms[i].Factor) ?? scope.Graph.Zero);
        }

        return exponents.Count > 1 && exponents.Exists(static u => !u.IsZero) ? exponents : null;
    }

    // u of an Einstein sum of exp u over the last axis, or over all axes.
    private static Expr? ExponentsSummed(Expr sum)
    {
        if (!sum.Is(Einsum) || sum.Operands.Count != 1 || !sum.Operands[0].Is(Exp))
        {
            return null;
        }

        Contraction contraction = sum.Contraction;
        int[] indices = [.. contraction.Inputs[0]];
        int[] kept = [.. contraction.Output];
        bool plain = indices.Distinct().Count() == indices.Length && kept.Length < indices.Length && indices.AsSpan(0, kept.Length).SequenceEqual(kept);
        return plain && (kept.Length == 0 || kept.Length == indices.Length - 1) ? sum.Operands[0].Operands[0] : null;
    }

    private static Expr? LogSumExpOver(Expr u, Expr sum)
    {
        Expr stable = sum.Shape.IsScalar ? TensorFunctions.LogSumExp(u) : TensorFunctions.LogSumExp(u, u.Shape.Order);
        return stable.Shape == sum.Shape ? stable : null;
    }
}
