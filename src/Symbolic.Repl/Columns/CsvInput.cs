using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using nietras.SeparatedValues;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>The rows of a file of separated values, block by block. Cells are found here and read as numbers later, by other threads.</summary>
internal sealed class CsvInput : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly SepReader _reader;
    private readonly bool _hasHeader;
    private readonly Func<bool> _moveNext;
    private bool _hasRow;
    private ExceptionDispatchInfo? _failure;

    /// <param name="stream">The bytes: UTF-8, or what a byte order mark says.</param>
    /// <param name="name">How the file is called in errors.</param>
    /// <param name="format">How cells are separated.</param>
    /// <param name="names">The names of the columns when the first line is a row of values; empty for their numbers; null when the first line has the names.</param>
    /// <exception cref="RequestException">The first line cannot be read.</exception>
    public CsvInput(Stream stream, string name, CsvFormat format, IReadOnlyList<string>? names)
    {
        (Name, Format, _hasHeader) = (name, format, names is null);
        _reader = Guarded(() => Sep.New(format.Separator).Reader(static o => o with { HasHeader = false, DisableColCountCheck = true })
            .From(new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, BufferSize)));
        _moveNext = _reader.MoveNext;
        _hasRow = Next();
        if (!_hasRow && names is not { Count: > 0 })
        {
            throw new RequestException($"{name} is empty.", names is null ? "The first line has the names of the columns." : null);
        }

        List<string> first = [];
        if (_hasRow)
        {
            SepReader.Row row = _reader.Current;
            for (int i = 0; i < row.ColCount; i++)
            {
                first.Add(CsvFormat.Unquoted(row[i].Span));
            }

            Header = _hasHeader ? row.Span.ToString() : null;
        }

        Columns = names switch
        {
            null => first,
            [] => [.. first.Select(static (_, i) => (i + 1).ToString(CultureInfo.InvariantCulture))],
            _ when !_hasRow || names.Count == first.Count => names,
            _ => throw new RequestException($"{name} has {Count(first.Count)}, and {names.Count.ToString(CultureInfo.InvariantCulture)} are named."),
        };
        _hasRow &= !_hasHeader;
    }

    /// <summary>How the file is called in errors.</summary>
    public string Name { get; }

    public CsvFormat Format { get; }

    /// <summary>The line with the names as it stands; null when there is none.</summary>
    public string? Header { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Fills a block with the next rows.</summary>
    /// <returns>False when there are none.</returns>
    /// <exception cref="RequestException">The text cannot be read, or a row has not as many cells as there are columns.</exception>
    public bool Fill(CsvBlock block)
    {
        block.Clear();
        _failure?.Throw();
        try
        {
            while (!block.IsFull && (_hasRow || Next()))
            {
                _hasRow = false;
                SepReader.Row row = _reader.Current;
                if (row.ColCount == Columns.Count)
                {
                    block.Add(row);
                }
                else if (!row.Span.IsWhiteSpace())
                {
                    throw new RequestException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Name}, line {row.LineNumberFrom}: the row has {Count(row.ColCount)}, and {(_hasHeader ? "the header" : "the first row")} has {Columns.Count}."));
                }
            }
        }
        catch (RequestException e) when (block.Rows > 0)
        {
            // The rows above come first, with whatever may be wrong in them.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return block.Rows > 0;
    }

    public void Dispose() => _reader.Dispose();

    private static string Count(int cells) => cells == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{cells} cells");

    private bool Next() => Guarded(_moveNext);

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw new RequestException($"{Name} is not UTF-8 text.", "Convert it: iconv -f latin1 -t utf-8 OLD > NEW");
        }
        catch (Exception e) when (e is NotSupportedException or InvalidDataException)
        {
            throw new RequestException($"{Name} has a row that is too long.", "Perhaps a quotation mark is not closed.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RequestException($"{Name} cannot be read: {e.Message}");
        }
    }
}
