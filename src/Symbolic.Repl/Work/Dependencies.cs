namespace Symbolic.Repl.Work;

/// <summary>What expressions depend on.</summary>
/// <param name="Variables">The variables.</param>
/// <param name="Lengths">The names of symbolic lengths of axes.</param>
/// <param name="IncludeTensors">True when something in them has axes, or sums over one.</param>
internal sealed record Dependencies(IReadOnlySet<Expr> Variables, IReadOnlySet<string> Lengths, bool IncludeTensors)
{
    /// <summary>What some expressions depend on.</summary>
    public static Dependencies Of(IEnumerable<Expr> roots)
    {
        var variables = new HashSet<Expr>();
        var lengths = new HashSet<string>(StringComparer.Ordinal);
        bool includeTensors = false;
        var seen = new HashSet<int>();
        var open = new Stack<Expr>(roots);
        while (open.TryPop(out Expr node))
        {
            if (!seen.Add(node.Id))
            {
                continue;
            }

            if (node.IsSymbol)
            {
                variables.Add(node);
            }

            if (!node.Shape.IsScalar || node.Operator == Operators.Einsum)
            {
                includeTensors = true;
                lengths.UnionWith(LengthsIn(node).SelectMany(static d => d.Symbols));
            }

            Expr.OperandList operands = node.Operands;
            for (int i = 0; i < operands.Count; i++)
            {
                open.Push(operands[i]);
            }
        }

        return new Dependencies(variables, lengths, includeTensors);
    }

    private static IEnumerable<Dim> LengthsIn(Expr node) =>
        node.Operator == Operators.Einsum ? node.Contraction.Sizes
        : node.Operator == Operators.Delta ? [.. node.Delta.Axes, .. node.Delta.Factors, node.Delta.Constant]
        : node.Shape.Axes;
}
