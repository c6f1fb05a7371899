using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>A function of one variable and its derivative as curves; other variables have the values of the point.</summary>
internal static class PlaygroundPlot
{
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
        if (!(double.IsFinite(from) && double.IsFinite(to) && double.IsFinite(to - from) && from < to))
        {
            throw new RequestException("A plot begins at a smaller number than that at which it ends.");
        }

        Formula function = PlaygroundAnswers.LabelOf(problem);
        Formula derivative = Shown.Derivative(function, Shown.Formula(variable), problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total);
        Expr f = problem.OutputsInTermsOf([variable])[0];
        Outcome outcome = Derivation.Run(query with { Operation = Operation.Gradient, Variables = [along] }, problem, cancellation);
        Expr[] outputs = [f, outcome.Groups[0].Shown[0]];
        Expr[] others = [.. Dependencies.Of(outputs).Variables.Where(v => v != variable)];
        string[] missing = [.. others.Where(v => !given.ContainsKey(v)).Select(static v => v.Name)];
        if (missing.Length > 0)
        {
            throw new RequestException($"No value is given for {string.Join(", ", missing)}.", $"Write {missing[0]} = 1 among the values.");
        }

        if (Dependencies.Of(outputs).IncludeTensors)
        {
            throw new RequestException("Curves are drawn of functions of numbers, and this has vectors or matrices.");
        }

        IReadOnlyList<Expr> stable = outputs.Stabilize();
        Plot plot = Plot.Of(
            [new PlotRequest(function.Text, stable[0]), new PlotRequest(derivative.Text, stable[1], CurveKind.Derivative)],
            variable,
            from,
            to,
            others.ToDictionary(static v => v, v => (double)given[v]),
            cancellation);
        return new PlotAnswer(
            along,
            names,
            from,
            to,
            plot.Low,
            plot.High,
            Ticks(AxisTicks.Of(from, to, 8)),
            Ticks(AxisTicks.Of(plot.Low, plot.High, 6)),
            [new CurveAnswer(function, Pieces(plot, plot.Curves[0])), new CurveAnswer(derivative, Pieces(plot, plot.Curves[1]))],
            string.Join(", ", others.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.ToUnicode()} = {(double)given[v]:R}"))));
    }

    private static IReadOnlyList<TickAnswer> Ticks(AxisTicks ticks) => [.. ticks.Positions.Zip(ticks.Labels, static (p, l) => new TickAnswer(p, l))];

    // What is seen of a curve: a new piece begins wherever a line does not go on from the end of the one before.
    private static IReadOnlyList<IReadOnlyList<double>> Pieces(Plot plot, PlottedCurve curve)
    {
        var pieces = new List<List<double>>();
        DrawnPoint? pen = null;
        foreach ((DrawnPoint a, DrawnPoint b) in plot.VisibleLines(curve))
        {
            if (pen != a)
            {
                pieces.Add([a.X, a.Y]);
            }

            pieces[^1].Add(b.X);
            pieces[^1].Add(b.Y);
            pen = b;
        }

        return pieces;
    }
}
