namespace Symbolic.Parsing.Names;

// Implicit products (language.md, section 4): which two tokens stand side by side as factors, and how tightly.
internal sealed partial class NamePass
{
    // Number of tokens right after d/dx: its variable is no factor.
    private int _afterOperator;

    private bool PreviousEndsOperand => _out.Count > 0 && _out.Count != _afterOperator && TokenSets.EndsOperand[Math.Max(0, _out[^1].Type)];

    private int PreviousType => _out.Count > 0 ? _out[^1].Type : 0;

    // A token that may begin an operand: after a complete operand it is a factor.
    private void Emit(int type, int start, int end, object? value = null)
    {
        if (PreviousEndsOperand && TokenSets.BeginsOperand[type])
            Juxtapose(type, start, value);
        Put(type, start, end, value);
    }

    private void Juxtapose(int type, int start, object? value)
    {
        var previous = _out[^1];
        var blank = !Glued(previous.End, start);
        ref var frame = ref Top;
        if (frame.Kind == FrameKind.Subscript)
        {
            if (previous.Type == TokenType.NUMBER)
                Note(previous.Start, start + 1, "a number before a letter in a subscript is an index of its own; write x[2*k] for a product");
            Put(TokenType.COMMA, start, start);
        }
        else if (blank && frame.Kind == FrameKind.Matrix)
        {
            EndTerm();
            Put(TokenType.COLSEP, start, start);
        }
        else if (type == TokenType.NUMBER && (previous.Type == TokenType.NUMBER || !blank && _source.Text[start] == '.'))
        {
            throw Error(start, start + 1, "an operator is missing between two numbers", "write * between them");
        }
        else
        {
            var loose = blank || TokenSets.BigOperator[type] || frame.Denominator == DenominatorState.Closed;
            var beforeFunction = type is TokenType.FUNC or TokenType.SQRT or TokenType.CBRT
                || type == TokenType.CALLEE && value is FunctionReference { Origin: Syntax.FunctionOrigin.Builtin };
            Put(loose ? TokenType.LJUX : beforeFunction ? TokenType.TFUN : TokenType.TJUX, start, start);
            Top.Denominator = DenominatorState.None;
        }
    }

    private void Put(int type, int start, int end, object? value = null)
    {
        if (TokenSets.EndsTerm[type])
            EndTerm();
        _out.Add(new Token(type, start, end, value));
        FollowDenominator(type);
    }

    // "1/(2K)(o-d)²": once the bracket after a slash is closed, what follows side by side is not part of the denominator.
    private void FollowDenominator(int type)
    {
        ref var frame = ref Top;
        switch (frame.Denominator)
        {
            case DenominatorState.None:
                if (type == TokenType.DIV)
                    frame.Denominator = DenominatorState.AfterSlash;
                break;
            case DenominatorState.AfterSlash:
                frame.Denominator = type == TokenType.LPAR ? DenominatorState.Open : DenominatorState.None;
                break;
            case DenominatorState.Closed:
                if (type is TokenType.POW or TokenType.EPOW)
                    frame.Denominator = DenominatorState.InPower;
                else if (type is TokenType.LIDX or TokenType.LFAM)
                    frame.Denominator = DenominatorState.Open;
                else if (type == TokenType.DIV)
                    frame.Denominator = DenominatorState.AfterSlash;
                else if (!TokenSets.Postfix[type])
                    frame.Denominator = DenominatorState.None;
                break;
            case DenominatorState.InPower:
                if (type is TokenType.VAR or TokenType.NUMBER or TokenType.CONST)
                    frame.Denominator = DenominatorState.Closed;
                else if (type is TokenType.LPAR or TokenType.LGROUP)
                    frame.Denominator = DenominatorState.Open;
                else if (type is not (TokenType.PLUS or TokenType.MINUS))
                    frame.Denominator = DenominatorState.None;
                break;
        }
    }
}
