using Symbolic.Vectors;

namespace Symbolic;

/// <summary>
/// One long vector form of a batch, which runs over a block in a loop of its own: there its constants stay in registers, and no
/// vector is handed over in memory.
/// </summary>
internal sealed unsafe class VectorPass
{
    private readonly BatchStep _step;
    private readonly int _mask;
    private readonly VectorKernel _kernel;
    private readonly BatchLayout _layout;
    private readonly int _inputs;
    private readonly int _leaves;
    private readonly int _blockLength;

    // Operands that are constants, a block of each; pinned.
    private readonly double[]? _constants;

    /// <param name="code">The batch.</param>
    /// <param name="layout">Where its values live.</param>
    /// <param name="chunk">The chunk, which has one step.</param>
    /// <param name="blockLength">The longest block.</param>
    public VectorPass(BatchCode code, BatchLayout layout, int chunk, int blockLength)
    {
        _step = code.Steps[layout.Chunks[chunk]];
        _kernel = code.VectorForm(_step)!;
        (_layout, _inputs, _leaves, _blockLength) = (layout, code.Inputs, code.Leaves, blockLength);
        _mask = layout.EnclosingSkips[chunk] is >= 0 and var skip ? code.Steps[skip].A : -1;
        if (IsConstant(_step.A) || (_kernel.Operands == 2 && IsConstant(_step.B)))
        {
            _constants = GC.AllocateUninitializedArray<double>(2 * blockLength, pinned: true);
            _constants.AsSpan(0, blockLength).Fill(IsConstant(_step.A) ? code.Constants[_step.A - _inputs] : 0);
            _constants.AsSpan(blockLength).Fill(_kernel.Operands == 2 && IsConstant(_step.B) ? code.Constants[_step.B - _inputs] : 0);
        }
    }

    /// <inheritdoc cref="BatchChunk"/>
    public void Run(double** inputs, double** outputs, nint bytes, double* frame)
    {
        int count = (int)(bytes / sizeof(double));
        fixed (double* constants = _constants)
        {
            // Where the mask holds nowhere, nobody reads the value.
            if (_mask >= 0 && !new ReadOnlySpan<long>(At(_mask, inputs, frame, constants), count).ContainsAnyExcept(0))
            {
                return;
            }

            double** operands = stackalloc double*[2];
            operands[0] = At(_step.A, inputs, frame, constants);
            if (_kernel.Operands == 2)
            {
                operands[1] = At(_step.B, inputs, frame, constants + _blockLength);
            }

            _kernel.Apply(operands, At(_step.Dest, inputs, frame, constants), count);
        }
    }

    private bool IsConstant(int value) => value >= _inputs && value < _leaves;

    private double* At(int value, double** inputs, double* frame, double* constant) =>
        value < _inputs ? inputs[value]
        : value < _leaves ? constant
        : frame + ((nint)_layout.Slot(value) * _blockLength);
}
