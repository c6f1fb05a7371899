using System.Numerics;

namespace Symbolic.Repl.Work;

/// <summary>The shapes with which a text is read.</summary>
/// <param name="Shapes">The shapes of variables by name; what is not listed is a number unless the text says otherwise.</param>
/// <param name="Notes">What was not taken as it was given.</param>
internal sealed record ShapeReading(IReadOnlyDictionary<string, Shape> Shapes, IReadOnlyList<string> Notes)
{
    // So many columns are tried in every combination.
    private const int MostCombined = 6;

    /// <summary>
    /// The readings of a query, the likeliest first: values have the shape in which they are given, and where that makes no sense,
    /// lengths with names are as long as at the first point, or matrices of one column are vectors.
    /// </summary>
    public static IEnumerable<ShapeReading> Of(Query query)
    {
        (Dictionary<string, Shape> shapes, List<string> columns) = Given(query);
        yield return new ShapeReading(shapes, []);
        if (WithNumbers(query, shapes) is { } fixedLengths)
        {
            yield return new ShapeReading(fixedLengths, []);
        }

        foreach (IReadOnlyList<string> vectors in Subsets(columns))
        {
            var changed = new Dictionary<string, Shape>(shapes, StringComparer.Ordinal);
            foreach (string name in vectors)
            {
                changed[name] = new Shape(shapes[name][0]);
            }

            yield return new ShapeReading(changed, [.. vectors.Select(name => $"the {shapes[name][0]}×1 matrix given for {name} is read as a vector")]);
        }
    }

    private static (Dictionary<string, Shape> Shapes, List<string> Columns) Given(Query query)
    {
        var shapes = new Dictionary<string, Shape>(query.Shapes, StringComparer.Ordinal);
        var columns = new List<string>();
        foreach (IReadOnlyDictionary<string, InputValue> point in query.Points ?? [])
        {
            foreach ((string name, InputValue value) in point)
            {
                if (shapes.ContainsKey(name))
                {
                    continue;
                }

                shapes.Add(name, value.Shape);
                if (value.IsColumn)
                {
                    columns.Add(name);
                }
            }
        }

        return (shapes, columns);
    }

    // A length with a name beside lengths that are numbers; null when no length has a name.
    private static Dictionary<string, Shape>? WithNumbers(Query query, Dictionary<string, Shape> shapes)
    {
        Dictionary<string, Shape>? changed = null;
        foreach ((string name, Shape shape) in shapes)
        {
            if (shape.Axes.Any(static a => !a.IsFixed) && query.Points is [var first, ..] && first.TryGetValue(name, out InputValue? value) && value.Fits(shape))
            {
                changed ??= new Dictionary<string, Shape>(shapes, StringComparer.Ordinal);
                changed[name] = new Shape(value.Shape.Axes.AsSpan()[..shape.Order]);
            }
        }

        return changed;
    }

    // Few changes before many.
    private static IEnumerable<IReadOnlyList<string>> Subsets(List<string> names)
    {
        if (names.Count > MostCombined)
        {
            return [.. names.Select(static n => new[] { n }), names];
        }

        return Enumerable.Range(1, (1 << names.Count) - 1)
            .OrderBy(static set => BitOperations.PopCount((uint)set))
            .Select(set => names.Where((_, i) => (set >> i & 1) != 0).ToArray());
    }
}
