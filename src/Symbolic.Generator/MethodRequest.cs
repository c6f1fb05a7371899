namespace Symbolic.Generator;

/// <summary>What an attribute asks for.</summary>
internal enum Wanted
{
    /// <summary>The value of the formula.</summary>
    Value,

    /// <summary>One derivative, of any order; without variables, the derivatives by all parameters.</summary>
    Derivative,

    /// <summary>The derivatives by several variables.</summary>
    Gradient,
}

/// <summary>How a method gives its results.</summary>
internal enum ResultForm
{
    /// <summary>It returns <c>double</c>.</summary>
    Number,

    /// <summary>It returns <c>bool</c>.</summary>
    Truth,

    /// <summary>It returns a tuple of <c>double</c>.</summary>
    Tuple,

    /// <summary>It returns nothing and writes to a span.</summary>
    Span,

    /// <summary>It returns the value and writes the derivatives to a span.</summary>
    NumberAndSpan,
}

/// <summary>
/// A method to be written: all that its text depends on, and no places in the source, so that an edit elsewhere in the file leaves
/// it equal.
/// </summary>
internal sealed record MethodRequest
{
    /// <summary>What tells the method from all others: the identifier of XML documentation.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked for.</summary>
    public required Wanted Wanted { get; init; }

    /// <summary>The formula.</summary>
    public required string Formula { get; init; }

    /// <summary>The parameters by which derivatives are taken, as places among <see cref="Parameters"/>; none where nothing is said.</summary>
    public required EquatableArray<int> By { get; init; }

    /// <summary>The namespace as C#; empty for none.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the method as C#, the outermost first: <c>partial record struct Point&lt;T&gt;</c>.</summary>
    public required EquatableArray<string> Types { get; init; }

    /// <summary>The modifiers: <c>public static partial</c>.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The type of the result as C#.</summary>
    public required string ReturnType { get; init; }

    /// <summary>The name of the method as C#.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters that are variables.</summary>
    public required EquatableArray<MethodParameter> Parameters { get; init; }

    /// <summary>The last parameter, to which results are written; null when there is none.</summary>
    public required MethodParameter? Destination { get; init; }

    /// <summary>How the results are given.</summary>
    public required ResultForm Form { get; init; }

    /// <summary>The number of elements of the tuple; otherwise 0.</summary>
    public required int TupleLength { get; init; }

    /// <summary>True when something is wrong with it already, and a method that is never compiled is to be written.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>True when its author has documented the method: the comment of the generated part would hide that.</summary>
    public required bool IsDocumented { get; init; }
}

/// <summary>A parameter.</summary>
/// <param name="Name">The name: <c>class</c>.</param>
/// <param name="Written">The name as C#: <c>@class</c>.</param>
/// <param name="Declaration">What is declared: <c>in double @class</c>.</param>
internal sealed record MethodParameter(string Name, string Written, string Declaration);
