using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Sums of blocks that are placed beside and below each other, each with zeros around it, as the matrix of its blocks:
/// <c>[a; 1]</c>, <c>[A, B]</c>, <c>[A, B; C, D]</c>.
/// </summary>
internal sealed class BlockForm(PrintedGraph words)
{
    // Longer sums are not put together by hand.
    private const int MostBlocks = 64;

    /// <summary>A block: its rows and columns in the whole, null for all of them, and the word for what stands there.</summary>
    private readonly record struct Block(Part? Rows, Part? Columns, int Word);

    /// <summary>Positions from a first one on.</summary>
    private readonly record struct Part(Dim First, Dim Length);

    /// <summary>The word for a sum of blocks that leave no gap and do not overlap; null for any other sum.</summary>
    public int? Of(Expr sum)
    {
        Shape shape = sum.Shape;
        if (Terms(sum) is not { } terms)
        {
            return null;
        }

        var blocks = new List<Block>();
        foreach ((Expr term, bool negative) in terms)
        {
            if (BlockOf(term, negative, shape) is not { } block)
            {
                return null;
            }

            blocks.Add(block);
        }

        if (Tiles([.. blocks.Select(static b => b.Rows)], shape[0]) is not { } rows
            || Tiles([.. blocks.Select(static b => b.Columns)], shape.Order == 2 ? shape[1] : Dim.Of(1)) is not { } columns)
        {
            return null;
        }

        int[] grid = new int[rows.Length * columns.Length];
        foreach (Block block in blocks)
        {
            int place = ((block.Rows is { } r ? Array.IndexOf(rows, r) : 0) * columns.Length) + (block.Columns is { } c ? Array.IndexOf(columns, c) : 0);
            if (grid[place] != 0)
            {
                return null;
            }

            grid[place] = block.Word;
        }

        // A block of zeros may be written as 0 beside one that says how large it is.
        for (int place = 0; place < grid.Length; place++)
        {
            if (grid[place] == 0)
            {
                grid[place] = words.Make(Operators.Number, 0, [], number: 0);
            }
        }

        return words.Make(MatrixWords.Blocks, shape.Order, grid, [Text(rows.Length), Text(columns.Length)]);
    }

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // The terms of a chain of sums and differences from the left; the last one is looked at first, so that an ordinary sum costs nothing.
    private static List<(Expr Term, bool Negative)>? Terms(Expr sum)
    {
        var terms = new List<(Expr, bool)>();
        Expr rest = sum;
        while (rest.Is(Operators.Add) || rest.Is(Operators.Subtract))
        {
            Expr last = rest.Operands[1];
            if (terms.Count == MostBlocks || !IsPlaced(last) || last.Shape != sum.Shape)
            {
                return null;
            }

            terms.Add((last, rest.Is(Operators.Subtract)));
            rest = rest.Operands[0];
        }

        if (!IsPlaced(rest) || rest.Shape != sum.Shape)
        {
            return null;
        }

        terms.Add((rest, false));
        terms.Reverse();
        return terms;
    }

    private static bool IsPlaced(Expr term)
    {
        (Expr core, _, _) = Unscaled(term);
        return core.Is(Operators.Delta) || core.Is(Operators.Einsum) && core.Operands.Any(static o => o.Is(Operators.Delta) && !o.Delta.IsKronecker);
    }

    // A sign and a number in front.
    private static (Expr Core, Expr? Scale, bool Negative) Unscaled(Expr term)
    {
        bool negative = term.Is(Operators.Negate);
        if (negative)
        {
            term = term.Operands[0];
        }

        return term.Is(Operators.Multiply) && term.Operands[0].Shape.IsScalar ? (term.Operands[1], term.Operands[0], negative) : (term, null, negative);
    }

