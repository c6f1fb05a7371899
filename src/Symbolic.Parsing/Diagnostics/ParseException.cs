using Symbolic.Parsing;

namespace Symbolic;

/// <summary>
/// The input cannot be read. Carries one sentence that says what is wrong, the exact place, and one suggestion where there is one.
/// </summary>
public sealed class ParseException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">One of the constants of <see cref="ParseErrorCode"/>.</param>
    /// <param name="message">One sentence without the place and without the suggestion.</param>
    /// <param name="source">The text that was read.</param>
    /// <param name="span">The offending part of <paramref name="source"/>.</param>
    /// <param name="hint">One suggestion, or null.</param>
    public ParseException(string code, string message, string source, TextSpan span, string? hint = null) : base(message)
    {
        Code = code;
        SourceText = source;
        Span = span;
        Hint = hint;
        (Line, Column) = LinePosition.Of(source, span.Start);
    }

    /// <summary>What kind of error: <c>syntax</c>, <c>name</c>, <c>type</c>, <c>shape</c> or <c>limit</c>.</summary>
    public string Code { get; }

    /// <summary>The text that was read.</summary>
    public string SourceText { get; }

    /// <summary>The offending part of the text.</summary>
    public TextSpan Span { get; }

    /// <summary>Line of the offending part, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the offending part in its line, counted from 1 in UTF-16 code units.</summary>
    public int Column { get; }

    /// <summary>One suggestion, or null.</summary>
    public string? Hint { get; }

    /// <summary>
    /// Message, the offending line with a line of carets below it, and the hint: what a terminal shows. Long lines are cut around the place.
    /// </summary>
    public string Render() => LinePosition.Render(SourceText, Span, Message, Hint);
}
