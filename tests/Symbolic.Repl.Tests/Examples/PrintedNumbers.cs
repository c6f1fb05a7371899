using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>What a program printed under a label: the numbers of a value, row by row.</summary>
internal sealed partial record PrintedNumbers(string Label, IReadOnlyList<double[]> Rows)
{
    /// <summary>All values in an output, in order; formulas are left out.</summary>
    public static IReadOnlyList<PrintedNumbers> In(string output)
    {
        var found = new List<PrintedNumbers>();
        List<double[]>? rows = null;
        foreach (string line in output.Split('\n'))
        {
            if (MatrixRow().Match(line) is { Success: true } row && rows is not null)
            {
                rows.Add(Numbers(row.Groups[1].Value));
            }
            else if (line.EndsWith(" =", StringComparison.Ordinal))
            {
                found.Add(new PrintedNumbers(line[..^2], rows = []));
            }
            else if (line.LastIndexOf(" = ", StringComparison.Ordinal) is > 0 and var at && Value().IsMatch(line[(at + 3)..]))
            {
                found.Add(new PrintedNumbers(line[..at].Trim(), [Numbers(line[(at + 3)..].Trim('[', ']'))]));
            }
        }

        return found;
    }

    /// <summary>Numbers as a person writes them down: rows apart by semicolons, numbers by blanks.</summary>
    public static IReadOnlyList<double[]> Written(string text) => [.. text.Split(';').Select(Numbers)];

    private static double[] Numbers(string text) =>
        [.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(static n => double.Parse(n, NumberStyles.Float, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^  \[ (.*) \]$")]
    private static partial Regex MatrixRow();

    [GeneratedRegex(@"^(-?[0-9.]+(E[-+]?[0-9]+)?|\[[-+0-9.E, ]*\])$")]
    private static partial Regex Value();
}
