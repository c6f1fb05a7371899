namespace Symbolic.Conformance.Export;

/// <summary>Finds a python3 that has what is needed; the first on the path may lack it.</summary>
internal static class PythonTool
{
    public static string? Find(string imports) =>
        new[] { Environment.GetEnvironmentVariable("PYTHON"), "python3", "/usr/bin/python3", "python" }
            .OfType<string>()
            .FirstOrDefault(program => ToolRunner.Run(program, "-c", imports) is { ExitCode: 0 });
}
