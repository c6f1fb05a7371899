using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Roots beside what they nearly equal, lengths, powers of what is close to 1.</summary>
internal static partial class StabilityRules
{
    private const int MostBesideRoot = 3;
    private const int MostSquares = 3;

    private static readonly StabilityRule RootMinusRest = OfSum(
        "root-minus-rest", StabilityTier.Guarded, @"\sqrt a-b=\frac{a-b^2}{\sqrt a+b}\text{ for }b>0", "sqrt(x^2+1)-1", static sum =>
        {
            if (sum.Count > MostBesideRoot + 1)
            {
                return false;
            }

            for (int i = 0; i < sum.Count; i++)
            {
                Expr root = sum[i].Factor;
                if (sum.Scope.ArgumentOf(root, Sqrt) is not { } a || PolynomialOfOthers(sum, i) is not { IsZero: false } others)
                {
                    continue;
                }

                SmallPolynomial rest = others.Times(-1 / sum[i].Coefficient);
                if (rest.Times(rest) is not { } square || SmallPolynomial.Of(sum.Scope, a) is not { } radicand
                    || radicand.Minus(square, out bool cancels) is not { IsZero: false } difference || !cancels)
                {
                    continue;
                }

                ExprGraph graph = sum.Scope.Graph;
                Expr b = rest.ToExpr(graph), divisor = root + b;
                if (b.Facts.IsNonpositive == Truth.True)
                {
                    continue;
                }

                // u² over the divisor as u·(u/divisor), which overflows later.
                Expr stable = difference.SquareRoot(graph) is { } u ? u * (u / divisor) : difference.ToExpr(graph) / divisor;
                Rational coefficient = sum[i].Coefficient;
                Expr whole = sum.Scope.Guarded(StabilityScope.Positive(b), stable, root - b);
                sum.ReplaceAll([.. Enumerable.Range(0, sum.Count)], StabilitySum.Scaled(coefficient, whole));
                return true;
            }

            return false;
        });

    private static readonly StabilityRule Lengths = OfNode(
        "hypot", StabilityTier.Exact, @"\sqrt{a^2+b^2}=\operatorname{hypot}(a,b)", "sqrt(x^2+y^2)", Sqrt, static (scope, root) =>
        {
            Expr sum = root.Operands[0];
            if (!sum.Is(Add))
            {
                return null;
            }

            StabilitySum terms = StabilitySum.Small(scope, sum);
            if (terms.Count is < 2 or > MostSquares)
            {
                return null;
            }

            Expr? length = null;
            for (int i = 0; i < terms.Count; i++)
            {
                if (terms[i].Coefficient.Sign < 0 || RootOf(terms[i]) is not { } side)
                {
                    return null;
                }

                length = length is { } before ? Hypot[before, side] : side;
            }

            return length;
        });

    // The product (a − b)(a + b) overflows where |a| is about 10¹⁵⁴.
    private static readonly StabilityRule RootOfSquares = OfNode(
        "root-of-difference-of-squares", StabilityTier.Guarded, @"\sqrt{a^2-b^2}=|a|\sqrt{(1-\tfrac ba)(1+\tfrac ba)}\text{ for }|a|>10^{150}", "sqrt(x^2-1)", Sqrt, static (scope, root) =>
        {
            if (scope.As(root.Operands[0], Subtract) is not { } difference)
            {
                return null;
            }

            StabilitySum terms = StabilitySum.Small(scope, difference);
            if (terms.Count != 2 || terms[0].Coefficient.Sign < 0 || terms[1].Coefficient.Sign > 0 || RootOf(terms[0]) is not { IsNumber: false } a || RootOf(terms[1]) is not { } b)
            {
                return null;
            }

            Expr ratio = b / a;
            return scope.Guarded(Abs[a] > scope.Graph.Number(1e150), Abs[a] * Sqrt[(1 - ratio) * (1 + ratio)], root);
        });

    private static readonly StabilityRule PowerNearOne = OfNode(
        "power-near-one", StabilityTier.Guarded, @"(1+u)^p=e^{p\operatorname{log1p}u}\text{ for }|u|<\tfrac1{16},\ |p\operatorname{log1p}u|<4", "(1+x)^n", Power, static (scope, power) =>
        {
            if (power.Operands[1].IsNumber || scope.BesideOne(power.Operands[0]) is not { } u)
            {
                return null;
            }

            Expr logarithm = power.Operands[1] * Log1p[u];
            return scope.Guarded(
                (Abs[u] < scope.Graph.Number(Rational.From(1, 16))) & (Abs[logarithm] < scope.Graph.Number(4)), Exp[logarithm], power);
        });

    private static SmallPolynomial? PolynomialOfOthers(StabilitySum sum, int index)
    {
        SmallPolynomial? others = SmallPolynomial.Of(Rational.Zero);
        for (int i = 0; i < sum.Count && others is not null; i++)
        {
            if (i != index)
            {
                others = SmallPolynomial.Of(sum.Scope, sum[i].Factor)?.Times(sum[i].Coefficient) is { } term ? others.Plus(term, out _) : null;
            }
        }

        return others;
    }
}
