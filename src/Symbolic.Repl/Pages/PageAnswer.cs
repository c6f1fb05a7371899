namespace Symbolic.Repl.Pages;

/// <summary>What a command contributes to a page besides its output.</summary>
/// <param name="form">Whether answers come typeset.</param>
internal sealed class PageAnswer(AnswerForm form)
{
    /// <summary>True when answers that can be typeset are <see cref="Blocks"/> and not text.</summary>
    public bool IsTypeset => form == AnswerForm.Typeset;

    /// <summary>The answers that are not text.</summary>
    public List<PageBlock> Blocks { get; } = [];

    /// <summary>The files that commands wrote, by name; nothing of them is on the disk.</summary>
    public Dictionary<string, string> Files { get; init; } = [];
}

/// <summary>How answers come to a page.</summary>
internal enum AnswerForm
{
    Text,
    Typeset,
}
