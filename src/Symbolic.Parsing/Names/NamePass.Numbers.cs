using System.Buffers;
using System.Globalization;

namespace Symbolic.Parsing.Names;

// Numbers, and the rule that whole number / whole number before an implicit product is one fraction.
internal sealed partial class NamePass
{
    private const int MostDigits = 10_000;
    private const int LargestExponent = 10_000;

    private int Number(int i)
    {
        var token = Raw[i];
        var text = Text(i);
        CheckNumber(i, text);
        if (FractionBeforeProduct(i))
        {
            var denominator = Raw[i + 2];
            CheckNumber(i + 2, Text(i + 2));
            Emit(TokenType.NUMBER, token.Start, denominator.End, string.Concat(text, "/", Text(i + 2)));
            return i + 3;
        }

        if (Raw[i + 1].Type == TokenType.DOT && GluedBefore(i + 1))
            return NumberWithPoint(i);
        Emit(TokenType.NUMBER, token.Start, token.End, _names.Spelling(text));
        return i + 1;
    }

    // "2." and "4.e-3", where the point begins no operator: read as 2 and 4e-3.
    private int NumberWithPoint(int i)
    {
        var token = Raw[i];
        var text = _source.Text;
        var end = Raw[i + 1].End;
        if (Text(i).ContainsAny('.', 'e', 'E'))
            throw UnknownCharacter.Error(_source, Raw[i + 1].Start);
        var exponent = end;
        if (exponent < text.Length && text[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            var digits = exponent;
            while (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
                exponent++;
            if (exponent > digits)
                end = exponent;
        }

        var literal = string.Concat(Text(i), _source.Slice(Raw[i + 1].End, end));
        CheckNumber(i, literal);
        Note(token.Start, end, $"{Excerpt.Of(_source.Slice(token.Start, end))} is read as {Excerpt.Of(literal)}");
        Emit(TokenType.NUMBER, token.Start, end, literal);
        var next = i + 2;
        while (Raw[next].End <= end && Raw[next].Type != Antlr4.Runtime.TokenConstants.EOF)
            next++;
        if (Raw[next].Start < end)
            _resumeWordAt = end;
        return next;
    }

    private void CheckNumber(int i, ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        if ((e < 0 ? text.Length : e) > MostDigits
            || e >= 0 && (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || Math.Abs(exponent) > LargestExponent))
        {
            throw ErrorAt(i, $"the number is too long: at most {MostDigits} digits and exponents up to {LargestExponent} are read", null, ParseErrorCode.Limit);
        }

        if (e > 0 && _names.IsDeclared("e"))
            Note(Raw[i].Start, Raw[i].End, $"{text} is a number; write a blank before e for a product");
        if (text is "0" && Raw[i + 1].Type == TokenType.WORD && GluedBefore(i + 1) && LooksLikeAnotherBase(Text(i + 1)))
            throw Error(Raw[i].Start, Raw[i + 1].End, $"'0{Text(i + 1)}' is not a decimal number", "write the number in decimal digits");
        if (Raw[i + 1].Type == TokenType.SUB && GluedBefore(i + 1))
            throw Error(Raw[i + 1].Start, Raw[i + 1].End, "a number has no subscript", "write long numbers without separators");
    }

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    // 0x1F, 0b101, 0o17; never 0x on its own, which is zero times x.
    private static bool LooksLikeAnotherBase(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || word[0] is not ('x' or 'X' or 'b' or 'B' or 'o' or 'O'))
            return false;
        return char.IsAsciiDigit(word[1]) || (word[0] is 'x' or 'X' && word[1..].IndexOfAnyExcept(s_hexDigits) < 0);
    }

    private bool FractionBeforeProduct(int i)
    {
        var raw = Raw;
        if (raw[i + 1].Type != TokenType.DIV || raw[i + 2].Type != TokenType.NUMBER)
            return false;
        if (Text(i).ContainsAnyExceptInRange('0', '9') || Text(i + 2).ContainsAnyExceptInRange('0', '9') || Text(i + 2).IndexOfAnyExcept('0') < 0)
            return false;
        if (!BeginsTerm())
            return false;
        var next = raw[i + 3].Type;
        var blank = !GluedBefore(i + 3);
        if (blank && Top.Kind == FrameKind.Matrix)
            return false;
        return next switch
        {
            TokenType.WORD => !IsKeyword(Text(i + 3)),
            TokenType.LPAR or TokenType.SUMOP or TokenType.PRODOP or TokenType.SQRT or TokenType.CBRT or TokenType.PARTIAL or TokenType.DEL => true,
            TokenType.LBRK => blank,
            TokenType.BAR => Top.Kind != FrameKind.Bar,
            TokenType.DBAR => Top.Kind != FrameKind.Norm && Top.Kind != FrameKind.Bar,
            _ => false,
        };
    }

    private bool IsKeyword(ReadOnlySpan<char> word) =>
        (Keywords.TryGet(word, out _) || word is "mod") && !_names.IsDeclared(word);

    // Whether the next operand is the first of its term: not after a factor, an operator of a product, a power or a prefix.
    private bool BeginsTerm()
    {
        if (_out.Count == _afterOperator)
            return true;
        var at = _out.Count - 1;
        if (at >= 0 && _out[at].Type is TokenType.PLUS or TokenType.MINUS)
        {
            while (at >= 0 && _out[at].Type is TokenType.PLUS or TokenType.MINUS)
                at--;
            return at < 0 || !TokenSets.InsideTerm[Math.Max(0, _out[at].Type)];
        }

        return at < 0 || !TokenSets.InsideTerm[_out[at].Type] && !TokenSets.EndsOperand[_out[at].Type];
    }

    private static string VulgarFraction(char c) => c switch
    {
        '¼' => "1/4",
        '½' => "1/2",
        '¾' => "3/4",
        '⅐' => "1/7",
        '⅑' => "1/9",
        '⅒' => "1/10",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '⅕' => "1/5",
        '⅖' => "2/5",
        '⅗' => "3/5",
        '⅘' => "4/5",
        '⅙' => "1/6",
        '⅚' => "5/6",
        '⅛' => "1/8",
        '⅜' => "3/8",
        '⅝' => "5/8",
        '⅞' => "7/8",
        _ => throw new ArgumentOutOfRangeException(nameof(c)),
    };
}
