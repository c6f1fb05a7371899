namespace Symbolic.Parsing.Names;

// Line ends, semicolons and commas: what they separate depends on the bracket that they stand in.
internal sealed partial class NamePass
{
    private int LineEnd(int i)
    {
        switch (Top.Kind)
        {
            case FrameKind.Program or FrameKind.LoopBody:
                SeparateStatements(i);
                break;
            case FrameKind.Matrix:
                SeparateRows(i);
                break;
            case FrameKind.Cases:
                SeparateCases(i);
                break;
            case FrameKind.Bar or FrameKind.Norm:
                if (_frames[Top.GroupIndex].Kind is not (FrameKind.Program or FrameKind.LoopBody))
                    break;
                RejectOpenBars(Raw[i].Start);
                break;
        }

        return i + 1;
    }

    private int Semicolon(int i)
    {
        RejectOpenBars(Raw[i].Start);
        switch (Top.Kind)
        {
            case FrameKind.Program or FrameKind.LoopBody:
                SeparateStatements(i);
                break;
            case FrameKind.Matrix:
                SeparateRows(i);
                break;
            case FrameKind.Cases:
                SeparateCases(i);
                break;
            default:
                throw ErrorAt(i, "unexpected ';' inside a bracket", "separate arguments with commas");
        }

        return i + 1;
    }

    private int Comma(int i)
    {
        var token = Raw[i];
        RejectOpenBars(token.Start);
        switch (Top.Kind)
        {
            case FrameKind.Cases:
                SeparateCases(i);
                return i + 1;
            case FrameKind.Dimensions:
                Put(TokenType.DIMSEP, token.Start, token.End);
                return i + 1;
            case FrameKind.Program or FrameKind.LoopBody or FrameKind.Group:
                if (_roles.ContainsKey(i))
                    break;
                if (PreviousType == TokenType.NUMBER && Raw[i + 1].Type == TokenType.NUMBER)
                    throw ErrorAt(i, "a comma does not belong in a number", "use 1.5; a comma separates arguments");
                throw ErrorAt(
                    i,
                    "unexpected ',': only arguments, indices and entries of a matrix are separated by commas",
                    Top.Kind == FrameKind.Group ? "write the name of a function before the bracket" : "put each expression on a line of its own, or separate them with ';'");
        }

        Put(TokenType.COMMA, token.Start, token.End);
        return i + 1;
    }

    private void SeparateStatements(int i)
    {
        EndTerm();
        EndStatement();
        if (_out.Count > 0 && PreviousType is not (TokenType.END or TokenType.LBODY))
            Put(TokenType.END, Raw[i].Start, Raw[i].End);
        BeginStatement();
    }

    // Line ends next to another separator or to a bracket mean nothing.
    private void SeparateRows(int i)
    {
        var next = Raw[i + 1].Type;
        if (Raw[i].Type == TokenType.NL && (PreviousType is TokenType.LBRK or TokenType.ROWSEP or TokenType.COMMA || next is TokenType.RBRK or TokenType.SEMI))
            return;
        if (PreviousType == TokenType.ROWSEP && Raw[i].Type == TokenType.NL)
            return;
        Put(TokenType.ROWSEP, Raw[i].Start, Raw[i].End);
    }

    private void SeparateCases(int i)
    {
        var token = Raw[i];
        if (token.Type != TokenType.COMMA && (PreviousType is TokenType.LCASES or TokenType.ARMSEP || Raw[i + 1].Type is TokenType.RBRC or TokenType.SEMI or TokenType.NL))
            return;
        Put(TokenType.ARMSEP, token.Start, token.End);
    }
}
