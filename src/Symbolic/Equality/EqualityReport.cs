using System.Globalization;

namespace Symbolic;

/// <summary>What is known about the equality of two expressions.</summary>
public enum EqualityVerdict
{
    /// <summary>They have the same value at every point, and values at the same points.</summary>
    Equal,

    /// <summary>They have the same value wherever both have one, but one of them has values at more points.</summary>
    EqualWhereDefined,

    /// <summary>There is a point at which both have values, and these are not the same.</summary>
    Different,

    /// <summary>Neither was found.</summary>
    Undecided,
}

/// <summary>How a verdict was found.</summary>
public enum EqualityMethod
{
    /// <summary>The difference has a normal form, which is zero or not: a proof.</summary>
    NormalForm,

    /// <summary>The values were compared at points.</summary>
    Points,
}

/// <summary>A point that tells two expressions apart.</summary>
/// <param name="Point">The values of the variables by name.</param>
/// <param name="Left">The value of the first expression there, or of the entry that differs; NaN where it has none.</param>
/// <param name="Right">The value of the second.</param>
/// <param name="Entry">The entry of a tensor that differs, <c>[2,1]</c>; empty for numbers.</param>
public sealed record CounterExample(IReadOnlyDictionary<string, TensorValue> Point, double Left, double Right, string Entry)
{
    /// <summary><c>at x = -1 the first is 1 and the second is -1</c>.</summary>
    public override string ToString()
    {
        string at = Point.Count == 0 ? "" : $"at {string.Join(", ", Point.Select(static p => $"{p.Key} = {Text(p.Value)}"))} ";
        string of = Entry.Length == 0 ? "" : $"entry {Entry} of ";
        return double.IsFinite(Left) && double.IsFinite(Right)
            ? string.Create(CultureInfo.InvariantCulture, $"{at}{of}the first is {Left:R} and {of}the second is {Right:R}")
            : $"{at}only {of}the {(double.IsFinite(Left) ? "first" : "second")} has a value";
    }

    private static string Text(TensorValue value)
    {
        double[] entries = value.Entries.ToArray();
        int columns = value.Shape.Order == 2 ? value.Shape[1].Length : entries.Length;
        string[] numbers = [.. entries.Select(static e => e.ToString("R", CultureInfo.InvariantCulture))];
        return value.Shape.IsScalar ? numbers[0]
            : value.Shape.Order > 2 ? $"[{string.Join(", ", numbers)}]"
            : $"[{string.Join("; ", numbers.Chunk(columns).Select(static row => string.Join(", ", row)))}]";
    }
}

/// <summary>Whether two expressions are equal, how that was found, and where they are not.</summary>
public sealed record EqualityReport
{
    /// <summary>The answer.</summary>
    public required EqualityVerdict Verdict { get; init; }

    /// <summary>How it was found.</summary>
    public required EqualityMethod Method { get; init; }

    /// <summary>At how many points both had values that were compared; 0 where a normal form decided.</summary>
    public int Points { get; init; }

    /// <summary>The largest difference at these points, relative to the size of the values.</summary>
    public double LargestDifference { get; init; }

    /// <summary>
    /// Where the expressions agree: conditions of type truth value, all of which must hold. For different expressions what was found at
    /// points, and empty when nothing simple was found.
    /// </summary>
    public IReadOnlyList<Expr> Conditions { get; init; } = [];

    /// <summary>A point at which the values differ, or at which only one expression has a value; null when none was found.</summary>
    public CounterExample? CounterExample { get; init; }

    /// <summary>The answer in one sentence without a full stop.</summary>
    public override string ToString() => Verdict switch
    {
        EqualityVerdict.Equal when Method == EqualityMethod.NormalForm => "equal: the difference has the normal form 0",
        EqualityVerdict.Equal => string.Create(CultureInfo.InvariantCulture, $"equal at {Points} {(Points == 1 ? "point" : "points")}, largest difference {LargestDifference:0e-0}"),
        EqualityVerdict.EqualWhereDefined => $"equal where both are defined{Provided(", provided ")}{(CounterExample is null ? "" : $": {CounterExample}")}",
        EqualityVerdict.Different => $"different{(CounterExample is null ? ": the difference has a normal form that is not 0" : $": {CounterExample}")}{Provided("; they agree where ")}",
        _ => "undecided: no normal form and no points decide",
    };

    private string Provided(string word) => Conditions.Count == 0 ? "" : word + string.Join(" and ", Conditions.Select(static c => c.Is(Operators.Equal) && c.Operands[0] == c.Operands[1] ? $"{c.Operands[0]} is defined" : c.ToString()));
}

/// <summary>How equality is decided.</summary>
public sealed record EqualityOptions
{
    /// <summary>The usual ones.</summary>
    public static EqualityOptions Default { get; } = new();

    /// <summary>At how many points values are compared where no normal form decides.</summary>
    public int PointCount { get; init; } = 50;

    /// <summary>Where the random points begin.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
