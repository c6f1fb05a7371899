namespace Symbolic.Repl.Work;

/// <summary>What came of a query, before it is printed or evaluated.</summary>
/// <param name="Problem">What was asked about.</param>
/// <param name="Groups">The results.</param>
/// <param name="Conditions">Where the printed results have a value although the derived ones may have none.</param>
/// <param name="Variables">The variables that were worked with, in the spelling of who asked.</param>
internal sealed record Outcome(Problem Problem, IReadOnlyList<Group> Groups, IReadOnlyList<Expr> Conditions, IReadOnlyList<string> Variables)
{
    /// <summary>Whether each entry of a list was worked with by itself.</summary>
    public Taken Taken { get; init; } = Taken.EntryByEntry;

    /// <summary>The gradients as a backward pass; null when they are not wanted so, or cannot be written so.</summary>
    public BackwardProgram? Backward { get; init; }

    /// <summary>What was worked with, and how it is called on the screen.</summary>
    public IReadOnlyList<(string Label, Expr Expr)> Functions => Taken == Taken.EntryByEntry
        ? [.. Problem.Labels.Zip(Problem.Outputs)]
        : [.. Problem.ResultLabels.Zip(Problem.Results, static (label, result) => (label, result.Value))];

    /// <summary>The entry of a Hessian: of the table of numbers, or the result for a pair of tensors.</summary>
    public Expr SecondDerivative(int row, int column) =>
        Taken == Taken.EntryByEntry ? Groups[0].Shown[(row * Variables.Count) + column] : Groups[(row * Variables.Count) + column].Shown[0];

    /// <summary>The distinct nodes of all results together.</summary>
    public int Nodes => DistinctNodes.Count(Groups.SelectMany(static g => g.Shown));
}

/// <summary>How results are worked with.</summary>
internal enum Taken
{
    /// <summary>The entries of a list each by itself.</summary>
    EntryByEntry,

    /// <summary>A list or tensor as one.</summary>
    Whole,
}
