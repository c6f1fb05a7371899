using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Shapes as they are typed: <c>A=3x3,x=n</c>.</summary>
internal static class ShapeText
{
    /// <exception cref="RequestException">It is not a list of names and shapes.</exception>
    public static Dictionary<string, Shape> Read(IEnumerable<string> texts)
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal);
        foreach (string text in texts.SelectMany(static t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            int sign = text.IndexOf('=');
            string name = sign < 0 ? "" : text[..sign].Trim();
            Dim?[] axes = [.. text[(sign + 1)..].Split('x', '×').Select(DimensionText.TryRead)];
            shapes[name] = name.Length > 0 && Array.TrueForAll(axes, static a => a is not null)
                ? new Shape([.. axes.Select(static a => a!.Value)])
                : throw new RequestException($"'{text}' is not the shape of a variable.", "Write A=3x3 for a matrix, x=n for a vector of any length.");
        }

        return shapes;
    }
}
