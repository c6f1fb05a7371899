using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary>Names of files as arguments of commands.</summary>
internal static class FileNames
{
    /// <summary>The files and folders that a name may become.</summary>
    public static IEnumerable<string> Candidates(string typed)
    {
        string folder = Path.GetDirectoryName(typed) ?? "";
        try
        {
            return Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder)
                .Select(entry => Path.Combine(folder, Path.GetFileName(entry)) + (Directory.Exists(entry) ? Path.DirectorySeparatorChar : ""))
                .Take(1000)
                .ToArray();
        }
        catch (Exception e) when (IsTrouble(e))
        {
            return [];
        }
    }

    /// <summary>Does something with a file.</summary>
    /// <exception cref="RequestException">The file cannot be used.</exception>
    public static T Use<T>(string name, string what, Func<string, T> use)
    {
        if (name.Length == 0)
        {
            throw new RequestException("The name of a file is missing.", $"Write :{what} formulas.sym");
        }

        try
        {
            return use(name);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            throw new RequestException(e.Message);
        }
    }

    private static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
