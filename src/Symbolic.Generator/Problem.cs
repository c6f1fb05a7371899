namespace Symbolic.Generator;

/// <summary>What a problem is about.</summary>
internal enum Subject
{
    /// <summary>Part of the formula.</summary>
    Formula,

    /// <summary>A name of a variable among the arguments of the attribute.</summary>
    Variable,

    /// <summary>The method.</summary>
    Method,

    /// <summary>The type of its result.</summary>
    ReturnType,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A type around the method.</summary>
    Type,

    /// <summary>The attribute.</summary>
    Attribute,
}

/// <summary>Where a problem is, in terms that do not change when the source is edited elsewhere.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Start">In a formula the first character, counted from 0; otherwise which variable, parameter, or type from the inside.</param>
/// <param name="Length">In a formula the number of characters.</param>
internal readonly record struct ProblemPlace(Subject Subject, int Start = 0, int Length = 0);

/// <summary>Something that is to be said about a method.</summary>
/// <param name="Id">Which of <see cref="Descriptors"/>.</param>
/// <param name="Message">The message.</param>
/// <param name="Place">Where.</param>
internal sealed record Problem(string Id, string Message, ProblemPlace Place)
{
    /// <summary>A hint that lists what can be named.</summary>
    public static string Variables(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "add a parameter of type double",
        1 => $"the only variable is {names[0]}",
        _ => $"the variables are {string.Join(", ", names)}",
    };

    /// <summary>A problem with one sentence and one suggestion.</summary>
    public static Problem Of(string id, ProblemPlace place, string sentence, string? hint = null) =>
        new(id, hint is null ? sentence.TrimEnd('.') : $"{sentence.TrimEnd('.')}. Hint: {hint.TrimEnd('.')}", place);
}
