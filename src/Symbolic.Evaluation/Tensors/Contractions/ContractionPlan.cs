using System.Globalization;

namespace Symbolic.Tensors;

/// <summary>An operand of a sum of products: the step in memory for each index that it depends on.</summary>
internal sealed record ContractionOperand(int Value, long Offset, IReadOnlyDictionary<int, long> Strides);

/// <summary>
/// A sum of products over plain loops, split into sums over single operands and products of two. The order is the cheapest one
/// when there are few operands and a greedy one otherwise. Equal partial products are steps that are there already.
/// </summary>
internal sealed class ContractionPlan(StepList steps, TensorOptions options, IReadOnlyList<int> sizes)
{
    // All orders of six operands are looked through in 3⁶ steps.
    private const int MostForAllOrders = 6;

    private readonly List<ContractionOperand> _operands = [];
    private readonly List<View> _numbers = [];

    public void Multiply(ContractionOperand operand)
    {
        var strides = operand.Strides.Where(s => s.Value != 0 && sizes[s.Key] > 1).ToDictionary(static s => s.Key, static s => s.Value);
        if (strides.Count == 0)
        {
            _numbers.Add(new View(operand.Value, operand.Offset, [], []));
        }
        else
        {
            _operands.Add(new ContractionOperand(operand.Value, operand.Offset, strides));
        }
    }

    /// <summary>The sum over all indices but those kept. The result repeats along kept indices that no operand has.</summary>
    public ContractionOperand Build(int[] kept)
    {
        CountFreeSums(kept);
        for (int i = 0; i < _operands.Count; i++)
        {
            _operands[i] = SummedAlone(i, kept);
        }

        View? number = null;
        foreach (View factor in _numbers)
        {
            number = number is null ? factor : steps.Map(VectorFunctions.Product, [], number, factor);
        }

        if (_operands.Count == 0)
        {
            number ??= steps.Number(1);
            return new ContractionOperand(number.Value, number.Offset, new Dictionary<int, long>());
        }

        // A sum over a single operand may have left nothing but a number.
        if (number is { } early)
        {
            ScaleSmallest(early, kept, ref number);
        }

        ContractionOperand product = _operands.Count == 1 ? _operands[0]
            : _operands.Count <= MostForAllOrders ? Cheapest(kept)
            : Greedy(kept);
        return number is { } late ? Scaled(product, late, kept) : product;
    }

    private void CountFreeSums(int[] kept)
    {
        double count = 1;
        for (int index = 0; index < sizes.Count; index++)
        {
            if (sizes[index] > 1 && Array.IndexOf(kept, index) < 0 && !_operands.Exists(o => o.Strides.ContainsKey(index)))
            {
                count *= sizes[index];
            }
        }

        if (count != 1)
        {
            _numbers.Add(steps.Number(count));
        }
    }

    // An index that a single operand has and nobody keeps is summed before anything else.
    private ContractionOperand SummedAlone(int position, int[] kept)
    {
        ContractionOperand operand = _operands[position];
        int[] lonely = [.. operand.Strides.Keys.Where(i => Array.IndexOf(kept, i) < 0 && !_operands.Where((_, k) => k != position).Any(o => o.Strides.ContainsKey(i)))];
        if (lonely.Length == 0)
        {
            return operand;
        }

        int[] staying = [.. ByStride(operand, operand.Strides.Keys.Except(lonely))];
        View sum = steps.Emit(new SumStep(LookOf(operand, [.. staying, .. ByStride(operand, lonely)]), staying.Length) { Count = CountOf(staying) }, SizesOf(staying));
        return Whole(sum, staying);
    }

    // A number is multiplied where there is least to multiply: into the smallest operand, unless the result is smaller.
    private void ScaleSmallest(View number, int[] kept, ref View? left)
    {
        long result = CountOf(kept.Where(i => _operands.Exists(o => o.Strides.ContainsKey(i))));
        int smallest = 0;
        for (int i = 1; i < _operands.Count; i++)
        {
            if (CountOf(_operands[i].Strides.Keys) < CountOf(_operands[smallest].Strides.Keys))
            {
                smallest = i;
            }
        }

        if (_operands.Count > 1 && CountOf(_operands[smallest].Strides.Keys) < result)
        {
            _operands[smallest] = Scaled(_operands[smallest], number, [.. ByStride(_operands[smallest], _operands[smallest].Strides.Keys)]);
            left = null;
        }
    }

