using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>What <c>symbolic map</c> is told besides the formula.</summary>
internal sealed record MapOptions
{
    /// <summary>The file of rows, or <c>x=FILE</c> for each raw column; empty for standard input.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Where to write; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The character between cells; null for a comma, or what the name of the file says.</summary>
    public string? Separator { get; init; }

    /// <summary>The names of the columns of a file without header; empty for their numbers; null when there is a header.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Columns by variable where their names differ.</summary>
    public IReadOnlyDictionary<string, string> Chosen { get; init; } = new Dictionary<string, string>();

    /// <summary>True for results without the rows.</summary>
    public bool Only { get; init; }

    /// <summary>True for files of float64 values.</summary>
    public bool Raw { get; init; }

    /// <summary>How exactly functions are computed.</summary>
    public BatchAccuracy Accuracy { get; init; } = BatchAccuracy.Strict;

    /// <summary>Assignments of columns as they are typed: <c>x=width,y=height</c>. What has no sign of equality belongs to the name before it.</summary>
    /// <exception cref="RequestException">It is not a list of assignments.</exception>
    public static IReadOnlyDictionary<string, string> ReadChosen(IEnumerable<string> texts)
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            string? variable = null;
            foreach (string part in text.Split(','))
            {
                int sign = part.IndexOf('=', StringComparison.Ordinal);
                if (sign > 0)
                {
                    variable = part[..sign].Trim();
                    chosen[variable] = part[(sign + 1)..].Trim();
                }
                else if (variable is not null)
                {
                    chosen[variable] += "," + part;
                }
                else
                {
                    throw new RequestException($"'{text}' says no column of a variable.", "Write --map x=width,y=height.");
                }
            }
        }

        return chosen;
    }
}
