using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Einstein sums as calls that the language reads: einsum("ki,j-&gt;kij", eye(3), x). Every sum has this form; parts of it that
/// have matrix words keep them as operands.
/// </summary>
internal sealed class EinsumForm(PrintedGraph words)
{
    private const string Letters = "ijklmnpqrstuvwxyzabcdefghoABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The call for a sum.</summary>
    public int Of(IReadOnlyList<Term> terms, IReadOnlyList<int> output, ImmutableArray<Dim> sizes)
    {
        var operands = new List<(int Word, int[] Indices)>();
        foreach (int[] part in PartsOf(terms, output))
        {
            int[] free = [.. output.Where(o => part.Any(p => terms[p].Carries(o)))];
            bool sums = part.Any(p => terms[p].Indices.Any(index => !output.Contains(index)));
            if (sums && free.Length is > 0 and <= 2 && new Raising(words).Raise([.. part.Select(p => terms[p])], free, sizes) is { } word)
            {
                operands.Add((word, free));
                continue;
            }

            foreach (int at in part)
            {
                if (terms[at].IsDelta)
                {
                    (int delta, int[] axes) = OfDelta(terms[at].Node!.Value.Delta);
                    operands.Add((delta, [.. axes.Select(axis => terms[at].Indices[axis])]));
                }
                else
                {
                    operands.Add((terms[at].Word, terms[at].Indices));
                }
            }
        }

        // A letter of the result must stand on something.
        foreach (int index in output.Where(o => !operands.Exists(operand => operand.Indices.Contains(o))))
        {
            operands.Add((words.Make(MatrixWords.Ones, 1, [], [sizes[index].ToString()]), [index]));
        }

        // Zeros and ones first, as in δₖᵢxⱼ; of three axes k, i, j as in ∂yₖ/∂Wᵢⱼ, and the others in the order of reading.
        (int Word, int[] Indices)[] ordered = [.. operands.OrderBy(operand => words.Made(operand.Word)?.Operator is { } op && (op == MatrixWords.Identity || op == MatrixWords.Construction) ? 0 : 1)];
        var letters = new Dictionary<int, char>();
        foreach (int index in (output is [var k, var i, var j] ? [i, j, k] : output).Concat(ordered.SelectMany(static operand => operand.Indices)).Distinct())
        {
            letters.Add(index, Letters[letters.Count]);
        }

        string text = $"\"{string.Join(',', ordered.Select(operand => Text(operand.Indices)))}->{Text(output)}\"";
        return words.Make(MatrixWords.Einsum, output.Count, [.. ordered.Select(static operand => operand.Word)], [text]);

        string Text(IEnumerable<int> indices) => string.Concat(indices.Select(index => letters[index]));
    }

    // The terms of each part: those that share summed indices.
    private static List<int[]> PartsOf(IReadOnlyList<Term> terms, IReadOnlyList<int> output)
    {
        int[] part = [.. Enumerable.Range(0, terms.Count)];
        foreach (int index in terms.SelectMany(static t => t.Indices).Distinct().Where(index => !output.Contains(index)))
        {
            int[] joined = [.. Enumerable.Range(0, terms.Count).Where(i => terms[i].Carries(index)).Select(i => part[i]).Distinct()];
            part = [.. part.Select(p => joined.Contains(p) ? joined.Min() : p)];
        }

        return [.. Enumerable.Range(0, terms.Count).GroupBy(i => part[i]).Select(static g => g.ToArray())];
    }

    /// <summary>A tensor of zeros and ones as a call, and the axes of the tensor in the order of the call's.</summary>
    public (int Word, int[] Axes) OfDelta(Delta delta)
    {
        int[] axes = [.. Enumerable.Range(0, delta.Axes.Length)];
        if (new Raising(words).OfDelta(delta) is { } word)
        {
            return (word, axes);
        }

        if (delta.Axes.Length == 2 && new Raising(words).OfDelta(new Delta([delta.Axes[1], delta.Axes[0]], [delta.Factors[1], delta.Factors[0]], delta.Constant)) is { } turned)
        {
            return (turned, [1, 0]);
        }

        if (delta.Axes.Length == 2 && delta.Constant == 0 && delta.Factors[0] + delta.Factors[1] == 0 && delta.Factors[0].IsFixed && Math.Abs(delta.Factors[0].Length) == 1)
        {
            return (Construction($"{BuiltFunctions.Identity.Name}({delta.Axes[0]}, {delta.Axes[1]})", 2), axes);
        }

        // Indices count from 1 where people read them.
        Dim constant = delta.Factors.Aggregate(delta.Constant, static (sum, factor) => sum + factor);
        return (Construction($"{BuiltFunctions.Indicator.Name}([{string.Join(", ", delta.Axes)}], [{string.Join(", ", delta.Factors)}], {constant})", delta.Axes.Length), axes);
    }

    private int Construction(string text, int order) => words.Make(MatrixWords.Construction, order, [], [text]);
}
