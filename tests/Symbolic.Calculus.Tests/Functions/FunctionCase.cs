namespace Symbolic.Tests;

/// <summary>A function with its definition in plain loops.</summary>
/// <param name="Shapes">The shapes of the variables for three lengths.</param>
/// <param name="Build">The expression.</param>
/// <param name="Expected">The value from numbers for the variables.</param>
internal sealed record FunctionCase(Func<Dim, Dim, Dim, Dim[][]> Shapes, Func<Expr[], Expr> Build, Func<Numbers[], Numbers> Expected)
{
    /// <summary>The range from which numbers are drawn.</summary>
    public (double Low, double High) Range { get; init; } = (-0.8, 1.2);

    /// <summary>The expression and its variables.</summary>
    public (Expr Value, Expr[] Variables) In(ExprGraph graph, Dim p, Dim q, Dim r)
    {
        Expr[] variables = [.. Shapes(p, q, r).Select((shape, i) => graph.Symbol(((char)('a' + i)).ToString(), new Shape(shape)))];
        return (Build(variables), variables);
    }
}
