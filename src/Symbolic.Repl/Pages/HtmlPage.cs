using System.Text;
using System.Xml;

namespace Symbolic.Repl.Pages;

/// <summary>
/// Writes a page of HTML that needs nothing else: formulas are MathML, pictures SVG, there is no script. The text is XML as well, so
/// that any tool reads it.
/// </summary>
internal static class HtmlPage
{
    private const string Style = """

        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --shade: #f6f8fa; --good: #11752f; --bad: #b42318; --warning: #8a5a00; --link: #1f6fd0; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6edf3; --quiet: #9198a1; --line: #3d444d; --shade: #1c2128; --good: #56d364; --bad: #ff7b72; --warning: #e3b341; --link: #58a6ff; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; margin: 2.2rem 0 0.6rem; padding-top: 0.8rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 1.4rem 0 0.4rem; }
        math { font-size: 1.08em; font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre", math; }
        td math { math-style: normal; }
        figure { margin: 0.8rem 0; }
        figcaption { color: var(--quiet); font-size: 0.92rem; }
        .formula { overflow-x: auto; padding: 0.5rem 0; margin: 0.5rem 0; }
        .scroll { overflow-x: auto; margin: 0.6rem 0; }
        .picture svg { display: block; max-width: none; border: 1px solid var(--line); border-radius: 8px; }
        table { border-collapse: collapse; min-width: 24rem; }
        caption { text-align: left; color: var(--quiet); padding-bottom: 0.3rem; }
        th, td { text-align: left; vertical-align: baseline; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; color: var(--quiet); }
        .pairs td:first-child { min-width: 13rem; max-width: 20rem; color: var(--quiet); }
        details { margin: 0.8rem 0; border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.9rem; background: var(--shade); }
        summary { cursor: pointer; color: var(--link); }
        .quiet { color: var(--quiet); } .good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; } .warning { color: var(--warning); }
        p, li { overflow-wrap: break-word; }
        a { color: var(--link); }
        code { font: 0.92em/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        p code, li code, td code { background: var(--shade); border-radius: 4px; padding: 0.1em 0.3em; overflow-wrap: anywhere; }
        pre { overflow-x: auto; margin: 0; padding: 0.7rem 0.9rem; background: var(--shade); border: 1px solid var(--line); border-radius: 8px; }
        .listing { margin: 0.9rem 0; } .listing figcaption { padding-bottom: 0.2rem; } .listing .comment { color: var(--quiet); white-space: pre-wrap; } .listing .typed { font-weight: 600; white-space: pre-wrap; overflow-wrap: anywhere; }
        .answer { margin: -0.5rem 0 1.2rem; padding: 0.1rem 0 0.1rem 0.9rem; border-left: 3px solid var(--good); } .answer .listing { margin: 0.4rem 0; } .answer pre { background: none; border: none; padding: 0.2rem 0; }
        blockquote { margin: 1rem 0; padding: 0.2rem 1rem; border-left: 4px solid var(--warning); background: var(--shade); border-radius: 0 8px 8px 0; }
        nav { margin: 1rem 0; padding: 0.5rem 0.9rem; border: 1px solid var(--line); border-radius: 8px; } nav ol { margin: 0; padding-left: 1.4rem; }
        @media (max-width: 40rem) { body { padding: 1rem 0.8rem 3rem; } h1 { font-size: 1.4rem; } th, td { padding-right: 0.7rem; } table.pairs { min-width: 0; } .pairs thead { display: none; } .pairs td, .pairs td:first-child { display: block; min-width: 0; max-width: none; } .pairs td:first-child { border-bottom: none; padding-bottom: 0; } table.results { min-width: 0; width: 100%; } .results thead { display: none; } .results tr { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.5rem; border-bottom: 1px solid var(--line); } .results td { border-bottom: none; overflow-x: auto; } }
        @media print { :root { --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --shade: #ffffff; } body { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr, .picture { break-inside: avoid; } .scroll, .formula { overflow: visible; } .picture svg { max-width: 100%; height: auto; } }

        """;

