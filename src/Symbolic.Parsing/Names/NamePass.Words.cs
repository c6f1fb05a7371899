using System.Globalization;
using Antlr4.Runtime;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// Words: what each piece of a word is, and the tokens that it becomes.
internal sealed partial class NamePass
{
    // The word of raw token i from text position `start` on; its beginning may have been used up already. Returns the next raw index.
    private int Word(int i, int start)
    {
        var raw = Raw[i];
        var word = _source.Slice(start, raw.End);
        var whole = start == raw.Start;
        if (whole && SpecialWord(i, word) is var next and > 0)
            return next;
        if (whole && Raw[i + 1].Type == TokenType.BLANKSUB && GluedBefore(i + 1) && UnderscoredName(i) is var underscored and > 0)
            return underscored;
        var subscriptEnd = SubscriptEnd(i + 1);
        if (subscriptEnd > i + 1 && FullName(word, i + 1, subscriptEnd) is { } fullName)
        {
            EmitName(start, Raw[subscriptEnd - 1].End, fullName, NameRole.Variable);
            return AfterName(subscriptEnd, fullName);
        }

        if (IsNamedArgument(i))
        {
            Put(TokenType.ARGNAME, start, raw.End, _names.Canonical(word));
            return i + 1;
        }

        RejectGluedDifferential(i, word);
        var segments = _splitter.Split(word);
        if (segments is null || subscriptEnd > i + 1 && IsUnknownRun(segments))
            throw UnknownName(i, start, subscriptEnd);
        RejectUnknownFunction(i, start, segments, subscriptEnd);
        for (var k = 0; k < segments.Length - 1; k++)
            Inner(i, start, segments, k);
        return Last(i, start, segments[^1], subscriptEnd);
    }

    // net_k: three undeclared letters before a subscript are an unknown name, never n·e·t_k.
    private bool IsUnknownRun(Segment[] segments)
    {
        if (segments.Length < WordSplitter.LongestRun)
            return false;
        foreach (var segment in segments)
        {
            if (segment.Kind == SegmentKind.Name ? _names.IsDeclared(segment.Name) : segment.Kind != SegmentKind.Constant)
                return false;
        }

        return true;
    }

    private ParseException UnknownName(int i, int start, int subscriptEnd)
    {
        var word = Excerpt.Of(_source.Slice(start, Raw[i].End));
        var end = Raw[subscriptEnd - 1].End;
        var full = Excerpt.Of(_source.Slice(start, end));
        if (IsCall(subscriptEnd))
            return UnknownFunction(start, Raw[i].End, word);
        var suggestion = Suggestions.Nearest(word, _splitter.Spellings);
        var product = full == word && word.Length <= 20 ? $"write {string.Join('·', word.AsEnumerable())} for a product or declare" : "declare";
        return Error(start, end, $"unknown name '{full}'", $"{product} `var {full}`" + (suggestion is null ? "" : $"; did you mean {suggestion}?"), ParseErrorCode.Name);
    }

    private ParseException UnknownFunction(int start, int end, string word)
    {
        var suggestion = Suggestions.Nearest(word, _splitter.Spellings);
        var product = word.Length <= 12 ? $" or write {string.Join('·', word.AsEnumerable())}·(...)" : "";
        return Error(
            start, end, $"unknown function '{word}'", suggestion is null ? $"declare it with `func {word}`{product}" : $"did you mean {suggestion}? A function of your own is declared with `func {word}`", ParseErrorCode.Name);
    }

    // Before a parenthesis a word is a function: three or more undeclared letters (foo), letters after a function (sinc), two functions in one
    // word (loggamma) and three letters before one (arccot) are unknown functions and never silently products.
    private void RejectUnknownFunction(int i, int start, Segment[] segments, int after)
    {
        if (segments.Length < 2)
            return;
        var letters = 0;
        var functions = 0;
        var declared = false;
        foreach (var segment in segments)
        {
            if (segment.Kind == SegmentKind.Function)
                functions++;
            else if (segment.Kind == SegmentKind.Name && _names.IsDeclared(segment.Name))
                declared = true;
            else if (segment.Kind is SegmentKind.Name or SegmentKind.Constant)
                letters++;
        }

        var endsInFunction = segments[^1].Kind == SegmentKind.Function;
        if (!IsCall(after))
        {
            if (functions > 0 && !endsInFunction)
                NoteGluedFunction(i, start, segments);
            return;
        }

        if (functions == 0 ? letters >= 3 && !declared : functions > 1 || !endsInFunction || letters >= 3 && !declared)
            throw UnknownFunction(start, Raw[i].End, Excerpt.Of(_source.Slice(start, Raw[i].End)));
    }

