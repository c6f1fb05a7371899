using System.Runtime.CompilerServices;

namespace Symbolic.Tensors;

/// <summary>Functions applied entry by entry, ready to run: what <see cref="MapStep"/> says, in a few short arrays.</summary>
/// <param name="step">The step.</param>
/// <param name="operands">The operands.</param>
/// <param name="code">The functions in their order.</param>
/// <param name="places">The operands of all functions: the beginning of a register, or the complement of the position of an operand.</param>
/// <param name="size">The entries of a block.</param>
/// <param name="registers">The room of all registers, behind which the blocks of operands lie.</param>
internal sealed unsafe class PreparedMap(MapStep step, PreparedMap.Operand[] operands, PreparedMap.Call[] code, int[] places, int size, int registers) : TensorStep
{
    private const int MostOperands = 3;

    private readonly int _longestCall = Math.Max(MostOperands, code.Max(static c => c.Operands));

    public override IReadOnlyList<View> Reads => step.Reads;

    public override string Description => step.Description;

    public override long Scratch => step.Scratch;

    [SkipLocalsInit]
    public override void Run<T>(in Workspace<T> workspace)
    {
        T* dest = workspace.Values[Dest];
        T* scratch = workspace.Scratch;
        T* blocks = scratch + registers;
        T** at = stackalloc T*[operands.Length];
        T** current = stackalloc T*[operands.Length];
        T** call = stackalloc T*[_longestCall];
        for (int i = 0; i < operands.Length; i++)
        {
            ref readonly Operand operand = ref operands[i];
            T* from = workspace.Values[operand.Value] + operand.Offset;
            if (operand.Block >= 0)
            {
                current[i] = blocks + operand.Block;
                if (operand.Scattered is null)
                {
                    new Span<T>(current[i], size).Fill(*from);
                }
            }

            at[i] = from;
        }

        for (long start = 0; start < Count; start += size)
        {
            int count = (int)Math.Min(size, Count - start);
            for (int i = 0; i < operands.Length; i++)
            {
                ref readonly Operand operand = ref operands[i];
                if (operand.Block < 0)
                {
                    current[i] = at[i] + start;
                }
                else if (operand.Scattered is { } look)
                {
                    StridedLoops.Gather(at[i], look.Sizes, look.Strides, start, count, current[i]);
                }
            }

            int next = 0;
            foreach (ref readonly Call function in code.AsSpan())
            {
                for (int j = 0; j < function.Operands; j++)
                {
                    int place = places[next++];
                    call[j] = place >= 0 ? scratch + place : current[~place];
                }

                function.Function.Apply(call, function.Register >= 0 ? scratch + function.Register : dest + start, count);
            }
        }
    }

    /// <summary>An operand: its value, the beginning of its block or −1 where it is read in place, and how it is scattered unless it repeats one entry.</summary>
    internal readonly record struct Operand(int Value, int Block, long Offset, View? Scattered);

    /// <summary>A function, the beginning of the register of its result or −1 for the result of the step, and the number of its operands.</summary>
    internal readonly record struct Call(MapFunction Function, int Register, int Operands);
}
