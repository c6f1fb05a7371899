namespace Symbolic.Repl.Commands;

/// <summary>How a one-shot command answers.</summary>
internal enum OutputKind
{
    /// <summary>For people: reading, result, conditions, values, check.</summary>
    Report,

    /// <summary>The result and nothing else.</summary>
    Bare,

    /// <summary>One JSON object.</summary>
    Json,
}
