using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// Σ, Π and ∇ with what stands below and above them, and how long the indices that they bind live.
internal sealed partial class NamePass
{
    // Level 2d binds until the term ends at bracket depth d; level 2d-1 until that bracket closes.
    private readonly record struct Binder(int Level, string Name, int NamesMark);

    private readonly List<Binder> _binders = [];
    private readonly HashSet<string> _bound = [];

    private void Bind(string name, int level, int start, int end)
    {
        if (IsBound(name))
        {
            throw Error(
                start, end, $"the index '{name}' is bound already", $"choose another letter for the inner one, as in Σ_{(name == "j" ? "k" : "j")}", ParseErrorCode.Name);
        }

        _binders.Add(new Binder(level, name, _names.Mark));
        _bound.Add(name);
        _boundInStatement[name] = start;
        _names.DeclareTemporarily(name, NameKinds.Index | NameKinds.UsedAsIndex);
    }

    private void UnbindTo(int level)
    {
        while (_binders.Count > 0 && _binders[^1].Level >= level)
        {
            _names.Restore(_binders[^1].NamesMark);
            _bound.Remove(_binders[^1].Name);
            _binders.RemoveAt(_binders.Count - 1);
        }
    }

    private void EndTerm()
    {
        if (_binders.Count > 0)
            UnbindTo(_frames.Count * 2);
    }

    // `after` is the raw token after the operator.
    private int BigOperator(int i, int start, int end, BigOperation operation, int after)
    {
        var next = Raw[after];
        if (next.Type == TokenType.SUB && GluedBefore(after))
        {
            Emit(TokenType.BIGOP, start, end, operation);
            var stop = SubscriptEnd(after);
            var text = SubscriptText(after, stop);
            Put(TokenType.LLIM, next.Start, next.Start);
            PutIndices(text, next.Start, Raw[stop - 1].End);
            Put(TokenType.RLIM, Raw[stop - 1].End, Raw[stop - 1].End);
            return UpperLimit(stop);
        }

        if (next.Type == TokenType.SUBOPEN)
        {
            if (Raw[after + 1].Type != TokenType.WORD)
                throw ErrorAt(after + 1, "the name of the index is missing", "write Σ_{i=1}^n");
            Emit(TokenType.BIGOP, start, end, operation);
            Open(FrameKind.Limit, TokenType.LLIM, after, next.Start);
            var k = after + 1;
            for (; Raw[k].Type == TokenType.WORD && !(IsKeyword(Text(k)) && k > after + 1); k++)
            {
                _frames.RemoveAt(_frames.Count - 1);
                PutIndices(Text(k).ToString(), Raw[k].Start, Raw[k].End);
                Push(FrameKind.Limit, after, next.Start);
                if (Raw[k + 1].Type != TokenType.COMMA)
                {
                    k++;
                    break;
                }

                Append(TokenType.COMMA, Raw[k + 1].Start, Raw[k + 1].End);
                k++;
            }

            if (Raw[k].Type is not (TokenType.ASSIGN or TokenType.ELEM or TokenType.RBRC or TokenType.RPAR) && !(Raw[k].Type == TokenType.WORD && Text(k) is "in"))
                throw ErrorAt(k, $"unexpected '{Text(k)}' below the operator", "write Σ_i, Σ_{i,j}, Σ_{i=1}^n or Σ_{i in S}");
            return k;
        }

        if (next.Type == TokenType.POW)
            throw ErrorAt(after, "an upper limit needs a lower one", "write Σ_{i=1}^n");
        Emit(TokenType.BIGOP, start, end, operation);
        return after;
    }

    // Adds a token of the limits themselves, which does not end the term that the operator stands in.
    private void Append(int type, int start, int end, object? value = null) => _out.Add(new Token(type, start, end, value));

    private void PutIndices(string text, int start, int end)
    {
        var level = _frames.Count * 2;
        if (_names.Is(text, NameKinds.Index) || GreekNames.TryGetLetter(text, out _) || text.Length == 1 || Parts(text) is not { } letters || !letters.TrueForAll(part => char.IsLetter(part[0])))
        {
            var name = _names.Canonical(text);
            if (!char.IsLetter(name[0]) || name.AsSpan().ContainsAny('+', '-'))
                throw Error(start, end, $"'{text}' is not the name of an index", "write Σ_i");
            Put(TokenType.VAR, start, end, new NameUse(name, NameRole.Index));
            Bind(name, level, start, end);
            return;
        }

        for (var k = 0; k < letters.Count; k++)
        {
            if (k > 0)
                Append(TokenType.COMMA, start, start);
            Append(TokenType.VAR, start, end, new NameUse(letters[k], NameRole.Index));
            Bind(letters[k], level, start, end);
        }
    }

