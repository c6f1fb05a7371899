namespace Symbolic;

/// <summary>
/// Matches patterns up to the order of sums and products. A pattern is small and fixed when the program is written, so the
/// search may follow its structure by calls; the expression is only ever walked by the views <see cref="Monomial"/> and <see cref="Terms"/>.
/// </summary>
internal sealed class Matcher(PatternVariables variables, Rewriter rewriter)
{
    /// <summary>The ways in which a whole expression is an instance of a pattern.</summary>
    public IEnumerable<Bindings> Match(Expr pattern, Expr subject, Bindings bindings)
    {
        if (pattern.IsSymbol)
        {
            return Bind(pattern, subject, bindings) is { } bound ? [bound] : [];
        }

        if (pattern.IsNumber)
        {
            return subject.IsNumber && subject.Number == pattern.Number ? [bindings] : [];
        }

        if (pattern.Is(Operators.Add) || pattern.Is(Operators.Subtract))
        {
            return MatchSum(pattern, subject, bindings);
        }

        if (IsProduct(pattern))
        {
            Monomial product = variables.ProductOf(pattern);
            return MatchProduct(product, rewriter.ViewsOf(subject).Product, bindings)
                .Where(found => found.Left.Factors.Count == 0 && found.Left.Coefficient.IsOne)
                .Select(found => found.Bindings);
        }

        return MatchOperands(pattern, subject, bindings);
    }

    /// <summary>
    /// The ways to find a pattern product among the factors of a subject; what is left over has the subject's other factors and the
    /// quotient of the numbers in front. Variables that stand alone as factors take one factor each.
    /// </summary>
    public IEnumerable<(Bindings Bindings, Monomial Left)> MatchProduct(Monomial pattern, Monomial subject, Bindings bindings) =>
        MayMatch(pattern, subject)
            ? MatchFactors(pattern.PatternOrder, 0, pattern.Coefficient.IsOne ? subject : subject.With(subject.Coefficient / pattern.Coefficient), bindings)
            : [];

