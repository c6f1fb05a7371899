using System.Runtime.CompilerServices;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>A function that is applied entry by entry, as a loop over a block of entries in either precision.</summary>
internal abstract unsafe class MapFunction(string name)
{
    /// <summary>Tells functions apart.</summary>
    public string Name { get; } = name;

    /// <summary>Computes a block. The result may take the place of an operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<T>(T** operands, T* dest, int count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            Apply((double**)operands, (double*)dest, count);
        }
        else
        {
            Apply((float**)operands, (float*)dest, count);
        }
    }

    /// <summary>Computes a block in double precision.</summary>
    protected abstract void Apply(double** operands, double* dest, int count);

    /// <summary>Computes a block in single precision.</summary>
    protected abstract void Apply(float** operands, float* dest, int count);
}

/// <summary>A loop over one block.</summary>
internal sealed unsafe class UnaryLoop(string name, delegate*<double*, double*, int, void> inDouble, delegate*<float*, float*, int, void> inSingle) : MapFunction(name)
{
    private readonly delegate*<double*, double*, int, void> _double = inDouble;
    private readonly delegate*<float*, float*, int, void> _single = inSingle;

    protected override void Apply(double** operands, double* dest, int count) => _double(operands[0], dest, count);

    protected override void Apply(float** operands, float* dest, int count) => _single(operands[0], dest, count);
}

/// <summary>A loop over two blocks.</summary>
internal sealed unsafe class BinaryLoop(string name, delegate*<double*, double*, double*, int, void> inDouble, delegate*<float*, float*, float*, int, void> inSingle) : MapFunction(name)
{
    private readonly delegate*<double*, double*, double*, int, void> _double = inDouble;
    private readonly delegate*<float*, float*, float*, int, void> _single = inSingle;

    protected override void Apply(double** operands, double* dest, int count) => _double(operands[0], operands[1], dest, count);

    protected override void Apply(float** operands, float* dest, int count) => _single(operands[0], operands[1], dest, count);
}

/// <summary>A loop over three blocks.</summary>
internal sealed unsafe class TernaryLoop(string name, delegate*<double*, double*, double*, double*, int, void> inDouble, delegate*<float*, float*, float*, float*, int, void> inSingle) : MapFunction(name)
{
    private readonly delegate*<double*, double*, double*, double*, int, void> _double = inDouble;
    private readonly delegate*<float*, float*, float*, float*, int, void> _single = inSingle;

    protected override void Apply(double** operands, double* dest, int count) => _double(operands[0], operands[1], operands[2], dest, count);

    protected override void Apply(float** operands, float* dest, int count) => _single(operands[0], operands[1], operands[2], dest, count);
}

/// <summary>The loop of a vector form.</summary>
internal sealed unsafe class KernelLoop(string name, VectorKernel kernel) : MapFunction(name)
{
    protected override void Apply(double** operands, double* dest, int count) => kernel.Apply(operands, dest, count);

    protected override void Apply(float** operands, float* dest, int count) => kernel.Apply(operands, dest, count);
}

/// <summary>A function of one number, called for each entry; in single precision the double-precision result is rounded.</summary>
internal sealed unsafe class UnaryCalls(string name, Func<double, double> function) : MapFunction(name)
{
    protected override void Apply(double** operands, double* dest, int count)
    {
        double* a = operands[0];
        for (int i = 0; i < count; i++)
        {
            dest[i] = function(a[i]);
        }
    }

    protected override void Apply(float** operands, float* dest, int count)
    {
        float* a = operands[0];
        for (int i = 0; i < count; i++)
        {
            dest[i] = (float)function(a[i]);
        }
    }
}

/// <summary>A function of two numbers, called for each pair of entries.</summary>
internal sealed unsafe class BinaryCalls(string name, Func<double, double, double> function) : MapFunction(name)
{
    protected override void Apply(double** operands, double* dest, int count)
    {
        double* a = operands[0], b = operands[1];
        for (int i = 0; i < count; i++)
        {
            dest[i] = function(a[i], b[i]);
        }
    }

    protected override void Apply(float** operands, float* dest, int count)
    {
        float* a = operands[0], b = operands[1];
        for (int i = 0; i < count; i++)
        {
            dest[i] = (float)function(a[i], b[i]);
        }
    }
}

/// <summary>A function of several numbers, called for each tuple of entries.</summary>
internal sealed unsafe class NaryCalls(string name, NaryFunction function, int operandCount) : MapFunction(name)
{
    protected override void Apply(double** operands, double* dest, int count)
    {
        double* tuple = stackalloc double[operandCount];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < operandCount; k++)
            {
                tuple[k] = operands[k][i];
            }

            dest[i] = function(new ReadOnlySpan<double>(tuple, operandCount));
        }
    }

    protected override void Apply(float** operands, float* dest, int count)
    {
        double* tuple = stackalloc double[operandCount];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < operandCount; k++)
            {
                tuple[k] = operands[k][i];
            }

            dest[i] = (float)function(new ReadOnlySpan<double>(tuple, operandCount));
        }
    }
}
