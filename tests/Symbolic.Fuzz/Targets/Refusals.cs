using Symbolic.Parsing;
using Symbolic.Repl.Terminal;

namespace Symbolic.Fuzz.Targets;

/// <summary>How inputs are refused: by one sentence, with a place within the text.</summary>
internal static class Refusals
{
    /// <summary>True for an exception that is a proper refusal of an input.</summary>
    /// <exception cref="BrokenLawException">It has no sentence, or a place outside of the text.</exception>
    public static bool Accepts(Exception error, string text, Sightings seen)
    {
        if (!ErrorReport.Knows(error) || error is OperationCanceledException)
        {
            return false;
        }

        string code = error.GetType().Name;
        if (error is ParseException parse)
        {
            code = parse.Code;
            RequirePlace(parse.Span, parse.SourceText, parse.Message);
            if (parse.SourceText == text)
            {
                _ = parse.Render();
            }
        }

        if (string.IsNullOrWhiteSpace(error.Message) || error.Message.Contains("Parameter '", StringComparison.Ordinal))
        {
            throw new BrokenLawException("an error without a sentence of its own", $"{code}: '{error.Message}'");
        }

        seen.AddSentence(code, error.Message);
        return true;
    }

    /// <summary>Notes have their places in the text.</summary>
    public static void RequirePlaces(Model model, string text)
    {
        foreach (Lint note in model.Notes)
        {
            RequirePlace(note.Span, text, note.Text);
        }
    }

    private static void RequirePlace(TextSpan span, string text, string message)
    {
        if (span.Start < 0 || span.Length < 0 || span.End > text.Length)
        {
            throw new BrokenLawException("a place outside of the text", $"{span}: {message}");
        }
    }
}
