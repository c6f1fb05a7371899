namespace Symbolic.Repl.Quiz;

/// <summary>Random numbers made of vectors and matrices: least squares, quadratic forms, layers, softmax.</summary>
internal sealed class TensorFunctionMaker(Random random, ExprGraph graph, ElementaryFunctions functions)
{
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["A"] = new Shape("m", "n"), ["B"] = new Shape("n", "n"), ["x"] = new Shape("n"), ["b"] = new Shape("m"), ["c"] = new Shape("n"),
    };

    private static readonly ReadingOptions Reading = new() { Shapes = Shapes, Names = [.. Shapes.Keys] };

    /// <summary>A function and a vector or matrix in it.</summary>
    public (Expr Function, Expr By) Next()
    {
        (string vector, string like) = random.Next(5) switch
        {
            0 => ("x − c", "c"),
            1 => ("A x", "b"),
            2 => ("A x + b", "b"),
            _ => ("A x − b", "b"),
        };
        string function = random.Next(7) switch
        {
            0 => $"logsumexp({vector}) − {like}ᵀ({vector})",
            1 => $"sum({Name()}({vector}))",
            2 => $"{like}ᵀ{Name()}({vector})",
            3 => "xᵀB x",
            4 => $"‖{Name()}({vector})‖²",
            _ => $"‖{vector}‖²",
        };
        string scale = random.Next(3) == 0 ? $"{random.Next(2, 6)} " : random.Next(4) == 0 ? "1/2 " : "";
        string more = random.Next(4) switch { 0 => " + λ‖x‖²", 1 => " + cᵀx", _ => "" };
        Expr f = graph.Parse($"{scale}{function}{more}", Reading);
        Expr[] variables = [.. Exercise.Dependencies(f).Where(static v => !v.Shape.IsScalar)];
        Expr[] vectors = [.. variables.Where(static v => v.Shape.Order == 1)];
        return (f, random.Next(3) > 0 ? vectors.FirstOrDefault(static v => v.Name == "x", vectors[0]) : variables[random.Next(variables.Length)]);
    }

    // Defined for all numbers: a vector has entries of any sign.
    private string Name()
    {
        UnaryOperator[] total = [.. functions.Everyday.Concat(functions.Further).Where(static f => f.Kink is null && ReferenceEquals(f.Domain, Domain.Reals))];
        return total[random.Next(total.Length)].Name;
    }
}
