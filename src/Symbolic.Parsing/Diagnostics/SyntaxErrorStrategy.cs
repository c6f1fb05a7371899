using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Symbolic.Parsing.Building;
using Symbolic.Parsing.Grammar;
using Symbolic.Parsing.Names;
using Symbolic.Parsing.Source;

namespace Symbolic.Parsing;

/// <summary>Turns the first error that the generated parser meets into one of our own wording. Nothing is repaired.</summary>
internal sealed class SyntaxErrorStrategy : DefaultErrorStrategy
{
    private readonly TreeBuilder _builder;
    private readonly TokenList _tokens;

    public SyntaxErrorStrategy(TreeBuilder builder, TokenList tokens)
    {
        _builder = builder;
        _tokens = tokens;
    }

    public SourceText Source { get; set; } = null!;

    // Prediction on one token needs no synchronisation, and skipping tokens is not wanted.
    public override void Sync(Antlr4.Runtime.Parser recognizer)
    {
    }

    public override void ReportMatch(Antlr4.Runtime.Parser recognizer)
    {
    }

    public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw Error(recognizer);

    public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e) => throw Error(recognizer);

    public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e) => throw Error(recognizer);

    private ParseException Error(Antlr4.Runtime.Parser recognizer)
    {
        _builder.Failed = true;
        var expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        var at = _tokens.Index;
        // An invisible product sign is reported as what follows it.
        while (_tokens[at].Type is TokenType.TJUX or TokenType.TFUN or TokenType.LJUX)
            at++;
        var token = _tokens[at];
        var shown = Shown(token);
        if (Missing(expected) is var (word, hint) && word is not null)
        {
            return shown is null
                ? Create(at > 0 ? _tokens[at - 1] : token, $"'{word}' is missing", hint)
                : Create(token, $"'{word}' is missing before '{shown}'", hint);
        }

        if (at == 0)
        {
            return shown is null
                ? Create(token, "a formula is missing", "write one, as in x^2")
                : Create(token, $"unexpected '{shown}': a value is missing before it", "begin with a value");
        }

        var previous = _tokens[at - 1];
        var previousShown = Shown(previous);
        if (TokenSets.EndsOperand[Math.Max(0, previous.Type)] || previousShown is null)
        {
            return shown is null
                ? Create(previous, $"the input ends too early after '{previousShown}'", null)
                : Create(token, $"unexpected '{shown}'" + (previousShown is null ? "" : $" after '{previousShown}'"), null);
        }

        if (Closes(token.Type) && Opens(previous.Type))
            return Create(previous with { End = token.End }, "there is nothing between the brackets", "write a value between them");
        if (shown is null || EndsPart(token.Type))
            return Create(previous, $"a value is missing after '{previousShown}'", $"write a value after '{previousShown}'");
        return Create(token, $"unexpected '{shown}' after '{previousShown}'", "a value is missing between them");
    }

    private static (string? Word, string? Hint) Missing(IntervalSet expected)
    {
        if (expected.Count > 3)
            return default;
        if (expected.Contains(TokenType.THEN))
            return ("then", "write if c then a else b");
        if (expected.Contains(TokenType.ELSE))
            return ("else", "write if c then a else b");
        if (expected.Contains(TokenType.COLON))
            return (":", "write c ? a : b");
        if (expected.Contains(TokenType.SETNAME))
            return ("R", "write x in R^n");
        return default;
    }

    private ParseException Create(Token token, string message, string? hint) =>
        new(ParseErrorCode.Syntax, message, Source.Original, Source.Span(token.Start, token.End), hint);

    private string? Shown(Token token)
    {
        if (token.Type is TokenConstants.EOF or TokenType.END || token.End <= token.Start)
            return null;
        var span = Source.Span(token.Start, token.End);
        var text = Source.Original.AsSpan(span.Start, span.Length).Trim();
        if (text.IsEmpty)
            return null;
        return text.Length <= 20 ? text.ToString() : string.Concat(text[..17], "…");
    }

    private static bool Opens(int type) => type is TokenType.LPAR or TokenType.LCALL or TokenType.LBRK or TokenType.LIDX or TokenType.LFAM or TokenType.LCASES
        or TokenType.LGROUP or TokenType.LBAR or TokenType.LNORM or TokenType.IFCALL;

    private static bool Closes(int type) => type is TokenType.RPAR or TokenType.RBRK or TokenType.RIDX or TokenType.RCASES or TokenType.RGROUP or TokenType.RBAR
        or TokenType.RNORM;

    private static bool EndsPart(int type) => Closes(type) || type is TokenType.RBODY or TokenType.RLIM or TokenType.RUP or TokenType.RSUB or TokenType.RPOW or TokenType.RDIM
        or TokenType.COMMA or TokenType.COLSEP or TokenType.ROWSEP or TokenType.ARMSEP or TokenType.DIMSEP or TokenType.THEN or TokenType.ELSE or TokenType.OTHERWISE
        or TokenType.LBODY;
}
