using Spectre.Console;

namespace Symbolic.Repl.Terminal;

/// <summary>Lines of text in a few styles; without colours the styles leave no trace.</summary>
internal sealed class Screen
{
    private static readonly Style Grey = new(Color.Grey);
    private static readonly Style Green = new(Color.Green);
    private static readonly Style Red = new(Color.Red);
    private static readonly Style Yellow = new(Color.Yellow);

    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _console;

    public Screen(TextWriter writer, bool colors, int width)
    {
        _writer = writer;
        Width = width;
        if (colors)
        {
            _console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.Standard,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            });

            // A formula is never cut or wrapped: it is there to be copied.
            _console.Profile.Width = int.MaxValue / 2;
        }
    }

    public Screen(Host host)
        : this(host.Output, host.Colors, host.Width)
    {
    }

    /// <summary>The cells in a line.</summary>
    public int Width { get; }

    /// <summary>True when colours are seen.</summary>
    public bool HasColors => _console is not null;

    public void Line(string text = "") => _writer.WriteLine(text);

    public void Write(string text) => _writer.Write(text);

    /// <summary>What the reader may skip.</summary>
    public void Quiet(string text) => Styled(text, Grey);

    public void Good(string text) => Styled(text, Green);

    public void Bad(string text) => Styled(text, Red);

    public void Warning(string text) => Styled(text, Yellow);

    /// <summary>A line of which parts have colours.</summary>
    public void Line(IEnumerable<(string Text, Color? Color)> parts)
    {
        foreach ((string text, Color? color) in parts)
        {
            if (_console is null || color is not { } chosen)
            {
                _writer.Write(text);
            }
            else
            {
                _console.Write(new Text(text, new Style(chosen)));
            }
        }

        _writer.WriteLine();
    }

    public void Flush() => _writer.Flush();

    private void Styled(string text, Style style)
    {
        if (_console is null)
        {
            _writer.WriteLine(text);
        }
        else
        {
            _console.Write(new Text(text, style));
            _console.WriteLine();
        }
    }
}
