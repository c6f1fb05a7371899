namespace Symbolic.Repl.Editing;

/// <summary>Brackets and their partners.</summary>
internal static class Brackets
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    /// <summary>The bracket before the caret, or the one behind it, and its partner; null for none.</summary>
    public static (int One, int Other)? At(string text, int caret)
    {
        foreach (int at in (ReadOnlySpan<int>)[caret - 1, caret])
        {
            if (at >= 0 && at < text.Length && Partner(text, at) is { } partner)
            {
                return (at, partner);
            }
        }

        return null;
    }

    private static int? Partner(string text, int at)
    {
        bool forward = Opening.Contains(text[at]);
        if (!forward && !Closing.Contains(text[at]))
        {
            return null;
        }

        // The partner is of the same kind, or there is none.
        char partner = forward ? Closing[Opening.IndexOf(text[at])] : Opening[Closing.IndexOf(text[at])];
        int depth = 0;
        for (int i = at; i >= 0 && i < text.Length; i += forward ? 1 : -1)
        {
            depth += Opening.Contains(text[i]) ? 1 : Closing.Contains(text[i]) ? -1 : 0;
            if (depth == 0)
            {
                return text[i] == partner ? i : null;
            }
        }

        return null;
    }
}
