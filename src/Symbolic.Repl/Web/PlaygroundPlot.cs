using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>A function of one variable and its derivative as curves; other variables have the values of the point.</summary>
internal static class PlaygroundPlot
{
    private const int Samples = 401;

    /// <exception cref="RequestException">There is no number to plot, or a variable has no value.</exception>
    /// <exception cref="SymbolicException">There is no derivative.</exception>
    public static PlotAnswer Of(PlaygroundRequest request, CancellationToken cancellation)
    {
        (Query query, Problem problem, _) = PlaygroundTarget.Read(request, Operation.Gradient, cancellation);
        PlaygroundAnswers.RequireFew(problem);
        if (!problem.Shape.IsScalar || !problem.IsOfNumbers || problem.Results[0].Value.Type.Element != Element.Real)
        {
            throw new RequestException("Curves are drawn of one number.", "Take one entry, or a norm.");
        }

        string[] names = [.. problem.FreeNames.Where(n => problem.Variable(n).Shape.IsScalar)];
        string along = !string.IsNullOrEmpty(request.Along) && names.Contains(request.Along) ? request.Along
            : names.Length > 0 ? names[0]
            : throw new RequestException("There is no variable of which this is a function.");
        IReadOnlyDictionary<Expr, TensorValue> given = query.Points is [var point, ..] ? Point.Of(point, problem).Values : new Dictionary<Expr, TensorValue>();
        Expr variable = problem.Variable(along);
        double centre = given.TryGetValue(variable, out TensorValue? at) ? (double)at : 0;
        double from = request.From ?? Math.Floor(centre) - 4, to = request.To ?? Math.Ceiling(centre) + 4;
        if (!(double.IsFinite(from) && double.IsFinite(to) && from < to))
        {
            throw new RequestException("A plot begins at a smaller number than that at which it ends.");
        }

        Formula function = PlaygroundAnswers.LabelOf(problem);
        Expr f = problem.OutputsInTermsOf([variable])[0];
        Outcome outcome = Derivation.Run(query with { Operation = Operation.Gradient, Variables = [along] }, problem, cancellation);
        Expr[] outputs = [f, outcome.Groups[0].Shown[0]];
        Expr[] variables = [.. Dependencies.Of(outputs).Variables];
        string[] missing = [.. variables.Where(v => v != variable && !given.ContainsKey(v)).Select(static v => v.Name)];
        if (missing.Length > 0)
        {
            throw new RequestException($"No value is given for {string.Join(", ", missing)}.", $"Write {missing[0]} = 1 among the values.");
        }

        if (Dependencies.Of(outputs).IncludeTensors)
        {
            throw new RequestException("Curves are drawn of functions of numbers, and this has vectors or matrices.");
        }

        Program program = Program.Create(outputs.Stabilize(), variables);
        double[] inputs = [.. variables.Select(v => v == variable ? 0 : (double)given[v])];
        int position = Array.IndexOf(variables, variable);
        double[] x = new double[Samples];
        double?[][] y = [new double?[Samples], new double?[Samples]];
        double[] results = new double[2];
        for (int i = 0; i < Samples; i++)
        {
            x[i] = from + ((to - from) * i / (Samples - 1));
            if (position >= 0)
            {
                inputs[position] = x[i];
            }

            program.Run(inputs, results);
            y[0][i] = double.IsFinite(results[0]) ? results[0] : null;
            y[1][i] = double.IsFinite(results[1]) ? results[1] : null;
        }

        (double bottom, double top) = Range(y);
        return new PlotAnswer(
            along,
            names,
            from,
            to,
            bottom,
            top,
            [
                new CurveAnswer(function, x, y[0]),
                new CurveAnswer(Shown.Derivative(function, Shown.Formula(variable), problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total), x, y[1]),
            ],
            string.Join(", ", variables.Where(v => v != variable).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.ToUnicode()} = {(double)given[v]:R}"))));
    }

    // Near poles and for fast growth most of the curve would be a flat line, so the extreme twentieths are left out where they are far away.
    private static (double Bottom, double Top) Range(double?[][] curves)
    {
        double[] all = [.. curves.SelectMany(static c => c).OfType<double>().Order()];
        if (all.Length == 0)
        {
            return (-1, 1);
        }

        double low = all[all.Length / 20], high = all[all.Length - 1 - (all.Length / 20)];
        double room = Math.Max(high - low, 1e-9);
        double bottom = Math.Max(all[0], low - room), top = Math.Min(all[^1], high + room);
        double margin = Math.Max((top - bottom) * 0.06, Math.Max(Math.Abs(top), 1) * 1e-6);
        return (bottom - margin, top + margin);
    }
}
