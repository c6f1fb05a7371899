namespace Symbolic;

/// <summary>The order in which the entries of a matrix stand in a vector.</summary>
public enum Vectorization : byte
{
    /// <summary>Column below column, as vec is defined: AXB has the Jacobian Bᵀ ⊗ A.</summary>
    ByColumns,

    /// <summary>Row after row: AXB has the Jacobian A ⊗ Bᵀ.</summary>
    ByRows,
}
