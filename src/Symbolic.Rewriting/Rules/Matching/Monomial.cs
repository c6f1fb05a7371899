namespace Symbolic;

/// <summary>A product as a number times powers of bases with exact exponents, as rules match it. A root is a power with a fraction.</summary>
internal sealed class Monomial
{
    // A longer product is one factor for the rules.
    private const int MaxFactors = 48;

    private readonly List<(Expr Base, Rational Exponent)> _factors;

    private List<(Expr Base, Rational Exponent)>? _patternOrder;

    private Monomial(Rational coefficient, List<(Expr, Rational)> factors) => (Coefficient, _factors) = (coefficient, factors);

    /// <summary>The number in front.</summary>
    public Rational Coefficient { get; }

    /// <summary>The powers, in reading order, each base once. Not to be changed.</summary>
    public List<(Expr Base, Rational Exponent)> Factors => _factors;

    /// <summary>The view of an expression; one factor for anything that is no product.</summary>
    public static Monomial Of(Expr expr)
    {
        var factors = new List<(Expr Base, Rational Exponent)>();
        Rational coefficient = Rational.One;
        var open = new Stack<(Expr Node, Rational Exponent)>();
        open.Push((expr, Rational.One));
        while (open.TryPop(out (Expr Node, Rational Exponent) next))
        {
            (Expr node, Rational exponent) = next;
            if (factors.Count + open.Count > MaxFactors)
            {
                return new Monomial(Rational.One, [(expr, Rational.One)]);
            }

            if (exponent.IsOne && node.IsNumber)
            {
                coefficient *= node.Number;
            }
            else if (node.IsNumber && exponent.IsInteger && !(node.IsZero && exponent.Sign < 0) && Rational.TryPow(node.Number, exponent.Numerator, 512, out Rational power))
            {
                coefficient *= power;
            }
            else if (node.Is(Operators.Negate) && exponent.IsInteger)
            {
                coefficient = exponent.Numerator.IsEven ? coefficient : -coefficient;
                open.Push((node.Operands[0], exponent));
            }
            else if (node.Is(Operators.Multiply) && exponent.IsInteger)
            {
                open.Push((node.Operands[1], exponent));
                open.Push((node.Operands[0], exponent));
            }
            else if (node.Is(Operators.Divide) && exponent.IsInteger)
            {
                open.Push((node.Operands[1], -exponent));
                open.Push((node.Operands[0], exponent));
            }
            else if (node.Is(Operators.Power) && node.Operands[1].IsNumber && exponent.IsInteger)
            {
                open.Push((node.Operands[0], exponent * node.Operands[1].Number));
            }
            else if (node.Is(Operators.Sqrt) && exponent.IsInteger)
            {
                open.Push((node.Operands[0], exponent / 2));
            }
            else
            {
                int place = PlaceOf(factors, node);
                if (place >= 0)
                {
                    factors[place] = (node, factors[place].Exponent + exponent);
                }
                else
                {
                    factors.Add((node, exponent));
                }
            }
        }

        factors.RemoveAll(static f => f.Exponent.IsZero);
        return new Monomial(coefficient, factors);
    }

    private static int PlaceOf(List<(Expr Base, Rational Exponent)> factors, Expr @base)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            if (factors[i].Base.Id == @base.Id)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The same factors with another number in front.</summary>
    public Monomial With(Rational coefficient) => coefficient == Coefficient ? this : new(coefficient, _factors);

    /// <summary>The product of powers of which none has the exponent 0.</summary>
    public static Monomial OfPowers(Rational coefficient, List<(Expr Base, Rational Exponent)> factors) => new(coefficient, factors);

    /// <summary>The factors in the order in which a pattern looks for them: lone variables last.</summary>
    public List<(Expr Base, Rational Exponent)> PatternOrder => _patternOrder ??= [.. _factors.OrderBy(static f => f.Base.IsSymbol)];

    /// <summary>The same product with other powers.</summary>
    public static Monomial Of(Rational coefficient, IEnumerable<(Expr Base, Rational Exponent)> factors) =>
        new(coefficient, [.. factors.Where(static f => !f.Exponent.IsZero)]);

    /// <summary>How often more what is missing in the rest of this product can be taken from the rest: 0 when that is not a matter of powers alone.</summary>
    public Rational RepetitionsOf(Monomial rest)
    {
        Rational? times = null;
        foreach ((Expr @base, Rational exponent) in _factors)
        {
            int place = PlaceOf(rest._factors, @base);
            Rational left = place < 0 ? Rational.Zero : rest._factors[place].Exponent, taken = exponent - left;
            if (!taken.IsZero)
            {
                Rational own = Rational.Floor(left / taken);
                times = times is { } least && least < own ? least : own;
            }
        }

        return times is { Sign: > 0 } found && rest.Coefficient == Coefficient ? found : Rational.Zero;
    }

    /// <summary>The rest of this product when what is missing in it is taken some times more.</summary>
    public Monomial Taken(Monomial rest, Rational times) => times.IsZero ? rest : Of(rest.Coefficient, rest._factors.Select(f =>
    {
        int place = PlaceOf(_factors, f.Base);
        return place < 0 ? f : (f.Base, f.Exponent - (times * (_factors[place].Exponent - f.Exponent)));
    }));

    /// <summary>The product as nodes, one fraction line.</summary>
    public Expr Build(ExprGraph graph)
    {
        Rational size = Rational.Abs(Coefficient);
        Expr above = size.IsInteger ? graph.Number(size) : graph.Number((Rational)size.Numerator);
        Expr below = size.IsInteger ? graph.One : graph.Number((Rational)size.Denominator);
        foreach ((Expr @base, Rational exponent) in _factors)
        {
            if (exponent.Sign > 0)
            {
                above *= PowerOf(@base, exponent);
            }
            else
            {
                below *= PowerOf(@base, -exponent);
            }
        }

        Expr quotient = below.IsOne ? above : above / below;
        return Coefficient.Sign < 0 ? -quotient : quotient;
    }

    private static Expr PowerOf(Expr @base, Rational exponent) =>
        exponent.IsOne ? @base : exponent == Rational.From(1, 2) ? Operators.Sqrt[@base] : @base.Pow(exponent);
}
