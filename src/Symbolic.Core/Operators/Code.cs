namespace Symbolic;

/// <summary>
/// The spelling of an operator in programming languages. Each is a template in which <c>{0}</c>, <c>{1}</c> … stand for the
/// operands (parenthesised by the writer where needed); in templates of operators with any number of operands <c>{*}</c> stands
/// for all of them, separated by commas. The templates are complete expressions that bind like a call.
/// </summary>
public sealed record Code
{
    /// <summary>C#, with <c>Math</c> or <c>Symbolic.Numerics.Special</c>.</summary>
    public required string CSharp { get; init; }

    /// <summary>C99 with math.h.</summary>
    public required string C { get; init; }

    /// <summary>Python with NumPy as <c>np</c> and, where needed, scipy.special as <c>sp</c>.</summary>
    public required string Python { get; init; }

    /// <summary>Julia, with SpecialFunctions where needed.</summary>
    public required string Julia { get; init; }

    /// <summary>SQL on double precision columns, or null when databases have no such function.</summary>
    public required string? Sql { get; init; }
}
