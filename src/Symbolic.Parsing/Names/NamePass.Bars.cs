using System.Runtime.InteropServices;
using Antlr4.Runtime;

namespace Symbolic.Parsing.Names;

// | and ‖: which of them open and which close. A bar after a complete operand closes, any other opens.
internal sealed partial class NamePass
{
    private int Bar(int i)
    {
        var raw = Raw[i];
        var ends = PreviousEndsOperand;
        var kind = Top.Kind;
        if (raw.Type == TokenType.BAR)
        {
            if (ends && kind == FrameKind.Bar)
            {
                if (!GluedBefore(i) && BeginsOperandAt(i + 1))
                    Note(raw.Start, raw.End, "this | closes the one before it; write abs(…) for one inside another", LintSeverity.Warning);
                CloseBar(TokenType.RBAR, raw.Start, raw.End);
            }
            else
                OpenBar(FrameKind.Bar, TokenType.LBAR, i, raw.Start, raw.End);
            return i + 1;
        }

        var typed = _source.Text[raw.Start] == '|';
        if (ends && kind == FrameKind.Norm)
            return CloseNorm(i);
        if (ends && kind == FrameKind.Bar && typed)
        {
            CloseBar(TokenType.RBAR, raw.Start, raw.Start + 1);
            if (Top.Kind == FrameKind.Bar && !BeginsOperandAt(i + 1))
                CloseBar(TokenType.RBAR, raw.Start + 1, raw.End);
            else
                OpenBar(FrameKind.Bar, TokenType.LBAR, i, raw.Start + 1, raw.End);
            return i + 1;
        }

        if (typed && !ReadsAsNorm(i))
        {
            OpenBar(FrameKind.Bar, TokenType.LBAR, i, raw.Start, raw.Start + 1);
            OpenBar(FrameKind.Bar, TokenType.LBAR, i, raw.Start + 1, raw.End);
            return i + 1;
        }

        OpenBar(FrameKind.Norm, TokenType.LNORM, i, raw.Start, raw.End);
        return i + 1;
    }

    private void OpenBar(FrameKind kind, int token, int i, int start, int end)
    {
        Emit(token, start, end);
        Push(kind, i, start);
    }

    private void CloseBar(int token, int start, int end)
    {
        EndTerm();
        UnbindTo((_frames.Count * 2) - 1);
        _frames.RemoveAt(_frames.Count - 1);
        _out.Add(new Token(token, start, end, null));
        if (Top.Denominator == DenominatorState.Open)
            Top.Denominator = DenominatorState.Closed;
    }

    private int CloseNorm(int i)
    {
        CloseBar(TokenType.RNORM, Raw[i].Start, Raw[i].End);
        var next = i + 1;
        if (Raw[next].Type == TokenType.SUB && GluedBefore(next))
        {
            var end = SubscriptEnd(next);
            Put(TokenType.NORMSUB, Raw[next].Start, Raw[end - 1].End, SubscriptText(next, end));
            return end;
        }

        if (Raw[next].Type == TokenType.BLANKSUB && GluedBefore(next) && Raw[next + 1].Type == TokenType.INFTY)
        {
            Put(TokenType.NORMSUB, Raw[next].Start, Raw[next + 1].End, Text(next + 1).ToString());
            return next + 2;
        }

        if (Raw[next].Type == TokenType.SUBOPEN && GluedBefore(next))
        {
            var close = Raw[next].Partner;
            if (close != next + 2 || Raw[next + 1].Type is not (TokenType.WORD or TokenType.NUMBER or TokenType.INFTY))
                throw Error(Raw[next].Start, Raw[close].End, "the order of a norm is a number, F or ∞", "write ‖x‖_2 or norm(x, p)");
            Put(TokenType.NORMSUB, Raw[next].Start, Raw[close].End, Text(next + 1).ToString());
            return close + 1;
        }

        return next;
    }

    private void RejectOpenBars(int position)
    {
        if (Top.Kind is not (FrameKind.Bar or FrameKind.Norm))
            return;
        var shown = _source.Text[Top.Start] == '|' && Top.Kind == FrameKind.Norm ? "||" : _source.Text[Top.Start].ToString();
        throw Error(
            Top.Start,
            Top.Start + shown.Length,
            $"'{shown}' is missing: '{shown}' is opened here",
            Top.Kind == FrameKind.Norm ? "write norm(x), or abs(abs(x) - 1) for bars inside bars" : "write abs(x); 'or' is written or");
    }

