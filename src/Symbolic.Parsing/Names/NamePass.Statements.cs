using Antlr4.Runtime;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

// Beginnings of statements: declarations, loops and left-hand sides, whose names are never split.
internal sealed partial class NamePass
{
    private int _statementMark;

    // The names of left-hand sides whose subscript has been taken in, with the indices that it stands for.
    private readonly Dictionary<int, (string Name, IReadOnlyList<string>? Parts)> _targetNames = [];

    private void BeginStatement()
    {
        _atStatementStart = true;
        _statementMark = _names.Mark;
    }

    private void EndStatement()
    {
        RejectShadowedIndices();
        _names.Restore(_statementMark);
    }

    // Returns the raw index to go on with; the same index when the statement begins with an expression.
    private int StatementStart(int i)
    {
        if (Raw[i].Type is TokenType.NL or TokenType.SEMI)
            return Raw[i].Type == TokenType.NL ? LineEnd(i) : Semicolon(i);
        _atStatementStart = false;
        if (Raw[i].Type != TokenType.WORD)
            return i;
        var word = Text(i);
        if (!_names.IsDeclared(word))
        {
            if (word is "strict" && Raw[i + 1].Type == TokenType.WORD && Text(i + 1) is "on" or "off" && EndsStatement(i + 2))
            {
                _names.Strict = Text(i + 1) is "on";
                Put(TokenType.STRICT, Raw[i].Start, Raw[i + 1].End, _names.Strict ? UndeclaredLetters.AreErrors : UndeclaredLetters.BecomeScalars);
                return i + 2;
            }

            if (Raw[i + 1].Type == TokenType.WORD && Keywords.TryGetDeclaration(word, out var kind))
                return Declaration(i, kind);
            if (word is "for" && Raw[i + 1].Type == TokenType.WORD)
                return Loop(i);
            if (word is "def" && Raw[i + 1].Type == TokenType.WORD && Raw[i + 2].Type == TokenType.LPAR)
            {
                MarkFunctionDefinition(i + 1);
                return i + 1;
            }

            if (IsKeyword(word))
                return i;
        }

        if (!MarkFunctionDefinition(i))
            MarkTargets(i);
        return i;
    }

    private bool EndsStatement(int i) => Raw[i].Type is TokenType.NL or TokenType.SEMI or TokenType.RBRC or TokenConstants.EOF;

    private int Declaration(int i, DeclarationKind kind)
    {
        Put(TokenType.DECL, Raw[i].Start, Raw[i].End, kind);
        var k = i + 1;
        while (true)
        {
            if (Raw[k].Type != TokenType.WORD)
                throw ErrorAt(k, $"a name is missing after '{Keywords.Spelling(kind)}'", $"write {Keywords.Spelling(kind)} a, b");
            var end = SubscriptEnd(k + 1);
            var name = TargetName(k, end);
            DeclareAs(name, kind);
            _roles[k] = new Role(RoleKind.LeftName, end);
            if (Raw[end].Type is TokenType.LBRK or TokenType.LBRC && GluedBefore(end))
            {
                _names.Declare(name, NameKinds.Indexed | NameKinds.Family);
                end = Raw[end].Partner + 1;
            }

            if (IsIn(end))
            {
                _roles[end] = new Role(RoleKind.Membership);
                while (Raw[end].Type != TokenType.COMMA && !EndsStatement(end))
                    end = Raw[end].Partner > end ? Raw[end].Partner + 1 : end + 1;
            }

            if (Raw[end].Type != TokenType.COMMA)
                break;
            _roles[end] = new Role(RoleKind.Separator);
            k = end + 1;
        }

        return i + 1;
    }

    private void DeclareAs(string name, DeclarationKind kind) => _names.Declare(name, kind switch
    {
        DeclarationKind.Index => NameKinds.Index | NameKinds.UsedAsIndex,
        DeclarationKind.Function => NameKinds.Function,
        DeclarationKind.Parameter or DeclarationKind.Input or DeclarationKind.Symmetric => NameKinds.Variable | NameKinds.Indexed,
        DeclarationKind.Family => NameKinds.Variable | NameKinds.Indexed | NameKinds.Family,
        _ => NameKinds.Variable,
    });

    private string TargetName(int word, int end) =>
        end == word + 1 ? _names.Canonical(Text(word)) : _names.Canonical(string.Concat(Text(word), "_", SubscriptText(word + 1, end)));

    private bool IsIn(int i) => Raw[i].Type == TokenType.ELEM || Raw[i].Type == TokenType.WORD && Text(i) is "in";

