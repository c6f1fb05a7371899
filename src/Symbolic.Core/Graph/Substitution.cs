namespace Symbolic;

/// <summary>
/// Replaces nodes by others in whatever depends on them: one loop over the nodes in between. An instance may be used again and
/// again; its tables grow with the graph once.
/// </summary>
internal sealed class Substitution(ExprGraph graph, CancellationToken cancellation = default)
{
    private int[] _results = [];
    private int[] _roots = new int[1];

    /// <summary>
    /// The expression with every node that is a key replaced, all at the same time: what is put in is not searched again. Nodes
    /// without a replaced operand stay what they are; the others are built anew by the same constructors.
    /// </summary>
    public Expr Run(Expr root, IReadOnlyDictionary<int, Expr> replacements)
    {
        if (replacements.TryGetValue(root.Id, out Expr whole))
        {
            return whole;
        }

        Cone cone = graph.TakeCone();
        _roots[0] = graph.Check(root);
        cone.Collect(_roots, replacements.ContainsKey);
        if (_results.Length < cone.Count)
        {
            _results = new int[Math.Max(cone.Count, _results.Length * 2)];
        }

        Span<Expr> few = new Expr[4];
        for (int place = 0; place < cone.Count; place++)
        {
            if ((place & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int id = cone[place];
            _results[place] = replacements.TryGetValue(id, out Expr replacement) ? graph.Check(replacement) : Rebuilt(cone, id, few);
        }

        int result = _results[cone.Count - 1];
        graph.GiveBack(cone);
        return new Expr(graph, result);
    }

    private int Rebuilt(Cone cone, int id, Span<Expr> few)
    {
        ReadOnlySpan<int> operands = graph.OperandsAt(id);
        bool changed = false;
        foreach (int operand in operands)
        {
            changed |= _results[cone.PlaceOf(operand)] != operand;
        }

        if (!changed)
        {
            return id;
        }

        Span<Expr> rebuilt = operands.Length <= few.Length ? few[..operands.Length] : new Expr[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            rebuilt[i] = new Expr(graph, _results[cone.PlaceOf(operands[i])]);
        }

        return graph.Rebuild(new Expr(graph, id), rebuilt).Id;
    }
}
