namespace Symbolic;

/// <summary>Who computes products of matrices.</summary>
public enum DenseProducts
{
    /// <summary>The kernels of this library.</summary>
    BuiltIn,

    /// <summary>The OpenBLAS of the system where there is one, with as many threads as it is set to; otherwise the kernels of this library.</summary>
    SystemBlas,
}

/// <summary>Options of tensor programs.</summary>
public sealed record TensorOptions
{
    /// <summary>The usual options.</summary>
    public static TensorOptions Default { get; } = new();

    /// <summary>Who computes products of matrices.</summary>
    public DenseProducts DenseProducts { get; init; } = DenseProducts.BuiltIn;
}
