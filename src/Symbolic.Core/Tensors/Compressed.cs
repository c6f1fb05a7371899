using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// A tensor as a sum of terms δ… · M, in which M depends on fewer axes than the tensor has: derivatives are full of zeros, and here
/// they are not stored. The Hessian of ‖T − UVᵀ‖² by U, with n²k² entries, is 2δ[i,k]·(VᵀV)[j,l]: k² numbers.
/// Source: Laue, Mitterreiter and Giesen, A Simple and Efficient Tensor Calculus, AAAI 2020, section 5 (compression).
/// </summary>
public sealed class Compressed
{
    private Compressed(Expr tensor, ImmutableArray<CompressedTerm> terms) => (Tensor, Terms) = (tensor, terms);

    /// <summary>The tensor itself.</summary>
    public Expr Tensor { get; }

    /// <summary>The terms, one for each pattern of deltas. A tensor without any is one term, its own factor.</summary>
    public ImmutableArray<CompressedTerm> Terms { get; }

    /// <summary>True when every term has fewer entries than the tensor.</summary>
    public bool IsSmaller => Terms.All(static t => t.FactorIndices.Length < t.Indices.Length);

    /// <summary>Splits a tensor into factors and patterns.</summary>
    public static Compressed Of(Expr tensor)
    {
        ExprGraph graph = tensor.Owner;
        var byPattern = new Dictionary<string, int>();
        var terms = ImmutableArray.CreateBuilder<CompressedTerm>();
        var open = new Stack<(Expr Node, Expr? Scale, bool Negative)>();
        open.Push((tensor, null, false));
        while (open.TryPop(out var next))
        {
            (Expr node, Expr? scale, bool negative) = next;
            if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
            {
                // A number among the terms meets every entry.
                open.Push((Whole(node.Operands[1], node.Shape), scale, negative ^ node.Is(Operators.Subtract)));
                open.Push((Whole(node.Operands[0], node.Shape), scale, negative));
            }
            else if (node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], scale, !negative));
            }
            else if (node.Is(Operators.Multiply) && !node.Shape.IsScalar && (node.Operands[0].Shape.IsScalar || node.Operands[1].Shape.IsScalar))
            {
                int number = node.Operands[0].Shape.IsScalar ? 0 : 1;
                open.Push((node.Operands[1 - number], scale is { } s ? s * node.Operands[number] : node.Operands[number], negative));
            }
            else if (node.Is(Operators.Divide) && !node.Shape.IsScalar && node.Operands[1].Shape.IsScalar)
            {
                open.Push((node.Operands[0], (scale ?? graph.One) / node.Operands[1], negative));
            }
            else if (Product(node) is { } product && product != node)
            {
                open.Push((product, scale, negative));
            }
            else
            {
                CompressedTerm term = CompressedTerm.Split(node);
                Expr factor = scale is { } times ? times * term.Factor : term.Factor;
                Add(term.With(negative ? -factor : factor));
            }
        }

        return new Compressed(tensor, terms.ToImmutable());

        void Add(CompressedTerm term)
        {
            string pattern = string.Join(',', term.Indices);
            if (byPattern.TryGetValue(pattern, out int at))
            {
                terms[at] = terms[at].Plus(term);
            }
            else
            {
                byPattern.Add(pattern, terms.Count);
                terms.Add(term);
            }
        }
    }

    /// <summary>The sum of the terms as one expression again: factors of one pattern are added before they meet its deltas.</summary>
    public Expr ToExpr() => Terms.Select(static t => t.ToExpr()).Aggregate(static (a, b) => a + b);

    /// <summary>The terms by letters: <c>2δ[i,k] M[j,l]</c> with the factors in brackets.</summary>
    public override string ToString() => string.Join(" + ", Terms);

    private static Expr Whole(Expr operand, Shape shape) => operand.Shape == shape ? operand : operand.Graph.Fill(operand, shape);

    // A product entry by entry of which one side has deltas is one sum of products with deltas.
    private static Expr? Product(Expr node)
    {
        if (!node.Is(Operators.Multiply) || node.Shape.IsScalar || !(HasDelta(node.Operands[0]) || HasDelta(node.Operands[1])))
        {
            return null;
        }

        var builder = new ContractionBuilder(node.Graph);
        int[] axes = [.. Enumerable.Range(0, node.Shape.Order)];
        builder.Multiply(node.Operands[0], axes);
        builder.Multiply(node.Operands[1], axes);
        return builder.Build(axes);
    }

    private static bool HasDelta(Expr node) => node.Is(Operators.Einsum) && node.Operands.Any(static o => o.Is(Operators.Delta));
}

/// <summary>One term of a <see cref="Compressed"/> tensor: a factor, and which axes of the tensor its axes lie along.</summary>
public sealed class CompressedTerm
{
    private CompressedTerm(Expr factor, ImmutableArray<int> factorIndices, ImmutableArray<int> indices, Shape shape) =>
        (Factor, FactorIndices, Indices, Shape) = (factor, factorIndices, indices, shape);

    /// <summary>M: what has to be computed and stored.</summary>
    public Expr Factor { get; }

