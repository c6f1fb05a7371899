namespace Symbolic;

/// <summary>
/// Applies a rewriting of sums, products and powers to the largest such parts of an expression: to the whole, and to each argument of a
/// function, the inner ones first. One loop over the nodes.
/// </summary>
internal sealed class ArithmeticRegions(ExprGraph graph, Func<Expr, Simplified> rewrite, CancellationToken cancellation)
{
    /// <summary>The expression with every part rewritten.</summary>
    public Simplified Everywhere(Expr root)
    {
        Cone cone = graph.TakeCone();
        cone.Collect([root.Id]);
        int[] nodes = [.. cone.Ids];
        graph.GiveBack(cone);

        var plain = new Dictionary<int, Expr>(nodes.Length);
        var rewritten = new Dictionary<int, Expr>();
        var conditions = new List<Expr>();
        foreach (int id in nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            Expr node = graph[id];
            bool inside = Atoms.IsArithmetic(node);
            var operands = new Expr[node.Operands.Count];
            bool changed = false;
            for (int i = 0; i < operands.Length; i++)
            {
                Expr operand = node.Operands[i];
                operands[i] = inside ? plain[operand.Id] : Rewritten(operand);
                changed |= operands[i] != operand;
            }

            plain[id] = changed ? graph.Rebuild(node, operands) : node;
        }

        Expr result = Rewritten(root);
        return Finished(root, new Simplified(result, FormConditions.WithoutImplied(result, conditions)));

        Expr Rewritten(Expr node)
        {
            if (!rewritten.TryGetValue(node.Id, out Expr done))
            {
                done = plain[node.Id];
                if (Atoms.IsArithmetic(done))
                {
                    Simplified simplified = rewrite(done);
                    done = simplified.Result;
                    conditions.AddRange(simplified.Conditions.Where(c => !conditions.Contains(c)));
                }

                rewritten.Add(node.Id, done);
            }

            return done;
        }
    }

    /// <summary>The expression itself rewritten, or each entry of a list.</summary>
    public Simplified AtTheTop(Expr root)
    {
        if (!root.Is(Operators.Array))
        {
            return Atoms.IsArithmetic(root) ? Finished(root, rewrite(root)) : new Simplified(root, []);
        }

        Simplified[] entries = [.. root.Operands.Select(AtTheTop)];
        return new Simplified(graph.Array(root.Shape, [.. entries.Select(static e => e.Result)]), [.. entries.SelectMany(static e => e.Conditions).Distinct()]);
    }

    private static Simplified Finished(Expr original, Simplified form) =>
        new(DecimalExponents.Restore(original, form.Result), SolvedConditions.Of(form.Result, form.Conditions));
}
