namespace Symbolic;

/// <summary>Statements that follow each other; the body of a function or an arm of a condition.</summary>
internal sealed class CodeBlock(CodeBlock? parent)
{
    private readonly int _depth = parent is null ? 0 : parent._depth + 1;

    public List<Statement> Statements { get; } = [];

    /// <summary>True when this block is another one or lies around it.</summary>
    public bool Contains(CodeBlock? other)
    {
        while (other is not null && other._depth > _depth)
        {
            other = other.Parent;
        }

        return ReferenceEquals(other, this);
    }

    /// <summary>True when nothing is left to be done. Blocks nest no deeper than regions do.</summary>
    public bool IsEmpty => Statements.TrueForAll(static s => s is Conditional { IsEmpty: true });

    private CodeBlock? Parent => parent;
}

/// <summary>A statement of exported code.</summary>
internal abstract record Statement;

/// <summary>A value gets its name.</summary>
/// <param name="Value">The value.</param>
/// <param name="Declares">True where the name appears first.</param>
/// <param name="Code">What it is.</param>
internal sealed record Assignment(int Value, bool Declares, string Code) : Statement;

/// <summary>Statements under a condition.</summary>
/// <param name="Condition">The value that is asked for; −1 for several together.</param>
/// <param name="Test">The condition as text.</param>
/// <param name="Then">What is done where it holds.</param>
/// <param name="Else">What is done where it does not.</param>
internal sealed record Conditional(int Condition, string Test, CodeBlock Then, CodeBlock Else) : Statement
{
    /// <summary>Values that both arms assign: they are declared before.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>True when everything became part of expressions.</summary>
    public bool IsEmpty => Then.IsEmpty && Else.IsEmpty;
}

/// <summary>Part of a line of code.</summary>
/// <param name="Code">The text.</param>
/// <param name="Binding">How tightly it binds.</param>
/// <param name="Depth">How deep operators are nested in it.</param>
/// <param name="Names">The values that it mentions by name.</param>
internal readonly record struct Fragment(string Code, Binding Binding, int Depth, int[] Names)
{
    public static Fragment Atom(string code) => new(code, Binding.Atom, 0, []);

    /// <summary>The text as an operand of what binds so tightly.</summary>
    public string Within(Binding binding) => Binding < binding ? $"({Code})" : Code;
}

/// <summary>How tightly an expression binds, the loosest first.</summary>
internal enum Binding : byte
{
    Sum,
    Product,
    Atom,
}
