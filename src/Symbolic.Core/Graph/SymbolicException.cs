namespace Symbolic;

/// <summary>An error that the system reports about an expression, with the code of the machine interface.</summary>
public abstract class SymbolicException(string message) : Exception(message)
{
    /// <summary>The error code: <c>shape</c>, <c>type</c>, <c>undefined</c>, <c>limit</c> or <c>name</c>.</summary>
    public abstract string Code { get; }

    /// <summary>What to do about it, in one sentence; null when nothing sensible can be said.</summary>
    public string? Hint { get; init; }
}

/// <summary>The shapes of two operands do not fit.</summary>
public sealed class ShapeException(Operator op, Shape left, Shape right)
    : SymbolicException($"'{op.Name}' cannot combine {left} with {right}.")
{
    /// <inheritdoc/>
    public override string Code => "shape";

    /// <summary>The operator that was asked for.</summary>
    public Operator Operator { get; } = op;

    /// <summary>The shape of the first operand.</summary>
    public Shape Left { get; } = left;

    /// <summary>The shape of the other operand.</summary>
    public Shape Right { get; } = right;
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

    private static string Excerpt(Expr node)
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

/// <summary>A name that has no value where one is needed.</summary>
public sealed class UnresolvedNameException(string message, IReadOnlyList<string> names) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "name";

    /// <summary>The names without a value.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
