namespace Symbolic.Repl.Editing;

/// <summary>A screen of cells that understands ANSI control sequences.</summary>
internal interface ITerminal
{
    /// <summary>The cells in a row.</summary>
    int Width { get; }

    /// <summary>The rows of the screen.</summary>
    int Height { get; }

    /// <summary>Writes a text with control sequences.</summary>
    void Write(string text);
}

/// <summary>The terminal of the process.</summary>
internal sealed class ConsoleTerminal(TextWriter output) : ITerminal
{
    public int Width => Size(static () => Console.WindowWidth, 80);

    public int Height => Size(static () => Console.WindowHeight, 24);

    public void Write(string text)
    {
        output.Write(text);
        output.Flush();
    }

    // A terminal without a size says 0 or nothing.
    private static int Size(Func<int> ask, int otherwise)
    {
        try
        {
            return ask() is > 0 and var size ? size : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
