namespace Symbolic;

/// <summary>What expressions cost to compute.</summary>
public static class CostExtensions
{
    /// <summary>The cost of one expression.</summary>
    public static Cost Cost(this Expr f, CancellationToken cancellation = default) => ((IReadOnlyList<Expr>)[f]).Cost(cancellation);

    /// <summary>The cost of several expressions together: what they share counts once.</summary>
    /// <exception cref="ArgumentException">There are no expressions.</exception>
    public static Cost Cost(this IReadOnlyList<Expr> outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0)
        {
            throw new ArgumentException("Without expressions there is no cost.", nameof(outputs));
        }

        ExprGraph graph = outputs[0].Graph;
        Cone cone = graph.TakeCone();
        cone.Collect([.. outputs.Select(graph.Check)]);
        int operations = 0, longest = 0;
        double? flops = 0;
        bool ofNumbers = true;
        int[] depths = new int[cone.Count];
        var inputs = new List<Expr>();
        for (int place = 0; place < cone.Count; place++)
        {
            if ((place & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Expr node = graph[cone[place]];
            ReadOnlySpan<int> operands = graph.OperandsAt(node.Id);
            if (node.IsSymbol)
            {
                inputs.Add(node);
            }

            ofNumbers &= node.Operator != Operators.Call && !EntryExpansion.IsOfTensors(graph, node.Id);
            if (operands.IsEmpty)
            {
                continue;
            }

            operations++;
            flops += FlopsOf(node);
            foreach (int operand in operands)
            {
                depths[place] = Math.Max(depths[place], depths[cone.PlaceOf(operand)] + 1);
            }

            longest = Math.Max(longest, depths[place]);
        }

        int nodes = cone.Count;
        graph.GiveBack(cone);
        return new Cost(nodes, operations, flops, longest, ofNumbers ? Program.Create(outputs, inputs, cancellation).SlotCount : null);
    }

    private static double? FlopsOf(Expr node)
    {
        Expr first = node.Operands[0];
        return node.Operator switch
        {
            // A product and an addition for each combination of indices.
            LeafOperator when node.Is(Operators.Einsum) => node.Operands.Count * Entries(node.Contraction.Sizes),
            LeafOperator when node.Is(Operators.Array) => 0,
            TensorOperator { LastAxes: 1 } op => op.Flops * Entries(first.Shape.Axes),
            TensorOperator op => op.Flops * Entries(node.Operands.Count > 1 ? [.. first.Shape.Axes, .. node.Shape.Axes.TakeLast(1)] : [.. first.Shape.Axes, .. first.Shape.Axes.TakeLast(1)]),
            BinaryOperator { FlopsAtExactRight: { } atExact } op when node.Operands[1].IsNumber => (atExact(node.Operands[1].Number) ?? op.Flops) * Entries(node.Shape.Axes),
            NaryOperator { Fold: not null } op => op.Flops * Math.Max(1, node.Operands.Count - 1) * Entries(node.Shape.Axes),
            Operator op => op.Flops * Entries(node.Shape.Axes),
        };
    }

    private static double? Entries(IEnumerable<Dim> axes)
    {
        double entries = 1;
        foreach (Dim axis in axes)
        {
            if (!axis.IsFixed)
            {
                return null;
            }

            entries *= axis.Length;
        }

        return entries;
    }
}
