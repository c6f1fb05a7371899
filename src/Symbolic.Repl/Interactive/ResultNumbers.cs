using System.Globalization;
using System.Text.RegularExpressions;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>
/// Results by number: <c>%1</c>, <c>%2</c>. The language knows names only, so <c>%</c> becomes a letter that nobody types while an
/// input is read, and is put back in what the reader sees. Places in the text stay what they are.
/// </summary>
internal sealed partial class ResultNumbers
{
    // Tifinagh YAJ: a letter to the language, and no letter of any formula.
    private const char Stand = 'ⵊ';

    /// <summary>How many results there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text with names in the place of numbers.</summary>
    /// <exception cref="RequestException">There is no result of such a number.</exception>
    public string Named(string text) => Number().Replace(text, match =>
        int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= Count
            ? Stand + match.Groups[1].Value
            : throw new RequestException($"There is no result {match.Value}.", Count == 0 ? null : $"The last one is %{Count}."));

    /// <summary>The text as the reader knows it.</summary>
    public static string Shown(string text) => text.Replace(Stand, '%');

    /// <summary>True for a name that stands for a result.</summary>
    public static bool IsNumber(string name) => name.StartsWith(Stand);

    /// <summary>A text in which the first result that it speaks of is the one after some.</summary>
    public static string Shifted(string text, int by) => by == 0 ? text : Number().Replace(text, match =>
        int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? string.Create(CultureInfo.InvariantCulture, $"%{number + by}")
            : match.Value);

    /// <summary>The equation that gives the last result the next number.</summary>
    public string NextEquation() => string.Create(CultureInfo.InvariantCulture, $"{Stand}{++Count} = _");

    [GeneratedRegex(@"%(\d+)", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Number();
}
