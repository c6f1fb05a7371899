using System.Reflection;

namespace Symbolic.Vectors;

/// <summary>
/// The vector form of an operator: a method of vectors for code that is generated, and loops over blocks of numbers for
/// what is interpreted. Both give the same bits.
/// </summary>
internal abstract unsafe class VectorKernel
{
    /// <summary>How many operands it takes, 1 or 2.</summary>
    public abstract int Operands { get; }

    /// <summary>
    /// True when the vector form is short enough to stand in the middle of generated code. A long one would be called there, and its
    /// vectors handed over in memory: it had better run over a block at a time.
    /// </summary>
    public abstract bool IsShort { get; }

    /// <summary>The kernel of a function of one operand.</summary>
    public static VectorKernel Unary<TFunction>()
        where TFunction : struct, IVectorFunction => new UnaryKernel<TFunction>();

    /// <summary>The kernel of a function of two operands.</summary>
    public static VectorKernel Binary<TFunction>()
        where TFunction : struct, IBinaryVectorFunction => new BinaryKernel<TFunction>();

    /// <summary>
    /// The static method from a vector (or two) of 2, 4 or 8 numbers in double precision to such a vector. It is not public: code
    /// that calls it must be allowed to skip that check.
    /// </summary>
    public abstract MethodInfo MethodFor(int lanes);

    /// <summary>Computes a block in double precision. The result may take the place of an operand.</summary>
    public abstract void Apply(double** operands, double* dest, int count);

    /// <summary>Computes a block in single precision. The result may take the place of an operand.</summary>
    public abstract void Apply(float** operands, float* dest, int count);
}
