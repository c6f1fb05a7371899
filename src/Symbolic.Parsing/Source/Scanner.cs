using Antlr4.Runtime;
using Symbolic.Parsing.Grammar;

namespace Symbolic.Parsing.Source;

/// <summary>Runs the generated lexer over a text and keeps what it finds as plain values, without a token object each.</summary>
internal sealed class Scanner
{
    private readonly TextStream _stream = new();
    private readonly SymbolicLexer _lexer;

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
            var type = interpreter.Match(_stream, Lexer.DEFAULT_MODE);
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
}
