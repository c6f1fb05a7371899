using System.Text;

namespace Symbolic.Repl.Interactive;

/// <summary>Inputs line by line: a line, and further ones while a bracket is open; an empty line ends the input in any case.</summary>
/// <param name="reader">The lines.</param>
/// <param name="write">Writes a prompt before each line; null for none.</param>
internal sealed class PlainInput(TextReader reader, Action<string>? write = null) : IInputReader
{
    public const string FirstPrompt = "» ";
    public const string NextPrompt = "… ";

    public string? Read()
    {
        write?.Invoke(FirstPrompt);
        if (reader.ReadLine() is not { } line)
        {
            return null;
        }

        var input = new StringBuilder(line);
        while (GoesOn(input.ToString()))
        {
            write?.Invoke(NextPrompt);
            if (reader.ReadLine() is not { Length: > 0 } next)
            {
                break;
            }

            input.Append('\n').Append(next);
        }

        return input.ToString();
    }

    public string? ReadLine(string prompt)
    {
        write?.Invoke(prompt);
        return reader.ReadLine();
    }

    // Commands and questions are lines.
    internal static bool GoesOn(string text) => text.TrimStart() is not [':' or '?', ..] && OpenBrackets.In(text);
}
