namespace Symbolic.Tensors;

/// <summary>Products of matrices.</summary>
internal static unsafe class MatrixProduct
{
    /// <summary>How many numbers of room a product of this form needs.</summary>
    public static long Scratch(int m, int n, int k, long aRow, long aColumn, long bRow, long bColumn) => 0;

    /// <summary>C = A·B, or C += A·B: C has steps of 1 along its rows.</summary>
    public static void Multiply(int m, int n, int k, double* a, long aRow, long aColumn, double* b, long bRow, long bColumn, double* c, long cRow, bool accumulates, double* scratch)
    {
        for (int i = 0; i < m; i++)
        {
            double* row = c + (i * cRow);
            if (!accumulates)
            {
                new Span<double>(row, n).Clear();
            }

            for (int p = 0; p < k; p++)
            {
                double factor = a[(i * aRow) + (p * aColumn)];
                for (int j = 0; j < n; j++)
                {
                    row[j] += factor * b[(p * bRow) + (j * bColumn)];
                }
            }
        }
    }
}
