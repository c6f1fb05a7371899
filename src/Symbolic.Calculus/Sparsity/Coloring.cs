using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Columns in groups (colors): one derivative along the sum of the columns of a group gives the entries of all of them at once. A
/// coloring for which every entry can be read off such sums makes the number of derivatives that of the colors, not of the columns.
/// Source: Gebremedhin, Manne and Pothen, What color is your Jacobian?, SIAM Review 47 (2005), 629–705.
/// </summary>
public sealed class Coloring
{
    internal Coloring(int[] colors) => (Colors, Count) = (ImmutableArray.Create(colors), colors.Length == 0 ? 0 : colors.Max() + 1);

    /// <summary>The color of each column, from 0.</summary>
    public ImmutableArray<int> Colors { get; }

    /// <summary>The number of colors.</summary>
    public int Count { get; }

    /// <summary>
    /// A coloring for Jacobians: columns of one color have no row in common (a distance-2 coloring of rows and columns), so that
    /// every entry stands by itself in its row. Several orders are tried, and the fewest colors kept; the least number is never
    /// below the longest row, and finding it is hard in general.
    /// </summary>
    public static Coloring OfColumns(SparsityPattern pattern, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new ColumnColoring(pattern, cancellation).Run();
    }

    /// <summary>
    /// A star coloring for Hessians: neighbors differ, and no path of four has only two colors. Each entry off the diagonal then
    /// stands by itself in its own row or, the matrix being symmetric, in that of its column.
    /// Source: Gebremedhin, Tarafdar, Manne and Pothen, New acyclic and star coloring algorithms, SIAM J. Sci. Comput. 29 (2007), 1042–1072.
    /// </summary>
    /// <exception cref="ArgumentException">The pattern is not symmetric.</exception>
    public static Coloring Star(SparsityPattern pattern, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!pattern.IsSymmetric)
        {
            throw new ArgumentException($"A star coloring belongs to a symmetric pattern, and this one ({pattern}) is not; color its columns.", nameof(pattern));
        }

        return new StarColoring(pattern, cancellation).Run();
    }
}
