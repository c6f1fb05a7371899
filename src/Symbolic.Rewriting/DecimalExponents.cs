namespace Symbolic;

/// <summary>
/// Exponents that were typed as decimals and stay decimals: x·x^0.25 is x^1.25. The views reckon with exact exponents; which of them
/// are to be written as decimals is seen from the expression that was given.
/// </summary>
internal static class DecimalExponents
{
    /// <summary>The result with decimals for the exponents that are no fractions of the original; the result itself where that has no decimal exponent.</summary>
    public static Expr Restore(Expr original, Expr result)
    {
        ExprGraph graph = result.Graph;
        var fractions = new HashSet<Rational>();
        bool any = false;
        foreach (int id in graph.NodesOf(original))
        {
            if (FractionIn(graph[id]) is { } exponent)
            {
                any |= exponent.IsDecimal;
                if (!exponent.IsDecimal)
                {
                    fractions.Add(Rational.Abs(exponent.Number));
                }
            }
        }

        if (!any)
        {
            return result;
        }

        var written = new Dictionary<int, Expr>();
        foreach (int id in graph.NodesOf(result))
        {
            Expr node = graph[id];
            Expr[] operands = [.. node.Operands.Select(o => written[o.Id])];
            if (FractionIn(node) is { IsDecimal: false } exponent && exponent.Number.IsTerminatingDecimal && !fractions.Contains(Rational.Abs(exponent.Number)))
            {
                operands[1] = graph.Decimal(exponent.Number);
            }

            written.Add(id, operands.AsSpan().SequenceEqual([.. node.Operands]) ? node : graph.Rebuild(node, operands));
        }

        return written[result.Id];
    }

    private static Expr? FractionIn(Expr node) =>
        node.Is(Operators.Power) && node.Operands[1].IsNumber && !node.Operands[1].Number.IsInteger ? node.Operands[1] : null;
}
