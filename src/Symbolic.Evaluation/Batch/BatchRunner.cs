using System.Runtime.ExceptionServices;

namespace Symbolic;

/// <summary>Runs a batch over columns of any length: in blocks, on several threads where that pays.</summary>
internal sealed unsafe partial class BatchRunner(BatchCode code, BatchKernel kernel, int threads)
{
    // Half a millisecond: below this, threads cost more than they bring.
    private const long CyclesWorthThreads = 1_500_000;

    // What a thread takes at a time.
    private const long CyclesOfGrain = 200_000;
    private const int LeastReports = 200;
    private const int OnStack = 256;

    private readonly double[]?[] _idle = new double[]?[Environment.ProcessorCount + 1];
    private readonly double _cyclesPerPoint = Math.Max(1, (double)(code.Cost + code.Inputs + code.Outputs) / kernel.Lanes);

    /// <summary>Prepares a program.</summary>
    public static BatchRunner Create(Program program, BatchOptions options)
    {
        BatchCode lowered = BatchLowering.Lower(program, options.Accuracy);
        return new(lowered, BatchKernel.Create(program, lowered, options), options.Threads);
    }

    private BatchCode Code => code;

    private BatchKernel Kernel => kernel;

    public void Run(double** inputs, ReadOnlySpan<bool> repeated, double** outputs, nint count, CancellationToken cancellation, IProgress<long>? progress)
    {
        cancellation.ThrowIfCancellationRequested();
        if (count == 0)
        {
            progress?.Report(0);
            return;
        }

        Span<bool> aliased = code.Outputs <= OnStack ? stackalloc bool[code.Outputs] : new bool[code.Outputs];
        bool anyAliased = BatchColumns.FindAliases(inputs, repeated, outputs, count, aliased);
        Span<double> numbers = code.Inputs <= OnStack ? stackalloc double[code.Inputs] : new double[code.Inputs];
        bool anyRepeated = false;
        for (int i = 0; i < repeated.Length; i++)
        {
            numbers[i] = repeated[i] ? *inputs[i] : 0;
            anyRepeated |= repeated[i];
        }

        fixed (bool* repeats = repeated)
        fixed (bool* aliases = aliased)
        fixed (double* values = numbers)
        {
            var columns = new Columns(inputs, outputs, anyRepeated ? repeats : null, anyAliased ? aliases : null, values, count);
            Share(columns, cancellation, progress);
        }
    }

    private void Share(in Columns columns, CancellationToken cancellation, IProgress<long>? progress)
    {
        nint count = columns.Count;
        nint blocks = Math.Max(1, (nint)(CyclesOfGrain / (_cyclesPerPoint * kernel.BlockLength)));
        nint grain = blocks * kernel.BlockLength;
        int wanted = threads > 0 ? threads : count * _cyclesPerPoint >= CyclesWorthThreads ? Environment.ProcessorCount : 1;
        int workers = (int)Math.Min(wanted, (count + grain - 1) / grain);
        if (workers > 1)
        {
            new SharedRun(this, columns, grain, cancellation, progress).Run(workers);
            return;
        }

        double[] memory = Rent(columns);
        nint reported = 0;
        for (nint start = 0; start < count; start += grain)
        {
            cancellation.ThrowIfCancellationRequested();
            nint end = Math.Min(count, start + grain);
            RunGrain(columns, start, end, memory);
            if (progress is not null && (end == count || (end - reported) * LeastReports >= count))
            {
                progress.Report(reported = end);
            }
        }

        Return(memory);
    }

    private void RunGrain(in Columns columns, nint start, nint end, double[] memory)
    {
        fixed (double* origin = memory)
        {
            var workspace = new Workspace(this, columns, origin);
            for (nint block = start; block < end; block += kernel.BlockLength)
            {
                workspace.Run(columns, block, (int)Math.Min(kernel.BlockLength, end - block));
            }
        }
    }

    private double[] Rent(in Columns columns)
    {
        long length = Workspace.Length(this, columns);
        foreach (ref double[]? place in _idle.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } idle && idle.LongLength >= length)
            {
                return idle;
            }
        }

        return GC.AllocateUninitializedArray<double>(checked((int)length), pinned: true);
    }

    private void Return(double[] memory)
    {
        foreach (ref double[]? place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, memory, null) is null)
            {
                return;
            }
        }
    }

    /// <summary>One run on several threads, each of which takes the next grain as long as there is one.</summary>
    private sealed class SharedRun(BatchRunner runner, in Columns columns, nint grain, CancellationToken cancellation, IProgress<long>? progress)
    {
        private readonly Columns _columns = columns;
        private readonly Lock _lock = new();
        private long _next;
        private long _done;
        private long _reported;
        private volatile ExceptionDispatchInfo? _failure;

        public void Run(int workers)
        {
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
            _failure?.Throw();
            if (_done < _columns.Count)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        private void Work()
        {
            double[] memory = runner.Rent(_columns);
            try
            {
                while (_failure is null && !cancellation.IsCancellationRequested)
                {
                    nint start = (nint)(Interlocked.Add(ref _next, grain) - grain);
                    if (start >= _columns.Count)
                    {
                        break;
                    }

                    nint end = Math.Min(_columns.Count, start + grain);
                    runner.RunGrain(_columns, start, end, memory);
                    Report(end - start);
                }
            }
            catch (Exception failure)
            {
                // The first one is thrown again where the run was started.
                _failure ??= ExceptionDispatchInfo.Capture(failure);
            }

            runner.Return(memory);
        }

        // One after the other, so that the numbers only grow.
        private void Report(nint points)
        {
            lock (_lock)
            {
                _done += points;
                if (progress is not null && (_done == _columns.Count || (_done - _reported) * LeastReports >= _columns.Count))
                {
                    progress.Report(_reported = _done);
                }
            }
        }
    }

    /// <summary>What one run is given. Repeated and aliased are null when no column is.</summary>
    private readonly struct Columns(double** inputs, double** outputs, bool* repeated, bool* aliased, double* numbers, nint count)
    {
        public readonly double** Inputs = inputs;
        public readonly double** Outputs = outputs;
        public readonly bool* Repeated = repeated;
        public readonly bool* Aliased = aliased;
        public readonly double* Numbers = numbers;
        public readonly nint Count = count;
    }
}
