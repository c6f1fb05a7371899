namespace Symbolic.Parsing.Names;

// Brackets: what each one is for, and what has to happen when it closes.
internal sealed partial class NamePass
{
    // Emits an opening token that may begin an operand, and opens its frame.
    private void EmitOpen(FrameKind kind, int token, int i, int start)
    {
        Emit(token, start, Raw[i].End);
        Push(kind, i, start);
    }

    // Puts an opening token that never begins an operand, and opens its frame.
    private void Open(FrameKind kind, int token, int i, int start, object? value = null)
    {
        Put(token, start, Raw[i].End, value);
        Push(kind, i, start);
    }

    private void Push(FrameKind kind, int i, int start)
    {
        var group = kind is FrameKind.Bar or FrameKind.Norm ? Top.GroupIndex : _frames.Count;
        _frames.Add(new Frame { Kind = kind, OpenerRaw = i, Start = start, NamesMark = _names.Mark, GroupIndex = group });
    }

    private void OpenIndex(int i, int token) => Open(FrameKind.Index, token, i, Raw[i].Start);

    private int OpenBracket(int i)
    {
        var raw = Raw[i];
        switch (raw.Type)
        {
            case TokenType.LPAR:
                EmitOpen(FrameKind.Group, TokenType.LPAR, i, raw.Start);
                break;
            case TokenType.LBRK when GluedBefore(i) && !raw.HasSemicolon && PreviousType is TokenType.RPAR or TokenType.RIDX or TokenType.RBRK or TokenType.SUPT or TokenType.PRIME or TokenType.ELEMENT or TokenType.DOTTR:
                OpenIndex(i, TokenType.LIDX);
                break;
            case TokenType.LBRK:
                EmitOpen(FrameKind.Matrix, TokenType.LBRK, i, raw.Start);
                break;
            case TokenType.LBRC when GluedBefore(i) && PreviousType is TokenType.SUPT or TokenType.PRIME or TokenType.ELEMENT:
                OpenIndex(i, TokenType.LFAM);
                break;
            case TokenType.LBRC when PreviousType is TokenType.POW or TokenType.EPOW || PreviousType is TokenType.MINUS or TokenType.PLUS && AfterPower():
                EmitOpen(FrameKind.BraceGroup, TokenType.LGROUP, i, raw.Start);
                break;
            default:
                EmitOpen(FrameKind.Cases, TokenType.LCASES, i, raw.Start);
                break;
        }

        return i + 1;
    }

    private bool AfterPower()
    {
        var at = _out.Count - 1;
        while (at >= 0 && _out[at].Type is TokenType.MINUS or TokenType.PLUS)
            at--;
        return at >= 0 && _out[at].Type is TokenType.POW or TokenType.EPOW;
    }

    private int CloseBracket(int i)
    {
        var raw = Raw[i];
        RejectOpenBars(raw.Start);
        EndTerm();
        var frame = Top;
        if (frame.Kind == FrameKind.LoopBody)
        {
            EndStatement();
            if (PreviousType == TokenType.END)
                _out.RemoveAt(_out.Count - 1);
        }

        UnbindTo((_frames.Count * 2) - 1);
        _frames.RemoveAt(_frames.Count - 1);
        _names.Restore(frame.NamesMark);
        var closing = frame.Kind switch
        {
            FrameKind.Matrix => TokenType.RBRK,
            FrameKind.Index or FrameKind.Subscript => TokenType.RIDX,
            FrameKind.BraceGroup => TokenType.RGROUP,
            FrameKind.Cases => TokenType.RCASES,
            FrameKind.LoopBody => TokenType.RBODY,
            FrameKind.Limit => TokenType.RLIM,
            FrameKind.UpperLimit => TokenType.RUP,
            FrameKind.Dimensions => TokenType.RDIM,
            FrameKind.NablaSubscript or FrameKind.FunctionSubscript => TokenType.RSUB,
            FrameKind.FunctionPower => TokenType.RPOW,
            _ => TokenType.RPAR,
        };
        _out.Add(new Token(closing, raw.Start, raw.End, null));
        ref var outer = ref Top;
        if (outer.Denominator == DenominatorState.Open)
            outer.Denominator = DenominatorState.Closed;
        switch (frame.Kind)
        {
            case FrameKind.Limit:
                return UpperLimit(i + 1);
            case FrameKind.NablaSubscript:
                return NablaPower(i + 1);
            case FrameKind.FunctionSubscript or FrameKind.FunctionPower:
                return FunctionTail(i + 1, frame.Resume, frame.IsCall);
            case FrameKind.LoopBody:
                return AfterLoop(i + 1);
            default:
                return i + 1;
        }
    }
}
