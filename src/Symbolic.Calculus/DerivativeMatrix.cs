namespace Symbolic;

/// <summary>
/// A matrix of derivatives of which only the entries that are not structurally zero are stored: a Jacobian (a row for each
/// output, a column for each variable) or a Hessian. Where outputs or variables are tensors an entry is a block: the axes of what
/// its row stands for, then those of its variable.
/// </summary>
public sealed class DerivativeMatrix
{
    private readonly IReadOnlyList<Expr> _rows;
    private readonly Dictionary<(int, int), Expr> _entries;

    internal DerivativeMatrix(IReadOnlyList<Expr> rows, IReadOnlyList<Expr> variables, Dictionary<(int, int), Expr> entries, IReadOnlyList<string> notes) =>
        (_rows, Variables, _entries, Notes) = (rows, variables, entries, notes);

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    /// <summary>The number of columns: one for each variable.</summary>
    public int Columns => Variables.Count;

    /// <summary>The variables of the columns.</summary>
    public IReadOnlyList<Expr> Variables { get; }

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The number of entries that are not structurally zero.</summary>
    public int NonZeros => _entries.Count;

    /// <summary>The entry at a row and a column.</summary>
    public Expr this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return _entries.TryGetValue((row, column), out Expr entry) ? entry : Zeros.Of(_rows[row], Variables[column]);
        }
    }

    /// <summary>The entries that are not structurally zero, by rows.</summary>
    public IEnumerable<(int Row, int Column, Expr Value)> Entries =>
        _entries.Select(static e => (e.Key.Item1, e.Key.Item2, e.Value)).OrderBy(static e => e.Item1).ThenBy(static e => e.Item2);

    /// <summary>The positions of the entries that are not structurally zero.</summary>
    public SparsityPattern Pattern => SparsityPattern.FromPositions(Rows, Columns, _entries.Keys);

    /// <summary>All entries, <see cref="Rows"/> by <see cref="Columns"/>, zeros of the right shapes where nothing is stored.</summary>
    public Expr[,] ToArray()
    {
        var all = new Expr[Rows, Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                all[row, column] = this[row, column];
            }
        }

        return all;
    }
}
