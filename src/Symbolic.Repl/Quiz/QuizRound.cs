using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>Where a learner types.</summary>
internal interface IQuizInput
{
    /// <summary>The next line, or null at the end; the prompt is for a person.</summary>
    string? ReadLine(string prompt);
}

/// <summary>A line at a time from a reader; a prompt is written only where a person sees it.</summary>
internal sealed class ReaderInput(Host host, Screen screen) : IQuizInput
{
    public string? ReadLine(string prompt)
    {
        if (host.InputIsTerminal && host.OutputIsTerminal)
        {
            screen.Write(prompt);
        }

        screen.Flush();
        return host.Input.ReadLine();
    }
}

/// <summary>Asks exercises one after another, judges the answers, and counts.</summary>
/// <param name="input">Where answers come from.</param>
/// <param name="screen">Where everything is written.</param>
/// <param name="form">How formulas are written.</param>
internal sealed class QuizRound(IQuizInput input, Screen screen, PrintForm form)
{
    private const string Words = "Type the derivative, or one of: hint, steps, answer, skip, quit.";

    // An answer that takes longer to judge is not one that a learner would give.
    private static readonly TimeSpan LongestJudgement = TimeSpan.FromSeconds(10);

    private int _right;
    private int _atOnce;
    private int _asked;

    /// <summary>Runs the round.</summary>
    /// <returns>True when every exercise was answered rightly.</returns>
    public bool Run(IReadOnlyList<Exercise> exercises, CancellationToken cancellation = default)
    {
        screen.Quiet(Words);
        for (int i = 0; i < exercises.Count; i++)
        {
            _asked++;
            if (!Ask(exercises[i], string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {exercises.Count}"), cancellation))
            {
                break;
            }
        }

        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{_right} of {_asked} right, {_atOnce} at the first try."));
        return _right == exercises.Count;
    }

    // False when the learner has had enough.
    private bool Ask(Exercise exercise, string number, CancellationToken cancellation)
    {
        screen.Line();
        screen.Quiet($"{number}: {Topics.NameOf(exercise.Topic)}");
        screen.Line(exercise.Definition(form) + (exercise.Tensors.Count > 0 ? $"  with {exercise.Declaration(form)}" : ""));
        int tries = 0, hints = 0;
        while (true)
        {
            string prompt = $"{exercise.Asked(form)} = ";
            if (input.ReadLine(prompt) is not { } line)
            {
                _asked -= tries == 0 ? 1 : 0;
                return false;
            }

            switch (line.Trim())
            {
                case "":
                    break;
                case "quit" or "exit":
                    _asked -= tries == 0 ? 1 : 0;
                    return false;
                case "help" or "?":
                    screen.Quiet(Words);
                    break;
                case "skip":
                    return true;
                case "answer":
                    screen.Line($"{prompt}{exercise.Answer.Print(form)}");
                    return true;
                case "hint":
                    screen.Line(Hint(exercise, hints++));
                    break;
                case "steps":
                    WriteSteps(exercise, cancellation);
                    break;
                case var typed:
                    if (Judge(exercise, typed, prompt, cancellation) is not { } check)
                    {
                        break;
                    }

                    tries++;
                    if (check.IsRight)
                    {
                        _right++;
                        _atOnce += tries == 1 && hints == 0 ? 1 : 0;
                        return true;
                    }

                    break;
            }
        }
    }

    // Null when the answer cannot be read, which is no try.
    private AnswerCheck? Judge(Exercise exercise, string typed, string prompt, CancellationToken cancellation)
    {
        AnswerCheck check;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(LongestJudgement);
        try
        {
            check = AnswerCheck.Of(exercise, AnswerReader.Read(exercise, typed, late.Token), form, late.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            screen.Bad("That takes too long to judge; write it shorter.");
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException && ErrorReport.Knows(e))
        {
            ErrorReport.Write(screen, e);
            return null;
        }

        if (check.IsRight)
        {
            screen.Good($"✓ {check.Text}");
        }
        else
        {
            screen.Bad($"✗ {check.Text}");
        }

        if (check.More is { } more)
        {
            screen.Line($"  {more}");
        }

        return check;
    }

    // First the rules, then the derivation line by line.
    private string Hint(Exercise exercise, int number)
    {
        IReadOnlyList<string> rules = exercise.Function.RulesTo(exercise.By[0]);
        if (number == 0)
        {
            return $"The outermost rule: {rules[0]}.";
        }

        int shown = number - 1;
        if (rules.Count > 1 && shown-- == 0)
        {
            return $"From the outside in: {string.Join(", then ", rules)}.";
        }

        if (exercise.Tensors.Count > 0)
        {
            return $"The derivative is in {exercise.Derived.Shape}, as {exercise.By[0].Print(form)} is; steps shows the way to it.";
        }

        Explanation[] explanations = [.. exercise.By.Select(v => exercise.Function.Explain(v))];
        (Explanation Of, ExplanationStep Step)[] steps = [.. explanations.SelectMany(static e => e.Steps.Select(s => (e, s)))];
        return shown >= steps.Length ? "There are no more hints; answer shows the derivative."
            : $"{steps[shown].Of.Print(steps[shown].Step.Before, form)} = {steps[shown].Of.Print(steps[shown].Step.After, form)}";
    }

    private void WriteSteps(Exercise exercise, CancellationToken cancellation)
    {
        ResultFormat format = form switch { PrintForm.Latex => ResultFormat.Latex, PrintForm.Unicode => ResultFormat.Unicode, _ => ResultFormat.Text };
        Steps.Write(exercise, screen, format, cancellation);
    }
}
