using System.Globalization;

namespace Symbolic;

/// <summary>
/// What a person writes: products of one-letter names by juxtaposition, superscripts, roots and bars. A product without a sign
/// binds more tightly than / and than a leading −, one with a blank or a dot binds like /; both group from the left. So a chain
/// may begin without signs, and from the first blank or dot on it keeps to blanks and dots.
/// </summary>
internal sealed class UnicodePrinter(ExprGraph graph, PrintOutput output) : LinePrinter(graph, output)
{
    private readonly Dictionary<string, Name> _names = new(StringComparer.Ordinal);
    private int _bars;
    private bool _inArray;

    // The chain of products that is being written: whether nothing but juxtaposition has occurred, whether an implicit product
    // would follow a slash, the letters that stand side by side, and what the text ends with.
    private bool _tight;
    private bool _slashed;
    private bool _spaced;
    private string _run = "";
    private End _end;
    private string _endName = "";

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

    protected override char Prime => '′';

    protected override string Sign(Notation notation) => notation.Unicode;

    protected override string PositionSuffix(int position) => Scripts.Lower(position.ToString(CultureInfo.InvariantCulture))!;

    protected override string NameText(string name) => NameOf(name).Written;

    protected override Level LevelOf(int node) => LayoutOf(node) switch
    {
        Layout.Root => Level.Prefix,
        Layout.Exponential when RaisedOperand(node) is not null => Level.Power,
        Layout.Select => Level.Lowest,
        _ => base.LevelOf(node),
    };

    protected override void SpellNumber(Rational value, bool isDecimal)
    {
        if (value.Sign < 0)
        {
            Then("−");
        }

        Rational size = Rational.Abs(value);
        Then(isDecimal ? size.ToDecimalString() : size.ToString());
    }

    protected override void SpellPower(int @base, int exponent)
    {
        if (RaisedExponent(exponent) is not { } raised)
        {
            base.SpellPower(@base, exponent);
        }
        else if (TakesExponent(@base, exponent))
        {
            Then(FreeName(Graph.OperatorAt(@base)));
            Then(raised);
            Then("(");
            Then(Graph.OperandsAt(@base)[0]);
            Then(")");
        }
        else
        {
            Then(@base, Level.Atom);
            Then(raised);
        }
    }

    protected override void SpellRoot(Operator op, int operand)
    {
        Then(op.Notation.Unicode);
        Then(operand, LayoutOf(operand) is Layout.Leaf || IsBars(operand) ? Level.Atom : Level.Enclosed);
    }

    // Bars within bars could be paired in several ways, so only the outermost are written.
    protected override void SpellBars(Operator op, int operand)
    {
        bool outermost = _bars == 0;
        _bars++;
        Then(outermost ? op.Notation.Unicode : $"{FreeName(op, op.Notation.Text)}(");
        Then(operand);
        ThenEndOfBars(outermost ? op.Notation.Unicode : ")");
    }

    protected override void LeaveBars() => _bars--;

    protected override void SpellExponential(Operator op, int operand)
    {
        if (Raised(operand) is { } raised)
        {
            Then(Operators.E.Notation.Unicode);
            Then(raised);
        }
        else
        {
            SpellFunction(op, [operand]);
        }
    }

    protected override void SpellLogarithm(Operator op, int operand, int @base)
    {
        if (WholeNumber(@base) is { } digits && Scripts.Lower(digits) is { } lowered)
        {
            Then(FreeName(op));
            Then(lowered);
            Then("(");
            Then(operand);
            Then(")");
        }
        else
        {
            base.SpellLogarithm(op, operand, @base);
        }
    }

    /// <summary>{a if c; b if d; e otherwise}: a choice in the place of the last value goes on with the list.</summary>
    protected override void SpellSelect(int node, Operator op)
    {
        Then("{");
        while (true)
        {
            ReadOnlySpan<int> operands = Graph.OperandsAt(node);
            Then(operands[1]);
            Then(" if ");
            Then(operands[0], Level.Disjunction);
            Then("; ");
            node = operands[2];
            if (LayoutOf(node) != Layout.Select)
            {
                break;
            }
        }

        Then(node);
        Then(" otherwise}");
    }

    // ¬ looks as if it bound tightly, so a comparison takes parentheses that the grammar would not need.
    protected override void SpellNot(Notation notation, int operand)
    {
        Then(notation.Unicode);
        Then(operand, Level.Sum);
    }

    // Between the columns of a matrix a blank is a separator.
    protected override void SpellArray(Shape shape, ReadOnlySpan<int> entries)
    {
        _inArray = true;
        base.SpellArray(shape, entries);
    }

    protected override void BeginProduct(int first, ReadOnlySpan<int> spine)
    {
        _tight = true;
        _slashed = LevelOf(first) == Level.Product;
        _spaced = HasLongRun(first, spine);
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
            Start.Letter or Start.Root => _end == End.Bracket,
            _ => false,
        };
        if (blank)
        {
            return _inArray ? dot : " ";
        }

