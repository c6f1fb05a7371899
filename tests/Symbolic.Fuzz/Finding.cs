namespace Symbolic.Fuzz;

/// <summary>Something that must not happen, with the input that makes it happen.</summary>
/// <param name="Key">What tells it from others: a law, or an exception and its place.</param>
/// <param name="Message">What happened.</param>
/// <param name="Input">The input, made as short as it could be.</param>
internal sealed record Finding(string Key, string Message, string Input)
{
    /// <summary>The finding of an exception.</summary>
    public static Finding Of(Exception error, string input) => error is BrokenLawException broken
        ? new Finding(broken.Law, broken.Message, input)
        : new Finding($"{error.GetType().Name} {Place(error)}", error.Message, input);

    // The method of the product in which it happened; lines change too often.
    private static string Place(Exception error) => (error.StackTrace ?? "").Split('\n')
        .Select(static l => l.Trim())
        .Where(static l => l.StartsWith("at Symbolic.", StringComparison.Ordinal) && !l.StartsWith("at Symbolic.Fuzz", StringComparison.Ordinal))
        .Select(static l => l.Split('(')[0])
        .FirstOrDefault() ?? "";
}
