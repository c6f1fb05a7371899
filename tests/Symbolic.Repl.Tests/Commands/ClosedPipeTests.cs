using System.Diagnostics;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>Whoever reads the rows may stop before their end.</summary>
public sealed class ClosedPipeTests
{
    private const int MillisecondsToEnd = 120_000;

    // Some 10¹⁴ rows: a command that went on would not end.
    [Theory]
    [InlineData("table 'x y' x=0:9e6:1 y=0:9e6:1 --csv", "x,y,f")]
    [InlineData("map 'x^2' /dev/stdin", "x,f")]
    public async Task A_command_ends_quietly_when_its_pipe_is_closed(string command, string header)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string program = typeof(CommandLine).Assembly.Location;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"(echo x; exec yes 1 2>&-) | (dotnet '{program}' {command}; echo status $? >&2) | head -n 1");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(MillisecondsToEnd);
        await process.WaitForExitAsync(late.Token);
        Assert.Equal($"{header}\n", await output);
        Assert.Equal("status 1\n", await error);
    }

    [Fact]
    public void Other_errors_of_the_output_are_told()
    {
        using var error = new StringWriter();
        var host = new Host(TextReader.Null, TextWriter.Null, error);
        Assert.Equal(1, StreamingCommand.Run(host, static (_, _) => throw new IOException("No space left on device", 28), CancellationToken.None));
        Assert.Equal("The output cannot be written: No space left on device.", error.ToString().Trim());
        Assert.True(StandardOutput.HasLostItsReader(new IOException("Broken pipe", 32)));
        Assert.False(StandardOutput.HasLostItsReader(new InvalidOperationException()));
    }
}
