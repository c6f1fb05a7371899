using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Differentiation;

namespace Symbolic;

/// <summary>
/// Checks derivatives against numerical ones: at each point x and for each variable, f is evaluated at x ± z and x ± z/2, the
/// central differences are extrapolated (<see cref="Richardson"/>), and the result g is compared with the derivative d by
/// |g − d| / max(1, |g| + |d|). Of tensors each entry of the function is compared by each entry of the variables, or, when there are
/// many, some random sums of entries along some random directions.
/// </summary>
/// <remarks>
/// When the two differ, the numerical derivative is questioned first: it is taken with other steps, and its own uncertainty is
/// found without any look at the derivative. Only a difference that is well beyond that uncertainty is called a failure. Where the
/// uncertainty is too large, at a kink or at the end of the domain, the comparison is made nearby, and the report says so.
/// </remarks>
public static class RichardsonCheck
{
    // The ladder of steps that are tried: the first one times powers of 4.
    private const int LowestRung = -7;
    private const int HighestRung = 3;

    // How far to step aside, as multiples of the first step.
    private static readonly double[] s_offsets = [8, -8, 64, -64, 512, -512];

    /// <summary>Compares derivatives of a function with numerical ones.</summary>
    /// <param name="f">The function, a number or tensor.</param>
    /// <param name="derivatives">
    /// The variables, each with the expression that claims to be the derivative by it: the axes of the function, then those of the variable.
    /// </param>
    /// <param name="options">Points, tolerance, steps.</param>
    /// <exception cref="UnresolvedNameException">A function is unknown, or a given point lacks a variable.</exception>
    /// <exception cref="ArgumentException">A derivative has another shape than it must have.</exception>
    public static CheckReport Run(Expr f, IReadOnlyList<(Expr Variable, Expr Derivative)> derivatives, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        if (derivatives.Count == 0)
        {
            throw new ArgumentException("There is no derivative to check.", nameof(derivatives));
        }

        options ??= CheckOptions.Default;
        Require(f, derivatives);
        ExprGraph graph = f.Graph;
        bool[] needed = graph.Reachable([f.Id, .. derivatives.SelectMany(static d => new[] { d.Variable.Id, d.Derivative.Id })]);
        bool tensors = Enumerable.Range(0, needed.Length).Any(id => needed[id] && EntryExpansion.IsOfTensors(graph, id));
        CheckedFunction function = tensors ? new TensorFunction(f, derivatives, options) : new ScalarFunction(f, derivatives);
        return new Checker(function, options).Run();
    }

    /// <summary>Compares one derivative of a function with the numerical one.</summary>
    /// <inheritdoc cref="Run(Expr, IReadOnlyList{ValueTuple{Expr, Expr}}, CheckOptions)"/>
    /// <param name="f">The function, a number or tensor.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="derivative">The expression that claims to be the derivative by it.</param>
    /// <param name="options">Points, tolerance, steps.</param>
    public static CheckReport Run(Expr f, Expr variable, Expr derivative, CheckOptions? options = null) => Run(f, [(variable, derivative)], options);

    /// <summary>|g − d| / max(1, |g| + |d|), the measure of the check; infinite where one of them is not a number.</summary>
    public static double ErrorOf(double g, double d)
    {
        double error = Math.Abs(g - d) / Math.Max(1, Math.Abs(g) + Math.Abs(d));
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static void Require(Expr f, IReadOnlyList<(Expr Variable, Expr Derivative)> derivatives)
    {
        ExprGraph graph = f.Owner;
        RequireReal(f);
        foreach ((Expr variable, Expr derivative) in derivatives)
        {
            graph.Check(variable);
            graph.Check(derivative);
            if (!variable.IsSymbol)
            {
                throw new ArgumentException($"A derivative is checked by a variable; {variable} is not one.", nameof(derivatives));
            }

            RequireReal(variable);
            RequireReal(derivative);
            var shape = new Shape([.. f.Shape.Axes, .. variable.Shape.Axes]);
            if (derivative.Shape != shape)
            {
                throw new ArgumentException($"The derivative of {Excerpt(f)} by {variable} is in {shape}; {Excerpt(derivative)} is in {derivative.Shape}.", nameof(derivatives));
            }
        }
    }

    private static void RequireReal(Expr expr)
    {
        if (expr.Type.Element != Element.Real)
        {
            throw new ArgumentException($"A check compares numbers; {expr} is a {expr.Type}.", "f");
        }
    }

    private static string Excerpt(Expr node)
    {
        const int limit = 60;
        string text = node.ToString();
        return text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "…");
    }

    private sealed class Checker(CheckedFunction function, CheckOptions options)
    {
        // Where derivatives are missing, a few points tell as much as many.
        private const int MostWithoutDerivative = 3;

