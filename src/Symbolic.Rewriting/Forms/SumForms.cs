namespace Symbolic;

/// <summary>
/// Other ways to write a sum or a product of sums: multiplied out, over a common denominator, with common factors in front, collected
/// by the functions in it. They are candidates; whoever asks keeps the shortest.
/// </summary>
internal sealed partial class SumForms(Rewriter rewriter)
{
    // Multiplying out stops at this many terms, and powers of sums beyond this exponent stay powers.
    private const int MaxTerms = 120;
    private const int MaxExponent = 8;

    private readonly ExprGraph _graph = rewriter.Graph;
    private readonly Dictionary<Fingerprint, Expr> _facing = [];
    private double _limit;

    /// <summary>The forms of a sum, or of a product that has a sum among its factors; each equals it wherever it has a value.</summary>
    public IEnumerable<(string Name, Expr Form)> Of(Expr expr)
    {
        _limit = (1.25 * rewriter.WeightOf(expr)) + 3;
        List<(Expr Node, int Sign)>? given = rewriter.TermsOf(expr);
        List<Monomial> terms = given is null ? [ViewOf(expr)] : Collected([.. given.Select(t => ViewOf(t.Sign < 0 ? -t.Node : t.Node))]);
        bool hasSums = terms.Exists(HasSum);
        if (given is null)
        {
            // Powers of products and quotients as products of powers, and fractions inside the factors as part of the one fraction.
            if (terms[0].Factors.Count > 0)
            {
                yield return ("powers of a product", terms[0].Build(_graph));
            }

            if (WithoutInnerFractions(terms[0]) is { } single)
            {
                yield return ("one fraction", single.Build(_graph));
                terms = [single];
                hasSums = HasSum(single);
            }

            if (!hasSums)
            {
                yield break;
            }
        }

        if (given is not null)
        {
            foreach (var form in FormsOf(terms, "common factor"))
            {
                yield return form;
            }
        }

        if (hasSums && MultipliedOut(terms) is { } products)
        {
            if (IsPlausible(products))
            {
                yield return ("multiply out", SumOf(products));
            }

            foreach (var form in FormsOf(products, "multiply out, common factor"))
            {
                yield return form;
            }
        }

        // Over one fraction line first, then the numerator multiplied out.
        if (!terms.Exists(HasDivisor))
        {
            yield break;
        }

        (Monomial common, List<Monomial> cofactors) = Factored(terms);
        if (HasDivisor(common) && cofactors.Exists(HasSum) && MultipliedOut(cofactors) is { } numerator)
        {
            if (IsPlausible(numerator))
            {
                yield return ("common denominator", common.Build(_graph) * SumOf(numerator));
            }

            foreach ((_, Expr form) in FormsOf(numerator, ""))
            {
                yield return ("common denominator", common.Build(_graph) * form);
            }
        }
    }

    // The factors of a product; a − b and b − a are one base, that which was met first.
    private Monomial ViewOf(Expr expr)
    {
        Monomial view = rewriter.ProductOf(expr);
        Rational coefficient = view.Coefficient;
        List<(Expr Base, Rational Exponent)>? turned = null;
        for (int i = 0; i < view.Factors.Count; i++)
        {
            (Expr @base, Rational exponent) = view.Factors[i];
            if (!@base.Is(Operators.Add) && !@base.Is(Operators.Subtract))
            {
                continue;
            }

            Fingerprint print = rewriter.Fingerprints.Of(@base);
            if (!_facing.TryGetValue(print.Lower, out Expr first))
            {
                _facing.Add(print.Lower, @base);
            }
            else if (first != @base && exponent.IsInteger)
            {
                bool mirrored = rewriter.Fingerprints.Of(first) != print;
                coefficient = mirrored && !exponent.Numerator.IsEven ? -coefficient : coefficient;
                turned ??= [.. view.Factors];
                turned[i] = (first, exponent);
            }
        }

        return turned is null ? view : Monomial.Of(coefficient, turned.GroupBy(static f => f.Base).Select(static g => (g.Key, g.Aggregate(Rational.Zero, static (sum, f) => sum + f.Exponent))));
    }

