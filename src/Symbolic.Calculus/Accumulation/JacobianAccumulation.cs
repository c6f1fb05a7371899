namespace Symbolic;

/// <summary>The entries of a Jacobian in the order of accumulation that is asked for.</summary>
internal static class JacobianAccumulation
{
    public static Dictionary<(int Row, int Column), Expr> Run(IReadOnlyList<Expr> outputs, Expr[] variables, DerivativeOptions options)
    {
        switch (options.Accumulation)
        {
            case Accumulation.Reverse:
                return Reverse(outputs, variables, options);
            case Accumulation.Forward when variables.All(static v => v.Shape.IsScalar):
                return Forward(outputs, variables, options);
            case Accumulation.CrossCountry:
                Dictionary<(int, int), Expr> usual = Automatic(outputs, variables, options);
                ExprGraph graph = outputs[0].Graph;
                return VertexElimination.Run(outputs, variables, options) is { } eliminated
                    && OperationCount.Of(graph, eliminated.Values) < OperationCount.Of(graph, usual.Values) ? eliminated : usual;
            default:
                return Automatic(outputs, variables, options);
        }
    }

    private static Dictionary<(int, int), Expr> Automatic(IReadOnlyList<Expr> outputs, Expr[] variables, DerivativeOptions options) =>
        IsLessForward(outputs, variables, options) ? Forward(outputs, variables, options) : Reverse(outputs, variables, options);

    // A forward sweep for each variable passes every node once; a reverse sweep for each output passes what the output is made of.
    private static bool IsLessForward(IReadOnlyList<Expr> outputs, Expr[] variables, DerivativeOptions options)
    {
        if (variables.Length == 0 || variables.Length >= outputs.Count || outputs.Any(static o => !o.Shape.IsScalar) || variables.Any(static v => !v.Shape.IsScalar))
        {
            return false;
        }

        ExprGraph graph = outputs[0].Graph;
        using var cone = new ActiveCone(graph, variables);
        cone.Collect([.. outputs], options.Cancellation);
        JacobianPattern.Of(outputs, variables, options.Cancellation, out long reached);
        return (long)variables.Length * cone.Count < reached;
    }

    private static Dictionary<(int, int), Expr> Reverse(IReadOnlyList<Expr> outputs, Expr[] variables, DerivativeOptions options)
    {
        var entries = new Dictionary<(int, int), Expr>();
        using var sweep = new ReverseSweep(outputs[0].Graph, variables, options);
        for (int row = 0; row < outputs.Count; row++)
        {
            foreach ((int column, Expr derivative) in sweep.Run((outputs[row], TensorDerivatives.Seed(outputs[row]))))
            {
                entries.Add((row, column), derivative);
            }
        }

        return entries;
    }

    private static Dictionary<(int, int), Expr> Forward(IReadOnlyList<Expr> outputs, Expr[] variables, DerivativeOptions options)
    {
        foreach (Expr output in outputs)
        {
            Derivatives.RequireReal(output);
        }

        var entries = new Dictionary<(int, int), Expr>();
        ExprGraph graph = outputs[0].Graph;
        for (int column = 0; column < variables.Length; column++)
        {
            // The other variables are held: one that is no leaf may contain this one.
            Expr?[] tangents = ForwardSweep.Run(graph, outputs, [.. variables.Select((v, i) => (v, i == column ? graph.One : graph.Zero))], options);
            for (int row = 0; row < tangents.Length; row++)
            {
                if (tangents[row] is { } derivative)
                {
                    entries.Add((row, column), derivative);
                }
            }
        }

        return entries;
    }
}
