namespace Symbolic.Repl.Work;

/// <summary>What came of a query, before it is printed or evaluated.</summary>
/// <param name="Problem">What was asked about.</param>
/// <param name="Groups">The results.</param>
/// <param name="Conditions">Where the printed results have a value although the derived ones may have none.</param>
/// <param name="Variables">The variables that were worked with, in the spelling of who asked.</param>
internal sealed record Outcome(Problem Problem, IReadOnlyList<Group> Groups, IReadOnlyList<Expr> Conditions, IReadOnlyList<string> Variables)
{
    /// <summary>The distinct nodes of all results together.</summary>
    public int Nodes => DistinctNodes.Count(Groups.SelectMany(static g => g.Shown));
}