    private Monomial? WithoutInnerFractions(Monomial product)
    {
        var factors = new List<(Expr Base, Rational Exponent)>();
        Rational coefficient = product.Coefficient;
        bool any = false;
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (exponent.IsInteger && rewriter.TermsOf(@base) is { } terms)
            {
                List<Monomial> summands = terms.ConvertAll(t => ViewOf(t.Sign < 0 ? -t.Node : t.Node));
                if (summands.Exists(HasDivisor) && Factored(summands) is var (common, cofactors) && HasDivisor(common) && Rational.TryPow(common.Coefficient, exponent.Numerator, 512, out Rational power))
                {
                    any = true;
                    coefficient *= power;
                    factors.AddRange(common.Factors.Select(f => (f.Base, f.Exponent * exponent)));
                    factors.Add((SumOf(MultipliedOut(cofactors) ?? cofactors), exponent));
                    continue;
                }
            }

            factors.Add((@base, exponent));
        }

        return any ? Monomial.Of(coefficient, [.. factors.GroupBy(f => rewriter.Fingerprints.Of(f.Base)).Select(static g => (g.First().Base, g.Aggregate(Rational.Zero, static (sum, f) => sum + f.Exponent)))]) : null;
    }

    private IEnumerable<(string, Expr)> FormsOf(List<Monomial> terms, string name)
    {
        if (terms.Count < 2)
        {
            yield break;
        }

        (Monomial common, List<Monomial> cofactors) = Factored(terms);
        bool any = common.Factors.Count > 0 || !common.Coefficient.IsOne;
        if (any && IsPlausible(cofactors))
        {
            yield return (name, common.Build(_graph) * SumOf(cofactors));
        }

        if (ByKernels(cofactors) is { } collected)
        {
            yield return ("collect", any ? common.Build(_graph) * collected : collected);
        }
    }

    /// <summary>
    /// The factors that all terms share (a power that is negative in some term makes it a denominator), the number in front, and
    /// what is left of each term.
    /// </summary>
    private (Monomial Common, List<Monomial> Cofactors) Factored(List<Monomial> terms)
    {
        var least = new Dictionary<Fingerprint, (Expr Base, Rational Exponent, int Seen)>();
        foreach (Monomial term in terms)
        {
            foreach ((Expr @base, Rational exponent) in term.Factors)
            {
                Fingerprint print = rewriter.Fingerprints.Of(@base);
                least[print] = least.TryGetValue(print, out var known)
                    ? (known.Base, Rational.Min(known.Exponent, exponent), known.Seen + 1)
                    : (@base, exponent, 1);
            }
        }

        var common = new List<(Expr Base, Rational Exponent)>();
        foreach ((Expr @base, Rational exponent, int seen) in least.Values)
        {
            // A term without the base has it to the power 0.
            Rational shared = seen == terms.Count ? exponent : Rational.Min(exponent, Rational.Zero);
            if (!shared.IsZero)
            {
                common.Add((@base, shared));
            }
        }

        Rational content = ContentOf(terms);
        List<Monomial> cofactors = [.. terms.Select(t => Without(t, content, common))];
        return (Monomial.Of(content, common), cofactors);
    }

    private Monomial Without(Monomial term, Rational content, List<(Expr Base, Rational Exponent)> common)
    {
        if (common.Count == 0)
        {
            return term.With(term.Coefficient / content);
        }

        var left = new List<(Expr Base, Rational Exponent)>(term.Factors.Count + common.Count);
        var open = common.ToDictionary(f => rewriter.Fingerprints.Of(f.Base));
        foreach ((Expr @base, Rational exponent) in term.Factors)
        {
            Rational rest = open.Remove(rewriter.Fingerprints.Of(@base), out var taken) ? exponent - taken.Exponent : exponent;
            if (!rest.IsZero)
            {
                left.Add((@base, rest));
            }
        }

        foreach ((Expr @base, Rational exponent) in open.Values)
        {
            left.Add((@base, -exponent));
        }

        return Monomial.OfPowers(term.Coefficient / content, left);
    }

    private static Rational ContentOf(List<Monomial> terms)
    {
        Rational content = Rational.Zero;
        foreach (Monomial term in terms)
        {
            content = Rational.Gcd(content, term.Coefficient);
        }

        return content.IsZero ? Rational.One : terms.TrueForAll(static t => t.Coefficient.Sign < 0) ? -content : content;
    }

    // Terms that share a power of a function, or of a name that their other factors do not mention, are put together.
    private Expr? ByKernels(List<Monomial> terms)
    {
        if (terms.Count is < 3 or > 40 || !IsPlausible(terms))
        {
            return null;
        }

        var done = new List<Expr>();
        List<Monomial> rest = terms;
        bool any = false;
        while (rest.Count >= 2 && BestGroup(rest) is { } group)
        {
            any = true;
            (Expr Base, Rational Exponent) kernel = group.Kernel;
            List<Monomial> members = [.. group.Members.Select(m => Without(m, Rational.One, [kernel]))];
            rest = [.. rest.Where(t => !group.Members.Contains(t))];
            (Monomial common, List<Monomial> cofactors) = Factored(members);
            done.Add(Monomial.Of(common.Coefficient, [kernel, .. common.Factors]).Build(_graph) * SumOf(cofactors));
        }

        return any ? Terms.Build(_graph, done.Select(static d => (d, 1)).Concat(rest.Select(t => (t.Build(_graph), 1)))) : null;
    }

    private ((Expr Base, Rational Exponent) Kernel, List<Monomial> Members)? BestGroup(List<Monomial> terms)
    {
        ((Expr Base, Rational Exponent) Kernel, List<Monomial> Members)? best = null;
        foreach (var group in terms.SelectMany(t => t.Factors.Select(f => (Factor: f, Term: t))).GroupBy(p => (rewriter.Fingerprints.Of(p.Factor.Base), p.Factor.Exponent)))
        {
            List<Monomial> members = [.. group.Select(static p => p.Term)];
            (Expr Base, Rational Exponent) kernel = group.First().Factor;
            bool isName = kernel.Base.IsSymbol;
            if (members.Count < 2 || (isName && members.Exists(m => m.Factors.Count(f => f.Base == kernel.Base) > 1)))
            {
                continue;
            }

            if (best is not { } known || Rank(kernel, members) > Rank(known.Kernel, known.Members))
            {
                best = (kernel, members);
            }
        }

        return best;

        double Rank((Expr Base, Rational Exponent) kernel, List<Monomial> members) =>
            (kernel.Base.IsSymbol ? 0 : 1000) + ((members.Count - 1) * (rewriter.WeightOf(kernel.Base) + (kernel.Exponent.IsOne || !kernel.Base.IsSymbol ? 0 : 1)));
    }

    /// <summary>The terms with all sums in their numerators multiplied out and like terms collected; null beyond the bound.</summary>
    private List<Monomial>? MultipliedOut(List<Monomial> terms)
    {
        var products = new List<Monomial>();
        var open = new Stack<Monomial>(Enumerable.Reverse(terms));
        while (open.TryPop(out Monomial? term))
        {
            rewriter.Cancellation.ThrowIfCancellationRequested();
            int place = term.Factors.FindIndex(IsExpandable);
            if (place < 0)
            {
                products.Add(term);
                if (products.Count + open.Count > MaxTerms * 4)
                {
                    return null;
                }

                continue;
            }

            (Expr sum, Rational exponent) = term.Factors[place];
            foreach ((Expr node, int sign) in Enumerable.Reverse(rewriter.TermsOf(sum)!))
            {
                Monomial part = ViewOf(node);
                open.Push(Times(term, part, sign, sum, exponent - 1));
                if (products.Count + open.Count > MaxTerms * 4)
                {
                    return null;
                }
            }
        }

        List<Monomial> collected = Collected(products);
        return collected.Count <= MaxTerms ? collected : null;
    }

    private Monomial Times(Monomial term, Monomial part, int sign, Expr sum, Rational left)
    {
        var factors = new List<(Expr Base, Rational Exponent)>(term.Factors.Count + part.Factors.Count);
        foreach ((Expr @base, Rational exponent) in term.Factors)
        {
            factors.Add((@base, @base == sum ? left : exponent));
        }

        foreach ((Expr @base, Rational exponent) in part.Factors)
        {
            int place = PlaceOf(factors, @base);
            if (place >= 0)
            {
                factors[place] = (factors[place].Base, factors[place].Exponent + exponent);
            }
            else
            {
                factors.Add((@base, exponent));
            }
        }

        factors.RemoveAll(static f => f.Exponent.IsZero);

        // √5·√5 is a number like any other.
        Rational coefficient = term.Coefficient * part.Coefficient * sign;
        for (int i = factors.Count - 1; i >= 0; i--)
        {
            if (factors[i].Base.IsNumber && !factors[i].Base.IsZero && factors[i].Exponent.IsInteger && Rational.TryPow(factors[i].Base.Number, factors[i].Exponent.Numerator, 512, out Rational number))
            {
                coefficient *= number;
                factors.RemoveAt(i);
            }
        }

        return Monomial.OfPowers(coefficient, factors);
    }

    private int PlaceOf(List<(Expr Base, Rational Exponent)> factors, Expr @base)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            if (rewriter.Same(factors[i].Base, @base))
            {
                return i;
            }
        }

        return -1;
    }

    private List<Monomial> Collected(List<Monomial> terms)
    {
        var places = new Dictionary<Fingerprint, int>();
        var collected = new List<Monomial>();
        foreach (Monomial term in terms)
        {
            Fingerprint print = Fingerprint.One;
            foreach ((Expr @base, Rational exponent) in term.Factors)
            {
                print *= rewriter.Fingerprints.OfPower(@base, exponent);
            }

            if (places.TryGetValue(print, out int place))
            {
                collected[place] = Monomial.Of(collected[place].Coefficient + term.Coefficient, collected[place].Factors);
            }
            else if (!term.Coefficient.IsZero)
            {
                places.Add(print, collected.Count);
                collected.Add(term);
            }
        }

        collected.RemoveAll(static t => t.Coefficient.IsZero);
        return collected;
    }

    // A form that is much longer before it is put in order will not be shorter afterwards.
    private bool IsPlausible(List<Monomial> terms)
    {
        double weight = 0;
        foreach (Monomial term in terms)
        {
            weight += term.Coefficient.IsOne || term.Coefficient == Rational.MinusOne ? 1 : 2;
            foreach ((Expr @base, Rational exponent) in term.Factors)
            {
                weight += rewriter.WeightOf(@base) + (exponent.IsOne ? 1 : 3);
            }

            if (weight > _limit)
            {
                return false;
            }
        }

        return true;
    }

    private Expr SumOf(List<Monomial> terms) => Terms.Build(_graph, terms.Select(t => (t.Build(_graph), 1)));

    private static bool HasDivisor(Monomial term) => term.Factors.Exists(static f => f.Exponent.Sign < 0);

    private bool HasSum(Monomial term) => term.Factors.Exists(IsExpandable);

    private bool IsExpandable((Expr Base, Rational Exponent) factor) =>
        (factor.Base.Is(Operators.Add) || factor.Base.Is(Operators.Subtract)) && factor.Exponent.IsInteger
        && factor.Exponent.Sign > 0 && factor.Exponent <= MaxExponent && rewriter.TermsOf(factor.Base) is not null;
}
