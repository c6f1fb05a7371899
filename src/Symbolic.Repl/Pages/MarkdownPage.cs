using System.Text;

namespace Symbolic.Repl.Pages;

/// <summary>Writes a page of Markdown as GitHub reads it: formulas between dollar signs, tables with bars, details as elements of HTML.</summary>
internal static class MarkdownPage
{
    public static string Write(IReadOnlyList<PageBlock> blocks)
    {
        var text = new StringBuilder();
        Write(text, blocks);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, IReadOnlyList<PageBlock> blocks)
    {
        foreach (PageBlock block in blocks)
        {
            switch (block)
            {
                case PageBlock.Heading heading:
                    text.Append('#', heading.Level).Append(' ').AppendJoin("", heading.Parts.Select(Cell)).Append("\n\n");
                    break;
                case PageBlock.Paragraph paragraph:
                    text.AppendJoin("", paragraph.Parts.Select(Cell)).Append("\n\n");
                    break;
                case PageBlock.Formula formula:
                    text.Append("$$\n").Append(OneLine(formula.Latex)).Append("\n$$\n\n");
                    break;
                case PageBlock.Table table:
                    WriteTable(text, table);
                    break;
                case PageBlock.Listing listing:
                    string fence = FenceOf(listing);
                    text.Append(fence).Append("text\n").AppendJoin("", listing.Lines.Select(static l => l.Text + "\n")).Append(fence).Append("\n\n");
                    break;
                case PageBlock.Answer answer:
                    Write(text, answer.Blocks);
                    break;
                case PageBlock.Details details:
                    text.Append("<details>\n<summary>").Append(Escaped(details.Summary)).Append("</summary>\n\n");
                    Write(text, details.Blocks);
                    text.Append("</details>\n\n");
                    break;
            }
        }
    }

    // Longer than every row of backticks inside, which would end it.
    private static string FenceOf(PageBlock.Listing listing)
    {
        int longest = 2;
        foreach (ListingLine line in listing.Lines)
        {
            int row = 0;
            foreach (char c in line.Text)
            {
                row = c == '`' ? row + 1 : 0;
                longest = Math.Max(longest, row);
            }
        }

        return new string('`', longest + 1);
    }

    private static void WriteTable(StringBuilder text, PageBlock.Table table)
    {
        text.Append(table.Caption is { } caption ? $"{Escaped(caption)}\n\n" : "").Append("| ").AppendJoin(" | ", table.Columns.Select(Escaped)).Append(" |\n|");
        text.AppendJoin("|", table.Columns.Select(static _ => "---")).Append("|\n");
        foreach (IReadOnlyList<PageCell> row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        }

        text.Append('\n');
    }

    // A bar would end the cell of a table.
    private static string Cell(PageCell cell) => cell.Form == CellForm.Math ? $"${OneLine(cell.Content).Replace("|", @"\vert ", StringComparison.Ordinal)}$" : Escaped(cell.Content);

    private static string OneLine(string latex) => latex.ReplaceLineEndings(" ").Replace("<", @"\lt ", StringComparison.Ordinal).Trim();

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '$' or '~' => $@"\{c}",
                '\n' or '\r' => " ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
