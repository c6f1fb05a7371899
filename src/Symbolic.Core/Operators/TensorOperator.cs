namespace Symbolic;

/// <summary>The shape of the value from the shapes of the operands.</summary>
/// <exception cref="ShapeException">The shapes do not fit the operator.</exception>
public delegate Shape TensorShape(ReadOnlySpan<Shape> operands);

/// <summary>
/// The vector-Jacobian product: from the adjoint of the value, which may carry further axes in front (one set for each entry of
/// an output that is itself a tensor), the adjoint of the operand at a position with the same further axes in front.
/// </summary>
public delegate Expr TensorPullback(ReadOnlySpan<Expr> operands, Expr node, Expr adjoint, int position);

/// <summary>The numerical work behind an operator on tensors.</summary>
public enum Kernel : byte
{
    /// <summary>exp xᵢ/Σ exp xⱼ along the last axis.</summary>
    Softmax,

    /// <summary>xᵢ − log Σ exp xⱼ along the last axis.</summary>
    LogSoftmax,

    /// <summary>log Σ exp xⱼ along the last axis.</summary>
    LogSumExp,

    /// <summary>The largest entry along the last axis.</summary>
    Maximum,

    /// <summary>The smallest entry along the last axis.</summary>
    Minimum,

    /// <summary>The product of the entries along the last axis.</summary>
    Product,

    /// <summary>For each entry along the last axis the product of all others.</summary>
    OtherProducts,

    /// <summary>The share of each entry in the largest along the last axis: 1/ties where it attains it, otherwise 0.</summary>
    MaximumShare,

    /// <summary>The inverse of the matrix in the last two axes.</summary>
    Inverse,

    /// <summary>The solution of a linear system with the matrix in the last two axes.</summary>
    Solve,

    /// <summary>The determinant of the matrix in the last two axes.</summary>
    Determinant,

    /// <summary>The logarithm of the determinant of the matrix in the last two axes.</summary>
    LogDeterminant,

    /// <summary>The Euclidean norm along the last axis.</summary>
    Norm,

    /// <summary>The entries along the last axis divided by their Euclidean norm; 0 where that is 0.</summary>
    Unit,
}

/// <summary>An operator on vectors, matrices and tensors that stays one node, because its value and derivatives have better forms than sums of products.</summary>
public sealed class TensorOperator(string name, int operands) : Operator(name)
{
    /// <summary>Where the function has a real value, in words.</summary>
    public required string Domain { get; init; }

    /// <summary>The shape of the value.</summary>
    public required TensorShape Infer { get; init; }

    /// <summary>The vector-Jacobian product.</summary>
    public required TensorPullback Pullback { get; init; }

    /// <summary>The numerical work.</summary>
    public required Kernel Kernel { get; init; }

    /// <summary>True when there is a value wherever the operands have values.</summary>
    public bool IsTotal { get; init; }

    /// <summary>On how many last axes of its operands the operator works. Axes before those are rows that have nothing to do with each other.</summary>
    public int LastAxes { get; init; } = int.MaxValue;

    /// <summary>What is known about every entry of the value where there is one.</summary>
    public Facts Range { get; init; } = Facts.Real;

    /// <summary>Rewrites that keep value and domain at every real point, tried when a node is built; null where none applies.</summary>
    public NaryExact? Exact { get; init; }

    /// <summary>False: the input language reads numbers; tensor operators are built from C#.</summary>
    public override bool IsFunction => false;

    /// <inheritdoc/>
    public override int MinOperands => operands;

    /// <inheritdoc/>
    public override int MaxOperands => operands;

    /// <summary>The node of this operator with operands.</summary>
    public Expr this[params ReadOnlySpan<Expr> operands] => operands[0].Graph.Apply(this, operands);
}
