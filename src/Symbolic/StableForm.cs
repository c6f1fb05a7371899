namespace Symbolic;

/// <summary>Expressions in the form in which they are computed.</summary>
internal static class StableForm
{
    /// <summary>
    /// The outputs in a form, with the inputs that belong to them. In a graph of its own: nothing is added to that of the
    /// expressions, which other threads may be reading.
    /// </summary>
    public static (IReadOnlyList<Expr> Outputs, Expr[] Inputs) Of(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, NumericalForm form, CancellationToken cancellation)
    {
        if (form == NumericalForm.AsWritten || outputs.Count == 0 || !AreOfOneGraph(outputs, inputs))
        {
            return (outputs, [.. inputs]);
        }

        var graph = new ExprGraph(outputs[0].Graph.Operators);
        Expr[] copies = graph.ImportAll([.. outputs, .. inputs], cancellation);
        Expr[] copiedOutputs = copies[..outputs.Count], copiedInputs = copies[outputs.Count..];
        IReadOnlyList<Expr> stable = copiedOutputs.Stabilize(new StabilizeOptions { Cancellation = cancellation });
        return stable.SequenceEqual(copiedOutputs) ? (outputs, [.. inputs]) : (stable, copiedInputs);
    }

    private static bool AreOfOneGraph(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs)
    {
        bool same = outputs.All(o => o.Graph is not null && ReferenceEquals(o.Graph, outputs[0].Graph));
        foreach (Expr input in inputs)
        {
            same &= input.Graph is not null && ReferenceEquals(input.Graph, outputs[0].Graph);
        }

        return same;
    }
}
