using System.Runtime.CompilerServices;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>How the blocks of a product look on a kind of machine, and which parts of the operands stay in which cache.</summary>
internal unsafe interface IBlockShape<T>
    where T : unmanaged
{
    /// <summary>Rows of a block.</summary>
    static abstract int Rows { get; }

    /// <summary>Numbers of a vector; a block has up to three of them side by side.</summary>
    static abstract int Lanes { get; }

    /// <summary>The depth of a stretch of A and B.</summary>
    static abstract int Depth { get; }

    /// <summary>Columns of B that are laid out together: a multiple of three vectors.</summary>
    static abstract int Width { get; }

    /// <summary>Rows of A that are laid out together: a multiple of a block's rows.</summary>
    static abstract int Height { get; }

    /// <summary>True where a few rows of A stay in the first cache while all columns of B pass by, false where a few columns of B stay.</summary>
    static abstract bool RowsStay { get; }

    /// <summary>A block of up to <see cref="Rows"/> rows and of <paramref name="width"/> columns, one to three vectors.</summary>
    static abstract void Multiply(int width, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, int rows, bool accumulates);
}

/// <summary>
/// Eight rows, for machines with 32 registers: 24 sums in flight hide the latency of the multipliers and leave room for what is
/// multiplied. A stretch of B of 288 × 288 doubles is 660 kB, a good half of the second-level caches of such machines.
/// </summary>
internal readonly unsafe struct EightRows<TLanes, TVector, T> : IBlockShape<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    public static int Rows => 8;

    public static int Lanes => TLanes.Count;

    public static int Depth => 288;

    public static int Width => 288 * sizeof(double) / sizeof(T);

    public static int Height => 64;

    public static bool RowsStay => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(int width, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, int rows, bool accumulates)
    {
        nint last = width - TLanes.Count;
        if (width > 2 * TLanes.Count)
        {
            RegisterBlocks<TLanes, TVector, T>.Eight3(k, a, aRow, aColumn, b, bRow, last, c, cRow, rows, accumulates);
        }
        else if (last > 0)
        {
            RegisterBlocks<TLanes, TVector, T>.Eight2(k, a, aRow, aColumn, b, bRow, last, c, cRow, rows, accumulates);
        }
        else
        {
            RegisterBlocks<TLanes, TVector, T>.Eight1(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
        }
    }
}

/// <summary>
/// Four rows, for machines with 16 registers: 12 sums in flight. Three vectors of B of the depth of a stretch are 24 kB, which
/// stay in the first-level cache; the rows of A that pass by are 256 kB, half of a second-level cache.
/// </summary>
internal readonly unsafe struct FourRows<TLanes, TVector, T> : IBlockShape<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    public static int Rows => 4;

    public static int Lanes => TLanes.Count;

    public static int Depth => 256;

    public static int Width => 504 * sizeof(double) / sizeof(T);

    public static int Height => 128 * sizeof(double) / sizeof(T);

    public static bool RowsStay => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(int width, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, int rows, bool accumulates)
    {
        nint last = width - TLanes.Count;
        if (width > 2 * TLanes.Count)
        {
            RegisterBlocks<TLanes, TVector, T>.Four3(k, a, aRow, aColumn, b, bRow, last, c, cRow, rows, accumulates);
        }
        else if (last > 0)
        {
            RegisterBlocks<TLanes, TVector, T>.Four2(k, a, aRow, aColumn, b, bRow, last, c, cRow, rows, accumulates);
        }
        else
        {
            RegisterBlocks<TLanes, TVector, T>.Four1(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
        }
    }
}
