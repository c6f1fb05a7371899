namespace Symbolic;

/// <summary>Expressions that count: the converse of <see cref="ExprGraph.Length"/>.</summary>
internal static class Lengths
{
    /// <summary>The linear form in names that an expression is; false when it is none.</summary>
    public static bool TryRead(Expr value, out Dim length)
    {
        length = default;
        var open = new Stack<Expr>();
        var known = new Dictionary<Expr, Dim>();
        open.Push(value);
        while (open.TryPop(out Expr node))
        {
            if (known.ContainsKey(node))
            {
                continue;
            }

            Expr[] missing = [.. node.Operands.Where(o => !known.ContainsKey(o))];
            if (missing.Length > 0 && IsLinear(node))
            {
                open.Push(node);
                foreach (Expr operand in missing)
                {
                    open.Push(operand);
                }
            }
            else if (Of(node, known) is { } form)
            {
                known.Add(node, form);
            }
            else
            {
                return false;
            }
        }

        length = known[value];
        return true;
    }

    private static bool IsLinear(Expr node) =>
        node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Negate) || node.Is(Operators.Multiply);

    private static Dim? Of(Expr node, Dictionary<Expr, Dim> known)
    {
        if (!node.Type.IsRealScalar)
        {
            return null;
        }

        if (node.IsSymbol)
        {
            return Dim.Of(node.Name);
        }

        if (node.IsNumber)
        {
            return node.Number.TryGetInt32(out int number) ? Dim.Signed(number) : default(Dim?);
        }

        if (!IsLinear(node))
        {
            return null;
        }

        Dim first = known[node.Operands[0]];
        if (node.Is(Operators.Negate))
        {
            return -1 * first;
        }

        Dim second = known[node.Operands[1]];
        return node.Is(Operators.Add) ? first + second
            : node.Is(Operators.Subtract) ? first - second
            : first.IsFixed ? first.Length * second
            : second.IsFixed ? second.Length * first
            : default(Dim?);
    }
}
