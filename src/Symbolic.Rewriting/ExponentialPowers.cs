namespace Symbolic;

/// <summary>
/// (eˣ)³ is e³ˣ, for all real exponents: no more operations, and as people write it. Where something else uses eˣ too, it stays a
/// power, since sums like (eˣ)² + 2eˣ + 1 are polynomials in eˣ, and the exponential is computed once.
/// </summary>
internal static class ExponentialPowers
{
    /// <summary>The expression with the exponents multiplied, in one pass, operands first.</summary>
    public static Expr Of(Expr root, CancellationToken cancellation)
    {
        ExprGraph graph = root.Graph;
        Cone cone = graph.TakeCone();
        try
        {
            cone.Collect([root.Id]);
            return cone.Ids.Any(id => IsPower(graph[id])) ? Run(graph, cone, cancellation) : root;
        }
        finally
        {
            graph.GiveBack(cone);
        }
    }

    private static Expr Run(ExprGraph graph, Cone cone, CancellationToken cancellation)
    {
        int[] uses = new int[cone.Count];
        foreach (int id in cone.Ids)
        {
            foreach (int operand in graph.OperandsAt(id))
            {
                uses[cone.PlaceOf(operand)]++;
            }
        }

        var results = new Expr[cone.Count];
        for (int place = 0; place < cone.Count; place++)
        {
            if ((place & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Expr node = graph[cone[place]];
            Expr[] operands = [.. node.Operands.Select(o => results[cone.PlaceOf(o.Id)])];
            bool joins = IsPower(node) && uses[cone.PlaceOf(node.Operands[0].Id)] == 1 && operands[0].Is(Operators.Exp);
            results[place] = joins ? Operators.Exp[Product(operands[1], operands[0].Operands[0])]
                : operands.AsSpan().SequenceEqual([.. node.Operands]) ? node
                : graph.Rebuild(node, operands);
        }

        return results[^1];
    }

    private static Expr Product(Expr power, Expr exponent) => power.IsNumber ? power * exponent : exponent * power;

    private static bool IsPower(Expr node) => node.Is(Operators.Power) && node.Shape.IsScalar && node.Operands[0].Is(Operators.Exp);
}
