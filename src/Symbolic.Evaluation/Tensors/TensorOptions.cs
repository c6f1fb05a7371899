namespace Symbolic;

/// <summary>Who computes products of matrices.</summary>
public enum DenseProducts
{
    /// <summary>The kernels of this library.</summary>
    BuiltIn,

    /// <summary>The OpenBLAS of the system where there is one, with as many threads as it is set to; otherwise the kernels of this library.</summary>
    SystemBlas,
}

/// <summary>In which numbers a tensor program computes.</summary>
public enum Precision
{
    /// <summary>Double precision: 8 bytes, about 16 digits.</summary>
    Double,

    /// <summary>Single precision: 4 bytes, about 7 digits, twice as many numbers at a time. Long sums are added up in double precision.</summary>
    Single,
}

/// <summary>Options of tensor programs.</summary>
public sealed record TensorOptions
{
    /// <summary>The usual options.</summary>
    public static TensorOptions Default { get; } = new();

    /// <summary>Who computes products of matrices.</summary>
    public DenseProducts DenseProducts { get; init; } = DenseProducts.BuiltIn;

    /// <summary>In which numbers the program computes.</summary>
    public Precision Precision { get; init; } = Precision.Double;

    /// <summary>Stops the preparation, with an <see cref="OperationCanceledException"/>; one run ends with its last step.</summary>
    public CancellationToken Cancellation { get; init; }
}
