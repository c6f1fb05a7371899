using System.Numerics;

namespace Symbolic;

/// <summary>
/// The pattern of a Jacobian by reverse propagation of bits: sixty-four outputs at a time, each node learns which of them depend on
/// it through derivatives that are not structurally zero. The work is the sum of the cones of such groups of outputs.
/// Source: Griewank and Walther, Evaluating Derivatives (2nd ed.), section 7.1.
/// </summary>
internal static class JacobianPattern
{
    private const int Width = 64;

    public static SparsityPattern Of(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, CancellationToken cancellation) =>
        Of(outputs, variables, cancellation, out _);

    /// <param name="outputs">The rows.</param>
    /// <param name="variables">The columns.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="reached">How many nodes reverse sweeps reach, one sweep for each output: their work.</param>
    public static SparsityPattern Of(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, CancellationToken cancellation, out long reached)
    {
        reached = 0;
        var packed = new List<long>();
        using var structure = new ActiveCone(outputs[0].Graph, variables);
        ulong[] masks = [];
        for (int first = 0; first < outputs.Count; first += Width)
        {
            int count = Math.Min(Width, outputs.Count - first);
            structure.Collect([.. outputs.Skip(first).Take(count)], cancellation);
            if (masks.Length < structure.Count)
            {
                masks = new ulong[Math.Max(structure.Count, masks.Length * 2)];
            }

            masks.AsSpan(0, structure.Count).Clear();
            for (int i = 0; i < count; i++)
            {
                // What is older than all variables has no place and no derivative.
                if (structure.PlaceOf(outputs[first + i]) is >= 0 and var place)
                {
                    masks[place] |= 1UL << i;
                }
            }

            for (int place = structure.Count - 1; place >= 0; place--)
            {
                if ((place & 0xFFF) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                ulong mask = masks[place];
                if (mask == 0 || !structure.IsActive(place))
                {
                    continue;
                }

                reached += BitOperations.PopCount(mask);
                if (structure.VariableAt(place) is >= 0 and var variable)
                {
                    for (ulong rest = mask; rest != 0; rest &= rest - 1)
                    {
                        packed.Add(SparsityPattern.Pack(first + BitOperations.TrailingZeroCount(rest), variable));
                    }

                    continue;
                }

                foreach (int operand in structure.DependenciesOf(place))
                {
                    masks[operand] |= mask;
                }
            }
        }

        return SparsityPattern.FromPacked(outputs.Count, variables.Count, packed);
    }
}
