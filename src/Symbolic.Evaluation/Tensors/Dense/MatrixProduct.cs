using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Tensors;

/// <summary>
/// Products of matrices of any strides. A block of C stays in registers while k runs; a stretch of B is laid out so that it is
/// read in the order of use and stays in the second-level cache, and a few rows of A in the first.
/// Source: K. Goto and R. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008).
/// </summary>
internal static unsafe partial class MatrixProduct
{
    // The depth and width of a stretch of B: 256 × 288 numbers are 590 kB, a good half of a second-level cache.
    private const int Depth = 288;
    private const int Width = 288;

    // Where B runs on along its rows, it is read where it lies unless there are enough rows of A to pay for laying it out.
    private const int RowsWorthPacking = 48;
    private const int UnpackedB = 24 * 1024;

    // The same for rows of A; a stretch of A is used once for each panel of B.
    private const int ColumnsWorthPacking = 72;

    // Below this many multiplications plain loops are done before blocks are set up.
    private const long Tiny = 48;

    private static readonly Machine s_machine = Avx512F.IsSupported ? Machine.Avx512 : Avx2.IsSupported && Fma.IsSupported ? Machine.Avx2 : Machine.Portable;

    private static readonly int s_lanes = s_machine switch { Machine.Avx512 => 8, Machine.Avx2 => 4, _ => Vector<double>.Count };

    private static readonly int s_rows = s_machine == Machine.Avx512 ? 8 : 4;

    private static readonly int s_vectors = s_machine == Machine.Portable ? 2 : 3;

    private enum Machine : byte
    {
        Avx512,
        Avx2,
        Portable,
    }

    /// <summary>How many numbers of room a product needs at most.</summary>
    public static long Scratch(int m, int n, int k)
    {
        int panel = s_lanes * s_vectors;
        long depth = Math.Min(k, Depth), width = Math.Min((n + panel - 1) / panel * panel, Width + panel);
        return (depth * width) + (depth * s_rows) + (s_rows * panel);
    }

    /// <summary>C = A·B, or C += A·B: C has steps of 1 along its rows.</summary>
    public static void Multiply(int m, int n, int k, double* a, long aRow, long aColumn, double* b, long bRow, long bColumn, double* c, long cRow, bool accumulates, double* scratch)
    {
        if ((long)m * n * k <= Tiny)
        {
            MultiplyTiny(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulates);
            return;
        }

        int panel = s_lanes * s_vectors;
        double* corner = scratch;
        double* aRoom = corner + (s_rows * panel);
        double* bRoom = aRoom + ((long)s_rows * Math.Min(k, Depth));
        bool packsB = bColumn != 1 || (m >= RowsWorthPacking && (long)n * k > UnpackedB);
        bool packsA = aRow != 1 && n >= ColumnsWorthPacking;
        int stretches = (k + Depth - 1) / Depth, depth = (k + stretches - 1) / stretches;
        for (int p = 0; p < k; p += depth)
        {
            int kk = Math.Min(depth, k - p);
            bool adds = accumulates || p > 0;
            for (int j = 0; j < n; j += Width)
            {
                int nn = Math.Min(Width, n - j);
                double* bAt = b + (p * bRow) + (j * bColumn);
                PackB(bAt, bRow, bColumn, kk, nn, bRoom, packsB);
                for (int i = 0; i < m; i += s_rows)
                {
                    int mm = Math.Min(s_rows, m - i);
                    double* aAt = a + (i * aRow) + (p * aColumn);
                    nint row = (nint)aRow, column = (nint)aColumn;
                    if (packsA)
                    {
                        PackRows(aAt, aRow, aColumn, kk, mm, aRoom, s_rows);
                        aAt = aRoom;
                        (row, column) = (1, s_rows);
                    }

                    double* cAt = c + (i * cRow) + j;
                    double* packed = bRoom;
                    for (int jj = 0; jj < nn; jj += panel)
                    {
                        int width = Math.Min(panel, nn - jj), vectors = (width + s_lanes - 1) / s_lanes;
                        bool whole = vectors * s_lanes == width;
                        bool fromRoom = packsB || !whole;
                        double* bNow = fromRoom ? packed : bAt + jj;
                        nint bStep = fromRoom ? vectors * s_lanes : (nint)bRow;
                        if (whole)
                        {
                            Block(vectors, kk, aAt, row, column, bNow, bStep, cAt + jj, (nint)cRow, mm, adds);
                        }
                        else
                        {
                            Block(vectors, kk, aAt, row, column, bNow, bStep, corner, vectors * s_lanes, mm, false);
                            CopyCorner(corner, vectors * s_lanes, cAt + jj, cRow, mm, width, adds);
                        }

                        packed += fromRoom ? (long)kk * vectors * s_lanes : 0;
                    }
                }
            }
        }
    }

