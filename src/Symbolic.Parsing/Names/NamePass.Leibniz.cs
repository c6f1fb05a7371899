using System.Globalization;

namespace Symbolic.Parsing.Names;

// d/dx, dz/dx, d(u)/d(x), ∂²/∂x∂y, ∂E/∂w[j,k]: quotients of differentials. Recognised ahead; the parts are read when they come.
internal sealed partial class NamePass
{
    private const int HighestOrder = 100;

    // A word that begins with d. Returns the next raw index, or 0 when it is no differential.
    private int Differential(int i)
    {
        var word = Text(i);
        var at = i + 1;
        var lone = word.Length == 1;
        if (!lone && (!IsOneName(word[1..]) || _splitter.TryGetFunction(word, out _) || GreekNames.TryGetLetter(word, out _)))
            return 0;
        var marks = new List<(int Raw, Role Role)>();
        int? order = null;
        if (lone)
            order = Order(ref at, marks, keep: false);
        if (lone && Raw[at].Type == TokenType.DIV)
        {
            // d/dx …
            if (!Denominator(at + 1, order, marks, RoleKind.DerivativeOperator, i, out var next) || next == 0)
                return 0;
            _roles[i] = new Role(RoleKind.DerivativeOperator);
            _roles[at] = new Role(RoleKind.Skip);
            Apply(marks);
            return StepRole(i, _roles[i]);
        }

        if (lone)
        {
            at = AfterNumerator(at, order);
            if (at == 0)
                return 0;
        }
        else
        {
            at = AfterIndex(SubscriptEnd(at));
        }

        if (Raw[at].Type != TokenType.DIV || !Denominator(at + 1, order, marks, RoleKind.NumeratorMark, i, out _))
            return 0;
        _roles[i] = new Role(lone ? RoleKind.NumeratorMark : RoleKind.NumeratorWord);
        _roles[at] = new Role(RoleKind.QuotientBar);
        Apply(marks);
        return StepRole(i, _roles[i]);
    }

    // xd/dx …: the d of the operator is stuck to the factor before it.
    private void RejectGluedDifferential(int i, ReadOnlySpan<char> word)
    {
        if (word[^1] != 'd' || word.Length < 2 || Raw[i + 1].Type != TokenType.DIV || Raw[i + 2].Type != TokenType.WORD || _names.IsDeclared("d"))
            return;
        var below = Text(i + 2);
        if (below[0] == 'd' && below.Length > 1 && IsOneName(below[1..]) && !_names.IsDeclared(word) && !_splitter.TryGetFunction(word, out _) && !_splitter.TryGetFunction(below, out _))
            throw Error(Raw[i].Start, Raw[i + 2].End, $"'{Excerpt.Of(word)}/{Excerpt.Of(below)}' could be a quotient or a derivative", $"write {Excerpt.Of(word[..^1])} d/{Excerpt.Of(below)} for the derivative, or * for the products");
    }

    // ∂ always belongs to a quotient.
    private int Partial(int i)
    {
        var at = i + 1;
        var marks = new List<(int Raw, Role Role)>();
        var order = Order(ref at, marks, keep: false);
        var isOperator = Raw[at].Type == TokenType.DIV;
        if (!isOperator)
            at = AfterNumerator(at, order ?? 0);
        if (at == 0 || Raw[at].Type != TokenType.DIV || !Denominator(at + 1, order, marks, isOperator ? RoleKind.DerivativeOperator : RoleKind.NumeratorMark, i, out _))
            throw ErrorAt(i, "'∂' is read only in ∂f/∂x and ∂/∂x", "write ∂f/∂x, ∂/∂x f, or diff(f, x)");
        _roles[i] = new Role(isOperator ? RoleKind.DerivativeOperator : RoleKind.NumeratorMark);
        _roles[at] = new Role(isOperator ? RoleKind.Skip : RoleKind.QuotientBar);
        Apply(marks);
        return StepRole(i, _roles[i]);
    }

    private void Apply(List<(int Raw, Role Role)> marks)
    {
        foreach (var (raw, role) in marks)
            _roles[raw] = _roles.TryGetValue(raw, out var present) && present.Kind != RoleKind.None ? role with { Ends = role.Ends == RoleEnd.Nothing ? present.Ends : role.Ends } : role;
    }

    // A name followed by subscript, index or argument, or something in parentheses. Returns the raw index after it, or 0.
    private int AfterNumerator(int i, int? order)
    {
        if (Raw[i].Type == TokenType.LPAR)
            return GluedBefore(i) || order is not null ? Raw[i].Partner + 1 : 0;
        if (Raw[i].Type != TokenType.WORD || order is null)
            return 0;
        var end = AfterIndex(SubscriptEnd(i + 1));
        return Raw[end].Type == TokenType.LPAR && GluedBefore(end) ? Raw[end].Partner + 1 : end;
    }

