namespace Symbolic;

internal sealed partial class EntryExpansion
{
    // Gaussian elimination with partial pivoting. Which row is the pivot is only known when the code runs, so rows are exchanged
    // by selections: after a column has been gone through, the largest entry has come to the top. (Golub and Van Loan, Matrix
    // Computations, 3.4.)
    private Expr[] MatrixKernel(Expr node, Kernel kernel, Expr[] entries, int n)
    {
        int columns = kernel switch
        {
            Symbolic.Kernel.Solve => n == 0 ? 0 : _entries[node.Operands[1].Id].Length / n,
            Symbolic.Kernel.Inverse => n,
            _ => 0,
        };
        Spend(2L * n * n * (n + columns));
        var a = new Expr[n, n + columns];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n + columns; j++)
            {
                a[i, j] = j < n ? entries[(i * n) + j]
                    : kernel == Symbolic.Kernel.Solve ? _entries[node.Operands[1].Id][(i * columns) + j - n]
                    : i == j - n ? _target.One : _target.Zero;
            }
        }

        Expr sign = Eliminate(a, n, n + columns);
        return kernel switch
        {
            Symbolic.Kernel.Determinant => [Product([sign, .. Diagonal(a, n)])],
            Symbolic.Kernel.LogDeterminant => [LogDeterminant(sign, [.. Diagonal(a, n)])],
            _ => BackSubstitute(a, n, columns),
        };
    }

    private Expr Eliminate(Expr[,] a, int n, int width)
    {
        Expr sign = _target.One;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                Expr exchange = Operators.Greater[Operators.Abs[a[i, k]], Operators.Abs[a[k, k]]];
                for (int j = k; j < width; j++)
                {
                    (a[k, j], a[i, j]) = (_target.Select(exchange, a[i, j], a[k, j]), _target.Select(exchange, a[k, j], a[i, j]));
                }

                sign = _target.Select(exchange, -sign, sign);
            }

            for (int i = k + 1; i < n; i++)
            {
                // Where the largest entry is 0, there is nothing to eliminate.
                Expr factor = _target.Select(Operators.Equal[a[k, k], _target.Zero], _target.Zero, a[i, k] / a[k, k]);
                for (int j = k + 1; j < width; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return sign;
    }

    private static IEnumerable<Expr> Diagonal(Expr[,] a, int n) => Enumerable.Range(0, n).Select(i => a[i, i]);

    private Expr LogDeterminant(Expr sign, Expr[] pivots)
    {
        Expr logarithm = Sum([.. pivots.Select(static p => Operators.Log[Operators.Abs[p]])]);
        Expr signs = Product([sign, .. pivots.Select(static p => Operators.Sign[p])]);
        return _target.Select(Operators.Less[signs, _target.Zero], _target.Constant(Operators.Undefined), logarithm);
    }

    // A matrix without an inverse gives NaN everywhere.
    private Expr[] BackSubstitute(Expr[,] a, int n, int columns)
    {
        Expr regular = Diagonal(a, n).Aggregate(_target.True, (all, pivot) => Operators.And[all, Operators.NotEqual[pivot, _target.Zero]]);
        var x = new Expr[n * columns];
        for (int c = 0; c < columns; c++)
        {
            for (int i = n - 1; i >= 0; i--)
            {
                Expr rest = a[i, n + c];
                for (int j = i + 1; j < n; j++)
                {
                    rest -= a[i, j] * x[(j * columns) + c];
                }

                x[(i * columns) + c] = rest / a[i, i];
            }
        }

        return [.. x.Select(e => _target.Select(regular, e, _target.Constant(Operators.Undefined)))];
    }
}
