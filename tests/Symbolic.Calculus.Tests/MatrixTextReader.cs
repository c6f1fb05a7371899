using System.Globalization;

namespace Symbolic.Tests;

/// <summary>
/// The value of printed text with matrices: a calculator that knows nothing of graphs and Einstein sums. Values are matrices; a
/// vector is a column, a number has one entry. Tensors of more axes exist only as <c>[entry for k, i, j]</c> on the outside.
/// </summary>
internal sealed class MatrixTextReader(string text, IReadOnlyDictionary<string, double[,]> values, IReadOnlyDictionary<string, int> lengths)
{
    private readonly Dictionary<string, int> _letters = [];
    private int _at;

    /// <summary>The entries, last axis fastest.</summary>
    public double[] Read()
    {
        double[] entries = Peek("[") ? ReadByEntries() : Flat(Sum());
        if (_at != text.Length)
        {
            throw new FormatException($"'{text}' does not end at {_at}.");
        }

        return entries;
    }

    private static double[] Flat(double[,] m) => [.. m.Cast<double>()];

    private bool Peek(string token)
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }

        return string.CompareOrdinal(text, _at, token, 0, token.Length) == 0;
    }

    private bool Take(string token)
    {
        bool found = Peek(token);
        _at += found ? token.Length : 0;
        return found;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException($"'{text}' has no '{token}' at {_at}.");
        }
    }

    // The letters stand behind the entry, so they are read first. The length of a letter's axis comes from where it is used.
    private double[] ReadByEntries()
    {
        int begin = _at + 1, depth = 0, end = _at;
        do
        {
            depth += text[end] == '[' ? 1 : text[end] == ']' ? -1 : 0;
            end++;
        }
        while (depth > 0);

        int marker = text.LastIndexOf(" for ", end, StringComparison.Ordinal);
        string[] letters = text[(marker + 5)..(end - 1)].Split(", ");
        var entries = new List<double>();
        int[] index = new int[letters.Length];
        while (true)
        {
            for (int i = 0; i < letters.Length; i++)
            {
                _letters[letters[i]] = index[i] + 1;
            }

            _at = begin;
            entries.Add(Number(Sum()));
            if (!Peek("for"))
            {
                throw new FormatException($"'{text}' has no letters at {_at}.");
            }

            int axis = letters.Length - 1;
            while (axis >= 0 && ++index[axis] == lengths[letters[axis]])
            {
                index[axis--] = 0;
            }

            if (axis < 0)
            {
                _at = end;
                return [.. entries];
            }
        }
    }

    private double[,] Sum()
    {
        double[,] sum = Take("-") ? Map(Product(), static v => -v) : Product();
        while (true)
        {
            if (Take("+"))
            {
                sum = ByEntry(sum, Product(), static (a, b) => a + b);
            }
            else if (Take("-"))
            {
                sum = ByEntry(sum, Product(), static (a, b) => a - b);
            }
            else
            {
                return sum;
            }
        }
    }

    private double[,] Product()
    {
        if (Peek("sum_"))
        {
            Expect("sum_");
            string letter = Word();
            int begin = _at;
            double total = 0;
            for (int i = 1; i <= lengths[letter]; i++)
            {
                _at = begin;
                _letters[letter] = i;
                total += Number(Product());
            }

            _letters.Remove(letter);
            return Of(total);
        }

        double[,] product = Power();
        while (true)
        {
            if (Take(".*"))
            {
                product = ByEntry(product, Power(), static (a, b) => a * b);
            }
            else if (Take("./"))
            {
                product = ByEntry(product, Power(), static (a, b) => a / b);
            }
            else if (Take("*"))
            {
                product = Times(product, Power());
            }
            else if (Take("/"))
            {
                double divisor = Number(Power());
                product = Map(product, v => v / divisor);
            }
            else
            {
                return product;
            }
        }
    }

    private double[,] Power()
    {
        double[,] value = Postfix();
        if (Take(".^"))
        {
            double exponent = Number(Power());
            return Map(value, v => Math.Pow(v, exponent));
        }

        if (Take("^"))
        {
            double exponent = Number(Power());
            if (value.Length == 1)
            {
                return Of(Math.Pow(Number(value), exponent));
            }

            double[,] power = value;
            for (int i = 1; i < exponent; i++)
            {
                power = Times(power, value);
            }

            return power;
        }

        return value;
    }

    private double[,] Postfix()
    {
        double[,] value = Atom();
        while (true)
        {
            if (Take("'"))
            {
                value = Transposed(value);
            }
            else if (_at < text.Length && text[_at] == '[')
            {
                _at++;
                value = Part(value);
            }
            else
            {
                return value;
            }
        }
    }

    private double[,] Part(double[,] whole)
    {
        var ranges = new List<(int First, int Last, bool IsOne)>();
        do
        {
            int length = whole.GetLength(ranges.Count);
            if (Take(":"))
            {
                ranges.Add((1, length, false));
            }
            else
            {
                int first = Index();
                ranges.Add(Take(":") ? (first, Index(), false) : (first, first, true));
            }
        }
        while (Take(","));
        Expect("]");
        if (ranges.Count == 1)
        {
            // Of a column.
            ranges.Add((1, 1, true));
        }

        var part = new double[ranges[0].Last - ranges[0].First + 1, ranges[1].Last - ranges[1].First + 1];
        for (int i = 0; i < part.GetLength(0); i++)
        {
            for (int j = 0; j < part.GetLength(1); j++)
            {
                part[i, j] = whole[ranges[0].First - 1 + i, ranges[1].First - 1 + j];
            }
        }

        // One row is a vector, and vectors are columns.
        return ranges[0].IsOne && !ranges[1].IsOne ? Transposed(part) : part;
    }

    private int Index()
    {
        Peek("");
        return char.IsDigit(text[_at]) ? (int)Literal() : _letters[Word()];
    }

    private double[,] Atom()
    {
        if (Take("("))
        {
            double[,] left = Sum();
            if (Take("=="))
            {
                left = Of(Number(left) == Number(Sum()) ? 1 : 0);
            }

            Expect(")");
            return left;
        }

        if (char.IsDigit(text[_at]))
        {
            return Of(Literal());
        }

        string word = Word();
        if (!Take("("))
        {
            return _letters.TryGetValue(word, out int letter) ? Of(letter)
                : word == "delta" ? Delta()
                : values[word];
        }

        var arguments = new List<double[,]>();
        int axis = 0;
        while (!Take(")"))
        {
            if (Take("axis="))
            {
                axis = (int)Literal();
            }
            else
            {
                arguments.Add(Sum());
            }

            Take(",");
        }

        return Call(word, arguments, axis);
    }

    private double[,] Delta()
    {
        Expect("[");
        int first = Index();
        Expect(",");
        int second = Index();
        Expect("]");
        return Of(first == second ? 1 : 0);
    }

    private static double[,] Call(string name, List<double[,]> arguments, int axis)
    {
        double[,] x = arguments[0];
        int rows = x.GetLength(0), columns = x.GetLength(1);
        switch (name)
        {
            case "sum" when axis == 0:
                return Of(Flat(x).Sum());
            case "sum" when axis == 2:
                return Times(x, Filled(columns, 1, 1));
            case "sum":
                return Times(Transposed(x), Filled(rows, 1, 1));
            case "tr":
                return Of(Enumerable.Range(0, rows).Sum(i => x[i, i]));
            case "norm" or "normF":
                return Of(Math.Sqrt(Flat(x).Sum(static v => v * v)));
            case "diag" when columns == 1 && rows > 1:
                double[,] matrix = new double[rows, rows];
                for (int i = 0; i < rows; i++)
                {
                    matrix[i, i] = x[i, 0];
                }

                return matrix;
            case "diag":
                double[,] diagonal = new double[rows, 1];
                for (int i = 0; i < rows; i++)
                {
                    diagonal[i, 0] = x[i, i];
                }

                return diagonal;
            case "eye":
                return Call("diag", [Filled((int)Number(x), 1, 1)], 0);
            case "ones":
                return Filled((int)Number(x), arguments.Count > 1 ? (int)Number(arguments[1]) : 1, 1);
            case "sin":
                return Map(x, Math.Sin);
            default:
                throw new FormatException($"There is no function {name}.");
        }
    }

    private string Word()
    {
        Peek("");
        int begin = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || (text[_at] == '_' && text[begin.._at] != "sum")))
        {
            _at++;
        }

        return begin < _at ? text[begin.._at] : throw new FormatException($"'{text}' has no name at {_at}.");
    }

    private double Literal()
    {
        int begin = _at;
        while (_at < text.Length && char.IsDigit(text[_at]))
        {
            _at++;
        }

        return double.Parse(text.AsSpan(begin, _at - begin), CultureInfo.InvariantCulture);
    }

    private static double[,] Of(double value) => new[,] { { value } };

    private static double Number(double[,] m) => m.Length == 1 ? m[0, 0] : throw new FormatException("A number is wanted.");

    private static double[,] Filled(int rows, int columns, double value) => Map(new double[rows, columns], _ => value);

    private static double[,] Map(double[,] a, Func<double, double> f)
    {
        var result = new double[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                result[i, j] = f(a[i, j]);
            }
        }

        return result;
    }

    private static double[,] ByEntry(double[,] a, double[,] b, Func<double, double, double> f)
    {
        if (a.Length == 1 && b.Length > 1)
        {
            return Map(b, v => f(a[0, 0], v));
        }

        if (b.Length == 1 && a.Length > 1)
        {
            return Map(a, v => f(v, b[0, 0]));
        }

        if (a.GetLength(0) != b.GetLength(0) || a.GetLength(1) != b.GetLength(1))
        {
            throw new FormatException("Two shapes do not agree.");
        }

        var result = new double[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                result[i, j] = f(a[i, j], b[i, j]);
            }
        }

        return result;
    }

    private static double[,] Transposed(double[,] a)
    {
        var result = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                result[j, i] = a[i, j];
            }
        }

        return result;
    }

    private static double[,] Times(double[,] a, double[,] b)
    {
        if (a.Length == 1 || b.Length == 1)
        {
            return ByEntry(a, b, static (x, y) => x * y);
        }

        if (a.GetLength(1) != b.GetLength(0))
        {
            throw new FormatException("Two matrices do not fit.");
        }

        var result = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    result[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return result;
    }
}
