using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The range of a plot: <c>x=-3..3</c> or <c>x=-3:3</c>, with ends that may be expressions such as pi/2.</summary>
/// <param name="Name">The variable.</param>
/// <param name="From">The left end.</param>
/// <param name="To">The right end.</param>
internal sealed record PlotRange(string Name, double From, double To)
{
    private const string Hint = "Write x=-3..3.";

    /// <exception cref="RequestException">It is not a range with two finite ends.</exception>
    public static PlotRange Read(string text, Query query)
    {
        int sign = text.IndexOf('=');
        string name = sign < 0 ? "" : text[..sign].Trim();
        string[] ends = text[(sign + 1)..].Split(text.Contains("..", StringComparison.Ordinal) ? ".." : ":", StringSplitOptions.TrimEntries);
        if (!Problem.IsName(name) || ends is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new RequestException($"'{text}' is not the range of a variable.", Hint);
        }

        (double from, double to) = (End(ends[0]), End(ends[1]));
        return from < to ? new PlotRange(name, from, to)
            : throw new RequestException(from > to ? $"The range of {name} runs from the larger end to the smaller." : $"The range of {name} is a single point.", $"Write {name}={ends[1]}..{ends[0]}, the smaller end first.");

        double End(string end)
        {
            double value = PointText.Number(name, end, query).Value;
            return double.IsFinite(value) ? value : throw new RequestException($"The range of {name} needs two finite ends.", Hint);
        }
    }
}
