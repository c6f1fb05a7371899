using System.Collections.Immutable;
using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Differences f(a) − f(b) of one function at two close places, from a − b as it is without what both have in common.</summary>
internal static partial class StabilityRules
{
    // No more terms of one function in one sum than this are compared with each other.
    private const int MostAlike = 8;

    /// <summary>Two values f(a) and f(b) whose difference is wanted, and d = a − b.</summary>
    private readonly record struct Pair(StabilityScope Scope, Expr Fa, Expr Fb, Expr A, Expr B, Expr D, bool IsRaw)
    {
        public Expr Written => Fa - Fb;

        // (a + b)/2, without a rounding that a itself has not.
        public Expr Middle => B + Half(D);

        public Expr When(Expr? guard, Expr stable) => Scope.Guarded(guard, stable, Written);

        // a − b small beside 1.
        public Expr WhenClose(Expr stable) => When(Scope.Small(D, 1), stable);
    }

    private static readonly ImmutableArray<StabilityRule> Differences =
    [
        Difference("sqrt-difference", StabilityTier.Guarded, @"\sqrt a-\sqrt b=\frac{a-b}{\sqrt a+\sqrt b}", "sqrt(x+1)-sqrt(x)", Sqrt,
            static p => p.When(NeverBothZero(p.D, p.Fa + p.Fb), p.D / (p.Fa + p.Fb))),
        Difference("cbrt-difference", StabilityTier.Guarded, @"\sqrt[3]a-\sqrt[3]b=\frac{a-b}{\sqrt[3]{a^2}+\sqrt[3]{ab}+\sqrt[3]{b^2}}", "cbrt(x+1)-cbrt(x)", Cbrt,
            static p => CubeRoots(p)),
        Difference("exp-difference", StabilityTier.Guarded, @"e^a-e^b=e^b\operatorname{expm1}(a-b)\text{ for }|a-b|<1", "exp(x+h)-exp(x)", Exp,
            static p => p.WhenClose(p.Fb * Expm1[p.D])),
        Difference("log-difference", StabilityTier.Guarded, @"\log a-\log b=\operatorname{log1p}\frac{a-b}{b}\text{ for }b>0,\ |a-b|<\tfrac b2", "log(x+1)-log(x)", Log,
            static p => p.When(StabilityScope.Both(StabilityScope.Positive(p.B), Abs[p.D / p.B] < p.Scope.Graph.Number(Rational.From(1, 2))), Log1p[p.D / p.B])),
        Difference("sin-difference", StabilityTier.Exact, @"\sin a-\sin b=2\sin\tfrac{a-b}2\cos\tfrac{a+b}2", "sin(x+h)-sin(x)", Sin,
            static p => p.IsRaw ? null : 2 * (Sin[Half(p.D)] * Cos[p.Middle])),
        Difference("cos-difference", StabilityTier.Exact, @"\cos a-\cos b=-2\sin\tfrac{a-b}2\sin\tfrac{a+b}2", "cos(x+h)-cos(x)", Cos,
            static p => p.IsRaw ? null : -(2 * (Sin[Half(p.D)] * Sin[p.Middle]))),
        Difference("tan-difference", StabilityTier.Exact, @"\tan a-\tan b=\frac{\sin(a-b)}{\cos a\cos b}", "tan(x+h)-tan(x)", Tan,
            static p => p.IsRaw ? null : Sin[p.D] / (Cos[p.A] * Cos[p.B])),
        Difference("cot-difference", StabilityTier.Exact, @"\cot a-\cot b=-\frac{\sin(a-b)}{\sin a\sin b}", "cot(x+h)-cot(x)", Cot,
            static p => p.IsRaw ? null : -(Sin[p.D] / Sin[p.A] / Sin[p.B])),
        Difference("atan-difference", StabilityTier.Exact, @"\arctan a-\arctan b=\operatorname{atan2}(a-b,1+ab)", "atan(x+1)-atan(x)", Atan,
            static p => Atan2[p.D, 1 + (p.A * p.B)]),
        Difference("sinh-difference", StabilityTier.Guarded, @"\sinh a-\sinh b=2\sinh\tfrac{a-b}2\cosh\tfrac{a+b}2\text{ for }|a-b|<1", "sinh(x+h)-sinh(x)", Sinh,
            static p => p.IsRaw ? null : p.WhenClose(2 * (Sinh[Half(p.D)] * Cosh[p.Middle]))),
        Difference("cosh-difference", StabilityTier.Guarded, @"\cosh a-\cosh b=2\sinh\tfrac{a-b}2\sinh\tfrac{a+b}2\text{ for }|a-b|<1", "cosh(x+h)-cosh(x)", Cosh,
            static p => p.IsRaw ? null : p.WhenClose(2 * (Sinh[Half(p.D)] * Sinh[p.Middle]))),
        Difference("tanh-difference", StabilityTier.Guarded, @"\tanh a-\tanh b=\sinh(a-b)\operatorname{sech}a\operatorname{sech}b\text{ for }|a-b|<1", "tanh(x+h)-tanh(x)", Tanh,
            static p => p.WhenClose(Sinh[p.D] * Sech[p.A] * Sech[p.B])),
        Difference("sigmoid-difference", StabilityTier.Guarded, @"\sigma(a)-\sigma(b)=\operatorname{expm1}(a-b)\,\sigma(-a)\,\sigma(b)\text{ for }|a-b|<1", "sigmoid(x+h)-sigmoid(x)", Sigmoid,
            static p => p.WhenClose(Expm1[p.D] * Sigmoid[-p.A] * Sigmoid[p.B])),
        Difference("softplus-difference", StabilityTier.Guarded, @"\operatorname{softplus}a-\operatorname{softplus}b=\operatorname{log1p}(\operatorname{expm1}(a-b)\,\sigma(b))\text{ for }|a-b|<1", "softplus(x+h)-softplus(x)", Softplus,
            static p => p.WhenClose(Log1p[Expm1[p.D] * Sigmoid[p.B]])),
        PowerDifference("power-difference", @"a^p-b^p=b^p\operatorname{expm1}(p\operatorname{log1p}\tfrac{a-b}b)\text{ for }\tfrac{a-b}b>-\tfrac12,\ |p\operatorname{log1p}\tfrac{a-b}b|<1", "(x+1)^(1/n)-x^(1/n)"),
    ];

