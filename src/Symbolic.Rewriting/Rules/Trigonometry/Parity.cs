namespace Symbolic;

/// <summary>Odd and even functions of sums, of which the constructors do not see the sign.</summary>
internal static class Parity
{
    /// <summary>Every function that is odd or even.</summary>
    public static Operator[] Functions { get; } =
        [.. OperatorTable.Standard.All.Where(static op => op is UnaryOperator && op != Operators.Negate && (op.Is(Traits.Odd) || op.Is(Traits.Even)))];

    /// <summary>f(−a − b) with the sign outside.</summary>
    public static IEnumerable<Rewrite> OfNegativeSum(Expr expr)
    {
        Expr operand = expr.Operands[0];
        return expr.Type.IsRealScalar && Terms.Of(operand) is { } terms && terms.TrueForAll(static t => IsNegative(t.Node, t.Sign))
            ? [new Rewrite(Mirrored((UnaryOperator)expr.Operator, Opposite(operand.Graph, terms)))]
            : [];
    }

    /// <summary>f(|a|) = f(a) for an even function.</summary>
    public static IEnumerable<Rewrite> OfAbsoluteValue(Expr expr) =>
        expr.Operator.Is(Traits.Even) && !expr.Is(Operators.Abs) && expr.Operands[0].Is(Operators.Abs)
            ? [new Rewrite(((UnaryOperator)expr.Operator)[expr.Operands[0].Operands[0]])]
            : [];

    /// <summary>f(a − b) and f(b − a) in one sum or product are brought to the one that comes first.</summary>
    public static IEnumerable<Rewrite> Unite(Expr expr, Rewriter rewriter)
    {
        List<(Expr Node, int Sign)> terms = rewriter.TermsOf(expr) ?? [(expr, 1)];
        List<Monomial> products = terms.ConvertAll(t => rewriter.ProductOf(t.Node));
        var functions = new List<Expr>();
        foreach (Monomial product in products)
        {
            foreach ((Expr @base, _) in product.Factors)
            {
                if (IsOddOrEven(@base) && !functions.Contains(@base))
                {
                    functions.Add(@base);
                }
            }
        }

        for (int i = 0; i < functions.Count; i++)
        {
            for (int j = i + 1; j < functions.Count; j++)
            {
                Expr first = functions[i], second = functions[j];
                if (first.Operator != second.Operator)
                {
                    continue;
                }

                bool opposite = rewriter.Same(first.Operands[0], -second.Operands[0]);
                if (!opposite && !rewriter.Same(first.Operands[0], second.Operands[0]))
                {
                    continue;
                }

                Expr replacement = opposite && second.Operator.Is(Traits.Odd) ? -first : first;
                IEnumerable<(Expr, int)> united = terms.Select((t, k) => (Replaced(products[k], second, replacement, rewriter.Graph), t.Sign));
                yield return new Rewrite(Terms.Build(rewriter.Graph, united));
                yield break;
            }
        }
    }

    private static Expr Replaced(Monomial product, Expr replaced, Expr replacement, ExprGraph graph)
    {
        Rational exponent = product.Factors.FirstOrDefault(f => f.Base == replaced).Exponent;
        if (exponent.IsZero)
        {
            return product.Build(graph);
        }

        bool negative = replacement.Is(Operators.Negate);
        Expr @base = negative ? replacement.Operands[0] : replacement;
        return exponent.IsInteger
            ? Monomial.Of(negative && !exponent.Numerator.IsEven ? -product.Coefficient : product.Coefficient, product.Factors.Select(f => f.Base == replaced ? (@base, exponent) : f)).Build(graph)
            : Monomial.Of(product.Coefficient, product.Factors.Select(f => f.Base == replaced ? (replacement, exponent) : f)).Build(graph);
    }

    private static bool IsOddOrEven(Expr expr) =>
        expr.Type.IsRealScalar && expr.Operator is UnaryOperator && !expr.Is(Operators.Negate)
        && (expr.Operator.Is(Traits.Odd) || expr.Operator.Is(Traits.Even))
        && expr.Operands[0].Operands.Count > 0;

    private static Expr Mirrored(UnaryOperator function, Expr operand) => function.Is(Traits.Odd) ? -function[operand] : function[operand];

    private static bool IsNegative(Expr term, int sign) => Monomial.Of(term).Coefficient.Sign * sign < 0;

    private static Expr Opposite(ExprGraph graph, List<(Expr Node, int Sign)> terms) => Terms.Build(graph, terms.Select(static t => (t.Node, -t.Sign)));
}
