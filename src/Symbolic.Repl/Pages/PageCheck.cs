using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>What a numeric check says, as a line of a page.</summary>
internal static class PageCheck
{
    /// <summary>The line.</summary>
    /// <param name="check">The check.</param>
    /// <param name="before">What stands before it.</param>
    public static PageBlock Of(NumericCheck check, params IEnumerable<PageCell> before)
    {
        (string mark, PageTone tone) = check.Failure is not null ? ("✗ ", PageTone.Bad) : check.Worst is not null ? ("✓ ", PageTone.Good) : ("", PageTone.Warning);
        return new PageBlock.Paragraph(tone, [.. before, PageCell.Words($"{mark}{CheckLine.TextOf(check)}")]);
    }
}
