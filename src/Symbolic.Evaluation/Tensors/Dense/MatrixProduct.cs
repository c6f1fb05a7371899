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

    // Rows of A that are laid out together: where they run on down the columns, whole lines of the cache are fetched.
    private const int Height = 64;

    // Where B runs on along its rows, it is read where it lies unless there are enough rows of A to pay for laying it out.
    private const int RowsWorthPacking = 48;
    private const int UnpackedB = 24 * 1024;

    // The same for rows of A; a stretch of A is used once for each panel of B.
    private const int ColumnsWorthPacking = 72;

    // Below this many multiplications plain loops are done before blocks are set up.
    private const long Tiny = 48;

    // Four columns or fewer at the edge fill half a vector of AVX-512.
    private const int Half = 4;

    private const int WholeCopy = 16;

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
    public static long Scratch(int n, int k)
    {
        int panel = s_lanes * s_vectors;
        long depth = Math.Min(k, Depth), width = Math.Min((n + panel - 1) / panel * panel, Width + panel);
        return (depth * width) + (depth * Height) + (s_rows * panel);
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
        double* bRoom = aRoom + ((long)Height * Math.Min(k, Depth));
        bool packsB = bColumn != 1 || (m >= RowsWorthPacking && (long)n * k > UnpackedB);
        bool packsA = n >= ColumnsWorthPacking;
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
                    int mm = Math.Min(s_rows, m - i), ahead = i % Height;
                    double* aAt = a + (i * aRow) + (p * aColumn);
                    nint row = (nint)aRow, column = (nint)aColumn;
                    if (packsA)
                    {
                        if (ahead == 0)
                        {
                            PackA(aAt, aRow, aColumn, kk, Math.Min(Height, m - i), aRoom);
                        }

                        aAt = aRoom + ((long)ahead * kk);
                        (row, column) = (1, s_rows);
                    }

                    double* cAt = c + (i * cRow) + j;
                    double* packed = bRoom;
                    for (int jj = 0; jj < nn;)
                    {
                        (int width, int padded) = Piece(nn - jj);
                        bool fromRoom = packsB || padded != width;
                        double* bNow = fromRoom ? packed : bAt + jj;
                        nint bStep = fromRoom ? padded : (nint)bRow;
                        if (padded == width)
                        {
                            Block(padded, kk, aAt, row, column, bNow, bStep, cAt + jj, (nint)cRow, mm, adds);
                        }
                        else
                        {
                            Block(padded, kk, aAt, row, column, bNow, bStep, corner, padded, mm, false);
                            CopyCorner(corner, padded, cAt + jj, cRow, mm, width, adds);
                        }

                        packed += fromRoom ? (long)kk * padded : 0;
                        jj += width;
                    }
                }
            }
        }
    }

    // The next columns that are done together, and how wide they are with the zeros that fill a vector.
    private static (int Width, int Padded) Piece(int columns)
    {
        int panel = s_lanes * s_vectors;
        if (columns >= panel)
        {
            return (panel, panel);
        }

        int rest = columns % s_lanes, whole = columns - rest;
        return rest == 0 ? (columns, columns)
            : s_machine != Machine.Avx512 || rest > Half ? (columns, whole + s_lanes)
            : whole > 0 ? (whole, whole)
            : (rest, Half);
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
    private static void Block(int width, int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow, int rows, bool accumulates)
    {
        int vectors = width / s_lanes;
        if (Avx512F.IsSupported)
        {
            switch (vectors)
            {
                case 0:
                    Half1(k, a, aRow, aColumn, b, bRow, c, cRow, rows, accumulates);
                    break;
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
        int width;
        for (int j = 0; j < n; j += width)
        {
            (width, int padded) = Piece(n - j);
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
                    double* line = from + (p * bRow);
                    if (width >= WholeCopy)
                    {
                        new ReadOnlySpan<double>(line, width).CopyTo(new Span<double>(to, width));
                    }
                    else
                    {
                        for (int jj = 0; jj < width; jj++)
                        {
                            to[jj] = line[jj];
                        }
                    }

                    for (int jj = width; jj < padded; jj++)
                    {
                        to[jj] = 0;
                    }
                }
            }
            else
            {
                int group = Math.Min(s_lanes, padded);
                for (int jj = 0; jj < padded; jj += group)
                {
                    PackGroup(from + (jj * bColumn), bColumn, bRow, k, Math.Clamp(width - jj, 0, group), group, room + jj, padded);
                }
            }

            room += (long)k * padded;
        }
    }

    // Groups of rows one after the other, each by columns.
    private static void PackA(double* a, long aRow, long aColumn, int k, int rows, double* room)
    {
        if (aRow != 1 || rows % s_rows != 0 || s_rows % Vector256<double>.Count != 0)
        {
            for (int i = 0; i < rows; i += s_rows)
            {
                PackGroup(a + (i * aRow), aRow, aColumn, k, Math.Min(s_rows, rows - i), s_rows, room + ((long)i * k), s_rows);
            }

            return;
        }

        for (int p = 0; p < k; p++)
        {
            double* from = a + (p * aColumn), to = room + ((long)p * s_rows);
            for (int i = 0; i < rows; i += s_rows)
            {
                for (int r = 0; r < s_rows; r += Vector256<double>.Count)
                {
                    Vector256.Store(Vector256.Load(from + i + r), to + ((long)i * k) + r);
                }
            }
        }
    }

    // Lines side by side: entry p of line r goes to p·step + r; zeros beyond the last line.
    private static void PackGroup(double* from, long line, long next, int k, int lines, int padded, double* to, int step)
    {
        int p = 0;
        if (Avx.IsSupported && next == 1 && lines == padded && (padded & 3) == 0)
        {
            for (int r = 0; r < padded; r += 4)
            {
                for (int four = 0; four + 3 < k; four += 4)
                {
                    StridedLoops.Transpose4(from + (r * line) + four, line, to + r + ((long)four * step), step);
                }
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
}
