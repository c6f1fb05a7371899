using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// Function words with what belongs to them before the argument: primes, a subscript, a power.
internal sealed partial class NamePass
{
    // `after` is the raw token after the word.
    private int Function(int from, int to, FunctionReference function, int after)
    {
        if (TakesSubscript(function) && EndOfNumber(after) is var cut and > 0)
        {
            // log_2x: the subscript ends before the argument, whose letters go on as a word.
            Emit(TokenType.FUNC, from, to, function);
            Put(TokenType.FSUB, Raw[after].Start, Raw[after].Start);
            Put(TokenType.NUMBER, Raw[after].Start, cut, _source.Slice(Raw[after].Start + 1, cut).ToString());
            Put(TokenType.RSUB, cut, cut);
            _resumeWordAt = cut;
            return after;
        }

        var call = LeadsToParenthesis(after, function);
        if (call)
        {
            Emit(TokenType.CALLEE, from, to, function);
            return FunctionTail(after, FunctionStep.Primes, true);
        }

        if (function.Origin == FunctionOrigin.Declared || IsMention(after))
        {
            Emit(TokenType.FNAME, from, to, function);
            return after;
        }

        RejectMissingArgument(from, to, function, after);
        Emit(TokenType.FUNC, from, to, function);
        return FunctionTail(after, FunctionStep.Subscript, false);
    }

    // Whether, past primes, subscript and power, the arguments stand in parentheses.
    private bool LeadsToParenthesis(int i, FunctionReference function)
    {
        while (Raw[i].Type is TokenType.PRIME or TokenType.DPRIME)
            i++;
        if (TakesSubscript(function))
            i = AfterSubscript(i);
        i = AfterFunctionPower(i);
        // max{0, x}, as on many slides.
        if (Raw[i].Type == TokenType.LBRC)
            return GluedBefore(i) && function.Facts?.Application == FunctionApplication.Call;
        if (Raw[i].Type != TokenType.LPAR)
            return false;
        return GluedBefore(i) || function.Facts?.Application != FunctionApplication.Prefix || Raw[i].HasComma;
    }

    private static bool TakesSubscript(FunctionReference function) => function.Facts?.SubscriptParameter is not null;

    private int AfterSubscript(int i) => Raw[i].Type switch
    {
        TokenType.SUB => SubscriptEnd(i),
        TokenType.SUBOPEN => Raw[i].Partner + 1,
        _ => i,
    };

    // ², ^2, ^-1, ^n, ^{…}: a power between a function and its argument.
    private int AfterFunctionPower(int i)
    {
        if (Raw[i].Type == TokenType.SUP)
            return i + 1;
        if (Raw[i].Type != TokenType.POW)
            return i;
        var k = i + 1;
        if (Raw[k].Type is TokenType.LBRC or TokenType.LPAR)
            return Raw[k].Partner + 1;
        if (Raw[k].Type is TokenType.MINUS or TokenType.PLUS)
            k++;
        return Raw[k].Type == TokenType.NUMBER || Raw[k].Type == TokenType.WORD && WordSplitter.IsSingleLetter(Text(k)) ? k + 1 : i;
    }

    // A function as a value: directly between brackets or commas, as in map(tanh, x).
    private bool IsMention(int after) =>
        Top.Kind == FrameKind.Call && PreviousType is TokenType.LCALL or TokenType.COMMA && Raw[after].Type is TokenType.COMMA
        || Top.Kind == FrameKind.Call && PreviousType is TokenType.COMMA && Raw[after].Type is TokenType.RPAR;