        private readonly ImmutableArray<CheckResult>.Builder _results = ImmutableArray.CreateBuilder<CheckResult>();
        private readonly ImmutableArray<SkippedCheck>.Builder _skipped = ImmutableArray.CreateBuilder<SkippedCheck>();
        private int _point = -1;

        public CheckReport Run()
        {
            if (function.Given(options) is { } given)
            {
                foreach (double[] point in given)
                {
                    CheckGiven(point);
                }
            }
            else
            {
                CheckDrawn();
            }

            return new CheckReport(function.CheckedVariables, function.EmptyVariables, _results.ToImmutable(), _skipped.ToImmutable());
        }

        private double[] DerivativesAt(double[] point)
        {
            function.MoveTo(point);
            return [.. function.Lanes.Select(function.Derivative)];
        }

        private void CheckGiven(double[] point)
        {
            _point++;
            IReadOnlyDictionary<string, double> described = function.Describe(point);
            double[] derivatives = DerivativesAt(point);
            for (int i = 0; i < derivatives.Length; i++)
            {
                Lane lane = function.Lanes[i];
                Verdict verdict = Compare(point, lane, derivatives[i]);
                if (!verdict.IsConclusive && options.AtKinks == AtKinks.StepAside)
                {
                    verdict = StepAside(point, lane, verdict);
                }

                if (verdict is { IsConclusive: true, Passed: false })
                {
                    (lane, verdict) = Narrowed(lane, verdict);
                }

                Record(lane, point, described, verdict);
            }
        }

        // Which entry of a sum along a direction is wrong: the half that fails, again and again.
        private (Lane, Verdict) Narrowed(Lane lane, Verdict verdict)
        {
            while (function.Halves(lane) is (var first, var second))
            {
                function.MoveTo(verdict.Point!);
                double inFirst = function.Derivative(first), inSecond = function.Derivative(second);
                Verdict left = Compare(verdict.Point!, first, inFirst), right = Compare(verdict.Point!, second, inSecond);
                bool failsLeft = left is { IsConclusive: true, Passed: false }, failsRight = right is { IsConclusive: true, Passed: false };
                if (!failsLeft && !failsRight)
                {
                    break;
                }

                bool goLeft = failsLeft && (!failsRight || left.Error >= right.Error);
                (lane, verdict) = goLeft ? (first, left) : (second, right);
            }

            return (lane, verdict);
        }

        private void CheckDrawn()
        {
            int points = 0, without = 0;
            foreach (double[] point in new SamplePoints(function, options).Draw())
            {
                function.MoveTo(point);
                if (function.HasDerivatives())
                {
                    points++;
                    CheckGiven(point);
                }
                else if (without < MostWithoutDerivative)
                {
                    // Outside the common domain. A derivative that is missing where the function is smooth is wrong nevertheless.
                    without++;
                    CheckMissing(point);
                }
            }

            if (points == 0)
            {
                foreach (string variable in function.CheckedVariables)
                {
                    _skipped.Add(new SkippedCheck(-1, variable, ImmutableDictionary<string, double>.Empty, "No point was found where the function and its derivatives have values; give points."));
                }
            }
        }

        private void CheckMissing(double[] point)
        {
            _point++;
            double[] derivatives = DerivativesAt(point);
            for (int i = 0; i < derivatives.Length; i++)
            {
                Verdict verdict = double.IsFinite(derivatives[i]) ? default : Compare(point, function.Lanes[i], derivatives[i]);
                if (verdict.IsConclusive)
                {
                    Record(function.Lanes[i], point, function.Describe(point), verdict);
                }
            }
        }

        private Verdict Compare(double[] point, Lane lane, double derivative)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            double z = options.Step ?? function.DefaultStep(point, lane);
            RichardsonEstimate first = Richardson.Estimate(function.Along(point, lane), function.Place(point, lane), z);

            // In the middle of a kink the two sides may average to what a wrong derivative says, so agreement there proves nothing.
            return ErrorOf(first.Value, derivative) <= options.Tolerance && function.Inspect(point, lane, z).IsSmooth
                ? new Verdict(point, derivative, first.Value, z, true, null)
                : Question(point, lane, derivative, z);
        }