    // cosx: the function ends inside the word.
    private void NoteGluedFunction(int i, int start, Segment[] segments)
    {
        var word = _source.Slice(start, Raw[i].End);
        var function = Array.FindIndex(segments, segment => segment.Kind == SegmentKind.Function);
        Note(start, Raw[i].End, $"{word} is read as {word[..segments[function].End]} {word[segments[function].End..]}: a blank after the function makes it plain");
    }

    // A piece with more pieces of the same word after it.
    private void Inner(int i, int start, Segment[] segments, int k)
    {
        var segment = segments[k];
        var from = start + segment.Start;
        var to = start + segment.End;
        switch (segment.Kind)
        {
            case SegmentKind.Constant:
                Emit(TokenType.CONST, from, to, segment.Value);
                break;
            case SegmentKind.BigSum or SegmentKind.BigProduct:
                Emit(TokenType.BIGOP, from, to, segment.Kind == SegmentKind.BigSum ? BigOperation.Sum : BigOperation.Product);
                break;
            case SegmentKind.Function:
                if (segment.Function.Facts!.Application != FunctionApplication.Prefix)
                {
                    throw Error(
                        from,
                        Raw[i].End,
                        $"unknown name '{Excerpt.Of(_source.Slice(start, Raw[i].End))}': '{segment.Function.Name}' is applied only with parentheses",
                        $"write {segment.Function.Name}(…) or declare `var {Excerpt.Of(_source.Slice(start, Raw[i].End))}`",
                        ParseErrorCode.Name);
                }

                Emit(TokenType.FUNC, from, to, segment.Function);
                break;
            default:
                EmitVariable(from, to, segment.Name);
                break;
        }
    }

    // The last piece, to which subscripts, brackets and primes belong.
    private int Last(int i, int start, Segment segment, int subscriptEnd)
    {
        var from = start + segment.Start;
        var to = start + segment.End;
        switch (segment.Kind)
        {
            case SegmentKind.Function:
                return Function(from, to, segment.Function, i + 1);
            case SegmentKind.BigSum or SegmentKind.BigProduct:
                return BigOperator(i, from, to, segment.Kind == SegmentKind.BigSum ? BigOperation.Sum : BigOperation.Product, i + 1);
            case SegmentKind.Constant when subscriptEnd == i + 1:
                Emit(TokenType.CONST, from, to, segment.Value);
                return i + 1;
            case SegmentKind.Constant:
                return Name(i, from, to, _source.Slice(from, to).ToString(), subscriptEnd);
            default:
                return Name(i, from, to, segment.Name, subscriptEnd);
        }
    }

    private int Name(int i, int from, int to, string name, int subscriptEnd)
    {
        if (subscriptEnd == i + 1)
        {
            if (PartialDerivative(from, to, name, i + 1, i + 1) is var next and > 0)
                return next;
            if (FunctionByContext(i, from, to, name) is { } function)
                return Function(from, to, function, i + 1);
            EmitVariable(from, to, name);
            return AfterName(i + 1, name);
        }

        return PartialDerivative(from, to, name, i + 1, subscriptEnd) is var after and > 0 ? after : Subscripted(from, to, name, i + 1, subscriptEnd);
    }

    // f_1(x, y) and f_{1,2}(x, y): derivatives of a function without a formula by the positions of its arguments. Returns the next raw index, or 0.
    private int PartialDerivative(int from, int to, string name, int subscript, int end)
    {
        if (end == subscript && Raw[subscript].Type == TokenType.SUBOPEN)
            end = Raw[subscript].Partner + 1;
        if (end == subscript || Raw[end].Type != TokenType.LPAR || !GluedBefore(end))
            return 0;
        var declared = _names.Is(name, NameKinds.Function);
        if (!declared && (_names.IsDeclared(name) || name is not ("f" or "g" or "φ" or "ψ") && !Raw[end].HasComma))
            return 0;
        var full = _names.Spelling(name + "_" + _source.Slice(Raw[subscript].Start, Raw[end - 1].End).Trim("_{}()").ToString());
        if (Raw[subscript].Type == TokenType.SUB && _names.Is(full, NameKinds.Function))
            return Function(from, Raw[end - 1].End, new FunctionReference(full, FunctionOrigin.Declared, null), end);
        var positions = Positions(subscript, end);
        if (positions is null || _names.IsDeclared(full))
            return 0;
        return Function(from, Raw[end - 1].End, new FunctionReference(name, declared ? FunctionOrigin.Declared : FunctionOrigin.Opaque, null) { Partials = positions }, end);
    }

