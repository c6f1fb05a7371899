using System.Text.RegularExpressions;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:graph x y + z graph.svg x=1,y=2,z=3</c>: the computational graph of a formula as a picture in a file.</summary>
internal sealed partial class GraphInSession : SessionCommand
{
    private const string Example = ":graph (x + y) z graph.svg x=1,y=2,z=3";

    public override string Name => "graph";

    public override string Argument => "u FILE.svg [x=1,y=2]";

    public override string Summary => "the computational graph as a picture, at a point with values and derivatives";

    public override string Details => "  FILE.dot is for Graphviz, which also draws FILE.png. gradtable(u) shows the same as a table.";

    public override void Run(Conversation conversation, string argument)
    {
        Match parts = Parts().Match(argument);
        (string text, string file, string point) = (parts.Groups["formula"].Value, parts.Groups["file"].Value, parts.Groups["point"].Value);
        if (!parts.Success)
        {
            throw new RequestException("A graph needs a file to be drawn in.", $"Write {Example}");
        }

        PictureFormat format = PictureFile.FormatFor(null, file);
        conversation.Interruptible(cancellation =>
        {
            SessionFormula formula = SessionFormula.Read(conversation, text, Example, cancellation);
            GraphDrawing drawing = GraphDrawing.Of(ComputationalGraph.Of(formula.Program, formula.Value, formula.Name, cancellation), formula.Name, cancellation);
            GraphValues? values = point.Length == 0 ? null : drawing.ValuesAt(Values(point));
            FileNames.Use(file, Name, path =>
            {
                PictureFile.Write(drawing, values, $"Computational graph of {text}", format, path, conversation.Host);
                return path;
            });
            conversation.Screen.Quiet($"written to {file}");
            return true;
        });
    }

    private static Dictionary<string, double> Values(string point)
    {
        var query = new Query { Operation = Operation.Evaluate, Source = "" };
        var values = new Dictionary<string, double>();
        foreach (string part in point.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                throw new RequestException($"'{part}' is not the value of a variable.", "Write x=1,y=2.");
            }

            values[name] = PointText.Number(name, value, query).Value;
        }

        return values;
    }

    [GeneratedRegex(@"^(?<formula>.*?)\s+(?<file>\S+\.(svg|dot|gv|png))(\s+(?<point>.*))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parts();
}
