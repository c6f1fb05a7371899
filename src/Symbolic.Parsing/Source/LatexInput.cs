using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Symbolic.Parsing.Names;

namespace Symbolic.Parsing.Source;

/// <summary>
/// Rewrites the LaTeX commands that formulas use (<c>\frac{a}{b}</c>, <c>\sqrt[3]{x}</c>, <c>\sin</c>, <c>\cdot</c>, <c>\left(</c>,
/// <c>\hat{y}</c>, Greek letters) into the language proper and keeps where every character came from. A backslash before anything
/// else stays the solve operator.
/// </summary>
internal sealed partial class LatexInput
{
    /// <summary>Separates two words without being a blank: in LaTeX spacing carries no meaning.</summary>
    public const char Glue = '\u200B';

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["cdot"] = "·", ["times"] = "×", ["div"] = "÷", ["ast"] = "*", ["odot"] = "⊙", ["circ"] = "∘", ["otimes"] = "⊗",
        ["le"] = "≤", ["leq"] = "≤", ["ge"] = "≥", ["geq"] = "≥", ["ne"] = "≠", ["neq"] = "≠", ["lt"] = "<", ["gt"] = ">",
        ["in"] = "∈", ["gets"] = "←", ["leftarrow"] = "←", ["land"] = "∧", ["wedge"] = "∧", ["lor"] = "∨", ["vee"] = "∨",
        ["neg"] = "¬", ["lnot"] = "¬", ["infty"] = "∞", ["partial"] = "∂", ["nabla"] = "∇", ["sum"] = "∑", ["prod"] = "∏",
        ["top"] = "⊤", ["intercal"] = "⊤", ["prime"] = "′", ["pi"] = "π", ["ldots"] = "…", ["dots"] = "…", ["Vert"] = "‖", ["lVert"] = "‖",
        ["rVert"] = "‖", ["vert"] = "|", ["lvert"] = "|", ["rvert"] = "|", ["mid"] = "|", ["lbrace"] = "(", ["rbrace"] = ")",
        ["lbrack"] = "[", ["rbrack"] = "]", ["quad"] = " ", ["qquad"] = " ",
    }.ToFrozenDictionary();

    /// <summary>The commands that stand for one sign each.</summary>
    public static IReadOnlyDictionary<string, string> Signs => Symbols;

    private static readonly FrozenSet<string> Sizes = new[]
    {
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "limits", "nolimits",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Fonts = new[]
    {
        "mathbf", "mathrm", "mathit", "mathsf", "boldsymbol", "bm", "vec", "operatorname", "text", "textrm",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>
    {
        ["hat"] = '\u0302', ["widehat"] = '\u0302', ["tilde"] = '\u0303', ["widetilde"] = '\u0303', ["bar"] = '\u0304', ["dot"] = '\u0307',
        ["ddot"] = '\u0308',
    }.ToFrozenDictionary();

    private readonly string _original;
    private readonly string _text;
    private readonly IFunctionNames _functions;
    private readonly int[]? _origins;
    private readonly int[] _partners;
    private readonly StringBuilder _output;
    private readonly List<int> _map;
    private readonly Stack<(Brace Kind, string Suffix)> _braces = new();
    private int _position;

    private LatexInput(string original, string text, IFunctionNames functions, int[]? origins)
    {
        _original = original;
        _text = text;
        _functions = functions;
        _origins = origins;
        _output = new StringBuilder(text.Length);
        _map = new List<int>(text.Length + 1);
        _partners = BracePartners(text);
    }

    private enum Brace
    {
        Plain,
        Transparent,
        Group,
        Numerator,
        Denominator,
        LeibnizNumerator,
        LeibnizDenominator,
        Accent,
    }

    /// <summary>The text without LaTeX commands; <paramref name="origins"/> is updated to the new text.</summary>
    public static string Replace(string original, string text, IFunctionNames functions, ref int[]? origins)
    {
        var input = new LatexInput(original, text, functions, origins);
        input.Run();
        input._map.Add(input.Origin(text.Length));
        origins = input._map.ToArray();
        return input._output.ToString();
    }

    [GeneratedRegex(@"^\s*(d|\\partial|∂)\s*(\^\s*(\d|\{\s*\d+\s*\}))?\s*(\\?\p{L}+(_(\w|\{\w+\}))?)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex LeibnizNumerator();

    [GeneratedRegex(@"^(\s*(d|\\partial|∂)\s*\\?\p{L}+(_(\w|\{\w+\}))?\s*(\^\s*(\d|\{\s*\d+\s*\}))?\s*){1,9}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeibnizDenominator();

    private static int[] BracePartners(string text)
    {
        var partners = new int[text.Length];
        Array.Fill(partners, -1);
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '{' or '}')
                i++;
            else if (text[i] == '{')
                open.Push(i);
            else if (text[i] == '}' && open.TryPop(out var opener))
                partners[opener] = i;
        }

        return partners;
    }

    private int Origin(int position) => _origins is null ? position : _origins[Math.Min(position, _origins.Length - 1)];

    private void Emit(char c, int from)
    {
        _output.Append(c);
        _map.Add(Origin(from));
    }

    private void Emit(string text, int from)
    {
        foreach (var c in text)
            Emit(c, from);
    }

    private void Run()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            switch (c)
            {
                case '\\':
                    Command();
                    break;
                case '{':
                    Emit(c, _position++);
                    _braces.Push((Brace.Plain, ""));
                    break;
                case '}':
                    CloseBrace();
                    break;
                case ' ' when InsideQuotient():
                    _position++;
                    break;
                default:
                    Emit(c, _position++);
                    break;
            }
        }
    }

    private bool InsideQuotient() => _braces.TryPeek(out var top) && top.Kind is Brace.LeibnizNumerator or Brace.LeibnizDenominator;

    private void CloseBrace()
    {
        var at = _position++;
        if (!_braces.TryPop(out var brace))
        {
            Emit('}', at);
            return;
        }

        switch (brace.Kind)
        {
            case Brace.Plain:
                Emit('}', at);
                break;
            case Brace.Group:
                Emit(brace.Suffix, at);
                break;
            case Brace.Accent:
                Accent(brace.Suffix[0], at);
                break;
            case Brace.Numerator:
                Emit(")/(", at);
                OpenArgument(Brace.Denominator, "))");
                break;
            case Brace.LeibnizNumerator:
                Emit('/', at);
                OpenArgument(Brace.LeibnizDenominator, " ");
                break;
            case Brace.Denominator:
            case Brace.LeibnizDenominator:
                Emit(brace.Suffix, at);
                break;
        }
    }

    private void Accent(char mark, int at)
    {
        if (_output.Length == 0 || !char.IsLetter(_output[^1]))
            throw Error(at, 1, "an accent needs one letter", null);
        var composed = (_output[^1].ToString() + mark).Normalize(NormalizationForm.FormC);
        _output[^1] = composed[0];
        if (composed.Length > 1)
            Emit(composed[1..], at);
    }

    private void Command()
    {
        var start = _position;
        var end = start + 1;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
            end++;
        if (end == start + 1)
        {
            Punctuation(start);
            return;
        }

        var name = _text[(start + 1)..end];
        _position = end;
        if (name is "frac" or "dfrac" or "tfrac")
        {
            Fraction(start);
        }
        else if (name == "sqrt")
        {
            Root(start);
        }
        else if (Sizes.Contains(name))
        {
            SkipBlanks();
            if (name is "left" or "right" && _position < _text.Length && _text[_position] == '.')
                _position++;
        }
        else if (Fonts.Contains(name))
        {
            SkipBlanks();
            Separate(start);
            OpenArgument(Brace.Transparent, "");
        }
        else if (Accents.TryGetValue(name, out var mark))
        {
            OpenArgument(Brace.Accent, mark.ToString());
        }
        else if (Symbols.TryGetValue(name, out var symbol))
        {
            Emit(symbol, start);
            SkipBlanks();
        }
        else if (GreekNames.TryGetLetter(name, out var letter))
        {
            Separate(start);
            Emit(letter, start);
            SkipBlanks();
            Separate(start);
        }
        else if (_functions.TryGet(name, out _) || LanguageVerbs.TryGet(name, out _))
        {
            Separate(start);
            Emit(name, start);
            if (_position < _text.Length && char.IsLetterOrDigit(_text[_position]))
                Emit(Glue, start);
        }
        else
        {
            // Not LaTeX: the operator that solves, as in A\b.
            _position = start + 1;
            Emit('\\', start);
        }
    }

    private void Punctuation(int start)
    {
        var next = start + 1 < _text.Length ? _text[start + 1] : '\0';
        _position = start + 2;
        switch (next)
        {
            case '|':
                Emit('‖', start);
                break;
            case '{':
                Emit('(', start);
                break;
            case '}':
                Emit(')', start);
                break;
            case ',' or ';' or ':' or '!' :
                Emit(Glue, start);
                break;
            default:
                _position = start + 1;
                Emit('\\', start);
                break;
        }
    }

    private void Fraction(int start)
    {
        SkipBlanks();
        if (_position < _text.Length && _text[_position] == '{' && IsLeibniz(_position))
        {
            Separate(start);
            OpenArgument(Brace.LeibnizNumerator, "");
            return;
        }

        Emit("((", start);
        OpenArgument(Brace.Numerator, "");
    }

    private bool IsLeibniz(int open)
    {
        var close = _partners[open];
        if (close < 0 || close - open > 40)
            return false;
        var second = close + 1;
        while (second < _text.Length && _text[second] == ' ')
            second++;
        if (second >= _text.Length || _text[second] != '{' || _partners[second] < 0 || _partners[second] - second > 80)
            return false;
        return LeibnizNumerator().IsMatch(_text[(open + 1)..close])
            && LeibnizDenominator().IsMatch(_text[(second + 1).._partners[second]]);
    }

    private void Root(int start)
    {
        var degree = "";
        SkipBlanks();
        if (_position < _text.Length && _text[_position] == '[')
        {
            var close = _text.IndexOf(']', _position);
            if (close < 0)
                throw Error(_position, 1, "']' is missing after the degree of the root", @"write \sqrt[3]{x}");
            degree = _text[(_position + 1)..close].Trim();
            _position = close + 1;
        }

        if (degree is "" or "2")
        {
            Emit("√(", start);
            OpenArgument(Brace.Group, ")");
        }
        else if (degree == "3")
        {
            Emit("∛(", start);
            OpenArgument(Brace.Group, ")");
        }
        else
        {
            Emit("((", start);
            OpenArgument(Brace.Group, ")^(1/(" + degree + ")))");
        }
    }

    // The argument of a command: a group in braces, or the one character that follows, as TeX has it.
    private void OpenArgument(Brace kind, string suffix)
    {
        SkipBlanks();
        if (_position >= _text.Length)
            throw Error(Math.Max(0, _text.Length - 1), 1, "a LaTeX command has no argument", @"write \frac{a}{b}");
        if (_text[_position] == '{')
        {
            _position++;
            _braces.Push((kind, suffix));
            return;
        }

        // Only a letter may stand for an argument without braces: \frac\pi2, \hat y.
        _braces.Push((kind, suffix));
        if (_text[_position] != '\\')
        {
            Emit(_text[_position], _position);
            _position++;
        }
        else if (LetterCommand(_position) is { } letter)
        {
            Emit(letter.Text, _position);
            _position = letter.End;
        }
        else
        {
            throw Error(_position, 1, "the argument of a LaTeX command stands in braces", @"write \frac{a}{b}");
        }

        // CloseBrace steps over the brace that is not there.
        _position--;
        CloseBrace();
    }

    private (string Text, int End)? LetterCommand(int start)
    {
        var end = start + 1;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
            end++;
        var name = _text[(start + 1)..end];
        if (GreekNames.TryGetLetter(name, out var letter))
            return (letter, end);
        return name is "pi" or "infty" ? (Symbols[name], end) : null;
    }

    private void Separate(int from)
    {
        if (_output.Length > 0 && (char.IsLetterOrDigit(_output[^1]) || CharUnicodeInfo.GetUnicodeCategory(_output[^1]) == UnicodeCategory.NonSpacingMark))
            Emit(Glue, from);
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t')
            _position++;
    }

    private ParseException Error(int position, int length, string message, string? hint) =>
        new(ParseErrorCode.Syntax, message, _original, new TextSpan(Origin(position), length), hint);
}
