namespace Symbolic;

/// <summary>The number of operations in some expressions: distinct nodes that have operands.</summary>
internal static class OperationCount
{
    public static int Of(ExprGraph graph, IEnumerable<Expr> roots)
    {
        Cone cone = graph.TakeCone();
        cone.Collect([.. roots.Select(static r => r.Id)]);
        int count = 0;
        for (int place = 0; place < cone.Count; place++)
        {
            count += graph.OperandsAt(cone[place]).IsEmpty ? 0 : 1;
        }

        graph.GiveBack(cone);
        return count;
    }
}
