using System.Globalization;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Symbolic.Repl.Pages;

/// <summary>Writes the prose of a document as HTML, with formulas in MathML.</summary>
internal sealed class ProseWriter
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly HtmlRenderer _renderer;

    /// <param name="pipeline">The Markdown that is understood.</param>
    public ProseWriter(MarkdownPipeline pipeline)
    {
        _renderer = new HtmlRenderer(_text);
        pipeline.Setup(_renderer);
        _renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormulas());
        _renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new Formulas());
    }

    /// <summary>A block of prose.</summary>
    public string Write(Block block)
    {
        _text.GetStringBuilder().Clear();
        _renderer.Render(block);
        return _text.ToString().TrimEnd('\n');
    }

    /// <summary>A list of sections that leads to them.</summary>
    public string Contents(IReadOnlyList<HeadingBlock> sections)
    {
        _text.GetStringBuilder().Clear();
        _renderer.Write("<nav aria-label=\"Contents\"><ol>");
        foreach (HeadingBlock section in sections)
        {
            _renderer.Write("<li><a href=\"#").WriteEscape(section.GetAttributes().Id).Write("\">").WriteLeafInline(section).Write("</a></li>");
        }

        _renderer.Write("</ol></nav>");
        return _text.ToString();
    }

    /// <summary>The words of a heading or of the text for a picture.</summary>
    public static string TextOf(ContainerInline? part) => string.Concat((part?.Descendants() ?? []).Select(static d => d switch
    {
        LiteralInline words => words.Content.ToString(),
        CodeInline code => code.Content,
        MathInline math => math.Content.ToString(),
        _ => "",
    }));

    /// <summary>A formula that can be typeset.</summary>
    /// <exception cref="FormatException">It cannot.</exception>
    public static string Checked(string latex)
    {
        string line = latex.ReplaceLineEndings(" ").Trim();
        _ = MathMl.Block(line);
        return line;
    }

    private sealed class InlineFormulas : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) => renderer.Write(MathMl.Inline(formula.Content.ToString().ReplaceLineEndings(" ").Trim()));
    }

    private sealed class Formulas : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.Write("<div class=\"formula\" tabindex=\"0\">").Write(MathMl.Block(formula.Lines.ToString().ReplaceLineEndings(" ").Trim())).Write("</div>");
    }
}