    private ContractionOperand Scaled(ContractionOperand operand, View number, int[] order)
    {
        int[] carried = [.. order.Where(operand.Strides.ContainsKey)];
        int[] counts = SizesOf(carried);
        return Whole(steps.Map(VectorFunctions.Product, counts, number, LookOf(operand, carried)), carried);
    }

    // Dynamic programming over sets of operands: what a set leaves behind does not depend on the order within it.
    private ContractionOperand Cheapest(int[] kept)
    {
        int n = _operands.Count, all = (1 << n) - 1;
        var cost = new double[all + 1];
        var split = new int[all + 1];
        var carried = new HashSet<int>[all + 1];
        for (int set = 1; set <= all; set++)
        {
            carried[set] = [];
            for (int i = 0; i < n; i++)
            {
                if ((set >> i & 1) != 0)
                {
                    carried[set].UnionWith(_operands[i].Strides.Keys);
                }
            }

            int current = set;
            carried[set].RemoveWhere(index => Array.IndexOf(kept, index) < 0 && !_operands.Where((_, k) => (current >> k & 1) == 0).Any(o => o.Strides.ContainsKey(index)));
            if ((set & (set - 1)) == 0)
            {
                continue;
            }

            cost[set] = double.PositiveInfinity;
            int lowest = set & -set;
            for (int left = (set - 1) & set; left > 0; left = (left - 1) & set)
            {
                // Each pair of parts once: the left part has the first operand.
                if ((left & lowest) == 0)
                {
                    continue;
                }

                double total = cost[left] + cost[set ^ left] + PairCost(left, set ^ left);
                if (total < cost[set])
                {
                    (cost[set], split[set]) = (total, left);
                }
            }
        }

        return Built(all, split, carried, kept);

        // What has been computed for another sum costs nothing.
        double PairCost(int left, int right)
        {
            bool single = (left & (left - 1)) == 0 && (right & (right - 1)) == 0;
            return single && steps.KnownProducts.ContainsKey(KeyOf(_operands[Position(left)], _operands[Position(right)], carried[left | right]).Key)
                ? 0
                : CostOf(carried[left], carried[right]);
        }
    }

    // The tree of splits, parts before wholes.
    private ContractionOperand Built(int all, int[] split, HashSet<int>[] carried, int[] kept)
    {
        var parts = new Dictionary<int, ContractionOperand>();
        var open = new Stack<int>();
        open.Push(all);
        while (open.TryPeek(out int set))
        {
            if ((set & (set - 1)) == 0)
            {
                parts[set] = _operands[Position(set)];
                open.Pop();
                continue;
            }

            int left = split[set], right = set ^ left;
            if (parts.TryGetValue(left, out ContractionOperand? a) && parts.TryGetValue(right, out ContractionOperand? b))
            {
                parts[set] = Pair(a, b, set == all ? kept : null, carried[set]);
                open.Pop();
            }
            else
            {
                open.Push(right);
                open.Push(left);
            }
        }

        return parts[all];
    }

    private static int Position(int set) => System.Numerics.BitOperations.TrailingZeroCount(set);

    private ContractionOperand Greedy(int[] kept)
    {
        while (_operands.Count > 1)
        {
            (int First, int Second) best = (0, 1);
            double least = double.PositiveInfinity, smallest = double.PositiveInfinity;
            for (int i = 0; i < _operands.Count; i++)
            {
                for (int j = i + 1; j < _operands.Count; j++)
                {
                    double cost = CostOf(_operands[i].Strides.Keys, _operands[j].Strides.Keys);
                    double size = CountOf(Leaves(i, j, kept));
                    if (cost < least || (cost == least && size < smallest))
                    {
                        (least, smallest, best) = (cost, size, (i, j));
                    }
                }
            }

            HashSet<int> leaves = Leaves(best.First, best.Second, kept);
            ContractionOperand pair = Pair(_operands[best.First], _operands[best.Second], _operands.Count == 2 ? kept : null, leaves);
            _operands.RemoveAt(best.Second);
            _operands[best.First] = pair;
        }

        return _operands[0];
    }

