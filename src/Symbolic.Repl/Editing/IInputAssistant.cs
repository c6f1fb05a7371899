namespace Symbolic.Repl.Editing;

/// <summary>What the editor is told about the language in which it is typed.</summary>
internal interface IInputAssistant
{
    /// <summary>A style for each character.</summary>
    TextStyle[] StylesOf(string text);

    /// <summary>True when a line end belongs to the input.</summary>
    bool GoesOn(string text);

    /// <summary>What may stand in the place of what is before the caret.</summary>
    Completion Complete(string text, int caret);

    /// <summary>How a text that is perhaps not complete would be read; null when there is nothing to say. Asked on another thread.</summary>
    string? Echo(string text, CancellationToken cancellation);
}

/// <summary>What may stand in the place of a stretch of the text.</summary>
/// <param name="Start">Where the stretch begins.</param>
/// <param name="Length">Its length.</param>
/// <param name="Candidates">The texts, in order.</param>
internal sealed record Completion(int Start, int Length, IReadOnlyList<string> Candidates)
{
    /// <summary>Nothing fits.</summary>
    public static Completion None { get; } = new(0, 0, []);

    /// <summary>What all candidates begin with.</summary>
    public string Common
    {
        get
        {
            string common = Candidates.Count == 0 ? "" : Candidates[0];
            foreach (string candidate in Candidates)
            {
                common = common[..common.AsSpan().CommonPrefixLength(candidate)];
            }

            return common.Length > 0 && char.IsHighSurrogate(common[^1]) ? common[..^1] : common;
        }
    }
}
