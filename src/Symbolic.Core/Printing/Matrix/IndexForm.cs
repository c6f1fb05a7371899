using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>
/// Tensors by their entries: δ[k,i]·x[j]. Every Einstein sum has this form, so it is what remains when there are no matrix words:
/// always with three axes or more. Parts of the sum that do have matrix words keep them: 2δ[i,k]·(VᵀV)[j,l].
/// </summary>
internal sealed class IndexForm(PrintedGraph words, ExprGraph graph, IndexForm.Parts parts = IndexForm.Parts.InMatrixWords)
{
    /// <summary>What happens to the parts of a sum that have matrix words.</summary>
    public enum Parts
    {
        /// <summary>They keep them: (VᵀV)[j,l].</summary>
        InMatrixWords,

        /// <summary>They are sums like everything else.</summary>
        AsSums,
    }

    private const string Letters = "ijklmnprstuvwabcdgh";

    /// <summary>A tensor as its entries over letters that stand for its axes.</summary>
    public int ByEntries(Expr node)
    {
        ImmutableArray<string> letters = LettersFor(node.Shape.Order);
        int entry = node.Is(Operators.Einsum) ? OfEinsum(node, letters) : words.Make(MatrixWords.Entry, 0, [node.Id], letters, (int)parts);
        return letters.IsEmpty ? entry : words.Make(MatrixWords.ByEntries, letters.Length, [entry], letters);
    }

    /// <summary>One entry of a tensor over letters, and the letters.</summary>
    public (int Entry, ImmutableArray<string> Letters) Entry(Expr node)
    {
        ImmutableArray<string> letters = LettersFor(node.Shape.Order);
        return (node.Is(Operators.Einsum) ? OfEinsum(node, letters) : EntryOf(node, letters), letters);
    }

    /// <summary>Letters for the axes of a result: of three axes k, i, j as in ∂yₖ/∂Wᵢⱼ, otherwise i, j, k, l.</summary>
    public ImmutableArray<string> LettersFor(int order)
    {
        List<string> letters = [.. Fresh([]).Take(order)];
        return order == 3 ? [letters[2], letters[0], letters[1]] : [.. letters];
    }

    /// <summary>One entry: of a tensor with more than two axes a look inside, otherwise the entry of what has matrix words.</summary>
    public int EntryOf(Expr node, ImmutableArray<string> letters)
    {
        if (node.Shape.IsScalar)
        {
            return node.Id;
        }

        if (node.Is(Operators.Einsum) && (IsOpen(letters) || ExprGraph.IsFill(node)))
        {
            return OfEinsum(node, letters);
        }

        if (node.Is(Operators.Delta))
        {
            return OfDelta(node, letters);
        }

        if (IsOpen(letters) && IsPointwise(node))
        {
            return OfPointwise(node, letters);
        }

        return Subscripted(node.Id, letters);
    }

    // What has at most two axes has matrix words.
    private bool IsOpen(ImmutableArray<string> letters) => letters.Length > 2 || parts == Parts.AsSums;

    private static bool IsPointwise(Expr node) => node.Operator is UnaryOperator or BinaryOperator or NaryOperator;

    private int Entry(Expr node, ImmutableArray<string> letters) => node.Shape.IsScalar ? node.Id : words.Make(MatrixWords.Entry, 0, [node.Id], letters, (int)parts);

    // A delta shows at once that it is one, because it goes to the front.
    private int EntryAt(Expr node, ImmutableArray<int> indices, string?[] names)
    {
        ImmutableArray<string> letters = [.. indices.Select(i => names[i]!)];
        return node.Is(Operators.Delta) ? OfDelta(node, letters) : Entry(node, letters);
    }

    private int Subscripted(int word, ImmutableArray<string> letters) => words.Make(MatrixWords.Subscript, 0, [word], letters);

    private int OfPointwise(Expr node, ImmutableArray<string> letters)
    {
        // A number in front joins the product behind it.
        if (node.Is(Operators.Multiply) && node.Operands[0].Shape.IsScalar && node.Operands[1].Is(Operators.Einsum))
        {
            int product = OfEinsum(node.Operands[1], letters);
            return words.Make(MatrixWords.Product, 0, [node.Operands[0].Id, .. words.Made(product) is { } word && word.Operator == MatrixWords.Product ? word.Operands : [product]]);
        }

        return words.Make(node.Operator, 0, [.. node.Operands.Select(o => Entry(o, letters))]);
    }

