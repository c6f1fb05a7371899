using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>How variables begin, as it is typed: <c>W[1]=normal(0,0.5)</c>.</summary>
internal static class InitialText
{
    /// <summary>What can be typed.</summary>
    public const string Forms = "W=normal(mean,deviation), W=uniform(low,high), W=glorot, b=0";

    /// <summary>Reads one text.</summary>
    /// <exception cref="RequestException">It is not of one of the forms.</exception>
    public static (string Name, Initialization Way) Read(string text)
    {
        int sign = text.IndexOf('=', StringComparison.Ordinal);
        string name = sign > 0 ? text[..sign].Trim() : "", way = text[(sign + 1)..].Trim();
        if (name.Length == 0)
        {
            throw Wrong(text);
        }

        if (InputNumber.TryRead(way) is { } number && double.IsFinite(number.Value))
        {
            return (name, new Initialization.Constant(number.Value));
        }

        int open = way.IndexOf('(', StringComparison.Ordinal);
        if (way == "glorot")
        {
            return (name, new Initialization.Glorot());
        }

        if (open < 0 || way[^1] != ')')
        {
            throw Wrong(text);
        }

        double[] numbers = [.. way[(open + 1)..^1].Split(',').Select(n => InputNumber.TryRead(n) is { } value && double.IsFinite(value.Value) ? value.Value : throw Wrong(text))];
        return (name, (way[..open].Trim(), numbers) switch
        {
            ("normal", [var mean, >= 0 and var deviation]) => new Initialization.Normal(mean, deviation),
            ("uniform", [var low, var high]) when low <= high => new Initialization.Uniform(low, high),
            _ => throw Wrong(text),
        });
    }

    private static RequestException Wrong(string text) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{text}' does not say how a variable begins."), $"Write {Forms}.");
}
