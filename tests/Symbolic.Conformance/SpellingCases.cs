namespace Symbolic.Conformance;

/// <summary>The spelling of one operator at one number of operands, with the samples that go with it.</summary>
internal sealed record SpellingCase(Operator Operator, int Position, double[][] Samples)
{
    public int Count => Samples[0].Length;

    public bool IsLogical(int operand) => Operator.OperandElement(operand) == Element.Boolean;

    /// <summary>Every operator that has samples, split by the number of operands.</summary>
    public static SpellingCase[] All { get; } =
    [
        .. OperatorCases.Computing
            .SelectMany(static op => OperatorCases.SamplesOf(op).GroupBy(static s => s.Length).Select(g => (Operator: op, Samples: g.ToArray())))
            .Select(static (c, i) => new SpellingCase(c.Operator, i, c.Samples)),
    ];

    /// <summary>The filled template over operands x0, x1, …; operators that fold are nested from the left.</summary>
    public string Fill(string template)
    {
        string[] operands = [.. Enumerable.Range(0, Count).Select(static i => $"x{i}")];
        if (Operator is not NaryOperator { Fold: not null })
        {
            return Code.Fill(template, operands);
        }

        return operands.Aggregate((folded, next) => Code.Fill(template, folded, next));
    }

    public double Expected(int sample) => OperatorCases.ValueOf(Operator, Samples[sample]);
}
