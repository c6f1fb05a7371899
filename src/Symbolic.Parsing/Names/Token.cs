namespace Symbolic.Parsing.Names;

/// <summary>A token as the parser sees it: type, place in the text that is read, and what the name pass found out.</summary>
internal readonly record struct Token(int Type, int Start, int End, object? Value);

/// <summary>What a function word refers to: the value of FUNC, CALLEE and FNAME tokens.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Origin">Where the function is defined.</param>
/// <param name="Facts">Arity and notation, for built-in functions.</param>
internal sealed record FunctionReference(string Name, Syntax.FunctionOrigin Origin, FunctionName? Facts)
{
    /// <summary>For <c>f_1</c> and <c>f_{1,2}</c>: the positions of the arguments by which the function is differentiated.</summary>
    public IReadOnlyList<int> Partials { get; init; } = [];
}

/// <summary>An index that a subscript selects: the values of an ELEMENT token.</summary>
internal sealed record SubscriptIndices(IReadOnlyList<string> Parts);
