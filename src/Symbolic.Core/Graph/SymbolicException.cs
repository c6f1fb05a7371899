namespace Symbolic;

/// <summary>An error that the system reports about an expression, with the code of the machine interface.</summary>
public abstract class SymbolicException(string message) : Exception(message)
{
    /// <summary>The error code: <c>shape</c>, <c>type</c>, <c>undefined</c>, <c>limit</c> or <c>name</c>.</summary>
    public abstract string Code { get; }

    /// <summary>What to do about it, in one sentence; null when nothing sensible can be said.</summary>
    public string? Hint { get; init; }
}

/// <summary>The shapes of operands do not fit.</summary>
public sealed class ShapeException : SymbolicException
{
    /// <summary>Two operands of an operator do not fit.</summary>
    public ShapeException(Operator op, Shape left, Shape right)
        : base($"'{op.Name}' cannot combine {left} with {right}.") => (Function, Operator, Left, Right) = (op.Name, op, left, right);

    /// <summary>The arguments of a function do not fit.</summary>
    /// <param name="function">The name of the function.</param>
    /// <param name="shapes">The shapes of its arguments, at least one.</param>
    public ShapeException(string function, params ReadOnlySpan<Shape> shapes)
        : base(Describe(function, shapes)) => (Function, Left, Right) = (function, shapes[0], shapes[^1]);

    /// <inheritdoc/>
    public override string Code => "shape";

    /// <summary>The name of the operator or function that was asked for.</summary>
    public string Function { get; }

    /// <summary>The operator that was asked for; null when it was a function built from several.</summary>
    public Operator? Operator { get; }

    /// <summary>The shape of the first operand.</summary>
    public Shape Left { get; }

    /// <summary>The shape of the last operand.</summary>
    public Shape Right { get; }

    private static string Describe(string function, ReadOnlySpan<Shape> shapes) => shapes.Length == 1
        ? $"'{function}' cannot take {shapes[0]}."
        : $"'{function}' cannot combine {string.Join(", ", shapes[..^1].ToArray())} with {shapes[^1]}.";
}

/// <summary>An argument or option of a function has a value that the function cannot take: an axis that is not there, a stride of 0.</summary>
public sealed class ArgumentValueException(string function, string message) : SymbolicException($"'{function}' {message}.")
{
    /// <inheritdoc/>
    public override string Code => "type";

    /// <summary>The name of the function.</summary>
    public string Function { get; } = function;
}

/// <summary>A truth value stands where a number is meant, or the other way round.</summary>
public sealed class ElementException(string message) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "type";
}

/// <summary>A derivative that the system cannot give. It never answers 0 instead.</summary>
public sealed class DerivativeUndefinedException(Expr node, string reason)
    : SymbolicException($"The derivative of {Excerpt(node)} is not available: {reason}.")
{
    /// <inheritdoc/>
    public override string Code => "undefined";

    /// <summary>The node that has no derivative.</summary>
    public Expr Node { get; } = node;

    internal static string Excerpt(Expr node)
    {
        const int limit = 80;
        string text = node.ToString();
        return text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "…");
    }
}

/// <summary>A size, depth or time beyond what the system allows.</summary>
public sealed class LimitException(string message) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "limit";
}

/// <summary>A condition under which a result was derived does not hold at a point.</summary>
public sealed class ConditionException(string message, string condition) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "undefined";

    /// <summary>The condition as text.</summary>
    public string Condition { get; } = condition;
}

/// <summary>A name that has no value where one is needed.</summary>
public sealed class UnresolvedNameException(string message, IReadOnlyList<string> names) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "name";

    /// <summary>The names without a value.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
