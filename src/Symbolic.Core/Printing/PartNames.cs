using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>
/// Names for parts of an expression that nothing else has: the letter of the function where it has one, otherwise u, v, …; of a matrix
/// a capital letter.
/// </summary>
internal sealed class PartNames
{
    private static readonly ImmutableArray<string> s_letters = ["u", "v", "w", "z", "q", "r", "s", "t"];
    private static readonly ImmutableArray<string> s_capitals = ["M", "N", "P", "Q", "R", "S", "U", "V"];

    private readonly ExprGraph _graph;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="graph">The names of this graph are taken.</param>
    /// <param name="nodes">The lengths in the shapes of these nodes are taken, too.</param>
    public PartNames(ExprGraph graph, IEnumerable<int> nodes)
    {
        _graph = graph;
        foreach (Shape shape in nodes.Select(id => graph[id].Shape).Distinct())
        {
            _taken.UnionWith(shape.Axes.SelectMany(static axis => axis.Symbols));
        }
    }

    /// <summary>A name for a part.</summary>
    public string Next(Expr part)
    {
        ImmutableArray<string> letters = part.Shape.Order > 1 ? s_capitals : s_letters;
        if (part.Operator.Letter is { } own)
        {
            // A second one with the same letter is numbered, so that its meaning still shows.
            letters = [part.Shape.Order > 1 ? own.ToUpperInvariant() : own];
        }

        for (int round = 0; ; round++)
        {
            foreach (string letter in letters)
            {
                string name = round == 0 ? letter : string.Create(CultureInfo.InvariantCulture, $"{letter}_{round}");
                if (!_graph.TryGetSymbol(name, out _) && !_graph.IsFunctionName(name) && _taken.Add(name))
                {
                    return name;
                }
            }
        }
    }
}
