using FsCheck;
using FsCheck.Fluent;
using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>
/// Random programs of Einsum sums with tensors of up to five axes: diagonals, sums over single operands, outer products, deltas that
/// move entries, and functions entry by entry between them.
/// </summary>
internal static class RandomEinsums
{
    private const int MostAxes = 5;

    /// <summary>The lengths of axes and one word for the variables and each step.</summary>
    public static Gen<(int[] Lengths, int[] Words)> Programs(int steps) =>
        from lengths in Gen.Frequency((9, Gen.Choose(1, 3)), (1, Gen.Constant(0))).ArrayOf(3)
        from words in Gen.Choose(0, int.MaxValue - 1).ArrayOf(steps + 1)
        select (lengths, words);

    /// <summary>The value of a program and its variables.</summary>
    public static (Expr Value, Expr[] Variables) Build((int[] Lengths, int[] Words) program, int mostEntries)
    {
        var graph = new ExprGraph();
        var random = new Random(program.Words[0]);
        Expr[] variables = [.. Enumerable.Range(0, 3).Select(i => graph.Symbol($"x_{i}", VariableShape(program.Lengths, random)))];
        var pool = new List<Expr>(variables);
        foreach (int word in program.Words.AsSpan(1))
        {
            random = new Random(word);
            pool.Add(Function(Sum(graph, pool, random, mostEntries), pool, random));
        }

        return (pool[^1], variables);
    }

    private static Shape VariableShape(int[] lengths, Random random)
    {
        var axes = new List<Dim>();
        long entries = 1;
        for (int order = random.Next(MostAxes + 1); order > 0; order--)
        {
            int length = lengths[random.Next(lengths.Length)];
            if (entries * length <= 9)
            {
                axes.Add(length);
                entries *= length;
            }
        }

        return new Shape([.. axes]);
    }

    private static Expr Sum(ExprGraph graph, List<Expr> pool, Random random, int mostEntries)
    {
        var lengths = new List<Dim>();
        var parts = new List<(Expr Node, int[] Indices)>();
        for (int operands = random.Next(1, 4); operands > 0; operands--)
        {
            // The latest often, so that sums stand inside sums.
            Expr node = pool[pool.Count - 1 - random.Next(Math.Min(pool.Count, 4))];
            var indices = new int[node.Shape.Order];
            for (int axis = 0; axis < indices.Length; axis++)
            {
                int[] fitting = [.. Enumerable.Range(0, lengths.Count).Where(i => lengths[i] == node.Shape[axis])];
                bool shares = fitting.Length > 0 && (random.Next(3) > 0 || lengths.Count >= 7);
                indices[axis] = shares ? fitting[random.Next(fitting.Length)] : lengths.Count;
                if (!shares)
                {
                    lengths.Add(node.Shape[axis]);
                }
            }

            parts.Add((node, indices));
        }

        if (lengths.Count > 0 && random.Next(3) == 0)
        {
            AddDelta(graph, lengths, parts, random);
        }

        var output = new List<int>();
        long entries = 1;
        foreach (int index in parts.SelectMany(static p => p.Indices).Distinct().OrderBy(_ => random.Next()).ToArray())
        {
            if (random.Next(2) == 0 && output.Count < MostAxes && entries * lengths[index].Length <= mostEntries)
            {
                output.Add(index);
                entries *= lengths[index].Length;
            }
        }

        string inputs = string.Join(',', parts.Select(static p => string.Concat(p.Indices.Select(Letter))));
        return graph.Einsum($"{inputs}->{string.Concat(output.Select(Letter))}", [.. parts.Select(static p => p.Node)]);
    }

    // The identity, a slice, zeros around, or a window between an index that is there and others.
    private static void AddDelta(ExprGraph graph, List<Dim> lengths, List<(Expr Node, int[] Indices)> parts, Random random)
    {
        int index = random.Next(lengths.Count);
        int length = lengths[index].Length, other = lengths.Count;
        switch (random.Next(4))
        {
            case 0:
                lengths.Add(length);
                parts.Add((graph.Identity(length), [index, other]));
                break;
            case 1 when length > 1:
                lengths.Add(length - 1);
                parts.Add((graph.Delta([length, length - 1], [1, -1 * (Dim)1], 1), [index, other]));
                break;
            case 2:
                lengths.Add(length + 1);
                parts.Add((graph.Delta([length + 1, length], [1, -1 * (Dim)1], 1), [other, index]));
                break;
            case 3 when length > 1:
                lengths.Add(length - 1);
                lengths.Add(2);
                parts.Add((graph.Delta([length, length - 1, 2], [1, -1 * (Dim)1, -1 * (Dim)1], 0), [index, other, other + 1]));
                break;
        }
    }

    private static Expr Function(Expr x, List<Expr> pool, Random random)
    {
        Expr[] like = [.. pool.Where(p => p.Shape == x.Shape)];
        return random.Next(8) switch
        {
            0 => Tanh[x],
            1 => Sin[x],
            2 => x.Pow(2),
            3 when like.Length > 0 => x * like[random.Next(like.Length)],
            4 when like.Length > 0 => x + Cos[like[random.Next(like.Length)]],
            5 => Sigmoid[x] - x,
            _ => x,
        };
    }

    private static char Letter(int index) => (char)('a' + index);
}
