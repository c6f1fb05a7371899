using System.Numerics;

namespace Symbolic;

/// <summary>Trigonometric functions at rational multiples of π as nested square roots, and their inverses.</summary>
internal static class Angles
{
    private static readonly int[] Denominators = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24];

    /// <summary>The rational number k of an expression k·π.</summary>
    public static Rational? MultipleOfPi(Expr expr)
    {
        if (expr.IsZero)
        {
            return Rational.Zero;
        }

        if (!expr.Is(Operators.Pi) && !expr.Is(Operators.Multiply) && !expr.Is(Operators.Divide) && !expr.Is(Operators.Negate))
        {
            return null;
        }

        Monomial product = Monomial.Of(expr);
        return product.Factors.Count == 1 && product.Factors[0].Base.Is(Operators.Pi) && product.Factors[0].Exponent.IsOne ? product.Coefficient : null;
    }

    /// <summary>k·π as an expression.</summary>
    public static Expr TimesPi(Rational multiple, ExprGraph graph)
    {
        if (multiple.IsZero)
        {
            return graph.Zero;
        }

        Expr above = BigInteger.Abs(multiple.Numerator).IsOne ? graph.Constant(Operators.Pi) : graph.Number(Rational.Abs(multiple.Numerator)) * graph.Constant(Operators.Pi);
        Expr angle = multiple.IsInteger ? above : above / graph.Number(multiple.Denominator);
        return multiple.Sign < 0 ? -angle : angle;
    }

    /// <summary>cos kπ; null where the denominator of k has other factors than one of 3 and 5, and powers of 2 up to 16.</summary>
    public static NestedSurd? Cosine(Rational multiple)
    {
        Rational turn = Rational.Mod(multiple, 2);
        turn = turn > Rational.One ? 2 - turn : turn;
        if (turn.Denominator > 48)
        {
            return null;
        }

        // The denominator is halved until it is odd, at most four times.
        var halves = new Stack<Rational>();
        while (turn.Denominator.IsEven && turn != Rational.From(1, 2))
        {
            halves.Push(turn);
            turn = Rational.Mod(turn * 2, 2);
            turn = turn > Rational.One ? 2 - turn : turn;
        }

        Surd? start = turn == Rational.From(1, 2) ? Surd.Zero
            : turn.IsInteger ? Surd.Of(turn.IsZero ? 1 : -1)
            : turn.Denominator == 3 ? Surd.Of(Rational.From(turn.Numerator.IsOne ? 1 : -1, 2))
            : turn.Denominator == 5 && Surd.Power(5, Rational.From(1, 2)) is { } root ? Fifth((int)turn.Numerator, root)
            : null;
        NestedSurd? cosine = start is { } known ? NestedSurd.Of(known) : null;
        while (cosine is not null && halves.TryPop(out Rational half))
        {
            // cos²θ = (1 + cos 2θ)/2.
            NestedSurd? square = NestedSurd.Add(cosine, NestedSurd.Of(Surd.One)) is { } sum
                ? NestedSurd.Multiply(sum, NestedSurd.Of(Surd.Of(Rational.From(1, 2)))) : null;
            cosine = square?.Root();
            cosine = half > Rational.From(1, 2) ? cosine?.Negated() : cosine;
        }

        return cosine;
    }

    /// <summary>sin kπ.</summary>
    public static NestedSurd? Sine(Rational multiple) => Cosine(Rational.From(1, 2) - multiple);

    /// <summary>tan kπ; null also at a pole.</summary>
    public static NestedSurd? Tangent(Rational multiple) =>
        Sine(multiple) is { } sine && Cosine(multiple) is { } cosine && cosine.Reciprocal() is { } inverse ? NestedSurd.Multiply(sine, inverse) : null;

    /// <summary>The inverse functions at values where they are rational multiples of π, and of the functions themselves.</summary>
    public static IEnumerable<Rewrite> Inverse(Expr expr, Rewriter rewriter)
    {
        ExprGraph graph = rewriter.Graph;
        Expr first = expr.Operands[0];
        if (InPrincipalRange(expr, graph) is { } reduced)
        {
            yield return new Rewrite(reduced);
            yield break;
        }

        ConstantReader reader = rewriter.Constants;
        if (reader.Read(first) is not { } value)
        {
            yield break;
        }

        double number = value.ToDouble();
        Rational? found;
        if (expr.Is(Operators.Atan2))
        {
            found = reader.Read(expr.Operands[1]) is { } other && Math.Abs(other.ToDouble()) > 1e-9 && Math.Abs(number) > 1e-9
                && other.Reciprocal() is { } inverse && NestedSurd.Multiply(value, inverse) is { } quotient
                ? Find(Math.Atan2(number, other.ToDouble()), Tangent, quotient) : null;
        }
        else
        {
            found = expr.Is(Operators.Asin) ? Find(Math.Asin(number), Sine, value)
                : expr.Is(Operators.Acos) ? Find(Math.Acos(number), Cosine, value)
                : Find(Math.Atan(number), Tangent, value);
        }

        if (found is { } multiple)
        {
            yield return new Rewrite(TimesPi(multiple, graph));
        }
    }

    // asin sin x for a number x or a multiple of π: x less the multiple of π that brings it into the range.
    private static Expr? InPrincipalRange(Expr expr, ExprGraph graph)
    {
        Expr inner = expr.Operands[0];
        Operator? function = expr.Is(Operators.Asin) ? Operators.Sin : expr.Is(Operators.Acos) ? Operators.Cos : expr.Is(Operators.Atan) ? Operators.Tan : null;
        bool negative = inner.Is(Operators.Negate);
        Expr call = negative ? inner.Operands[0] : inner;
        if (function is null || call.Operator != function || (negative && function == Operators.Cos))
        {
            return null;
        }

        // Odd functions: the sign goes to the argument.
        Expr argument = call.Operands[0];
        Rational? ofPi = MultipleOfPi(argument);
        Rational? plain = argument.IsNumber ? argument.Number : null;
        double turns = ofPi is { } k ? k.ToDouble() : plain is { } x ? x.ToDouble() / Math.PI : double.NaN;
        double away = Math.Abs(turns - Math.Round(turns));
        if (!(Math.Abs(turns) < 1e5) || (away > 0.5 - 1e-9 && function != Operators.Cos) || (away < 1e-9 && function == Operators.Cos))
        {
            return null;
        }

        Rational whole = function == Operators.Cos ? 2 * (long)Math.Round(turns / 2) : (long)Math.Round(turns);
        bool flipped = function == Operators.Sin ? !whole.Numerator.IsEven : function == Operators.Cos && turns / 2 < Math.Round(turns / 2);
        bool turned = flipped != negative;
        if (ofPi is { } multiple)
        {
            return TimesPi(turned ? whole - multiple : multiple - whole, graph);
        }

        Expr number = graph.Number(Rational.Abs(plain!.Value));
        bool minus = plain.Value.Sign < 0 != turned;
        return Terms.Build(graph, whole.IsZero ? [(number, minus ? -1 : 1)] : [(number, minus ? -1 : 1), (TimesPi(turned ? whole : -whole, graph), 1)]);
    }

    // The angle found in double precision is proved by the exact value of the function.
    private static Rational? Find(double angle, Func<Rational, NestedSurd?> function, NestedSurd value)
    {
        double turns = angle / Math.PI;
        foreach (int denominator in Denominators)
        {
            double numerator = Math.Round(turns * denominator);
            if (Math.Abs(numerator - (turns * denominator)) < 1e-10)
            {
                Rational multiple = Rational.From((long)numerator, denominator);
                return function(multiple) is { } exact && NestedSurd.Add(exact, value.Negated()) is { Terms.Count: 0 } ? multiple : null;
            }
        }

        return null;
    }

    // cos(π/5) = (1 + √5)/4, cos(2π/5) = (√5 − 1)/4; the others are their negatives.
    private static Surd Fifth(int numerator, Surd root) => numerator switch
    {
        1 => (root + Surd.One).Times(Rational.From(1, 4)),
        2 => (root - Surd.One).Times(Rational.From(1, 4)),
        3 => (Surd.One - root).Times(Rational.From(1, 4)),
        _ => (-root - Surd.One).Times(Rational.From(1, 4)),
    };
}
