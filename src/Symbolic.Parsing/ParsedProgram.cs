using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing;

/// <summary>A text that has been read.</summary>
public sealed class ParsedProgram
{
    private string? _reading;

    internal ParsedProgram(string text, IReadOnlyList<StatementNode> statements, IReadOnlyList<Lint> notes)
    {
        Text = text;
        Statements = statements;
        Notes = notes;
    }

    /// <summary>The text as it was typed; spans refer to it.</summary>
    public string Text { get; }

    /// <summary>The statements in order.</summary>
    internal IReadOnlyList<StatementNode> Statements { get; }

    /// <summary>Remarks on parts that others read differently.</summary>
    public IReadOnlyList<Lint> Notes { get; }

    /// <summary>The whole text in explicit form: how it was read.</summary>
    public string Reading => _reading ??= ReadingPrinter.Print(Statements);
}
