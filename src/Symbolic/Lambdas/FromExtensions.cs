using System.Linq.Expressions;

namespace Symbolic;

/// <summary>Lambda expressions of C# as expressions of a graph.</summary>
public static class FromExtensions
{
    /// <summary>
    /// Reads a lambda expression of C#: <c>graph.From((double x, double y) => x * Math.Sin(y))</c>. Parameters are the variables of
    /// their names; captured variables are the numbers that they hold now. Which method is which operator follows from the operators
    /// of the graph: by their spelling in C# (<see cref="Code.CSharp"/>), by the method that computes their values, and for
    /// <see cref="Math"/>, <see cref="MathF"/>, <c>double</c>, <c>float</c> and the functions of MathNet.Numerics by their names,
    /// provided that the values are the same at the operator's samples. Numbers are exact: 0.1 is one tenth, and
    /// <c>Math.Pow(x, 0.2)</c> the real fifth root. What works on whole numbers must not depend on a parameter.
    /// </summary>
    /// <param name="graph">The graph in which to build.</param>
    /// <param name="lambda">Parameters of the types <c>double</c>, <c>float</c> and <c>bool</c>; a number, truth value or new array as result.</param>
    /// <exception cref="LambdaReadException">The lambda calls a method that is no operator, or does what formulas cannot; the message says which.</exception>
    public static Expr From(this ExprGraph graph, LambdaExpression lambda)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(lambda);
        return new LambdaReader(graph).Read(lambda, [.. lambda.Parameters.Select(p => Variable(graph, p))]);
    }

    /// <summary>Reads a lambda expression of C# and puts expressions in the place of its parameters.</summary>
    /// <inheritdoc cref="From(ExprGraph, LambdaExpression)"/>
    /// <param name="graph">The graph in which to build.</param>
    /// <param name="lambda">The lambda expression.</param>
    /// <param name="arguments">One expression of the graph for each parameter.</param>
    public static Expr From(this ExprGraph graph, LambdaExpression lambda, params ReadOnlySpan<Expr> arguments)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(lambda);
        return arguments.Length == lambda.Parameters.Count
            ? new LambdaReader(graph).Read(lambda, arguments.ToArray())
            : throw new ArgumentException($"The lambda expression has {lambda.Parameters.Count} parameters, but {arguments.Length} arguments are given.", nameof(arguments));
    }

    private static Expr Variable(ExprGraph graph, ParameterExpression parameter)
    {
        string name = parameter.Name ?? throw new LambdaReadException("A parameter of the lambda expression has no name; give arguments for its parameters.");
        return parameter.Type == typeof(bool) ? graph.Symbol(name, Facts.Unknown, ExprType.Boolean)
            : parameter.Type == typeof(double) || parameter.Type == typeof(float) ? graph.Symbol(name)
            : throw new LambdaReadException($"The parameter '{name}' is of type {parameter.Type.Name}; parameters are double, float or bool.");
    }
}
