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

    /// <summary>A factor and its role: which axes are axes of the result, which are summed with the rest.</summary>
    private readonly record struct Role(int Node, string Axes);

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
        if (!node.Is(Operators.Einsum) || ExprGraph.IsFill(node))
        {
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
            var best = terms.SelectMany((term, at) => RolesOf(term).Select(role => (role, at))).GroupBy(static p => p.role)
                .Select(static group => (Role: group.Key, Terms: group.Select(static p => p.at).Distinct().ToArray()))
                .Where(static group => group.Terms.Length > 1)
                .OrderByDescending(static group => group.Terms.Length).ThenByDescending(static group => group.Role.Node).FirstOrDefault();
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

    // Each axis belongs to the result alone or meets exactly one axis of the rest, and something is left.
    private IEnumerable<Role> RolesOf(Term term)
    {
        if (term.Factors.Count < 2)
        {
            yield break;
        }

        foreach ((Expr node, int[] indices) in term.Factors)
        {
            if (!node.Is(Operators.Delta) && indices.Distinct().Count() == indices.Length
                && Array.TrueForAll(indices, i => i < shape.Order ? term.Degree(i) == 1 : term.Degree(i) == 2)
                && Array.Exists(indices, i => i >= shape.Order) | indices.Length < shape.Order)
            {
                yield return new Role(node.Id, RoleText(node, indices));
            }
        }
    }

    private string RoleText(Expr node, int[] indices)
    {
        string[] axes = [.. indices.Select(i => i < shape.Order ? i.ToString(System.Globalization.CultureInfo.InvariantCulture) : "s")];
        if (symmetry.IsSymmetric(node))
        {
            Array.Sort(axes, StringComparer.Ordinal);
        }

        return string.Join(',', axes);
    }

    private Term TakeOut(Term[] terms, Role role)
    {
        Expr node = graph[role.Node];
        string[] axes = role.Axes.Split(',');

        // The rest keeps the result's indices that the factor has not, and gets one for each summed axis of the factor.
        int[] kept = [.. Enumerable.Range(0, shape.Order).Where(i => !axes.Contains(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        int summed = axes.Count(static a => a == "s");
        int[] indices = new int[axes.Length];
        int next = shape.Order;
        for (int axis = 0; axis < axes.Length; axis++)
        {
            indices[axis] = axes[axis] == "s" ? next++ : int.Parse(axes[axis], System.Globalization.CultureInfo.InvariantCulture);
        }

        var sizes = new Dictionary<int, Dim>();
        for (int axis = 0; axis < axes.Length; axis++)
        {
            sizes[indices[axis]] = node.Shape[axis];
        }

        foreach (int i in kept)
        {
            sizes[i] = shape[i];
        }

        Shape restShape = new([.. kept.Select(i => shape[i]), .. Enumerable.Range(shape.Order, summed).Select(i => sizes[i])]);
        var rest = new TidySum(graph, symmetry, restShape) { _hasProducts = true };
        bool inFront = true;
        foreach (Term term in terms)
        {
            int at = term.Factors.FindIndex(f => f.Node == node && RoleText(f.Node, f.Indices) == role.Axes
                && f.Indices.Distinct().Count() == f.Indices.Length && Array.TrueForAll(f.Indices, i => i < shape.Order ? term.Degree(i) == 1 : term.Degree(i) == 2));
            int[] own = term.Factors[at].Indices;
            if (symmetry.IsSymmetric(node) && own.Select(Text).ToArray() is var texts && !texts.SequenceEqual(axes))
            {
                own = [own[1], own[0]];
            }

            inFront &= at == 0;
            var map = new Dictionary<int, int>();
            foreach (int i in kept)
            {
                map.Add(i, map.Count);
            }

            for (int axis = 0; axis < axes.Length; axis++)
            {
                if (axes[axis] == "s")
                {
                    map.Add(own[axis], map.Count);
                }
            }

            var restSizes = new Dictionary<int, Dim>();
            foreach ((int index, Dim size) in term.Sizes)
            {
                if (!axes.Contains(Text(index)))
                {
                    map.TryAdd(index, map.Count);
                    restSizes[map[index]] = size;
                }
            }

            List<(Expr, int[])> factors = [.. term.Factors.Where((_, i) => i != at).Select(f => (f.Node, f.Indices.Select(i => map[i]).ToArray()))];
            rest.Insert(rest._terms, new Term(term.Coefficient, term.Scale, factors, restSizes));
        }

        // A product has at most a dozen factors, and the rest has one less, so this goes no deeper than that.
        (Expr whole, int[] wholeIndices) = (rest.Build(), [.. kept, .. Enumerable.Range(shape.Order, summed)]);
        return new Term(Rational.One, new TidyScale(graph), inFront ? [(node, indices), (whole, wholeIndices)] : [(whole, wholeIndices), (node, indices)], sizes);

        string Text(int index) => index < shape.Order ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : "s";
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
