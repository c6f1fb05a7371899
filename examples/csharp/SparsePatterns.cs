#:project ../../src/Symbolic
#:property PublishAot=false

// Which second derivatives can be other than zero, before any is computed, and a Hessian that holds just these.
using Symbolic;

const int n = 8;
var g = new ExprGraph();
Expr[] x = [.. Enumerable.Range(1, n).Select(i => g.Symbol($"x_{i}"))];
Expr f = g.Zero;
for (int i = 0; i + 1 < n; i++)
{
    f += (1 - x[i]).Pow(2) + 100 * (x[i + 1] - x[i].Pow(2)).Pow(2);
}

SparsityPattern pattern = f.HessianSparsity(x);
for (int row = 0; row < n; row++)
{
    Console.WriteLine(string.Concat(Enumerable.Range(0, n).Select(column => pattern.Contains(row, column) ? "■ " : "· ")).TrimEnd());
}

SparseFunction hessian = f.CompileSparseHessian(x);
double[] entries = new double[hessian.Pattern.NonZeros];
hessian.Run([.. Enumerable.Repeat(1.0, n)], entries);
Console.WriteLine($"{pattern.NonZeros} of {n * n} entries");
Console.WriteLine($"first row: {entries[0]} {entries[1]}");
