namespace Symbolic;

/// <summary>
/// Multiplies out. A value is kept as numerators, each a polynomial over a product of powers; what stands below the line is multiplied
/// out for itself and never brought to a common denominator, so that (a + b)/c becomes a/c + b/c and nothing more.
/// </summary>
internal sealed class Expander
{
    private readonly FractionReader _reader;
    private readonly AlgebraBudget _budget;
    private readonly Dictionary<int, Parts> _read = [];
    private readonly HashSet<int> _done = [];
    private readonly List<Polynomial> _bases = [];

    public Expander(FractionReader reader) => (_reader, _budget) = (reader, reader.Algebra.Budget);

    /// <summary>Numerators by their denominators; these as exponents of the variables and, in order, of <see cref="_bases"/>.</summary>
    private sealed class Parts
    {
        public Dictionary<string, (Polynomial Numerator, Rational Scale, Factored Denominator)> ByDenominator { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>All that stands below the line somewhere in the result.</summary>
    public Factored Denominators { get; private set; } = Factored.Number(Rational.One);

    /// <summary>The expression multiplied out.</summary>
    public Expr Expand(Expr root)
    {
        ArithmeticWalk.Visit(root, _done, _budget, (node, parts) => _read[node.Id] = Of(node, parts));
        return Write(_read[root.Id]);
    }

    private ExpressionWriter Writer => new(_reader.Atoms, _reader.Algebra, _reader.HasDecimals, ExpressionWriter.Exponents.Apart);

    private Parts Of(Expr node, List<(Expr Node, int Sign)> parts)
    {
        if (!Atoms.IsArithmetic(node))
        {
            return FromFactored(_reader.Read(node));
        }

        if (ArithmeticWalk.IsSum(node) || node.Is(Operators.Negate))
        {
            var sum = new Parts();
            foreach ((Expr part, int sign) in parts)
            {
                foreach (var (_, (numerator, scale, denominator)) in _read[part.Id].ByDenominator)
                {
                    Add(sum, numerator, scale * (node.Is(Operators.Negate) ? -1 : sign), denominator);
                }
            }

            return sum;
        }

        Parts first = _read[parts[0].Node.Id];
        if (node.Is(Operators.Power))
        {
            node.Operands[1].Number.TryGetInt32(out int exponent);
            return exponent < 0 ? Inverse(parts[0].Node, exponent) : Power(first, exponent);
        }

        return Multiply(first, node.Is(Operators.Divide) ? Inverse(parts[1].Node, -1) : _read[parts[1].Node.Id]);
    }

    private Parts Power(Parts @base, int exponent)
    {
        if (@base.ByDenominator.Count == 1)
        {
            (Polynomial numerator, Rational scale, Factored denominator) = @base.ByDenominator.Values.Single();
            if (!Rational.TryPow(scale, exponent, 4096, out Rational power))
            {
                throw new AlgebraLimitException();
            }

            var result = new Parts();
            Add(result, numerator.Pow(exponent, _budget), power, _reader.Algebra.Power(denominator, exponent));
            return result;
        }

        Parts product = FromFactored(Factored.Number(Rational.One));
        for (int i = 0; i < exponent; i++)
        {
            product = Multiply(product, @base);
        }

        return product;
    }

    // One over something: what it is as a single fraction, the numerator multiplied out.
    private Parts Inverse(Expr divisor, int exponent) => FromFactored(_reader.Inverse(_reader.Read(divisor), exponent));

    private Parts Multiply(Parts left, Parts right)
    {
        var product = new Parts();
        foreach ((Polynomial a, Rational scaleA, Factored below) in left.ByDenominator.Values)
        {
            foreach ((Polynomial b, Rational scaleB, Factored other) in right.ByDenominator.Values)
            {
                Add(product, a.Multiply(b, _budget), scaleA * scaleB, _reader.Algebra.Multiply(below, other));
            }
        }

        return product;
    }

    private Parts FromFactored(Factored value)
    {
        var parts = new Parts();
        Add(parts, _reader.Algebra.Expand(value.Numerator.Factors), value.Scale, value.Denominator);
        return parts;
    }

    private void Add(Parts parts, Polynomial numerator, Rational scale, Factored denominator)
    {
        if (numerator.IsZero || scale.IsZero)
        {
            return;
        }

        // Whole sums below the line that divide the numerator cancel; single variables do so term by term when written.
        foreach ((Polynomial @base, int exponent) in denominator.Factors.Where(static f => f.Base.Count > 1).ToArray())
        {
            int left = exponent;
            while (left > 0 && numerator.TryDivide(@base, _budget) is { } quotient)
            {
                (numerator, left) = (quotient, left - 1);
            }

            denominator = _reader.Algebra.Multiply(denominator, _reader.Algebra.Power(new Factored(Rational.One, [(@base, 1)]), left - exponent));
        }

        if (denominator.Scale != Rational.One || denominator.Factors.Any(static f => f.Exponent < 0))
        {
            // A root below the line met its radicand.
            numerator = numerator.Multiply(_reader.Algebra.Expand(new Factored(Rational.One, [.. denominator.Factors.Where(static f => f.Exponent < 0).Select(static f => (f.Base, -f.Exponent))]).Factors), _budget);
            (scale, denominator) = (scale / denominator.Scale, new Factored(Rational.One, [.. denominator.Factors.Where(static f => f.Exponent > 0)]));
        }

        string key = KeyOf(denominator);
        if (!parts.ByDenominator.TryGetValue(key, out var present))
        {
            parts.ByDenominator.Add(key, (numerator, scale, denominator));
            return;
        }

        Rational common = Rational.Gcd(scale, present.Scale);
        Polynomial sum = numerator.Scale((scale / common).Numerator).Add(present.Numerator.Scale((present.Scale / common).Numerator), _budget);
        if (sum.IsZero)
        {
            parts.ByDenominator.Remove(key);
        }
        else
        {
            _budget.CheckTerms(sum.Count);
            parts.ByDenominator[key] = (sum, common, denominator);
        }
    }

    private string KeyOf(Factored denominator) => string.Join(
        ',',
        denominator.Factors.Where(static f => f.Base.Count > 1).Select(f => $"{PlaceOf(f.Base)}^{f.Exponent}").Order(StringComparer.Ordinal)
            .Concat(denominator.Factors.Where(static f => f.Base.Count == 1).OrderBy(static f => f.Base.OnlyVariable()).Select(static f => $"v{f.Base.OnlyVariable()}^{f.Exponent}")));

    private int PlaceOf(Polynomial @base)
    {
        int place = _bases.IndexOf(@base);
        if (place < 0)
        {
            place = _bases.Count;
            _bases.Add(@base);
        }

        return place;
    }

    private Expr Write(Parts parts)
    {
        if (parts.ByDenominator.Count == 1 && parts.ByDenominator.Values.Single() is var whole && whole.Denominator.Factors.Count == 0
            && _reader.Algebra.Reduced(whole.Numerator, whole.Scale) is var simple && simple.Denominator.Factors.Count == 0)
        {
            return Writer.Sum(_reader.Algebra.Expand(simple.Numerator.Factors), simple.Scale);
        }

        // Like terms over different powers of a variable meet here: x/x² and 1/x.
        var terms = new List<(Factored Term, string Key)>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((Polynomial numerator, Rational scale, Factored denominator) in parts.ByDenominator.Values)
        {
            Factored below = _reader.Algebra.Power(MultipliedOut(denominator), -1);
            Factored reduced = _reader.Algebra.Reduced(numerator, scale);
            Polynomial above = _reader.Algebra.Expand(reduced.Numerator.Factors);
            below = _reader.Algebra.Multiply(below, _reader.Algebra.Power(reduced.Denominator, -1));
            for (int i = 0; i < above.Count; i++)
            {
                Polynomial monomial = Polynomial.Term(above.Ring, above.Monomials[i], above.Coefficients[i]);
                Factored term = _reader.Algebra.Multiply(_reader.Algebra.FromPolynomial(monomial, reduced.Scale), below);
                string key = KeyOf(term);
                if (places.TryGetValue(key, out int place))
                {
                    terms[place] = (new Factored(terms[place].Term.Scale + term.Scale, [.. term.Factors]), key);
                }
                else
                {
                    places.Add(key, terms.Count);
                    terms.Add((term, key));
                }
            }
        }

        terms.RemoveAll(static t => t.Term.IsZero);
        terms = [.. terms.Select(t => (Term: t, Order: OrderOf(t.Term))).Order(Comparer<((Factored, string) Term, int[] Order)>.Create(static (a, b) => a.Order.AsSpan().SequenceCompareTo(b.Order))).Select(static t => t.Term)];
        Denominators = new Factored(Rational.One, [.. terms.SelectMany(static t => t.Term.Factors).Where(static f => f.Exponent < 0).DistinctBy(static f => f.Base)]);
        List<(Expr, bool)> written = [.. terms.Select(t => (Writer.Write(_reader.Algebra.Scaled(t.Term, t.Term.Scale.Sign)), t.Term.Scale.Sign < 0))];
        return written.Count == 0 ? _reader.Atoms.Graph.Zero : ExpressionWriter.Join(written);
    }

    // Falling powers of the variables in their order; what is divided by a sum comes last.
    private int[] OrderOf(Factored term)
    {
        var order = new int[_reader.Atoms.Ring.Variables + 1];
        foreach ((Polynomial @base, int exponent) in term.Factors)
        {
            if (@base.Count > 1)
            {
                order[0]++;
            }
            else
            {
                order[@base.OnlyVariable() + 1] = -exponent;
            }
        }

        return order;
    }

    // (x + y)² below the line is x² + 2xy + y².
    private Factored MultipliedOut(Factored denominator)
    {
        // A sum that stands there with its root too is a fractional power, which stays.
        bool Stays((Polynomial Base, int Exponent) f) => f.Base.Count == 1
            || _reader.Algebra.Relations.Any(r => f.Base.Equals(r.Sum) && denominator.Factors.Any(g => g.Base.Count == 1 && g.Base.OnlyVariable() == r.Variable));
        List<(Polynomial Base, int Exponent)> single = [.. denominator.Factors.Where(Stays)];
        Polynomial sums = _reader.Algebra.Expand([.. denominator.Factors.Where(f => !Stays(f))]);
        return new Factored(Rational.One, sums.IsConstant ? single : [.. single, (sums, 1)]);
    }
}
