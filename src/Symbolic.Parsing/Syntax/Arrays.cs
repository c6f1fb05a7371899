namespace Symbolic.Parsing.Syntax;

/// <summary>Components, a slice, or a member of a family: <c>x[i]</c>, <c>A[:,1]</c>, <c>W[n]</c>.</summary>
internal sealed class IndexNode : ExpressionNode
{
    /// <summary>Creates an indexed expression.</summary>
    public IndexNode(TextSpan span, ExpressionNode target, IReadOnlyList<ExpressionNode> indices) : base(span)
    {
        Target = target;
        Indices = indices;
    }

    /// <summary>What is indexed.</summary>
    public ExpressionNode Target { get; }

    /// <summary>The indices: expressions, <see cref="SliceNode"/>s or <see cref="RangeNode"/>s.</summary>
    public IReadOnlyList<ExpressionNode> Indices { get; }

    /// <inheritdoc/>
    public override int ChildCount => Indices.Count + 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Target : Indices[index - 1];
}

/// <summary><c>:</c>, <c>2:</c>, <c>:3</c> or <c>2:3</c> inside an index; both ends belong to it.</summary>
internal sealed class SliceNode : ExpressionNode
{
    /// <summary>Creates a slice.</summary>
    public SliceNode(TextSpan span, ExpressionNode? from, ExpressionNode? to) : base(span)
    {
        From = from;
        To = to;
    }

    /// <summary>The first index; null for the first there is.</summary>
    public ExpressionNode? From { get; }

    /// <summary>The last index; null for the last there is.</summary>
    public ExpressionNode? To { get; }

    /// <inheritdoc/>
    public override int ChildCount => (From is null ? 0 : 1) + (To is null ? 0 : 1);

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => (index, From, To) switch
    {
        (0, not null, _) => From,
        (0, null, not null) => To,
        (1, not null, not null) => To,
        _ => throw NoChild(index),
    };
}

/// <summary><c>1..n</c>: the whole numbers from one to the other.</summary>
internal sealed class RangeNode : ExpressionNode
{
    /// <summary>Creates a range.</summary>
    public RangeNode(TextSpan span, ExpressionNode from, ExpressionNode to) : base(span)
    {
        From = from;
        To = to;
    }

    /// <summary>The first number.</summary>
    public ExpressionNode From { get; }

    /// <summary>The last number.</summary>
    public ExpressionNode To { get; }

    /// <inheritdoc/>
    public override int ChildCount => 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index switch { 0 => From, 1 => To, _ => throw NoChild(index) };
}

/// <summary>A matrix written out, or blocks put together: <c>[1, 2; 3, 4]</c>, <c>[a; 1]</c>.</summary>
internal sealed class MatrixNode : ExpressionNode
{
    private readonly IReadOnlyList<ExpressionNode> _entries;
    private readonly int[] _rowStarts;

    internal MatrixNode(TextSpan span, IReadOnlyList<ExpressionNode> entries, int[] rowStarts) : base(span)
    {
        _entries = entries;
        _rowStarts = rowStarts;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => _rowStarts.Length;

    /// <inheritdoc/>
    public override int ChildCount => _entries.Count;

    /// <summary>Number of entries of a row, counted from 0.</summary>
    public int ColumnCount(int row) => (row + 1 < _rowStarts.Length ? _rowStarts[row + 1] : _entries.Count) - _rowStarts[row];

    /// <summary>An entry; row and column are counted from 0.</summary>
    public ExpressionNode Entry(int row, int column) =>
        column >= 0 && column < ColumnCount(row) ? _entries[_rowStarts[row] + column] : throw new ArgumentOutOfRangeException(nameof(column));

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => _entries[index];
}