    private HashSet<int> Leaves(int first, int second, int[] kept)
    {
        var leaves = new HashSet<int>(_operands[first].Strides.Keys.Concat(_operands[second].Strides.Keys));
        leaves.RemoveWhere(index => Array.IndexOf(kept, index) < 0 && !_operands.Where((_, k) => k != first && k != second).Any(o => o.Strides.ContainsKey(index)));
        return leaves;
    }

    private double CostOf(IEnumerable<int> first, IEnumerable<int> second)
    {
        double cost = 1;
        foreach (int index in first.Union(second))
        {
            cost *= sizes[index];
        }

        return cost;
    }

    // The product of two operands summed over what neither the result nor anybody else needs.
    private ContractionOperand Pair(ContractionOperand a, ContractionOperand b, int[]? wanted, HashSet<int> leaves)
    {
        // Equal products are one, whatever their indices are called and in whatever order the result lies.
        (string key, int[] indices) = KeyOf(a, b, leaves);
        if (steps.KnownProducts.TryGetValue(key, out KnownProduct? known))
        {
            return new ContractionOperand(known.Value, known.Offset, indices.Zip(known.Strides).Where(static p => p.Second != 0).ToDictionary(static p => p.First, static p => p.Second));
        }

        ContractionOperand product = Computed(a, b, wanted, leaves);
        steps.KnownProducts.Add(key, new KnownProduct(product.Value, product.Offset, [.. indices.Select(i => product.Strides.GetValueOrDefault(i))]));
        return product;
    }

    private ContractionOperand Computed(ContractionOperand a, ContractionOperand b, int[]? wanted, HashSet<int> leaves)
    {
        if (a.Strides.Keys.Union(b.Strides.Keys).All(leaves.Contains))
        {
            ContractionOperand larger = b.Strides.Count > a.Strides.Count ? b : a;
            int[] order = wanted is not null ? [.. wanted.Where(leaves.Contains)]
                : [.. leaves.Where(i => !larger.Strides.ContainsKey(i)).Order(), .. ByStride(larger, larger.Strides.Keys)];
            return Whole(steps.Map(VectorFunctions.Product, SizesOf(order), LookOf(a, order), LookOf(b, order)), order);
        }

        return new PairContraction(steps, options, sizes).Contract(a, b, wanted, leaves);
    }

    // The pattern of a product without the names of the indices: where each runs in both operands, and whether it stays. Indices
    // of one description are interchangeable.
    private (string Key, int[] Indices) KeyOf(ContractionOperand a, ContractionOperand b, HashSet<int> leaves)
    {
        if ((b.Value, b.Offset).CompareTo((a.Value, a.Offset)) < 0)
        {
            (a, b) = (b, a);
        }

        (string Text, int Index)[] indices = [.. a.Strides.Keys.Union(b.Strides.Keys).Select(i => (
            string.Create(CultureInfo.InvariantCulture, $"{sizes[i]}:{a.Strides.GetValueOrDefault(i)}:{b.Strides.GetValueOrDefault(i)}:{leaves.Contains(i)}"), i)).OrderBy(static p => p.Item1, StringComparer.Ordinal)];
        string key = string.Create(CultureInfo.InvariantCulture, $"{a.Value}@{a.Offset} {b.Value}@{b.Offset} {string.Join(' ', indices.Select(static p => p.Text))}");
        return (key, [.. indices.Select(static p => p.Index)]);
    }

    private View LookOf(ContractionOperand operand, int[] order) =>
        new(operand.Value, operand.Offset, SizesOf(order), [.. order.Select(i => operand.Strides.GetValueOrDefault(i))]);

    private static ContractionOperand Whole(View value, int[] order)
    {
        var strides = new Dictionary<int, long>();
        for (int axis = 0; axis < order.Length; axis++)
        {
            strides[order[axis]] = value.Strides[axis];
        }

        return new ContractionOperand(value.Value, value.Offset, strides);
    }

    private int[] SizesOf(int[] order) => [.. order.Select(i => sizes[i])];

    private long CountOf(IEnumerable<int> indices) => indices.Aggregate(1L, (n, i) => checked(n * sizes[i]));

    private static IOrderedEnumerable<int> ByStride(ContractionOperand operand, IEnumerable<int> indices) =>
        indices.OrderByDescending(i => Math.Abs(operand.Strides[i])).ThenBy(static i => i);
}
