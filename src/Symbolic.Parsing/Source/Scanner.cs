using Antlr4.Runtime;
using Symbolic.Parsing.Grammar;

namespace Symbolic.Parsing.Source;

/// <summary>Runs the generated lexer over a text and keeps what it finds as plain values, without a token object each.</summary>
internal sealed class Scanner
{
    private readonly TextStream _stream = new();
    private readonly SymbolicLexer _lexer;

    // ANTLR caches the lexer's transitions for ASCII only and computes all others anew each time, at a microsecond apiece; formulas are full of
    // ², − and Greek letters. So what a single such character is gets remembered.
    private readonly Dictionary<char, int> _singles = [];

    /// <summary>Creates a scanner, to be used for many texts one after the other.</summary>
    public Scanner() => _lexer = new SymbolicLexer(_stream);

    /// <summary>
    /// Fills <paramref name="tokens"/> with the tokens of the text, blanks and comments left out, and an end-of-file token. Reports
    /// characters that belong to no token, and comments that are glued to something.
    /// </summary>
    public void Scan(SourceText source, List<RawToken> tokens, CancellationToken cancellation)
    {
        tokens.Clear();
        var text = source.Text;
        _stream.Reset(text);
        var interpreter = _lexer.Interpreter;
        while (_stream.Index < text.Length)
        {
            var start = _stream.Index;
            var first = text[start];
            int type;
            if (first > '\u007F' && _singles.TryGetValue(first, out type) && EndsBefore(type, text, start + 1))
            {
                _stream.Seek(start + 1);
            }
            else
            {
                type = interpreter.Match(_stream, Lexer.DEFAULT_MODE);
                if (first > '\u007F' && _stream.Index == start + 1 && type != TokenType.UNKNOWN)
                    _singles[first] = type;
            }

            var end = _stream.Index;
            switch (type)
            {
                case TokenType.WS:
                    break;
                case TokenType.COMMENT:
                    if (tokens.Count > 0 && tokens[^1].End == start && tokens[^1].Type is not (TokenType.NL or TokenType.SEMI))
                        throw new ParseException(ParseErrorCode.Syntax, "unexpected '#'", source.Original, source.Span(start, start + 1), "put a blank before '#' to begin a comment");
                    break;
                case TokenType.UNKNOWN:
                    throw UnknownCharacter.Error(source, start);
                default:
                    tokens.Add(new RawToken(type, start, end));
                    break;
            }

            if ((tokens.Count & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        tokens.Add(new RawToken(TokenConstants.EOF, text.Length, text.Length));
    }

    // Whether a token of one character beyond ASCII cannot go on: words go on with letters and digits, scripts and blanks with characters
    // beyond ASCII, and no operator that begins beyond ASCII has a second character.
    private static bool EndsBefore(int type, string text, int next) => next == text.Length || type switch
    {
        TokenType.WORD => text[next] <= '\u007F' && !char.IsAsciiLetterOrDigit(text[next]),
        TokenType.SUP or TokenType.SUB => text[next] <= '\u007F',
        TokenType.WS or TokenType.NL => false,
        _ => true,
    };
}
