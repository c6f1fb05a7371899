using System.Diagnostics;
using System.Globalization;
using Symbolic.Adbench;

namespace Symbolic.Benchmarks;

/// <summary>The mixture of normal distributions, over a thousand points.</summary>
internal static unsafe class AdbenchMixture
{
    // Its sum over the points; the prior is no part of it. The points lie one after the other.
    private const string CSource = """
        #include <math.h>
        double mixture(long d, long K, long n, const double *restrict alpha, const double *restrict mu, const double *restrict q, const double *restrict M, const double *restrict x, double *restrict work)
        {
            double *diagonal = work, *sum = diagonal + K * d, *c = sum + K, *term = c + d, total = 0;
            for (long k = 0; k < K; k++) {
                sum[k] = alpha[k];
                for (long i = 0; i < d; i++) {
                    diagonal[k * d + i] = exp(q[k * d + i]);
                    sum[k] += q[k * d + i];
                }
            }
            for (long p = 0; p < n; p++) {
                double largest = -1e300, scaled = 0;
                for (long k = 0; k < K; k++) {
                    double square = 0;
                    for (long j = 0; j < d; j++) c[j] = x[p * d + j] - mu[k * d + j];
                    for (long i = 0; i < d; i++) {
                        const double *row = M + (k * d + i) * d;
                        double t = diagonal[k * d + i] * c[i];
                        for (long j = 0; j < i; j++) t += row[j] * c[j];
                        square += t * t;
                    }
                    term[k] = sum[k] - 0.5 * square;
                    if (term[k] > largest) largest = term[k];
                }
                for (long k = 0; k < K; k++) scaled += exp(term[k] - largest);
                total += largest + log(scaled);
            }
            return total;
        }
        """;

    public static AdbenchReport.Objective Prepare(int d, int k, int n)
    {
        var watch = Stopwatch.StartNew();
        var g = new ExprGraph();
        Model model = g.ParseModel(AdbenchPrograms.Mixture(d, k, n));
        var point = new Dictionary<string, double[]> { ["α"] = AdbenchReport.Entries(1, k, 1), ["γ"] = [1], ["m"] = [0], ["x"] = AdbenchReport.Entries(2, d * n, 2) };
        foreach (int j in Enumerable.Range(1, k))
        {
            string member = $"[{j.ToString(CultureInfo.InvariantCulture)}]";
            point.Add("μ" + member, AdbenchReport.Entries(j, d, 1));
            point.Add("q" + member, AdbenchReport.Entries(1000 + j, d, 0.5));
            point.Add("M" + member, AdbenchReport.Entries(2000 + j, d * d, 1 / Math.Sqrt(d)));
        }

        Expr value = model["L"];
        Expr[] inputs = [.. point.Keys.Select(name => model[name])], variables = [inputs[0], .. inputs[4..]];
        Gradient gradient = value.Gradient(variables);
        TensorProgram both = TensorProgram.Create([value, .. variables.Select(v => gradient[v])], inputs);
        double preparation = watch.Elapsed.TotalSeconds;
        double[][] numbers = [.. point.Values];
        return new($"GMM d={d} K={k}, {n} points", TensorsReport.Work(TensorProgram.Create([value], inputs), numbers), TensorsReport.Work(both, numbers), C(point, d, k, n), preparation, 3.1);
    }

    private static Action? C(Dictionary<string, double[]> point, int d, int k, int n)
    {
        if (HandWrittenC.Build(CSource, "mixture", "-march=native", HandWrittenC.Fast) is not { } function)
        {
            return null;
        }

        double[] points = new double[n * d], work = new double[(k * d) + k + d + k];
        for (int p = 0; p < n * d; p++)
        {
            points[p] = point["x"][(p % d * n) + (p / d)];
        }

        double[] mu = Members('μ'), q = Members('q'), m = Members('M'), alpha = point["α"];
        return () =>
        {
            fixed (double* a = alpha, b = mu, c = q, e = m, x = points, w = work)
            {
                ((delegate* unmanaged<long, long, long, double*, double*, double*, double*, double*, double*, double>)function)(d, k, n, a, b, c, e, x, w);
            }
        };

        double[] Members(char name) => [.. point.Where(p => p.Key[0] == name && p.Key.Length > 1).SelectMany(static p => p.Value)];
    }
}
