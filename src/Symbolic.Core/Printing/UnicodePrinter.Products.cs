namespace Symbolic;

/// <content>
/// Products without signs. One without a sign binds more tightly than / and than a leading −, one with a blank or a dot binds like /;
/// both group from the left. So a chain may begin without signs, and from the first blank or dot on it keeps to blanks and dots.
/// </content>
internal partial class UnicodePrinter
{
    // The chain of products that is being written: whether nothing but juxtaposition has occurred, whether an implicit product
    // would follow a slash, the letters that stand side by side, and what the text ends with.
    private bool _tight;
    private bool _ofMatrices;
    private bool _slashed;
    private bool _spaced;
    private string _run = "";
    private End _end;
    private string _endName = "";

    // A number in parentheses before the last factor of a product of matrices: (1 + s) x, but (A + B)x and (1 + s)Ax.
    private bool _afterNumber;
    private int? _lastFactor;

    /// <summary>What the text of a factor begins with.</summary>
    private enum Start : byte
    {
        Digit,
        Letter,
        Parenthesis,
        Bars,
        Root,
        Function,
        Other,
    }

    /// <summary>What the text of a factor ends with.</summary>
    private enum End : byte
    {
        Digit,
        Letter,
        Subscript,
        Superscript,
        Bracket,
        Bars,
        Other,
    }

    protected override void BeginProduct(int first, ReadOnlySpan<int> rest)
    {
        _ofMatrices = false;
        _tight = true;
        _slashed = LevelOf(first) == Level.Product;
        _spaced = HasLongRun(first, rest);
        _run = "";
        GoOn(first, Level.Product);
    }

    protected override void Join(Notation notation, int right)
    {
        bool quotient = notation.Layout == Layout.Quotient;
        string sign = quotient ? notation.Unicode : SignBefore(right, notation.Unicode);
        Then(sign);
        _slashed |= quotient;
        if (sign.Length > 0)
        {
            _tight = false;
            _run = "";
        }

        GoOn(right, Level.Prefix);
    }

    /// <summary>The product goes on after something that keeps its factors apart without a sign.</summary>
    protected void GoOnApart(int factor)
    {
        _run = "";
        GoOn(factor, Level.Prefix);
    }

    private string SignBefore(int factor, string dot)
    {
        // Neither a/b c nor a/bc: after a slash every product has its sign.
        if (_slashed)
        {
            return dot;
        }

        Start start = StartOf(factor, Level.Prefix);
        bool blank = start switch
        {
            Start.Function => _end is End.Digit or End.Letter or End.Subscript or End.Superscript or End.Bracket,
            Start.Letter or Start.Root => _end == End.Bracket && !(_ofMatrices && _tight && !(_afterNumber && factor == _lastFactor)),
            _ => false,
        };
        if (blank)
        {
            return _inArray ? dot : " ";
        }

        bool touch = _tight && start switch
        {
            Start.Letter => _end is End.Digit or End.Subscript or End.Superscript || (_ofMatrices && _end == End.Bracket)
                || (_end == End.Letter && !_spaced && StaysApart(factor)),
            Start.Parenthesis => _end is End.Digit or End.Bracket or End.Bars
                || (_end is End.Letter or End.Subscript or End.Superscript && _run.Length < ReservedWords.LongestRun && !IsFunctionName(_endName)),
            Start.Root or Start.Bars => _end is End.Digit or End.Letter or End.Subscript or End.Superscript,
            _ => false,
        };
        return touch ? "" : dot;
    }

    private void GoOn(int factor, Level place)
    {
        End before = _end;
        (_end, _endName) = EndOf(factor, place);
        _afterNumber = Graph.OrderOf(factor) == 0 && StartOf(factor, place) == Start.Parenthesis;
        _run = _end is End.Letter or End.Subscript ? (before == End.Letter ? _run : "") + _endName : "";
    }

