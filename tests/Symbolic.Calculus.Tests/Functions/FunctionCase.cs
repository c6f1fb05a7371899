namespace Symbolic.Tests;

/// <summary>A function with its definition in plain loops.</summary>
/// <param name="Shapes">The shapes of the variables for three lengths.</param>
/// <param name="Build">The expression.</param>
/// <param name="Expected">The value from numbers for the variables.</param>
internal sealed record FunctionCase(Func<int, int, int, int[][]> Shapes, Func<Expr[], Expr> Build, Func<Numbers[], Numbers> Expected)
{
    /// <summary>The range from which numbers are drawn.</summary>
    public (double Low, double High) Range { get; init; } = (-0.8, 1.2);

    /// <summary>Lengths below this have to be refused or to work all the same.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The expression and its variables.</summary>
    public (Expr Value, Expr[] Variables) In(ExprGraph graph, int p, int q, int r)
    {
        int[][] shapes = Shapes(p, q, r);
        Expr[] variables = [.. shapes.Select((shape, i) => graph.Symbol(((char)('a' + i)).ToString(), new Shape([.. shape.Select(Dim.Of)])))];
        return (Build(variables), variables);
    }
}
