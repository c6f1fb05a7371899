namespace Symbolic;

/// <summary>What expressions cost when they are computed together, each shared part once.</summary>
/// <param name="Nodes">The distinct nodes, variables and numbers included.</param>
/// <param name="Operations">The distinct nodes that have operands.</param>
/// <param name="Flops">
/// The operations weighted by <see cref="Operator.Flops"/>, in additions; all arms of selections count. Null when a length is symbolic.
/// </param>
/// <param name="Depth">The number of operations on the longest way from a variable or number to a result: what no parallelism takes away.</param>
/// <param name="Slots">The values that the program keeps at a time, inputs and constants included; null with tensors or unknown functions.</param>
public sealed record Cost(int Nodes, int Operations, double? Flops, int Depth, int? Slots)
{
    /// <summary>The bytes of the program's values; null when there is no program of numbers.</summary>
    public long? Bytes => Slots is { } slots ? slots * (long)sizeof(double) : null;
}
