namespace Symbolic.Tensors;

/// <summary>
/// The product of two operands as a product of matrices inside loops. The indices fall into four groups: those that both operands
/// and the result have (loops), those of the left and the result (rows), of the right and the result (columns), and those of both
/// that are summed. A group is one loop of the matrix product when its indices run on in memory; an operand where they do not is
/// laid out anew if it is read often enough, otherwise the remaining indices are loops around the product.
/// </summary>
internal sealed class PairContraction(StepList steps, TensorOptions options, IReadOnlyList<int> sizes)
{
    // Laying an operand out anew costs about as much as this many products with each of its entries.
    private const int WorthCopying = 8;

    public ContractionOperand Contract(ContractionOperand a, ContractionOperand b, int[]? wanted, HashSet<int> leaves)
    {
        // The result's last index becomes the column of the product, so that the result lies in the wanted order.
        int lastOwn = wanted is null ? -1 : wanted.LastOrDefault(i => leaves.Contains(i) && a.Strides.ContainsKey(i) != b.Strides.ContainsKey(i), -1);
        bool swap = lastOwn >= 0 ? a.Strides.ContainsKey(lastOwn) : PrefersSwap(a, b, leaves);
        (ContractionOperand left, ContractionOperand right) = swap ? (b, a) : (a, b);

        int[] batch = Ordered(left, left.Strides.Keys.Where(i => leaves.Contains(i) && right.Strides.ContainsKey(i)), wanted);
        int[] summed = Ordered(left, left.Strides.Keys.Where(i => !leaves.Contains(i)), null);
        int[] rows = Ordered(left, left.Strides.Keys.Where(i => leaves.Contains(i) && !right.Strides.ContainsKey(i)), wanted);
        int[] columns = Ordered(right, right.Strides.Keys.Where(i => leaves.Contains(i) && !left.Strides.ContainsKey(i)), wanted);
        rows = RunningOn(left, rows);
        columns = RunningOn(right, columns);
        int[] byRight = Ordered(right, summed, null);
        if (!(RunsOn(left, summed) && RunsOn(right, summed)) && RunsOn(right, byRight) && (RunsOn(left, byRight) || CountOf(right.Strides.Keys) > CountOf(left.Strides.Keys)))
        {
            summed = byRight;
        }

        long rowCount = CountOf(rows), columnCount = CountOf(columns);
        if (!(RunsOn(left, rows) && RunsOn(left, summed)) && columnCount >= WorthCopying)
        {
            left = LaidOut(left, [.. batch, .. rows, .. summed]);
        }

        if (!(RunsOn(right, columns) && RunsOn(right, summed)) && rowCount >= WorthCopying)
        {
            right = LaidOut(right, [.. batch, .. summed, .. columns]);
        }

        int[] order = [.. batch, .. rows, .. columns];
        long[] resultStrides = View.RowMajor(SizesOf(order));
        var result = new Dictionary<int, long>();
        for (int i = 0; i < order.Length; i++)
        {
            result[order[i]] = resultStrides[i];
        }

        List<ContractionLoop> outer = Loops(batch), m = Loops(rows), n = Loops(columns), k = Loops(summed);
        ContractionLoop inM = Inner(m), inN = Inner(n), inK = Inner(k);
        var step = new ContractStep(
            new View(left.Value, left.Offset, Shown(left), [.. left.Strides.Values]),
            new View(right.Value, right.Offset, Shown(right), [.. right.Strides.Values]),
            [.. k, .. m, .. n, .. outer],
            inM,
            inN,
            inK,
            options.DenseProducts)
        {
            Count = CountOf(order),
        };
        View value = steps.Emit(step, SizesOf(order));
        return new ContractionOperand(value.Value, value.Offset, result);

        int[] Shown(ContractionOperand operand) => [.. operand.Strides.Keys.Select(i => sizes[i])];

        // The loops of a group, neighbours that run on in all three joined.
        List<ContractionLoop> Loops(int[] group)
        {
            var loops = new List<ContractionLoop>();
            foreach (int index in group)
            {
                var loop = new ContractionLoop(sizes[index], left.Strides.GetValueOrDefault(index), right.Strides.GetValueOrDefault(index), result.GetValueOrDefault(index));
                if (loops.Count > 0 && loops[^1] is var before && before.Left == loop.Left * loop.Size && before.Right == loop.Right * loop.Size && before.Result == loop.Result * loop.Size)
                {
                    loops[^1] = loop with { Size = checked(before.Size * loop.Size) };
                }
                else
                {
                    loops.Add(loop);
                }
            }

            return loops;
        }
    }

    // The last loop of a group is inside the product.
    private static ContractionLoop Inner(List<ContractionLoop> loops)
    {
        if (loops.Count == 0)
        {
            return new ContractionLoop(1, 0, 0, 0);
        }

        ContractionLoop last = loops[^1];
        loops.RemoveAt(loops.Count - 1);
        return last;
    }

    // Neighbouring entries of the right operand should be neighbouring columns.
    private static bool PrefersSwap(ContractionOperand a, ContractionOperand b, HashSet<int> leaves)
    {
        bool OwnIsNext(ContractionOperand x, ContractionOperand other) =>
            x.Strides.Any(s => Math.Abs(s.Value) == 1 && leaves.Contains(s.Key) && !other.Strides.ContainsKey(s.Key));
        return !OwnIsNext(b, a) && OwnIsNext(a, b);
    }

    // In the wanted order if the group runs on so, otherwise as it lies in memory if that helps.
    private int[] RunningOn(ContractionOperand operand, int[] group)
    {
        int[] natural = Ordered(operand, group, null);
        return RunsOn(operand, group) || !RunsOn(operand, natural) ? group : natural;
    }

    private bool RunsOn(ContractionOperand operand, int[] group)
    {
        for (int i = 0; i + 1 < group.Length; i++)
        {
            if (operand.Strides[group[i]] != operand.Strides[group[i + 1]] * sizes[group[i + 1]])
            {
                return false;
            }
        }

        return true;
    }

    private ContractionOperand LaidOut(ContractionOperand operand, int[] order)
    {
        int[] carried = [.. order.Where(operand.Strides.ContainsKey)];
        int[] lengths = SizesOf(carried);
        View copy = steps.Emit(
            new MapStep([new View(operand.Value, operand.Offset, lengths, [.. carried.Select(i => operand.Strides[i])])], []) { Count = View.CountOf(lengths) }, lengths);
        var strides = new Dictionary<int, long>();
        for (int axis = 0; axis < carried.Length; axis++)
        {
            strides[carried[axis]] = copy.Strides[axis];
        }

        return new ContractionOperand(copy.Value, copy.Offset, strides);
    }

    private static int[] Ordered(ContractionOperand operand, IEnumerable<int> indices, int[]? wanted) => wanted is not null
        ? [.. indices.OrderBy(i => Array.IndexOf(wanted, i))]
        : [.. indices.OrderByDescending(i => Math.Abs(operand.Strides[i])).ThenBy(static i => i)];

    private int[] SizesOf(int[] order) => [.. order.Select(i => sizes[i])];

    private long CountOf(IEnumerable<int> indices) => indices.Aggregate(1L, (n, i) => checked(n * sizes[i]));
}
