namespace Symbolic;

/// <summary>How the operands of a node are stored.</summary>
internal enum NodeKind : byte
{
    /// <summary>No operands; A is the attribute.</summary>
    Leaf,

    /// <summary>One operand, in A.</summary>
    Unary,

    /// <summary>Two operands, in A and B.</summary>
    Binary,

    /// <summary>B operands in the pool; A is the offset of the attribute, the operands follow it.</summary>
    Pooled,
}

/// <summary>
/// One node of the arena: 16 bytes. All columns of a node lie in one cache line, and one array reference is all that a reader
/// needs, so growth of the arena never disturbs concurrent readers of finished nodes.
/// </summary>
internal struct Node
{
    public int A;
    public int B;
    public ushort Op;
    public ushort Type;
    public Possible Facts;
    public NodeKind Kind;
}
