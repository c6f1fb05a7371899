using System.Globalization;
using System.Text;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic table</c>: values and derivatives of a formula at the points of a grid.</summary>
internal static class TableCommand
{
    // A table for people is laid out as a whole.
    private const int MostLines = 10_000;

    /// <param name="query">The formula and what is asked of it.</param>
    /// <param name="given">Values that hold at all points.</param>
    /// <param name="axes">The axes as they are typed.</param>
    /// <param name="csv">The format of rows, or null for a table to look at.</param>
    /// <param name="output">The file of rows; null for standard output.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status: 0, or 1 after an error or when it was stopped.</returns>
    public static int Run(Query query, GivenValues given, IReadOnlyList<string> axes, Func<CsvFormat>? csv, string? output, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (progress, stop) =>
        {
            query = given.AddTo(query with { Source = SourceText.Read(query.Source) });
            Grid grid = Grid.Read(axes, query);
            LabelForm form = csv is null && host.OutputIsTerminal ? LabelForm.Unicode : LabelForm.Text;
            ColumnFunction function = ColumnFunction.Of(query with { Names = [.. query.Names, .. grid.Names] }, form, BatchAccuracy.Strict, stop);
            int[] axisOf = AxesOf(function, grid);
            if (csv is not null)
            {
                StreamingCommand.WriteNotes(host, function.Outcome);
                WriteRows(function, grid, axisOf, csv(), output, host, progress, stop);
                return;
            }

            if (grid.Count > MostLines)
            {
                throw new RequestException(
                    string.Create(CultureInfo.InvariantCulture, $"The table has {grid.Count} lines, and at most {MostLines} are laid out."), "Take longer steps, or write rows of any number with --csv.");
            }

            StreamingCommand.WriteNotes(host, function.Outcome);
            WriteTable(function, grid, axisOf, host, stop);
        },
        cancellation);

    private static int[] AxesOf(ColumnFunction function, Grid grid)
    {
        Expr?[] given = [.. grid.Names.Select(function.Outcome.Problem.TryInput)];
        int[] axes = [.. function.Inputs.Select(v => Array.IndexOf(given, v))];
        return Array.IndexOf(axes, -1) is >= 0 and var missing && function.Inputs[missing].Name is var name
            ? throw new RequestException($"No values are given for {name}.", $"Write {name}=0:1:0.1, or one value for all lines: {name}=1.")
            : axes;
    }

    // Every axis is a column, also one on which nothing depends.
    private static void Compute(ColumnFunction function, Grid grid, int[] axisOf, NumberBlock block, CancellationToken cancellation)
    {
        grid.Fill(block);
        function.Run([.. axisOf.Select(axis => block.Inputs[axis])], block.Outputs, block.Rows, cancellation);
    }

    private static void WriteRows(ColumnFunction function, Grid grid, int[] axisOf, CsvFormat format, string? file, Host host, RowProgress progress, CancellationToken cancellation)
    {
        using OutputFile output = OutputFile.Open(file, host.OpenOutput);
        output.Stream.Write(Encoding.UTF8.GetBytes(string.Join(format.Separator, grid.Names.Concat(function.Labels).Select(format.Quoted)) + "\n"));
        long next = 0;
        OrderedPipeline.Run(
            [.. Enumerable.Range(0, MapCommand.BlocksInFlight).Select(_ => new NumberBlock(grid.Names.Count, function.Labels.Count))],
            block =>
            {
                block.Start = next;
                block.Rows = (int)Math.Min(NumberBlock.MostRows, grid.Count - next);
                next += block.Rows;
                return block.Rows > 0;
            },
            (block, stop) =>
            {
                Compute(function, grid, axisOf, block, stop);
                block.Format(format.Separator);
            },
            block =>
            {
                output.Stream.Write(block.Written);
                progress.Add(block.Rows);
            },
            cancellation);
        output.Finish();
    }

    private static void WriteTable(ColumnFunction function, Grid grid, int[] axisOf, Host host, CancellationToken cancellation)
    {
        List<string[]> lines = [[.. grid.Names, .. function.Labels]];
        var block = new NumberBlock(grid.Names.Count, function.Labels.Count);
        for (; block.Start < grid.Count; block.Start += block.Rows)
        {
            Compute(function, grid, axisOf, block, cancellation);
            lines.AddRange(Enumerable.Range(0, block.Rows).Select(row =>
                (string[])[.. block.Inputs.Concat(block.Outputs).Select(column => column[row].ToString(CultureInfo.InvariantCulture))]));
        }

        int[] widths = [.. lines[0].Select((_, column) => lines.Max(line => CellWidth.Of(line[column])))];
        var screen = new Screen(host);
        for (int i = 0; i < lines.Count; i++)
        {
            string text = string.Join("  ", lines[i].Select((cell, column) => new string(' ', widths[column] - CellWidth.Of(cell)) + cell));
            if (i == 0)
            {
                screen.Quiet(text);
            }
            else
            {
                screen.Line(text);
            }
        }
    }
}
