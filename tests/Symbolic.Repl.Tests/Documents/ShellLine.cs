using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Pages;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;
using Symbolic.Tests.Architecture;
using Symbolic.Tests.Documents;

namespace Symbolic.Repl.Tests.Documents;

/// <summary>Runs a line as it stands behind a prompt in a text.</summary>
internal static class ShellLine
{
    private const string RunProject = "dotnet run --project src/Symbolic.Repl";

    // Paths in lines are those of the folder with the solution.
    [ModuleInitializer]
    internal static void EnterRoot() => Environment.CurrentDirectory = RepositoryRoot.Path;

    /// <summary>
    /// What the line writes. A line that is the command, and at most some of its first or last lines, is run in this process, where it takes
    /// a tenth of the time; other pipes, files and variables are the shell's.
    /// </summary>
    public static string[] Run(string line)
    {
        string command = line.Replace($"{RunProject} --", "symbolic", StringComparison.Ordinal).Replace(RunProject, "symbolic", StringComparison.Ordinal);
        string[] pieces = command.Split(" | ");
        int?[] cuts = [.. pieces.Skip(1).Select(Cut)];
        if (cuts.Contains(null) || Words(pieces[0]) is not ["symbolic", .. string[] arguments])
        {
            return Lines(InShell(command));
        }

        string[] lines = Lines(InProcess(arguments));
        foreach (int? cut in cuts)
        {
            lines = cut > 0 ? lines[..Math.Min(cut.Value, lines.Length)] : lines[Math.Max(0, lines.Length + cut!.Value)..];
        }

        return lines;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    // How many of the first lines a command of the shell keeps, or, negative, of the last.
    private static int? Cut(string command) => command.Split(' ') switch
    {
        ["head", "-n", string count] => int.Parse(count, CultureInfo.InvariantCulture),
        ["tail", "-n", string count] => -int.Parse(count, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string[]? Words(string line)
    {
        try
        {
            return [.. ShellWords.Of(line)];
        }
        catch (RequestException)
        {
            return null;
        }
    }

    private static string InProcess(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var bytes = new MemoryStream();
        CommandLine.Run(arguments, new Host(new StringReader(""), output, error) { OpenOutput = () => bytes });
        return output + Encoding.UTF8.GetString(bytes.ToArray()) + error;
    }

    private static string InShell(string command)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Symbolic.Repl.dll");
        var start = new ProcessStartInfo("bash", ["-c", $"symbolic() {{ dotnet '{program}' \"$@\"; }}; {command}"])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
