using Symbolic.Vectors;

namespace Symbolic;

/// <summary>
/// A program as one straight run of steps for many points at a time. Both arms of a selection are computed, each for the lanes
/// that take it; a step may be left out where a <see cref="BatchOperation.Skip"/> before it says so, and nowhere else does control
/// leave the line.
/// </summary>
internal sealed class BatchCode
{
    public required int Inputs { get; init; }

    public required int Outputs { get; init; }

    public required double[] Constants { get; init; }

    public required BatchStep[] Steps { get; init; }

    /// <summary>The operands of n-ary calls.</summary>
    public required int[] Pool { get; init; }

    /// <summary>The number of values, inputs and constants included.</summary>
    public required int Values { get; init; }

    public required CompiledFunctions Functions { get; init; }

    /// <summary>The most operands that an n-ary call takes.</summary>
    public required int LongestCall { get; init; }

    /// <summary>The inputs and constants, whose values come first.</summary>
    public int Leaves => Inputs + Constants.Length;

    /// <summary>About how many cycles all steps take for one vector.</summary>
    public long Cost => Steps.Sum(static step => (long)step.Cost);

    /// <summary>The vector form that a step calls; null for a step that calls none.</summary>
    public VectorKernel? VectorForm(in BatchStep step) => step.Operation switch
    {
        BatchOperation.VectorUnary => Functions.UnaryVectors[step.Function],
        BatchOperation.VectorBinary => Functions.BinaryVectors[step.Function],
        _ => null,
    };

    /// <summary>Goes through the values that a step reads, the old value of a blend included.</summary>
    public void ForEachOperand(in BatchStep step, Action<int> visit)
    {
        int direct = step.Operands;
        if (direct > 0)
        {
            visit(step.A);
        }

        if (direct > 1)
        {
            visit(step.B);
        }

        if (direct > 2)
        {
            visit(step.C);
        }

        if (step.CallMask >= 0)
        {
            visit(step.CallMask);
        }

        if (step.Operation == Control.Call)
        {
            for (int i = 0; i < step.B; i++)
            {
                visit(Pool[step.A + i]);
            }
        }
        else if (step.Operation == BatchOperation.Blend)
        {
            visit(step.Dest);
        }
    }
}
