namespace Symbolic.Repl.Interactive;

/// <summary>Where the inputs of a session come from.</summary>
internal interface IInputReader
{
    /// <summary>The next input, of one line or several; null at the end.</summary>
    string? Read();

    /// <summary>A line that answers a question; null at the end.</summary>
    /// <param name="prompt">The question, for whoever types.</param>
    string? ReadLine(string prompt);
}