    private int AfterIndex(int i)
    {
        while (Raw[i].Type is TokenType.LBRK or TokenType.LBRC or TokenType.SUBOPEN && GluedBefore(i))
            i = Raw[i].Partner + 1;
        if (Raw[i].Type == TokenType.SUP && Text(i)[0] == '⁽')
            i++;
        return i;
    }

    private bool IsOneName(ReadOnlySpan<char> word) => word.Length > 0 && (_names.IsDeclared(word) || WordSplitter.IsSingleLetter(word)
        || word[0] == 'Δ' && WordSplitter.IsSingleLetter(word[1..]));

    // ², ^2 or ^{2} after a differential. Above the bar it may still be the power of a variable, as in d^200; below it is an order.
    private int? Order(ref int at, List<(int Raw, Role Role)> marks, bool keep)
    {
        var first = at;
        int? order = null;
        if (Raw[at].Type == TokenType.SUP && int.TryParse(ScriptRun.Raise(Text(at)), NumberStyles.None, CultureInfo.InvariantCulture, out var raised))
        {
            order = raised;
            at++;
        }
        else if (Raw[at].Type == TokenType.POW)
        {
            var braces = Raw[at + 1].Type == TokenType.LBRC;
            var number = braces ? at + 2 : at + 1;
            if (Raw[number].Type == TokenType.NUMBER && (!braces || Raw[number + 1].Type == TokenType.RBRC)
                && int.TryParse(Text(number), NumberStyles.None, CultureInfo.InvariantCulture, out var typed))
            {
                order = typed;
                at = braces ? number + 2 : number + 1;
            }
        }

        if (keep && order is (< 1 or > HighestOrder))
            throw ErrorAt(first, $"the order of a derivative is a whole number from 1 to {HighestOrder}", null, ParseErrorCode.Limit);
        for (var k = first; k < at; k++)
            marks.Add((k, keep && k == first ? new Role(RoleKind.Order, order!.Value) : new Role(RoleKind.Skip)));
        return order;
    }

    // dx, dx², dxdy, d(x), ∂x∂y, ∂w_{jk}: notes the roles, and sets `next` to the raw index after them.
    private bool Denominator(int i, int? order, List<(int Raw, Role Role)> marks, RoleKind form, int quotient, out int next)
    {
        var partial = Raw[quotient].Type == TokenType.PARTIAL;
        var at = i;
        var total = 0;
        var wanted = order ?? 1;
        next = 0;
        while (total < wanted || total == 0)
        {
            var before = at;
            var count = partial ? PartialVariable(ref at, marks, form) : DifferentialVariable(ref at, marks, form, wanted - total);
            if (count == 0)
            {
                if (total == 0)
                    return false;
                break;
            }

            total += count * (Order(ref at, marks, keep: true) is { } power ? power : 1);
            if (at == before)
                return false;
        }

        if (total != wanted)
        {
            throw Error(
                Raw[quotient].Start,
                Raw[at - 1].End,
                $"the orders differ: {wanted} above and {total} below",
                $"write {(partial ? "∂" : "d")}{(total == 1 ? "" : "^" + total.ToString(CultureInfo.InvariantCulture))} above");
        }

        var ends = form == RoleKind.NumeratorMark ? RoleEnd.Quotient : RoleEnd.Operator;
        var last = marks.FindLastIndex(mark => mark.Raw == at - 1);
        if (last >= 0)
            marks[last] = (at - 1, marks[last].Role with { Ends = ends });
        else
            marks.Add((at - 1, new Role(RoleKind.None, 0, ends)));
        next = at;
        return true;
    }

    private int PartialVariable(ref int at, List<(int Raw, Role Role)> marks, RoleKind form)
    {
        if (Raw[at].Type != TokenType.PARTIAL || Raw[at + 1].Type != TokenType.WORD)
            return 0;
        if (!IsOneName(Text(at + 1)) && FullName(Text(at + 1), at + 2, SubscriptEnd(at + 2)) is null)
            throw ErrorAt(at + 1, $"'{Text(at + 1)}' is not one name", "write a blank after the variable, and ∂²/∂x∂y for two of them", ParseErrorCode.Name);
        marks.Add((at, new Role(RoleKind.DenominatorMark)));
        at = AfterIndex(SubscriptEnd(at + 2));
        return 1;
    }

