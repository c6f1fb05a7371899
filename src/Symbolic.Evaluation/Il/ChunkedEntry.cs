using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>Runs one chunk from one of its entries.</summary>
/// <returns>Where to go on, as <see cref="ChunkedEntry.Encode"/> writes it; negative at the end.</returns>
internal unsafe delegate int Chunk(double* frame, double* outputs, int entry);

/// <summary>
/// A program compiled in chunks, which hand values to each other in a frame. A chunk is one method; where control leaves it, it
/// says where to go on. So branches may be longer than a chunk, and nest as deeply as they like.
/// </summary>
internal sealed unsafe class ChunkedEntry : SpanEntry
{
    private const int EntryBits = 12;

    private readonly Chunk[] _chunks;
    private readonly FramePool _frames;

    [RequiresDynamicCode("Makes machine code at run time.")]
    public ChunkedEntry(Program program, CodeAnalysis analysis, CancellationToken cancellation)
        : base(program)
    {
        _frames = new FramePool(program);
        _chunks = new Chunk[analysis.Chunks.Count - 1];
        var context = new CompiledContext(program);
        for (int c = 0; c < _chunks.Length; c++)
        {
            cancellation.ThrowIfCancellationRequested();
            var method = new DynamicMethod($"Chunk{c}", typeof(int), [typeof(CompiledContext), typeof(double*), typeof(double*), typeof(int)], typeof(Program).Module, skipVisibility: true) { InitLocals = false };
            ILGenerator il = method.GetILGenerator(16 * (analysis.Chunks[c + 1] - analysis.Chunks[c]));
            new CodeEmitter(program, analysis, analysis.Chunks[c], analysis.Chunks[c + 1], il, new Environment(il, analysis, c)).Emit();
            _chunks[c] = method.CreateDelegate<Chunk>(context);

            // Otherwise the machine code would be made in the first call.
            RuntimeHelpers.PrepareDelegate(_chunks[c]);
        }
    }

    /// <summary>A place to go on: the chunk, and in the low bits its entry.</summary>
    public static int Encode(int chunk, int entry) => (chunk << EntryBits) | entry;

    /// <summary>The number of entries that a chunk may have, and so of its instructions.</summary>
    public static int MostEntries => 1 << EntryBits;

    public override void Execute(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        Program.RequireInputs(inputs.Length);
        Program.RequireOutputs(outputs.Length);
        double[] frame = _frames.Rent();
        inputs.CopyTo(frame);
        fixed (double* slots = frame)
        fixed (double* results = outputs)
        {
            int next = 0;
            while (next >= 0)
            {
                next = _chunks[next >> EntryBits](slots, results, next & (MostEntries - 1));
            }
        }

        _frames.Return(frame);
    }

    private sealed class Environment(ILGenerator il, CodeAnalysis analysis, int chunk) : CodeEnvironment
    {
        public override void Begin(CodeEmitter emitter)
        {
            List<int> entries = analysis.Entries[chunk];
            if (entries.Count > 1)
            {
                il.Emit(OpCodes.Ldarg_3);
                il.Emit(OpCodes.Switch, [.. entries.Select(emitter.LabelOf)]);
            }
        }

        public override void LoadInput(int input)
        {
            LoadSlotAddress(input);
            il.Emit(OpCodes.Ldind_R8);
        }

        public override void LoadSlotAddress(int slot) => LoadAddress(OpCodes.Ldarg_1, slot);

        public override void BeginOutput(int output) => LoadAddress(OpCodes.Ldarg_2, output);

        public override void EndOutput(int output) => il.Emit(OpCodes.Stind_R8);

        public override void Leave(int position)
        {
            var (target, entry) = analysis.Locate(position);
            il.Emit(OpCodes.Ldc_I4, Encode(target, entry));
            il.Emit(OpCodes.Ret);
        }

        public override void Halt()
        {
            il.Emit(OpCodes.Ldc_I4_M1);
            il.Emit(OpCodes.Ret);
        }

        private void LoadAddress(OpCode origin, int place)
        {
            il.Emit(origin);
            if (place > 0)
            {
                il.Emit(OpCodes.Ldc_I4, place * sizeof(double));
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Add);
            }
        }
    }
}