    // f(x, y) = …
    private bool MarkFunctionDefinition(int i)
    {
        var open = SubscriptEnd(i + 1);
        if (Raw[open].Type != TokenType.LPAR || !GluedBefore(open))
            return false;
        var close = Raw[open].Partner;
        if (Raw[close + 1].Type is not (TokenType.ASSIGN or TokenType.DEF))
            return false;
        var k = open + 1;
        while (Raw[k].Type == TokenType.WORD)
        {
            k = SubscriptEnd(k + 1);
            if (Raw[k].Type != TokenType.COMMA)
                break;
            k++;
        }

        if (k != close || close == open + 1 || Raw[close - 1].Type == TokenType.COMMA)
            return false;
        var name = TargetName(i, open);
        _names.Declare(name, NameKinds.Function);
        _roles[i] = new Role(RoleKind.FunctionName, open);
        _roles[close + 1] = new Role(RoleKind.Equals);
        for (k = open + 1; k < close; k++)
        {
            var end = SubscriptEnd(k + 1);
            _names.DeclareTemporarily(TargetName(k, end), NameKinds.Variable);
            _roles[k] = new Role(RoleKind.Parameter, end);
            k = end;
            if (k < close)
                _roles[k] = new Role(RoleKind.Separator);
        }

        return true;
    }

    // y = …, a[n] = …, net_k = …, W⁽²⁾ := …, x, y in R^n
    private void MarkTargets(int i)
    {
        var k = i;
        var count = 0;
        while (true)
        {
            if (Raw[k].Type != TokenType.WORD || Keywords.TryGet(Text(k), out _) && !_names.IsDeclared(Text(k)))
                return;
            count++;
            k = AfterTarget(k);
            if (Raw[k].Type != TokenType.COMMA)
                break;
            k++;
        }

        var membership = IsIn(k);
        if (!membership && (count > 1 || Raw[k].Type is not (TokenType.ASSIGN or TokenType.DEF)))
            return;
        _roles[k] = new Role(membership ? RoleKind.Membership : RoleKind.Equals);
        for (var at = i; at < k;)
        {
            var after = AfterTarget(at);
            MarkTarget(at, after, membership, k);
            if (after < k)
                _roles[after] = new Role(RoleKind.Separator);
            at = after + 1;
        }
    }

    private int AfterTarget(int i)
    {
        var end = SubscriptEnd(i + 1);
        if (Raw[end].Type is TokenType.SUBOPEN or TokenType.LBRK or TokenType.LBRC && GluedBefore(end))
            return Raw[end].Partner + 1;
        if (Raw[end].Type == TokenType.SUP && Text(end)[0] == '⁽')
            return end + 1;
        if (Raw[end].Type == TokenType.POW && Raw[end + 1].Type is TokenType.LPAR or TokenType.LBRC && _names.Is(TargetName(i, end), NameKinds.Family))
            return Raw[end + 1].Partner + 1;
        return end;
    }

    private void MarkTarget(int i, int after, bool membership, int equals)
    {
        var end = SubscriptEnd(i + 1);
        if (end < after)
        {
            var braced = Raw[end].Type == TokenType.SUBOPEN;
            if (braced && end == i + 1 && after == end + 3 && Raw[end + 1].Type is TokenType.WORD or TokenType.NUMBER)
            {
                // x_{max} = … is a name, net_{k} = … may be a component, as without the braces.
                if (membership || !IndexedTarget(i, after, equals, Text(end + 1).ToString()))
                    DeclareTarget(i, after, membership, _names.Spelling(string.Concat(_names.Canonical(Text(i)), "_", Text(end + 1))));
                return;
            }

            var name = TargetName(i, end);
            _names.Declare(name, NameKinds.Variable | NameKinds.Indexed | (braced ? NameKinds.None : NameKinds.Family));
            _roles[i] = new Role(RoleKind.LeftName, end);
            for (var k = end + 1; k < after - 1; k++)
            {
                if (Raw[k].Type == TokenType.WORD && WordSplitter.IsSingleLetter(Text(k)) && !_names.IsDeclared(_names.Canonical(Text(k))))
                    _names.DeclareTemporarily(_names.Canonical(Text(k)), NameKinds.Index | NameKinds.UsedAsIndex);
            }

            return;
        }

        if (!membership && end > i + 1 && IndexedTarget(i, end, equals, SubscriptText(i + 1, end)))
            return;
        DeclareTarget(i, end, membership, TargetName(i, end));
    }

    private void DeclareTarget(int i, int end, bool membership, string name)
    {
        _names.Declare(name, membership ? NameKinds.Variable | NameKinds.Indexed : NameKinds.Variable);
        _roles[i] = new Role(RoleKind.LeftName, end);
        _targetNames[i] = (name, null);
    }

