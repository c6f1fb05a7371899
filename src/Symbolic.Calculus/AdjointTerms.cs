namespace Symbolic;

/// <summary>
/// Adjoints with many axes as sums of products that stay apart. The adjoint of a matrix by a vector of outputs has three axes, but
/// most are sums of δ[o,i]·M[i,j] and u[o]·W[i,j]; added up they would be written out, and all that follows would run over three
/// axes. So terms of one pattern of deltas become one term, products stay products, and only what is dense already is added.
/// The derivative is then a sum of few products of many factors, whose order is chosen when they are computed.
/// Source: Laue, Mitterreiter and Giesen, A Simple and Efficient Tensor Calculus, AAAI 2020, sections 4 (cross-country mode) and 5.
/// </summary>
internal static class AdjointTerms
{
    /// <summary>Up to this number of axes a sum is written out: it is no larger than other matrices.</summary>
    public const int SmallOrder = 2;

    // Each term is carried on by itself, so their number must not grow with the number of paths.
    private const int MostTerms = 6;

    /// <summary>The sum of contributions, the newest first, as terms to be carried on.</summary>
    public static void Collect(IEnumerable<Adjoint> contributions, List<Adjoint> terms)
    {
        terms.Clear();
        terms.AddRange(contributions);
        if (terms is [var only] && !IsSum(only.Value))
        {
            return;
        }

        Adjoint[] given = [.. terms];
        terms.Clear();
        var patterns = new Dictionary<(string Pattern, int Guard), int>();
        var parts = new List<(CompressedTerm Term, Adjoint Like, bool IsProduct)>();
        foreach (Adjoint contribution in given)
        {
            foreach (CompressedTerm term in Compressed.Of(contribution.Value).Terms)
            {
                Add(term, contribution);
            }
        }

        terms.AddRange(parts.Select(static p => new Adjoint(p.Term.ToExpr(), p.Like.Guard, p.Like.Reach, p.Like.IsArm)));
        if (parts.Count > MostTerms || !parts.Exists(static p => p.IsProduct || p.Term.HasDelta))
        {
            Adjoint sum = Sum(terms);
            terms.Clear();
            terms.Add(sum);
        }

        void Add(CompressedTerm term, Adjoint like)
        {
            bool isProduct = !term.HasDelta && IsProduct(term.Factor);
            var pattern = (isProduct ? $"#{parts.Count}" : string.Join(',', term.Indices), like.Guard?.Id ?? -1);
            if (patterns.TryGetValue(pattern, out int at))
            {
                (CompressedTerm earlier, Adjoint before, _) = parts[at];
                parts[at] = (earlier.Plus(term), new Adjoint(before.Value, before.Guard, Reach.Or(before.Reach, like.Reach), before.IsArm || like.IsArm), false);
            }
            else
            {
                patterns.Add(pattern, parts.Count);
                parts.Add((term, like, isProduct));
            }
        }
    }

    /// <summary>The terms as one.</summary>
    public static Adjoint Sum(IEnumerable<Adjoint> terms) => terms.Aggregate(static (a, b) => a.Plus(b));

    // A product with more axes than any of its factors: larger than all that it is made of.
    private static bool IsProduct(Expr tensor)
    {
        Expr core = Unscaled(tensor);
        return core.Is(Operators.Einsum) && core.Operands.All(o => o.Shape.Order < core.Shape.Order);
    }

    private static bool IsSum(Expr tensor)
    {
        Expr core = Unscaled(tensor);
        return core.Is(Operators.Add) || core.Is(Operators.Subtract);
    }

    // Without signs and factors that are numbers.
    private static Expr Unscaled(Expr tensor)
    {
        while (true)
        {
            if (tensor.Is(Operators.Negate) || (tensor.Is(Operators.Divide) && tensor.Operands[1].Shape.IsScalar))
            {
                tensor = tensor.Operands[0];
            }
            else if (tensor.Is(Operators.Multiply) && (tensor.Operands[0].Shape.IsScalar || tensor.Operands[1].Shape.IsScalar))
            {
                tensor = tensor.Operands[tensor.Operands[0].Shape.IsScalar ? 1 : 0];
            }
            else
            {
                return tensor;
            }
        }
    }
}
