using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>The comparison of one derivative with the numerical one at one point.</summary>
/// <param name="PointIndex">The position of the point among those given or drawn.</param>
/// <param name="Variable">The name of the variable.</param>
/// <param name="Point">The point at which the two were compared.</param>
/// <param name="Derivative">The value of the expression that was checked.</param>
/// <param name="Numeric">The numerical derivative.</param>
/// <param name="Error">|g − d| / max(1, |g| + |d|); infinite when the expression has no value where the function is smooth.</param>
/// <param name="Step">The step z with which the numerical derivative was taken.</param>
/// <param name="SecondOpinion">The error by the five-point formula of MathNet.Numerics.</param>
/// <param name="Passed">True when the error is within the tolerance.</param>
/// <param name="Note">What was out of the ordinary: another step, another point; null when nothing was.</param>
public sealed record CheckResult(
    int PointIndex, string Variable, IReadOnlyDictionary<string, double> Point, double Derivative, double Numeric, double Error, double Step, double SecondOpinion, bool Passed, string? Note)
{
    /// <summary>The entry of the variable by which: <c>W[2,3]</c>; the variable when it is a number; a direction when there are many entries.</summary>
    public string Component { get; init; } = Variable;

    /// <summary>The entry of the function: <c>[1]</c>; nothing when it is a number; a sum when there are many entries.</summary>
    public string Entry { get; init; } = "";

    /// <summary>The point by variables; null when all are numbers, which <see cref="Point"/> has.</summary>
    public IReadOnlyDictionary<string, TensorValue>? Values { get; init; }
}

/// <summary>A point at which nothing could be compared.</summary>
/// <param name="PointIndex">The position of the point among those given or drawn; −1 when there was none.</param>
/// <param name="Variable">The name of the variable.</param>
/// <param name="Point">The point.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record SkippedCheck(int PointIndex, string Variable, IReadOnlyDictionary<string, double> Point, string Reason)
{
    /// <summary>The entry of the variable by which: <c>W[2,3]</c>; the variable when it is a number.</summary>
    public string Component { get; init; } = Variable;

    /// <summary>The entry of the function: <c>[1]</c>; nothing when it is a number.</summary>
    public string Entry { get; init; } = "";
}

/// <summary>The outcome for one variable.</summary>
/// <param name="Variable">The name of the variable.</param>
/// <param name="MaxError">The largest error; NaN when nothing was compared.</param>
/// <param name="Passed">True when something was compared and everything compared passed, or when there is no entry to compare.</param>
/// <param name="Compared">The number of points at which something was compared.</param>
/// <param name="Skipped">The number of points at which something was not.</param>
public sealed record VariableCheck(string Variable, double MaxError, bool Passed, int Compared, int Skipped)
{
    /// <summary>The entry with the largest error, <c>W[2,3]</c>; the variable when it is a number or nothing was compared.</summary>
    public string Component { get; init; } = Variable;
}

/// <summary>The outcome of a check of derivatives.</summary>
public sealed class CheckReport
{
    // Of a point with more entries only these are shown.
    private const int MostShown = 12;

    internal CheckReport(IReadOnlyList<string> variables, IReadOnlyList<string> empty, ImmutableArray<CheckResult> results, ImmutableArray<SkippedCheck> skipped)
    {
        (Results, Skipped) = (results, skipped);
        ILookup<string, CheckResult> byVariable = results.ToLookup(static r => r.Variable);
        ILookup<string, SkippedCheck> skippedByVariable = skipped.ToLookup(static r => r.Variable);
        Variables = [.. variables.Select(v => Summarize(v, byVariable[v], skippedByVariable[v], empty.Contains(v)))];
        Where = results.MaxBy(static r => double.IsNaN(r.Error) ? double.PositiveInfinity : r.Error);
        SecondOpinion = results.IsEmpty ? double.NaN : results.Max(static r => r.SecondOpinion);
    }

    /// <summary>True when each variable was compared somewhere and no comparison failed.</summary>
    public bool Passed => Variables.All(static v => v.Passed);

    /// <summary>The largest error; NaN when nothing was compared.</summary>
    public double MaxError => Where?.Error ?? double.NaN;

    /// <summary>The comparison with the largest error; null when nothing was compared.</summary>
    public CheckResult? Where { get; }

    /// <summary>The outcome for each variable.</summary>
    public ImmutableArray<VariableCheck> Variables { get; }

    /// <summary>Every comparison.</summary>
    public ImmutableArray<CheckResult> Results { get; }

    /// <summary>The points that were not compared, with reasons.</summary>
    public ImmutableArray<SkippedCheck> Skipped { get; }

    /// <summary>The number of points, of those given or drawn, at which something was compared.</summary>
    public int Points => Results.Select(static r => r.PointIndex).Distinct().Count();

    /// <summary>The largest error when the numerical derivative is taken by MathNet.Numerics; NaN when nothing was compared.</summary>
    public double SecondOpinion { get; }

    /// <summary>The outcome in a few lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(Passed ? "passed" : Results.IsEmpty ? "nothing could be compared" : "failed");
        foreach (VariableCheck v in Variables)
        {
            string where = v.Component == v.Variable ? "" : $" in {v.Component}";
            text.AppendLine(v.Passed && v.Compared == 0 ? $"  {v.Variable}: has no entries" : string.Create(
                CultureInfo.InvariantCulture,
                $"  {v.Variable}: {(v.Passed ? "passed" : "failed")}, largest error {v.MaxError:0.0e+0}{where} at {Program.Count(v.Compared, "point")}{(v.Skipped > 0 ? $", {v.Skipped} skipped" : "")}"));
        }

        if (Where is { } worst && !Passed)
        {
            string what = worst.Entry.Length == 0 && worst.Component == worst.Variable ? "" : $" for {(worst.Entry.Length == 0 ? "" : $"{worst.Entry} by ")}{worst.Component}";
            text.AppendLine(CultureInfo.InvariantCulture, $"  largest{what} at {Describe(worst.Point)}: expression {worst.Derivative:R}, numerical {worst.Numeric:R}");
        }

        foreach (SkippedCheck skipped in Skipped)
        {
            string place = skipped.Point.Count == 0 ? "" : $" at {Describe(skipped.Point)}";
            text.AppendLine(CultureInfo.InvariantCulture, $"  skipped {skipped.Component}{place}: {skipped.Reason}");
        }

        return text.ToString();
    }

    internal static string Describe(IReadOnlyDictionary<string, double> point) =>
        string.Join(", ", point.Take(MostShown).Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} = {p.Value:R}"))) + (point.Count > MostShown ? ", …" : "");

    private static VariableCheck Summarize(string variable, IEnumerable<CheckResult> results, IEnumerable<SkippedCheck> skipped, bool isEmpty)
    {
        double max = double.NaN;
        string component = variable;
        var points = new HashSet<int>();
        bool passed = true;
        foreach (CheckResult result in results)
        {
            if (points.Count == 0 || !(result.Error <= max))
            {
                (max, component) = (result.Error, result.Component);
            }

            points.Add(result.PointIndex);
            passed &= result.Passed;
        }

        return new VariableCheck(variable, max, passed && (points.Count > 0 || isEmpty), points.Count, skipped.Select(static s => s.PointIndex).Distinct().Count()) { Component = component };
    }
}
