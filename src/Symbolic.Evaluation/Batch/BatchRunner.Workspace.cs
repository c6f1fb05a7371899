namespace Symbolic;

internal sealed unsafe partial class BatchRunner
{
    /// <summary>
    /// The memory of one thread: pointers to the columns of a block; repeated numbers, written out for a block; results that may
    /// not yet take the place of an input; a vector of each column for the last points; and the frame of the kernel.
    /// </summary>
    private readonly ref struct Workspace
    {
        private const int Alignment = 8;

        private readonly BatchRunner _runner;
        private readonly double** _inputs;
        private readonly double** _outputs;
        private readonly double* _repeated;
        private readonly double* _aside;
        private readonly double* _rest;
        private readonly double* _frame;

        public Workspace(BatchRunner runner, in Columns columns, double* origin)
        {
            _runner = runner;
            BatchCode code = runner.Code;
            int block = runner.Kernel.BlockLength;
            double* next = (double*)(((nint)origin + 63) & ~63);
            _inputs = (double**)next;
            _outputs = _inputs + code.Inputs;
            next += Aligned(code.Inputs + (2 * code.Outputs));
            _repeated = next;
            next += columns.Repeated != null ? (nint)code.Inputs * block : 0;
            _aside = next;
            next += columns.Aliased != null ? (nint)code.Outputs * block : 0;
            _rest = next;
            next += (nint)(code.Inputs + code.Outputs) * runner.Kernel.Lanes;
            _frame = (double*)(((nint)next + 63) & ~63);
            for (int i = 0; columns.Repeated != null && i < code.Inputs; i++)
            {
                if (columns.Repeated[i])
                {
                    new Span<double>(_repeated + ((nint)i * block), block).Fill(columns.Numbers[i]);
                }
            }
        }

        public static long Length(BatchRunner runner, in Columns columns)
        {
            BatchCode code = runner.Code;
            long block = runner.Kernel.BlockLength;
            return (3 * Alignment) + Aligned(code.Inputs + (2 * code.Outputs)) + ((columns.Repeated != null ? code.Inputs * block : 0)
                + (columns.Aliased != null ? code.Outputs * block : 0)) + ((long)(code.Inputs + code.Outputs) * runner.Kernel.Lanes) + runner.Kernel.FrameLength;
        }

        public void Run(in Columns columns, nint start, int count)
        {
            BatchKernel kernel = _runner.Kernel;
            int inputs = _runner.Code.Inputs, outputs = _runner.Code.Outputs, block = kernel.BlockLength, lanes = kernel.Lanes;
            for (int i = 0; i < inputs; i++)
            {
                _inputs[i] = columns.Repeated != null && columns.Repeated[i] ? _repeated + ((nint)i * block) : columns.Inputs[i] + start;
            }

            for (int k = 0; k < outputs; k++)
            {
                _outputs[k] = columns.Aliased != null && columns.Aliased[k] ? _aside + ((nint)k * block) : columns.Outputs[k] + start;
            }

            int whole = count - (count % lanes), rest = count - whole;
            if (whole > 0)
            {
                kernel.Run(_inputs, _outputs, whole, _frame);
            }

            if (rest > 0)
            {
                RunRest(whole, rest);
            }

            for (int k = 0; columns.Aliased != null && k < outputs; k++)
            {
                if (columns.Aliased[k])
                {
                    new ReadOnlySpan<double>(_aside + ((nint)k * block), count).CopyTo(new Span<double>(columns.Outputs[k] + start, count));
                }
            }
        }

        // The last points go through a whole vector too, the last one several times: so nothing is read behind the end, and a value
        // does not depend on its place.
        private void RunRest(int from, int rest)
        {
            int inputs = _runner.Code.Inputs, outputs = _runner.Code.Outputs, lanes = _runner.Kernel.Lanes;
            for (int i = 0; i < inputs; i++)
            {
                double* column = _inputs[i] + from, room = _rest + ((nint)i * lanes);
                for (int lane = 0; lane < lanes; lane++)
                {
                    room[lane] = column[Math.Min(lane, rest - 1)];
                }

                _inputs[i] = room;
            }

            // Behind the pointers to the vectors stand those to where the results go.
            double* results = _rest + ((nint)inputs * lanes);
            double** goals = _outputs + outputs;
            for (int k = 0; k < outputs; k++)
            {
                goals[k] = _outputs[k] + from;
                _outputs[k] = results + ((nint)k * lanes);
            }

            _runner.Kernel.Run(_inputs, _outputs, lanes, _frame);
            for (int k = 0; k < outputs; k++)
            {
                new ReadOnlySpan<double>(_outputs[k], rest).CopyTo(new Span<double>(goals[k], rest));
            }
        }

        private static int Aligned(int numbers) => (numbers + Alignment - 1) / Alignment * Alignment;
    }
}
