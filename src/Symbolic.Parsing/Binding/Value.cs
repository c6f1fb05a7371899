namespace Symbolic.Parsing.Binding;

/// <summary>
/// A value while an expression is bound: a node, and how its axes are meant. The first axes may be free indices, as i in w_i x_i before Σ_i
/// sums over it; a vector may be a row, as in xᵀA, without a matrix being made of it.
/// </summary>
/// <param name="Node">The node. The axes of the free indices come first.</param>
/// <param name="Indices">The names of the free indices in the order of their axes; null for none.</param>
/// <param name="IsRow">Whether the one axis besides the free indices runs along a row.</param>
internal readonly record struct Value(Expr Node, string[]? Indices = null, bool IsRow = false)
{
    /// <summary>How many of the first axes are free indices.</summary>
    public int FreeCount => Indices?.Length ?? 0;

    /// <summary>How many axes the value has for each choice of its free indices.</summary>
    public int Order => Node.Shape.Order - FreeCount;

    /// <summary>Whether it is one number or condition, without a free index.</summary>
    public bool IsSingle => Node.Shape.IsScalar;

    /// <summary>Whether it is a number or condition for each choice of its free indices.</summary>
    public bool IsNumber => Order == 0;

    public bool IsVector => Order == 1;

    public bool IsColumn => Order == 1 && !IsRow;

    public bool IsMatrix => Order == 2;

    /// <summary>The axes besides the free indices.</summary>
    public Dim[] Axes => Node.Shape.Axes.AsSpan()[FreeCount..].ToArray();

    /// <summary>The shape as people speak of it: a row has two axes.</summary>
    public Shape Shape => IsRow ? new Shape(1, Axes[0]) : new Shape(Axes);

    /// <summary>The length of an axis besides the free indices.</summary>
    public Dim Axis(int axis) => Node.Shape[FreeCount + axis];

    /// <summary>The length of the axis of a free index.</summary>
    public Dim LengthOf(string index) => Node.Shape[Array.IndexOf(Indices!, index)];
}
