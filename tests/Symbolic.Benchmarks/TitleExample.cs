using BenchmarkDotNet.Attributes;

namespace Symbolic.Benchmarks;

/// <summary>The title example from C#: the graph and its gradient.</summary>
[MemoryDiagnoser]
public class TitleExample
{
    /// <summary>Builds the expression in a fresh graph and takes the gradient.</summary>
    [Benchmark]
    public Gradient BuildAndGradient()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y, Expr z) = graph.Symbols("x", "y", "z");
        Expr f = ((x * y) + z).Pow(2) + Operators.Exp[x - (y * z)];
        return f.Gradient(x, y, z);
    }
}
