namespace Symbolic;

/// <summary>Expressions that count: the converse of <see cref="ExprGraph.Length"/>.</summary>
internal static class Lengths
{
    private const int MaxExponent = 16;

    /// <summary>The polynomial in names that an expression is; false when it is none.</summary>
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
            if (missing.Length > 0 && IsPolynomial(node))
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

    private static bool IsPolynomial(Expr node) =>
        node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Negate) || node.Is(Operators.Multiply)
        || (node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number.TryGetInt32(out int exponent) && exponent is >= 0 and <= MaxExponent);

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

        if (!IsPolynomial(node))
        {
            return null;
        }

        Dim first = known[node.Operands[0]];
        if (node.Is(Operators.Negate))
        {
            return -1 * first;
        }

        Dim second = known[node.Operands[1]];
        if (node.Is(Operators.Power))
        {
            return Enumerable.Repeat(first, second.Length).Aggregate((Dim)1, static (product, factor) => product * factor);
        }

        return node.Is(Operators.Add) ? first + second
            : node.Is(Operators.Subtract) ? first - second
            : first * second;
    }
}
