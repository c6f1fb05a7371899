namespace Symbolic;

/// <summary>
/// A sum of tensors as terms number·factors·product. Like terms join, common numbers come out to the front, and a tensor that
/// every one of some terms has in the same place comes out of them: XᵀA + XᵀB is Xᵀ(A + B).
/// </summary>
internal sealed class TidySum(ExprGraph graph, Symmetry symmetry, Shape shape)
{
    // Sums of more terms than this are left alone: looking for common factors compares terms with each other.
    private const int MostTerms = 64;

    private readonly List<Term> _terms = [];
    private readonly List<(Expr Node, int Sign)> _added = [];
    private bool _hasProducts = !shape.IsScalar;

    /// <param name="Coefficient">The exact number.</param>
    /// <param name="Scale">The other numbers in front.</param>
    /// <param name="Factors">The factors of the product with their indices; the result's indices are 0, 1, … in order.</param>
    /// <param name="Sizes">The lengths of the indices.</param>
    private sealed record Term(Rational Coefficient, TidyScale Scale, List<(Expr Node, int[] Indices)> Factors, Dictionary<int, Dim> Sizes)
    {
        public int Degree(int index) => Factors.Count(f => f.Indices.Contains(index));
    }

    /// <summary>A factor and what its axes do: a number is an axis of the result, with + shared with the rest; s is summed with the rest.</summary>
    private readonly record struct Role(int Node, string Axes);

    /// <summary>A factor of a term in a role.</summary>
    private readonly record struct Place(Role Role, int At, int[] Indices, bool IsPlain);

    /// <summary>Adds a term with a sign.</summary>
    public void Add(Expr node, int sign)
    {
        _added.Add((node, sign));
        Rational coefficient = sign;
        var scale = new TidyScale(graph);
        while (true)
        {
            if (node.Is(Operators.Negate))
            {
                coefficient = -coefficient;
                node = node.Operands[0];
            }
            else if (node.Is(Operators.Divide) && node.Operands[1].Shape.IsScalar && (!node.Shape.IsScalar || node.Operands[0].Is(Operators.Einsum)))
            {
                coefficient = scale.Multiply(node.Operands[1], -1, coefficient);
                node = node.Operands[0];
            }
            else if (node.Is(Operators.Multiply) && (node.Shape.IsScalar ? node.Operands[1].Is(Operators.Einsum) : node.Operands[0].Shape.IsScalar))
            {
                coefficient = scale.Multiply(node.Operands[0], 1, coefficient);
                node = node.Operands[1];
            }
            else if (node.Is(Operators.Multiply) && !node.Shape.IsScalar && node.Operands[1].Shape.IsScalar)
            {
                coefficient = scale.Multiply(node.Operands[1], 1, coefficient);
                node = node.Operands[0];
            }
            else
            {
                break;
            }
        }

        _hasProducts |= node.Is(Operators.Einsum);
        Insert(_terms, TermOf(coefficient, scale, node));
    }

    /// <summary>The sum as nodes.</summary>
    public Expr Build() => _hasProducts ? Whole(_terms) : AsAdded();

    // Sums of numbers without products of tensors are the business of the simplifier.
    private Expr AsAdded()
    {
        Expr sum = _added[0].Sign < 0 ? -_added[0].Node : _added[0].Node;
        for (int i = 1; i < _added.Count; i++)
        {
            sum = _added[i].Sign < 0 ? sum - _added[i].Node : sum + _added[i].Node;
        }

        return sum;
    }

