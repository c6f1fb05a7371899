using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>
/// Frames, the memory in which a program runs: inputs, constants, values, and room for the operands of a call. Small frames live
/// on the stack; large ones are lent out and come back, with their constants in place.
/// </summary>
internal sealed unsafe class FramePool
{
    // 2 kB: copying the constants of such a frame costs about as much as lending one.
    private const int OnStack = 256;

    private readonly Program _program;
    private readonly int _size;
    private readonly double[]?[] _idle = new double[]?[Environment.ProcessorCount];

    public FramePool(Program program)
    {
        _program = program;
        _size = program.SlotCount + program.LongestCall;
    }

    public void Run(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        if (_size <= OnStack)
        {
            RunOnStack(inputs, outputs);
            return;
        }

        double[] frame = Rent();
        inputs.CopyTo(frame);
        fixed (double* slots = frame)
        fixed (double* results = outputs)
        {
            Interpreter.Run(_program, slots, results);
        }

        Return(frame);
    }

    /// <summary>A frame with the constants in place. If it never comes back, no harm is done.</summary>
    public double[] Rent()
    {
        foreach (ref double[]? place in _idle.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } idle)
            {
                return idle;
            }
        }

        double[] frame = GC.AllocateUninitializedArray<double>(_size);
        _program.Leaves.CopyTo(frame, 0);
        return frame;
    }

    public void Return(double[] frame)
    {
        foreach (ref double[]? place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, frame, null) is null)
            {
                return;
            }
        }
    }

    [SkipLocalsInit]
    private void RunOnStack(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        double* slots = stackalloc double[OnStack];
        var frame = new Span<double>(slots, _size);
        _program.Leaves.CopyTo(frame);
        inputs.CopyTo(frame);
        fixed (double* results = outputs)
        {
            Interpreter.Run(_program, slots, results);
        }
    }
}
