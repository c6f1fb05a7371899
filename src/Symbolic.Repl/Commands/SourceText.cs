using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>What is to be read: a formula or program as it was typed, or the content of a file <c>NAME.sym</c>.</summary>
internal static class SourceText
{
    private const string Extension = ".sym";

    /// <summary>True for the name of a file with a program.</summary>
    public static bool IsFile(string text) => text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && !text.Contains('\n');

    /// <exception cref="RequestException">There is no such file.</exception>
    public static string Read(string text) => IsFile(text) ? ReadFile(text) : text;

    /// <exception cref="RequestException">The file cannot be read.</exception>
    public static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RequestException($"'{file}' cannot be read: {e.Message}");
        }
    }
}
