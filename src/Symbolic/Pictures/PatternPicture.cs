using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>
/// The pattern of a Jacobian or Hessian as a picture: which entries are structurally zero, and where values are given how large the
/// others are. Of a large matrix each cell of the picture stands for a block of entries.
/// </summary>
public sealed class PatternPicture
{
    /// <summary>The most cells side by side, and one below the other.</summary>
    public const int MostCells = 120;

    private PatternPicture(SparsityPattern pattern, int block, double[,] density, double[,]? magnitude, ImmutableArray<string> rows, ImmutableArray<string> columns)
    {
        (Pattern, Block, _density, _magnitude, RowLabels, ColumnLabels) = (pattern, block, density, magnitude, rows, columns);
        (Rows, Columns) = (density.GetLength(0), density.GetLength(1));
        foreach (double size in magnitude ?? new double[0, 0])
        {
            if (size > 0 && double.IsFinite(size))
            {
                (Least, Most) = (Least == 0 ? size : Math.Min(Least, size), Math.Max(Most, size));
            }
        }
    }

    private readonly double[,] _density;
    private readonly double[,]? _magnitude;

    /// <summary>The pattern.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>How many rows and columns of the matrix a cell stands for.</summary>
    public int Block { get; }

    /// <summary>The rows of cells.</summary>
    public int Rows { get; }

    /// <summary>The columns of cells.</summary>
    public int Columns { get; }

    /// <summary>What the rows of the matrix are called; empty where they have no names.</summary>
    public ImmutableArray<string> RowLabels { get; }

    /// <summary>What the columns of the matrix are called; empty where they have no names.</summary>
    public ImmutableArray<string> ColumnLabels { get; }

    /// <summary>True where there are values.</summary>
    public bool HasValues => _magnitude is not null;

    /// <summary>The least size of a value that is not zero; 0 for none.</summary>
    public double Least { get; }

    /// <summary>The largest size of a value; 0 for none.</summary>
    public double Most { get; }

    /// <summary>The picture of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="rows">What the rows are called; null for no names.</param>
    /// <param name="columns">What the columns are called; null for no names.</param>
    /// <param name="values">The values in the order of <see cref="SparsityPattern.Positions"/>; null for none.</param>
    /// <param name="mostCells">The most cells in each direction, up to <see cref="MostCells"/>.</param>
    /// <exception cref="ArgumentException">There are not as many values as positions.</exception>
    public static PatternPicture Of(SparsityPattern pattern, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null, IReadOnlyList<double>? values = null, int mostCells = MostCells)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostCells);
        if (values is not null && values.Count != pattern.NonZeros)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The pattern has {pattern.NonZeros} positions, and {values.Count} values are given."), nameof(values));
        }

        int longest = Math.Max(1, Math.Max(pattern.Rows, pattern.Columns));
        int most = Math.Min(mostCells, MostCells);
        int block = (longest + most - 1) / most;
        double[,] density = new double[(pattern.Rows + block - 1) / block, (pattern.Columns + block - 1) / block];
        double[,]? magnitude = values is null ? null : new double[density.GetLength(0), density.GetLength(1)];
        int at = 0;
        foreach ((int row, int column) in pattern.Positions)
        {
            (int r, int c) = (row / block, column / block);
            int entries = (Math.Min(pattern.Rows, (r + 1) * block) - (r * block)) * (Math.Min(pattern.Columns, (c + 1) * block) - (c * block));
            density[r, c] += 1.0 / entries;
            if (magnitude is not null)
            {
                double size = Math.Abs(values![at]);
                magnitude[r, c] = double.IsNaN(size) || double.IsNaN(magnitude[r, c]) ? double.NaN : Math.Max(magnitude[r, c], size);
            }

            at++;
        }

        return new PatternPicture(pattern, block, density, magnitude, [.. rows ?? []], [.. columns ?? []]);
    }

    /// <summary>How many of the entries of a cell are in the pattern, as a share from 0 to 1.</summary>
    /// <param name="row">The row of the cell, from 0.</param>
    /// <param name="column">The column of the cell, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such cell.</exception>
    public double DensityAt(int row, int column) => _density[row, column];

    /// <summary>
    /// How strongly a cell is drawn, from 0 to 1; null for one without entries in the pattern. With values by their size, on a scale of
    /// logarithms where they differ much; else by how full the cell is.
    /// </summary>
    public double? ShadeAt(int row, int column)
    {
        if (_density[row, column] == 0)
        {
            return null;
        }

        if (_magnitude is null)
        {
            return 0.25 + (0.75 * Math.Min(1, _density[row, column]));
        }

        double size = _magnitude[row, column];
        return double.IsNaN(size) || size == 0 ? 0
            : !double.IsFinite(size) || Most == Least ? 1
            : IsLogarithmic ? 0.1 + (0.9 * ((Math.Log(size) - Math.Log(Least)) / (Math.Log(Most) - Math.Log(Least))))
            : 0.1 + (0.9 * (size / Most));
    }

    /// <summary>The largest size of the values of a cell; null where there are none.</summary>
    /// <param name="row">The row of the cell, from 0.</param>
    /// <param name="column">The column of the cell, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There are values, and no such cell.</exception>
    public double? MagnitudeAt(int row, int column) => _magnitude is null || _density[row, column] == 0 ? null : _magnitude[row, column];

    /// <summary>The picture as SVG: self-contained, without scripts, light or dark as the reader prefers.</summary>
    /// <param name="title">What a screen reader says first; null for a general title.</param>
    public string ToSvg(string? title = null) => PatternSvg.Write(this, title);

    /// <summary>What the shades mean, and how full the matrix is.</summary>
    public string Legend
    {
        get
        {
            string pattern = string.Create(CultureInfo.InvariantCulture, $"{Pattern} entries may be other than zero");
            return !HasValues ? pattern + (Block > 1 ? string.Create(CultureInfo.InvariantCulture, $"; each cell stands for {Block}×{Block} entries") : "")
                : Most == 0 ? pattern + "; all are zero here"
                : $"{pattern}; sizes from {PictureText.Number(Least)} to {PictureText.Number(Most)}{(IsLogarithmic ? ", on a scale of logarithms" : "")}";
        }
    }

    private bool IsLogarithmic => Least > 0 && Most / Least > 100;
}