    private int OfEinsum(Expr node, ImmutableArray<string> letters)
    {
        Contraction pattern = node.Contraction;
        if (ExprGraph.IsFill(node))
        {
            return node.Operands[0].Id;
        }

        var names = new string?[pattern.Sizes.Length];
        for (int axis = 0; axis < letters.Length; axis++)
        {
            names[pattern.Output[axis]] = letters[axis];
        }

        var factors = new List<int>();
        foreach (int[] part in PartsOf(pattern))
        {
            factors.AddRange(OfPart(node, pattern, part, names, letters));
        }

        // Zeros and ones first: δ[k,i]·x[j].
        int[] ordered = [.. factors.OrderBy(f => words.Made(f) is { } word && (word.Operator == MatrixWords.Condition || (word.Operator == MatrixWords.Subscript && IsDelta(word.Operands[0]))) ? 0 : 1)];
        return ordered.Length == 1 ? ordered[0] : words.Make(MatrixWords.Product, 0, ordered);
    }

    private bool IsDelta(int id) => id >= 0 ? graph.OperatorAt(id) == Operators.Delta : words.Made(id)?.Operator == Operators.Delta;

    // The operands of each part: those that share summed indices.
    public static List<int[]> PartsOf(Contraction pattern)
    {
        int n = pattern.Inputs.Length;
        int[] part = [.. Enumerable.Range(0, n)];
        foreach (int index in pattern.Summed)
        {
            int[] on = [.. Enumerable.Range(0, n).Where(i => pattern.Inputs[i].Contains(index))];
            int[] joined = [.. on.Select(i => part[i]).Distinct()];
            for (int i = 0; i < n; i++)
            {
                part[i] = joined.Contains(part[i]) ? joined.Min() : part[i];
            }
        }

        return [.. Enumerable.Range(0, n).GroupBy(i => part[i]).Select(static g => g.ToArray())];
    }

    private IEnumerable<int> OfPart(Expr node, Contraction pattern, int[] part, string?[] names, ImmutableArray<string> letters)
    {
        if (part is [var only] && pattern.Inputs[only].All(i => names[i] is not null))
        {
            return [EntryAt(node.Operands[only], pattern.Inputs[only], names)];
        }

        int[] free = [.. pattern.Output.Where(o => part.Any(i => pattern.Inputs[i].Contains(o)))];
        if (free.Length <= 2 && parts == Parts.InMatrixWords
            && new Raising(words).Raise([.. part.Select(i => node.Operands[i])], [.. part.Select(i => pattern.Inputs[i].ToArray())], free, pattern.Sizes) is { } word)
        {
            return [free.Length == 0 ? word : Subscripted(word, [.. free.Select(i => names[i]!)])];
        }

        var summed = new List<string>();
        IEnumerator<string> fresh = Fresh([.. letters, .. names.OfType<string>()]).GetEnumerator();
        foreach (int index in part.SelectMany(i => pattern.Inputs[i]).Distinct().Where(i => names[i] is null))
        {
            fresh.MoveNext();
            summed.Add(names[index] = fresh.Current);
        }

        int[] entries = [.. part.Select(i => EntryAt(node.Operands[i], pattern.Inputs[i], names))];
        int product = entries.Length == 1 ? entries[0] : words.Make(MatrixWords.Product, 0, entries);
        return [words.Make(MatrixWords.IndexSum, 0, [product], [.. summed])];
    }

    // The Kronecker delta by its name, a condition on the indices otherwise: 1 where it holds.
    private int OfDelta(Expr node, ImmutableArray<string> letters)
    {
        Delta delta = node.Delta;
        if (delta.IsKronecker)
        {
            return Subscripted(words.Make(Operators.Delta, 2, []), letters);
        }

        // Indices count from 1 where people read them.
        Dim right = delta.Constant;
        var left = new List<string>();
        var negative = new List<string>();
        for (int axis = 0; axis < letters.Length; axis++)
        {
            Dim factor = delta.Factors[axis];
            right += factor;
            bool minus = factor.IsFixed && factor.Length < 0;
            string size = (minus ? -1 * factor : factor).ToString();
            string term = size == "1" ? letters[axis] : size.Any(static c => c is '+' or '-') ? $"({size})*{letters[axis]}" : $"{size}*{letters[axis]}";
            (minus ? negative : left).Add(term);
        }

        if (left.Count == 0)
        {
            (left, negative, right) = (negative, left, -1 * right);
        }

        string constant = right.ToString();
        string rest = negative.Count == 0 ? constant
            : constant == "0" ? string.Join(" + ", negative)
            : constant.StartsWith('-') ? $"{string.Join(" + ", negative)} - {constant[1..]}"
            : $"{string.Join(" + ", negative)} + {constant}";
        return words.Make(MatrixWords.Condition, 0, [], [string.Join(" + ", left), rest]);
    }

    // Letters that name nothing else here.
    private IEnumerable<string> Fresh(IReadOnlyCollection<string> used)
    {
        for (int round = 0; ; round++)
        {
            foreach (char letter in Letters)
            {
                string name = round == 0 ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"{letter}_{round}");
                if (!used.Contains(name) && !graph.TryGetSymbol(name, out _) && !graph.IsFunctionName(name))
                {
                    yield return name;
                }
            }
        }
    }
}