    public static string Write(string title, IReadOnlyList<PageBlock> blocks)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineChars = "\n", ConformanceLevel = ConformanceLevel.Fragment }))
        {
            xml.WriteStartElement("html");
            xml.WriteAttributeString("lang", "en");
            xml.WriteStartElement("head");
            Empty(xml, "meta", ("charset", "utf-8"));
            Empty(xml, "meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            Element(xml, "title", Clean(title));
            Element(xml, "style", Style);
            xml.WriteFullEndElement();
            xml.WriteStartElement("body");
            xml.WriteStartElement("main");
            Write(xml, blocks);
            xml.WriteFullEndElement();
            xml.WriteFullEndElement();
            xml.WriteFullEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, IReadOnlyList<PageBlock> blocks)
    {
        foreach (PageBlock block in blocks)
        {
            xml.WriteString("\n");
            switch (block)
            {
                case PageBlock.Heading heading:
                    xml.WriteStartElement($"h{heading.Level}");
                    foreach (PageCell part in heading.Parts)
                    {
                        Cell(xml, part);
                    }

                    xml.WriteFullEndElement();
                    break;
                case PageBlock.Paragraph paragraph:
                    xml.WriteStartElement("p");
                    if (paragraph.Tone != PageTone.Plain)
                    {
                        xml.WriteAttributeString("class", paragraph.Tone.ToString().ToLowerInvariant());
                    }

                    foreach (PageCell part in paragraph.Parts)
                    {
                        Cell(xml, part);
                    }

                    xml.WriteFullEndElement();
                    break;
                case PageBlock.Formula formula:
                    Scroll(xml, "formula");
                    xml.WriteRaw(MathMl.Block(formula.Latex));
                    xml.WriteFullEndElement();
                    break;
                case PageBlock.Picture picture:
                    xml.WriteStartElement("figure");
                    Scroll(xml, "scroll picture");
                    xml.WriteRaw(picture.Svg);
                    xml.WriteFullEndElement();
                    if (picture.Caption is { } caption)
                    {
                        Element(xml, "figcaption", Clean(caption));
                    }

                    xml.WriteFullEndElement();
                    break;
                case PageBlock.Table table:
                    WriteTable(xml, table);
                    break;
                case PageBlock.Listing listing:
                    WriteListing(xml, listing);
                    break;
                case PageBlock.Answer answer:
                    xml.WriteStartElement("div");
                    xml.WriteAttributeString("class", "answer");
                    Write(xml, answer.Blocks);
                    xml.WriteFullEndElement();
                    break;
                case PageBlock.Markup markup:
                    xml.WriteRaw(markup.Html);
                    break;
                case PageBlock.Details details:
                    xml.WriteStartElement("details");
                    Element(xml, "summary", Clean(details.Summary));
                    Write(xml, details.Blocks);
                    xml.WriteFullEndElement();
                    break;
            }
        }

        xml.WriteString("\n");
    }

    private static void WriteListing(XmlWriter xml, PageBlock.Listing listing)
    {
        xml.WriteStartElement("figure");
        xml.WriteAttributeString("class", "listing");
        if (listing.File is { } file)
        {
            xml.WriteStartElement("figcaption");
            xml.WriteStartElement("a");
            xml.WriteAttributeString("href", Clean(file));
            xml.WriteString(Clean(file));
            xml.WriteFullEndElement();
            xml.WriteFullEndElement();
        }

        xml.WriteStartElement("pre");
        xml.WriteAttributeString("tabindex", "0");
        xml.WriteStartElement("code");
        foreach (ListingLine line in listing.Lines)
        {
            if (line.Tone == LineTone.Plain)
            {
                xml.WriteString(Clean(line.Text) + "\n");
                continue;
            }

            xml.WriteStartElement("span");
            xml.WriteAttributeString("class", line.Tone.ToString().ToLowerInvariant());
            xml.WriteString(Clean(line.Text) + "\n");
            xml.WriteFullEndElement();
        }

        xml.WriteFullEndElement();
        xml.WriteFullEndElement();
        xml.WriteFullEndElement();
    }

    private static void WriteTable(XmlWriter xml, PageBlock.Table table)
    {
        Scroll(xml, "scroll");
        xml.WriteStartElement("table");

        // On narrow screens the second of two cells goes below the first; a short result may stand beside its name.
        xml.WriteAttributeString("class", table.Columns.Count != 2 ? "grid" : table.Rows.All(static r => r[0].Form == CellForm.Code) ? "results" : "pairs");
        if (table.Caption is { } caption)
        {
            Element(xml, "caption", Clean(caption));
        }

        xml.WriteStartElement("thead");
        xml.WriteStartElement("tr");
        foreach (string column in table.Columns)
        {
            xml.WriteStartElement("th");
            xml.WriteAttributeString("scope", "col");
            xml.WriteString(Clean(column));
            xml.WriteFullEndElement();
        }

        xml.WriteFullEndElement();
        xml.WriteFullEndElement();
        xml.WriteStartElement("tbody");
        foreach (IReadOnlyList<PageCell> row in table.Rows)
        {
            xml.WriteString("\n");
            xml.WriteStartElement("tr");
            foreach (PageCell cell in row)
            {
                xml.WriteStartElement("td");
                Cell(xml, cell);
                xml.WriteFullEndElement();
            }

            xml.WriteFullEndElement();
        }

        xml.WriteFullEndElement();
        xml.WriteFullEndElement();
        xml.WriteFullEndElement();
    }

    // What is wider than the screen moves by itself; who uses a keyboard must be able to reach it.
    private static void Scroll(XmlWriter xml, string cssClass)
    {
        xml.WriteStartElement("div");
        xml.WriteAttributeString("class", cssClass);
        xml.WriteAttributeString("tabindex", "0");
    }

    private static void Cell(XmlWriter xml, PageCell cell)
    {
        switch (cell.Form)
        {
            case CellForm.Math:
                xml.WriteRaw(MathMl.Inline(cell.Content));
                break;
            case CellForm.Code:
                Element(xml, "code", Clean(cell.Content));
                break;
            default:
                xml.WriteString(Clean(cell.Content));
                break;
        }
    }

    private static void Element(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name);
        xml.WriteString(text);
        xml.WriteFullEndElement();
    }

    private static void Empty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    // Control characters and halves of surrogate pairs cannot stand in XML.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(static r => r.Value < 0x20 && r.Value is not ('\t' or '\n') || r.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));
}
