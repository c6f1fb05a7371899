using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Matrices in CSV files: a line for each row, numbers between commas, semicolons, tabs or blanks.</summary>
internal static class CsvMatrix
{
    /// <summary>Reads a matrix. A first line without any number is a heading; empty lines and lines behind # are not read.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="RequestException">An entry is not a number, or rows have different lengths.</exception>
    public static InputValue Read(string text, string file)
    {
        var entries = new List<InputNumber>();
        int rows = 0, columns = 0, number = 0;
        bool isFirst = true;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string content = line.Trim('\uFEFF', ' ', '\t');
            if (content.Length == 0 || content.StartsWith('#'))
            {
                continue;
            }

            string[] cells = Cells(content);
            InputNumber?[] numbers = [.. cells.Select(static c => InputNumber.TryRead(c.Trim().Trim('"')))];
            bool isHeading = isFirst && Array.TrueForAll(numbers, static n => n is null);
            isFirst = false;
            if (isHeading)
            {
                continue;
            }

            int bad = Array.IndexOf(numbers, null);
            if (bad >= 0)
            {
                throw new RequestException(FormattableString.Invariant($"'{cells[bad].Trim()}' in line {number} of '{file}' is not a number."));
            }

            if (rows > 0 && cells.Length != columns)
            {
                throw new RequestException(
                    FormattableString.Invariant($"Line {number} of '{file}' has {cells.Length} entries where the lines before it have {columns}."), "All rows of a matrix have the same length.");
            }

            columns = cells.Length;
            rows++;
            entries.AddRange(numbers!);
        }

        return rows > 0 ? new InputValue(new Shape(rows, columns), entries) : throw new RequestException($"'{file}' holds no numbers.");
    }

    // Semicolons and tabs before commas: where they separate, a comma would be part of a number, which it may not be.
    private static string[] Cells(string line)
    {
        foreach (char separator in (ReadOnlySpan<char>)[';', '\t', ','])
        {
            if (line.Contains(separator))
            {
                return line.Split(separator);
            }
        }

        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
