using System.Diagnostics;

namespace Symbolic.Browser.Tests;

/// <summary>A Chromium that runs on this machine.</summary>
/// <param name="Executable">Where it is.</param>
/// <param name="Environment">What is set for it beyond the environment of this process.</param>
internal sealed record InstalledBrowser(string Executable, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly Lazy<InstalledBrowser?> s_found = new(static () => Candidates().FirstOrDefault(static b => b.Runs()));

    /// <summary>The first that runs: one that is named, one of the machine, that of the package; null when there is none.</summary>
    public static InstalledBrowser? Found => s_found.Value;

    /// <summary>The script of axe; null when it is not installed.</summary>
    public static string? Axe => Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js") is var path && File.Exists(path) ? path : null;

    // The folder with what npm brings.
    private static string Folder
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Symbolic.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "tests", "Symbolic.Browser.Tests", "browser");
        }
    }

    private static IEnumerable<InstalledBrowser> Candidates()
    {
        if (System.Environment.GetEnvironmentVariable("SYMBOLIC_CHROMIUM") is { Length: > 0 } named)
        {
            return named == "npm" ? OfPackage() : [new InstalledBrowser(named, new Dictionary<string, string>())];
        }

        string[] folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).Where(File.Exists)
            .Select(static path => new InstalledBrowser(path, new Dictionary<string, string>())).Concat(OfPackage());
    }

    // It comes with the libraries and fonts that a machine without a browser lacks.
    private static IEnumerable<InstalledBrowser> OfPackage()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "@sparticuz")) && Output("node", ["unpack.mjs"], Folder, null) is { Length: > 0 } path)
        {
            string folder = Path.GetDirectoryName(path)!;
            yield return new InstalledBrowser(path, new Dictionary<string, string>
            {
                ["LD_LIBRARY_PATH"] = Path.Combine(folder, "lib"),
                ["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf"),
            });
        }
    }

    private bool Runs() => Output(Executable, ["--version"], null, Environment) is { Length: > 0 };

    // What a program writes; null when it cannot be started, fails, or does not end.
    private static string? Output(string program, string[] arguments, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return process.ExitCode == 0 ? output.Result.Trim() : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
