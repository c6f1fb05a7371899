using System.Collections.Immutable;

namespace Symbolic;

/// <summary>A point of a drawing; x runs to the right and y downwards.</summary>
/// <param name="X">The distance from the left.</param>
/// <param name="Y">The distance from the top.</param>
public readonly record struct DrawnPoint(double X, double Y);

/// <summary>What a node of a drawing is.</summary>
public enum DrawnKind : byte
{
    /// <summary>A variable.</summary>
    Input,

    /// <summary>Something that depends on no variable.</summary>
    Constant,

    /// <summary>A node of the function.</summary>
    Forward,

    /// <summary>A node that differentiation appended.</summary>
    Backward,
}

/// <summary>A node of a drawing: a box with a label in it and a name above it.</summary>
/// <param name="Node">Its position among the nodes of what is drawn.</param>
/// <param name="Centre">The middle of the box.</param>
/// <param name="Width">The width of the box.</param>
/// <param name="Height">The height of the box.</param>
/// <param name="Label">The operation, or the name of a variable.</param>
/// <param name="Name">The name of the node, v₁; of a variable its own.</param>
/// <param name="Formula">What it computes from the names of other nodes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Result">What it is called as a result, f or ∂f/∂x; null when it is none.</param>
public sealed record DrawnNode(int Node, DrawnPoint Centre, double Width, double Height, string Label, string Name, string Formula, DrawnKind Kind, string? Result);

/// <summary>
/// A wire of a drawing. Its points come in pairs: between the two of a pair it is straight and level, from one pair to the next it is a
/// curve that begins and ends level. On the first pair there is room for a value above and a derivative below.
/// </summary>
/// <param name="User">The position of the node that uses.</param>
/// <param name="Input">The position of the node that is used.</param>
/// <param name="Edge">Which of the inputs of the user it is.</param>
/// <param name="Points">The points, from the node that is used to the one that uses.</param>
public sealed record DrawnWire(int User, int Input, int Edge, ImmutableArray<DrawnPoint> Points)
{
    /// <summary>The wire in the language of SVG paths.</summary>
    public string ToPath()
    {
        var path = new System.Text.StringBuilder();
        for (int i = 0; i < Points.Length; i++)
        {
            DrawnPoint p = Points[i];
            string end = $"{PictureText.Coordinate(p.X)},{PictureText.Coordinate(p.Y)}";
            if (i == 0)
            {
                path.Append('M').Append(end);
            }
            else if (i % 2 == 1)
            {
                path.Append('L').Append(end);
            }
            else
            {
                DrawnPoint before = Points[i - 1];
                string middle = PictureText.Coordinate((before.X + p.X) / 2);
                path.Append('C').Append(middle).Append(',').Append(PictureText.Coordinate(before.Y)).Append(' ').Append(middle).Append(',').Append(PictureText.Coordinate(p.Y)).Append(' ').Append(end);
            }
        }

        return path.ToString();
    }
}