    private Term TermOf(Rational coefficient, TidyScale scale, Expr node)
    {
        var sizes = new Dictionary<int, Dim>();
        if (!node.Is(Operators.Einsum) || ExprGraph.IsFill(node) || node.Shape != shape)
        {
            // A number among tensors meets every entry; what it is a sum of does not matter here.
            int[] all = [.. Enumerable.Range(0, node.Shape.Order)];
            foreach (int axis in all)
            {
                sizes[axis] = node.Shape[axis];
            }

            return new Term(coefficient, scale, [(node, all)], sizes);
        }

        // The result's indices first, then the summed ones.
        Contraction pattern = node.Contraction;
        var map = new Dictionary<int, int>();
        foreach (int index in pattern.Output.Concat(Enumerable.Range(0, pattern.Sizes.Length)))
        {
            if (map.TryAdd(index, map.Count))
            {
                sizes[map[index]] = pattern.Sizes[index];
            }
        }

        List<(Expr, int[])> factors = [];
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            factors.Add((node.Operands[i], [.. pattern.Inputs[i].Select(k => map[k])]));
        }

        return new Term(coefficient, scale, factors, sizes);
    }

    // Joins the term with a like one.
    private void Insert(List<Term> terms, Term added)
    {
        if (terms.Count <= MostTerms)
        {
            string key = KeyOf(added, shape.Order);
            for (int i = 0; i < terms.Count; i++)
            {
                if (terms[i].Scale.Equals(added.Scale) && KeyOf(terms[i], shape.Order) == key)
                {
                    terms[i] = terms[i] with { Coefficient = terms[i].Coefficient + added.Coefficient };
                    return;
                }
            }
        }

        terms.Add(added);
    }

    private string KeyOf(Term term, int order)
    {
        Expr[] nodes = [.. term.Factors.Select(static f => f.Node)];
        foreach (Expr node in nodes)
        {
            symmetry.IsSymmetric(node);
        }

        return symmetry.Key(nodes, [.. term.Factors.Select(static f => f.Indices)], [.. Enumerable.Range(0, order)]);
    }

    private Expr Whole(List<Term> terms)
    {
        // A term that vanishes may have been undefined somewhere; then it stays.
        terms.RemoveAll(static t => t.Coefficient.IsZero && t.Scale.IsTotal && t.Factors.TrueForAll(static f => f.Node.Facts.IsTotal));
        if (terms.Count == 0)
        {
            return graph.Fill(graph.Zero, shape);
        }

        if (terms.Count == 1)
        {
            return Scaled(terms[0].Coefficient, terms[0].Scale, Product(terms[0], shape.Order));
        }

        if (terms.Count > MostTerms)
        {
            return Plain(terms);
        }

        // Numbers that all terms share.
        Rational common = terms.TrueForAll(t => Rational.Abs(t.Coefficient) == Rational.Abs(terms[0].Coefficient)) ? Rational.Abs(terms[0].Coefficient) : Rational.One;
        TidyScale scale = TidyScale.Common(graph, terms.Select(static t => t.Scale));
        if (shape.IsScalar || terms.Exists(static t => t.Factors is [{ Node.Shape.IsScalar: true }]))
        {
            common = Rational.One;
            scale = new TidyScale(graph);
        }

        bool negative = terms.TrueForAll(static t => t.Coefficient.Sign < 0);
        Rational factor = negative ? -common : common;
        for (int i = 0; i < terms.Count; i++)
        {
            terms[i] = terms[i] with { Coefficient = terms[i].Coefficient / factor, Scale = terms[i].Scale.Without(scale) };
        }

        return Scaled(factor, scale, Factored(terms));
    }

    // The role that most terms have a factor in, again and again until no two terms share one.
    private Expr Factored(List<Term> terms)
    {
        while (true)
        {
            var best = terms.SelectMany((term, at) => RolesOf(term).Select(place => (place.Role, place.IsPlain, At: at))).GroupBy(static p => p.Role)
                .Where(static group => group.Any(static p => p.IsPlain))
                .Select(static group => (Role: group.Key, Terms: group.Select(static p => p.At).Distinct().ToArray()))
                .Where(group => group.Terms.Length > 1 && shape.Order - AloneIn(group.Role) + SummedIn(group.Role) <= Math.Max(2, shape.Order))
                .OrderByDescending(static group => group.Terms.Length).ThenByDescending(group => graph[group.Role.Node].Shape.Order).ThenByDescending(static group => group.Role.Node)
                .FirstOrDefault();
            if (best.Terms is null)
            {
                return Plain(terms);
            }

            Term joined = TakeOut([.. best.Terms.Select(i => terms[i])], best.Role);
            terms[best.Terms[0]] = joined;
            foreach (int i in best.Terms.Skip(1).OrderDescending())
            {
                terms.RemoveAt(i);
            }
        }
    }

    // The roles that the factors of a term can play. Each axis of such a factor belongs to the result, alone or together with the
    // rest, or is summed with exactly one axis of the rest. An axis that belongs to the result together with the rest can also be
    // summed with a delta: Aᵀdiag(p) has the factor Aᵀ like Aᵀppᵀ.
    private IEnumerable<Place> RolesOf(Term term)
    {
        for (int at = 0; at < term.Factors.Count && term.Factors.Count > 1; at++)
        {
            (Expr node, int[] indices) = term.Factors[at];
            if (node.Is(Operators.Delta) || node.Shape.Order > 2 || indices.Distinct().Count() != indices.Length || !Array.TrueForAll(indices, i => term.Degree(i) <= 2)
                || !Array.TrueForAll(indices, i => i < shape.Order || term.Degree(i) == 2))
            {
                continue;
            }

            int[][] turns = indices.Length == 2 && symmetry.IsSymmetric(node) ? [[0, 1], [1, 0]] : [[.. Enumerable.Range(0, indices.Length)]];
            foreach (int[] turn in turns)
            {
                int[] turned = [.. turn.Select(axis => indices[axis])];
                int[] shared = [.. Enumerable.Range(0, turned.Length).Where(axis => turned[axis] < shape.Order && term.Degree(turned[axis]) == 2)];
                yield return new Place(new Role(node.Id, string.Join(',', turned.Select(i => i >= shape.Order ? "s" : Text(i) + (term.Degree(i) == 2 ? "+" : "")))), at, turned, IsPlain: true);
                foreach (int axis in shared)
                {
                    yield return new Place(
                        new Role(node.Id, string.Join(',', turned.Select((i, own) => i >= shape.Order || own == axis ? "s" : Text(i) + (term.Degree(i) == 2 ? "+" : "")))), at, turned, IsPlain: false);
                }
            }
        }
    }

    private static int AloneIn(Role role) => role.Axes.Split(',').Count(static a => a != "s" && !a.EndsWith('+'));

    private static int SummedIn(Role role) => role.Axes.Split(',').Count(static a => a == "s");

    private static string Text(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Term TakeOut(Term[] terms, Role role)
    {
        Expr node = graph[role.Node];
        string[] axes = role.Axes.Split(',');

        // The rest has the result's indices that the factor has not alone, and one more for each summed axis of the factor; in this
        // order unless the factor stands on the left.
        int[] kept = [.. Enumerable.Range(0, shape.Order).Where(i => !axes.Contains(Text(i)))];
        int[] summed = [.. Enumerable.Range(shape.Order, axes.Count(static a => a == "s"))];
        int[] restIndices = axes.Contains("0") ? [.. summed, .. kept] : [.. kept, .. summed];
        var sizes = new Dictionary<int, Dim>();
        foreach (int i in kept)
        {
            sizes[i] = shape[i];
        }

        int next = 0;
        int[] indices = [.. axes.Select(a => a == "s" ? summed[next++] : int.Parse(a.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture))];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            sizes[indices[axis]] = node.Shape[axis];
        }

        var rest = new TidySum(graph, symmetry, new Shape([.. restIndices.Select(i => sizes[i])])) { _hasProducts = true };
        bool inFront = true;
        foreach (Term term in terms)
        {
            Place place = RolesOf(term).First(p => p.Role == role);
            inFront &= place.At == 0;
            var map = new Dictionary<int, int>();
            List<(Expr, int[])> deltas = [];
            foreach (int i in kept)
            {
                map.Add(i, Array.IndexOf(restIndices, i));
            }

            var restSizes = restIndices.ToDictionary(i => Array.IndexOf(restIndices, i), i => sizes[i]);
            for (int axis = 0; axis < axes.Length; axis++)
            {
                if (axes[axis] != "s")
                {
                    continue;
                }

                int position = Array.IndexOf(restIndices, indices[axis]);
                if (place.Indices[axis] >= shape.Order)
                {
                    map.Add(place.Indices[axis], position);
                }
                else
                {
                    deltas.Add((graph.Identity(node.Shape[axis]), [position, map[place.Indices[axis]]]));
                }
            }

            int fresh = restIndices.Length;
            foreach ((int index, Dim size) in term.Sizes)
            {
                if (!map.ContainsKey(index) && term.Factors.Where((_, i) => i != place.At).Any(f => f.Indices.Contains(index)))
                {
                    map.Add(index, fresh);
                    restSizes[fresh++] = size;
                }
            }

            List<(Expr, int[])> factors = [.. term.Factors.Where((_, i) => i != place.At).Select(f => (f.Node, f.Indices.Select(i => map[i]).ToArray())), .. deltas];
            rest.Insert(rest._terms, new Term(term.Coefficient, term.Scale, factors, restSizes));
        }

        // A product has at most a dozen factors, and the rest has one less, so this goes no deeper than that.
        Expr whole = rest.Build();
        return new Term(Rational.One, new TidyScale(graph), inFront ? [(node, indices), (whole, restIndices)] : [(whole, restIndices), (node, indices)], sizes);
    }

    private Expr Product(Term term, int order)
    {
        if (term.Factors is [(var only, var indices)] && indices.AsSpan().SequenceEqual(Enumerable.Range(0, order).ToArray()))
        {
            return only;
        }

        var builder = new ContractionBuilder(graph);
        foreach ((int index, Dim size) in term.Sizes)
        {
            builder.Size(index, size);
        }

        // A number that is repeated has no factor along an axis of the result.
        for (int axis = 0; axis < order; axis++)
        {
            builder.Size(axis, shape[axis]);
        }

        foreach ((Expr node, int[] own) in term.Factors)
        {
            builder.Multiply(node, own);
        }

        return builder.Build([.. Enumerable.Range(0, order)]);
    }

    // A positive term first when there is one.
    private Expr Plain(List<Term> terms)
    {
        int first = terms.FindIndex(static t => t.Coefficient.Sign > 0);
        if (first > 0 && terms[0].Coefficient.Sign < 0)
        {
            Term positive = terms[first];
            terms.RemoveAt(first);
            terms.Insert(0, positive);
        }

        // A before Aᵀ.
        for (int i = 0; i < terms.Count; i++)
        {
            int plain = terms[i].Factors is [{ Node: var matrix, Indices: [1, 0] }]
                ? terms.FindIndex(i + 1, t => t.Factors is [{ Node: var other, Indices: [0, 1] }] && other == matrix && t.Coefficient.Sign == terms[i].Coefficient.Sign)
                : -1;
            if (plain > i)
            {
                (terms[i], terms[plain]) = (terms[plain], terms[i]);
            }
        }

        Expr? sum = null;
        foreach (Term term in terms)
        {
            Expr product = Product(term, term.Factors is [{ Node.Shape.IsScalar: true }] ? 0 : shape.Order);
            sum = sum is { } before
                ? term.Coefficient.Sign < 0 ? before - Scaled(-term.Coefficient, term.Scale, product) : before + Scaled(term.Coefficient, term.Scale, product)
                : Scaled(term.Coefficient, term.Scale, product);
        }

        return sum!.Value;
    }

    private Expr Scaled(Rational coefficient, TidyScale scale, Expr product)
    {
        (Expr? above, Expr? below) = scale.Build();
        Rational size = Rational.Abs(coefficient);
        Expr numerator = graph.Number(Rational.From(size.Numerator, 1)), denominator = graph.Number(Rational.From(size.Denominator, 1));
        Expr scaled = (above is { } factor ? numerator * factor : numerator) * product;
        scaled /= below is { } divisor ? denominator * divisor : denominator;
        return coefficient.Sign < 0 ? -scaled : scaled;
    }
}
