using Microsoft.Win32.SafeHandles;

namespace Symbolic.Repl.Columns;

/// <summary>The bytes that the process writes, where it matters whether anybody still reads them.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32, WindowsBrokenPipe = unchecked((int)0x8007006D), WindowsNoData = unchecked((int)0x800700E8);

    /// <summary>
    /// Standard output. The console's own stream ignores that a pipe was closed, and a command would go on computing for nobody.
    /// Files keep that stream: it shares its place in the file with other processes.
    /// </summary>
    public static Stream Open()
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            try
            {
                var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
                if (!pipe.CanSeek)
                {
                    return pipe;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // What is no file for .NET is still a console.
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>True when an error says that the reader of a pipe has gone.</summary>
    public static bool HasLostItsReader(Exception error) => error is IOException && error.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
