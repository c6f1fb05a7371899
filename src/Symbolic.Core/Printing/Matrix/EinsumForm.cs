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
    public int Of(Expr node)
    {
        Contraction pattern = node.Contraction;
        var letters = new Dictionary<int, char>();

        // Of three axes k, i, j as in ∂yₖ/∂Wᵢⱼ.
        int[] first = pattern.Output is [var k, var i, var j] ? [i, j, k] : [.. pattern.Output];
        foreach (int index in first)
        {
            letters.Add(index, Letters[letters.Count]);
        }

        var operands = new List<int>();
        var inputs = new List<string>();
        foreach (int[] part in IndexForm.PartsOf(pattern))
        {
            int[] free = [.. pattern.Output.Where(o => part.Any(p => pattern.Inputs[p].Contains(o)))];
            if (part.Length > 1 && free.Length is > 0 and <= 2
                && new Raising(words).Raise([.. part.Select(p => node.Operands[p])], [.. part.Select(p => pattern.Inputs[p].ToArray())], free, pattern.Sizes) is { } word)
            {
                Add(word, free);
                continue;
            }

            foreach (int at in part)
            {
                Expr operand = node.Operands[at];
                if (operand.Is(Operators.Delta))
                {
                    (int delta, int[] axes) = OfDelta(operand.Delta);
                    Add(delta, [.. axes.Select(axis => pattern.Inputs[at][axis])]);
                }
                else
                {
                    Add(operand.Id, [.. pattern.Inputs[at]]);
                }
            }
        }

        // A letter of the result must stand on something.
        foreach (int index in pattern.Output.Where(o => !pattern.Inputs.Any(input => input.Contains(o))))
        {
            Add(words.Make(MatrixWords.Ones, 1, [], [pattern.Sizes[index].ToString()]), [index]);
        }

        // Zeros and ones first, as in δₖᵢxⱼ.
        int[] order = [.. Enumerable.Range(0, operands.Count).OrderBy(p => words.Made(operands[p])?.Operator is { } op && (op == MatrixWords.Identity || op == MatrixWords.Construction) ? 0 : 1)];
        string text = $"\"{string.Join(',', order.Select(p => inputs[p]))}->{Text(pattern.Output)}\"";
        return words.Make(MatrixWords.Einsum, pattern.Output.Length, [.. order.Select(p => operands[p])], [text]);

        void Add(int operand, int[] indices)
        {
            operands.Add(operand);
            inputs.Add(Text(indices));
        }

        string Text(IEnumerable<int> indices) => string.Concat(indices.Select(index =>
        {
            if (!letters.TryGetValue(index, out char letter))
            {
                letters.Add(index, letter = Letters[letters.Count]);
            }

            return letter;
        }));
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

        // Indices count from 1 where people read them.
        Dim constant = delta.Factors.Aggregate(delta.Constant, static (sum, factor) => sum + factor);
        return (Construction($"{BuiltFunctions.Indicator.Name}([{string.Join(", ", delta.Axes)}], [{string.Join(", ", delta.Factors)}], {constant})", delta.Axes.Length), axes);
    }

    private int Construction(string text, int order) => words.Make(MatrixWords.Construction, order, [], [text]);
}
