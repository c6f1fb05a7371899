namespace Symbolic;

/// <summary>Conditions under which an expression has a value, from the domains of its operators.</summary>
internal static class Definedness
{
    /// <summary>The conditions; where a domain has no simple one, «u = u», which holds exactly where u has a value.</summary>
    public static IEnumerable<Expr> ConditionsOf(Expr expr)
    {
        ExprGraph graph = expr.Graph;
        foreach (int id in graph.NodesOf(expr))
        {
            Expr node = graph[id];
            if (node.Facts.IsTotal || !node.Type.IsRealScalar)
            {
                continue;
            }

            if (node.Is(Operators.Divide))
            {
                // A divisor vanishes where one of its factors does.
                foreach ((Expr factor, Rational exponent) in Monomial.Of(node.Operands[1]).Factors)
                {
                    if (exponent.Sign > 0 && factor.Facts.IsNonZero != Truth.True)
                    {
                        yield return Operators.NotEqual[factor, graph.Zero];
                    }
                }
            }
            else if (OwnConditionOf(node) is { } condition)
            {
                yield return condition;
            }
        }
    }

    /// <summary>Does the truth of one condition follow from another about the same value and zero?</summary>
    public static bool Implies(Expr known, Expr wanted)
    {
        if (known == wanted)
        {
            return true;
        }

        if (!known.Is(Operators.Greater) || !IsAboutZero(known) || !IsAboutZero(wanted) || known.Operands[0] != wanted.Operands[0])
        {
            return false;
        }

        return wanted.Is(Operators.NotEqual) || wanted.Is(Operators.GreaterOrEqual);
    }

    /// <summary>Is something in an expression divided by the norm of a vector, or by a power of it?</summary>
    public static bool DividesByNormOf(Expr vector, Expr expr)
    {
        ExprGraph graph = expr.Graph;
        var cone = new Cone(graph);
        cone.Collect([expr.Id]);
        var open = new Stack<Expr>();
        foreach (int id in cone.Ids)
        {
            if (graph.OperatorAt(id) == Operators.Divide)
            {
                open.Push(graph[id].Operands[1]);
            }
        }

        var seen = new HashSet<Expr>();
        while (open.TryPop(out Expr divisor))
        {
            if (!seen.Add(divisor))
            {
                continue;
            }

            if (Operators.NormIn(divisor) is { } norm && norm.Vector == vector)
            {
                return true;
            }

            if (divisor.Is(Operators.Multiply))
            {
                open.Push(divisor.Operands[0]);
                open.Push(divisor.Operands[1]);
            }
        }

        return false;
    }

    private static bool IsAboutZero(Expr condition) => condition.Operands.Count == 2 && condition.Operands[1].IsZero;

    private static Expr? OwnConditionOf(Expr node)
    {
        ExprGraph graph = node.Graph;
        switch (node.Operator)
        {
            case UnaryOperator op:
                Expr operand = node.Operands[0];
                if (op.Domain == Domain.Reals || (operand.Facts.Signs & ~op.Domain.Safe) == 0)
                {
                    return null;
                }

                return op.Domain == Domain.Positive ? operand > 0
                    : op.Domain == Domain.Nonnegative ? operand >= 0
                    : op.Domain == Domain.NonZero ? Operators.NotEqual[operand, graph.Zero]
                    : Operators.Equal[node, node];
            case BinaryOperator when node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Multiply):
                return null;
            case BinaryOperator when node.Is(Operators.Power) && node.Operands[1].IsNumber:
                return node.Operands[1].Number.Denominator.IsEven && node.Operands[0].Facts.IsNonnegative != Truth.True ? node.Operands[0] >= 0 : null;
            case BinaryOperator or NaryOperator:
                return Operators.Equal[node, node];
            case LeafOperator when node.Is(Operators.Undefined) || node.Is(Operators.Infinity):
                return graph.False;
            case LeafOperator when node.Is(Operators.Call):
                return Operators.Equal[node, node];
            default:
                return null;
        }
    }
}
