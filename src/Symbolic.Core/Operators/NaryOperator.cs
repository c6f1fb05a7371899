using System.Collections.Immutable;
using Symbolic.Vectors;

namespace Symbolic;

/// <summary>The derivative of an operator by the operand at a position, from all operands and the node itself.</summary>
public delegate Partial NaryPartial(ReadOnlySpan<Expr> operands, Expr node, int position);

/// <summary>The value of an operator with any number of operands.</summary>
public delegate double NaryFunction(ReadOnlySpan<double> operands);

/// <summary>The facts of a value from the facts of the operands.</summary>
public delegate Facts NaryFacts(ReadOnlySpan<Facts> operands);

/// <summary>Rewrites that keep value and domain at every real point; null where none applies.</summary>
public delegate Expr? NaryExact(ReadOnlySpan<Expr> operands);

/// <summary>An operator with three or more operands, or with any number of them.</summary>
public sealed class NaryOperator(string name, int minOperands, int maxOperands) : Operator(name)
{
    /// <summary>Where the function has a real value, in words.</summary>
    public required string Domain { get; init; }

    /// <summary>The derivative by each operand.</summary>
    public required NaryPartial Partial { get; init; }

    /// <summary>The value in double precision: NaN outside the domain; truth values are 0 and 1.</summary>
    public required NaryFunction Evaluate { get; init; }

    /// <summary>What follows about the value from what is known about the operands.</summary>
    public required NaryFacts FactsOf { get; init; }

    /// <summary>Points where derivatives, facts and spellings are tested.</summary>
    public required ImmutableArray<ImmutableArray<double>> Samples { get; init; }

    /// <summary>Rewrites that keep value and domain at every real point, tried when a node is built; null where none applies.</summary>
    public NaryExact? Exact { get; init; }

    /// <summary>
    /// The value for two operands when any number of them is taken in from left to right: f(a, b, c) = f(f(a, b), c). The code
    /// templates of such an operator are for two operands, too. Null for operators that do not fold.
    /// </summary>
    public Func<double, double, double>? Fold { get; init; }

    /// <summary>The vector form of <see cref="Fold"/>; null where there is none.</summary>
    internal VectorKernel? Vector { get; init; }

    /// <summary>How many of the first operands are truth values.</summary>
    public int Conditions { get; init; }

    /// <inheritdoc/>
    public override int MinOperands => minOperands;

    /// <inheritdoc/>
    public override int MaxOperands => maxOperands;

    /// <inheritdoc/>
    public override Element OperandElement(int position) => position < Conditions ? Element.Boolean : Element.Real;

    /// <summary>The node of this operator with operands: <c>Max[x, y, z]</c>.</summary>
    public Expr this[params ReadOnlySpan<Expr> operands] => operands[0].Owner.Apply(this, operands);
}
