using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>A template of the operator table, prepared for filling: see <see cref="Code"/>.</summary>
internal sealed class Template
{
    // Text, operand, text, operand, … text. An operand between a parenthesis or comma and another needs no parentheses.
    private readonly string[] _texts;
    private readonly (int Operand, bool Enclosed)[] _holes;
    private readonly HashSet<int> _wholes;
    private readonly Binding _binding;
    private readonly string? _infix;

    private Template(string[] texts, (int, bool)[] holes, HashSet<int> wholes, Binding binding, string? infix) =>
        (_texts, _holes, _wholes, _binding, _infix) = (texts, holes, wholes, binding, infix);

    /// <summary>Sums and products as they are written in every language: without parentheses that the precedence makes needless.</summary>
    public static Template Infix(string sign, Binding binding) => new(["", sign, ""], [(0, false), (1, false)], [], binding, sign);

    /// <summary>Takes a template apart.</summary>
    public static Template Parse(string template)
    {
        var texts = new List<string>();
        var holes = new List<(int, bool)>();
        var wholes = new HashSet<int>();
        int start = 0;
        for (int i = 0; i + 2 < template.Length; i++)
        {
            int end = i + 1;
            while (template[i] == '{' && end < template.Length && char.IsAsciiDigit(template[end]))
            {
                end++;
            }

            int digits = end;
            bool whole = end > i + 1 && end < template.Length && template[end] == '#';
            end += whole ? 1 : 0;
            if (digits > i + 1 && end < template.Length && template[end] == '}')
            {
                texts.Add(template[start..i]);
                start = end + 1;
                char left = texts[^1].AsSpan().TrimEnd() is [.., var l] ? l : ' ', right = template.AsSpan(start).TrimStart() is [var r, ..] ? r : ' ';
                int operand = int.Parse(template.AsSpan((i + 1)..digits), CultureInfo.InvariantCulture);
                holes.Add((operand, left is '(' or ',' or '[' && right is ')' or ',' or ']'));
                if (whole)
                {
                    wholes.Add(operand);
                }

                i = end;
            }
        }

        texts.Add(template[start..]);
        return new Template([.. texts], [.. holes], wholes, Binding.Atom, null);
    }

    /// <summary>How often an operand occurs.</summary>
    public int Mentions(int operand) => _holes.Count(h => h.Operand == operand);

    /// <summary>True for an operand that must be a whole number from 0 up, written out.</summary>
    public bool IsWhole(int operand) => _wholes.Contains(operand);

    /// <summary>Puts operands in.</summary>
    public Fragment Fill(ReadOnlySpan<Fragment> operands)
    {
        int depth = 0;
        var names = new List<int>();
        foreach (Fragment operand in operands)
        {
            depth = Math.Max(depth, operand.Depth);
            names.AddRange(operand.Names);
        }

        int[] distinct = names.Count == 0 ? [] : [.. names.Distinct()];
        if (_infix is not null)
        {
            // From left to right: a − (b − c) keeps its parentheses.
            return new Fragment(operands[0].Within(_binding) + _infix + operands[1].Within(_binding + 1), _binding, depth + 1, distinct);
        }

        var text = new StringBuilder();
        for (int i = 0; i < _holes.Length; i++)
        {
            var (operand, enclosed) = _holes[i];
            text.Append(_texts[i]).Append(operands[operand].Within(enclosed ? Binding.Sum : Binding.Atom));
        }

        return new Fragment(text.Append(_texts[^1]).ToString(), Binding.Atom, depth + 1, distinct);
    }
}
