namespace Symbolic.Parsing;

/// <summary>How much a note matters.</summary>
public enum LintSeverity
{
    /// <summary>The reading is the usual one; other programs read it differently.</summary>
    Information,

    /// <summary>The reading is probably not what was meant.</summary>
    Warning,
}

/// <summary>A remark on input that was read but that other people or programs read differently.</summary>
/// <param name="Span">The part of the text that it is about.</param>
/// <param name="Text">One line, with the parenthesised reading.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record Lint(TextSpan Span, string Text, LintSeverity Severity = LintSeverity.Information);
