using System.Globalization;

namespace Symbolic.Repl.Quiz;

/// <summary>Finds the mistake behind a wrong derivative: the wrong derivative that has the same values.</summary>
internal static class Diagnosis
{
    private const double Tolerance = 1e-9;
    private const int FewestPoints = 6;
    private const int Tries = 60;

    private static readonly (Rational Factor, string Text)[] Factors =
        [(Rational.From(-1, 1), "the sign"), (Rational.From(2, 1), "a factor of 2"), (Rational.From(1, 2), "a factor of 1/2"), (Rational.From(-2, 1), "a factor of −2"), (Rational.From(-1, 2), "a factor of −1/2")];

    /// <summary>What is wrong with an answer, in one sentence; null when no classical mistake explains it.</summary>
    public static string? Of(Exercise exercise, Expr answer, CancellationToken cancellation)
    {
        if (answer.Shape != exercise.Derived.Shape)
        {
            return null;
        }

        if (answer.Operator != Operators.Array || exercise.Derived.Operator != Operators.Array)
        {
            return exercise.Tensors.Count > 0 ? OfTensors(exercise, answer, cancellation) : OfNumber(exercise, exercise.By[0], exercise.Derived, answer);
        }

        // The first entry that is wrong is told.
        for (int i = 0; i < exercise.By.Count; i++)
        {
            Expr entry = answer.Operands[i], derivative = exercise.Derived.Operands[i];
            if (entry.IsEqualTo(derivative, new EqualityOptions { Cancellation = cancellation }).Verdict == EqualityVerdict.Different)
            {
                string? mistake = OfNumber(exercise, exercise.By[i], derivative, entry);
                return mistake is null ? null : $"In the derivative by {exercise.By[i].ToUnicode()}: {char.ToLowerInvariant(mistake[0])}{mistake[1..]}";
            }
        }

        return null;
    }

    private static string? OfNumber(Exercise exercise, Expr variable, Expr derivative, Expr answer)
    {
        Expr f = exercise.Function;
        List<(Expr Derivative, string Diagnosis)> candidates =
        [
            (f, "That is the function itself."),
            .. exercise.Variables.Where(v => v != variable).Select(v => (f.Differentiate(v), $"That is the derivative by {v.ToUnicode()}, not by {variable.ToUnicode()}.")),
            .. MistakenDerivatives.Of(f, variable),
            .. Factors.Select(c => (f.Graph.Number(c.Factor) * derivative, $"Only {c.Text} is wrong.")),
        ];
        Expr[] outputs = [answer, derivative, .. candidates.Select(static c => c.Derivative)];
        Expr[] inputs = [.. outputs.SelectMany(Exercise.Dependencies).Distinct()];
        var values = outputs.Compile<Func<double[], double[]>>(new CompileOptions { BackEnd = BackEnd.Interpreter, Form = NumericalForm.AsWritten }, inputs);
        var random = new Random(1);
        int[] agreed = new int[candidates.Count];
        bool[] refuted = new bool[candidates.Count];
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double[] at = values([.. inputs.Select(_ => (random.NextDouble() * 3.5) - (attempt % 3 == 0 ? 1.5 : -0.1))]);
            if (!double.IsFinite(at[0]))
            {
                continue;
            }

            for (int i = 0; i < candidates.Count; i++)
            {
                double value = at[i + 2];
                agreed[i] += double.IsFinite(value) ? 1 : 0;
                refuted[i] |= double.IsFinite(value) && Math.Abs(value - at[0]) > Tolerance * Math.Max(1, Math.Max(Math.Abs(value), Math.Abs(at[0])));
            }
        }

        int found = Enumerable.Range(0, candidates.Count).FirstOrDefault(i => !refuted[i] && agreed[i] >= FewestPoints, -1);
        return found < 0 ? null : candidates[found].Diagnosis;
    }

    private static string? OfTensors(Exercise exercise, Expr answer, CancellationToken cancellation)
    {
        foreach ((Rational factor, string text) in Factors)
        {
            Expr scaled = exercise.Derived.Graph.Number(factor) * exercise.Derived;
            if (answer.IsEqualTo(scaled, new EqualityOptions { Cancellation = cancellation, PointCount = 12 }).Verdict is EqualityVerdict.Equal or EqualityVerdict.EqualWhereDefined)
            {
                return string.Create(CultureInfo.InvariantCulture, $"Only {text} is wrong.");
            }
        }

        return null;
    }
}
