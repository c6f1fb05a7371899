using System.Globalization;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>The points of a grid, the last axis running fastest.</summary>
internal sealed class Grid
{
    private const int LongestAxis = 10_000_000;

    private readonly double[][] _axes;

    private Grid(IReadOnlyList<string> names, double[][] axes, long count) => (Names, _axes, Count) = (names, axes, count);

    /// <summary>The names of the variables.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of points.</summary>
    public long Count { get; }

    /// <summary>
    /// Reads axes: <c>x=0:1:0.1</c> runs in steps, <c>x=0:1#11</c> has so many points at equal distances, <c>x=0,1,2</c> lists
    /// values. Positions are computed as fractions and rounded once, so that 0:1:0.1 has eleven points and the fourth is 0.3.
    /// </summary>
    /// <exception cref="RequestException">A text is not an axis, or there are too many points.</exception>
    public static Grid Read(IReadOnlyList<string> texts, Query query)
    {
        var names = new List<string>();
        var axes = new List<double[]>();
        long count = 1;
        foreach (string text in texts)
        {
            int sign = text.IndexOf('=', StringComparison.Ordinal);
            string name = sign < 0 ? "" : text[..sign].Trim();
            if (name.Length == 0 || text[(sign + 1)..].Trim().Length == 0)
            {
                throw new RequestException($"'{text}' says no values of a variable.", "Write x=0:1:0.1 or x=0:1#11 or x=0,1,2.");
            }

            if (names.Contains(name))
            {
                throw new RequestException($"'{name}' has values twice.");
            }

            double[] axis = Axis(name, text[(sign + 1)..].Trim(), query);
            names.Add(name);
            axes.Add(axis);
            count = count <= long.MaxValue / axis.Length ? count * axis.Length : throw new RequestException("The grid has more points than can be counted.", "Take longer steps.");
        }

        return new Grid(names, [.. axes], count);
    }

    /// <summary>Fills a block with the points from its start on.</summary>
    public bool Fill(NumberBlock block)
    {
        block.Rows = (int)Math.Min(NumberBlock.MostRows, Count - block.Start);
        for (int i = 0; i < _axes.Length; i++)
        {
            double[] axis = _axes[i];
            long inner = 1;
            for (int j = i + 1; j < _axes.Length; j++)
            {
                inner *= _axes[j].Length;
            }

            for (int row = 0; row < block.Rows; row++)
            {
                block.Inputs[i][row] = axis[(block.Start + row) / inner % axis.Length];
            }
        }

        return block.Rows > 0;
    }

    private static double[] Axis(string name, string text, Query query)
    {
        string[] parts = text.Split(':');
        if (parts.Length == 1)
        {
            return [.. text.Split(',').Select(part => part.Trim() is { Length: > 0 } value ? PointText.Number(name, value, query).Value
                : throw new RequestException($"'{name}={text}' has an empty place.", "Write x=0,1,2."))];
        }

        string[] last = parts[^1].Split('#');
        if (parts.Length + last.Length != 4)
        {
            throw new RequestException($"'{name}={text}' is not a range.", "Write x=0:1:0.1, from, to and step, or x=0:1#11, from, to and number of points.");
        }

        Rational from = Exact(name, parts[0], query), to = Exact(name, last.Length == 2 ? last[0] : parts[1], query), step;
        if (last.Length == 2)
        {
            if (!int.TryParse(last[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int points) || points < 1 || (points == 1 && from != to))
            {
                throw new RequestException($"'{last[1]}' is not a number of points for {name}.", "From one end to the other there are at least two points: x=0:1#2.");
            }

            return Steps(name, from, points == 1 ? 0 : (to - from) / (points - 1), points);
        }

        step = Exact(name, parts[2], query);
        if (step.IsZero || (to - from).Sign * step.Sign < 0)
        {
            throw new RequestException($"Steps of {parts[2].Trim()} do not lead from {parts[0].Trim()} to {parts[1].Trim()}.", step.IsZero ? null : "A range that falls has a negative step: x=1:0:-0.1.");
        }

        return Steps(name, from, step, Rational.Floor((to - from) / step) + 1);
    }

    private static double[] Steps(string name, Rational from, Rational step, Rational points)
    {
        if (points > LongestAxis)
        {
            throw new RequestException(string.Create(CultureInfo.InvariantCulture, $"{name} has more than {LongestAxis} values."), "Take longer steps.");
        }

        double[] axis = new double[(int)points.Numerator];
        for (int i = 0; i < axis.Length; i++)
        {
            axis[i] = (from + (i * step)).ToDouble();
        }

        return axis;
    }

    private static Rational Exact(string name, string text, Query query)
    {
        if (text.Trim().Length == 0)
        {
            throw new RequestException($"The range of {name} has an empty place.", "Write x=0:1:0.1.");
        }

        InputNumber number = PointText.Number(name, text.Trim(), query);
        return number.Exact is { } exact ? exact
            : double.IsFinite(number.Value) ? Rational.FromDoubleExact(number.Value)
            : throw new RequestException($"The range of {name} does not end at {text.Trim()}.", "The ends and the step are finite numbers.");
    }
}
