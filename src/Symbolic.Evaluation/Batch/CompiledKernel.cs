using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;

namespace Symbolic;

/// <summary>Runs one chunk of a batch over a block.</summary>
/// <param name="inputs">Where the inputs begin.</param>
/// <param name="outputs">Where the results go.</param>
/// <param name="bytes">The length of the block in bytes, a multiple of the length of a vector.</param>
/// <param name="frame">The values that chunks hand on to each other, a block each, and room for calls.</param>
internal unsafe delegate void BatchChunk(double** inputs, double** outputs, nint bytes, double* frame);

/// <summary>
/// A batch as machine code. A short program is one loop over the points whose values stay in the registers; a long one is cut into
/// chunks, each a loop of its own over a block of points, with what they share in the frame. Long vector forms are chunks, too.
/// </summary>
[RequiresDynamicCode("Makes machine code at run time.")]
internal sealed unsafe class CompiledKernel : BatchKernel
{
    // The JIT compiler follows some thousand local variables, and inlines nothing more beyond some hundreds; a vector form has dozens.
    private const int LargestChunk = 400;
    private const int VectorFormWeight = 60;
    private const int LongestFusedBlock = 2048;
    private const int ShortestBlock = 16;

    private readonly BatchChunk[] _chunks;

    private CompiledKernel(Program program, BatchCode code, VectorWidth width, int largestChunk, CancellationToken cancellation)
    {
        var layout = new BatchLayout(code, Cut(code, largestChunk));
        Lanes = width.Lanes;
        BlockLength = layout.Chunks.Count == 2 ? LongestFusedBlock : BlockLengthFor(layout.SlotCount, ShortestBlock);
        FrameLength = (layout.SlotCount * BlockLength) + (code.LongestCall * (Lanes + 1));
        _chunks = new BatchChunk[layout.Chunks.Count - 1];
        var context = new CompiledContext(program);
        for (int chunk = 0; chunk < _chunks.Length; chunk++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsPass(code, layout.Chunks[chunk]))
            {
                _chunks[chunk] = new VectorPass(code, layout, chunk, BlockLength).Run;
                continue;
            }

            var method = new DynamicMethod(
                $"Batch{chunk}", typeof(void), [typeof(CompiledContext), typeof(double**), typeof(double**), typeof(nint), typeof(double*)], typeof(Program).Module, skipVisibility: true) { InitLocals = false };
            new BatchEmitter(code, layout, width, chunk, BlockLength, method.GetILGenerator(4096)).Emit();
            _chunks[chunk] = method.CreateDelegate<BatchChunk>(context);
        }
    }

    public override int Lanes { get; }

    public override int BlockLength { get; }

    public override int FrameLength { get; }

    public static CompiledKernel Create(Program program, BatchCode code, VectorWidth width, int largestChunk = LargestChunk, CancellationToken cancellation = default) => new(program, code, width, largestChunk, cancellation);

    public override void Run(double** inputs, double** outputs, int count, double* frame)
    {
        foreach (BatchChunk chunk in _chunks)
        {
            chunk(inputs, outputs, (nint)count * sizeof(double), frame);
        }
    }

    private static bool IsPass(BatchCode code, int step) => code.VectorForm(code.Steps[step]) is { IsShort: false };

    private static List<int> Cut(BatchCode code, int largest)
    {
        var cuts = new List<int> { 0 };
        int weight = 0;
        for (int i = 0; i < code.Steps.Length; i++)
        {
            bool pass = IsPass(code, i);
            int own = code.VectorForm(code.Steps[i]) is null ? 1 : VectorFormWeight;
            weight += own;
            if ((pass || weight > largest) && i > cuts[^1])
            {
                cuts.Add(i);
                weight = own;
            }

            if (pass && i + 1 < code.Steps.Length)
            {
                cuts.Add(i + 1);
                weight = 0;
            }
        }

        cuts.Add(code.Steps.Length);
        return cuts;
    }
}