        // The numerical derivative with the step for which it is surest of itself, and what follows from it. A step counts only when
        // a quarter of it gives the same derivative with a like uncertainty: coarse steps over a function that oscillates may look
        // smooth by chance, but not twice.
        private Verdict Question(double[] point, Lane lane, double derivative, double firstStep)
        {
            Stencil? best = null, finer = null;
            string? obstacle = null;
            foreach (double z in Steps(function.Place(point, lane), firstStep))
            {
                Stencil stencil = function.Inspect(point, lane, z);
                if (!stencil.IsSmooth)
                {
                    // From here on every stencil contains the obstacle.
                    obstacle = Obstacle(stencil, lane.Component, function.Place(point, lane));
                    break;
                }

                if (finer is not null && stencil.IsConfirmedBy(finer) && (best is null || (stencil.Uncertainty < best.Uncertainty && stencil.AgreesWith(best))))
                {
                    best = stencil;
                }

                finer = stencil;
            }

            if (best is null)
            {
                return Verdict.Unknown(obstacle ?? "The function is too steep or too rough here for a numerical derivative.");
            }

            double numeric = best.Estimate.Value;
            bool passed = ErrorOf(numeric, derivative) <= options.Tolerance;

            // A derivative without value is wrong where there certainly is one.
            bool certain = passed || (double.IsFinite(derivative)
                ? Math.Abs(numeric - derivative) > 4 * best.Uncertainty && best.Uncertainty <= 0.05 * (1 + Math.Abs(numeric))
                : best.Uncertainty <= 1e-4 * (1 + Math.Abs(numeric)) && !function.Overflows(point));
            return certain
                ? new Verdict(point, derivative, numeric, best.Step, passed, StepNote(best.Step, firstStep, obstacle))
                : Verdict.Unknown(obstacle ?? $"The numerical derivative {Number(numeric)} is uncertain by {Number(best.Uncertainty)} here, and the difference is not greater.");
        }

        private Verdict StepAside(double[] point, Lane lane, Verdict unknown)
        {
            double z = options.Step ?? function.DefaultStep(point, lane);
            foreach (double offset in s_offsets)
            {
                double[] moved = function.Moved(point, lane, offset * z);
                function.MoveTo(moved);
                double derivative = function.Derivative(lane);
                if (!double.IsFinite(derivative))
                {
                    continue;
                }

                Verdict verdict = Compare(moved, lane, derivative);
                if (verdict.IsConclusive)
                {
                    double there = function.Place(moved, lane), here = function.Place(point, lane);
                    string where = there == here ? $"Compared {Number(offset * z)} further along {lane.Component}." : $"Compared at {lane.Component} = {Number(there)} instead of {lane.Component} = {Number(here)}.";
                    return verdict with { Note = $"{where} {unknown.Note}" };
                }
            }

            return unknown;
        }

        // From the finest to the coarsest.
        private static IEnumerable<double> Steps(double x, double firstStep)
        {
            // Near 0 the function may live on the scale of x itself.
            double magnitude = Math.Abs(x);
            int lowest = magnitude is > 0 and < 1 ? Math.Min(LowestRung, (int)Math.Floor(Math.Log(magnitude, 4)) - 2) : LowestRung;
            for (int rung = Math.Max(lowest, -100); rung <= HighestRung; rung++)
            {
                yield return Math.ScaleB(firstStep, 2 * rung);
            }
        }

        private static string Obstacle(Stencil stencil, string variable, double x) => double.IsNaN(stencil.Undefined)
            ? $"Near {variable} = {Number(x)} the function has a kink or jump, in {Excerpt(stencil.Change!.Value)}."
            : $"The function has no value at {variable} = {Number(stencil.Undefined)}.";

        private static string? StepNote(double step, double firstStep, string? obstacle) => step == firstStep ? null
            : $"Step {Number(step)} instead of {Number(firstStep)}.{(obstacle is null ? "" : " " + obstacle)}";

        private static string Number(double x) => x.ToString("G6", CultureInfo.InvariantCulture);

        private void Record(Lane lane, double[] point, IReadOnlyDictionary<string, double> given, Verdict verdict)
        {
            if (!verdict.IsConclusive)
            {
                _skipped.Add(new SkippedCheck(_point, lane.Variable, given, verdict.Note ?? "") { Component = lane.Component, Entry = lane.Entry });
                return;
            }

            var opinion = new NumericalDerivative(5, 2) { StepType = StepType.Absolute, StepSize = verdict.Step / 2 };
            double other = opinion.EvaluateDerivative(function.Along(verdict.Point!, lane), function.Place(verdict.Point!, lane), 1);
            _results.Add(new CheckResult(
                _point,
                lane.Variable,
                ReferenceEquals(point, verdict.Point) ? given : function.Describe(verdict.Point!),
                verdict.Derivative,
                verdict.Numeric,
                ErrorOf(verdict.Numeric, verdict.Derivative),
                verdict.Step,
                ErrorOf(other, verdict.Derivative),
                verdict.Passed,
                verdict.Note)
            {
                Component = lane.Component,
                Entry = lane.Entry,
                Values = function.Values(verdict.Point!),
            });
        }
    }

    // What a comparison found; without a point when it found nothing.
    private readonly record struct Verdict(double[]? Point, double Derivative, double Numeric, double Step, bool Passed, string? Note)
    {
        public bool IsConclusive => Point is not null;

        public double Error => ErrorOf(Numeric, Derivative);

        public static Verdict Unknown(string reason) => new(null, 0, 0, 0, false, reason);
    }
}
