namespace Symbolic;

/// <summary>Which matrices are symmetric, as declared or by their form: δ, XᵀX, sums and functions entry by entry of such, inverses of such.</summary>
internal sealed class Symmetry(ExprGraph graph)
{
    private readonly Dictionary<int, bool> _known = [];
    private readonly Stack<int> _open = new();

    /// <summary>True when the matrix is its own transpose at every point; false where that is not known.</summary>
    public bool IsSymmetric(Expr root)
    {
        if (root.Shape.Order != 2 || root.Shape[0] != root.Shape[1])
        {
            return false;
        }

        _open.Push(root.Id);
        while (_open.TryPeek(out int id))
        {
            if (_known.ContainsKey(id) || Decide(graph[id]) is { } decided && _known.TryAdd(id, decided))
            {
                _open.Pop();
            }
        }

        return _known[root.Id];
    }

    // Null while an operand has to be looked at first.
    private bool? Decide(Expr node)
    {
        if (node.Is(Operators.Delta))
        {
            return node.Delta.IsKronecker;
        }

        if (node.IsSymbol)
        {
            return (node.MatrixTraits & MatrixTraits.Symmetric) != 0;
        }

        if (node.Is(Operators.Einsum))
        {
            return OfEinsum(node);
        }

        if (node.Operator is not (UnaryOperator or BinaryOperator or NaryOperator) && !node.Is(Operators.Inverse))
        {
            return false;
        }

        bool all = true;
        foreach (Expr operand in node.Operands)
        {
            if (operand.Shape.IsScalar)
            {
                continue;
            }

            if (!_known.TryGetValue(operand.Id, out bool symmetric))
            {
                _open.Push(operand.Id);
                return null;
            }

            all &= symmetric;
        }

        return all;
    }

    // The same sum when the two indices of the result change places.
    private bool? OfEinsum(Expr node)
    {
        foreach (Expr operand in node.Operands)
        {
            if (operand.Shape.Order == 2 && operand.Shape[0] == operand.Shape[1] && !_known.ContainsKey(operand.Id))
            {
                _open.Push(operand.Id);
                return null;
            }
        }

        Contraction pattern = node.Contraction;
        IReadOnlyList<Expr> operands = node.Operands;
        int[][] inputs = [.. pattern.Inputs.Select(static i => i.ToArray())];
        return Key(operands, inputs, [pattern.Output[0], pattern.Output[1]]) == Key(operands, inputs, [pattern.Output[1], pattern.Output[0]]);
    }

    /// <summary>
    /// A text that two products of the same operands share when they differ only in the order of the operands and the numbers of
    /// the summed indices. Different texts may still mean the same sum: not every order of equal operands is tried.
    /// </summary>
    public string Key(IReadOnlyList<Expr> operands, int[][] inputs, int[] output)
    {
        int[] order = [.. Enumerable.Range(0, operands.Count).OrderBy(i => operands[i].Id)];
        string? best = null;
        foreach (int[][] turned in Turns(operands, inputs))
        {
            foreach (int[] permuted in Orders(order, operands))
            {
                string key = Key(operands, turned, output, permuted);
                best = best is null || string.CompareOrdinal(key, best) < 0 ? key : best;
            }
        }

        return best ?? "";
    }

    // Summed indices are numbered as they come, so a symmetric matrix that comes before what it is multiplied by is tried both ways.
    private IEnumerable<int[][]> Turns(IReadOnlyList<Expr> operands, int[][] inputs)
    {
        const int Most = 3;
        int[] symmetric = [.. Enumerable.Range(0, operands.Count).Where(i => inputs[i].Length == 2 && !operands[i].Is(Operators.Delta) && _known.GetValueOrDefault(operands[i].Id)).Take(Most)];
        for (int mask = 0; mask < 1 << symmetric.Length; mask++)
        {
            int[][] turned = [.. inputs];
            for (int k = 0; k < symmetric.Length; k++)
            {
                if ((mask >> k & 1) == 1)
                {
                    turned[symmetric[k]] = [inputs[symmetric[k]][1], inputs[symmetric[k]][0]];
                }
            }

            yield return turned;
        }
    }

    private string Key(IReadOnlyList<Expr> operands, int[][] inputs, int[] output, int[] order)
    {
        var numbers = new Dictionary<int, int>();
        foreach (int index in output)
        {
            numbers.TryAdd(index, numbers.Count);
        }

        // A delta makes its two indices one.
        foreach (int i in order)
        {
            if (operands[i].Is(Operators.Delta) && operands[i].Delta.IsKronecker && numbers.TryGetValue(inputs[i][0], out int first) && numbers.TryGetValue(inputs[i][1], out int second))
            {
                (numbers[inputs[i][0]], numbers[inputs[i][1]]) = (Math.Min(first, second), Math.Min(first, second));
            }
        }

        var text = new System.Text.StringBuilder();
        foreach (int i in order)
        {
            int[] own = [.. inputs[i]];
            foreach (int index in own)
            {
                numbers.TryAdd(index, numbers.Count);
            }

            int[] numbered = [.. own.Select(index => numbers[index])];
            if (numbered.Length == 2 && _known.GetValueOrDefault(operands[i].Id) && numbered[0] > numbered[1])
            {
                (numbered[0], numbered[1]) = (numbered[1], numbered[0]);
            }

            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{operands[i].Id}[{string.Join(',', numbered)}]");
        }

        return text.ToString();
    }

    // Orders of the operands by node in which equal ones change places: all of them for up to four equal ones.
    private static IEnumerable<int[]> Orders(int[] order, IReadOnlyList<Expr> operands)
    {
        const int Most = 24;
        var orders = new List<int[]> { order };
        for (int begin = 0; begin < order.Length;)
        {
            int end = begin + 1;
            while (end < order.Length && operands[order[end]] == operands[order[begin]])
            {
                end++;
            }

            for (int place = begin; place < end - 1; place++)
            {
                int count = orders.Count;
                for (int known = 0; known < count && orders.Count < Most; known++)
                {
                    for (int other = place + 1; other < end && orders.Count < Most; other++)
                    {
                        int[] swapped = [.. orders[known]];
                        (swapped[place], swapped[other]) = (swapped[other], swapped[place]);
                        orders.Add(swapped);
                    }
                }
            }

            begin = end;
        }

        return orders;
    }
}
