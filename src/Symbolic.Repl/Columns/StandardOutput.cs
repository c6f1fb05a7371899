using System.Runtime.InteropServices;

namespace Symbolic.Repl.Columns;

/// <summary>
/// The bytes that the process writes, where it matters whether anybody still reads them: the console's own stream ignores that a
/// pipe was closed, and a command would go on computing for nobody.
/// </summary>
internal sealed partial class StandardOutput : Stream
{
    private const int BrokenPipe = 32, WindowsBrokenPipe = unchecked((int)0x8007006D), WindowsNoData = unchecked((int)0x800700E8);
    private const int Descriptor = 1;
    private const short PollError = 8, PollHangUp = 16;

    private readonly Stream _console = Console.OpenStandardOutput();

    private StandardOutput()
    {
    }

    /// <summary>Opens standard output.</summary>
    public static Stream Open() => Console.IsOutputRedirected && !OperatingSystem.IsWindows() ? new StandardOutput() : Console.OpenStandardOutput();

    /// <summary>True when an error says that the reader of a pipe has gone.</summary>
    public static bool HasLostItsReader(Exception error) => error is IOException && error.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush() => _console.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="IOException">Nobody reads any more, or the bytes cannot be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        RequireReader();
        _console.Write(buffer);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _console.Dispose();
        }

        base.Dispose(disposing);
    }

    // The writing end of a pipe is in error once the reading end is closed (POSIX poll).
    private static void RequireReader()
    {
        try
        {
            var state = new PollState { Descriptor = Descriptor };
            if (Poll(ref state, 1, 0) > 0 && (state.Returned & (PollError | PollHangUp)) != 0)
            {
                throw new IOException("Nobody reads the output any more.", BrokenPipe);
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Where this cannot be asked, the output goes on to the end.
        }
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollState state, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollState
    {
        public int Descriptor;
        public short Requested;
        public short Returned;
    }
}