    private void RejectMissingArgument(int from, int to, FunctionReference function, int after)
    {
        var shown = _source.Slice(from, to).ToString();
        var next = AfterFunctionPower(TakesSubscript(function) ? AfterSubscript(after) : after);
        var argument = Raw[next].Type is TokenType.WORD or TokenType.NUMBER or TokenType.VULGAR or TokenType.LPAR or TokenType.LBRK or TokenType.LBRC or TokenType.BAR
            or TokenType.DBAR or TokenType.SQRT or TokenType.CBRT or TokenType.SUMOP or TokenType.PRODOP or TokenType.PARTIAL or TokenType.DEL or TokenType.INFTY
            && !(Raw[next].Type == TokenType.WORD && IsKeyword(Text(next)));
        var signed = Raw[next].Type is TokenType.MINUS or TokenType.PLUS;
        if (function.Facts!.Application == FunctionApplication.Prefix)
        {
            if (Raw[after].Type is TokenType.SUB or TokenType.SUBOPEN && !TakesSubscript(function))
                throw ErrorAt(after, $"'{shown}' takes no subscript", $"write {shown}(…) with the subscript on its argument", ParseErrorCode.Name);
            if (argument || signed)
                return;
            throw Error(from, to, $"'{shown}' needs an argument", $"write {shown}(x)");
        }

        throw Error(
            from,
            to,
            argument ? $"'{shown}' is applied only with parentheses" : $"'{shown}' needs its arguments in parentheses",
            $"write {shown}(…)" + (argument ? $", or declare `var {shown}` if it is a name" : ""),
            ParseErrorCode.Name);
    }

    // Reads what stands between the function word and its argument, one step after the other; a group suspends the reading until it is closed.
    private int FunctionTail(int i, FunctionStep step, bool isCall)
    {
        if (step == FunctionStep.Primes)
        {
            for (; Raw[i].Type is TokenType.PRIME or TokenType.DPRIME; i++)
            {
                Put(TokenType.PRIME, Raw[i].Start, Raw[i].End);
                if (Raw[i].Type == TokenType.DPRIME)
                    Put(TokenType.PRIME, Raw[i].Start, Raw[i].End);
            }

            step = FunctionStep.Subscript;
        }

        if (step == FunctionStep.Subscript)
        {
            var raw = Raw[i];
            if (raw.Type == TokenType.SUB)
            {
                var end = SubscriptEnd(i);
                Put(TokenType.FSUB, raw.Start, raw.Start);
                PutSubscriptValue(i, end);
                Put(TokenType.RSUB, Raw[end - 1].End, Raw[end - 1].End);
                i = end;
            }
            else if (raw.Type == TokenType.SUBOPEN)
            {
                return Suspend(FrameKind.FunctionSubscript, TokenType.FSUB, i, FunctionStep.Power, isCall);
            }

            step = FunctionStep.Power;
        }

        if (step == FunctionStep.Power)
        {
            var end = AfterFunctionPower(i);
            if (end > i && Raw[i].Type == TokenType.SUP)
            {
                Put(TokenType.FSUP, Raw[i].Start, Raw[i].End, Script(Raw[i].Start, Raw[i].End));
                i = end;
            }
            else if (end > i && Raw[i + 1].Type is TokenType.LBRC or TokenType.LPAR)
            {
                return Suspend(FrameKind.FunctionPower, TokenType.FPOW, i + 1, FunctionStep.Parenthesis, isCall);
            }
            else if (end > i)
            {
                Put(TokenType.FPOW, Raw[i].Start, Raw[i].End);
                for (var k = i + 1; k < end; k++)
                {
                    if (Raw[k].Type == TokenType.WORD)
                        EmitName(Raw[k].Start, Raw[k].End, _names.Canonical(Text(k)), NameRole.Variable);
                    else
                        Put(Raw[k].Type, Raw[k].Start, Raw[k].End, Raw[k].Type == TokenType.NUMBER ? Text(k).ToString() : null);
                }

                Put(TokenType.RPOW, Raw[end - 1].End, Raw[end - 1].End);
                i = end;
            }
        }

        if (!isCall)
            return i;
        Open(FrameKind.Call, TokenType.LCALL, i, Raw[i].Start);
        return i + 1;
    }

    private int Suspend(FrameKind kind, int token, int i, FunctionStep resume, bool isCall)
    {
        Open(kind, token, i, Raw[i].Start);
        Top.Resume = resume;
        Top.IsCall = isCall;
        return i + 1;
    }
}
