using System.Collections.Immutable;

namespace Symbolic;

/// <summary>What is plotted.</summary>
/// <param name="Label">What the curve is called.</param>
/// <param name="Function">A number that depends on one variable.</param>
/// <param name="Kind">Whether it is a function or the derivative of one.</param>
/// <param name="Family">The number of the function to which it belongs, from 0.</param>
public sealed record PlotRequest(string Label, Expr Function, CurveKind Kind = CurveKind.Function, int Family = 0);

/// <summary>
/// Curves of functions of one variable over an interval. Heights are chosen so that all curves are seen whole, or without their poles;
/// at poles and jumps, and where a function is undefined, a curve has a gap.
/// </summary>
public sealed class Plot
{
    private Plot(string variable, (double, double) range, (double, double) heights, ImmutableArray<PlottedCurve> curves) =>
        (Variable, (From, To), (Low, High), Curves) = (variable, range, heights, curves);

    /// <summary>The name of the variable.</summary>
    public string Variable { get; }

    /// <summary>The left end.</summary>
    public double From { get; }

    /// <summary>The right end.</summary>
    public double To { get; }

    /// <summary>The lower edge.</summary>
    public double Low { get; }

    /// <summary>The upper edge.</summary>
    public double High { get; }

    /// <summary>The curves, in the order of what was asked for; one that is nowhere defined has no pieces.</summary>
    public ImmutableArray<PlottedCurve> Curves { get; }

    /// <summary>Plots functions.</summary>
    /// <param name="functions">The functions; at least one.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end, greater than the left one.</param>
    /// <param name="given">The values of other variables; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the ends are not in order.</exception>
    /// <exception cref="UnresolvedNameException">Another variable has no value, or a function is unknown.</exception>
    /// <exception cref="ElementException">A function is no number.</exception>
    public static Plot Of(IReadOnlyList<PlotRequest> functions, Expr variable, double from, double to, IReadOnlyDictionary<Expr, double>? given = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(functions);
        if (!double.IsFinite(from) || !double.IsFinite(to) || !double.IsFinite(to - from) || from >= to)
        {
            throw new ArgumentOutOfRangeException(nameof(to), "The range of a plot has two finite ends, the left one smaller.");
        }

        if (!variable.Shape.IsScalar)
        {
            throw new ElementException($"A plot runs along a number, and {variable.Name} is in {variable.Shape}.");
        }

        Expr[] others = [.. (given ?? ImmutableDictionary<Expr, double>.Empty).Keys.Where(v => v != variable)];
        CurveSampler[] samplers = [.. functions.Select(f =>
        {
            if (!f.Function.Shape.IsScalar || f.Function.Type.Element != Element.Real)
            {
                throw new ElementException($"A plot shows numbers, and {PictureText.Shortened(f.Label, 60)} is {(f.Function.Shape.IsScalar ? "a condition" : "a tensor")}.");
            }

            return new CurveSampler(ValueAlong(f.Function, [variable, .. others], [0, .. others.Select(v => given![v])]), from, to, cancellation);
        })];

        (double low, double high) = Heights([.. functions.Zip(samplers, static (f, s) => (f.Kind, s.Range()))]);

        // Below what rounding makes of a constant there is nothing to see.
        double least = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9;
        double room = high - low > least ? (high - low) * 0.05 : Math.Max(1, Math.Max(Math.Abs(low), Math.Abs(high)) * 0.5);
        (low, high) = (Math.Max(low - room, double.MinValue / 4), Math.Min(high + room, double.MaxValue / 4));
        return new Plot(
            variable.Name,
            (from, to),
            (low, high),
            [.. functions.Select((f, i) => new PlottedCurve(f.Label, f.Kind, f.Family, samplers[i].Pieces(low, high)))]);
    }

    // The function of the first input alone. Numbers may be made of vectors.
    private static Func<double, double> ValueAlong(Expr f, Expr[] inputs, double[] values)
    {
        if (EntryExpansion.IsNeeded([f], inputs))
        {
            TensorProgram tensors = TensorProgram.Create([f], inputs);
            return x => (double)tensors.Evaluate([x, .. values.Skip(1).Select(static v => (TensorValue)v)])[0];
        }

        Program program = Program.Create(f, inputs);
        double[] output = new double[1];
        return x =>
        {
            values[0] = x;
            program.Run(values, output);
            return output[0];
        };
    }

    // The derivative of a function with a pole is much larger than the function: as much of it is shown as the function is high, above and below.
    private static (double Low, double High) Heights(IReadOnlyList<(CurveKind Kind, CurveRange? Range)> curves)
    {
        CurveRange[] functions = [.. curves.Where(static c => c.Kind == CurveKind.Function).Select(static c => c.Range).OfType<CurveRange>()];
        CurveRange[] all = [.. curves.Select(static c => c.Range).OfType<CurveRange>()];
        if (all.Length == 0)
        {
            return (-1, 1);
        }

        (double low, double high) = (all.Min(static r => r.Low), all.Max(static r => r.High));
        if (functions.Length == 0 || !Array.Exists(all, static r => r.HasPole))
        {
            return (low, high);
        }

        (double least, double most) = (functions.Min(static r => r.Low), functions.Max(static r => r.High));
        double room = most > least ? most - least : Math.Max(1, Math.Abs(most));
        return (Math.Max(low, least - room), Math.Min(high, most + room));
    }

    /// <summary>A function and its derivative over an interval.</summary>
    /// <param name="f">The function.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end, greater than the left one.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Plot WithDerivative(Expr f, Expr variable, double from, double to, CancellationToken cancellation = default)
    {
        var options = new DerivativeOptions { Cancellation = cancellation };
        return Of([new PlotRequest("f", f), new PlotRequest("f′", f.Differentiate(options, variable), CurveKind.Derivative)], variable, from, to, cancellation: cancellation);
    }

    /// <summary>The lines of a curve as far as they lie inside the plot, piece by piece from left to right.</summary>
    public IEnumerable<(DrawnPoint From, DrawnPoint To)> VisibleLines(PlottedCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        foreach (ImmutableArray<DrawnPoint> piece in curve.Pieces)
        {
            for (int i = 1; i < piece.Length; i++)
            {
                if (LineClipping.Clip(piece[i - 1], piece[i], Low, High) is { } line)
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>The plot as SVG: self-contained, without scripts, light or dark as the reader prefers.</summary>
    /// <param name="title">What a screen reader says first; null for a general title.</param>
    public string ToSvg(string? title = null) => PlotSvg.Write(this, title);
}
