using System.Numerics;

namespace Symbolic.Tensors;

/// <summary>Runs a program in one precision.</summary>
internal abstract class TensorRunner
{
    public abstract void Run(ReadOnlySpan<double[]> inputs, ReadOnlySpan<double[]> outputs);

    public abstract void Run(ReadOnlySpan<float[]> inputs, ReadOnlySpan<float[]> outputs);
}

/// <summary>Does the work of a step.</summary>
internal delegate void StepWork<T>(in Workspace<T> workspace)
    where T : unmanaged;

/// <summary>The constants of a program in its precision, and frames that wait for the next run.</summary>
internal sealed class TensorRunner<T> : TensorRunner
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TensorProgram _program;
    private readonly T[] _constants;
    private readonly ScheduledStep[] _schedule;
    private readonly StepWork<T>?[] _work;
    private readonly Arm[] _arms;
    private readonly View[] _results;
    private readonly TensorFrame<T>?[] _idle = new TensorFrame<T>?[Environment.ProcessorCount];

    public TensorRunner(TensorProgram program, double[] constants, ScheduledStep[] schedule, Arm[] arms, View[] results)
    {
        (_program, _schedule, _arms, _results) = (program, schedule, arms, results);
        _constants = GC.AllocateUninitializedArray<T>(Math.Max(1, constants.Length), pinned: true);
        for (int i = 0; i < constants.Length; i++)
        {
            _constants[i] = T.CreateTruncating(constants[i]);
        }

        // The method of a step for these numbers is looked up once.
        _work = [.. schedule.Select(static s => s.Step is { } step ? new StepWork<T>(step.Prepared().Run) : null)];
    }

    public override void Run(ReadOnlySpan<double[]> inputs, ReadOnlySpan<double[]> outputs) => RunOn(inputs, outputs);

    public override void Run(ReadOnlySpan<float[]> inputs, ReadOnlySpan<float[]> outputs) => RunOn(inputs, outputs);

    private void RunOn<TGiven>(ReadOnlySpan<TGiven[]> inputs, ReadOnlySpan<TGiven[]> outputs)
        where TGiven : unmanaged, IFloatingPointIeee754<TGiven>
    {
        TensorFrame<T> frame = Rent();
        try
        {
            frame.Take(inputs);
            frame.Run(_schedule, _work, _arms);
            for (int i = 0; i < outputs.Length; i++)
            {
                frame.Give(_results[i], outputs[i]);
            }
        }
        finally
        {
            frame.Release();
            Return(frame);
        }
    }

    private TensorFrame<T> Rent()
    {
        foreach (ref TensorFrame<T>? place in _idle.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } idle)
            {
                return idle;
            }
        }

        return new TensorFrame<T>(_program, _constants);
    }

    private void Return(TensorFrame<T> frame)
    {
        foreach (ref TensorFrame<T>? place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, frame, null) is null)
            {
                return;
            }
        }
    }
}
