namespace Symbolic;

public static partial class TensorFunctions
{
    private const int FirstAxis = 0;
    private const int SecondAxis = 1;

    /// <summary>The block matrix of some rows of blocks, as <c>[A, b; c, 1]</c> writes it.</summary>
    /// <param name="rows">The blocks: numbers, vectors (columns) and matrices. A number among larger blocks is repeated to the size that they leave for it.</param>
    /// <returns>A vector when every row is one number or vector, otherwise a matrix.</returns>
    /// <exception cref="ShapeException">The blocks do not fit.</exception>
    public static Expr Stack(IReadOnlyList<IReadOnlyList<Expr>> rows)
    {
        if (rows.Count == 0 || rows.Any(static r => r.Count == 0))
        {
            throw new ArgumentValueException("[…]", "needs at least one block in every row") { Hint = "Write rows of equal length: [a, b; c, d]." };
        }

        Expr[] all = [.. rows.SelectMany(static r => r)];
        ExprGraph graph = all[0].Owner;
        if (all.FirstOrDefault(static b => b.Shape.Order > 2) is { Graph: not null } tensor)
        {
            throw new ShapeException("[…]", tensor.Shape) { Hint = "Only numbers, vectors and matrices are stacked." };
        }

        bool isVector = rows.All(static r => r is [{ Shape.Order: <= 1 }]);
        Dim[] heights = [.. rows.Select(static r => Common(r, static b => Extent(b, FirstAxis), "The blocks of one row have one height.") ?? 1)];
        Dim[][] widths = Widths(rows);
        (Dim height, Dim width) = (Total(heights), Total(widths[0]));
        if (Array.TrueForAll(all, static b => b.Shape.IsScalar) && height.IsFixed && width.IsFixed && height.Length * width.Length == all.Length)
        {
            return graph.Array(isVector ? new Shape(height) : new Shape(height, width), all);
        }

        Expr? sum = null;
        Dim top = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            Dim left = 0;
            for (int j = 0; j < rows[i].Count; j++)
            {
                Expr block = rows[i][j];
                if (!block.IsZero && heights[i] != 0 && widths[i][j] != 0)
                {
                    Expr placed = Placed(block, (height, top, heights[i]), isVector ? null : (width, left, widths[i][j]));
                    sum = sum is { } others ? others + placed : placed;
                }

                left += widths[i][j];
            }

            top += heights[i];
        }

