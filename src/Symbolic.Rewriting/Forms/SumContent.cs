namespace Symbolic;

/// <summary>The number that a sum has in front of all its terms.</summary>
internal static class SumContent
{
    /// <summary>A sum as a number (not 1) times a sum; null for anything else. Decimals stay as they were typed.</summary>
    public static (Rational Number, Expr Sum)? Of(Expr expr)
    {
        if (!expr.Type.IsRealScalar || Terms.Of(expr) is not { } terms)
        {
            return null;
        }

        Rational content = Rational.Zero;
        var parts = new List<Monomial>(terms.Count);
        foreach ((Expr node, int sign) in terms)
        {
            // A quick look at the first factor spares most sums the whole of it.
            Monomial part = Monomial.Of(node);
            parts.Add(Monomial.Of(part.Coefficient * sign, part.Factors));
            content = Rational.Gcd(content, part.Coefficient);
            if (content.IsOne || HasDecimal(node))
            {
                return content.IsOne && parts.Count == terms.Count && parts.TrueForAll(static p => p.Coefficient.Sign < 0) ? (Rational.MinusOne, Negated(expr.Graph, terms)) : null;
            }
        }

        content = parts.TrueForAll(static p => p.Coefficient.Sign < 0) ? -content : content;
        return content.IsZero ? null
            : (content, Terms.Build(expr.Graph, parts.Select(p => (Monomial.Of(p.Coefficient / content, p.Factors).Build(expr.Graph), 1))));
    }

    /// <summary>The negative of a sum that has terms of both signs, as a sum; null for anything else.</summary>
    public static Expr? Mirrored(Expr expr)
    {
        if (!expr.Type.IsRealScalar || Terms.Of(expr) is not { } terms)
        {
            return null;
        }

        bool IsNegative((Expr Node, int Sign) term) => term.Sign < 0 != (term.Node.IsNumber && term.Node.Number.Sign < 0);
        return terms.Exists(IsNegative) && terms.Exists(t => !IsNegative(t)) ? Negated(expr.Graph, terms) : null;
    }

    private static Expr Negated(ExprGraph graph, List<(Expr Node, int Sign)> terms) => Terms.Build(graph, terms.Select(static t => (t.Node, -t.Sign)));

    private static bool HasDecimal(Expr term) => term.IsDecimal || (term.Operands.Count > 0 && term.Operands[0].IsDecimal);
}
