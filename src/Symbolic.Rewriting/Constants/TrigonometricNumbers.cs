using System.Numerics;

namespace Symbolic;

/// <summary>
/// Sums and products of trigonometric functions at rational multiples of π, calculated in the field of roots of unity that holds
/// them: cos(π/9)·cos(2π/9)·cos(4π/9) is 1/8.
/// </summary>
internal static class TrigonometricNumbers
{
    private const int MaxNodes = 60;
    private const int MaxPower = 12;

    private static readonly int[] Squarefree = [2, 3, 5, 6, 10, 15];

    /// <summary>Applies to a whole expression.</summary>
    public static IEnumerable<Rewrite> Whole(Expr expr, Rewriter rewriter)
    {
        if (FieldOf(expr) is not { } field || Read(expr, field, rewriter) is not { } value)
        {
            yield break;
        }

        ExprGraph graph = rewriter.Graph;
        for (int d = 0; d < Squarefree.Length; d++)
        {
            // a + b√d; a rational number for any d.
            Rational[]? known = Root(Squarefree[d], field);
            if (known is null && d > 0)
            {
                continue;
            }

            Rational[] root = known ?? field.Number(0);
            int place = Array.FindIndex(root, 1, static x => !x.IsZero);
            Rational factor = place < 0 ? Rational.Zero : value[place] / root[place];
            Rational[] rest = Cyclotomic.Add(value, Cyclotomic.Scale(root, -factor));
            if (rest.Skip(1).All(static x => x.IsZero) && Surd.Power(Squarefree[d], Rational.From(1, 2)) is { } surd)
            {
                yield return new Rewrite(new ConstantWriter(rewriter).Write(Surd.Of(rest[0]) + surd.Times(factor)));
                yield break;
            }
        }

        // A multiple of one cosine.
        foreach (Rational multiple in Candidates(expr))
        {
            if (field.Cosine(multiple) is not { } cosine)
            {
                continue;
            }

            int place = Array.FindIndex(cosine, static x => !x.IsZero);
            if (place >= 0 && Cyclotomic.IsZero(Cyclotomic.Add(value, Cyclotomic.Scale(cosine, -value[place] / cosine[place]))))
            {
                Rational factor = value[place] / cosine[place];
                Expr function = multiple > Rational.From(1, 4)
                    ? Operators.Sin[Angles.TimesPi(Rational.From(1, 2) - multiple, graph)]
                    : Operators.Cos[Angles.TimesPi(multiple, graph)];
                Rational size = Rational.Abs(factor);
                Expr scaled = size.IsOne ? function : size.IsInteger ? graph.Number(size) * function
                    : (size.Numerator.IsOne ? function : graph.Number(size.Numerator) * function) / graph.Number(size.Denominator);
                yield return new Rewrite(factor.Sign < 0 ? -scaled : scaled);
                yield break;
            }
        }
    }

    // The cosines in the first quadrant with the denominators of the field.
    private static IEnumerable<Rational> Candidates(Expr expr)
    {
        int n = OrderOf(expr) ?? 0;
        for (int k = 1; 4 * k < n; k++)
        {
            yield return Rational.From(2 * k, n);
        }
    }

    private static Cyclotomic? FieldOf(Expr expr) => OrderOf(expr) is { } n ? Cyclotomic.Of(n) : null;

