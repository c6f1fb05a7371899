namespace Symbolic.Repl.Pages;

/// <summary>A part of a page, before it is written in one of the languages of pages.</summary>
internal abstract record PageBlock
{
    private PageBlock()
    {
    }

    /// <summary>A heading; level 1 is that of the page.</summary>
    public sealed record Heading(int Level, params IReadOnlyList<PageCell> Parts) : PageBlock;

    /// <summary>A line of text.</summary>
    public sealed record Paragraph(PageTone Tone, params IReadOnlyList<PageCell> Parts) : PageBlock;

    /// <summary>A formula on a line of its own.</summary>
    public sealed record Formula(string Latex) : PageBlock;

    /// <summary>A table with a caption, or none where something else says it, and a heading above each column.</summary>
    public sealed record Table(string? Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<PageCell>> Rows) : PageBlock;

    /// <summary>What is shown when the reader asks for it.</summary>
    public sealed record Details(string Summary, IReadOnlyList<PageBlock> Blocks) : PageBlock;

    /// <summary>A picture as an element of SVG, and how it is read; where pictures cannot stand, both are left out.</summary>
    public sealed record Picture(string Svg, string? Caption) : PageBlock;
}

/// <summary>A piece of text or a formula.</summary>
/// <param name="Content">The text, or LaTeX.</param>
/// <param name="IsMath">True for LaTeX.</param>
internal readonly record struct PageCell(string Content, bool IsMath)
{
    public static PageCell Words(string text) => new(text, IsMath: false);

    public static PageCell Math(string latex) => new(latex, IsMath: true);
}

/// <summary>What a line of text is.</summary>
internal enum PageTone
{
    Plain,

    /// <summary>A remark that may be skipped.</summary>
    Quiet,

    /// <summary>A check that passed.</summary>
    Good,

    /// <summary>A check that failed.</summary>
    Bad,

    /// <summary>Something that the reader should know.</summary>
    Warning,
}
