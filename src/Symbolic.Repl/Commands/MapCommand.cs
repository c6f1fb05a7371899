using System.Text;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic map</c>: values and derivatives of a formula for every row of a file.</summary>
internal static class MapCommand
{
    /// <returns>The exit status: 0, or 1 after an error or when it was stopped.</returns>
    public static int Run(Query query, GivenValues given, MapOptions options, IReadOnlyList<string> chosen, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (progress, stop) =>
        {
            query = given.AddTo(query with { Source = SourceText.Read(query.Source) });
            options = options with { Chosen = MapOptions.ReadChosen(chosen) };
            if (options.Raw)
            {
                MapRaw(query, options, host, progress, stop);
            }
            else
            {
                MapRows(query, options, host, progress, stop);
            }
        },
        cancellation);

    private static void MapRows(Query query, MapOptions options, Host host, RowProgress progress, CancellationToken cancellation)
    {
        string? file = options.Files switch
        {
            [] or ["-"] => null,
            [var only] => only,
            _ => throw new RequestException("Rows come from one file.", "Several columns of raw numbers need --raw: x=X.f64 y=Y.f64."),
        };
        using Stream stream = file is null ? host.OpenInput() : OpenRead(file);
        using var input = new CsvInput(stream, file is null ? "standard input" : Path.GetFileName(file), CsvFormat.Of(options.Separator, file), options.Columns);
        ColumnFunction function = Read(query with { Names = [.. query.Names, .. options.Chosen.Keys] }, input.Columns, options, cancellation);
        IReadOnlyList<int> columns = ColumnMatch.Of(function, input, options.Chosen);
        RowText keeps = options.Only ? RowText.Dropped : RowText.Kept;
        string header = Header(function, input, keeps);
        StreamingCommand.WriteNotes(host, function.Outcome);

        using OutputFile output = OutputFile.Open(options.Output, host.OpenOutput);
        output.Stream.Write(Encoding.UTF8.GetBytes(header));
        CsvBlock[] blocks = [.. Enumerable.Range(0, BlocksInFlight).Select(_ => new CsvBlock(columns, function.Labels.Count, keeps))];
        OrderedPipeline.Run(
            blocks,
            input.Fill,
            (block, stop) => block.Compute(function, input, stop),
            block =>
            {
                output.Stream.Write(block.Written);
                progress.Add(block.Rows);
            },
            cancellation);
        output.Finish();
    }

    /// <summary>One block is read and one written while each processor works on another.</summary>
    public static int BlocksInFlight => Environment.ProcessorCount + 2;

    // Letters side by side are a product unless a column is needed under that name.
    private static ColumnFunction Read(Query query, IReadOnlyList<string> columns, MapOptions options, CancellationToken cancellation)
    {
        ColumnFunction? first = null;
        Exception? refusal = null;
        try
        {
            first = ColumnFunction.Of(query, LabelForm.Text, options.Accuracy, cancellation);
            if (ColumnMatch.IsComplete(first, columns, options.Chosen))
            {
                return first;
            }
        }
        catch (Exception e) when (e is ParseException or RequestException or SymbolicException)
        {
            refusal = e;
        }

        string[] words = [.. columns.Where(static c => c.Length > 1 && Problem.IsName(c)).Distinct(StringComparer.Ordinal)];
        if (words.Length > 0)
        {
            try
            {
                ColumnFunction second = ColumnFunction.Of(query with { Names = [.. query.Names, .. words] }, LabelForm.Text, options.Accuracy, cancellation);
                if (first is null || ColumnMatch.IsComplete(second, columns, options.Chosen))
                {
                    return second;
                }
            }
            catch (Exception e) when (first is not null && (e is ParseException or RequestException or SymbolicException))
            {
                // What is wrong with the first reading is what is worth saying.
            }
        }

        if (refusal is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(refusal).Throw();
        }

        return first!;
    }

    private static string Header(ColumnFunction function, CsvInput input, RowText keeps)
    {
        if (input.Header is null)
        {
            return "";
        }

        if (keeps == RowText.Kept && function.Labels.FirstOrDefault(input.Columns.Contains) is { } taken)
        {
            throw new RequestException($"{input.Name} has a column {taken} already.", "Give the result a name of its own, as in g = x^2, or take only the results: --only.");
        }

        string added = string.Join(input.Format.Separator, function.Labels.Select(input.Format.Quoted));
        return keeps == RowText.Kept ? $"{input.Header}{input.Format.Separator}{added}\n" : $"{added}\n";
    }

    private static FileStream OpenRead(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RequestException($"'{file}' cannot be read: {e.Message}");
        }
    }

    private static void MapRaw(Query query, MapOptions options, Host host, RowProgress progress, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, string> files = MapOptions.ReadChosen(options.Files);
        string folder = options.Output ?? throw new RequestException("Raw columns are written to a folder.", "Give --out FOLDER; it gets one file for each result, such as f.f64.");
        ColumnFunction function = ColumnFunction.Of(query with { Names = [.. query.Names, .. files.Keys] }, LabelForm.Text, options.Accuracy, cancellation);
        Problem problem = function.Outcome.Problem;
        using var input = new RawColumns();
        foreach (Expr variable in function.Inputs)
        {
            input.Add(files.Where(f => problem.TryInput(f.Key) == variable).Select(static f => f.Value).FirstOrDefault()
                ?? throw new RequestException($"The variable {variable.Name} has no file.", $"Give {variable.Name}=FILE, or a value for all rows: --at {variable.Name}=1."));
        }

        if (function.Inputs.Count == 0)
        {
            throw new RequestException("The formula has no variable that needs a file.");
        }

        StreamingCommand.WriteNotes(host, function.Outcome);
        Directory.CreateDirectory(folder);
        var outputs = new List<OutputFile>();
        try
        {
            outputs.AddRange(function.Labels.Select(FileName).Select(name => OutputFile.Open(Path.Combine(folder, name), host.OpenOutput)));
            long next = 0;
            OrderedPipeline.Run(
                [.. Enumerable.Range(0, BlocksInFlight).Select(_ => new NumberBlock(function.Inputs.Count, function.Labels.Count))],
                block =>
                {
                    block.Start = next;
                    bool filled = input.Fill(block);
                    next += block.Rows;
                    return filled;
                },
                (block, stop) => function.Run(block.Inputs, block.Outputs, block.Rows, stop),
                block =>
                {
                    for (int k = 0; k < outputs.Count; k++)
                    {
                        RawColumns.Write(outputs[k].Stream, block.Outputs[k].AsSpan(0, block.Rows));
                    }

                    progress.Add(block.Rows);
                },
                cancellation);
            outputs.ForEach(static o => o.Finish());
        }
        finally
        {
            outputs.ForEach(static o => o.Dispose());
        }
    }

    // df/dx is no name of a file.
    private static string FileName(string label) => string.Concat(label.Select(static c => char.IsLetterOrDigit(c) || c is '[' or ']' or '{' or '}' ? c : '_')) + ".f64";
}
