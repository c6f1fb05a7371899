namespace Symbolic.Benchmarks;

/// <summary>A formula and the variable to differentiate by.</summary>
internal sealed record DerivativeCase(string Name, string Formula, string Variable, string[] Names)
{
    // A case that takes longer is counted as such.
    private const double MostSeconds = 60;

    /// <summary>The derivative as it comes and simplified, as text, and the times that the thread computed for both; the second text is null where there was no time for it or it is too long to print, and the first is empty where that is too long.</summary>
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
            return (Written(derivative) ?? "", Written(simple), differentiation, simplification);
        }
        catch (OperationCanceledException)
        {
            return ("", null, differentiation, TensorsClock.ThreadSeconds() - middle);
        }
    }

    private static string? Written(Expr expr)
    {
        try
        {
            return expr.ToText();
        }
        catch (LimitException)
        {
            return null;
        }
    }
}
