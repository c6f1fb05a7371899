namespace Symbolic;

/// <summary>
/// Uses the equations yᵏ = c that are assumed about variables: y⁵ is y where y² = 1, x/y is xy, |y| is 1, and the sum of the squares
/// of a vector of such entries is their number. One pass, operands first.
/// </summary>
internal sealed class KnownPowers(ExprGraph graph, CancellationToken cancellation)
{
    // Beyond this exponent the power of c is not worked out.
    private const int LargestExponent = 1000;

    public Expr Run(Expr root)
    {
        var cone = new Cone(graph);
        cone.Collect([root.Id]);
        var results = new Expr[cone.Count];
        for (int place = 0; place < cone.Count; place++)
        {
            if ((place & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Expr node = graph[cone[place]];
            Expr[] operands = [.. node.Operands.Select(o => results[cone.PlaceOf(o.Id)])];
            Expr same = operands.AsSpan().SequenceEqual([.. node.Operands]) ? node : graph.Rebuild(node, operands);
            Expr known = Known(same) ?? same;
            results[place] = known.Shape == node.Shape ? known : graph.Fill(known, node.Shape);
        }

        return results[cone.PlaceOf(root.Id)];
    }

    private Expr? Known(Expr node) =>
        node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number is { IsInteger: true } n ? PowerOf(node.Operands[0], n)
        : node.Is(Operators.Multiply) && node.Operands[0] == node.Operands[1] ? PowerOf(node.Operands[0], 2)
        : node.Is(Operators.Divide) && PowerOf(node.Operands[1], -1) is { } reciprocal ? node.Operands[0] * reciprocal
        : node.Is(Operators.Abs) ? SizeOf(node.Operands[0])
        : node.Is(Operators.Norm) && node.Operands[0] is { Shape.Order: 1, PowerFact: { Exponent: 2 } fact } ? Operators.Sqrt[graph.Length(node.Operands[0].Shape[0]) * graph.Number(fact.Value)]
        : node.Is(Operators.Einsum) ? ProductOf(node)
        : null;

    // yⁿ = cᵠ·yʳ with n = kq + r, when that is shorter.
    private Expr? PowerOf(Expr variable, Rational n)
    {
        if (variable.PowerFact is not { } fact || Rational.Abs(n) > LargestExponent)
        {
            return null;
        }

        int whole = (int)n.Numerator, times = (int)Math.Floor((double)whole / fact.Exponent), rest = whole - (times * fact.Exponent);
        return times == 0 || rest > Math.Abs(whole) ? null
            : rest == 0 ? graph.Number(fact.Value).Pow(times)
            : graph.Number(fact.Value).Pow(times) * variable.Pow(rest);
    }

    private Expr? SizeOf(Expr variable) =>
        variable.PowerFact is { } fact && Rational.Abs(fact.Value).TryRoot(fact.Exponent, out Rational root) ? graph.Number(root) : null;

    // Equal factors on the same indices are a power, entry by entry.
    private Expr? ProductOf(Expr node)
    {
        if (ExprGraph.IsFill(node))
        {
            return null;
        }

        Contraction pattern = node.Contraction;
        var factors = new List<(Expr Node, int[] Indices)>();
        Rational number = 1;
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            Expr factor = node.Operands[i];
            int[] indices = [.. pattern.Inputs[i]];
            factors.Add((factor, indices));
            if (factor.PowerFact is { } fact)
            {
                List<int> equal = [.. Enumerable.Range(0, factors.Count).Where(k => factors[k].Node == factor && factors[k].Indices.AsSpan().SequenceEqual(indices))];
                if (equal.Count == fact.Exponent)
                {
                    equal.Reverse();
                    equal.ForEach(factors.RemoveAt);
                    number *= fact.Value;
                }
            }
        }

        if (factors.Count == pattern.Inputs.Length)
        {
            return null;
        }

        var builder = new ContractionBuilder(graph);
        for (int index = 0; index < pattern.Sizes.Length; index++)
        {
            builder.Size(index, pattern.Sizes[index]);
        }

        foreach ((Expr factor, int[] indices) in factors)
        {
            builder.Multiply(factor, indices);
        }

        return graph.Number(number) * builder.Build([.. pattern.Output]);
    }
}
