using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>Programs as machine code, by way of IL.</summary>
[RequiresDynamicCode("Makes machine code at run time.")]
internal static class IlCompiler
{
    // One method of this length still has its values in registers or on the processor's stack; the JIT compiler falls off a cliff
    // at about 1000 local variables.
    private const int SmallestChunk = 500;
    private const int LargestChunk = 1200;

    public static Delegate Compile(Program program, DelegateSignature signature, CancellationToken cancellation = default) =>
        Compile(program, signature, SmallestChunk, LargestChunk, cancellation);

    /// <summary>The same with chunks of another length, so that tests reach the seams with small programs.</summary>
    public static Delegate Compile(Program program, DelegateSignature signature, int smallestChunk, int largestChunk, CancellationToken cancellation = default)
    {
        bool direct = program.Code.Length <= largestChunk;
        var analysis = new CodeAnalysis(program, direct ? int.MaxValue : smallestChunk, direct ? int.MaxValue : Math.Min(largestChunk, ChunkedEntry.MostEntries));
        if (!direct)
        {
            return new ChunkedEntry(program, analysis, cancellation).ToDelegate(signature);
        }

        var method = new DynamicMethod("Compiled", signature.ReturnType, [typeof(CompiledContext), .. signature.Parameters], typeof(Program).Module, skipVisibility: true) { InitLocals = false };
        ILGenerator il = method.GetILGenerator(256 + (16 * program.Code.Length));
        new CodeEmitter(program, analysis, 0, program.Code.Length, il, new DirectEnvironment(il, program, signature)).Emit();
        Delegate compiled = method.CreateDelegate(signature.Type, new CompiledContext(program));

        // Otherwise the machine code would be made in the first call.
        RuntimeHelpers.PrepareDelegate(compiled);
        return compiled;
    }
}
