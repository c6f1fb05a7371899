namespace Symbolic;

/// <summary>What is assumed about a matrix variable as a whole.</summary>
[Flags]
public enum MatrixTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// Aᵀ = A. Derivatives by the matrix are those by independent entries, and simplification uses the assumption on what comes
    /// out: the gradient of xᵀAx by x is 2Ax, that of log det A by A is A⁻¹.
    /// </summary>
    Symmetric = 1,
}
