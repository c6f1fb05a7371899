using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>What a command is told about the variables, not read yet.</summary>
/// <param name="Points">Points as they were typed, each a list of assignments.</param>
/// <param name="Files">Files with values, as <see cref="ValueFiles"/> reads them.</param>
/// <param name="Shapes">Shapes as they were typed.</param>
internal sealed record GivenValues(IReadOnlyList<string> Points, IReadOnlyList<string> Files, IReadOnlyList<string> Shapes)
{
    /// <summary>The query with the points and shapes in it; what was typed wins over what stands in files.</summary>
    /// <exception cref="RequestException">A text or a file cannot be read.</exception>
    public Query AddTo(Query query) => query with { Shapes = ShapeText.Read(Shapes), Points = Read(query) };

    private IReadOnlyList<IReadOnlyDictionary<string, InputValue>>? Read(Query query)
    {
        if (Points.Count == 0 && Files.Count == 0)
        {
            return null;
        }

        IReadOnlyList<IReadOnlyDictionary<string, InputValue>> typed = [.. Points.Select(text => PointText.Read(text, query))];
        return Files.Count == 0 ? typed : ValueFiles.Merged(ValueFiles.Read(Files), typed.Count > 0 ? typed : [new Dictionary<string, InputValue>()]);
    }
}