    private int UpperLimit(int i)
    {
        var raw = Raw[i];
        if (raw.Type == TokenType.SUP)
        {
            Put(TokenType.LUP, raw.Start, raw.Start);
            PutScript(raw.Start, raw.End);
            Put(TokenType.RUP, raw.End, raw.End);
            return i + 1;
        }

        if (raw.Type != TokenType.POW)
            return i;
        var next = Raw[i + 1];
        switch (next.Type)
        {
            case TokenType.LBRC or TokenType.LPAR:
                Open(FrameKind.UpperLimit, TokenType.LUP, i + 1, raw.Start);
                return i + 2;
            case TokenType.NUMBER:
                Put(TokenType.LUP, raw.Start, raw.End);
                Put(TokenType.NUMBER, next.Start, next.End, Text(i + 1).ToString());
                Put(TokenType.RUP, next.End, next.End);
                return i + 2;
            case TokenType.INFTY:
                Put(TokenType.LUP, raw.Start, raw.End);
                Put(TokenType.CONST, next.Start, next.End, Constant.Infinity);
                Put(TokenType.RUP, next.End, next.End);
                return i + 2;
            case TokenType.WORD:
                // Only the first name belongs to the limit: Σ_{i=1}^nx_i.
                var segments = _splitter.Split(Text(i + 1)) ?? throw UnknownName(i + 1, next.Start, i + 2);
                var first = segments[0];
                if (first.Kind != SegmentKind.Name)
                    break;
                Put(TokenType.LUP, raw.Start, raw.End);
                EmitVariable(next.Start, next.Start + first.End, first.Name);
                Put(TokenType.RUP, next.Start + first.End, next.Start + first.End);
                _resumeWordAt = next.Start + first.End;
                return segments.Length == 1 ? i + 2 : i + 1;
        }

        throw ErrorAt(i, "the upper limit is missing after '^'", "write Σ_{i=1}^n or Σ_{i=1}^{n-1}");
    }

    // sum_{i=1}^n …, sum_i …, and sum(i=1..n: …).
    private int SumWord(int i, BigOperation operation)
    {
        var raw = Raw[i];
        var next = Raw[i + 1];
        if (next.Type is TokenType.SUB or TokenType.SUBOPEN && GluedBefore(i + 1))
            return BigOperator(i, raw.Start, raw.End, operation, i + 1);
        if (next.Type != TokenType.LPAR || !GluedBefore(i + 1) || !next.HasColon || Raw[i + 2].Type != TokenType.WORD)
            return 0;
        var k = i + 2;
        while (Raw[k + 1].Type == TokenType.COMMA && Raw[k + 2].Type == TokenType.WORD)
            k += 2;
        if (Raw[k + 1].Type is not (TokenType.COLON or TokenType.ASSIGN or TokenType.ELEM) && !(Raw[k + 1].Type == TokenType.WORD && Text(k + 1) is "in"))
            return 0;
        Emit(TokenType.BINDCALL, raw.Start, next.End, operation);
        Push(FrameKind.Binder, i + 1, next.Start);
        for (var name = i + 2; name <= k; name += 2)
        {
            if (name > i + 2)
                Append(TokenType.COMMA, Raw[name - 1].Start, Raw[name - 1].End);
            var index = _names.Canonical(Text(name));
            Append(TokenType.VAR, Raw[name].Start, Raw[name].End, new NameUse(index, NameRole.Index));
            Bind(index, (_frames.Count * 2) - 1, Raw[name].Start, Raw[name].End);
        }

        return k + 1;
    }

    private int Nabla(int i)
    {
        var raw = Raw[i];
        Emit(TokenType.NABLA, raw.Start, raw.End);
        var next = Raw[i + 1];
        if (next.Type == TokenType.SUP && Text(i + 1) is "²")
        {
            var after = i + 2;
            if (Raw[after].Type is not (TokenType.SUB or TokenType.SUBOPEN))
            {
                Put(TokenType.LAPLACE, next.Start, next.End);
                return after;
            }

            throw ErrorAt(after, "the variables of a Laplacian stand before the exponent", "write ∇_x² u");
        }

        if (next.Type == TokenType.SUB)
        {
            var end = SubscriptEnd(i + 1);
            Put(TokenType.LSUB, next.Start, next.Start);
            var text = SubscriptText(i + 1, end);
            var segments = _splitter.Split(text) ?? throw Error(next.Start, Raw[end - 1].End, $"unknown name '{text}'", $"declare `var {text}`", ParseErrorCode.Name);
            for (var k = 0; k < segments.Length; k++)
            {
                if (k > 0)
                    Put(TokenType.COMMA, next.Start, next.Start);
                var name = segments[k].Kind == SegmentKind.Name ? segments[k].Name : text[segments[k].Start..segments[k].End];
                Put(TokenType.VAR, next.Start, Raw[end - 1].End, Use(name, NameRole.Variable));
            }

            Put(TokenType.RSUB, Raw[end - 1].End, Raw[end - 1].End);
            return NablaPower(end);
        }

        if (next.Type == TokenType.SUBOPEN)
        {
            Open(FrameKind.NablaSubscript, TokenType.LSUB, i + 1, next.Start);
            return i + 2;
        }

        return NablaPower(i + 1);
    }

    private int NablaPower(int i)
    {
        if (Raw[i].Type == TokenType.SUP && Text(i) is "²" || Raw[i].Type == TokenType.POW && Raw[i + 1].Type == TokenType.NUMBER && Text(i + 1) is "2")
        {
            var last = Raw[i].Type == TokenType.SUP ? i : i + 1;
            Put(TokenType.LAPLACE, Raw[i].Start, Raw[last].End);
            return last + 1;
        }

        if (Raw[i].Type is TokenType.SUP or TokenType.POW)
            throw ErrorAt(i, "only ∇ and ∇² are operators", "write (∇f)^k for a power of the gradient");
        return i;
    }
}