    private static readonly StabilityRule Squares = OfSum(
        "difference-of-squares", StabilityTier.Exact, @"a^2-b^2=(a-b)(a+b)", "x^2-y^2", static sum =>
        {
            if (sum.Count != 2 || sum[0].Coefficient.Sign == sum[1].Coefficient.Sign)
            {
                return false;
            }

            int plus = sum[0].Coefficient.Sign > 0 ? 0 : 1;
            if (RootOf(sum[plus]) is not { } a || RootOf(sum[1 - plus]) is not { } b || (a.IsNumber && b.IsNumber))
            {
                return false;
            }

            Expr difference = DifferenceOf(sum.Scope, a, b) ?? a - b;
            sum.Replace(plus, Rational.One, difference * (a + b));
            sum.Remove(1 - plus);
            return true;
        });

    private static readonly StabilityRule Cubes = OfSum(
        "difference-of-cubes", StabilityTier.Exact, @"a^3-b^3=(a-b)(a^2+ab+b^2)", "(x+1)^3-x^3", static sum =>
        {
            if (sum.Count != 2 || sum[0].Coefficient != -sum[1].Coefficient || CubeRootOf(sum[0].Factor) is not { } a || CubeRootOf(sum[1].Factor) is not { } b
                || CloseDifference.Of(sum.Scope, a, b) is not { } difference)
            {
                return false;
            }

            sum.Replace(0, sum[0].Coefficient, difference.Value * (Squared(a) + (a * b) + Squared(b)));
            sum.Remove(1);
            return true;
        });

    private static StabilityRule Difference(string name, StabilityTier tier, string latex, string example, UnaryOperator op, Func<Pair, Expr?> identity) =>
        OfSum(name, tier, latex, example, sum => RewritePairs(
            sum,
            node => sum.Scope.As(node, op)?.Operands[0],
            static (_, _) => true,
            identity));

    private static StabilityRule PowerDifference(string name, string latex, string example) =>
        OfSum(name, StabilityTier.Guarded, latex, example, static sum => RewritePairs(
            sum,
            node => PowerForm.Of(sum.Scope, node) is { IsPower: true } power ? power.Base : null,
            (a, b) => PowerForm.Of(sum.Scope, a) is { } left && PowerForm.Of(sum.Scope, b) is { } right && left.Exponent == right.Exponent && left.Coefficient == right.Coefficient,
            static p =>
            {
                Expr ratio = p.D / p.B, logarithm = PowerForm.Of(p.Scope, p.Fa)!.Value.Exponent * Log1p[ratio];
                return p.When((ratio > p.Scope.Graph.Number(Rational.From(-1, 2))) & (Abs[logarithm] < p.Scope.Graph.One), p.Fb * Expm1[logarithm]);
            }));

