using Symbolic.Parsing.Names;

namespace Symbolic.Parsing.Building;

/// <summary>
/// Keeps the generated parser from nesting deeper than a fixed number of brackets, whatever the input. In deeply nested input the content
/// of every fiftieth bracket is parsed on its own, innermost first, and stands in its bracket as one finished token. Each token is parsed
/// once, so the time stays linear, and no stack grows with the input.
/// </summary>
internal sealed class NestedBrackets
{
    /// <summary>Deepest nesting that is parsed as it stands.</summary>
    public const int DeepestDirect = 100;

    private const int Step = 50;

    private readonly List<Token> _out = [];
    private readonly Stack<int> _openers = new();

    /// <summary>Deepest nesting of the tokens.</summary>
    public static int Depth(ReadOnlySpan<Token> tokens)
    {
        var depth = 0;
        var deepest = 0;
        foreach (var token in tokens)
        {
            if (Opens(token.Type))
                deepest = Math.Max(deepest, ++depth);
            else if (Closes(token.Type))
                depth--;
        }

        return deepest;
    }

    /// <summary>The tokens with deep parts replaced by finished ones. <paramref name="parse"/> parses one element, ended by an end-of-file token.</summary>
    public List<Token> Fold(ReadOnlySpan<Token> tokens, Func<List<Token>, Syntax.ExpressionNode> parse, CancellationToken cancellation)
    {
        _out.Clear();
        _openers.Clear();
        foreach (var token in tokens)
        {
            if (Opens(token.Type))
            {
                _out.Add(token);
                _openers.Push(_out.Count - 1);
                continue;
            }

            if (Closes(token.Type))
            {
                var opener = _openers.Pop();
                if ((_openers.Count + 1) % Step == 0)
                {
                    FoldContent(opener, token.Start, parse);
                    cancellation.ThrowIfCancellationRequested();
                }
            }

            _out.Add(token);
        }

        return _out;
    }

    // The content of a bracket is replaced element by element; separators stay.
    private void FoldContent(int opener, int end, Func<List<Token>, Syntax.ExpressionNode> parse)
    {
        var kind = _out[opener].Type;
        if (kind is TokenType.LLIM or TokenType.LBODY or TokenType.LDIM or TokenType.LSUB or TokenType.FSUB or TokenType.FPOW)
            return;
        var content = _out.GetRange(opener + 1, _out.Count - opener - 1);
        _out.RemoveRange(opener + 1, _out.Count - opener - 1);
        var from = 0;
        var depth = 0;
        var questions = 0;
        var inHead = kind == TokenType.BINDCALL;
        for (var k = 0; k <= content.Count; k++)
        {
            var type = k < content.Count ? content[k].Type : TokenType.COMMA;
            if (k < content.Count)
            {
                if (Opens(type))
                    depth++;
                else if (Closes(type))
                    depth--;
                if (depth > 0 || Closes(type))
                    continue;
                if (type == TokenType.QMARK)
                    questions++;
            }

            if (type == TokenType.COLON && questions > 0)
            {
                questions--;
                continue;
            }

            var branch = type == TokenType.IF && k > from && TokenSets.EndsOperand[Math.Max(0, content[k - 1].Type)];
            if (!branch && type is not (TokenType.COMMA or TokenType.COLSEP or TokenType.ROWSEP or TokenType.ARMSEP or TokenType.OTHERWISE or TokenType.COLON or TokenType.ASSIGN))
                continue;
            var isElement = k > from + 1 && !(inHead && type is not TokenType.COLON);
            if (isElement)
                _out.Add(Element(content, from, k, k < content.Count ? content[k].Start : end, parse));
            else
                _out.AddRange(content.GetRange(from, k - from));
            if (inHead && type == TokenType.COLON)
                inHead = false;
            if (k < content.Count)
                _out.Add(content[k]);
            from = k + 1;
        }
    }

    private static Token Element(List<Token> content, int from, int to, int end, Func<List<Token>, Syntax.ExpressionNode> parse)
    {
        var tokens = content.GetRange(from, to - from);
        tokens.Add(new Token(Antlr4.Runtime.TokenConstants.EOF, end, end, null));
        return new Token(TokenType.FOLDED, tokens[0].Start, tokens[^2].End, parse(tokens));
    }

    private static bool Opens(int type) => type is TokenType.LPAR or TokenType.LCALL or TokenType.LBAR or TokenType.LNORM or TokenType.LBRK or TokenType.LCASES
        or TokenType.IFCALL or TokenType.BINDCALL or TokenType.LIDX or TokenType.LFAM or TokenType.LGROUP or TokenType.LLIM or TokenType.LUP or TokenType.LSUB
        or TokenType.FSUB or TokenType.FPOW or TokenType.LBODY or TokenType.LDIM;

    private static bool Closes(int type) => type is TokenType.RPAR or TokenType.RBAR or TokenType.RNORM or TokenType.RBRK or TokenType.RCASES or TokenType.RIDX
        or TokenType.RGROUP or TokenType.RLIM or TokenType.RUP or TokenType.RSUB or TokenType.RPOW or TokenType.RBODY or TokenType.RDIM;
}
