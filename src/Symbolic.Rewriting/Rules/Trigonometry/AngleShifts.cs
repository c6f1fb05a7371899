namespace Symbolic;

/// <summary>sin(a + kπ/2) and the other functions of such a sum: whole quarter turns are taken out of the angle.</summary>
internal static class AngleShifts
{
    // What a quarter turn makes of each function: sin(a + π/2) = cos a, tan(a + π/2) = −cot a.
    private static readonly Dictionary<Operator, (UnaryOperator Function, int Sign)> s_quarter = new()
    {
        [Operators.Sin] = (Operators.Cos, 1),
        [Operators.Cos] = (Operators.Sin, -1),
        [Operators.Tan] = (Operators.Cot, -1),
        [Operators.Cot] = (Operators.Tan, -1),
        [Operators.Sec] = (Operators.Csc, -1),
        [Operators.Csc] = (Operators.Sec, 1),
    };

    /// <summary>The functions that have quarter turns.</summary>
    public static Operator[] Functions { get; } = [.. s_quarter.Keys];

    /// <summary>The angle is a sum with a multiple of π/2.</summary>
    public static IEnumerable<Rewrite> Whole(Expr expr) =>
        Split(expr.Operands[0]) is var (turns, rest) && (turns * 2).IsInteger ? [Turned(expr, turns * 2, rest)] : [];

    /// <summary>The angle is a sum with another multiple of π, and lies beyond an eighth turn.</summary>
    public static IEnumerable<Rewrite> Nearest(Expr expr)
    {
        if (Split(expr.Operands[0]) is not var (halves, rest) || (halves * 2).IsInteger)
        {
            yield break;
        }

        Rational quarters = Rational.Round(halves * 2);
        if (!quarters.IsZero)
        {
            Expr pi = expr.Graph.Constant(Operators.Pi);
            Rational left = halves - (quarters / 2);
            Expr part = Monomial.Of(Rational.Abs(left), [(pi, Rational.One)]).Build(expr.Graph);
            yield return Turned(expr, quarters, Terms.Build(expr.Graph, [(rest, 1), (part, left.Sign)]));
        }
    }

    private static Rewrite Turned(Expr expr, Rational quarters, Expr rest)
    {
        var function = (UnaryOperator)expr.Operator;
        int sign = 1;
        for (Rational left = Rational.Mod(quarters, 4); left.Sign > 0; left -= 1)
        {
            (UnaryOperator next, int factor) = s_quarter[function];
            (function, sign) = (next, sign * factor);
        }

        Expr value = function[rest];
        return new Rewrite(sign < 0 ? -value : value);
    }

    // k and a of a + kπ; null without such a term, and for kπ alone, whose functions are exact numbers.
    private static (Rational Halves, Expr Others)? Split(Expr angle)
    {
        if (Terms.Of(angle) is not { } terms)
        {
            return null;
        }

        Rational halves = Rational.Zero;
        List<(Expr, int)> rest = [];
        foreach ((Expr node, int sign) in terms)
        {
            Monomial product = Monomial.Of(node);
            if (product.Factors.Count == 1 && product.Factors[0].Exponent.IsOne && product.Factors[0].Base.Is(Operators.Pi))
            {
                halves += sign * product.Coefficient;
            }
            else
            {
                rest.Add((node, sign));
            }
        }

        return halves.IsZero || rest.Count == 0 ? null : (halves, Terms.Build(angle.Graph, rest));
    }
}
