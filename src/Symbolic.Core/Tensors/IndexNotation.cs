namespace Symbolic;

/// <summary>
/// Einstein sums as rules are written in the literature: letters for single axes, <c>*</c> for the further axes that an adjoint
/// carries in front, <c>#</c> for the axes before the last ones on which an operator works row by row.
/// </summary>
internal static class IndexNotation
{
    private const int Outer = 1 << 12;
    private const int Batch = 1 << 13;

    /// <summary>The sum that a pattern such as <c>*#i,#i-&gt;*#</c> describes.</summary>
    /// <param name="graph">The graph of the operands.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="outer">How many axes <c>*</c> stands for.</param>
    /// <param name="batch">How many axes <c>#</c> stands for.</param>
    /// <param name="operands">The operands, one for each part of the pattern.</param>
    public static Expr Contract(this ExprGraph graph, string pattern, int outer, int batch, params ReadOnlySpan<Expr> operands)
    {
        string[] sides = pattern.Split("->");
        string[] inputs = sides[0].Split(',');
        var builder = new ContractionBuilder(graph);
        for (int i = 0; i < inputs.Length; i++)
        {
            builder.Multiply(operands[i], Indices(inputs[i], outer, batch));
        }

        return builder.Build(Indices(sides[1], outer, batch));
    }

    private static int[] Indices(string part, int outer, int batch)
    {
        var indices = new List<int>();
        foreach (char letter in part)
        {
            if (letter == '*')
            {
                indices.AddRange(Enumerable.Range(Outer, outer));
            }
            else if (letter == '#')
            {
                indices.AddRange(Enumerable.Range(Batch, batch));
            }
            else
            {
                indices.Add(letter);
            }
        }

        return [.. indices];
    }
}