    private List<int>? Positions(int subscript, int end)
    {
        var positions = new List<int>();
        if (Raw[subscript].Type == TokenType.SUB)
            return int.TryParse(SubscriptText(subscript, end), NumberStyles.None, CultureInfo.InvariantCulture, out var one) && one > 0 ? [one] : null;
        for (var k = subscript + 1; k < end - 1; k += 2)
        {
            if (Raw[k].Type != TokenType.NUMBER || !int.TryParse(Text(k), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position < 1)
                return null;
            if (k + 1 < end - 1 && Raw[k + 1].Type != TokenType.COMMA)
                return null;
            positions.Add(position);
        }

        return positions.Count > 0 ? positions : null;
    }

    // A name that is a function because of what it was declared as, or because of the parenthesis after it.
    private FunctionReference? FunctionByContext(int i, int from, int to, string name)
    {
        var call = IsCall(i + 1);
        if (_names.Is(name, NameKinds.Function))
            return new FunctionReference(name, FunctionOrigin.Declared, null);
        if (!call && Raw[i + 1].Type == TokenType.LPAR && !_names.IsDeclared(name) && name is "f" or "g" or "φ" or "ψ")
            return new FunctionReference(name, FunctionOrigin.Opaque, null);
        if (_names.IsDeclared(name) || !call)
            return null;
        // σ(x), and gamma(x), zeta(x) spelled out: a Greek letter is a function only directly before a parenthesis.
        if (_splitter.TryGetFunction(_source.Slice(from, to), out var builtin) || _splitter.TryGetFunction(name, out builtin))
            return builtin;
        return name is "f" or "g" or "φ" or "ψ" || HasCommaInside(i + 1) ? new FunctionReference(name, FunctionOrigin.Opaque, null) : null;
    }

    private void EmitVariable(int from, int to, string name)
    {
        if (_names.Is(name, NameKinds.Function))
        {
            Emit(TokenType.FNAME, from, to, new FunctionReference(name, FunctionOrigin.Declared, null));
            return;
        }

        EmitName(from, to, name, _names.Is(name, NameKinds.Index) ? NameRole.Index : NameRole.Variable);
    }

    private void EmitName(int from, int to, string name, NameRole role)
    {
        if (_names.Strict && !_names.IsDeclared(name))
            throw Error(from, to, $"unknown name '{Excerpt.Of(name)}'", $"declare `var {Excerpt.Of(name)}`, or turn strict off", ParseErrorCode.Name);
        Emit(TokenType.VAR, from, to, Use(name, role));
    }

    private readonly Dictionary<string, NameUse> _uses = [];

    private NameUse Use(string name, NameRole role)
    {
        if (role == NameRole.Index)
            return new NameUse(name, role);
        if (!_uses.TryGetValue(name, out var use))
        {
            if (_uses.Count > 1000)
                _uses.Clear();
            _uses[name] = use = new NameUse(name, role);
        }

        return use;
    }

    // What may follow a name at once: an index in brackets, or the layer number of a family.
    private int AfterName(int i, string name)
    {
        var next = Raw[i];
        if (next.Type is TokenType.LBRK or TokenType.LBRC && GluedBefore(i) && !_roles.ContainsKey(i))
        {
            OpenIndex(i, next.Type == TokenType.LBRC || _names.Is(name, NameKinds.Family) ? TokenType.LFAM : TokenType.LIDX);
            return i + 1;
        }

        if (!_names.Is(name, NameKinds.Family))
            return i;
        if (next.Type == TokenType.POW && Raw[i + 1].Type is TokenType.LPAR or TokenType.LBRC)
        {
            Open(FrameKind.Index, TokenType.LFAM, i + 1, next.Start);
            return i + 2;
        }

        if (next.Type == TokenType.SUP && Text(i)[0] != '⁽' && char.IsDigit(ScriptRun.Raise(Text(i))[0]) || next.Type == TokenType.POW && Raw[i + 1].Type == TokenType.NUMBER)
        {
            throw Error(
                next.Start,
                next.Type == TokenType.SUP ? next.End : Raw[i + 1].End,
                $"'{name}' is a family: is this a layer number or a power?",
                $"write {name}[2] for the layer or ({name}[1])^2 for the power",
                ParseErrorCode.Name);
        }

        return i;
    }

    private bool IsNamedArgument(int i) =>
        Raw[i + 1].Type == TokenType.ASSIGN && Top.Kind == FrameKind.Call && PreviousType is TokenType.LCALL or TokenType.COMMA;

    // Whether raw token i, after primes, is a parenthesis glued to what stands before it.
    private bool IsCall(int i)
    {
        while (Raw[i].Type is TokenType.PRIME or TokenType.DPRIME)
            i++;
        return Raw[i].Type == TokenType.LPAR && GluedBefore(i);
    }

    private bool HasCommaInside(int i)
    {
        while (Raw[i].Type is TokenType.PRIME or TokenType.DPRIME)
            i++;
        return Raw[i].HasComma;
    }

    // Words with a meaning of their own that is not a name: keywords, differentials, sets, T as an exponent. Returns the next raw index, or 0.
    private int SpecialWord(int i, ReadOnlySpan<char> word)
    {
        if (_names.IsDeclared(word))
            return 0;
        var raw = Raw[i];
        if (Keywords.TryGet(word, out var keyword))
            return Keyword(i, keyword);
        if (word[0] == 'd' && !_names.IsDeclared("d") && Differential(i) is var next and > 0)
            return next;
        if (word is "mod" && PreviousEndsOperand && !(Raw[i + 1].Type == TokenType.LPAR && GluedBefore(i + 1) && Raw[i + 1].HasComma))
        {
            Put(TokenType.MOD, raw.Start, raw.End);
            return i + 1;
        }

        if (word is "sum" or "prod" && SumWord(i, word is "sum" ? BigOperation.Sum : BigOperation.Product) is var afterSum and > 0)
            return afterSum;
        if (word is "cases" && Raw[i + 1].Type == TokenType.LPAR && GluedBefore(i + 1))
        {
            EmitOpen(FrameKind.Cases, TokenType.LCASES, i + 1, raw.Start);
            return i + 2;
        }

        if (PreviousType == TokenType.IN && word is "R" or "ℝ" or "N" or "ℕ" or "Z" or "ℤ")
            return SetName(i, word);
        return 0;
    }

    private int Keyword(int i, int keyword)
    {
        var raw = Raw[i];
        if (keyword == TokenType.IF && Raw[i + 1].Type == TokenType.LPAR && GluedBefore(i + 1) && Raw[i + 1].HasComma)
        {
            EmitOpen(FrameKind.Call, TokenType.IFCALL, i + 1, raw.Start);
            return i + 2;
        }

        if (keyword == TokenType.IN)
            return Member(i);
        if (keyword == TokenType.FOR)
            throw ErrorAt(i, "a loop is written 'for n = 1..L { … }'", "begin a statement with it and name the number that counts");
        if (keyword == TokenType.IF && PreviousEndsOperand && Top.Kind != FrameKind.Cases)
            throw ErrorAt(i, "'if' stands before its condition", "write if c then a else b");
        if (PreviousEndsOperand || keyword is TokenType.THEN or TokenType.ELSE or TokenType.AND or TokenType.OR)
            RejectOpenBars(raw.Start);
        Put(keyword, raw.Start, raw.End);
        return i + 1;
    }

    // R^{m×n}: the names in the dimensions become declared ones.
    private int SetName(int i, ReadOnlySpan<char> word)
    {
        var raw = Raw[i];
        Put(TokenType.SETNAME, raw.Start, raw.End, word switch { "N" or "ℕ" => NumberSet.Naturals, "Z" or "ℤ" => NumberSet.Integers, _ => NumberSet.Reals });
        var next = Raw[i + 1];
        if (next.Type == TokenType.SUP)
        {
            Put(TokenType.LDIM, next.Start, next.Start, '\0');
            PutScript(next.Start, next.End);
            Put(TokenType.RDIM, next.End, next.End);
            return i + 2;
        }

        if (next.Type != TokenType.POW)
            return i + 1;
        var dimension = Raw[i + 2];
        switch (dimension.Type)
        {
            case TokenType.LPAR or TokenType.LBRC:
                Open(FrameKind.Dimensions, TokenType.LDIM, i + 2, dimension.Start, _source.Text[dimension.Start]);
                for (var k = i + 3; k < dimension.Partner; k++)
                {
                    if (Raw[k].Type == TokenType.WORD)
                        _names.Declare(_names.Canonical(Text(k)), NameKinds.Variable);
                }

                return i + 3;
            case TokenType.WORD:
                var name = _names.Canonical(Text(i + 2));
                _names.Declare(name, NameKinds.Variable);
                Put(TokenType.LDIM, dimension.Start, dimension.Start, '\0');
                Put(TokenType.VAR, dimension.Start, dimension.End, Use(name, NameRole.Variable));
                Put(TokenType.RDIM, dimension.End, dimension.End);
                return i + 3;
            case TokenType.NUMBER:
                Put(TokenType.LDIM, dimension.Start, dimension.Start, '\0');
                Put(TokenType.NUMBER, dimension.Start, dimension.End, Text(i + 2).ToString());
                Put(TokenType.RDIM, dimension.End, dimension.End);
                return i + 3;
            default:
                throw ErrorAt(i + 1, "the dimension is missing after '^'", "write R^n or R^{m×n}");
        }
    }
}