    private static readonly StabilityRule EntropyDifference = OfSum(
        "entropy-difference", StabilityTier.Guarded, @"a\log a-b\log b=(a-b)\log a+b\operatorname{log1p}\tfrac{a-b}b\text{ for }b>0,\ |a-b|<\tfrac b2", "(x+1)*log(x+1)-x*log(x)", static sum => RewritePairs(
            sum,
            node => EntropyOf(sum.Scope, node),
            static (_, _) => true,
            static p =>
            {
                Expr ratio = p.D / p.B;
                Expr? guard = StabilityScope.Both(StabilityScope.Positive(p.B), Abs[ratio] < p.Scope.Graph.Number(Rational.From(1, 2)));
                return p.When(guard, (p.D * Log[p.A]) + (p.B * Log1p[ratio]));
            }));

    /// <summary>a − b without the cancellation that some rule about differences knows to avoid; null when none does.</summary>
    private static Expr? DifferenceOf(StabilityScope scope, Expr a, Expr b)
    {
        if (CloseDifference.Of(scope, a, b) is { IsRaw: false } difference)
        {
            return difference.Value;
        }

        var sum = new StabilitySum(scope);
        sum.Add(a, false);
        sum.Add(b, true);
        return ApplyAny(Differences, sum) ? sum.Build() : null;
    }

    private static bool ApplyAny(ImmutableArray<StabilityRule> rules, StabilitySum sum)
    {
        foreach (StabilityRule rule in rules)
        {
            if (rule.OfSum!(sum))
            {
                return true;
            }
        }

        return false;
    }

    private static bool RewritePairs(StabilitySum sum, Func<Expr, Expr?> argumentOf, Func<Expr, Expr, bool> alike, Func<Pair, Expr?> identity)
    {
        List<(int Index, Expr Argument)>? candidates = null;
        for (int i = 0; i < sum.Count; i++)
        {
            if (argumentOf(sum[i].Factor) is { } argument)
            {
                (candidates ??= []).Add((i, argument));
            }
        }

        if (candidates is null || candidates.Count is < 2 or > MostAlike)
        {
            return false;
        }

        var gone = new List<int>();
        for (int i = 0; i < candidates.Count; i++)
        {
            for (int j = i + 1; j < candidates.Count && !gone.Contains(candidates[i].Index); j++)
            {
                (int first, Expr a) = candidates[i];
                (int second, Expr b) = candidates[j];
                StabilitySum.Term left = sum[first], right = sum[second];
                if (gone.Contains(second) || left.Coefficient != -right.Coefficient || !alike(left.Factor, right.Factor) || CloseDifference.Of(sum.Scope, a, b) is not { } d
                    || identity(new Pair(sum.Scope, left.Factor, right.Factor, a, b, d.Value, d.IsRaw)) is not { } stable)
                {
                    continue;
                }

                sum.Replace(first, left.Coefficient, stable);
                gone.Add(second);
                break;
            }
        }

        foreach (int index in gone.OrderDescending())
        {
            sum.Remove(index);
        }

        return gone.Count > 0;
    }

    // Roots of a and b with a − b a number other than zero are not both zero.
    private static Expr? NeverBothZero(Expr difference, Expr sum) => difference.IsNumber ? null : StabilityScope.NonZero(sum);

    private static Expr CubeRoots(Pair p)
    {
        Expr divisor = Squared(p.Fa) + (p.Fa * p.Fb) + Squared(p.Fb);
        return p.When(NeverBothZero(p.D, divisor), p.D / divisor);
    }

    // u of u·log u.
    private static Expr? EntropyOf(StabilityScope scope, Expr node) =>
        !node.Is(Multiply) ? null
        : scope.ArgumentOf(node.Operands[1], Log) is { } u && u == node.Operands[0] ? u
        : scope.ArgumentOf(node.Operands[0], Log) is { } v && v == node.Operands[1] ? v
        : null;

    // r of the term r².
    private static Expr? RootOf(StabilitySum.Term term)
    {
        if (!Rational.Abs(term.Coefficient).TryRoot(2, out Rational coefficient))
        {
            return null;
        }

        Expr? root = term.Factor.IsOne ? term.Factor
            : term.Factor.Is(Power) && term.Factor.Operands[1].IsNumber && term.Factor.Operands[1].Number is { IsInteger: true } n && n.Numerator.IsEven
                ? term.Factor.Operands[0].Pow(n / 2) : null;
        return root is { } found ? StabilitySum.Scaled(coefficient, found) : null;
    }

    private static Expr? CubeRootOf(Expr node) =>
        node.IsOne ? node : node.Is(Power) && node.Operands[1].IsNumber && node.Operands[1].Number == 3 ? node.Operands[0] : null;
}
