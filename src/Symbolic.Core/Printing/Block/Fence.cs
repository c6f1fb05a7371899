namespace Symbolic;

/// <summary>A bracket of any height.</summary>
/// <param name="Low">One row high.</param>
/// <param name="Top">The top of a tall one.</param>
/// <param name="Side">What goes on.</param>
/// <param name="Middle">The row in the middle, of three or more.</param>
/// <param name="Bottom">The bottom.</param>
internal sealed record Fence(string Low, string Top, string Side, string Middle, string Bottom)
{
    public static Fence LeftParenthesis { get; } = new("(", "⎛", "⎜", "⎜", "⎝");

    public static Fence RightParenthesis { get; } = new(")", "⎞", "⎟", "⎟", "⎠");

    public static Fence LeftBracket { get; } = new("[", "⎡", "⎢", "⎢", "⎣");

    public static Fence RightBracket { get; } = new("]", "⎤", "⎥", "⎥", "⎦");

    public static Fence LeftBrace { get; } = new("{", "⎧", "⎪", "⎨", "⎩");

    public static Fence Bar { get; } = new("|", "│", "│", "│", "│");

    public static Fence DoubleBar { get; } = new("‖", "║", "║", "║", "║");

    /// <summary>The sign in a row of a bracket.</summary>
    public string At(int row, int height) =>
        height == 1 ? Low
        : row == 0 ? Top
        : row == height - 1 ? Bottom
        : row == height / 2 ? Middle
        : Side;
}
