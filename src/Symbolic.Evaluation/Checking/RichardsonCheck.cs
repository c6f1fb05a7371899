using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Differentiation;

namespace Symbolic;

/// <summary>
/// Checks derivatives against numerical ones: at each point x and for each variable, f is evaluated at x ± z and x ± z/2, the
/// central differences are extrapolated (<see cref="Richardson"/>), and the result g is compared with the derivative d by
/// |g − d| / max(1, |g| + |d|).
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
    /// <param name="f">The function, a number.</param>
    /// <param name="derivatives">The variables, each with the expression that claims to be the derivative by it.</param>
    /// <param name="options">Points, tolerance, steps.</param>
    /// <exception cref="UnresolvedNameException">A function is unknown, or a given point lacks a variable.</exception>
    public static CheckReport Run(Expr f, IReadOnlyList<(Expr Variable, Expr Derivative)> derivatives, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        if (derivatives.Count == 0)
        {
            throw new ArgumentException("There is no derivative to check.", nameof(derivatives));
        }

        options ??= CheckOptions.Default;
        var function = new CheckedFunction(f, derivatives);
        return new Checker(function, options).Run();
    }

    /// <summary>Compares one derivative of a function with the numerical one.</summary>
    /// <inheritdoc cref="Run(Expr, IReadOnlyList{ValueTuple{Expr, Expr}}, CheckOptions)"/>
    /// <param name="f">The function, a number.</param>
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

    private sealed class Checker(CheckedFunction function, CheckOptions options)
    {
        // Where derivatives are missing, a few points tell as much as many.
        private const int MostWithoutDerivative = 3;

        private readonly ImmutableArray<CheckResult>.Builder _results = ImmutableArray.CreateBuilder<CheckResult>();
        private readonly ImmutableArray<SkippedCheck>.Builder _skipped = ImmutableArray.CreateBuilder<SkippedCheck>();
        private readonly double[] _derivatives = new double[function.Axes.Length];
        private int _point = -1;

        public CheckReport Run()
        {
            if (options.Points is { } given)
            {
                foreach (IReadOnlyDictionary<string, double> point in given)
                {
                    CheckGiven(Coordinates(point));
                }
            }
            else
            {
                CheckDrawn();
            }

            return new CheckReport(function.Axes.Select(axis => function.Names[axis]), _results.ToImmutable(), _skipped.ToImmutable());
        }

        private double[] Coordinates(IReadOnlyDictionary<string, double> point)
        {
            string[] missing = [.. function.Names.Where(name => !point.ContainsKey(name))];
            return missing.Length == 0
                ? [.. function.Names.Select(name => point[name])]
                : throw new UnresolvedNameException($"The point gives no value for {string.Join(", ", missing.Select(static n => $"'{n}'"))}.", missing);
        }

        private void CheckGiven(double[] point)
        {
            _point++;
            var described = Described(point);
            function.Derivatives(point, _derivatives);
            double[] derivatives = [.. _derivatives];
            for (int i = 0; i < derivatives.Length; i++)
            {
                Verdict verdict = Compare(point, i, derivatives[i]);
                if (!verdict.IsConclusive && options.AtKinks == AtKinks.StepAside)
                {
                    verdict = StepAside(point, i, verdict);
                }

                Record(i, described, verdict);
            }
        }

        private void CheckDrawn()
        {
            int points = 0, without = 0;
            foreach (double[] point in new SamplePoints(function, options).Draw())
            {
                function.Derivatives(point, _derivatives);
                if (Array.TrueForAll(_derivatives, double.IsFinite))
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
                foreach (int axis in function.Axes)
                {
                    _skipped.Add(new SkippedCheck(-1, function.Names[axis], ImmutableDictionary<string, double>.Empty, "No point was found where the function and its derivatives have values; give points."));
                }
            }
        }

        private void CheckMissing(double[] point)
        {
            _point++;
            double[] derivatives = [.. _derivatives];
            for (int i = 0; i < derivatives.Length; i++)
            {
                Verdict verdict = double.IsFinite(derivatives[i]) ? default : Compare(point, i, derivatives[i]);
                if (verdict.IsConclusive)
                {
                    Record(i, Described(point), verdict);
                }
            }
        }

        private Verdict Compare(double[] point, int i, double derivative)
        {
            int axis = function.Axes[i];
            double x = point[axis];
            double z = options.Step ?? Richardson.DefaultStep(x);
            RichardsonEstimate first = Richardson.Estimate(function.Along(point, axis), x, z);

            // In the middle of a kink the two sides may average to what a wrong derivative says, so agreement there proves nothing.
            return ErrorOf(first.Value, derivative) <= options.Tolerance && function.Inspect(point, axis, z).IsSmooth
                ? new Verdict(point, derivative, first.Value, z, true, null)
                : Question(point, axis, derivative, z);
        }

        // The numerical derivative with the step for which it is surest of itself, and what follows from it. A step counts only when
        // a quarter of it gives the same derivative with a like uncertainty: coarse steps over a function that oscillates may look
        // smooth by chance, but not twice.
        private Verdict Question(double[] point, int axis, double derivative, double firstStep)
        {
            Stencil? best = null, finer = null;
            string? obstacle = null;
            foreach (double z in Steps(point[axis], firstStep))
            {
                Stencil stencil = function.Inspect(point, axis, z);
                if (!stencil.IsSmooth)
                {
                    // From here on every stencil contains the obstacle.
                    obstacle = Obstacle(stencil, function.Names[axis], point[axis]);
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

        private Verdict StepAside(double[] point, int i, Verdict unknown)
        {
            int axis = function.Axes[i];
            double z = options.Step ?? Richardson.DefaultStep(point[axis]);
            foreach (double offset in s_offsets)
            {
                double[] moved = [.. point];
                moved[axis] += offset * z;
                function.Derivatives(moved, _derivatives);
                double derivative = _derivatives[i];
                if (!double.IsFinite(derivative))
                {
                    continue;
                }

                Verdict verdict = Compare(moved, i, derivative);
                if (verdict.IsConclusive)
                {
                    string name = function.Names[axis];
                    return verdict with { Note = $"Compared at {name} = {Number(moved[axis])} instead of {name} = {Number(point[axis])}. {unknown.Note}" };
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

        private static string Excerpt(Expr node)
        {
            const int limit = 60;
            string text = node.ToString();
            return text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "…");
        }

        private static string? StepNote(double step, double firstStep, string? obstacle) => step == firstStep ? null
            : $"Step {Number(step)} instead of {Number(firstStep)}.{(obstacle is null ? "" : " " + obstacle)}";

        private static string Number(double x) => x.ToString("G6", CultureInfo.InvariantCulture);

        private OrderedDictionary<string, double> Described(double[] point)
        {
            var described = new OrderedDictionary<string, double>(StringComparer.Ordinal);
            for (int i = 0; i < point.Length; i++)
            {
                described.Add(function.Names[i], point[i]);
            }

            return described;
        }

        private void Record(int i, OrderedDictionary<string, double> given, Verdict verdict)
        {
            int axis = function.Axes[i];
            string variable = function.Names[axis];
            if (!verdict.IsConclusive)
            {
                _skipped.Add(new SkippedCheck(_point, variable, given, verdict.Note ?? ""));
                return;
            }

            var opinion = new NumericalDerivative(5, 2) { StepType = StepType.Absolute, StepSize = verdict.Step / 2 };
            double other = opinion.EvaluateDerivative(function.Along(verdict.Point!, axis), verdict.Point![axis], 1);
            _results.Add(new CheckResult(
                _point,
                variable,
                given[variable] == verdict.Point[axis] ? given : Described(verdict.Point),
                verdict.Derivative,
                verdict.Numeric,
                ErrorOf(verdict.Numeric, verdict.Derivative),
                verdict.Step,
                ErrorOf(other, verdict.Derivative),
                verdict.Passed,
                verdict.Note));
        }
    }

    // What a comparison found; without a point when it found nothing.
    private readonly record struct Verdict(double[]? Point, double Derivative, double Numeric, double Step, bool Passed, string? Note)
    {
        public bool IsConclusive => Point is not null;

        public static Verdict Unknown(string reason) => new(null, 0, 0, 0, false, reason);
    }
}
