using System.Text;

namespace Symbolic.Tests.Documents;

/// <summary>The console of the process, divided: what one flow of control writes can be kept, while other tests go on writing to the console.</summary>
internal sealed class FlowConsole : TextWriter
{
    private static readonly AsyncLocal<TextWriter?> s_kept = new();
    private static readonly TextWriter s_console = Console.Out;

    static FlowConsole() => Console.SetOut(Synchronized(new FlowConsole()));

    public override Encoding Encoding => s_console.Encoding;

    private static TextWriter Target => s_kept.Value ?? s_console;

    /// <summary>Keeps what this flow writes, until the result is disposed of.</summary>
    public static IDisposable Into(TextWriter writer)
    {
        s_kept.Value = writer;
        return new Kept();
    }

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);

    private sealed class Kept : IDisposable
    {
        public void Dispose() => s_kept.Value = null;
    }
}
