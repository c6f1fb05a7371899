using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>Finds the points of a batch where a condition does not hold, before anything is written: a result may take the place of an input.</summary>
internal sealed unsafe class BatchConditions
{
    private readonly AssertedConditions _conditions;
    private readonly BatchRunner _hold;
    private readonly Violation _violation;

    public BatchConditions(Program program, BatchOptions options)
    {
        _conditions = AssertedConditions.Create(program, options.Conditions);
        _violation = options.Violation;
        _hold = BatchRunner.Create(_conditions.All, options);
    }

    /// <summary>Runs a program with these conditions.</summary>
    /// <exception cref="ConditionException">A condition does not hold at a point, and that is to be told; nothing has been written.</exception>
    public void Run(BatchRunner values, int results, double** inputs, ReadOnlySpan<bool> repeated, double** outputs, nint count, CancellationToken cancellation, IProgress<long>? progress)
    {
        double* hold = (double*)NativeMemory.Alloc((nuint)Math.Max(count, 1), sizeof(double));
        try
        {
            _hold.Run(inputs, repeated, &hold, count, cancellation, null);
            if (_violation == Violation.Throw)
            {
                RequireAll(hold, inputs, repeated, count);
            }

            values.Run(inputs, repeated, outputs, count, cancellation, progress);
            for (nint point = 0; point < count && _violation == Violation.NaN; point++)
            {
                if (!AssertedConditions.Hold(hold[point]))
                {
                    for (int k = 0; k < results; k++)
                    {
                        outputs[k][point] = double.NaN;
                    }
                }
            }
        }
        finally
        {
            NativeMemory.Free(hold);
        }
    }

    private void RequireAll(double* hold, double** inputs, ReadOnlySpan<bool> repeated, nint count)
    {
        for (nint point = 0; point < count; point++)
        {
            if (!AssertedConditions.Hold(hold[point]))
            {
                double[] values = new double[repeated.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = inputs[i][repeated[i] ? 0 : point];
                }

                throw _conditions.Violated(values, point);
            }
        }
    }
}
