using System.Globalization;

namespace Symbolic;

/// <summary>
/// Reads templates of the operator table. They are short, and nothing but the table writes them; hence recursion by precedence.
/// </summary>
internal sealed class SqlTemplateParser
{
    private static readonly string[][] s_levels = [["OR"], ["AND"], ["NOT"], ["<=", ">=", "<>", "=", "<", ">"], ["+", "-"], ["*", "/"]];
    private static readonly Dictionary<string, Operator> s_operators = OperatorTable.Standard.All.ToDictionary(static op => op.Name);

    private readonly string _text;
    private int _next;

    private SqlTemplateParser(string text) => _text = text;

    public static SqlTerm Parse(string template)
    {
        var parser = new SqlTemplateParser(template);
        SqlTerm term = parser.Read(0);
        parser.SkipSpace();
        return parser._next == template.Length ? term : throw parser.Wrong();
    }

    private SqlTerm Read(int level)
    {
        if (level == s_levels.Length)
        {
            return ReadOperand();
        }

        if (level == 2)
        {
            return TryTake("NOT") ? new SqlTerm.Infix("NOT", [Read(level)]) : Read(level + 1);
        }

        SqlTerm left = Read(level + 1);
        while (s_levels[level].FirstOrDefault(TryTake) is { } sign)
        {
            left = new SqlTerm.Infix(sign, [left, Read(level + 1)]);
        }

        return left;
    }

    private SqlTerm ReadOperand()
    {
        SkipSpace();
        if (TryTake("-"))
        {
            return ReadOperand() is var operand && operand is SqlTerm.Number number ? new SqlTerm.Number(-number.Value) : new SqlTerm.Infix("-", [operand]);
        }

        if (TryTake("("))
        {
            SqlTerm inner = Read(0);
            Take(")");
            return inner;
        }

        if (TryTake("{"))
        {
            int operand = _text[_next++] - '0';
            Take("}");
            return new SqlTerm.Hole(operand);
        }

        if (TryTake("CASE"))
        {
            return ReadCase();
        }

        int start = _next;
        if (_next < _text.Length && char.IsAsciiDigit(_text[_next]))
        {
            while (_next < _text.Length && (char.IsAsciiDigit(_text[_next]) || _text[_next] is '.' or 'e' || (_text[_next] == '-' && _text[_next - 1] == 'e')))
            {
                _next++;
            }

            return new SqlTerm.Number(double.Parse(_text.AsSpan(start.._next), CultureInfo.InvariantCulture));
        }

        while (_next < _text.Length && char.IsAsciiLetterOrDigit(_text[_next]))
        {
            _next++;
        }

        string name = _text[start.._next];
        SqlTerm[] arguments = TryTake("(") ? ReadArguments() : [];
        return name.Length > 0 && char.IsAsciiLetterUpper(name[0]) ? new SqlTerm.Call(name, arguments)
            : s_operators.TryGetValue(name, out Operator? op) ? new SqlTerm.Apply(op, arguments)
            : throw Wrong();
    }

    private SqlTerm[] ReadArguments()
    {
        var arguments = new List<SqlTerm>();
        do
        {
            arguments.Add(Read(0));
        }
        while (TryTake(","));
        Take(")");
        return [.. arguments];
    }

    private SqlTerm.Case ReadCase()
    {
        var parts = new List<SqlTerm>();
        while (TryTake("WHEN"))
        {
            parts.Add(Read(0));
            Take("THEN");
            parts.Add(Read(0));
        }

        if (TryTake("ELSE"))
        {
            parts.Add(Read(0));
        }

        Take("END");
        return new SqlTerm.Case([.. parts]);
    }

    private bool TryTake(string token)
    {
        SkipSpace();
        bool found = string.CompareOrdinal(_text, _next, token, 0, token.Length) == 0
            && !(char.IsAsciiLetter(token[0]) && _next + token.Length < _text.Length && char.IsAsciiLetterOrDigit(_text[_next + token.Length]));
        _next += found ? token.Length : 0;
        return found;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Wrong();
        }
    }

    private void SkipSpace()
    {
        while (_next < _text.Length && _text[_next] == ' ')
        {
            _next++;
        }
    }

    private FormatException Wrong() => new($"The SQL template '{_text}' cannot be read from position {_next.ToString(CultureInfo.InvariantCulture)} on.");
}
