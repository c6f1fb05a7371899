using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// ^, superscripts and transposes.
internal sealed partial class NamePass
{
    private int Power(int i)
    {
        var power = Raw[i];
        if (PreviousEndsOperand && !_names.IsDeclared("T"))
        {
            var next = Raw[i + 1];
            if (next.Type == TokenType.SUPT)
                return PutTranspose(TokenType.SUPT, i, i + 1);
            if (next.Type == TokenType.WORD && IsT(i + 1))
                return PutTranspose(TokenType.SUPT, i, i + 1);
            if (next.Type == TokenType.WORD && Text(i + 1)[0] == 'T' && !_names.IsDeclared(Text(i + 1)) && !_splitter.TryGetFunction(Text(i + 1), out _) && char.IsLetter(Text(i + 1)[1]))
            {
                // x^TAx: the exponent is T alone, as in LaTeX.
                Put(TokenType.SUPT, power.Start, next.Start + 1);
                Note(power.Start, next.End, "^T is read as a transpose that ends before the next letter");
                _resumeWordAt = next.Start + 1;
                return i + 1;
            }

            if (next.Type == TokenType.MINUS && (Raw[i + 2].Type == TokenType.SUPT || IsT(i + 2)))
                return PutTranspose(TokenType.INVT, i, i + 2);
            if (next.Type is TokenType.LBRC or TokenType.LPAR)
            {
                var last = next.Partner - 1;
                if (last == i + 2 && (Raw[last].Type == TokenType.SUPT || IsT(last)))
                    return PutTranspose(TokenType.SUPT, i, next.Partner);
                if (last == i + 3 && Raw[i + 2].Type == TokenType.MINUS && (Raw[last].Type == TokenType.SUPT || IsT(last)))
                    return PutTranspose(TokenType.INVT, i, next.Partner);
            }
        }

        Put(TokenType.POW, power.Start, power.End);
        return i + 1;
    }

    private bool IsT(int i) => Raw[i].Type == TokenType.WORD && Text(i) is "T";

    private int PutTranspose(int token, int from, int to)
    {
        Put(token, Raw[from].Start, Raw[to].End);
        return to + 1;
    }

    private int Superscript(int i)
    {
        var raw = Raw[i];
        var text = Text(i);
        if (!PreviousEndsOperand)
            throw ErrorAt(i, $"there is nothing before the exponent '{text}'", "write x²");
        if (text is "⁻" && Raw[i + 1].Type == TokenType.SUPT && GluedBefore(i + 1))
            return PutTranspose(TokenType.INVT, i, i + 1);
        if (text[0] == '⁽' && text[^1] == '⁾' && text.Length > 2)
        {
            if (ScriptRun.Formula(ScriptRun.Raise(text[1..^1]), _source.Span(raw.Start, raw.End), ScriptName) is not { } layer)
                throw ErrorAt(i, "the layer number in superscript cannot be read", "write W[2]");
            Put(TokenType.SUPFAM, raw.Start, raw.End, layer);
            return i + 1;
        }

        Put(TokenType.SUP, raw.Start, raw.End, Script(raw.Start, raw.End));
        return i + 1;
    }

    // The exponent that a run of superscripts spells.
    private ExpressionNode Script(int start, int end)
    {
        if (end - start > 200)
            throw Error(start, end, "the exponent is too long", null, ParseErrorCode.Limit);
        return ScriptRun.Formula(ScriptRun.Raise(_source.Slice(start, end)), _source.Span(start, end), ScriptName)
            ?? throw Error(start, end, $"the exponent '{_source.Slice(start, end)}' cannot be read", "write x^(…)");
    }

    private NameNode ScriptName(string name) =>
        new(default, name, _names.Is(name, NameKinds.Index) ? NameRole.Index : NameRole.Variable);

    private void PutScript(int start, int end) => Put(TokenType.FOLDED, start, end, Script(start, end));

    private int Transpose(int i)
    {
        var raw = Raw[i];
        if (!PreviousEndsOperand)
            throw ErrorAt(i, $"there is nothing before '{Text(i)}' to transpose or differentiate", "write xᵀ, or f'(x) for a derivative");
        if (raw.Type == TokenType.DPRIME || raw.Type == TokenType.PRIME && PreviousType == TokenType.PRIME)
            Note(raw.Start, raw.End, "two primes are read as two transposes: write d²y/dx², or f''(x) for a function", LintSeverity.Warning);
        if (raw.Type == TokenType.DPRIME)
        {
            Put(TokenType.PRIME, raw.Start, raw.End);
            Put(TokenType.PRIME, raw.Start, raw.End);
            return i + 1;
        }

        if (raw.Type == TokenType.PRIME && PreviousType == TokenType.VAR && IsCall(i) && !_names.IsDeclared(_source.Slice(_out[^1].Start, _out[^1].End)))
        {
            var name = _source.Slice(_out[^1].Start, _out[^1].End);
            Note(_out[^1].Start, raw.End, $"{name}' is read as a transpose: declare `func {name}` to make it the derivative of a function", LintSeverity.Warning);
        }

        Put(raw.Type, raw.Start, raw.End);
        return i + 1;
    }
}
