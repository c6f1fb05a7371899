namespace Symbolic.Benchmarks;

/// <summary>A formula and the variable to differentiate by.</summary>
internal sealed record DerivativeCase(string Name, string Formula, string Variable, string[] Names)
{
    // A case that takes longer is counted as such.
    private const double MostSeconds = 60;

    /// <summary>The derivative as it comes and simplified, as text, and the times that the thread computed for both; the second text is null where there was no time for it.</summary>
    public (string Before, string? After, double Differentiation, double Simplification) Run()
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(Formula, new ReadingOptions { Names = Names }), x = graph.Symbol(Variable);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(MostSeconds));
        double begin = TensorsClock.ThreadSeconds();
        Expr derivative = f.Differentiate(x);
        double middle = TensorsClock.ThreadSeconds(), differentiation = middle - begin;
        try
        {
            Expr simple = derivative.Simplify(SimplifyOptions.Default with { Cancellation = late.Token }).Result;
            double simplification = TensorsClock.ThreadSeconds() - middle;
            return (derivative.ToText(), simple.ToText(), differentiation, simplification);
        }
        catch (OperationCanceledException)
        {
            return (derivative.ToText(), null, differentiation, TensorsClock.ThreadSeconds() - middle);
        }
    }
}
