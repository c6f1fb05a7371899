using System.Buffers;

namespace Symbolic;

/// <summary>
/// A program for many points at a time. Inputs and results are columns: the values of one variable, or of one result, at all
/// points. Any number of threads may run it at a time, and the values do not depend on how many points there are, where a point
/// stands, or how many threads share the work. Arms of selections that are not taken have no influence on a value, and functions
/// without a vector form are called only for the points that need them.
/// </summary>
public sealed unsafe class BatchFunction
{
    private const int OnStack = 256;

    private readonly Program _program;
    private readonly BatchRunner _runner;
    private readonly BatchConditions? _conditions;

    internal BatchFunction(Program program, BatchOptions options)
    {
        (_program, _runner) = (program, BatchRunner.Create(program, options));
        _conditions = options.Conditions.Count == 0 ? null : new BatchConditions(program, options);
    }

    /// <summary>How many columns go in.</summary>
    public int InputCount => _program.InputCount;

    /// <summary>How many columns come out: the entries of all outputs together. Truth values come out as 0 and 1.</summary>
    public int OutputCount => _program.OutputCount;

    /// <summary>The names of the inputs in their order.</summary>
    public IReadOnlyList<string> Inputs => _program.Inputs;

    /// <summary>Computes all results at all points. On one thread nothing is allocated.</summary>
    /// <param name="inputs">A column for each input; one of a single number holds at all points.</param>
    /// <param name="outputs">Room for each result, all of one length, the number of points. A result may take the place of an input, but must not overlap anything otherwise.</param>
    /// <param name="cancellation">Stops the work between blocks of points; some results are written then, others not.</param>
    /// <param name="progress">Hears now and then how many points are done, and at the end that all are.</param>
    /// <exception cref="ArgumentException">The number of columns or a length is wrong, or columns overlap.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="ConditionException">A condition of the options does not hold at a point; nothing has been written.</exception>
    public void Run(ReadOnlySpan<ReadOnlyMemory<double>> inputs, ReadOnlySpan<Memory<double>> outputs, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        RequireColumns(inputs.Length, outputs.Length);
        int count = outputs[0].Length;
        for (int k = 0; k < outputs.Length; k++)
        {
            if (outputs[k].Length != count)
            {
                throw new ArgumentException($"Result 0 has room for {Points(count)}, but result {k} for {outputs[k].Length}.", nameof(outputs));
            }
        }

        bool[] repeated = ArrayPool<bool>.Shared.Rent(Math.Max(inputs.Length, 1));
        MemoryHandle[] handles = ArrayPool<MemoryHandle>.Shared.Rent(inputs.Length + outputs.Length);
        nint[] addresses = ArrayPool<nint>.Shared.Rent(inputs.Length + outputs.Length);
        int pinned = 0;
        try
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                int length = inputs[i].Length;
                if (length != count && length != 1)
                {
                    throw new ArgumentException($"The results have room for {Points(count)}, but the input '{Inputs[i]}' has {length}. It needs as many, or one for all points.", nameof(inputs));
                }

                repeated[i] = length == 1 && count != 1;
            }

            foreach (ReadOnlyMemory<double> input in inputs)
            {
                addresses[pinned] = (nint)(handles[pinned] = input.Pin()).Pointer;
                pinned++;
            }

            foreach (Memory<double> output in outputs)
            {
                addresses[pinned] = (nint)(handles[pinned] = output.Pin()).Pointer;
                pinned++;
            }

            fixed (nint* columns = addresses)
            {
                Execute((double**)columns, repeated.AsSpan(0, inputs.Length), (double**)(columns + inputs.Length), count, cancellation, progress);
            }
        }
        finally
        {
            for (int i = 0; i < pinned; i++)
            {
                handles[i].Dispose();
                handles[i] = default;
            }

            ArrayPool<bool>.Shared.Return(repeated);
            ArrayPool<MemoryHandle>.Shared.Return(handles);
            ArrayPool<nint>.Shared.Return(addresses);
        }
    }

    /// <summary>Computes all results at all points, in new columns.</summary>
    /// <param name="inputs">A column for each input, all of one length; one of a single number holds at all points.</param>
    /// <exception cref="ArgumentException">The number of columns or a length is wrong.</exception>
    /// <exception cref="ConditionException">A condition of the options does not hold at a point.</exception>
    public double[][] Run(params double[][] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        int count = 1;
        foreach (double[] input in inputs)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
            count = input.Length != 1 ? input.Length : count;
        }

        double[][] results = [.. Enumerable.Range(0, OutputCount).Select(_ => new double[count])];
        Run([.. inputs.Select(static column => (ReadOnlyMemory<double>)column)], [.. results.Select(static column => (Memory<double>)column)]);
        return results;
    }

    /// <summary>Computes all results at all points, by pointers. On one thread nothing is allocated.</summary>
    /// <param name="inputs">Where each input begins.</param>
    /// <param name="outputs">Where each result goes. It may take the place of an input, but must not overlap anything otherwise.</param>
    /// <param name="count">The number of points.</param>
    /// <param name="repeated">For each input, whether its pointer leads to one number that holds at all points; empty for none.</param>
    /// <param name="cancellation">Stops the work between blocks of points; some results are written then, others not.</param>
    /// <param name="progress">Hears now and then how many points are done, and at the end that all are.</param>
    /// <exception cref="ArgumentException">The count is negative, a pointer is missing, or columns overlap.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="ConditionException">A condition of the options does not hold at a point; nothing has been written.</exception>
    public void Run(double** inputs, double** outputs, nint count, ReadOnlySpan<bool> repeated = default, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        RequireColumns(repeated.IsEmpty ? InputCount : repeated.Length, OutputCount);
        RequirePointers(inputs, InputCount, count, nameof(inputs));
        RequirePointers(outputs, OutputCount, count, nameof(outputs));
        if (!repeated.IsEmpty || InputCount == 0)
        {
            Execute(inputs, repeated, outputs, count, cancellation, progress);
        }
        else if (InputCount <= OnStack)
        {
            Span<bool> none = stackalloc bool[InputCount];
            none.Clear();
            Execute(inputs, none, outputs, count, cancellation, progress);
        }
        else
        {
            Execute(inputs, new bool[InputCount], outputs, count, cancellation, progress);
        }
    }

    private void Execute(double** inputs, ReadOnlySpan<bool> repeated, double** outputs, nint count, CancellationToken cancellation, IProgress<long>? progress)
    {
        if (_conditions is null)
        {
            _runner.Run(inputs, repeated, outputs, count, cancellation, progress);
        }
        else
        {
            _conditions.Run(_runner, OutputCount, inputs, repeated, outputs, count, cancellation, progress);
        }
    }

    private static string Points(int count) => Program.Count(count, "point");

    private static void RequirePointers(double** columns, int number, nint count, string name)
    {
        for (int i = 0; i < number && count > 0; i++)
        {
            if (columns == null || columns[i] == null)
            {
                throw new ArgumentException($"The pointer to column {i} is null.", name);
            }
        }
    }

    private void RequireColumns(int inputs, int outputs)
    {
        if (inputs != InputCount)
        {
            throw new ArgumentException($"The program has {Program.Count(InputCount, "input")}, but {Program.Count(inputs, "column")} {(inputs == 1 ? "is" : "are")} given.", nameof(inputs));
        }

        if (outputs != OutputCount)
        {
            throw new ArgumentException($"The program has {Program.Count(OutputCount, "result")}, but there is room for {Program.Count(outputs, "column")}.", nameof(outputs));
        }
    }
}
