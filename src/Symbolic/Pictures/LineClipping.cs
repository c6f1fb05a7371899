namespace Symbolic;

/// <summary>The part of a line between two heights.</summary>
internal static class LineClipping
{
    /// <summary>The part of the line from one point to another that lies between two heights; null when there is none.</summary>
    /// <param name="a">The beginning.</param>
    /// <param name="b">The end.</param>
    /// <param name="low">The lower height.</param>
    /// <param name="high">The upper height.</param>
    public static (DrawnPoint From, DrawnPoint To)? Clip(DrawnPoint a, DrawnPoint b, double low, double high)
    {
        if ((a.Y < low && b.Y < low) || (a.Y > high && b.Y > high))
        {
            return null;
        }

        return (Moved(a, b), Moved(b, a));

        DrawnPoint Moved(DrawnPoint p, DrawnPoint other)
        {
            double edge = Math.Clamp(p.Y, low, high);
            return edge == p.Y ? p : new DrawnPoint(p.X + ((other.X - p.X) * ((edge - p.Y) / (other.Y - p.Y))), edge);
        }
    }
}
