using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>A file that has its name only when it is whole: until then it is written beside, and an output that was stopped is removed.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _unfinished;
    private bool _whole;

    private OutputFile(Stream stream, string? path, string? unfinished) => (Stream, _path, _unfinished) = (stream, path, unfinished);

    public Stream Stream { get; }

    /// <summary>Opens a file, or a stream that is there already when the path is null.</summary>
    /// <exception cref="RequestException">The file cannot be written.</exception>
    public static OutputFile Open(string? path, Func<Stream> otherwise)
    {
        if (path is null or "-")
        {
            return new OutputFile(otherwise(), null, null);
        }

        try
        {
            // Pipes and devices are written as they are: there is nothing to replace.
            if (File.Exists(path))
            {
                var there = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                if (!there.CanSeek || Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
                {
                    return new OutputFile(there, null, null);
                }

                there.Dispose();
            }

            string unfinished = path + ".unfinished";
            return new OutputFile(new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read), path, unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RequestException($"'{path}' cannot be written: {e.Message}");
        }
    }

    /// <summary>Gives the file its name.</summary>
    public void Finish()
    {
        Stream.Flush();
        if (_unfinished is not null)
        {
            Stream.Dispose();
            File.Move(_unfinished, _path!, overwrite: true);
        }

        _whole = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_whole && _unfinished is not null)
        {
            File.Delete(_unfinished);
        }
    }
}