    // net_k = … defines components when k is an index or a subscript on the right; otherwise net_k is a name.
    private bool IndexedTarget(int i, int end, int equals, string subscript)
    {
        var full = _names.Canonical(string.Concat(Text(i), "_", subscript));
        if (_names.IsDeclared(full) || Parts(subscript) is not { Count: <= 3 } parts || !parts.TrueForAll(part => char.IsLetter(part[0])))
            return false;
        var onRight = SubscriptsOf(equals + 1);
        if (!parts.TrueForAll(part => onRight.Contains(part) || _names.Is(part, NameKinds.Index)))
            return false;
        var name = _names.Canonical(Text(i));
        _names.Declare(name, NameKinds.Variable | NameKinds.Indexed);
        foreach (var part in parts)
            _names.DeclareTemporarily(part, NameKinds.Index | NameKinds.UsedAsIndex);
        _roles[i] = new Role(RoleKind.LeftName, end);
        _targetNames[i] = (name, parts);
        return true;
    }

    // The letters in subscripts from raw token i to the end of the statement, without those that a Σ there binds.
    private HashSet<string> SubscriptsOf(int i)
    {
        var letters = new HashSet<string>();
        var bound = new HashSet<string>();
        for (int k = i, depth = 0; depth > 0 || !EndsStatement(k); k++)
        {
            depth += Raw[k].Partner < 0 ? 0 : Raw[k].Partner > k ? 1 : -1;
            if (Raw[k].Type is TokenType.SUB or TokenType.SUBOPEN)
            {
                var target = IsBigOperator(k - 1) ? bound : letters;
                var text = Raw[k].Type == TokenType.SUB ? ScriptRun.Lower(Text(k)) : Raw[k + 1].Type == TokenType.WORD ? Text(k + 1).ToString() : "";
                if (Raw[k].Type == TokenType.SUB && Raw[k - 1].Type == TokenType.WORD && target == letters
                    && _names.IsDeclared(_names.Canonical(string.Concat(Text(k - 1), "_", text))))
                {
                    continue;
                }

                foreach (var part in Parts(text) ?? [])
                    target.Add(part);
            }
        }

        letters.ExceptWith(bound);
        return letters;
    }

    private bool IsBigOperator(int i) => Raw[i].Type is TokenType.SUMOP or TokenType.PRODOP
        || Raw[i].Type == TokenType.WORD && (Text(i)[^1] is 'Σ' or 'Π' || Text(i) is "sum" or "prod") && !_names.IsDeclared(Text(i));

    private int Loop(int i)
    {
        var raw = Raw[i];
        var name = _names.Canonical(Text(i + 1));
        if (Raw[i + 2].Type != TokenType.ASSIGN && !IsIn(i + 2))
            throw ErrorAt(i + 2, "'=' is missing after the name that counts", "write for n = 1..L { … }");
        var body = i + 3;
        while (!(Raw[body].Type == TokenType.LBRC && EndsStatement(Raw[body].Partner + 1)))
        {
            if (Raw[body].Type == TokenConstants.EOF || Raw[body].Type is TokenType.SEMI or TokenType.RBRC)
                throw ErrorAt(i, "the body of the loop is missing", "write for n = 1..L { … }");
            body = Raw[body].Partner > body ? Raw[body].Partner + 1 : body + 1;
        }

        Put(TokenType.FOR, raw.Start, raw.End);
        Put(TokenType.VAR, Raw[i + 1].Start, Raw[i + 1].End, new NameUse(name, NameRole.Index));
        Put(IsIn(i + 2) ? TokenType.IN : TokenType.ASSIGN, Raw[i + 2].Start, Raw[i + 2].End);
        if (IsBound(name) || _loopIndices.Contains(name))
            throw ErrorAt(i + 1, $"the index '{name}' is bound already", "choose another letter for the inner loop", ParseErrorCode.Name);
        _roles[body] = new Role(RoleKind.LoopBody);
        _loopIndices.Push(name);
        return i + 3;
    }

    private readonly Stack<string> _loopIndices = new();

    private void OpenLoopBody(int i)
    {
        Open(FrameKind.LoopBody, TokenType.LBODY, i, Raw[i].Start);
        _names.DeclareTemporarily(_loopIndices.Peek(), NameKinds.Index | NameKinds.UsedAsIndex);
        BeginStatement();
    }

    // After "}" of a loop the next statement may follow at once.
    private int AfterLoop(int i)
    {
        _loopIndices.Pop();
        _statementMark = Math.Min(_statementMark, _names.Mark);
        return i;
    }
}
