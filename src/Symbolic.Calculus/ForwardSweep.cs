namespace Symbolic;

/// <summary>
/// The forward sweep: tangents of outputs from tangents of variables, in ascending order, from the same partials as the reverse
/// sweep. A tangent that is structurally zero is never formed.
/// Source: Griewank and Walther, Evaluating Derivatives (2nd ed.), section 3.1.
/// </summary>
internal static class ForwardSweep
{
    /// <summary>The directional derivatives of the outputs; null where an output does not depend on the variables.</summary>
    public static Expr?[] Run(ExprGraph graph, IReadOnlyList<Expr> outputs, IReadOnlyList<(Expr Variable, Expr Tangent)> directions, DerivativeOptions options)
    {
        var seeds = new Dictionary<int, Expr>(directions.Count);
        foreach ((Expr variable, Expr tangent) in directions)
        {
            seeds[graph.Check(variable)] = tangent;
        }

        var cone = new Cone(graph);
        cone.Collect([.. outputs.Select(graph.Check)], seeds.ContainsKey);
        int known = graph.Count;
        var tangents = new Expr?[cone.Count];
        for (int place = 0; place < cone.Count; place++)
        {
            if ((place & 0xFFF) == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
            }

            int id = cone[place];
            tangents[place] = seeds.TryGetValue(id, out Expr seed) ? (seed.IsZero ? null : seed)
                : graph.TypeAt(id).Element == Element.Real ? TangentOf(graph[id], cone, tangents, known, options)
                : null;
        }

        return [.. outputs.Select(o => tangents[cone.PlaceOf(o.Id)])];
    }

    private static Expr? TangentOf(Expr node, Cone cone, Expr?[] tangents, int known, DerivativeOptions options)
    {
        Adjoint? sum = null;
        int count = node.Operands.Count;
        for (int position = 0; position < count; position++)
        {
            if (tangents[cone.PlaceOf(node.Operands[position].Id)] is not { } tangent)
            {
                continue;
            }

            Partial partial = LocalPartial.Of(node, position, options.Notes);
            if (partial.Value.IsZero)
            {
                continue;
            }

            Adjoint term = new Adjoint(tangent, null).Through(partial, known);
            sum = sum is { } earlier ? earlier.Plus(term) : term;
        }

        return sum?.Materialize();
    }
}
