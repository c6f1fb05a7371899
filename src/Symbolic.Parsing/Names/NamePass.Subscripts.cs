using System.Text;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// Subscripts: x_1 is a name; w_i is a component where i is an index.
internal sealed partial class NamePass
{
    private readonly record struct FreeSubscript(string Letter, int Start, int End);

    private readonly List<FreeSubscript> _freeSubscripts = [];
    private readonly Dictionary<string, int> _boundInStatement = [];

    // The end of the subscript tokens that are glued to each other from raw token i on.
    private int SubscriptEnd(int i)
    {
        while (Raw[i].Type == TokenType.SUB && GluedBefore(i))
            i++;
        return i;
    }

    private string SubscriptText(int from, int to)
    {
        if (to == from + 1)
            return ScriptRun.Lower(Text(from));
        var text = new StringBuilder(ScriptRun.Lower(Text(from)));
        for (var k = from + 1; k < to; k++)
        {
            // x_1ᵢ has two subscripts; x_1i would be a product.
            var next = ScriptRun.Lower(Text(k));
            text.Append(Text(k)[0] == '_' || text.Length > 0 && char.IsAsciiDigit(text[^1]) && next.Length > 0 && !char.IsAsciiDigit(next[0]) ? "_" : "").Append(next);
        }

        return text.ToString();
    }

    // The declared name that a word and its subscripts form together, if there is one.
    private string? FullName(ReadOnlySpan<char> word, int from, int to)
    {
        if (from == to)
            return null;
        var full = _names.Canonical(string.Concat(word, "_", SubscriptText(from, to)));
        return _names.IsDeclared(full) && !_names.Is(full, NameKinds.Function) ? full : null;
    }

    private int Subscripted(int from, int to, string name, int subscript, int end)
    {
        if (EndOfFirstSubscript(subscript) is var cut and > 0)
        {
            // w_1x_1: the subscript ends before the next factor, whose letters go on as a word.
            var first = _source.Slice(Raw[subscript].Start + 1, cut).ToString();
            Subscript(from, to, name, first, cut);
            _resumeWordAt = cut;
            return subscript;
        }

        return AfterName(end, Subscript(from, to, name, SubscriptText(subscript, end), Raw[end - 1].End));
    }

    // Emits a name with a subscript; returns the name that brackets after it would belong to.
    private string Subscript(int from, int to, string name, string text, int stop)
    {
        var full = _names.Spelling(name + "_" + text);
        if (!_names.IsDeclared(full) && Parts(text) is { } parts && SelectsComponent(name, parts))
        {
            Component(from, to, name, parts, to, stop);
            return name;
        }

        NoteFreeSubscript(full, text, from, stop);
        EmitName(from, stop, full, NameRole.Variable);
        return full;
    }

