using System.Text.RegularExpressions;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:plot sin(x) x=-3..3</c>: a curve and that of the derivative, on the screen or in a file.</summary>
internal sealed partial class PlotInSession : SessionCommand
{
    private const string Example = ":plot sin(x) x=-3..3";

    // What is seen of a formula when nobody says.
    private const double UsualEnd = 5;

    public override string Name => "plot";

    public override string Argument => "u [x=-3..3] [FILE.svg]";

    public override string Summary => "draws a formula and its derivative";

    public override void Run(Conversation conversation, string argument)
    {
        Match parts = Parts().Match(argument);
        (string text, string range, string file) = (parts.Groups["formula"].Value, parts.Groups["range"].Value, parts.Groups["file"].Value);
        conversation.Interruptible(cancellation =>
        {
            SessionFormula formula = SessionFormula.Read(conversation, text, Example, cancellation);
            Expr f = formula.Program.Resolve(formula.Value);
            (Expr variable, double from, double to) = Range(f, range);
            var notes = new List<string>();
            Plot plot = Plot.Of(PlotCommand.Requests([(formula.Name, f)], variable, PlottedCurves.WithDerivatives, notes, cancellation), variable, from, to, cancellation: cancellation);
            if (file.Length > 0)
            {
                FileNames.Use(file, Name, path =>
                {
                    File.WriteAllText(path, plot.ToSvg($"Plot of {text}"));
                    return path;
                });
                conversation.Screen.Quiet($"written to {file}");
            }
            else
            {
                new PlotPrinter(conversation.Screen).Write(plot);
            }

            foreach (string note in notes)
            {
                conversation.Screen.Warning($"note: {note}");
            }

            return true;
        });
    }

    private static (Expr Variable, double From, double To) Range(Expr f, string range)
    {
        IReadOnlyList<Expr> variables = [.. Dependencies.Of([f]).Variables];
        if (range.Length == 0)
        {
            return variables is [var only] ? (only, -UsualEnd, UsualEnd)
                : throw new RequestException("It must be said what the formula is drawn over.", $"Write {Example}");
        }

        PlotRange read = PlotRange.Read(range, new Query { Operation = Operation.Evaluate, Source = "" });
        Expr variable = f.Graph.Symbol(read.Name);
        string[] others = [.. variables.Where(v => v != variable).Select(static v => v.Name)];
        return others.Length == 0 ? (variable, read.From, read.To)
            : throw new RequestException($"No value is given for {string.Join(", ", others)}.", $"Define {others[0]} = 1 first.");
    }

    [GeneratedRegex(@"^(?<formula>.*?)(\s+(?<range>[^\s=]+=\S+(\.\.|:)\S+))?(\s+(?<file>\S+\.svg))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parts();
}