    private bool BeginsOperandAt(int i) => GluedBefore(i)
        && Raw[i].Type is TokenType.WORD or TokenType.NUMBER or TokenType.VULGAR or TokenType.LPAR or TokenType.LBRK or TokenType.SQRT or TokenType.CBRT
        && !(Raw[i].Type == TokenType.WORD && IsKeyword(Text(i)));

    // Whether a value is complete after raw token i; for looking ahead, before the tokens are read.
    private bool EndsOperandAt(int i)
    {
        switch (Raw[i].Type)
        {
            case TokenType.NUMBER or TokenType.VULGAR or TokenType.SUB or TokenType.SUP or TokenType.SUPT or TokenType.PRIME or TokenType.DPRIME
                or TokenType.DOTTR or TokenType.RPAR or TokenType.RBRK or TokenType.RBRC or TokenType.INFTY:
                return true;
            case TokenType.WORD:
                var word = Text(i);
                return !IsKeyword(word) && _splitter.Split(word) is { } segments && segments[^1].Kind is SegmentKind.Name or SegmentKind.Constant;
            default:
                return false;
        }
    }

    // Settled once for a run of bars, so that the time stays linear.
    private bool ReadsAsNorm(int i)
    {
        ref var group = ref CollectionsMarshal.AsSpan(_frames)[Top.GroupIndex];
        if (i < group.BarsSettledUntil)
            return group.BarsAreNorms;
        group.BarsAreNorms = true;
        var settled = PairsAsNorm(i);
        if (settled == 0)
        {
            settled = PairsAsBars(i);
            group.BarsAreNorms = settled == 0;
        }

        group.BarsSettledUntil = settled == 0 ? int.MaxValue : settled;
        return group.BarsAreNorms;
    }

    // Where "||" at raw token i, read as a norm, finds its partner in the same bracket; 0 when it does not.
    private int PairsAsNorm(int i)
    {
        var open = new Stack<char>();
        open.Push('‖');
        var ends = false;
        var k = i + 1;
        for (; open.Count > 0; k++)
        {
            switch (Raw[k].Type)
            {
                case TokenType.LPAR or TokenType.LBRK or TokenType.LBRC or TokenType.SUBOPEN:
                    k = Raw[k].Partner;
                    ends = true;
                    continue;
                case TokenType.BAR when !ends:
                    open.Push('|');
                    continue;
                case TokenType.BAR:
                    if (open.Pop() != '|')
                        return 0;
                    continue;
                case TokenType.DBAR when !ends:
                    open.Push('‖');
                    continue;
                case TokenType.DBAR:
                    if (open.Pop() != '‖')
                        return 0;
                    continue;
            }

            if (EndsBarGroup(k))
                return 0;
            ends = EndsOperandAt(k);
        }

        return k;
    }

    // Where "||" at raw token i, read as two bars, finds its partners in the same bracket; 0 when it does not.
    private int PairsAsBars(int i)
    {
        var open = 2;
        var ends = false;
        var k = i + 1;
        for (; open > 0; k++)
        {
            var type = Raw[k].Type;
            switch (type)
            {
                case TokenType.LPAR or TokenType.LBRK or TokenType.LBRC or TokenType.SUBOPEN:
                    k = Raw[k].Partner;
                    ends = true;
                    continue;
                case TokenType.BAR:
                    open += ends ? -1 : 1;
                    continue;
                case TokenType.DBAR when !ends:
                    open += 2;
                    continue;
                case TokenType.DBAR:
                    if (!BeginsOperandAt(k + 1))
                        open -= 2;
                    else
                        ends = false;
                    continue;
            }

            if (EndsBarGroup(k))
                return 0;
            ends = EndsOperandAt(k);
        }

        return open == 0 ? k : 0;
    }

    private bool EndsBarGroup(int k) => Raw[k].Type is TokenType.RPAR or TokenType.RBRK or TokenType.RBRC or TokenType.COMMA or TokenType.SEMI or TokenType.NL or TokenConstants.EOF;
}
