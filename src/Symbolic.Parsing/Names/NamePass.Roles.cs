using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// Raw tokens whose part was found out from further back.
internal sealed partial class NamePass
{
    // Returns the next raw index, or 0 when the token is to be read as usual.
    private int StepRole(int i, Role role)
    {
        var raw = Raw[i];
        switch (role.Kind)
        {
            case RoleKind.Skip:
                return i + 1;
            case RoleKind.LeftName:
                return LeftName(i, role.Value);
            case RoleKind.FunctionName:
                Put(TokenType.DEFNAME, raw.Start, Raw[role.Value - 1].End, TargetName(i, role.Value));
                Open(FrameKind.Call, TokenType.LCALL, role.Value, Raw[role.Value].Start);
                return role.Value + 1;
            case RoleKind.Parameter:
                Put(TokenType.VAR, raw.Start, Raw[role.Value - 1].End, new NameUse(TargetName(i, role.Value), NameRole.Variable));
                return role.Value;
            case RoleKind.LoopBody:
                OpenLoopBody(i);
                return i + 1;
            case RoleKind.Membership:
                Put(TokenType.IN, raw.Start, raw.End);
                return i + 1;
            case RoleKind.DerivativeOperator:
                Emit(TokenType.DDX, raw.Start, raw.End);
                return i + 1;
            case RoleKind.NumeratorMark:
                Emit(TokenType.DNUM, raw.Start, raw.End);
                return i + 1;
            case RoleKind.NumeratorWord:
                Emit(TokenType.DNUM, raw.Start, raw.Start + 1);
                return SingleName(i, raw.Start + 1);
            case RoleKind.QuotientBar:
                Put(TokenType.DDEN, raw.Start, raw.End);
                return i + 1;
            case RoleKind.DenominatorMark:
                Put(TokenType.DVAR, raw.Start, raw.End);
                return Raw[i + 1].Type == TokenType.WORD ? SingleName(i + 1, Raw[i + 1].Start) : i + 1;
            case RoleKind.DenominatorWord:
                return Denominators(i, role.Value);
            case RoleKind.Order:
                Put(TokenType.DORDER, raw.Start, raw.End, role.Value);
                return i + 1;
            default:
                return 0;
        }
    }

    private int LeftName(int i, int end)
    {
        if (_targetNames.TryGetValue(i, out var target))
        {
            Put(TokenType.LNAME, Raw[i].Start, target.Parts is null ? Raw[end - 1].End : Raw[i].End, target.Name);
            if (target.Parts is not null)
                Put(TokenType.ELEMENT, Raw[i + 1].Start, Raw[end - 1].End, new SubscriptIndices(target.Parts));
            return end;
        }

        Put(TokenType.LNAME, Raw[i].Start, Raw[end - 1].End, TargetName(i, end));
        var next = Raw[end];
        if (next.Type is TokenType.LBRK or TokenType.LBRC && GluedBefore(end))
        {
            OpenIndex(end, TokenType.LFAM);
            return end + 1;
        }

        if (next.Type == TokenType.POW && Raw[end + 1].Type is (TokenType.LPAR or TokenType.LBRC))
        {
            Open(FrameKind.Index, TokenType.LFAM, end + 1, next.Start);
            return end + 2;
        }

        if (next.Type == TokenType.SUBOPEN)
        {
            Open(FrameKind.Subscript, TokenType.LIDX, end, next.Start);
            return end + 1;
        }

        if (next.Type == TokenType.SUP)
        {
            var layer = ScriptRun.Formula(ScriptRun.Raise(Text(end)).Trim('(', ')'), _source.Span(next.Start, next.End), ScriptName)
                ?? throw ErrorAt(end, "the layer number in superscript cannot be read", "write W[2]");
            Put(TokenType.LFAM, next.Start, next.Start);
            Put(TokenType.FOLDED, next.Start, next.End, layer);
            Put(TokenType.RIDX, next.End, next.End);
            return end + 1;
        }

        return end;
    }
}