        return sum ?? graph.Fill(graph.Zero, isVector ? new Shape(height) : new Shape(height, width));
    }

    /// <summary>
    /// Tensors side by side along an axis; the other axes agree. A vector among matrices that are put side by side is a column, and
    /// a number among larger parts is repeated to one position of the axis.
    /// </summary>
    /// <param name="parts">At least one number or tensor.</param>
    /// <param name="axis">1 to put them one below the other, 2 to put them next to each other, and so on.</param>
    /// <exception cref="ShapeException">The other axes differ.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Concatenate(IReadOnlyList<Expr> parts, int axis)
    {
        if (parts.All(static p => p.Shape.Order <= 2) && axis is 1 or 2)
        {
            return axis == 1 ? Stack([.. parts.Select(static p => new[] { p })]) : Stack([[.. parts]]);
        }

        Shape first = parts[0].Shape;
        int along = AxisOf("concat", first, axis);
        Dim whole = 0;
        foreach (Expr part in parts)
        {
            if (part.Shape.Order != first.Order || Enumerable.Range(0, first.Order).Any(k => k != along && part.Shape[k] != first[k]))
            {
                throw new ShapeException("concat", [.. parts.Select(static p => p.Shape)]) { Hint = $"Only axis {axis} may differ." };
            }

            whole += part.Shape[along];
        }

        Expr? sum = null;
        Dim offset = 0;
        foreach (Expr part in parts)
        {
            Dim length = part.Shape[along];
            int[] axes = AxesOf(part);
            var builder = new ContractionBuilder(part.Graph);
            builder.Multiply(part, [.. axes.Select(k => k == along ? first.Order : k)]);
            builder.Multiply(part.Graph.Delta([whole, length], [1, Dim.Signed(-1)], offset), [along, first.Order]);
            Expr placed = builder.Build(axes);
            sum = length == 0 ? sum : sum is { } others ? others + placed : placed;
            offset += length;
        }

        return sum ?? parts[0];
    }

    /// <summary>A part of a tensor.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="parts">What to take of each axis.</param>
    /// <exception cref="ShapeException">There are not as many parts as axes.</exception>
    /// <exception cref="ArgumentValueException">A part reaches beyond its axis.</exception>
    public static Expr Slice(Expr x, params ReadOnlySpan<AxisPart> parts)
    {
        ExprGraph graph = x.Owner;
        if (parts.Length != x.Shape.Order)
        {
            throw new ShapeException("[…]", x.Shape) { Hint = $"It has {x.Shape.Order} axes, and {parts.Length} positions are given: write one for each axis, ':' for all of it." };
        }

        var builder = new ContractionBuilder(graph);
        builder.Multiply(x, [.. Enumerable.Range(0, parts.Length)]);
        var kept = new List<int>();
        int entry = 0;
        bool isEntry = x.Is(Operators.Array);
        for (int axis = 0; axis < parts.Length; axis++)
        {
            Dim size = x.Shape[axis];
            AxisPart part = parts[axis];
            RequireInside(x, axis, part);
            if (part.IsPosition)
            {
                builder.Multiply(graph.Delta([size], [1], part.From - 1), [axis]);
                isEntry &= part.From.IsFixed;
                entry = isEntry ? (entry * size.Length) + part.From.Length - 1 : 0;
                continue;
            }

            isEntry = false;
            if (part.IsAll || (part.From == 1 && part.To == size))
            {
                kept.Add(axis);
                continue;
            }

            int taken = parts.Length + axis;
            builder.Multiply(graph.Delta([size, part.To - part.From + 1], [1, Dim.Signed(-1)], part.From - 1), [axis, taken]);
            kept.Add(taken);
        }

        // The entry of a tensor that is given by its entries.
        return isEntry ? x.Operands[entry] : builder.Build([.. kept]);
    }

    private static void RequireInside(Expr x, int axis, AxisPart part)
    {
        Dim size = x.Shape[axis];
        if (!part.IsAll && (IsNegative(part.From - 1) || IsNegative(size - part.To) || IsNegative(part.To - part.From + 1)))
        {
            throw new ArgumentValueException("[…]", $"cannot take {part} of axis {axis + 1} of {x.Shape}") { Hint = $"Positions count from 1 to {size}." };
        }
    }

    private static bool IsNegative(Dim length) => length.IsFixed && length.Length < 0;

    private static Dim Total(IEnumerable<Dim> lengths) => lengths.Aggregate((Dim)0, static (a, b) => a + b);

    // The length of a block along an axis; none for a number, which takes whatever is left for it.
    private static Dim? Extent(Expr block, int axis) => block.Shape.IsScalar ? default(Dim?) : axis < block.Shape.Order ? block.Shape[axis] : 1;

    private static Dim? Common(IEnumerable<Expr> blocks, Func<Expr, Dim?> extent, string hint)
    {
        Expr? first = null;
        foreach (Expr block in blocks)
        {
            if (extent(block) is not { } own)
            {
                continue;
            }

            if (first is { } other && extent(other) != own)
            {
                throw new ShapeException("[…]", other.Shape, block.Shape) { Hint = hint };
            }

            first ??= block;
        }

        return first is { } found ? extent(found) : null;
    }

    // Blocks that stand in columns share their width there, and numbers take it; otherwise the rows only have to be equally long.
    private static Dim[][] Widths(IReadOnlyList<IReadOnlyList<Expr>> rows)
    {
        int columns = rows[0].Count;
        if (rows.All(r => r.Count == columns))
        {
            IEnumerable<Dim?>[] extents = [.. Enumerable.Range(0, columns).Select(j => rows.Select(r => Extent(r[j], SecondAxis)).Where(static e => e is not null).Distinct())];
            if (columns == 1 || Array.TrueForAll(extents, static e => e.Count() <= 1))
            {
                Dim[] common = [.. Enumerable.Range(0, columns).Select(j => Common(rows.Select(r => r[j]), static b => Extent(b, SecondAxis), "The blocks of one column have one width.") ?? 1)];
                return [.. rows.Select(_ => common)];
            }
        }

        Dim[][] widths = [.. rows.Select(static r => r.Select(static b => Extent(b, SecondAxis) ?? 1).ToArray())];
        int longest = Enumerable.Range(0, rows.Count).FirstOrDefault(i => rows[i].Count > 1 || !rows[i][0].Shape.IsScalar);
        Dim total = Total(widths[longest]);
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] is [{ Shape.IsScalar: true }])
            {
                widths[i] = [total];
            }
            else if (Total(widths[i]) != total)
            {
                throw new ShapeException("[…]", [.. rows[longest].Concat(rows[i]).Select(static b => b.Shape)]) { Hint = $"One row is {total} wide and another {Total(widths[i])}; the rows of a matrix are equally long." };
            }
        }

        return widths;
    }

    // A block surrounded by zeros: its index is that of the whole less the offset.
    private static Expr Placed(Expr block, (Dim Whole, Dim Offset, Dim Length) row, (Dim Whole, Dim Offset, Dim Length)? column)
    {
        const int blockRow = 2, blockColumn = 3;
        var builder = new ContractionBuilder(block.Graph);
        int atRow = Place(builder, block, row, FirstAxis, blockRow);
        int atColumn = column is { } inColumns ? Place(builder, block, inColumns, SecondAxis, blockColumn) : -1;
        int[] indices = [atRow, atColumn];
        builder.Multiply(block, indices[..block.Shape.Order]);
        return builder.Build(column is null ? [FirstAxis] : [FirstAxis, SecondAxis]);
    }

    private static int Place(ContractionBuilder builder, Expr block, (Dim Whole, Dim Offset, Dim Length) part, int axis, int inner)
    {
        builder.Size(axis, part.Whole);
        if (part.Whole == part.Length)
        {
            return axis;
        }

        // A block without this axis has length 1 along it or repeats: one position, or an interval of ones.
        if (part.Length == 1 && axis >= block.Shape.Order)
        {
            builder.Multiply(block.Graph.Delta([part.Whole], [1], part.Offset), [axis]);
        }
        else
        {
            builder.Multiply(block.Graph.Delta([part.Whole, part.Length], [1, Dim.Signed(-1)], part.Offset), [axis, inner]);
        }

        return inner;
    }
}
