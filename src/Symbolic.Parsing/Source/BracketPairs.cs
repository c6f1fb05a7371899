using System.Runtime.InteropServices;

namespace Symbolic.Parsing.Source;

/// <summary>
/// Finds for every bracket its partner before anything else is done, so that a missing bracket is reported as what it is, and so that
/// looking past a bracket takes one step.
/// </summary>
internal static class BracketPairs
{
    /// <summary>Sets <see cref="RawToken.Partner"/> and the notes on what stands directly inside; reports brackets without partner.</summary>
    public static void Match(SourceText source, List<RawToken> list)
    {
        var tokens = CollectionsMarshal.AsSpan(list);
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Type)
            {
                case TokenType.LPAR or TokenType.LBRK or TokenType.LBRC or TokenType.SUBOPEN:
                    open.Push(i);
                    break;
                case TokenType.RPAR or TokenType.RBRK or TokenType.RBRC:
                    Close(source, tokens, open, i);
                    break;
                case TokenType.COMMA when open.Count > 0:
                    tokens[open.Peek()].HasComma = true;
                    break;
                case TokenType.SEMI when open.Count > 0:
                    tokens[open.Peek()].HasSemicolon = true;
                    break;
                case TokenType.COLON when open.Count > 0:
                    tokens[open.Peek()].HasColon = true;
                    break;
            }
        }

        if (open.TryPeek(out var last))
        {
            var opener = tokens[last];
            throw new ParseException(
                ParseErrorCode.Syntax,
                $"'{Closing(source, opener)}' is missing: '{source.Text[opener.Start..opener.End]}' is opened here",
                source.Original,
                source.Span(opener.Start, opener.End),
                $"add '{Closing(source, opener)}'");
        }
    }

    private static void Close(SourceText source, Span<RawToken> tokens, Stack<int> open, int closer)
    {
        var token = tokens[closer];
        var shown = source.Text[token.Start..token.End];
        if (!open.TryPop(out var opener))
        {
            throw new ParseException(
                ParseErrorCode.Syntax, $"unexpected '{shown}': nothing is open", source.Original, source.Span(token.Start, token.End), $"remove '{shown}'");
        }

        var expected = Closing(source, tokens[opener]);
        if (expected != shown[0])
        {
            throw new ParseException(
                ParseErrorCode.Syntax,
                $"'{expected}' is missing before '{shown}'",
                source.Original,
                source.Span(token.Start, token.End),
                $"close the '{source.Text[tokens[opener].Start..tokens[opener].End]}' in column {LinePosition.Of(source.Original, source.Span(tokens[opener].Start, tokens[opener].End).Start).Column} first");
        }

        tokens[opener].Partner = closer;
        tokens[closer].Partner = opener;
    }

    private static char Closing(SourceText source, RawToken opener) => source.Text[opener.End - 1] switch
    {
        '(' => ')',
        '[' => ']',
        _ => '}',
    };
}
