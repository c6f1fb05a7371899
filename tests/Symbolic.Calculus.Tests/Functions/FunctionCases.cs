namespace Symbolic.Tests;

/// <summary>The rules of tensor calculus and the functions of the language, each with the definition that its summary states.</summary>
internal static partial class FunctionCases
{
    public static IReadOnlyDictionary<string, FunctionCase> All { get; } = new Dictionary<string, FunctionCase>(
        [.. Rules(), .. Reductions(), .. Norms(), .. Matrices(), .. Shaping(), .. Layers(), .. Losses()]);

    private static FunctionCase Number(Func<Expr, Expr> build, Func<double, double> expected) =>
        new(static (_, _, _) => [[]], v => build(v[0]), v => expected(v[0][[]]));

    private static FunctionCase Vector(Func<Expr, Expr> build, Func<Numbers, Numbers> expected) =>
        new(static (p, _, _) => [[p]], v => build(v[0]), v => expected(v[0]));

    private static FunctionCase Matrix(Func<Expr, Expr> build, Func<Numbers, Numbers> expected) =>
        new(static (p, q, _) => [[p, q]], v => build(v[0]), v => expected(v[0]));

    private static FunctionCase Square(Func<Expr, Expr> build, Func<Numbers, Numbers> expected) =>
        new(static (p, _, _) => [[p, p]], v => build(v[0]), v => expected(v[0]));

    private static FunctionCase Tensor(Func<Expr, Expr> build, Func<Numbers, Numbers> expected) =>
        new(static (p, q, r) => [[p, q, r]], v => build(v[0]), v => expected(v[0]));

    private static FunctionCase Vectors(Func<Expr, Expr, Expr> build, Func<Numbers, Numbers, Numbers> expected) =>
        new(static (p, _, _) => [[p], [p]], v => build(v[0], v[1]), v => expected(v[0], v[1]));

    private static FunctionCase Matrices(Func<Expr, Expr, Expr> build, Func<Numbers, Numbers, Numbers> expected) =>
        new(static (p, q, _) => [[p, q], [p, q]], v => build(v[0], v[1]), v => expected(v[0], v[1]));

    private static FunctionCase Of(Func<Dim, Dim, Dim, Dim[][]> shapes, Func<Expr, Expr, Expr> build, Func<Numbers, Numbers, Numbers> expected) =>
        new(shapes, v => build(v[0], v[1]), v => expected(v[0], v[1]));

    // Away from singular matrices and from 0.
    private static Expr Regular(Expr a) => a + (4 * a.Graph.Identity(a.Shape[0]));

    private static Numbers Regular(Numbers a) => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => a[i, j] + (i == j ? 4 : 0));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double LogSumExp(double[] x) => Math.Log(x.Sum(Math.Exp));

    private static Numbers Times(Numbers a, Numbers b) => Numbers.Matrix(a.Sizes[0], b.Sizes[1], (i, k) => Numbers.Sum(a.Sizes[1], j => a[i, j] * b[j, k]));

    private static Numbers Transposed(Numbers a) => Numbers.Matrix(a.Sizes[1], a.Sizes[0], (i, j) => a[j, i]);

    // By permutations.
    private static double Determinant(Numbers a, int[]? columns = null)
    {
        columns ??= [];
        int row = columns.Length;
        double sum = row == a.Sizes[0] ? 1 : 0;
        for (int j = 0; j < a.Sizes[0] && row < a.Sizes[0]; j++)
        {
            if (!columns.Contains(j))
            {
                sum += (columns.Count(c => c > j) % 2 == 0 ? 1 : -1) * a[row, j] * Determinant(a, [.. columns, j]);
            }
        }

        return sum;
    }

    // By Cramer's rule.
    private static Numbers Solved(Numbers a, Numbers b) => Numbers.Of(b.Sizes, index =>
        Determinant(Numbers.Matrix(a.Sizes[0], a.Sizes[0], (i, j) => j == index[0] ? b[[i, .. index[1..]]] : a[i, j])) / Determinant(a));

    private static Numbers Inverse(Numbers a) => Solved(a, Numbers.Matrix(a.Sizes[0], a.Sizes[0], static (i, j) => i == j ? 1 : 0));
}