    private static void MultiplyTiny(int m, int n, int k, double* a, long aRow, long aColumn, double* b, long bRow, long bColumn, double* c, long cRow, bool accumulates)
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = accumulates ? c[(i * cRow) + j] : 0;
                for (int p = 0; p < k; p++)
                {
                    sum += a[(i * aRow) + (p * aColumn)] * b[(p * bRow) + (j * bColumn)];
                }

                c[(i * cRow) + j] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(int vectors, int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        if (Avx512F.IsSupported)
        {
            switch (vectors)
            {
                case 3:
                    Wide3(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
                case 2:
                    Wide2(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
                default:
                    Wide1(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
            }
        }
        else if (Avx2.IsSupported && Fma.IsSupported)
        {
            switch (vectors)
            {
                case 3:
                    Middle3(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
                case 2:
                    Middle2(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
                default:
                    Middle1(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
            }
        }
        else if (vectors == 2)
        {
            Plain2(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
        }
        else
        {
            Plain1(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
        }
    }

    private static void CopyCorner(double* corner, int step, double* c, long cRow, int rows, int columns, bool accumulates)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double entry = corner[(i * step) + j];
                c[(i * cRow) + j] = accumulates ? c[(i * cRow) + j] + entry : entry;
            }
        }
    }

    // Panels one after the other, each by rows, zeros beyond the last column. Without `all` only the last panel, if it is not whole.
    private static void PackB(double* b, long bRow, long bColumn, int k, int n, double* room, bool all)
    {
        int panel = s_lanes * s_vectors;
        for (int j = 0; j < n; j += panel)
        {
            int width = Math.Min(panel, n - j), padded = (width + s_lanes - 1) / s_lanes * s_lanes;
            if (!all && padded == width)
            {
                continue;
            }

            double* from = b + (j * bColumn);
            if (bColumn == 1)
            {
                for (int p = 0; p < k; p++)
                {
                    double* to = room + ((long)p * padded);
                    new ReadOnlySpan<double>(from + (p * bRow), width).CopyTo(new Span<double>(to, width));
                    for (int jj = width; jj < padded; jj++)
                    {
                        to[jj] = 0;
                    }
                }
            }
            else
            {
                for (int jj = 0; jj < padded; jj += s_lanes)
                {
                    PackGroup(from + (jj * bColumn), bColumn, bRow, k, Math.Clamp(width - jj, 0, s_lanes), s_lanes, room + jj, padded);
                }
            }

            room += (long)k * padded;
        }
    }

    private static void PackRows(double* a, long aRow, long aColumn, int k, int rows, double* room, int step) => PackGroup(a, aRow, aColumn, k, rows, step, room, step);

    // Lines side by side: entry p of line r goes to p·step + r; zeros beyond the last line.
    private static void PackGroup(double* from, long line, long next, int k, int lines, int padded, double* to, int step)
    {
        int p = 0;
        if (Avx.IsSupported && next == 1 && lines == padded && (padded & 3) == 0)
        {
            for (int r = 0; r < padded; r += 4)
            {
                PackFour(from + (r * line), line, k, to + r, step);
            }

            p = k & ~3;
        }

        for (; p < k; p++)
        {
            double* at = from + (p * next);
            double* dest = to + ((long)p * step);
            for (int r = 0; r < lines; r++)
            {
                dest[r] = at[r * line];
            }

            for (int r = lines; r < padded; r++)
            {
                dest[r] = 0;
            }
        }
    }

    // Four lines, four entries at a time: a transposition in registers.
    private static void PackFour(double* from, long line, int k, double* to, int step)
    {
        double* from1 = from + line, from2 = from1 + line, from3 = from2 + line;
        for (int p = 0; p + 3 < k; p += 4)
        {
            Vector256<double> r0 = Vector256.Load(from + p), r1 = Vector256.Load(from1 + p), r2 = Vector256.Load(from2 + p), r3 = Vector256.Load(from3 + p);
            Vector256<double> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1), low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
            double* dest = to + ((long)p * step);
            Vector256.Store(Avx.Permute2x128(low01, low23, 0x20), dest);
            Vector256.Store(Avx.Permute2x128(high01, high23, 0x20), dest + step);
            Vector256.Store(Avx.Permute2x128(low01, low23, 0x31), dest + (2 * step));
            Vector256.Store(Avx.Permute2x128(high01, high23, 0x31), dest + (3 * step));
        }
    }
}
