namespace Symbolic.Conformance.Export;

/// <summary>
/// A cluster of PostgreSQL of its own in a temporary folder, reached through a socket in that folder only, and gone afterwards. The
/// server refuses to run as the superuser of the system; then another user of the system runs it.
/// </summary>
public sealed class PostgreSqlCluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pg").FullName;
    private readonly string? _binaries = FindBinaries();
    private readonly string[] _as = [];
    private readonly bool _runs;

    /// <summary>Makes the cluster and starts it.</summary>
    public PostgreSqlCluster()
    {
        if (_binaries is null)
        {
            Absence = "there is no PostgreSQL";
            return;
        }

        if (ToolRunner.Run("id", "-u")?.Output.Trim() == "0")
        {
            if (FindUser() is not { } user || ToolRunner.Run("chown", user, _folder) is not { ExitCode: 0 })
            {
                Absence = "PostgreSQL does not run as root, and there is no other user to run it";
                return;
            }

            _as = ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups"];
        }

        string data = Path.Combine(_folder, "data");
        Absence = Server("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
            ?? Server("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-k {_folder} -c listen_addresses= -c fsync=off", "start");
        _runs = Absence is null;
    }

    /// <summary>Why there is no cluster; null when it runs.</summary>
    public string? Absence { get; }

    /// <summary>Runs a file of statements; null as an answer means that all went well.</summary>
    public (string Printed, string? Error) Run(string file)
    {
        var (exitCode, printed, errors) = ToolRunner.Run(
            Path.Combine(_binaries!, "psql"), "-h", _folder, "-U", "postgres", "-d", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", file)!.Value;
        return (printed, exitCode == 0 ? null : errors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_runs)
        {
            Server("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string? Server(string program, params string[] arguments)
    {
        string[] command = [.. _as, Path.Combine(_binaries!, program), .. arguments];
        return ToolRunner.Run(command[0], command[1..]) is { } ran ? (ran.ExitCode == 0 ? null : $"{program} fails: {ran.Errors}") : $"there is no {command[0]}";
    }

    private static string? FindUser() => new[] { "postgres", "nobody" }.FirstOrDefault(static user => ToolRunner.Run("id", "-u", user) is { ExitCode: 0 });

    private static string? FindBinaries()
    {
        const string debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(versions.OrderByDescending(static v => v.Length).ThenByDescending(static v => v, StringComparer.Ordinal).Select(static v => Path.Combine(v, "bin")))
            .Concat(["/usr/pgsql/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin"])
            .FirstOrDefault(static folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "psql")));
    }
}

/// <summary>Tests that share one cluster.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlCluster>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "PostgreSQL";
}