    /// <summary>The index of each axis of the factor.</summary>
    public ImmutableArray<int> FactorIndices { get; }

    /// <summary>
    /// The index of each axis of the tensor, numbered from 0 as they come. Axes with one index are linked by a delta: entries are zero
    /// where their positions differ. Along an index that the factor has not, values repeat.
    /// </summary>
    public ImmutableArray<int> Indices { get; }

    /// <summary>The shape of the tensor.</summary>
    public Shape Shape { get; }

    /// <summary>True when a delta links two axes.</summary>
    public bool HasDelta => Indices.Distinct().Count() < Indices.Length;

    /// <summary>The term as a tensor.</summary>
    public Expr ToExpr()
    {
        var builder = new ContractionBuilder(Factor.Graph);
        for (int axis = 0; axis < Indices.Length; axis++)
        {
            builder.Size(axis, Shape[axis]);
        }

        for (int axis = 0; axis < Indices.Length; axis++)
        {
            int first = Indices.IndexOf(Indices[axis]);
            if (first < axis)
            {
                builder.Multiply(Factor.Graph.Identity(Shape[axis]), [first, axis]);
            }
        }

        builder.Multiply(Factor, [.. FactorIndices.Select(i => Indices.IndexOf(i))]);
        return builder.Build([.. Enumerable.Range(0, Indices.Length)]);
    }

    /// <summary><c>δ[i,k] (VᵀV)[j,l]</c> in plain letters.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        foreach (IGrouping<int, int> linked in Enumerable.Range(0, Indices.Length).GroupBy(axis => Indices[axis]))
        {
            parts.AddRange(linked.Skip(1).Select(axis => $"δ[{Letter(linked.First())},{Letter(axis)}]"));
        }

        parts.Add(FactorIndices.IsEmpty ? $"({Factor})" : $"({Factor})[{string.Join(',', FactorIndices.Select(i => Letter(Indices.IndexOf(i))))}]");
        return string.Join(' ', parts);
    }

    internal static CompressedTerm Split(Expr node)
    {
        int order = node.Shape.Order;
        if (node.Is(Operators.Delta) && node.Delta.IsKronecker)
        {
            return new CompressedTerm(node.Graph.One, [], [0, 0], node.Shape);
        }

        if (!node.Is(Operators.Einsum))
        {
            ImmutableArray<int> all = [.. Enumerable.Range(0, order)];
            return new CompressedTerm(node, all, all, node.Shape);
        }

        Contraction pattern = node.Contraction;
        int[] linked = [.. Enumerable.Range(0, pattern.Sizes.Length)];
        var rest = new List<int>();
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            // In normal form a delta is left only where both its indices are kept.
            if (node.Operands[i].Is(Operators.Delta) && node.Operands[i].Delta.IsKronecker && pattern.Inputs[i].All(k => pattern.Output.Contains(k)))
            {
                (int from, int to) = (linked[pattern.Inputs[i][1]], linked[pattern.Inputs[i][0]]);
                for (int k = 0; k < linked.Length; k++)
                {
                    linked[k] = linked[k] == from ? to : linked[k];
                }
            }
            else
            {
                rest.Add(i);
            }
        }

        var numbers = new List<int>();
        var indices = ImmutableArray.CreateBuilder<int>(order);
        foreach (int index in pattern.Output)
        {
            if (!numbers.Contains(linked[index]))
            {
                numbers.Add(linked[index]);
            }

            indices.Add(numbers.IndexOf(linked[index]));
        }

        HashSet<int> carried = [.. rest.SelectMany(i => pattern.Inputs[i]).Select(k => linked[k])];
        int[] kept = [.. numbers.Where(carried.Contains)];
        ImmutableArray<int> factorIndices = [.. kept.Select(k => numbers.IndexOf(k))];
        if (rest.Count == pattern.Inputs.Length && kept.Length == order)
        {
            return new CompressedTerm(node, factorIndices, indices.MoveToImmutable(), node.Shape);
        }

        var builder = new ContractionBuilder(node.Graph);
        foreach (int i in rest)
        {
            builder.Multiply(node.Operands[i], [.. pattern.Inputs[i].Select(k => linked[k])]);
        }

        return new CompressedTerm(builder.Build(kept), factorIndices, indices.MoveToImmutable(), node.Shape);
    }

    internal CompressedTerm With(Expr factor) => new(factor, FactorIndices, Indices, Shape);

    internal CompressedTerm Plus(CompressedTerm other)
    {
        ImmutableArray<int> both = [.. FactorIndices.Union(other.FactorIndices).Order()];
        return new CompressedTerm(Over(both) + other.Over(both), both, Indices, Shape);
    }

    private static char Letter(int axis) => (char)('i' + axis);

    // The factor along more indices, on which its values repeat.
    private Expr Over(ImmutableArray<int> wanted)
    {
        if (wanted.SequenceEqual(FactorIndices))
        {
            return Factor;
        }

        var builder = new ContractionBuilder(Factor.Graph);
        foreach (int index in wanted)
        {
            builder.Size(index, Shape[Indices.IndexOf(index)]);
        }

        builder.Multiply(Factor, [.. FactorIndices]);
        return builder.Build([.. wanted]);
    }
}
