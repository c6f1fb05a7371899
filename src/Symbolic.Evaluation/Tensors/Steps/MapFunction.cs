namespace Symbolic.Tensors;

/// <summary>A function that is applied entry by entry, as a loop over a block of entries.</summary>
internal abstract unsafe class MapFunction(string name)
{
    /// <summary>Tells functions apart.</summary>
    public string Name { get; } = name;

    /// <summary>Computes a block. The result may take the place of an operand.</summary>
    public abstract void Apply(double** operands, double* dest, int count);
}

/// <summary>A loop over one block.</summary>
internal sealed unsafe class UnaryLoop(string name, delegate*<double*, double*, int, void> loop) : MapFunction(name)
{
    private readonly delegate*<double*, double*, int, void> _loop = loop;

    public override void Apply(double** operands, double* dest, int count) => _loop(operands[0], dest, count);
}

/// <summary>A loop over two blocks.</summary>
internal sealed unsafe class BinaryLoop(string name, delegate*<double*, double*, double*, int, void> loop) : MapFunction(name)
{
    private readonly delegate*<double*, double*, double*, int, void> _loop = loop;

    public override void Apply(double** operands, double* dest, int count) => _loop(operands[0], operands[1], dest, count);
}

/// <summary>A loop over three blocks.</summary>
internal sealed unsafe class TernaryLoop(string name, delegate*<double*, double*, double*, double*, int, void> loop) : MapFunction(name)
{
    private readonly delegate*<double*, double*, double*, double*, int, void> _loop = loop;

    public override void Apply(double** operands, double* dest, int count) => _loop(operands[0], operands[1], operands[2], dest, count);
}

/// <summary>A function of one number, called for each entry.</summary>
internal sealed unsafe class UnaryCalls(string name, Func<double, double> function) : MapFunction(name)
{
    public override void Apply(double** operands, double* dest, int count)
    {
        double* a = operands[0];
        for (int i = 0; i < count; i++)
        {
            dest[i] = function(a[i]);
        }
    }
}

/// <summary>A function of two numbers, called for each pair of entries.</summary>
internal sealed unsafe class BinaryCalls(string name, Func<double, double, double> function) : MapFunction(name)
{
    public override void Apply(double** operands, double* dest, int count)
    {
        double* a = operands[0], b = operands[1];
        for (int i = 0; i < count; i++)
        {
            dest[i] = function(a[i], b[i]);
        }
    }
}

/// <summary>A function of several numbers, called for each tuple of entries.</summary>
internal sealed unsafe class NaryCalls(string name, NaryFunction function, int operandCount) : MapFunction(name)
{
    public override void Apply(double** operands, double* dest, int count)
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
}
