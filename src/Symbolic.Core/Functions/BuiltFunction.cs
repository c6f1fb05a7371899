using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// A function of the language that is a name for a construction out of operators: <c>mse(y, t)</c>, <c>kron(A, B)</c>,
/// <c>conv1d(x, k)</c>. It makes no node of its own, so its derivatives of every order are those of what it builds.
/// </summary>
public sealed class BuiltFunction(string name)
{
    /// <summary>The name by which the language calls the function.</summary>
    public string Name { get; } = name;

    /// <summary>Other names that the language reads.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The definition in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>An application as it is written in the language: <c>mse(y, t)</c>.</summary>
    public required string Example { get; init; }

    /// <summary>The smallest number of arguments.</summary>
    public required int MinArguments { get; init; }

    /// <summary>The largest number of arguments; <see cref="int.MaxValue"/> when there is no limit.</summary>
    public required int MaxArguments { get; init; }

    /// <summary>The names of its named arguments: axis, pad, stride …</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>True when the function may be applied without parentheses: <c>tr AB</c>.</summary>
    public bool AppliesBare { get; init; }

    /// <summary>The operator on numbers that it carries on over all entries, so that the operator's name serves for both: max(x, y) and max(x).</summary>
    public Operator? Folds { get; init; }

    /// <summary>The construction.</summary>
    public required Func<FunctionCall, Expr> Build { get; init; }

    /// <summary>The value of the function at arguments.</summary>
    /// <param name="graph">The graph of all arguments.</param>
    /// <param name="arguments">The arguments by position.</param>
    /// <param name="options">The arguments by name.</param>
    /// <exception cref="ArgumentValueException">The number of arguments, an option's name or a value is not one that the function takes.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Expr Apply(ExprGraph graph, IReadOnlyList<Expr> arguments, IReadOnlyDictionary<string, Expr> options)
    {
        var call = new FunctionCall(this, graph, arguments, options);
        if (call.Count < MinArguments || call.Count > MaxArguments)
        {
            throw call.Refuse($"takes {Arity}, got {call.Count}", $"Write it as {Example}.");
        }

        foreach (string option in options.Keys)
        {
            if (!Options.Contains(option))
            {
                throw call.Refuse(
                    $"has no option '{option}'",
                    Options.IsEmpty ? $"It takes no options: {Example}." : $"Its options are {string.Join(", ", Options)}.");
            }
        }

        return Build(call);
    }

    /// <summary>The value of the function at arguments, without options.</summary>
    /// <exception cref="ArgumentValueException">The number of arguments or a value is not one that the function takes.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Expr this[params ReadOnlySpan<Expr> arguments] => Apply(arguments[0].Owner, arguments.ToArray(), ImmutableDictionary<string, Expr>.Empty);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string Arity
    {
        get
        {
            string wanted = MinArguments == MaxArguments ? $"{MinArguments}"
                : MaxArguments == int.MaxValue ? $"at least {MinArguments}"
                : MaxArguments == MinArguments + 1 ? $"{MinArguments} or {MaxArguments}"
                : $"{MinArguments} to {MaxArguments}";
            return $"{wanted} {(MinArguments == 1 && MaxArguments is 1 or int.MaxValue ? "argument" : "arguments")}";
        }
    }
}