    // The order of the roots of unity that an expression needs; null where it is none of these numbers or has no angle.
    private static int? OrderOf(Expr expr)
    {
        BigInteger order = 1;
        bool any = false;
        var open = new Stack<Expr>();
        open.Push(expr);
        for (int steps = 0; open.TryPop(out Expr node); steps++)
        {
            if (steps > MaxNodes || !node.Type.IsRealScalar)
            {
                return null;
            }

            if (AngleOf(node) is { } angle)
            {
                any = true;
                order = Lcm(Lcm(order, 2 * angle.Denominator), 4);
            }
            else if (node.Is(Operators.Sqrt) && node.Operands[0].IsNumber && RootOrder(node.Operands[0].Number) is { } root)
            {
                order = Lcm(order, root);
            }
            else if (IsArithmetic(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
            else if (!node.IsNumber || node.IsDecimal)
            {
                return null;
            }

            if (order > 240)
            {
                return null;
            }
        }

        return any ? (int)order : null;
    }

    private static Rational[]? Read(Expr expr, Cyclotomic field, Rewriter rewriter)
    {
        var known = new Dictionary<int, Rational[]>();
        var open = new Stack<Expr>();
        open.Push(expr);
        while (open.TryPeek(out Expr node))
        {
            rewriter.Cancellation.ThrowIfCancellationRequested();
            bool ready = true;
            foreach (Expr operand in node.Operands)
            {
                if (IsArithmetic(node) && !known.ContainsKey(operand.Id))
                {
                    open.Push(operand);
                    ready = false;
                }
            }

            if (ready)
            {
                open.Pop();
                if (Compute(node, field, known) is not { } value || value.Any(static x => x.Numerator.GetBitLength() + x.Denominator.GetBitLength() > 512))
                {
                    return null;
                }

                known[node.Id] = value;
            }
        }

        return known[expr.Id];
    }

    private static Rational[]? Compute(Expr node, Cyclotomic field, Dictionary<int, Rational[]> known)
    {
        if (node.IsNumber)
        {
            return field.Number(node.Number);
        }

        if (AngleOf(node) is { } angle)
        {
            Rational[]? cosine = field.Cosine(angle), sine = field.Cosine(Rational.From(1, 2) - angle);
            return cosine is null || sine is null ? null
                : node.Is(Operators.Sin) ? sine
                : node.Is(Operators.Cos) ? cosine
                : node.Is(Operators.Tan) ? Quotient(sine, cosine, field)
                : node.Is(Operators.Cot) ? Quotient(cosine, sine, field)
                : field.Reciprocal(node.Is(Operators.Sec) ? cosine : sine);
        }

        if (node.Is(Operators.Sqrt))
        {
            Rational number = node.Operands[0].Number;
            return Surd.Power(number, Rational.From(1, 2)) is { Terms.Count: 1 } surd && surd.Terms.First() is { Key: { IsOne: false } radical, Value: var factor }
                && Root((int)radical.Factors.Aggregate(BigInteger.One, static (m, f) => m * f.Prime), field) is { } root
                ? Cyclotomic.Scale(root, factor) : null;
        }

        Rational[] first = known[node.Operands[0].Id];
        if (node.Is(Operators.Negate))
        {
            return Cyclotomic.Scale(first, -1);
        }

        if (node.Is(Operators.Power))
        {
            return Power(first, node.Operands[1].Number, field);
        }

        Rational[] second = known[node.Operands[1].Id];
        return node.Is(Operators.Add) ? Cyclotomic.Add(first, second)
            : node.Is(Operators.Subtract) ? Cyclotomic.Add(first, Cyclotomic.Scale(second, -1))
            : node.Is(Operators.Multiply) ? field.Multiply(first, second)
            : Quotient(first, second, field);
    }

    private static Rational[]? Power(Rational[] @base, Rational exponent, Cyclotomic field)
    {
        Rational[] power = field.Number(1);
        for (Rational i = Rational.One; i <= Rational.Abs(exponent); i += 1)
        {
            power = field.Multiply(power, @base);
        }

        return exponent.Sign < 0 ? field.Reciprocal(power) : power;
    }

    private static Rational[]? Quotient(Rational[] above, Rational[] below, Cyclotomic field) =>
        field.Reciprocal(below) is { } inverse ? field.Multiply(above, inverse) : null;

    private static Rational? AngleOf(Expr node) =>
        node.Is(Operators.Sin) || node.Is(Operators.Cos) || node.Is(Operators.Tan) || node.Is(Operators.Cot) || node.Is(Operators.Sec) || node.Is(Operators.Csc)
            ? Angles.MultipleOfPi(node.Operands[0]) : null;

    private static bool IsArithmetic(Expr node) =>
        node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Negate) || node.Is(Operators.Multiply) || node.Is(Operators.Divide)
        || (node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number.IsInteger && Rational.Abs(node.Operands[1].Number) <= MaxPower);

    // √2 = 2 cos(π/4), √3 = 2 cos(π/6), √5 = 4 cos(π/5) − 1.
    private static Rational[]? Root(int number, Cyclotomic field)
    {
        Rational[]? root = field.Number(1);
        foreach ((int prime, int angle, int scale, int shift) in ((int, int, int, int)[])[(2, 4, 2, 0), (3, 6, 2, 0), (5, 5, 4, -1)])
        {
            if (number % prime == 0)
            {
                number /= prime;
                root = root is not null && field.Cosine(Rational.From(1, angle)) is { } cosine
                    ? field.Multiply(root, Cyclotomic.Add(Cyclotomic.Scale(cosine, scale), field.Number(shift))) : null;
            }
        }

        return number == 1 ? root : null;
    }

    private static int? RootOrder(Rational number)
    {
        if (number.Sign <= 0 || PrimeFactors.Of(number) is not { } factors)
        {
            return null;
        }

        int order = 1;
        foreach ((BigInteger prime, int exponent) in factors.Where(static f => f.Exponent % 2 != 0))
        {
            int needed = prime == 2 ? 8 : prime == 3 ? 12 : prime == 5 ? 10 : 0;
            if (needed == 0)
            {
                return null;
            }

            order = (int)Lcm(order, needed);
        }

        return order;
    }

    private static BigInteger Lcm(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