    /// <summary>A quick look whether a product has a factor for each factor of a pattern: a power as high of the same operator.</summary>
    public static bool MayMatch(Monomial pattern, Monomial subject)
    {
        foreach ((Expr @base, Rational exponent) in pattern.Factors)
        {
            // A lone variable may take a number, or all that is left.
            if (@base.IsSymbol && exponent.IsOne)
            {
                continue;
            }

            bool found = false;
            foreach ((Expr candidate, Rational given) in subject.Factors)
            {
                if (MayTake(exponent, given) && MayMatch(@base, candidate))
                {
                    found = true;
                    break;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayMatch(Expr pattern, Expr subject) =>
        IsSum(pattern) ? IsSum(subject) : pattern.IsSymbol || pattern.IsNumber || IsProduct(pattern) || pattern.Operator == subject.Operator;

    // A root is taken whole: x² is no four roots of x.
    private static bool MayTake(Rational exponent, Rational given) =>
        given.Sign == exponent.Sign && (exponent.IsInteger ? given == exponent || Rational.Abs(given) >= Rational.Abs(exponent) : given == exponent);

    private static bool IsSum(Expr expr) => expr.Is(Operators.Add) || expr.Is(Operators.Subtract);

    private IEnumerable<(Bindings, Monomial)> MatchFactors(List<(Expr Base, Rational Exponent)> pattern, int next, Monomial rest, Bindings bindings)
    {
        if (next == pattern.Count)
        {
            yield return (bindings, rest);
            yield break;
        }

        (Expr @base, Rational exponent) = pattern[next];

        // A lone variable at the end takes all that is left.
        if (@base.IsSymbol && next == pattern.Count - 1 && exponent.IsOne && bindings.Find(@base) is null && !variables.IsNumber(@base))
        {
            if (Bind(@base, rest.Build(rewriter.Graph), bindings) is { } whole)
            {
                yield return (whole, Monomial.Of(Rational.One, []));
            }
        }

        if (@base.IsSymbol && exponent.IsOne && variables.IsNumber(@base))
        {
            if (Bind(@base, rewriter.Graph.Number(rest.Coefficient), bindings) is { } number)
            {
                foreach (var found in MatchFactors(pattern, next + 1, Monomial.Of(Rational.One, rest.Factors), number))
                {
                    yield return found;
                }
            }

            yield break;
        }

        for (int i = 0; i < rest.Factors.Count; i++)
        {
            (Expr candidate, Rational given) = rest.Factors[i];
            if (!MayTake(exponent, given) || !MayMatch(@base, candidate))
            {
                continue;
            }

            foreach (Bindings bound in Match(@base, candidate, bindings))
            {
                int place = i;
                Monomial less = Monomial.Of(rest.Coefficient, rest.Factors.Select((f, k) => k == place ? (f.Base, f.Exponent - exponent) : f));
                foreach (var found in MatchFactors(pattern, next + 1, less, bound))
                {
                    yield return found;
                }
            }
        }
    }

    private IEnumerable<Bindings> MatchSum(Expr pattern, Expr subject, Bindings bindings)
    {
        if (rewriter.TermsOf(subject) is not { } given || variables.TermsOf(pattern) is not { } wanted || given.Count < wanted.Count)
        {
            return [];
        }

        return MatchTerms(wanted, 0, given, bindings);
    }

    private IEnumerable<Bindings> MatchTerms(List<(Expr Node, int Sign)> pattern, int next, List<(Expr Node, int Sign)> rest, Bindings bindings)
    {
        if (next == pattern.Count)
        {
            if (rest.Count == 0)
            {
                yield return bindings;
            }

            yield break;
        }

        (Expr wanted, int sign) = pattern[next];
        if (next == pattern.Count - 1)
        {
            Expr whole = Terms.Build(rewriter.Graph, rest);
            foreach (Bindings bound in Match(wanted, sign < 0 ? -whole : whole, bindings))
            {
                yield return bound;
            }

            yield break;
        }

        for (int i = 0; i < rest.Count; i++)
        {
            (Expr node, int given) = rest[i];
            List<(Expr, int)> less = [.. rest[..i], .. rest[(i + 1)..]];
            foreach (Bindings bound in Match(wanted, given == sign ? node : -node, bindings))
            {
                foreach (Bindings found in MatchTerms(pattern, next + 1, less, bound))
                {
                    yield return found;
                }
            }
        }
    }

    private IEnumerable<Bindings> MatchOperands(Expr pattern, Expr subject, Bindings bindings)
    {
        int count = pattern.Operands.Count;
        if (pattern.Operator != subject.Operator || subject.Operands.Count != count || (pattern.Is(Operators.Call) && !pattern.Function.Equals(subject.Function)))
        {
            return [];
        }

        IEnumerable<Bindings> found = [bindings];
        for (int i = 0; i < count; i++)
        {
            int place = i;
            found = found.SelectMany(b => Match(pattern.Operands[place], subject.Operands[place], b));
        }

        if (count == 2 && pattern.Operator.Is(Traits.Commutative))
        {
            found = found.Concat(Match(pattern.Operands[0], subject.Operands[1], bindings).SelectMany(b => Match(pattern.Operands[1], subject.Operands[0], b)));
        }

        return found;
    }

    private Bindings? Bind(Expr variable, Expr subject, Bindings bindings) =>
        bindings.Find(variable) is { } bound ? (rewriter.Same(bound, subject) ? bindings : null)
        : variables.Admits(variable, subject) ? bindings.With(variable, subject)
        : null;

    private static bool IsProduct(Expr pattern) =>
        pattern.Is(Operators.Multiply) || pattern.Is(Operators.Divide) || pattern.Is(Operators.Negate) || pattern.Is(Operators.Sqrt)
        || (pattern.Is(Operators.Power) && pattern.Operands[1].IsNumber);
}
