using System.Globalization;

namespace Symbolic.Repl.Work;

/// <summary>Lengths of axes as they are typed: <c>3</c>, <c>n</c>, <c>n+1</c>, <c>2m*n-1</c>.</summary>
internal static class DimensionText
{
    /// <summary>Reads a length; null when it is none.</summary>
    public static Dim? TryRead(string text)
    {
        string rest = text.Trim();
        if (rest.Length == 0)
        {
            return null;
        }

        // Lengths are never negative, so the numbers are added last.
        Dim sum = Dim.Of(0);
        int constant = 0;
        for (int start = 0; start < rest.Length;)
        {
            int end = rest.AsSpan(start + 1).IndexOfAny('+', '-');
            end = end < 0 ? rest.Length : start + 1 + end;
            if (!TryAdd(rest[start..end].Trim(), ref sum, ref constant))
            {
                return null;
            }

            start = end;
        }

        if (sum.IsFixed && constant < 0)
        {
            return null;
        }

        return constant >= 0 ? sum + Dim.Of(constant) : sum - Dim.Of(-constant);
    }

    // One term with its sign: 3, -1, n, 2n, 2*n, m*n.
    private static bool TryAdd(string term, ref Dim sum, ref int constant)
    {
        int sign = term.StartsWith('-') ? -1 : 1;
        string unsigned = term.TrimStart('+', '-').Trim();
        int digits = unsigned.AsSpan().IndexOfAnyExceptInRange('0', '9');
        string number = digits < 0 ? unsigned : unsigned[..digits];
        int factor = 1;
        if (number.Length > 0 && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out factor))
        {
            return false;
        }

        if (digits < 0)
        {
            constant += sign * factor;
            return number.Length > 0;
        }

        string rest = unsigned[digits..].Trim();
        if (number.Length > 0 && rest[0] is '*' or '·')
        {
            rest = rest[1..];
        }

        Dim product = Dim.Of(1);
        foreach (string name in rest.Split('*', '·').Select(static n => n.Trim()))
        {
            if (name.Length == 0 || !char.IsLetter(name[0]) || !name.All(static c => char.IsLetterOrDigit(c) || c == '_'))
            {
                return false;
            }

            product *= Dim.Of(name);
        }

        sum += sign * factor * product;
        return true;
    }
}