    private Start StartOf(int node, Level place)
    {
        if (LevelOf(node) < place)
        {
            return Start.Parenthesis;
        }

        switch (LayoutOf(node))
        {
            case Layout.Leaf:
                return Graph.IsNumber(node) ? Start.Digit : LeafName(node).IsLetter ? Start.Letter : IsHiddenE(node) ? Start.Function : Start.Other;
            case Layout.Power:
                ReadOnlySpan<int> operands = Graph.OperandsAt(node);
                return TakesExponent(operands[0], operands[1]) ? Start.Function : StartOf(operands[0], Level.Atom);
            case Layout.Exponential:
                return RaisedOperand(node) is not null ? Start.Letter : Start.Function;
            case Layout.Bars:
                return _bars == 0 ? Start.Bars : Start.Function;
            case Layout.Root:
                return Start.Root;
            case Layout.Function or Layout.Call or Layout.Logarithm:
                return Start.Function;
            default:
                return StartOfWord(node);
        }
    }

    private (End End, string Name) EndOf(int node, Level place)
    {
        if (LevelOf(node) < place)
        {
            return (End.Bracket, "");
        }

        switch (LayoutOf(node))
        {
            case Layout.Leaf when Graph.IsNumber(node):
                // 1e-30x would be hard to read.
                return (Graph.IsDecimalAt(node) && Graph.NumberAt(node).ToDecimalString().Contains('e') ? End.Other : End.Digit, "");
            case Layout.Leaf when IsHiddenE(node):
                return (End.Bracket, "");
            case Layout.Leaf:
                UnicodeName name = LeafName(node);
                return (!name.IsLetter || !name.Touches ? End.Other : name.HasSubscript ? End.Subscript : End.Letter, name.Letter);
            case Layout.Power:
                ReadOnlySpan<int> operands = Graph.OperandsAt(node);
                return TakesExponent(operands[0], operands[1]) ? (End.Bracket, "")
                    : RaisedExponent(operands[1]) is null ? (End.Other, "")
                    : (End.Superscript, LayoutOf(operands[0]) == Layout.Leaf && !Graph.IsNumber(operands[0]) ? LeafName(operands[0]).Letter : "");
            case Layout.Exponential:
                return (RaisedOperand(node) is not null ? End.Superscript : End.Bracket, "");
            case Layout.Bars:
                return (_bars == 0 ? End.Bars : End.Bracket, "");
            case Layout.Function or Layout.Call or Layout.Logarithm:
                return (End.Bracket, "");
            default:
                return EndOfWord(node);
        }
    }

    private bool HasLongRun(int first, ReadOnlySpan<int> rest)
    {
        int run = IsPlainLetter(first) ? 1 : 0;
        foreach (int factor in rest)
        {
            run = IsPlainLetter(factor) ? run + 1 : 0;
            if (run > ReservedWords.LongestRun)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlainLetter(int node) => LayoutOf(node) == Layout.Leaf && !Graph.IsNumber(node) && LeafName(node) is { IsLetter: true, HasSubscript: false };

    // Letters side by side are one word to the reader of the text, who takes it for what it knows before taking it apart.
    private bool StaysApart(int factor)
    {
        while (LayoutOf(factor) is Layout.Power or Layout.EntryPower or Layout.Transpose or Layout.Inverse or Layout.Subscript)
        {
            factor = Graph.OperandsAt(factor)[0];
        }

        UnicodeName next = LayoutOf(factor) == Layout.Exponential ? NameOf(Operators.E.Notation.Unicode) : LeafName(factor);
        string word = _run + next.Letter;
        // net_k is an unknown name and not n·e·t_k, so a run before a subscript is shorter by one.
        if (_run.Length >= ReservedWords.LongestRun - (next.HasSubscript ? 1 : 0))
        {
            return false;
        }

        for (int start = 0; start < _run.Length; start++)
        {
            string part = word[start..];
            if (IsWord(part) || (next.HasSubscript && Graph.TryGetSymbol(part + next.Plain[next.Letter.Length..], out _)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWord(string word) =>
        ReservedWords.Contains(word) || GreekLetters.TryGetLetter(word, out _) || Graph.Operators.TryFind(word, out _)
        || Graph.TryGetSymbol(word, out _) || Graph.IsFunctionName(word);

    // f(x + 1) is a call, also where f is a variable; d(…) begins a derivative.
    private bool IsFunctionName(string name) =>
        name is "f" or "g" or "φ" or "ψ" or "σ" or "d" || Graph.Operators.TryFind(name, out _) || Graph.IsFunctionName(name);
}
