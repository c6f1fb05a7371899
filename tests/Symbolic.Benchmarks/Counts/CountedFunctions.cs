using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>A function whose derivatives are counted.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Bar">The published ratio of operations that is to be reached; null where none is known.</param>
/// <param name="Build">Makes the outputs and the variables in a graph of their own.</param>
internal sealed record CountedFunction(string Name, double? Bar, Func<(Expr[] Outputs, Expr[] Variables)> Build);

/// <summary>The functions of FastDifferentiation.jl's published counts, and a system of reactions.</summary>
internal static class CountedFunctions
{
    public static IReadOnlyList<CountedFunction> All { get; } =
    [
        .. new[] { 100, 1000, 10_000 }.Select(static n => new CountedFunction($"Rosenbrock n={n}", 1.2, () => Rosenbrock(n))),
        .. new[] { 10, 40 }.Select(static n => new CountedFunction($"spherical harmonics order {n}", 2.4, () => SphericalHarmonics(n))),
        .. new[] { (2, 2.6), (4, 3.5), (10, 6.5), (20, 6.5) }.Select(static c => new CountedFunction($"(A+B)(AB)ᵀ elementwise {c.Item1}×{c.Item1}", c.Item2, () => Matrices(c.Item1))),
        new("reactions: 20 species, 25 steps", null, Pollution.Build),
    ];

    private static (Expr[], Expr[]) Rosenbrock(int n)
    {
        (Expr f, Expr[] x) = Workloads.Rosenbrock(n);
        return ([f], x);
    }

    /// <summary>
    /// The real spherical harmonics below an order as polynomials in x, y, z: Y(l, m) = N(l, m)·P(l, |m|)(z)·S or C(|m|)(x, y) with
    /// the recurrences of the Legendre functions P and of S + iC = the m-th power of a complex number.
    /// </summary>
    private static (Expr[], Expr[]) SphericalHarmonics(int order)
    {
        var graph = new ExprGraph();
        var (x, y, z) = graph.Symbols("x", "y", "z");
        Expr[] s = new Expr[order], c = new Expr[order];
        (s[0], c[0]) = (graph.Zero, graph.One);
        for (int m = 1; m < order; m++)
        {
            (s[m], c[m]) = ((x * c[m - 1]) - (y * s[m - 1]), (x * s[m - 1]) + (y * c[m - 1]));
        }

        var outputs = new List<Expr>();
        var p = new Expr[order, order];
        for (int l = 0; l < order; l++)
        {
            for (int m = 0; m <= l; m++)
            {
                p[l, m] = l == 0 ? graph.One
                    : l == m ? (1 - (2 * m)) * p[m - 1, m - 1]
                    : l == m + 1 ? (2 * m + 1) * z * p[m, m]
                    : (graph.Number(Rational.From((2 * l) - 1, l - m)) * z * p[l - 1, m]) - (graph.Number(Rational.From(l + m - 1, l - m)) * p[l - 2, m]);
            }

            for (int m = -l; m <= l; m++)
            {
                int k = Math.Abs(m);
                outputs.Add(graph.Number(Normalization(l, k)) * p[l, k] * (m < 0 ? s[k] : c[k]));
            }
        }

        return ([.. outputs], [x, y, z]);
    }

    private static double Normalization(int l, int m)
    {
        double ratio = 1;
        for (int k = l - m + 1; k <= l + m; k++)
        {
            ratio /= k;
        }

        return Math.Sqrt((m == 0 ? 1 : 2) * ((2 * l) + 1) / (4 * Math.PI) * ratio);
    }

    private static (Expr[], Expr[]) Matrices(int n)
    {
        var graph = new ExprGraph();
        Expr[,] a = Symbols("a"), b = Symbols("b");
        var product = new Expr[n, n];
        var sum = new Expr[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                product[i, j] = Sum(k => a[i, k] * b[k, j]);
                sum[i, j] = a[i, j] + b[i, j];
            }
        }

        var outputs = new List<Expr>();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                (int row, int column) = (i, j);
                outputs.Add(Sum(k => sum[row, k] * product[column, k]));
            }
        }

        return ([.. outputs], [.. a.Cast<Expr>(), .. b.Cast<Expr>()]);

        Expr Sum(Func<int, Expr> term) => Enumerable.Range(0, n).Select(term).Aggregate(static (u, v) => u + v);

        Expr[,] Symbols(string name)
        {
            var all = new Expr[n, n];
            for (int i = 0; i < n * n; i++)
            {
                all[i / n, i % n] = graph.Symbol($"{name}_{i}");
            }

            return all;
        }
    }
}
