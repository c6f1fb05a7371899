using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>The last line of an answer: what the numbers say.</summary>
internal static class CheckLine
{
    private const string Method = "Richardson, z = 0.002·max(1,|x|)";

    /// <returns>False when a comparison failed.</returns>
    public static bool Write(Screen screen, NumericCheck check)
    {
        string text = TextOf(check);
        if (check.Failure is not null)
        {
            screen.Bad($"✗ {text}");
            return false;
        }

        if (check.Worst is not null)
        {
            screen.Good($"✓ {text}");
        }
        else
        {
            screen.Warning(text);
        }

        return true;
    }

    /// <summary>The line without its mark.</summary>
    public static string TextOf(NumericCheck check) =>
        check.Failure is { } failure ? string.Create(
            CultureInfo.InvariantCulture,
            $"the check failed: {(failure.Entry.Length == 0 ? "" : $"{failure.Entry} ")}by {failure.Component} at {Point(failure)} the result is {failure.Derivative:R}, numerically {failure.Numeric:R} ({Method})")
        : check.Worst is { } worst ? string.Create(
            CultureInfo.InvariantCulture,
            $"checked at {check.Points} {(check.Points == 1 ? "point" : "points")}: largest error {Short(worst.Error)} ({Method})")
        : $"not checked: {check.Obstacle}";

    /// <summary>A small number with one digit: 3e-13.</summary>
    public static string Short(double error) => error == 0 ? "0" : error.ToString("0e-0", CultureInfo.InvariantCulture);

    private static string Point(CheckResult result) => result.Values is { } values
        ? string.Join(", ", values.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key} = {Value(p.Value)}"))
        : string.Join(", ", result.Point.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key} = {Value(p.Value)}"));

    private static string Value(TensorValue value) =>
        new InputValue(value.Shape, [.. value.Entries.ToArray().Select(static e => new InputNumber(e.ToString("R", CultureInfo.InvariantCulture), e))]).ToString();
}
