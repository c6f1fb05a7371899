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

    /// <summary>Lines of a program or of a terminal, and the file that they are, if there is one.</summary>
    public sealed record Listing(string? File, IReadOnlyList<ListingLine> Lines) : PageBlock;

    /// <summary>What the program answered to the listing above.</summary>
    public sealed record Answer(IReadOnlyList<PageBlock> Blocks) : PageBlock;

    /// <summary>Prose that is HTML already; where HTML cannot stand it is left out.</summary>
    public sealed record Markup(string Html) : PageBlock;
}

/// <summary>A line of a listing.</summary>
/// <param name="Text">The line.</param>
/// <param name="Tone">What it is.</param>
internal readonly record struct ListingLine(string Text, LineTone Tone = LineTone.Plain);

/// <summary>What a line of a listing is.</summary>
internal enum LineTone
{
    /// <summary>A line of a program, or of an answer.</summary>
    Plain,

    /// <summary>What somebody typed.</summary>
    Typed,

    /// <summary>A remark to the reader of a program.</summary>
    Comment,
}

/// <summary>A piece of text or a formula.</summary>
/// <param name="Content">The text, or LaTeX.</param>
/// <param name="Form">Which of them.</param>
internal readonly record struct PageCell(string Content, CellForm Form)
{
    public static PageCell Words(string text) => new(text, CellForm.Words);

    public static PageCell Math(string latex) => new(latex, CellForm.Math);

    public static PageCell Code(string text) => new(text, CellForm.Code);
}

/// <summary>How a piece of text is read.</summary>
internal enum CellForm
{
    Words,

    /// <summary>LaTeX.</summary>
    Math,

    /// <summary>As it is typed.</summary>
    Code,
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
