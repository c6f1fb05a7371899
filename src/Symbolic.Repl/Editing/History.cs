using System.Text;

namespace Symbolic.Repl.Editing;

/// <summary>
/// What was typed before, also in earlier sessions. The file has one input a line, line ends in it as <c>\n</c>. Sessions at the same time
/// append to one file; a file that cannot be read or written is as good as none.
/// </summary>
internal sealed class History
{
    /// <summary>The most inputs that are kept.</summary>
    public const int Most = 2000;

    private readonly List<string> _entries = [];
    private readonly string? _file;

    // What was typed before going back, and where the reader is; at the end this is what is being typed.
    private string _draft = "";
    private int _at;

    /// <summary>A history that is kept in a file; null for none.</summary>
    public History(string? file = null)
    {
        _file = file;
        Load();
        _at = _entries.Count;
    }

    /// <summary>The inputs, the latest last.</summary>
    public IReadOnlyList<string> Entries => _entries;

    /// <summary>The file that the environment asks for: SYMBOLIC_HISTORY, empty for none; otherwise one in the folder for data of the user.</summary>
    public static string? FileFor(Func<string, string?> environment)
    {
        if (environment("SYMBOLIC_HISTORY") is { } given)
        {
            return given.Length > 0 ? given : null;
        }

        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? Path.Combine(folder, "symbolic", "history") : null;
    }

    /// <summary>Remembers an input, and begins anew at the end.</summary>
    public void Add(string input)
    {
        if (input.Trim().Length > 0 && (_entries.Count == 0 || _entries[^1] != input))
        {
            _entries.Add(input);
            Append(input);
        }

        _at = _entries.Count;
        _draft = "";
    }

    /// <summary>The input before; null when there is none.</summary>
    /// <param name="current">What stands in the editor now.</param>
    public string? Older(string current)
    {
        if (_at == 0)
        {
            return null;
        }

        if (_at == _entries.Count)
        {
            _draft = current;
        }

        return _entries[--_at];
    }

    /// <summary>The input after; null when the newest is there already.</summary>
    public string? Newer()
    {
        if (_at >= _entries.Count)
        {
            return null;
        }

        _at++;
        return _at == _entries.Count ? _draft : _entries[_at];
    }

    /// <summary>The place of the latest input before a place that has a text in it; −1 for none.</summary>
    public int Find(string part, int before)
    {
        for (int i = Math.Min(before, _entries.Count) - 1; i >= 0; i--)
        {
            if (_entries[i].Contains(part, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Encode(string input) => input.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private static string Decode(string line)
    {
        var input = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            bool escaped = line[i] == '\\' && i + 1 < line.Length;
            input.Append(!escaped ? line[i] : line[++i] == 'n' ? '\n' : line[i]);
        }

        return input.ToString();
    }

    private static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;

    private void Load()
    {
        if (_file is null)
        {
            return;
        }

        try
        {
            if (!File.Exists(_file))
            {
                return;
            }

            string[] lines = File.ReadAllLines(_file);
            _entries.AddRange(lines.TakeLast(Most).Where(static l => l.Length > 0).Select(Decode));
            if (lines.Length > 2 * Most)
            {
                string shorter = $"{_file}.{Environment.ProcessId}";
                using (StreamWriter writer = Open(shorter, FileMode.Create))
                {
                    writer.Write(string.Concat(lines.TakeLast(Most).Select(static l => l + "\n")));
                }

                File.Move(shorter, _file, overwrite: true);
            }
        }
        catch (Exception e) when (IsTrouble(e))
        {
            // A session without its past is still a session.
        }
    }

    private void Append(string input)
    {
        if (_file is null)
        {
            return;
        }

        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(_file)) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using StreamWriter writer = Open(_file, FileMode.Append);
            writer.Write(Encode(input) + "\n");
        }
        catch (Exception e) when (IsTrouble(e))
        {
            // As above.
        }
    }

    // For its owner only: formulas may be nobody else's business.
    private static StreamWriter Open(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
    }
}
