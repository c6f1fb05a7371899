using System.Globalization;

namespace Symbolic.Repl.Quiz;

/// <summary>What an answer is.</summary>
internal enum AnswerVerdict
{
    Right,

    /// <summary>It equals the derivative where both have a value.</summary>
    RightWhereDefined,
    Wrong,
    Undecided,
}

/// <summary>The verdict about an answer, and what to tell the learner.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Text">One sentence.</param>
/// <param name="More">What went wrong, or how a textbook writes it; null for nothing.</param>
internal sealed record AnswerCheck(AnswerVerdict Verdict, string Text, string? More)
{
    // So many operations more than the textbook's form are worth a remark.
    private const int LongerBy = 3;

    public bool IsRight => Verdict is AnswerVerdict.Right or AnswerVerdict.RightWhereDefined;

    /// <summary>Compares an answer with the derivative.</summary>
    public static AnswerCheck Of(Exercise exercise, Expr answer, PrintForm form, CancellationToken cancellation)
    {
        if (answer.Type.Element != Element.Real)
        {
            return new(AnswerVerdict.Wrong, "That is a condition, and the derivative is a number.", null);
        }

        if (answer.Shape != exercise.Derived.Shape)
        {
            return new(AnswerVerdict.Wrong, $"Your answer is {Kind(answer)}; the derivative is {Kind(exercise.Derived)}.", null);
        }

        Expr[] strangers = [.. Exercise.Dependencies(answer).Except(Exercise.Dependencies(exercise.Function))];
        if (strangers.Length > 0)
        {
            return new(AnswerVerdict.Wrong, $"{strangers[0].Print(form)} does not occur in the function.", null);
        }

        var options = new EqualityOptions { Cancellation = cancellation };
        EqualityReport report = answer.IsEqualTo(exercise.Answer, options);
        if (report.Verdict is EqualityVerdict.EqualWhereDefined or EqualityVerdict.Undecided && answer.IsEqualTo(exercise.Derived, options) is { Verdict: EqualityVerdict.Equal } same)
        {
            // The textbook's form has a value where the rules give none; so may the answer.
            report = same;
        }

        switch (report.Verdict)
        {
            case EqualityVerdict.Equal:
                bool isLong = answer.Cost(cancellation).Operations >= exercise.Answer.Cost(cancellation).Operations + LongerBy;
                return new(AnswerVerdict.Right, "Right.", isLong ? $"Shorter: {exercise.Answer.Print(form)}" : null);
            case EqualityVerdict.EqualWhereDefined:
                string provided = report.Conditions.Count == 0 ? "" : $" ({string.Join(", ", report.Conditions.Select(c => c.Print(form)))})";
                return new(AnswerVerdict.RightWhereDefined, $"Right where both have a value{provided}.", $"The derivative: {exercise.Answer.Print(form)}");
            case EqualityVerdict.Different:
                return new(AnswerVerdict.Wrong, Difference(report.CounterExample), Diagnosis.Of(exercise, answer, cancellation));
            case EqualityVerdict.Undecided when report.Points == 0:
                return new(AnswerVerdict.Wrong, "Your answer has no value where the derivative has one.", null);
            default:
                return new(AnswerVerdict.Undecided, "Whether that is the derivative could not be decided.", null);
        }
    }

    private static string Kind(Expr e) => e.Shape.IsScalar ? "a number" : $"in {e.Shape}";

    private static string Difference(CounterExample? example)
    {
        if (example is null)
        {
            return "That is not the derivative.";
        }

        string at = string.Join(", ", example.Point.Select(static p => $"{p.Key} = {Value(p.Value)}"));
        string entry = example.Entry.Length == 0 ? "" : $"entry {example.Entry} of ";
        (string yours, string derivative) = Numbers(example.Left, example.Right);
        return at.Length == 0 ? $"Yours is {yours}, the derivative is {derivative}." : $"At {at} {entry}yours is {yours}, {(entry.Length == 0 ? "the derivative is " : "of the derivative ")}{derivative}.";
    }

    // Six digits, where they tell the two apart.
    private static (string, string) Numbers(double left, double right)
    {
        (string l, string r) = (left.ToString("G6", CultureInfo.InvariantCulture), right.ToString("G6", CultureInfo.InvariantCulture));
        return l != r ? (l, r) : (left.ToString("R", CultureInfo.InvariantCulture), right.ToString("R", CultureInfo.InvariantCulture));
    }

    private static string Value(TensorValue value)
    {
        string[] numbers = [.. value.Entries.ToArray().Select(static e => e.ToString("G6", CultureInfo.InvariantCulture))];
        return value.Shape.IsScalar ? numbers[0]
            : $"[{string.Join("; ", numbers.Chunk(value.Shape.Order == 2 ? value.Shape[1].Length : numbers.Length).Select(static row => string.Join(", ", row)))}]";
    }
}
