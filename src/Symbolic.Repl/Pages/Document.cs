using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>
/// A document in Markdown with computations in it: commands and sessions that are run, and files that are shown. The text always has
/// what was printed once; <see cref="Refresh"/> writes what is printed now, and <see cref="ToHtml"/> makes a page of it.
/// </summary>
internal sealed class Document
{
    // From so many sections on a list of them helps.
    private const int FewSections = 4;

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UseMathematics().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    private readonly string _text;
    private readonly string _folder;
    private readonly MarkdownDocument _parsed;

    private Document(string text, string folder) => (_text, _folder, _parsed) = (text, folder, Markdown.Parse(text, s_pipeline));

    /// <param name="text">The Markdown.</param>
    /// <param name="folder">Where the files are that it names.</param>
    public static Document Read(string text, string folder) => new(text.ReplaceLineEndings("\n"), folder);

    /// <summary>The document with what its blocks print now, and the files that its commands write.</summary>
    /// <exception cref="RequestException">A block cannot be run.</exception>
    public (string Text, IReadOnlyDictionary<string, string> Files) Refresh(CancellationToken cancellation = default)
    {
        List<string> lines = [.. _text.Split('\n')];
        var files = new Dictionary<string, string>();
        var fresh = new List<(LiveBlock Block, IReadOnlyList<string> Lines)>();
        foreach (Block block in _parsed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (LiveBlock.Of(block, _folder) is { } live)
            {
                fresh.Add((live, At(block, () => live.Fresh(files))));
            }
        }

        // From the end, so that positions stay right.
        foreach ((LiveBlock block, IReadOnlyList<string> now) in Enumerable.Reverse(fresh))
        {
            lines.RemoveRange(block.FirstLine, block.Lines.Count);
            lines.InsertRange(block.FirstLine, now);
        }

        return (string.Join('\n', lines), files);
    }

    /// <summary>The document as a page that needs nothing else.</summary>
    /// <exception cref="RequestException">A block cannot be run, a formula cannot be typeset, or a picture cannot be read.</exception>
    public string ToHtml(CancellationToken cancellation = default)
    {
        var blocks = new List<PageBlock>();
        var files = new Dictionary<string, string>();
        var prose = new ProseWriter(s_pipeline);
        HeadingBlock[] sections = [.. _parsed.OfType<HeadingBlock>().Where(static h => h.Level == 2)];
        foreach (Block block in _parsed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (block == sections.FirstOrDefault() && sections.Length >= FewSections)
            {
                blocks.Add(new PageBlock.Markup(prose.Contents(sections)));
            }

            blocks.AddRange(At(block, () => ToPage(block, prose, files)));
        }

        string title = _parsed.OfType<HeadingBlock>().FirstOrDefault() is { } first ? ProseWriter.TextOf(first.Inline) : "Symbolic";
        return HtmlPage.Write(title, blocks);
    }

    private IReadOnlyList<PageBlock> ToPage(Block block, ProseWriter prose, Dictionary<string, string> files)
    {
        if (LiveBlock.Of(block, _folder) is { } live)
        {
            return live.ToPage(files);
        }

        switch (block)
        {
            case MathBlock math:
                return [new PageBlock.Formula(ProseWriter.Checked(math.Lines.ToString()))];
            case FencedCodeBlock { Info: "math" } math:
                return [new PageBlock.Formula(ProseWriter.Checked(math.Lines.ToString()))];
            case CodeBlock code:
                return [new PageBlock.Listing(null, [.. code.Lines.ToString().Split('\n').Select(static l => new ListingLine(l))])];
            case ParagraphBlock { Inline: { } inline } when inline.FirstChild is LinkInline { IsImage: true, Url: { } url } image && image == inline.LastChild:
                return [Picture(url, ProseWriter.TextOf(image), files)];
            default:
                return [new PageBlock.Markup(prose.Write(block))];
        }
    }

    // A picture is in the page itself, so it is one that a page can hold as text.
    private PageBlock.Picture Picture(string url, string caption, Dictionary<string, string> files)
    {
        if (!url.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestException($"The picture '{url}' is not SVG.", "A page is complete in itself, and only SVG can be put into it.");
        }

        return new PageBlock.Picture(files.TryGetValue(url, out string? made) ? made : Commands.SourceText.ReadFile(Path.Combine(_folder, url)), caption.Length > 0 ? caption : null);
    }

    // What is wrong is found by its line.
    private static T At<T>(Block block, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is RequestException or FormatException)
        {
            throw new RequestException($"line {FormattableString.Invariant($"{block.Line + 1}")}: {e.Message}", (e as RequestException)?.Hint);
        }
    }
}