    private Block? BlockOf(Expr term, bool negative, Shape shape)
    {
        (Expr core, Expr? scale, bool minus) = Unscaled(term);
        negative ^= minus;
        List<(Expr Operand, int[] Indices)> operands = [];
        int[] output;
        ImmutableArray<Dim> sizes;
        if (core.Is(Operators.Delta))
        {
            output = [.. Enumerable.Range(0, shape.Order)];
            operands.Add((core, output));
            sizes = core.Shape.Axes;
        }
        else
        {
            Contraction pattern = core.Contraction;
            output = [.. pattern.Output];
            sizes = pattern.Sizes;
            operands.AddRange(core.Operands.Select((o, i) => (o, pattern.Inputs[i].ToArray())));
        }

        var parts = new Part?[2];
        int[] inner = [.. output];
        for (int axis = 0; axis < output.Length; axis++)
        {
            parts[axis] = Place(operands, output[axis], sizes, ref inner[axis]);
        }

        if (parts[0] is null && parts[1] is null)
        {
            return null;
        }

        return WordFor(operands, inner, sizes) is { } word ? new Block(parts[0], parts[1], Scaled(word, scale, negative)) : null;
    }

    // Takes the delta away that places a block along an axis of the result; the axis is then that of the block, or −1 where the block is one entry long.
    private static Part? Place(List<(Expr Operand, int[] Indices)> operands, int index, ImmutableArray<Dim> sizes, ref int inner)
    {
        if (operands.Count(o => o.Indices.Contains(index)) != 1)
        {
            return null;
        }

        int position = operands.FindIndex(o => o.Indices.Contains(index));
        (Expr operand, int[] indices) = operands[position];
        if (!operand.Is(Operators.Delta) || operand.Delta.Factors.Any(static f => !f.IsFixed))
        {
            return null;
        }

        Delta delta = operand.Delta;
        int own = Array.IndexOf(indices, index);
        int factor = delta.Factors[own].Length;
        if (Math.Abs(factor) != 1 || indices.Length > 2 || indices.Length == 2 && delta.Factors[1 - own].Length != -factor)
        {
            return null;
        }

        Dim first = factor * delta.Constant;
        operands.RemoveAt(position);
        inner = indices.Length == 2 ? indices[1 - own] : -1;
        return new Part(first, indices.Length == 2 ? sizes[inner] : Dim.Of(1));
    }

    private int? WordFor(List<(Expr Operand, int[] Indices)> operands, int[] inner, ImmutableArray<Dim> sizes)
    {
        int[] output = [.. inner.Where(static i => i >= 0)];
        if (operands.TrueForAll(o => !o.Indices.Any(output.Contains)))
        {
            // The same number in every entry of the block.
            return operands.Count == 0 ? words.Make(Operators.Number, 0, [], number: 1) : new Raising(words).Raise([.. operands.Select(static o => o.Operand)], [.. operands.Select(static o => o.Indices)], [], sizes);
        }

        int? word = operands is [var only] && only.Indices.AsSpan().SequenceEqual(output) ? only.Operand.Id
            : new Raising(words).Raise([.. operands.Select(static o => o.Operand)], [.. operands.Select(static o => o.Indices)], output, sizes);

        // A vector along the columns of a single row.
        return word is { } vector && inner is [-1, >= 0] ? words.Make(MatrixWords.Transpose, 1, [vector]) : word;
    }

    private int Scaled(int word, Expr? scale, bool negative)
    {
        bool isOne = words.IsNumber(word) && words.NumberAt(word).IsOne;
        int scaled = scale is not { } factor ? word : isOne ? factor.Id : words.Make(MatrixWords.Product, words.OrderOf(word), [factor.Id, word]);
        return !negative ? scaled
            : isOne && scale is null ? words.Make(Operators.Number, 0, [], number: -1)
            : words.Make(Operators.Negate, words.OrderOf(scaled), [scaled]);
    }

    // The parts of an axis in their order, each as long as the way to the next; null where they leave a gap or some blocks take all of the axis.
    private static Part?[]? Tiles(List<Part?> parts, Dim length)
    {
        Part?[] distinct = [.. parts.Distinct()];
        if (distinct is [null])
        {
            return distinct;
        }

        var ordered = new List<Part?>();
        Dim next = Dim.Of(0);
        while (next != length)
        {
            if (Array.Find(distinct, p => p is { } part && part.First == next && part.Length != Dim.Of(0)) is not { } found || ordered.Count == distinct.Length)
            {
                return null;
            }

            ordered.Add(found);
            next += found.Length;
        }

        return ordered.Count == distinct.Length ? [.. ordered] : null;
    }
}
