namespace Symbolic;

/// <summary>
/// Selections by entries: inside an arm its condition is decided, and what is switched off by a condition on each entry is a
/// product entry by entry with zeros and ones, when it has a value everywhere: g where a &gt; 0, otherwise 0, is g ⊙ heaviside(a).
/// What is divided by a norm is left without the 0 that stands for it where the norm is 0, and that is reported.
/// </summary>
internal static class TidySelect
{
    // Arms larger than this are not searched for the condition that they stand under.
    private const int MostInArm = 200;

    public static Expr Of(Expr select, Action<Expr> leaveOut)
    {
        ExprGraph graph = select.Graph;
        Expr condition = select.Operands[0];
        Expr whenTrue = Under(condition, select.Operands[1], 1), whenFalse = Under(condition, select.Operands[2], 2);
        Expr same = graph.Select(condition, whenTrue, whenFalse);
        if (same.Is(Operators.Select) && same.Operands[2].IsZero && IsPositive(same.Operands[0]) && same.Operands[0].Operands[0].Is(Operators.Norm)
            && same.Operands[1].Is(Operators.Divide) && same.Operands[1].Operands[1] == same.Operands[0].Operands[0])
        {
            leaveOut(same.Operands[0].Operands[0]);
            return same.Operands[1];
        }

        if (!same.Is(Operators.Select) || same.Shape.IsScalar || !same.Operands[2].IsZero || same.Operands[1].IsZero || !same.Operands[1].Facts.IsTotal || same.Operands[0].Shape.IsScalar)
        {
            return same;
        }

        (condition, whenTrue) = (same.Operands[0], same.Operands[1]);
        if (IsPositive(condition) && HasFactor(whenTrue, Operators.Relu[condition.Operands[0]]))
        {
            // Where a is not positive, relu(a) is 0 anyway.
            return whenTrue.Shape.IsScalar ? graph.Fill(whenTrue, same.Shape) : whenTrue;
        }

        // A condition that repeats along further axes meets the value on its own ones.
        Contraction? repeated = condition.Is(Operators.Einsum) ? condition.Contraction : null;
        Expr own = repeated is null ? condition : condition.Operands[0];
        if (repeated is null && !IsPositive(own))
        {
            return same;
        }

        Expr indicator = IsPositive(own) ? Operators.Heaviside[own.Operands[0]] : graph.Select(own, graph.One, graph.Zero);
        if (repeated is null)
        {
            return whenTrue * indicator;
        }

        var builder = new ContractionBuilder(graph);
        for (int index = 0; index < repeated.Sizes.Length; index++)
        {
            builder.Size(index, repeated.Sizes[index]);
        }

        builder.Multiply(whenTrue, whenTrue.Shape.IsScalar ? [] : [.. repeated.Output]);
        builder.Multiply(indicator, [.. repeated.Inputs[0]]);
        return builder.Build([.. repeated.Output]);
    }

    private static bool IsPositive(Expr condition) => condition.Is(Operators.Greater) && condition.Operands[1].IsZero;

    private static bool HasFactor(Expr product, Expr factor)
    {
        for (int depth = 0; depth < 16 && product.Operator.Notation.Layout is Layout.Product or Layout.Quotient or Layout.Negation; depth++)
        {
            bool negated = product.Is(Operators.Negate);
            if (!negated && product.Is(Operators.Multiply) && product.Operands[1] == factor)
            {
                return true;
            }

            product = product.Is(Operators.Multiply) && product.Operands[0].Shape.IsScalar ? product.Operands[1] : product.Operands[0];
        }

        return product == factor || (product.Is(Operators.Power) && product.Operands[0] == factor && product.Operands[1].Facts.IsPositive == Truth.True);
    }

    private static Expr Under(Expr condition, Expr arm, int taken)
    {
        ExprGraph graph = arm.Graph;
        var open = new Stack<int>();
        var found = new SortedSet<int>();
        open.Push(arm.Id);
        bool decides = false;
        while (open.TryPop(out int id))
        {
            if (found.Count > MostInArm)
            {
                return arm;
            }

            if (id > condition.Id && found.Add(id))
            {
                // A condition on entries decides nothing where entries are mixed.
                Expr node = graph[id];
                decides |= IsDecided(node);
                if (condition.Shape.IsScalar || node.Operator is UnaryOperator or BinaryOperator or NaryOperator)
                {
                    foreach (int operand in graph.OperandsAt(id))
                    {
                        open.Push(operand);
                    }
                }
            }
        }

        if (!decides)
        {
            return arm;
        }

        var known = new Dictionary<int, Expr>();
        foreach (int id in found)
        {
            Expr node = graph[id];
            Expr[] operands = [.. node.Operands.Select(o => known.GetValueOrDefault(o.Id, o))];
            known[id] = IsDecided(node) && operands[taken].Shape == node.Shape ? operands[taken]
                : operands.Length == 0 ? node
                : graph.Rebuild(node, operands);
        }

        return known[arm.Id];

        bool IsDecided(Expr node) => node.Is(Operators.Select) && node.Operands[0] == condition;
    }
}
