using System.Globalization;
using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

/// <summary>
/// The grammar of the text form on one page, read without cleverness: what the printer writes must mean the same here as in the
/// graph. Independent of the language's own parser, which accepts far more.
/// </summary>
internal sealed class TextReader(ExprGraph graph, string text)
{
    private int _at;

    public static Expr Read(ExprGraph graph, string text)
    {
        var reader = new TextReader(graph, text);
        Expr read = reader.Or();
        return reader._at == text.Length ? read : throw new FormatException($"Stopped at {reader._at} of {text}");
    }

    private Expr Or()
    {
        Expr left = And();
        while (Takes(" or "))
        {
            left |= And();
        }

        return left;
    }

    private Expr And()
    {
        Expr left = Not();
        while (Takes(" and "))
        {
            left &= Not();
        }

        return left;
    }

    private Expr Not() => Takes("not ") ? !Not() : Comparison();

    private Expr Comparison()
    {
        Expr left = Sum();
        foreach (Operator op in graph.Operators.All.Where(static o => o.Notation.Layout == Layout.Comparison))
        {
            if (Takes($" {op.Notation.Text} "))
            {
                return graph.Apply(op, left, Sum());
            }
        }

        return left;
    }

    private Expr Sum()
    {
        Expr left = Product();
        while (true)
        {
            if (Takes(" + "))
            {
                left += Product();
            }
            else if (Takes(" - "))
            {
                left -= Product();
            }
            else
            {
                return left;
            }
        }
    }

    private Expr Product()
    {
        Expr left = Signed();
        while (true)
        {
            if (Takes("*"))
            {
                left *= Signed();
            }
            else if (Takes("/"))
            {
                left /= Signed();
            }
            else
            {
                return left;
            }
        }
    }

    private Expr Signed() => Takes("-") ? -Signed() : Power();

    private Expr Power()
    {
        Expr left = Atom();
        return Takes("^") ? left.Pow(Power()) : left;
    }

    private Expr Atom()
    {
        if (Takes("("))
        {
            Expr inner = Or();
            return Takes(")") ? inner : throw new FormatException($"')' expected at {_at} of {text}");
        }

        int start = _at;
        if (char.IsAsciiDigit(text[_at]))
        {
            while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or 'e' || (text[_at] == '-' && text[_at - 1] == 'e')))
            {
                _at++;
            }

            string digits = text[start.._at];
            Rational value = Rational.Parse(digits);
            return digits.AsSpan().ContainsAny('.', 'e') ? graph.Decimal(value) : graph.Number(value);
        }

        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        string name = text[start.._at];
        int[] derivatives = Derivatives(ref name);
        return Takes("(") ? Call(name, derivatives) : Leaf(name);
    }

    private int[] Derivatives(ref string name)
    {
        if (Takes("{"))
        {
            int end = text.IndexOf('}', _at);
            int[] positions = [.. text[_at..end].Split(',').Select(static p => int.Parse(p, CultureInfo.InvariantCulture) - 1)];
            _at = end + 1;
            name = name.TrimEnd('_');
            return positions;
        }

        int primes = 0;
        while (Takes("'"))
        {
            primes++;
        }

        // g_1(x, y): of the functions here none has a subscript of its own.
        if (name.IndexOf('_') is > 0 and int subscript && _at < text.Length && text[_at] == '(')
        {
            int[] positions = [int.Parse(name.AsSpan(subscript + 1), CultureInfo.InvariantCulture) - 1];
            name = name[..subscript];
            return positions;
        }

        return new int[primes];
    }

    private Expr Call(string name, int[] derivatives)
    {
        var operands = new List<Expr>();
        bool hasBase = false;
        do
        {
            hasBase |= Takes("base=");
            operands.Add(Or());
        }
        while (Takes(", "));
        if (!Takes(")"))
        {
            throw new FormatException($"')' expected at {_at} of {text}");
        }

        return hasBase ? LogBase[operands[0], operands[1]]
            : graph.Operators.TryFind(name, out Operator? op) ? graph.Apply(op, operands.ToArray())
            : graph.Call(GreekLetters.TryGetLetter(name, out char letter) ? letter.ToString() : name, operands.ToArray(), derivatives);
    }

    private Expr Leaf(string name) =>
        graph.TryGetSymbol(GreekLetters.TryGetLetter(name, out char letter) ? letter.ToString() : name, out Expr symbol) ? symbol
        : graph.Operators.All.FirstOrDefault(o => o is LeafOperator { Value: not null } && o.Notation.Text == name) is LeafOperator constant ? graph.Constant(constant)
        : throw new FormatException($"'{name}' is no name in {text}");

    private bool Takes(string token)
    {
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }
}
