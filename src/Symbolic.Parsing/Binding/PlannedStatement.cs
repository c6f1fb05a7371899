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
