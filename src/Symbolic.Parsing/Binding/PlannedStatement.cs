using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

/// <summary>A statement as it is to be carried out: loops give one for each round.</summary>
internal sealed class PlannedStatement(StatementNode statement, LocalNames? names)
{
    public StatementNode Statement { get; } = statement;

    /// <summary>The indices of the loops around it.</summary>
    public LocalNames? Names { get; } = names;

    /// <summary>The name on the left of an equation, with evaluated indices, or that of a function; null for other statements.</summary>
    public string? Target { get; set; }

    /// <summary>The indices of an equation for all components at once, <c>net_k = …</c>; null for all other statements.</summary>
    public string[]? Components { get; set; }

    /// <summary>To where the component runs, in a loop with a name for its last number; null where nothing is said.</summary>
    public ExpressionNode? UpTo { get; set; }

    public Progress Progress { get; set; }

    /// <summary>What the statement has become.</summary>
    public BoundStatement? Bound { get; set; }
}

/// <summary>How far a statement has come.</summary>
internal enum Progress
{
    Waiting,
    Begun,
    Done,
}
