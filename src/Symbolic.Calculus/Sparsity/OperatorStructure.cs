using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// What the derivatives of an operator look like before any operand is known: by which operands there is a derivative that is not
/// structurally zero, and which pairs of operands have a second derivative that is not. An operator without pairs is linear almost
/// everywhere (a sum, a selection, a maximum); one whose pairs are all of an operand with itself is separable.
/// </summary>
/// <param name="Depends">For each operand whether the first derivative by it may be other than zero.</param>
/// <param name="Refuses">For each operand whether the operator declares that it has no derivative by it.</param>
/// <param name="Pairs">The pairs (i ≤ j) of operands that interact.</param>
internal sealed record OperatorStructure(ImmutableArray<bool> Depends, ImmutableArray<bool> Refuses, ImmutableArray<(int First, int Second)> Pairs);
