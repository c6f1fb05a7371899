namespace Symbolic.Repl.Terminal;

/// <summary>Writes the pattern of a matrix in blocks: a dot for an entry that is zero by structure, shades for the others.</summary>
internal sealed class PatternPrinter(Screen screen)
{
    /// <summary>The most cells that fit in a line: each takes two columns, so that cells are square.</summary>
    public int MostCells => Math.Clamp((screen.Width - 12) / 2, 4, PatternPicture.MostCells);

    public void Write(PatternPicture picture)
    {
        bool isNamed = picture.Block == 1 && picture.RowLabels.Length == picture.Rows;
        string[] labels = [.. Enumerable.Range(0, picture.Rows).Select(r => isNamed ? picture.RowLabels[r] : "")];
        int margin = labels.Select(static l => CellWidth.Of(l)).DefaultIfEmpty(0).Max();
        bool hasShortColumns = picture.Block == 1 && picture.ColumnLabels.Length == picture.Columns && picture.ColumnLabels.All(static l => CellWidth.Of(l) == 1);
        if (hasShortColumns)
        {
            screen.Quiet($"{new string(' ', margin)}  {string.Join(' ', picture.ColumnLabels)}");
        }

        for (int r = 0; r < picture.Rows; r++)
        {
            string cells = string.Concat(Enumerable.Range(0, picture.Columns).Select(c => Cell(picture, r, c)));
            screen.Line($"{labels[r]}{new string(' ', margin - CellWidth.Of(labels[r]))}  {cells.TrimEnd()}");
        }

        screen.Quiet(picture.Legend);
        if (!hasShortColumns && picture.Block == 1 && picture.ColumnLabels.Length is > 0 and <= 40)
        {
            screen.Quiet($"columns: {string.Join(", ", picture.ColumnLabels)}");
        }
    }

    private static string Cell(PatternPicture picture, int row, int column) => picture.ShadeAt(row, column) switch
    {
        null => "· ",
        0 => "0 ",
        <= 0.3 => "░░",
        <= 0.55 => "▒▒",
        <= 0.8 => "▓▓",
        _ => "██",
    };
}
