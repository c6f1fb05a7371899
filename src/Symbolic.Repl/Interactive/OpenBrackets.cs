namespace Symbolic.Repl.Interactive;

/// <summary>Tells whether an input goes on in the next line.</summary>
internal static class OpenBrackets
{
    /// <summary>True when a bracket is still open. A bracket that closes too much is left to the parser, which says so.</summary>
    public static bool In(string text)
    {
        int depth = 0;
        bool comment = false;
        foreach (char c in text)
        {
            comment = c != '\n' && (comment || c == '#');
            if (!comment)
            {
                depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            }
        }

        return depth > 0;
    }
}
