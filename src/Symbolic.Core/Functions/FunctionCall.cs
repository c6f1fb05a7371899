using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>The arguments of one application of a function of the language.</summary>
public sealed class FunctionCall
{
    private readonly IReadOnlyDictionary<string, Expr> _options;

    /// <summary>An application.</summary>
    /// <param name="function">What is applied.</param>
    /// <param name="graph">The graph of all arguments.</param>
    /// <param name="arguments">The arguments by position.</param>
    /// <param name="options">The arguments by name.</param>
    public FunctionCall(BuiltFunction function, ExprGraph graph, IReadOnlyList<Expr> arguments, IReadOnlyDictionary<string, Expr> options)
    {
        (Function, Graph, Arguments, _options) = (function, graph, arguments, options);
        foreach (Expr argument in arguments)
        {
            graph.Check(argument);
        }
    }

    /// <summary>What is applied.</summary>
    public BuiltFunction Function { get; }

    /// <summary>The graph of all arguments.</summary>
    public ExprGraph Graph { get; }

    /// <summary>The arguments by position.</summary>
    public IReadOnlyList<Expr> Arguments { get; }

    /// <summary>The argument at a position.</summary>
    public Expr this[int position] => Arguments[position];

    /// <summary>How many arguments there are.</summary>
    public int Count => Arguments.Count;

    /// <summary>An argument given by name.</summary>
    public bool TryOption(string name, [NotNullWhen(true)] out Expr option) => _options.TryGetValue(name, out option);

    /// <summary>A whole number given by name.</summary>
    /// <exception cref="ArgumentValueException">The value is no whole number.</exception>
    public int IntegerOption(string name, int otherwise) => TryOption(name, out Expr given) ? Integer(given, name) : otherwise;

    /// <summary>A whole number that an argument must be.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="meaning">What it stands for.</param>
    /// <exception cref="ArgumentValueException">The value is no whole number.</exception>
    public int Integer(Expr value, string meaning) => value.IsNumber && value.Number.TryGetInt32(out int number)
        ? number
        : throw Refuse($"needs a whole number for {meaning}, not {Excerpt(value)}", $"Write it as {Function.Example}.");

    /// <summary>A length: a whole number, or one in symbols such as <c>n + 1</c>, as the length of an axis.</summary>
    /// <exception cref="ArgumentValueException">The value is no such number, or it is negative.</exception>
    public Dim Length(Expr value)
    {
        if (Lengths.TryRead(value, out Dim length) && (!length.IsFixed || length.Length >= 0))
        {
            return length;
        }

        throw Refuse($"needs a length, not {Excerpt(value)}", "A length is a whole number from 0, or made of such and names by + − and products with numbers, such as n + 1.");
    }

    /// <summary>A length or the negative of one, such as <c>1 - n</c>.</summary>
    /// <exception cref="ArgumentValueException">The value is no such number.</exception>
    public Dim SignedLength(Expr value) => Lengths.TryRead(value, out Dim length) ? length
        : throw Refuse($"needs a whole number, not {Excerpt(value)}", "It may be made of whole numbers and names of lengths, such as 1 - n.");

    /// <summary>The entries of a list in brackets, each a length or the negative of one.</summary>
    /// <exception cref="ArgumentValueException">The value is no such list.</exception>
    public IEnumerable<Dim> Integers(Expr list)
    {
        // A row in brackets comes as a matrix.
        Expr entries = list.Is(Operators.Einsum) && list.Operands is [var row] && row.Is(Operators.Array) ? row : list;
        return entries.Is(Operators.Array) ? entries.Operands.Select(SignedLength)
            : entries.Shape.IsScalar ? [SignedLength(entries)]
            : throw Refuse($"needs a list in brackets, not {Excerpt(list)}", $"Write it as {Function.Example}.");
    }

    /// <summary>The error about a value that the function does not take.</summary>
    /// <param name="message">What is wrong, continuing the name of the function.</param>
    /// <param name="hint">What to write.</param>
    public ArgumentValueException Refuse(string message, string hint) => new(Function.Name, message) { Hint = hint };

    /// <summary>The error about the shapes of all arguments.</summary>
    /// <param name="hint">What to write.</param>
    public ShapeException Misfit(string hint) => new(Function.Name, [.. Arguments.Select(static a => a.Shape)]) { Hint = hint };

    private static string Excerpt(Expr value)
    {
        const int limit = 60;
        string text = value.ToString();
        return text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "…");
    }
}
