namespace Symbolic;

/// <summary>A formula over several lines of text.</summary>
/// <param name="Lines">The lines, without blanks at their ends.</param>
/// <param name="Baseline">Which of them, counted from 0, is the one that text beside the formula stands on.</param>
/// <param name="Width">The cells of the widest line.</param>
public sealed record TextBlock(IReadOnlyList<string> Lines, int Baseline, int Width)
{
    /// <summary>The lines, separated by line feeds.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