    private int DifferentialVariable(ref int at, List<(int Raw, Role Role)> marks, RoleKind form, int most)
    {
        if (Raw[at].Type != TokenType.WORD)
            return 0;
        var word = Text(at);
        if (word[0] != 'd' || _names.IsDeclared(word))
            return 0;
        if (word.Length == 1)
        {
            // d(x), with a name in the parentheses.
            if (Raw[at + 1].Type != TokenType.LPAR || !GluedBefore(at + 1))
                return 0;
            var close = Raw[at + 1].Partner;
            var end = AfterIndex(SubscriptEnd(at + 3));
            if (Raw[at + 2].Type != TokenType.WORD || end != close || !IsOneName(Text(at + 2)))
            {
                throw Error(
                    Raw[at + 1].Start, Raw[close].End, "a derivative is taken with respect to a name", "write d/dx, or name the expression first", ParseErrorCode.Name);
            }

            marks.Add((at, new Role(RoleKind.DenominatorMark)));
            marks.Add((at + 1, new Role(RoleKind.Skip)));
            marks.Add((close, new Role(RoleKind.Skip)));
            at = close + 1;
            return 1;
        }

        var pieces = IsOneName(word[1..]) ? 1 : FullName(word[1..], at + 1, SubscriptEnd(at + 1)) is not null ? 1 : Pieces(word);
        if (pieces == 0)
        {
            if (form == RoleKind.DerivativeOperator && !_splitter.TryGetFunction(word, out _) && !GreekNames.TryGetLetter(word, out _))
                throw ErrorAt(at, $"'{Excerpt.Of(word[1..])}' is not one name", "write a blank after the variable, and ∂²/∂x∂y for two of them", ParseErrorCode.Name);
            return 0;
        }

        marks.Add((at, new Role(RoleKind.DenominatorWord, pieces)));
        at = SubscriptEnd(at + 1);
        // d/dx [x^2] with a glued bracket is an operand, unless x is known to have components.
        if (form == RoleKind.NumeratorMark || _names.Is(word[1..], NameKinds.Indexed))
            at = AfterIndex(at);
        else if (Raw[at].Type is TokenType.LBRK or TokenType.LBRC)
            marks.Add((at, new Role(RoleKind.None)));
        return pieces;
    }

    // dxdy: the number of differentials that a word consists of, or 0.
    private static int Pieces(ReadOnlySpan<char> word)
    {
        var count = 0;
        while (word.Length >= 2)
        {
            if (word[0] != 'd')
                return 0;
            var end = 2;
            while (end < word.Length && (char.IsAsciiDigit(word[end]) || CharUnicodeInfo.GetUnicodeCategory(word[end]) == UnicodeCategory.NonSpacingMark))
                end++;
            word = word[end..];
            count++;
        }

        return word.Length == 0 ? count : 0;
    }

    // The tokens for a word of one or more differentials.
    private int Denominators(int i, int pieces)
    {
        var raw = Raw[i];
        if (pieces == 1)
        {
            Put(TokenType.DVAR, raw.Start, raw.Start + 1);
            return SingleName(i, raw.Start + 1);
        }

        for (var at = raw.Start; at < raw.End;)
        {
            var end = at + 2;
            while (end < raw.End && _source.Text[end] != 'd')
                end++;
            Put(TokenType.DVAR, at, at + 1);
            Put(TokenType.VAR, at + 1, end, Use(_names.Canonical(_source.Slice(at + 1, end)), Syntax.NameRole.Variable));
            at = end;
        }

        return i + 1;
    }

    // A word from text position `start` on that is one name, with its subscript.
    private int SingleName(int i, int start)
    {
        var word = _source.Slice(start, Raw[i].End);
        var subscriptEnd = SubscriptEnd(i + 1);
        if (!IsOneName(word) && subscriptEnd == i + 1)
            return Word(i, start);
        if (subscriptEnd > i + 1 && FullName(word, i + 1, subscriptEnd) is { } fullName)
        {
            EmitName(start, Raw[subscriptEnd - 1].End, fullName, Syntax.NameRole.Variable);
            return AfterName(subscriptEnd, fullName);
        }

        return Name(i, start, Raw[i].End, _names.Canonical(word), subscriptEnd);
    }

    private bool IsDerivativeVariable() => _out.Count > 1 && _out[^2].Type == TokenType.DVAR;

    // Ends the quotients and operators that end with one of the raw tokens just read.
    private void EndQuotient(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!_roles.TryGetValue(i, out var role) || role.Ends == RoleEnd.Nothing)
                continue;
            if (role.Ends == RoleEnd.Quotient)
                Put(TokenType.DEND, Raw[i].End, Raw[i].End);
            else
                _afterOperator = _out.Count;
        }
    }
}