        bool touch = _tight && start switch
        {
            Start.Letter => _end is End.Digit or End.Subscript or End.Superscript || (_end == End.Letter && !_spaced && StaysApart(factor)),
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
                return Start.Other;
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
                Name name = LeafName(node);
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
                return (End.Other, "");
        }
    }

    private bool HasLongRun(int first, ReadOnlySpan<int> spine)
    {
        int run = IsPlainLetter(first) ? 1 : 0;
        foreach (int node in spine)
        {
            run = IsPlainLetter(Graph.OperandsAt(node)[1]) ? run + 1 : 0;
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
        while (LayoutOf(factor) == Layout.Power)
        {
            factor = Graph.OperandsAt(factor)[0];
        }

        Name next = LayoutOf(factor) == Layout.Exponential ? NameOf(Operators.E.Notation.Unicode) : LeafName(factor);
        string word = _run + next.Letter;
        if (_run.Length >= ReservedWords.LongestRun)
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

    private bool IsBars(int node) => LayoutOf(node) == Layout.Bars && _bars == 0;

    private string? RaisedOperand(int exponential) => Raised(Graph.OperandsAt(exponential)[0]);

    // eˣ, e², e⁻¹: one token in the exponent, and e means the number.
    private string? Raised(int operand)
    {
        if (EIsVariable)
        {
            return null;
        }

        string plain = Graph.IsSymbol(operand) ? Graph.SymbolNameAt(operand)
            : Graph.IsNumber(operand) && Graph.NumberAt(operand).IsInteger ? Graph.NumberAt(operand).ToString()
            : "";
        return plain.Length is 0 or > LongestRaised || (char.IsLetter(plain[0]) && plain.Length > 1) ? null : Scripts.Raise(plain);
    }

    private const int LongestRaised = 12;

    // x², xⁿ.
    private string? RaisedExponent(int exponent) =>
        Graph.IsSymbol(exponent) ? Graph.SymbolNameAt(exponent) == "n" ? "ⁿ" : null
        : WholeNumber(exponent) is { Length: <= LongestRaised } digits ? Scripts.Raise(digits)
        : null;

    // sin²(x): functions that may stand without parentheses and that the reader knows by this very name; gamma²(x) is γ²·x.
    private bool TakesExponent(int @base, int exponent)
    {
        Operator op = Graph.OperatorAt(@base);
        return op.Notation.Layout == Layout.Function && op.Is(Traits.AppliesBare) && op.Notation.Unicode == op.Notation.Text
            && !char.IsAsciiDigit(op.Notation.Text[^1]) && !GreekLetters.TryGetLetter(op.Notation.Text, out _) && WholeNumber(exponent) is { Length: <= LongestRaised };
    }

    private string? WholeNumber(int node) =>
        Graph.IsNumber(node) && Graph.NumberAt(node) is { IsInteger: true, Sign: >= 0 } value ? value.ToString() : null;

    private Name LeafName(int node)
    {
        Operator op = Graph.OperatorAt(node);
        return Graph.IsSymbol(node) ? NameOf(Graph.SymbolNameAt(node)) : IsHiddenE(node) ? default : NameOf(FreeName(op));
    }

    private Name NameOf(string name)
    {
        if (!_names.TryGetValue(name, out Name known))
        {
            known = Name.Of(name);
            _names.Add(name, known);
        }

        return known;
    }

    /// <summary>A name as it is written.</summary>
    /// <param name="Plain">The name in the graph.</param>
    /// <param name="Written">With subscripts as such.</param>
    /// <param name="Letter">The letter of a one-letter name, with its marks.</param>
    private readonly record struct Name(string Plain, string Written, string Letter)
    {
        /// <summary>True for one letter with or without a subscript.</summary>
        public bool IsLetter => Letter is { Length: > 0 };

        public bool HasSubscript => IsLetter && Plain.Length > Letter.Length;

        /// <summary>False for Δ, which makes one name with the letter after it.</summary>
        public bool Touches => Letter != "Δ";

        public static Name Of(string name)
        {
            int subscript = name.IndexOf('_');
            string root = subscript < 0 ? name : name[..subscript];
            string letter = IsOneLetter(root) ? root : "";
            if (subscript < 0)
            {
                return new Name(name, name, letter);
            }

            string below = name[(subscript + 1)..];
            bool small = below.Length > 0 && (below.All(char.IsAsciiDigit) || (below.Length <= 2 && letter.Length > 0));
            string? lowered = small ? Scripts.Lower(below) : null;
            return new Name(name, lowered is null ? name : root + lowered, lowered is null ? "" : letter);
        }

        // Σ and Π are signs of sums and products.
        private static bool IsOneLetter(string text) =>
            text.Length > 0 && char.IsLetter(text[0]) && char.GetUnicodeCategory(text[0]) != UnicodeCategory.ModifierLetter && text[0] is not ('Σ' or 'Π')
            && text.Skip(1).All(static c => c is >= '\u0300' and <= '\u036F');
    }
}
