namespace Symbolic.Verification;

/// <summary>
/// Grows random expressions over the operators of a graph, whatever they are: each step applies one to numbers and conditions that
/// are there. Every choice comes from one source, so a seed gives the same expressions again.
/// </summary>
internal sealed class ExpressionGrower(ExprGraph graph, Random random)
{
    private readonly Operator[] _all = [.. graph.Operators.All.Where(static op => op is UnaryOperator or BinaryOperator or NaryOperator)];

    /// <summary>The numbers to choose operands from: leaves, and what has grown.</summary>
    public List<Expr> Numbers { get; } = [];

    /// <summary>The conditions to choose operands from.</summary>
    public List<Expr> Conditions { get; } = [];

    /// <summary>Operators that are taken in most of the steps: of the whole table alone almost every expression has no value.</summary>
    public IReadOnlyList<Operator> Preferred { get; init; } = [];

    /// <summary>One step in this many takes any operator of the table, and the others a preferred one.</summary>
    public int OneOfAllIn { get; init; } = 4;

    /// <summary>How many of the newest numbers and conditions are preferred as operands: few make deep expressions.</summary>
    public int Newest { get; init; } = 3;

    /// <summary>The most operands of an operator that takes any number.</summary>
    public int MostOperands { get; init; } = 3;

    /// <summary>May a choice be between two conditions?</summary>
    public bool ChoosesConditions { get; init; }

    /// <summary>Applies a random operator; the result is an operand of later steps.</summary>
    public Expr Grow()
    {
        Operator op = Preferred.Count == 0 || random.Next(OneOfAllIn) == 0 ? _all[random.Next(_all.Length)] : Preferred[random.Next(Preferred.Count)];
        return Keep(Apply(op));
    }

    /// <summary>Makes an expression an operand of later steps.</summary>
    public Expr Keep(Expr made)
    {
        (made.Type.Element == Element.Boolean ? Conditions : Numbers).Add(made);
        return made;
    }

    /// <summary>Applies an operator to random operands.</summary>
    public Expr Apply(Operator op)
    {
        int count = op.MaxOperands == int.MaxValue ? random.Next(Math.Max(2, op.MinOperands), MostOperands + 1) : random.Next(op.MinOperands, Math.Min(op.MaxOperands, 3) + 1);
        bool chooses = ChoosesConditions && op is NaryOperator { Conditions: > 0 } && random.Next(4) == 0;
        var operands = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            operands[i] = Pick(chooses ? Element.Boolean : op.OperandElement(i));
        }

        return graph.Apply(op, operands);
    }

    /// <summary>A random operand.</summary>
    public Expr Pick(Element element)
    {
        List<Expr> from = element == Element.Boolean ? Conditions : Numbers;
        return random.Next(2) == 0 ? from[^(1 + random.Next(Math.Min(Newest, from.Count)))] : from[random.Next(from.Count)];
    }
}
