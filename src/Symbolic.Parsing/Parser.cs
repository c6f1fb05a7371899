namespace Symbolic.Parsing;

/// <summary>Reads formulas and programs of equations, as people write them, into syntax trees.</summary>
public static class Parser
{
    /// <summary>Longest text that is read, in UTF-16 code units.</summary>
    public const int LongestText = 64 * 1024 * 1024;

    [ThreadStatic]
    private static ParserSession? _session;

    /// <summary>Reads a text.</summary>
    /// <param name="text">An expression, or statements separated by line ends or semicolons.</param>
    /// <param name="options">The functions and names that exist.</param>
    /// <param name="cancellation">Stops the reading of a long text.</param>
    /// <exception cref="ParseException">The text is not in the language, or larger than the limits.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ParsedProgram Parse(string text, ParserOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (text.Length > LongestText)
            throw new ParseException(ParseErrorCode.Limit, $"the text is longer than {LongestText} characters", text, new TextSpan(LongestText, 0), "split it");
        cancellation.ThrowIfCancellationRequested();

        // A session is reused by its thread, because generated lexers and parsers are costly to make. While it is in use it is taken out, so
        // that a function table which itself parses gets another one.
        var session = _session ?? new ParserSession();
        _session = null;
        var program = session.Parse(text, options, cancellation);
        if (text.Length < 1_000_000)
            _session = session;
        return program;
    }
}
