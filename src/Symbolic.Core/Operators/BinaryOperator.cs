using System.Collections.Immutable;
using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

/// <summary>An operator with two operands.</summary>
public sealed class BinaryOperator(string name) : Operator(name)
{
    /// <summary>Where the function has a real value, in words.</summary>
    public required string Domain { get; init; }

    /// <summary>The derivative by the first operand, from both operands and the node itself.</summary>
    public required Func<Expr, Expr, Expr, Partial> Left { get; init; }

    /// <summary>The derivative by the second operand, from both operands and the node itself.</summary>
    public required Func<Expr, Expr, Expr, Partial> Right { get; init; }

    /// <summary>The value in double precision: NaN outside the domain; truth values are 0 and 1.</summary>
    public required Func<double, double, double> Evaluate { get; init; }

    /// <summary>
    /// The analytic function of complex numbers whose values on the real axis are those of <see cref="Evaluate"/>, on its principal
    /// branch; null for a function that is not analytic, or of which no complex form is known.
    /// </summary>
    public Func<Complex, Complex, Complex>? EvaluateComplex { get; init; }

    /// <summary>The vector form, within 2.5 ulp and with the special values of <see cref="Evaluate"/>; null where there is none.</summary>
    internal VectorKernel? Vector { get; init; }

    /// <summary>What follows about the value from what is known about the operands.</summary>
    public required Func<Expr, Expr, Facts> FactsOf { get; init; }

    /// <summary>Points where derivatives, facts and spellings are tested.</summary>
    public required ImmutableArray<(double, double)> Samples { get; init; }

    /// <summary>Rewrites that keep value and domain at every real point, tried when a node is built; null where none applies.</summary>
    public Func<Expr, Expr, Expr?>? Exact { get; init; }

    /// <summary>
    /// The function of the first operand alone when the second is an exact number, where that can do better than
    /// <see cref="Evaluate"/> with the rounded number (real odd roots); null where it cannot.
    /// </summary>
    public Func<Rational, Func<double, double>?>? EvaluateAtExactRight { get; init; }

    /// <summary>The vector form of <see cref="EvaluateAtExactRight"/>; null where there is none.</summary>
    internal Func<Rational, VectorKernel?>? VectorAtExactRight { get; init; }

    /// <summary>The work, as <see cref="Operator.Flops"/> counts it, when the second operand is an exact number; null where that changes nothing.</summary>
    public Func<Rational, double?>? FlopsAtExactRight { get; init; }

    /// <summary>The second operand when it is left out, <c>elu(x)</c> is <c>elu(x, 1)</c>; null when it must be given.</summary>
    public Rational? DefaultRight { get; init; }

    /// <summary>The element type of the operands.</summary>
    public Element Operands { get; init; }

    /// <summary>The element type of the value.</summary>
    public Element Result { get; init; }

    /// <inheritdoc/>
    public override int MinOperands => DefaultRight is null ? 2 : 1;

    /// <inheritdoc/>
    public override int MaxOperands => 2;

    /// <inheritdoc/>
    public override Element OperandElement(int position) => Operands;

    /// <inheritdoc/>
    public override Element ResultElement => Result;

    /// <summary>The node of this operator with two operands: <c>Atan2[y, x]</c>.</summary>
    public Expr this[Expr left, Expr right] => left.Owner.Apply(this, left, right);
}
