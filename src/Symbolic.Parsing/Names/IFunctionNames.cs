namespace Symbolic.Parsing;

/// <summary>How a function may be applied.</summary>
public enum FunctionApplication
{
    /// <summary>Only with parentheses: <c>max(x, y)</c>.</summary>
    Call,

    /// <summary>Also without them: <c>sin x</c>, <c>tr AB</c>. Only for functions of one argument.</summary>
    Prefix,
}

/// <summary>What the reader of a formula must know about a function.</summary>
/// <param name="Name">The canonical name, under which it appears in readings: <c>log</c> for <c>ln</c>.</param>
/// <param name="MinimumArguments">Fewest arguments, named arguments not counted.</param>
/// <param name="MaximumArguments">Most arguments; <see cref="int.MaxValue"/> where any number will do.</param>
/// <param name="Application">Whether it needs parentheses.</param>
/// <param name="Inverse">Canonical name of the function that <c>f⁻¹</c> means, or null where that notation is not accepted.</param>
/// <param name="SubscriptParameter">Named argument that a subscript stands for, as in <c>log_2 x</c> = <c>log(x, base=2)</c>; or null.</param>
public sealed record FunctionName(
    string Name,
    int MinimumArguments = 1,
    int MaximumArguments = 1,
    FunctionApplication Application = FunctionApplication.Call,
    string? Inverse = null,
    string? SubscriptParameter = null);

/// <summary>The functions that exist, looked up by any of their spellings. Implemented over the operator table.</summary>
public interface IFunctionNames
{
    /// <summary>Length of the longest spelling.</summary>
    int LongestSpelling { get; }

    /// <summary>All spellings, for suggestions.</summary>
    IEnumerable<string> Spellings { get; }

    /// <summary>The function that a word names, aliases included. Case-sensitive.</summary>
    bool TryGet(ReadOnlySpan<char> spelling, out FunctionName function);
}
