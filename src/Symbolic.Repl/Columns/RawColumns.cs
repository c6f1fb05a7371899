using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>Columns as files of nothing but numbers: eight bytes each, IEEE 754, the least byte first.</summary>
internal sealed class RawColumns : IDisposable
{
    private readonly List<(string Name, FileStream Stream)> _files = [];

    /// <summary>How many numbers each file has.</summary>
    public long Length { get; private set; } = -1;

    /// <summary>Opens the file of one more variable.</summary>
    /// <exception cref="RequestException">It cannot be read, or is not as long as the others.</exception>
    public void Add(string path)
    {
        try
        {
            _files.Add((path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RequestException($"'{path}' cannot be read: {e.Message}");
        }

        long bytes = _files[^1].Stream.Length;
        if (bytes % sizeof(double) != 0)
        {
            throw new RequestException(string.Create(CultureInfo.InvariantCulture, $"{path} has {bytes} bytes, which is no whole number of float64 values."));
        }

        if (Length >= 0 && bytes / sizeof(double) != Length)
        {
            throw new RequestException(string.Create(CultureInfo.InvariantCulture, $"{path} has {bytes / sizeof(double)} values, and {_files[0].Name} has {Length}."));
        }

        Length = bytes / sizeof(double);
    }

    /// <summary>Fills a block with the next values of all columns.</summary>
    public bool Fill(NumberBlock block)
    {
        block.Rows = (int)Math.Min(NumberBlock.MostRows, Length - block.Start);
        for (int i = 0; i < _files.Count && block.Rows > 0; i++)
        {
            try
            {
                Span<double> column = block.Inputs[i].AsSpan(0, block.Rows);
                _files[i].Stream.ReadExactly(MemoryMarshal.AsBytes(column));
                InOrderOfFile(column);
            }
            catch (IOException e)
            {
                throw new RequestException($"'{_files[i].Name}' cannot be read: {e.Message}");
            }
        }

        return block.Rows > 0;
    }

    /// <summary>Writes a column of results.</summary>
    public static void Write(Stream stream, Span<double> column)
    {
        InOrderOfFile(column);
        stream.Write(MemoryMarshal.AsBytes(column));
    }

    public void Dispose() => _files.ForEach(static f => f.Stream.Dispose());

    private static void InOrderOfFile(Span<double> column)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<long> bits = MemoryMarshal.Cast<double, long>(column);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }
}
