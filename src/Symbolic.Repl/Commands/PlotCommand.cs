using System.Collections.Immutable;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic plot</c>: curves of formulas of one variable, and of their derivatives.</summary>
internal static class PlotCommand
{
    private const string Hint = "Write x=-3..3.";

    /// <param name="query">The formulas, one a line.</param>
    /// <param name="given">Values of other variables.</param>
    /// <param name="range">The range as it was typed.</param>
    /// <param name="curves">Whether derivatives are drawn.</param>
    /// <param name="file">The file for SVG; null to draw on the screen.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Query query, GivenValues given, string range, PlottedCurves curves, string? file, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (_, stop) =>
        {
            query = given.AddTo(query with { Source = SourceText.Read(query.Source) });
            PlotRange read = PlotRange.Read(range, query);
            query = query with { Names = [.. query.Names, read.Name] };
            Problem problem = Problem.Read(query, stop);
            var notes = new List<string>();
            Plot plot = Of(query, problem, read, curves, notes, stop);
            if (file is not null)
            {
                PictureFormat format = PictureFile.FormatFor(null, file);
                if (format != PictureFormat.Svg)
                {
                    throw new RequestException("A plot is written as SVG.", "Write --out FILE.svg.");
                }

                PictureFile.Write(plot.ToSvg($"Plot of {problem.Reading.ReplaceLineEndings("; ")}"), file, host);
            }
            else
            {
                new PlotPrinter(new Screen(host)).Write(plot);
            }

            Screen screen = new(host.Error, host.Colors && host.ErrorIsTerminal, host.Width);
            foreach (string note in problem.Notes.Concat(notes))
            {
                screen.Warning($"note: {note}");
            }
        },
        cancellation);

    /// <summary>Plots the results of a problem.</summary>
    /// <param name="query">What was asked; at most one point, which gives values to other variables.</param>
    /// <param name="problem">The formulas.</param>
    /// <param name="range">The variable and its range.</param>
    /// <param name="curves">Whether derivatives are drawn.</param>
    /// <param name="notes">Takes what the reader should know.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Plot Of(Query query, Problem problem, PlotRange range, PlottedCurves curves, List<string> notes, CancellationToken cancellation)
    {
        if (query.Points is { Count: > 1 })
        {
            throw new RequestException("A plot takes one value of each other variable.");
        }

        Expr variable = problem.TryVariable(range.Name) ?? throw new RequestException($"'{range.Name}' is not a variable of the formula.", Hint);
        IReadOnlyDictionary<Expr, double> given = (query.Points is [var point] ? Point.Of(point, problem).Values : ImmutableDictionary<Expr, TensorValue>.Empty)
            .Where(static v => v.Key.Shape.IsScalar).ToDictionary(static v => v.Key, static v => (double)v.Value);
        List<PlotRequest> requests = Requests([.. problem.Labels.Zip(problem.OutputsInTermsOf([variable]))], variable, curves, notes, cancellation);
        RequireValues(requests, variable, given);
        return Plot.Of(requests, variable, range.From, range.To, given, cancellation);
    }

    /// <summary>The curves of formulas, each followed by that of its derivative.</summary>
    /// <param name="formulas">The formulas and what they are called.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="curves">Whether derivatives are drawn.</param>
    /// <param name="notes">Takes why a formula has no derivative.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static List<PlotRequest> Requests(IReadOnlyList<(string Name, Expr Value)> formulas, Expr variable, PlottedCurves curves, List<string> notes, CancellationToken cancellation)
    {
        var requests = new List<PlotRequest>();
        for (int i = 0; i < formulas.Count; i++)
        {
            (string name, Expr f) = formulas[i];
            requests.Add(new PlotRequest($"{name} = {Shown(f)}", f, CurveKind.Function, i));
            if (curves == PlottedCurves.Functions || !f.Shape.IsScalar || f.Type.Element != Element.Real)
            {
                continue;
            }

            try
            {
                Expr derivative = f.Differentiate(new DerivativeOptions { Cancellation = cancellation }, variable);
                Expr shown = derivative.Simplify(new SimplifyOptions { Cancellation = cancellation }).Result;

                // What is computed is what the sweep gives: a simplified form may have values where there is no derivative.
                requests.Add(new PlotRequest($"{name}′ = {Shown(shown)}", derivative, CurveKind.Derivative, i));
            }
            catch (DerivativeUndefinedException e)
            {
                notes.Add(e.Message);
            }
        }

        return requests;
    }

    private static void RequireValues(List<PlotRequest> requests, Expr variable, IReadOnlyDictionary<Expr, double> given)
    {
        string[] missing = [.. Dependencies.Of(requests.Select(static r => r.Function)).Variables.Where(v => v != variable && !given.ContainsKey(v)).Select(static v => v.Name)];
        if (missing.Length > 0)
        {
            throw new RequestException($"No value is given for {string.Join(", ", missing)}.", $"Add --at {string.Join(',', missing.Select(static m => $"{m}=1"))}.");
        }
    }

    private static string Shown(Expr f)
    {
        const int most = 70;
        string text = f.ToString("U", null);
        return text.Length <= most ? text : text[..(most - 1)] + "…";
    }
}

/// <summary>Which curves are drawn.</summary>
internal enum PlottedCurves
{
    /// <summary>Each formula and its derivative.</summary>
    WithDerivatives,

    /// <summary>The formulas alone.</summary>
    Functions,
}