    // Where a subscript token ends that has run into the next factor: _1x is 1 and then x, and _iy is i and then y where i is an index and y is
    // none. 0 when the token is all subscript.
    private int EndOfFirstSubscript(int i)
    {
        var text = Text(i);
        if (text[0] != '_')
            return 0;
        var at = 1;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || _names.Is(text.Slice(at, 1), NameKinds.Index)))
            at++;
        if (at == 1 || at == text.Length || !char.IsLetter(text[at]))
            return 0;
        // x_max with a bound m is still a name: after a letter only one more may be the next factor.
        return char.IsAsciiDigit(text[at - 1]) || WordSplitter.IsSingleLetter(text[at..]) ? Raw[i].Start + at : 0;
    }

    // Where the digits of _2x end, when letters follow them; 0 otherwise.
    private int EndOfNumber(int i)
    {
        var text = Raw[i].Type == TokenType.SUB ? Text(i) : "";
        if (text is not ['_', ..])
            return 0;
        var digits = text[1..].IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && char.IsLetter(text[1 + digits]) ? Raw[i].Start + 1 + digits : 0;
    }

    private void Component(int from, int to, string name, IReadOnlyList<string> parts, int start, int stop)
    {
        EmitName(from, to, name, NameRole.Variable);
        Put(TokenType.ELEMENT, start, stop, new SubscriptIndices(parts));
        LearnIndexed(name, parts, start, stop);
    }

    private void LearnIndexed(string name, IReadOnlyList<string> parts, int start, int stop)
    {
        _names.Declare(name, NameKinds.Indexed);
        foreach (var part in parts)
        {
            if (char.IsLetter(part[0]) && !IsBound(part))
                _freeSubscripts.Add(new FreeSubscript(part, start, stop));
        }
    }

    private void NoteFreeSubscript(string full, string text, int start, int stop)
    {
        if (_names.IsDeclared(full) || Parts(text) is not { } parts)
            return;
        if (parts.Count == 2 && parts.Exists(IsBound) && parts.Find(part => char.IsLetter(part[0]) && !_names.Is(part, NameKinds.Index)) is { } unknown)
        {
            throw Error(
                start, stop, $"'{unknown}' is not an index here although '{parts.Find(IsBound)}' is", $"declare `index {unknown}`, or name it on the left as in y_{unknown} = …", ParseErrorCode.Name);
        }

        foreach (var part in parts)
        {
            if (char.IsLetter(part[0]) && !IsBound(part))
                _freeSubscripts.Add(new FreeSubscript(part, start, stop));
        }
    }

    // "ij" is i and j, "12" is 12, "i1" is i and 1; null when the text holds anything else.
    private static List<string>? Parts(string text)
    {
        var parts = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end == at)
            {
                if (!char.IsLetter(text[at]))
                    return null;
                end++;
            }

            parts.Add(text[at..end]);
            at = end;
        }

        return parts.Count > 0 ? parts : null;
    }

    private bool SelectsComponent(string name, IReadOnlyList<string> parts)
    {
        var indexed = _names.Is(name, NameKinds.Indexed | NameKinds.Family);
        var anyIndex = false;
        foreach (var part in parts)
        {
            if (char.IsAsciiDigit(part[0]))
                continue;
            var isIndex = _names.Is(part, NameKinds.Index);
            if (!isIndex && !(indexed && _names.Is(part, NameKinds.UsedAsIndex)))
                return false;
            anyIndex |= isIndex;
        }

        return anyIndex || indexed;
    }

    // A subscript in brackets, w_{jk} or w_{n+1}, or one that belongs to no word, as in (Wx)_i.
    private int LooseSubscript(int i)
    {
        var raw = Raw[i];
        if (raw.Type == TokenType.SUB && !PreviousEndsOperand && UnderscoredName(i) is var next and > 0)
            return next;
        if (!GluedBefore(i) || PreviousType is not (TokenType.VAR or TokenType.CONST or TokenType.RPAR or TokenType.RBRK or TokenType.RIDX or TokenType.ELEMENT or TokenType.SUPT or TokenType.PRIME or TokenType.INVT))
            throw ErrorAt(i, "a subscript needs a name before it", "write x_1 or x_{n+1}");
        if (raw.Type == TokenType.SUBOPEN)
            return BracedSubscript(i);
        var end = SubscriptEnd(i);
        if (Parts(SubscriptText(i, end)) is not { } parts || !parts.TrueForAll(part => char.IsAsciiDigit(part[0]) || _names.Is(part, NameKinds.Index)))
            throw ErrorAt(i, "only an index or a number can be the subscript of an expression", "write (…)[k]");
        Put(TokenType.ELEMENT, raw.Start, Raw[end - 1].End, new SubscriptIndices(parts));
        return end;
    }

    private int BracedSubscript(int i)
    {
        var raw = Raw[i];
        var close = raw.Partner;
        if (PreviousType is TokenType.VAR or TokenType.CONST && close == i + 2 && Raw[i + 1].Type is TokenType.WORD or TokenType.NUMBER)
        {
            var previous = _out[^1];
            var name = previous.Value is NameUse use ? use.Name : _source.Slice(previous.Start, previous.End).ToString();
            var text = Text(i + 1).ToString();
            var full = _names.Spelling(name + "_" + text);
            var stop = Raw[close].End;
            var parts = Parts(text);
            if (!_names.IsDeclared(full) && parts is not null && (SelectsComponent(name, parts) || IsDerivativeVariable() && char.IsLetter(parts[0][0])))
            {
                _out[^1] = previous with { Type = TokenType.VAR, Value = Use(name, NameRole.Variable) };
                Put(TokenType.ELEMENT, raw.Start, stop, new SubscriptIndices(parts));
                LearnIndexed(name, parts, raw.Start, stop);
                return close + 1;
            }

            NoteFreeSubscript(full, text, previous.Start, stop);
            if (_names.Strict && !_names.IsDeclared(full))
                throw Error(previous.Start, stop, $"unknown name '{full}'", $"declare `var {full}`, or turn strict off", ParseErrorCode.Name);
            _out[^1] = new Token(TokenType.VAR, previous.Start, stop, Use(full, NameRole.Variable));
            return AfterName(close + 1, full);
        }

        if (PreviousType == TokenType.VAR && _out[^1].Value is NameUse indexed)
            _names.Declare(indexed.Name, NameKinds.Indexed);
        Open(FrameKind.Subscript, TokenType.LIDX, i, raw.Start);
        return i + 1;
    }

    // The value of a plain subscript of a function or of a norm, as an expression of its own.
    private void PutSubscriptValue(int from, int to)
    {
        var text = SubscriptText(from, to);
        var start = Raw[from].Start;
        var stop = Raw[to - 1].End;
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            Put(TokenType.NUMBER, start, stop, text);
        else if (ConstantNames.TryGet(text, out var constant) && !_names.IsDeclared(text))
            Put(TokenType.CONST, start, stop, constant);
        else if (_names.Canonical(text) is var name && IsOneName(name))
            EmitName(start, stop, name, NameRole.Variable);
        else
            throw Error(start, stop, $"unknown name '{Excerpt.Of(text)}'", "write what is more than a number or a name in braces, as in log_{2n}", ParseErrorCode.Name);
    }

    private bool IsBound(string letter) => _bound.Contains(letter);

    // An index that Σ binds must not be used free in the same statement: that is almost always a slip (write Σ_j).
    private void RejectShadowedIndices()
    {
        if (_boundInStatement.Count > 0)
        {
            foreach (var free in _freeSubscripts)
            {
                if (!_boundInStatement.ContainsKey(free.Letter))
                    continue;
                throw Error(
                    free.Start,
                    free.End,
                    $"the index '{free.Letter}' is bound by a sum or product in this statement and used outside of it too",
                    $"rename the bound one, as in Σ_{(free.Letter == "j" ? "k" : "j")}",
                    ParseErrorCode.Name);
            }

            _boundInStatement.Clear();
        }

        _freeSubscripts.Clear();
    }
}
