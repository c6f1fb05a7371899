using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>A batch that is ready to run on blocks of points.</summary>
internal abstract unsafe class BatchKernel
{
    /// <summary>Blocks are multiples of this many points.</summary>
    public abstract int Lanes { get; }

    /// <summary>The longest block, a multiple of <see cref="Lanes"/>.</summary>
    public abstract int BlockLength { get; }

    /// <summary>How many numbers a thread needs to run, beside inputs and results.</summary>
    public abstract int FrameLength { get; }

    /// <summary>Prepares a batch for the machine.</summary>
    /// <exception cref="PlatformNotSupportedException">Machine code was asked for where it cannot be made.</exception>
    public static BatchKernel Create(Program program, BatchCode code, BatchOptions options)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return options.BackEnd != BackEnd.Il
                ? InterpretedKernel.Create(code)
                : throw new PlatformNotSupportedException("This platform cannot make machine code at run time; use the interpreter.");
        }

        return options.BackEnd == BackEnd.Il || (options.BackEnd == BackEnd.Automatic && code.Steps.Length <= options.LargestCompiled)
            ? CompiledKernel.Create(program, code, VectorWidth.Best, cancellation: options.Cancellation)
            : InterpretedKernel.Create(code);
    }

    /// <summary>Computes a block. No result may lie where an input lies.</summary>
    /// <param name="inputs">Where the inputs begin.</param>
    /// <param name="outputs">Where the results go.</param>
    /// <param name="count">How many points, a multiple of <see cref="Lanes"/> and at most <see cref="BlockLength"/>.</param>
    /// <param name="frame">Room for <see cref="FrameLength"/> numbers.</param>
    public abstract void Run(double** inputs, double** outputs, int count, double* frame);

    /// <summary>
    /// The block length for which that many numbers per point stay in the second cache of one core, at best. Below the shortest, more
    /// time goes into the way to the code than is saved on the way to the numbers.
    /// </summary>
    protected static int BlockLengthFor(int numbers, int shortest)
    {
        const int Bytes = 256 * 1024, Longest = 512;
        return Math.Clamp(Bytes / sizeof(double) / Math.Max(numbers, 1) / shortest * shortest, shortest, Longest);
    }
}
