namespace Symbolic;

/// <summary>
/// What follows from the equations of the deltas in a product: a summed index that only they carry is eliminated, an equation that
/// holds digit by digit falls apart, one that always holds vanishes, and with one that never holds the product is 0. So a list of
/// entries that is read back into a matrix, a part of a stack, or a row of the identity leave nothing behind.
/// </summary>
internal sealed class DeltaReduction(ExprGraph graph, List<(Expr Node, int[] Indices)> terms, Dictionary<int, Dim> sizes, int[] output)
{
    /// <summary>Σ factor·index = constant, indices from 0.</summary>
    private sealed record Equation(List<(int Index, Dim Factor)> Left, Dim Right);

    /// <summary>Reduces the deltas among the terms. False when the product is 0.</summary>
    public bool Run()
    {
        if (!terms.Exists(static t => t.Node.Is(Operators.Delta)))
        {
            return true;
        }

        while (true)
        {
            switch (Step())
            {
                case Progress.None:
                    return true;
                case Progress.Zero:
                    return false;
            }
        }
    }

    private enum Progress
    {
        None,
        Some,
        Zero,
    }

    private Progress Step()
    {
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i].Node.Is(Operators.Delta) && Alone(i) is var progress && progress != Progress.None)
            {
                return progress;
            }
        }

        foreach (int index in terms.Where(static t => t.Node.Is(Operators.Delta)).SelectMany(static t => t.Indices).Distinct().ToArray())
        {
            if (Array.IndexOf(output, index) < 0 && Eliminate(index))
            {
                return Progress.Some;
            }
        }

        return Progress.None;
    }

    // What a delta is by itself.
    private Progress Alone(int position)
    {
        (Expr node, int[] indices) = terms[position];
        // Also where the axes have one entry: what reads as diag(x) stays a diagonal.
        if (node.Delta.IsKronecker && indices[0] != indices[1])
        {
            return Rename(position, indices[0], indices[1]);
        }

        Equation written = EquationOf(node, indices);
        Equation? equation = Collected(written);
        if (equation is null)
        {
            return Progress.None;
        }

        if (equation.Left.Count == 0)
        {
            // 0 = constant; whether an unknown length is 0 is not known.
            if (equation.Right == 0)
            {
                terms.RemoveAt(position);
                return Progress.Some;
            }

            return equation.Right.IsFixed ? Progress.Zero : Progress.None;
        }

        if (RangeOf(equation.Left) is var (lowest, highest) && (IsNegative(highest - equation.Right) || IsNegative(equation.Right - lowest)))
        {
            return Progress.Zero;
        }

        if (Split(equation) is { } parts)
        {
            terms.RemoveAt(position);
            terms.InsertRange(position, parts.Select(TermOf));
            return Progress.Some;
        }

        if (IsKronecker(equation) && equation.Left is [(var a, _), (var b, _)])
        {
            return Rename(position, a, b);
        }

        if (equation.Left.Count < indices.Length)
        {
            terms[position] = TermOf(equation);
            return Progress.Some;
        }

        // The same condition twice is once.
        int twin = terms.FindIndex(position + 1, t => t.Node.Is(Operators.Delta) && t.Node == node && t.Indices.AsSpan().SequenceEqual(indices));
        if (twin >= 0)
        {
            terms.RemoveAt(twin);
            return Progress.Some;
        }

        return Progress.None;
    }

    // δ_ab: one of the two indices goes. When the result keeps both, everything else sits on its diagonal.
    private Progress Rename(int position, int a, int b)
    {
        bool keepsA = Array.IndexOf(output, a) >= 0, keepsB = Array.IndexOf(output, b) >= 0;
        int from = keepsB && !keepsA ? a : b, to = from == a ? b : a;
        if (keepsA && keepsB)
        {
            (from, to) = Array.IndexOf(output, a) < Array.IndexOf(output, b) ? (b, a) : (a, b);
        }

        bool changed = false;
        for (int i = 0; i < terms.Count; i++)
        {
            if (i != position && Array.IndexOf(terms[i].Indices, from) >= 0)
            {
                terms[i] = (terms[i].Node, [.. terms[i].Indices.Select(k => k == from ? to : k)]);
                changed = true;
            }
        }

        if (keepsA && keepsB)
        {
            return changed ? Progress.Some : Progress.None;
        }

        terms.RemoveAt(position);
        sizes.Remove(from);
        return Progress.Some;
    }

    // Σ over an index that only deltas carry: one of them says what it is, the others are told.
    private bool Eliminate(int index)
    {
        int[] on = [.. Enumerable.Range(0, terms.Count).Where(i => terms[i].Indices.Contains(index))];
        if (!Array.TrueForAll(on, i => terms[i].Node.Is(Operators.Delta)))
        {
            return false;
        }

        foreach (int at in on)
        {
            if (Collected(EquationOf(terms[at].Node, terms[at].Indices)) is not { } equation || Value(equation, index) is not { } value)
            {
                continue;
            }

            var told = new List<(int At, Equation Equation)>();
            bool simpler = true;
            foreach (int other in on.Where(i => i != at))
            {
                Equation before = EquationOf(terms[other].Node, terms[other].Indices);
                Equation? after = Told(before, index, value);
                int most = Math.Max(before.Left.Count, equation.Left.Count);
                simpler &= after is not null && (Split(after) ?? [after]).All(part => part.Left.Count <= most);
                if (simpler)
                {
                    told.Add((other, after!));
                }
            }

            if (simpler)
            {
                foreach ((int other, Equation after) in told)
                {
                    terms[other] = TermOf(after);
                }

                terms.RemoveAt(at);
                sizes.Remove(index);
                return true;
            }
        }

        return false;
    }

    // index = right − Σ factor·other when that is one of its values whatever the others are.
    private Equation? Value(Equation equation, int index)
    {
        Dim factor = equation.Left.Find(t => t.Index == index).Factor;
        if (!factor.IsFixed || Math.Abs(factor.Length) != 1)
        {
            return null;
        }

        int sign = factor.Length;
        List<(int Index, Dim Factor)> others = [.. equation.Left.Where(t => t.Index != index).Select(t => (t.Index, -sign * t.Factor))];
        Dim constant = sign * equation.Right;
        HashSet<string> present = SymbolsOf(others);
        return RangeOf(others) is var (lowest, highest) && IsNonnegative(lowest + constant, present) && IsNonnegative(sizes[index] - 1 - highest - constant, present)
            ? new Equation(others, constant)
            : null;
    }

    private Equation? Told(Equation equation, int index, Equation value)
    {
        Dim factor = equation.Left.Find(t => t.Index == index).Factor;
        IEnumerable<(int Index, Dim Factor)> kept = equation.Left.Where(t => t.Index != index), added = value.Left.Select(t => (t.Index, factor * t.Factor));
        return Collected(new Equation([.. kept, .. added], equation.Right - (factor * value.Right)));
    }

    // Equal indices once, without indices that are always 0; null when a length cannot be told.
    private Equation? Collected(Equation equation)
    {
        var left = new List<(int Index, Dim Factor)>();
        foreach ((int index, Dim factor) in equation.Left)
        {
            int at = left.FindIndex(t => t.Index == index);
            if (at < 0)
            {
                left.Add((index, factor));
            }
            else
            {
                left[at] = (index, left[at].Factor + factor);
            }
        }

        left.RemoveAll(t => t.Factor == 0 || sizes[t.Index] == 1);
        return left.Exists(t => sizes[t.Index] == 0) ? null : equation with { Left = left };
    }

    // Digits: when all factors but some small ones are multiples of P, and the small ones stay within one multiple of P, both parts
    // hold for themselves.
    private List<Equation>? Split(Equation equation)
    {
        if (equation.Left.Count < 2)
        {
            return null;
        }

        foreach (Dim radix in equation.Left.Select(static t => t.Factor).Select(static f => IsNegative(f) || IsNegative(-1 * f) ? (IsNegative(f) ? -1 * f : f) : f).Distinct())
        {
            if (radix == 1 || radix == 0)
            {
                continue;
            }

            var large = new List<(int Index, Dim Factor)>();
            var small = new List<(int Index, Dim Factor)>();
            foreach ((int index, Dim factor) in equation.Left)
            {
                if (Quotient(factor, radix) is { } times)
                {
                    large.Add((index, times));
                }
                else
                {
                    small.Add((index, factor));
                }
            }

            if (RangeOf(small) is not var (lowest, highest) || Multiple(lowest - equation.Right, highest - equation.Right, radix, SymbolsOf(equation.Left)) is not { } multiple)
            {
                continue;
            }

            // Σ small = right + multiple·radix, Σ large = −multiple.
            List<Equation> parts = [];
            Dim right = equation.Right + (multiple * radix);
            if (small.Count > 0 || right != 0)
            {
                parts.Add(new Equation(small, right));
            }

            parts.Add(new Equation(large, Dim.Signed(-multiple)));
            return small.Count == 0 && parts.Count == 1 && large.SequenceEqual(equation.Left) ? null : parts;
        }

        return null;
    }

    // The one multiple of a length within a range; null when there is another number of them, or that is not known.
    private static int? Multiple(Dim lowest, Dim highest, Dim radix, HashSet<string> present)
    {
        if (lowest.IsFixed && highest.IsFixed && radix.IsFixed)
        {
            int first = (int)Math.Ceiling((double)lowest.Length / radix.Length), last = (int)Math.Floor((double)highest.Length / radix.Length);
            return first == last ? first : null;
        }

        return IsNonnegative(highest, present) && IsNonnegative(-1 * lowest, present) && IsNegative(highest - radix) && IsNegative(-1 * lowest - radix) ? 0 : null;
    }

    private (Dim Lowest, Dim Highest)? RangeOf(List<(int Index, Dim Factor)> sum)
    {
        Dim lowest = 0, highest = 0;
        foreach ((int index, Dim factor) in sum)
        {
            Dim extent = factor * (sizes[index] - 1);
            if (IsNonnegative(factor))
            {
                highest += extent;
            }
            else if (IsNonnegative(-1 * factor))
            {
                lowest += extent;
            }
            else
            {
                return null;
            }
        }

        return (lowest, highest);
    }

    private bool IsKronecker(Equation equation) =>
        equation.Right == 0 && equation.Left is [(var a, var f), (var b, var g)] && f + g == 0 && f.IsFixed && sizes[a] == sizes[b];

    private static Equation EquationOf(Expr node, int[] indices) => new([.. indices.Select((index, axis) => (index, node.Delta.Factors[axis]))], node.Delta.Constant);

    private (Expr Node, int[] Indices) TermOf(Equation equation) =>
        (graph.Delta([.. equation.Left.Select(t => sizes[t.Index])], [.. equation.Left.Select(static t => t.Factor)], equation.Right), [.. equation.Left.Select(static t => t.Index)]);

    // How often a length is another, when that is a number.
    private static Dim? Quotient(Dim length, Dim radix)
    {
        if (length.IsFixed && radix.IsFixed)
        {
            return length.Length % radix.Length == 0 ? Dim.Signed(length.Length / radix.Length) : default(Dim?);
        }

        return length == radix ? 1 : length == -1 * radix ? Dim.Signed(-1) : default(Dim?);
    }

    private static bool IsNegative(Dim length) => length.IsFixed && length.Length < 0;

    // The symbols in the lengths of indices that stay in the product. Where one of them is 0, such an index has no values, and it
    // does not matter what its delta says: they may be taken to be 1 or more.
    private HashSet<string> SymbolsOf(List<(int Index, Dim Factor)> sum) =>
        [.. sum.Select(t => sizes[t.Index]).Where(static size => size.Parts.Constant == 0 && size.Parts.Products.Count() == 1).SelectMany(static size => size.Symbols)];

    // With n = 1 + (n − 1), where n − 1 is a length like any other.
    private static bool IsNonnegative(Dim length, HashSet<string> present)
    {
        (int constant, IEnumerable<(int Factor, string[] Symbols)> products) = length.Parts;
        Dim shifted = Dim.Signed(constant);
        foreach ((int factor, string[] symbols) in products)
        {
            shifted += symbols.Aggregate(Dim.Signed(factor), (product, symbol) => product * (present.Contains(symbol) ? Dim.Of(symbol) + 1 : Dim.Of(symbol)));
        }

        return IsNonnegative(shifted);
    }

    // Symbols stand for lengths, so a polynomial without a minus is nowhere below 0.
    private static bool IsNonnegative(Dim length) => length.Parts.Constant >= 0 && length.Parts.Products.All(static p => p.Factor >= 0);
}
