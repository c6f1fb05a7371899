using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>What an exercise is about.</summary>
internal enum Topic
{
    Power,
    Sum,
    Product,
    Quotient,
    Chain,
    Partial,
    Gradient,
    Tensors,
}

/// <summary>The topics by name and by level.</summary>
internal static class Topics
{
    public const int Levels = 5;

    private static readonly Topic[][] ByLevel = [[Topic.Power, Topic.Sum], [Topic.Product, Topic.Quotient], [Topic.Chain], [Topic.Partial, Topic.Gradient], [Topic.Tensors]];

    /// <summary>The names in the order of the levels.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<Topic>().Select(NameOf)];

    public static string NameOf(Topic topic) => topic.ToString().ToLowerInvariant();

    /// <exception cref="RequestException">There is no such topic.</exception>
    public static Topic Find(string name) => Enum.GetValues<Topic>().Where(t => NameOf(t) == name).Select(static t => (Topic?)t).FirstOrDefault()
        ?? throw new RequestException($"There is no topic '{name}'.", $"The topics are {string.Join(", ", Names)}.");

    /// <summary>The topics of a level, counted from 1.</summary>
    public static IReadOnlyList<Topic> OfLevel(int level) => ByLevel[level - 1];
}
