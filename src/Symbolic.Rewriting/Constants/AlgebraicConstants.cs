namespace Symbolic;

/// <summary>The constant parts of sums and products, brought to their shortest exact form.</summary>
internal static class AlgebraicConstants
{
    private const int MaxParts = 24;

    /// <summary>An expression that is an algebraic number.</summary>
    public static IEnumerable<Rewrite> Whole(Expr expr, Rewriter rewriter)
    {
        if (rewriter.Constants.Read(expr) is { } value)
        {
            Expr result = new ConstantWriter(rewriter).Write(value);
            if (result != expr)
            {
                yield return new Rewrite(result);
            }
        }
    }

    /// <summary>The constant factors of a product: √2·x·√3 is √6·x.</summary>
    public static IEnumerable<Rewrite> Factors(Expr expr, Rewriter rewriter)
    {
        Monomial product = rewriter.ViewsOf(expr).Product;
        ConstantReader reader = rewriter.Constants;
        if (product.Factors.Count is < 2 or > MaxParts)
        {
            yield break;
        }

        (Monomial constant, Monomial rest) = Split(product, reader);
        if (constant.Factors.Count == 0 || rest.Factors.Count == 0)
        {
            yield break;
        }

        if (reader.Read(constant.Build(rewriter.Graph)) is { } value)
        {
            Expr number = new ConstantWriter(rewriter).Write(value);
            yield return new Rewrite(Multiply(number, rest, rewriter.Graph));
        }
    }

    /// <summary>Terms of a sum that differ by a constant factor: √8·x − √2·x is √2·x.</summary>
    public static IEnumerable<Rewrite> LikeTerms(Expr expr, Rewriter rewriter)
    {
        if (rewriter.ViewsOf(expr).Terms is not { Count: <= MaxParts } terms)
        {
            yield break;
        }

        ConstantReader reader = rewriter.Constants;
        var groups = new List<(Monomial Others, Fingerprint Print, NestedSurd Sum, bool Joined, Expr Node)>();
        bool any = false;
        foreach ((Expr node, int sign) in terms)
        {
            Expr signed = sign < 0 ? -node : node;
            (Monomial constant, Monomial rest) = Split(rewriter.ProductOf(signed), reader);
            if (reader.Read(constant.Build(rewriter.Graph)) is not { } number)
            {
                yield break;
            }

            Fingerprint print = rewriter.Fingerprints.Of(rest.Build(rewriter.Graph));
            int place = groups.FindIndex(g => g.Print == print);
            if (place < 0)
            {
                groups.Add((rest, print, number, false, signed));
                continue;
            }

            if (NestedSurd.Add(groups[place].Sum, number) is not { } sum)
            {
                yield break;
            }

            any = true;
            groups[place] = (groups[place].Others, print, sum, true, signed);
        }

        if (!any)
        {
            yield break;
        }

        var writer = new ConstantWriter(rewriter);
        bool lost = groups.Exists(static g => g.Joined && g.Sum.Terms.Count == 0 && g.Others.Factors.Count > 0);
        Expr result = Terms.Build(rewriter.Graph, groups.Where(static g => g.Sum.Terms.Count > 0)
            .Select(g => (g.Joined ? Multiply(writer.Write(g.Sum), g.Others, rewriter.Graph) : g.Node, 1)));
        yield return new Rewrite(result, lost ? [expr] : []);
    }

    private static (Monomial Constant, Monomial Others) Split(Monomial product, ConstantReader reader)
    {
        ILookup<bool, (Expr Base, Rational Exponent)> parts = product.Factors.ToLookup(f => reader.Read(f.Base) is not null);
        return (Monomial.Of(product.Coefficient, parts[true]), Monomial.Of(Rational.One, parts[false]));
    }

    private static Expr Multiply(Expr number, Monomial rest, ExprGraph graph)
    {
        if (rest.Factors.Count == 0)
        {
            return number;
        }

        bool negative = number.Is(Operators.Negate);
        Expr size = negative ? number.Operands[0] : number;
        Expr above = Monomial.Of(Rational.One, rest.Factors.Where(static f => f.Exponent.Sign > 0)).Build(graph);
        Expr below = Monomial.Of(Rational.One, rest.Factors.Where(static f => f.Exponent.Sign < 0).Select(static f => (f.Base, -f.Exponent))).Build(graph);
        if (size.Is(Operators.Divide))
        {
            below = Times(size.Operands[1], below);
            size = size.Operands[0];
        }

        Expr product = Times(size, above);
        product = below.IsOne ? product : product / below;
        return negative ? -product : product;
    }

    private static Expr Times(Expr left, Expr right) => left.IsOne ? right : right.IsOne ? left : left * right;
}
