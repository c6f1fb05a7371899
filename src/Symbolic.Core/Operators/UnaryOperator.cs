using System.Collections.Immutable;
using System.Numerics;
using Symbolic.Vectors;

namespace Symbolic;

/// <summary>An operator with one operand.</summary>
public sealed class UnaryOperator(string name) : Operator(name)
{
    /// <summary>Where the function has a real value.</summary>
    public required Domain Domain { get; init; }

    /// <summary>The hull of the values.</summary>
    public required Interval Range { get; init; }

    /// <summary>The derivative from the operand and the node itself; using the node shares its value.</summary>
    public required Func<Expr, Expr, Partial> Partial { get; init; }

    /// <summary>The value in double precision: NaN outside the domain.</summary>
    public required Func<double, double> Evaluate { get; init; }

    /// <summary>
    /// The analytic function of a complex number whose values on the real axis are those of <see cref="Evaluate"/>, on its principal
    /// branch; null for a function that is not analytic, or of which no complex form is known.
    /// </summary>
    public Func<Complex, Complex>? EvaluateComplex { get; init; }

    /// <summary>The vector form, within 2.5 ulp and with the special values of <see cref="Evaluate"/>; null where there is none.</summary>
    internal VectorKernel? Vector { get; init; }

    /// <summary>
    /// The function in terms of simpler ones (sine, cosine, exponential, logarithm, powers), equal wherever both have values;
    /// null for a function that is not made of others.
    /// </summary>
    public Func<Expr, Expr>? Definition { get; init; }

    /// <summary>Points where derivative, facts and spellings are tested.</summary>
    public required ImmutableArray<double> Samples { get; init; }

    /// <summary>Rewrites that keep value and domain at every real point, tried when a node is built; null where none applies.</summary>
    public Func<Expr, Expr?>? Exact { get; init; }

    /// <summary>What follows beyond domain, range and traits, from the operand and the facts found so far; null for nothing.</summary>
    public Func<Expr, Facts, Facts>? Refine { get; init; }

    /// <summary>What a further argument means, <c>log(x, base=2)</c> or <c>sigmoid(x, λ)</c>; null when there is none.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>True when the value is a truth value (of a truth value).</summary>
    public bool IsLogical { get; init; }

    /// <inheritdoc/>
    public override int MinOperands => 1;

    /// <inheritdoc/>
    public override int MaxOperands => Parameter is { Form: ParameterForm.Positional } ? 2 : 1;

    /// <inheritdoc/>
    public override Element OperandElement(int position) => IsLogical ? Element.Boolean : Element.Real;

    /// <inheritdoc/>
    public override Element ResultElement => IsLogical ? Element.Boolean : Element.Real;

    /// <summary>The node of this operator with an operand: <c>Sin[x]</c>.</summary>
    public Expr this[Expr operand] => operand.Owner.Apply(this, operand);

    /// <summary>
    /// The rewrites of this operator, then those that follow from its traits: an odd or even function takes the sign of its
    /// operand outside, and an odd or sign-preserving function is 0 at 0.
    /// </summary>
    internal Expr? Simpler(Expr operand)
    {
        if (Exact?.Invoke(operand) is { } known)
        {
            return known;
        }

        if ((Traits & (Traits.Odd | Traits.Even | Traits.SignPreserving)) == Traits.None)
        {
            return null;
        }

        bool odd = Is(Traits.Odd);
        if (operand.IsZero)
        {
            return (odd || Is(Traits.SignPreserving)) && Domain.Contains(0) ? operand : null;
        }

        Expr? positive = !odd && !Is(Traits.Even) ? null
            : operand.Is(Operators.Negate) ? operand.Operands[0]
            : operand.IsNumber && operand.Number.Sign < 0 ? -operand
            : null;
        return positive is not { } mirrored ? null : odd ? -this[mirrored] : this[mirrored];
    }

    internal Facts FactsOf(Expr node)
    {
        Facts operand = node.Facts;
        if (IsLogical)
        {
            return Facts.Unknown;
        }

        Possible signs = Range.Signs;
        if (Is(Traits.SignPreserving))
        {
            signs &= operand.Signs;
            if (!Domain.Contains(0))
            {
                signs &= ~Possible.Zero;
            }
        }

        bool defined = operand.IsTotal && (operand.Signs & ~Domain.Safe) == 0;
        bool whole = Is(Traits.IntegerValued) || (Is(Traits.IntegerPreserving) && operand.IsInteger == Truth.True);
        var facts = new Facts(signs | (defined ? Possible.None : Possible.Undefined) | (whole ? Possible.None : Possible.Fraction));
        return Refine?.Invoke(node, facts) ?? facts;
    }
}
