namespace Symbolic.Repl.Interactive;

/// <summary>Where the inputs of a session come from.</summary>
internal interface IInputReader
{
    /// <summary>The next input, of one line or several; null at the end.</summary>
    string? Read();
}
