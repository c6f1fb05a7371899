using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Tensors;

/// <summary>
/// Products of matrices by blocks of C that stay in registers while k runs; what they are made from is laid out so that it is read
/// in the order of use and stays in the caches.
/// Source: K. Goto and R. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008).
/// </summary>
internal static unsafe class PackedProduct<TShape, T>
    where TShape : struct, IBlockShape<T>
    where T : unmanaged, INumber<T>
{
    // Where B runs on along its rows, it is read where it lies unless there are enough rows of A to pay for laying it out.
    private const int RowsWorthPacking = 48;
    private const int UnpackedB = 24 * 1024 * sizeof(double);

    // The same for rows of A; a stretch of A is used once for each panel of B.
    private const int ColumnsWorthPacking = 72;

    private const int FewLines = 8;

    private static int Panel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3 * TShape.Lanes;
    }

    /// <summary>How many numbers of room a product needs at most.</summary>
    public static long Scratch(int m, int n, int k)
    {
        long depth = Math.Min(k, TShape.Depth);
        long height = Math.Min((m + TShape.Rows - 1) / TShape.Rows * TShape.Rows, TShape.Height), width = Math.Clamp(n, TShape.Lanes, TShape.Width);
        return (depth * (width + height)) + (TShape.Rows * TShape.Lanes);
    }

    /// <summary>C = A·B, or C += A·B: C has steps of 1 along its rows.</summary>
    public static void Multiply(int m, int n, int k, T* a, long aRow, long aColumn, T* b, long bRow, long bColumn, T* c, long cRow, bool accumulates, T* scratch)
    {
        // Fewer columns than a vector has: B gets zeros beside it, and blocks of C are made in a corner.
        bool narrow = n < TShape.Lanes;
        bool packsB = narrow || bColumn != 1 || (m >= RowsWorthPacking && (long)n * k * sizeof(T) > UnpackedB);
        bool packsA = n >= ColumnsWorthPacking;
        int stretches = (k + TShape.Depth - 1) / TShape.Depth, depth = (k + stretches - 1) / stretches;
        T* corner = scratch;
        T* bRoom = corner + (TShape.Rows * TShape.Lanes);
        T* aRoom = bRoom + ((long)depth * Math.Clamp(n, TShape.Lanes, TShape.Width));
        for (int p = 0; p < k; p += depth)
        {
            int kk = Math.Min(depth, k - p), nn;
            bool adds = accumulates || p > 0;
            for (int j = 0; j < n; j += nn)
            {
                nn = Stretch(n - j);
                T* bAt = b + (p * bRow) + (j * bColumn);
                if (packsB)
                {
                    PackB(bAt, bRow, bColumn, kk, nn, bRoom);
                }

                for (int i = 0; i < m; i += TShape.Height)
                {
                    int mm = Math.Min(TShape.Height, m - i);
                    T* aAt = a + (i * aRow) + (p * aColumn), cAt = c + (i * cRow) + j;
                    if (packsA)
                    {
                        PackA(aAt, aRow, aColumn, kk, mm, aRoom);
                    }

                    var loops = new Loops(mm, nn, kk, adds)
                    {
                        A = packsA ? aRoom : aAt,
                        AGroup = packsA ? (nint)kk * TShape.Rows : (nint)aRow * TShape.Rows,
                        ARow = packsA ? 1 : (nint)aRow,
                        AColumn = packsA ? TShape.Rows : (nint)aColumn,
                        B = packsB ? bRoom : bAt,
                        BPanel = packsB ? kk : 1,
                        BRow = packsB ? null : (nint)bRow,
                        C = cAt,
                        CRow = (nint)cRow,
                    };
                    if (narrow)
                    {
                        loops.RunThrough(corner);
                    }
                    else
                    {
                        loops.Run();
                    }
                }
            }
        }
    }

    // The next columns that are laid out together; what is left is at least a vector.
    private static int Stretch(int columns) => columns <= TShape.Width ? columns : columns - TShape.Width >= Panel ? TShape.Width : TShape.Width - Panel;

    // The next columns that are done together: a rest would be less than a vector, so two parts are made of what is left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Piece(int columns) => columns <= Panel ? columns : columns - Panel > TShape.Lanes ? Panel : 2 * TShape.Lanes;

    /// <summary>The loops over the blocks of one stretch.</summary>
    private ref struct Loops(int m, int n, int k, bool adds)
    {
        public T* A;
        public nint AGroup;
        public nint ARow;
        public nint AColumn;
        public T* B;
        public nint BPanel;
        public nint? BRow;
        public T* C;
        public nint CRow;

        public readonly void Run()
        {
            if (TShape.RowsStay)
            {
                T* group = A;
                for (int i = 0; i < m; i += TShape.Rows, group += AGroup)
                {
                    int rows = Math.Min(TShape.Rows, m - i), width;
                    for (int j = 0; j < n; j += width)
                    {
                        width = Piece(n - j);
                        TShape.Multiply(width, k, group, ARow, AColumn, B + (j * BPanel), BRow ?? width, C + (i * CRow) + j, CRow, rows, adds);
                    }
                }
            }
            else
            {
                int width;
                for (int j = 0; j < n; j += width)
                {
                    width = Piece(n - j);
                    T* group = A, panel = B + (j * BPanel);
                    nint bRow = BRow ?? width;
                    for (int i = 0; i < m; i += TShape.Rows, group += AGroup)
                    {
                        TShape.Multiply(width, k, group, ARow, AColumn, panel, bRow, C + (i * CRow) + j, CRow, Math.Min(TShape.Rows, m - i), adds);
                    }
                }
            }
        }

        public readonly void RunThrough(T* corner)
        {
            T* group = A;
            for (int i = 0; i < m; i += TShape.Rows, group += AGroup)
            {
                int rows = Math.Min(TShape.Rows, m - i);
                TShape.Multiply(TShape.Lanes, k, group, ARow, AColumn, B, TShape.Lanes, corner, TShape.Lanes, rows, false);
                for (int r = 0; r < rows; r++)
                {
                    T* to = C + ((i + r) * CRow), from = corner + (r * TShape.Lanes);
                    for (int j = 0; j < n; j++)
                    {
                        to[j] = adds ? to[j] + from[j] : from[j];
                    }
                }
            }
        }
    }

    // Panels one after the other, each by rows. Few lines at a time: neighbouring panels share lines of the cache, and many would
    // displace each other where the rows of B are a power of two apart.
    private static void PackB(T* b, long bRow, long bColumn, int k, int n, T* room)
    {
        if (bColumn != 1)
        {
            int width;
            for (int j = 0; j < n; j += width)
            {
                width = Piece(n - j);
                int padded = Math.Max(width, TShape.Lanes), group;
                for (int jj = 0; jj < padded; jj += group)
                {
                    group = Math.Min(TShape.Lanes, padded - jj);
                    PackGroup(b + ((j + jj) * bColumn), bColumn, bRow, k, Math.Clamp(width - jj, 0, group), group, room + ((long)j * k) + jj, padded);
                }
            }

            return;
        }

        for (int p = 0; p < k; p += FewLines)
        {
            int lines = Math.Min(FewLines, k - p), width;
            for (int j = 0; j < n; j += width)
            {
                width = Piece(n - j);
                int padded = Math.Max(width, TShape.Lanes);
                CopyLines(b + (p * bRow) + j, bRow, lines, width, room + ((long)j * k) + ((long)p * padded), padded);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLines(T* from, long step, int lines, int width, T* to, int padded)
    {
        int last = width - Vector128<T>.Count;
        if (width < padded || last < 0)
        {
            for (int p = 0; p < lines; p++, to += padded, from += step)
            {
                for (int j = 0; j < padded; j++)
                {
                    to[j] = j < width ? from[j] : T.Zero;
                }
            }

            return;
        }

        for (int p = 0; p < lines; p++, to += width, from += step)
        {
            for (int j = 0; j < last; j += Vector128<T>.Count)
            {
                Vector128.Store(Vector128.Load(from + j), to + j);
            }

            Vector128.Store(Vector128.Load(from + last), to + last);
        }
    }

    // Groups of rows one after the other, each by columns.
    private static void PackA(T* a, long aRow, long aColumn, int k, int rows, T* room)
    {
        if (aRow != 1 || rows % TShape.Rows != 0)
        {
            for (int i = 0; i < rows; i += TShape.Rows)
            {
                PackGroup(a + (i * aRow), aRow, aColumn, k, Math.Min(TShape.Rows, rows - i), TShape.Rows, room + ((long)i * k), TShape.Rows);
            }

            return;
        }

        for (int p = 0; p < k; p += FewLines)
        {
            int lines = Math.Min(FewLines, k - p);
            for (int i = 0; i < rows; i += TShape.Rows)
            {
                CopyLines(a + (p * aColumn) + i, aColumn, lines, TShape.Rows, room + ((long)i * k) + ((long)p * TShape.Rows), TShape.Rows);
            }
        }
    }

    // Lines side by side: entry p of line r goes to p·step + r; zeros beyond the last line.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackGroup(T* from, long line, long next, int k, int lines, int padded, T* to, int step)
    {
        int p = 0;
        if (next == 1 && lines == padded && (padded & 3) == 0)
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
            T* at = from + (p * next);
            T* dest = to + ((long)p * step);
            for (int r = 0; r < lines; r++)
            {
                dest[r] = at[r * line];
            }

            for (int r = lines; r < padded; r++)
            {
                dest[r] = T.Zero;
            }
        }
    }
}
