namespace Symbolic;

/// <summary>
/// A polynomial with few terms whose variables are nodes of a graph: enough to see what cancels exactly in x + 1 − x or in
/// b² − 4ac − b². What is no polynomial is a variable.
/// </summary>
internal sealed class SmallPolynomial
{
    private const int MostTerms = 24;
    private const int MostLevels = 6;
    private const int LargestExponent = 4;

    private readonly Dictionary<TermPowers, Rational> _terms;

    private SmallPolynomial(Dictionary<TermPowers, Rational> terms) => _terms = terms;

    public int Count => _terms.Count;

    public bool IsZero => _terms.Count == 0;

    public int Degree => _terms.Keys.Max(static m => m.Degree);

    /// <summary>The polynomial of a node; null when it has too many terms.</summary>
    public static SmallPolynomial? Of(StabilityScope scope, Expr node) => Of(scope, node, MostLevels);

    public static SmallPolynomial Of(Rational number)
    {
        var terms = new Dictionary<TermPowers, Rational>();
        if (!number.IsZero)
        {
            terms.Add(TermPowers.One, number);
        }

        return new SmallPolynomial(terms);
    }

    /// <summary>The sum; <paramref name="cancels"/> when a term of one takes a term of the other away.</summary>
    public SmallPolynomial? Plus(SmallPolynomial other, out bool cancels)
    {
        var sum = new Dictionary<TermPowers, Rational>(_terms);
        cancels = false;
        foreach ((TermPowers monomial, Rational coefficient) in other._terms)
        {
            Rational total = sum.GetValueOrDefault(monomial) + coefficient;
            if (total.IsZero)
            {
                sum.Remove(monomial);
                cancels = true;
            }
            else
            {
                sum[monomial] = total;
            }
        }

        return sum.Count > MostTerms ? null : new SmallPolynomial(sum);
    }

    public SmallPolynomial? Minus(SmallPolynomial other, out bool cancels) => Plus(other.Times(Rational.MinusOne), out cancels);

    public SmallPolynomial Times(Rational factor) =>
        factor.IsZero ? Of(Rational.Zero) : new SmallPolynomial(_terms.ToDictionary(static t => t.Key, t => t.Value * factor));

    public SmallPolynomial? Times(SmallPolynomial other)
    {
        if ((long)Count * other.Count > MostTerms * MostTerms)
        {
            return null;
        }

        var product = new Dictionary<TermPowers, Rational>();
        foreach ((TermPowers a, Rational p) in _terms)
        {
            foreach ((TermPowers b, Rational q) in other._terms)
            {
                TermPowers monomial = a.Times(b);
                Rational total = product.GetValueOrDefault(monomial) + (p * q);
                if (total.IsZero)
                {
                    product.Remove(monomial);
                }
                else
                {
                    product[monomial] = total;
                }
            }
        }

        return product.Count > MostTerms ? null : new SmallPolynomial(product);
    }

    /// <summary>True when a monomial that some of the polynomials have is absent here.</summary>
    public bool LacksOneOf(IEnumerable<SmallPolynomial> parts) => parts.Any(p => p._terms.Keys.Any(m => !_terms.ContainsKey(m)));

    /// <summary>u when the polynomial is u².</summary>
    public Expr? SquareRoot(ExprGraph graph)
    {
        if (_terms.Count != 1)
        {
            return null;
        }

        (TermPowers monomial, Rational coefficient) = _terms.First();
        return monomial.Half() is { } half && coefficient.Sign > 0 && coefficient.TryRoot(2, out Rational root) ? StabilitySum.Scaled(root, half.ToExpr(graph)) : null;
    }

    /// <summary>The polynomial as nodes, what all terms have in common in front.</summary>
    public Expr ToExpr(ExprGraph graph)
    {
        if (IsZero)
        {
            return graph.Zero;
        }

        TermPowers common = _terms.Keys.Aggregate(static (a, b) => a.CommonWith(b));
        Expr? sum = null;
        foreach ((TermPowers monomial, Rational coefficient) in _terms.OrderByDescending(static t => t.Value.Sign).ThenByDescending(static t => t.Key.Degree))
        {
            Expr term = StabilitySum.Scaled(Rational.Abs(coefficient), monomial.Over(common).ToExpr(graph));
            sum = sum is not { } soFar ? (coefficient.Sign < 0 ? -term : term) : coefficient.Sign < 0 ? soFar - term : soFar + term;
        }

        return common.ToExpr(graph) * sum!.Value;
    }

    // A few levels only: what lies deeper is a variable.
    private static SmallPolynomial? Of(StabilityScope scope, Expr node, int levels)
    {
        if (node.IsNumber)
        {
            return Of(node.Number);
        }

        if (levels == 0)
        {
            return Variable(node);
        }

        Expr form = node;
        if (!IsArithmetic(node) && scope.FormerOf(node) is { } former && IsArithmetic(former))
        {
            form = former;
        }

        if (!IsArithmetic(form))
        {
            return Variable(node);
        }

        SmallPolynomial? first = Of(scope, form.Operands[0], levels - 1);
        if (form.Is(Operators.Negate))
        {
            return first?.Times(Rational.MinusOne);
        }

        if (form.Is(Operators.Power))
        {
            return form.Operands[1].IsNumber && form.Operands[1].Number.TryGetInt32(out int n) && n is > 0 and <= LargestExponent ? first?.Power(n) : Variable(node);
        }

        if (form.Is(Operators.Divide))
        {
            return form.Operands[1].IsNumber && !form.Operands[1].IsZero ? first?.Times(1 / form.Operands[1].Number) : Variable(node);
        }

        SmallPolynomial? second = Of(scope, form.Operands[1], levels - 1);
        return first is null || second is null ? null
            : form.Is(Operators.Add) ? first.Plus(second, out _)
            : form.Is(Operators.Subtract) ? first.Minus(second, out _)
            : first.Times(second);
    }

    private static bool IsArithmetic(Expr node) =>
        node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Multiply) || node.Is(Operators.Negate) || node.Is(Operators.Divide) || node.Is(Operators.Power);

    private static SmallPolynomial Variable(Expr node) => new(new Dictionary<TermPowers, Rational> { [TermPowers.Of(node)] = Rational.One });

    private SmallPolynomial? Power(int exponent)
    {
        SmallPolynomial? power = this;
        for (int i = 1; i < exponent; i++)
        {
            power = power?.Times(this);
        }

        return power;
    }
}
