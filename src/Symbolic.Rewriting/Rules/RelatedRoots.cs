namespace Symbolic;

/// <summary>Square roots in one sum or product that are multiples or products of each other where all of them have values.</summary>
internal static class RelatedRoots
{
    private const double MaxWeight = 120;
    private const int MaxNodes = 128;
    private const int MaxRoots = 6;

    /// <summary>
    /// Applies to sums and products: a root is written by others that occur, √(x² − 1) as √(x − 1)·√(x + 1) and √(8x) as 2√(2x), and
    /// the whole is put over one fraction line. The roots were all there, so that their radicands are not negative.
    /// </summary>
    public static IEnumerable<Rewrite> Written(Expr expr, Rewriter rewriter)
    {
        if (rewriter.WeightOf(expr) > MaxWeight)
        {
            yield break;
        }

        List<Expr> roots = RootsIn(expr);
        if (roots.Count is < 2 or > MaxRoots)
        {
            yield break;
        }

        ExprGraph graph = expr.Graph;
        List<(Rational Content, Fingerprint Print)> views = [.. roots.Select(r => ViewOf(r.Operands[0], rewriter))];
        for (int i = 0; i < roots.Count; i++)
        {
            if (views[i].Content.IsZero)
            {
                continue;
            }

            for (int j = 0; j < roots.Count; j++)
            {
                if (j == i || views[j].Content.IsZero)
                {
                    continue;
                }

                if (views[i].Print == views[j].Print && j < i)
                {
                    Expr multiple = Operators.Sqrt[graph.Number(views[i].Content / views[j].Content)] * roots[j];
                    foreach (Rewrite way in Ways(expr, roots[i], multiple, rewriter))
                    {
                        yield return way;
                    }
                }

                for (int k = j + 1; k < roots.Count; k++)
                {
                    if (k != i && !views[k].Content.IsZero && views[j].Print * views[k].Print == views[i].Print)
                    {
                        Rational content = views[i].Content / (views[j].Content * views[k].Content);
                        foreach (Rewrite way in Ways(expr, roots[i], Operators.Sqrt[graph.Number(content)] * roots[j] * roots[k], rewriter))
                        {
                            yield return way;
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// Applies to products: several roots as the root of one radicand, where that gets simpler by it: √(x − 1)·√(x + 1) is √(x² − 1)
    /// and √a·√(2/a) is √2, but √x·√y stays.
    /// </summary>
    public static IEnumerable<Rewrite> Joined(Expr expr, Rewriter rewriter)
    {
        if (rewriter.WeightOf(expr) > MaxWeight)
        {
            yield break;
        }

        Monomial product = rewriter.ViewsOf(expr).Product;
        List<(Expr Base, Rational Exponent)> halves = [.. product.Factors.Where(static f => f.Exponent.Denominator == 2 && Rational.Abs(f.Exponent) == Rational.From(1, 2))];
        if (halves.Count is < 2 or > MaxRoots)
        {
            yield break;
        }

        ExprGraph graph = expr.Graph;
        for (int i = 0; i < halves.Count; i++)
        {
            for (int j = i + 1; j < halves.Count; j++)
            {
                bool divides = halves[i].Exponent != halves[j].Exponent;
                Expr whole = divides && halves[i].Exponent.Sign < 0 ? halves[j].Base / halves[i].Base : divides ? halves[i].Base / halves[j].Base : halves[i].Base * halves[j].Base;
                if (RationalForms.TryReduce(whole, AlgebraBudget.Small(rewriter.Cancellation)) is not { } reduced
                    || rewriter.WeightOf(reduced.Result) >= rewriter.WeightOf(halves[i].Base) + rewriter.WeightOf(halves[j].Base)
                    || (reduced.Result.IsNumber && reduced.Result.Number.Sign <= 0))
                {
                    continue;
                }

                Rational exponent = divides || halves[i].Exponent.Sign > 0 ? Rational.From(1, 2) : Rational.From(-1, 2);
                (int a, int b) = (i, j);
                Expr others = Monomial.Of(product.Coefficient, product.Factors.Where(f => f.Base != halves[a].Base && f.Base != halves[b].Base)).Build(graph);
                Expr root = Operators.Sqrt[reduced.Result];
                yield return new Rewrite(exponent.Sign > 0 ? others * root : others / root, [expr]);
            }
        }
    }

    private static IEnumerable<Rewrite> Ways(Expr expr, Expr root, Expr others, Rewriter rewriter)
    {
        Expr written = expr.Substitute(root, others);
        yield return new Rewrite(written, [expr]);
        if (RationalForms.TryCancel(written, AlgebraBudget.Small(rewriter.Cancellation)) is { } form)
        {
            yield return new Rewrite(form.Result, [expr]);
        }
    }

    // The number in front of a radicand, positive, and the print of the rest; 0 for what is no sum, product or name.
    private static (Rational Content, Fingerprint Print) ViewOf(Expr radicand, Rewriter rewriter)
    {
        Fingerprint print = rewriter.Fingerprints.Of(radicand);
        Rational content = radicand.IsNumber || radicand.Type.IsRealScalar == false ? Rational.Zero
            : Rational.Abs(SumContent.Of(radicand)?.Number ?? Monomial.Of(radicand).Coefficient);
        return content.IsZero || !Fingerprint.Of(content).TryInverse(out Fingerprint inverse) ? (Rational.Zero, print) : (content, print * inverse);
    }

    private static List<Expr> RootsIn(Expr expr)
    {
        var roots = new List<Expr>();
        var seen = new HashSet<int>();
        var open = new Stack<Expr>();
        open.Push(expr);
        while (open.TryPop(out Expr node) && seen.Count < MaxNodes)
        {
            if (!seen.Add(node.Id))
            {
                continue;
            }

            if (node.Is(Operators.Sqrt))
            {
                roots.Add(node);
            }
            else if (Atoms.IsArithmetic(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return [.. roots.OrderBy(static r => r.Id)];
    }
}
