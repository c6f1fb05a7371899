using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>The functions of <see cref="PeersReport"/> in C written by hand, with derivatives written by hand.</summary>
internal static unsafe class PeersInC
{
    private const string Source = """
        #include <math.h>
        __attribute__((noinline)) static void one(const double *p, double *out)
        {
            double x = p[0], y = p[1], z = p[2], s = x * y + z, e = exp(x - y * z), t = 2 * s;
            out[0] = s * s + e;
            out[1] = t * y + e;
            out[2] = t * x - z * e;
            out[3] = t - y * e;
        }
        void calls(const double *p, double *out, long n) { for (long i = 0; i < n; i++) { one(p, out); __asm__ volatile("" ::: "memory"); } }
        void columns(const double *restrict x, const double *restrict y, const double *restrict z, double *restrict v, double *restrict dx, double *restrict dy, double *restrict dz, long n)
        {
            for (long i = 0; i < n; i++) {
                double s = x[i] * y[i] + z[i], e = exp(x[i] - y[i] * z[i]), t = 2 * s;
                v[i] = s * s + e;
                dx[i] = t * y[i] + e;
                dy[i] = t * x[i] - z[i] * e;
                dz[i] = t - y[i] * e;
            }
        }
        void rosenbrock(const double *restrict x, double *restrict g, long n)
        {
            for (long i = 0; i < n; i++) g[i] = 0;
            for (long i = 0; i + 1 < n; i++) {
                double t = x[i + 1] - x[i] * x[i];
                g[i] += -400 * x[i] * t - 2 * (1 - x[i]);
                g[i + 1] += 200 * t;
            }
        }
        enum { B = 32, I = 8, H = 16 };
        double network(const double *restrict p, const double *restrict x, const double *restrict y, double *restrict g)
        {
            const double *W1 = p, *b1 = W1 + I * H, *W2 = b1 + H, *b2 = W2 + H * H, *W3 = b2 + H, *b3 = W3 + H;
            double *G1 = g, *c1 = G1 + I * H, *G2 = c1 + H, *c2 = G2 + H * H, *G3 = c2 + H, *c3 = G3 + H, loss = 0;
            for (long i = 0; i < I * H + H + H * H + H + H + 1; i++) g[i] = 0;
            for (long b = 0; b < B; b++) {
                double h1[H], h2[H], d1[H], d2[H], o = b3[0];
                for (long j = 0; j < H; j++) h1[j] = b1[j];
                for (long i = 0; i < I; i++) for (long j = 0; j < H; j++) h1[j] += x[b * I + i] * W1[i * H + j];
                for (long j = 0; j < H; j++) { h1[j] = tanh(h1[j]); h2[j] = b2[j]; }
                for (long i = 0; i < H; i++) for (long j = 0; j < H; j++) h2[j] += h1[i] * W2[i * H + j];
                for (long j = 0; j < H; j++) { h2[j] = tanh(h2[j]); o += h2[j] * W3[j]; }
                double d = o - y[b], e = 2 * d / B;
                loss += d * d / B;
                c3[0] += e;
                for (long j = 0; j < H; j++) { G3[j] += e * h2[j]; d2[j] = e * W3[j] * (1 - h2[j] * h2[j]); c2[j] += d2[j]; }
                for (long i = 0; i < H; i++) {
                    double s = 0;
                    for (long j = 0; j < H; j++) { G2[i * H + j] += h1[i] * d2[j]; s += W2[i * H + j] * d2[j]; }
                    d1[i] = s * (1 - h1[i] * h1[i]);
                    c1[i] += d1[i];
                }
                for (long i = 0; i < I; i++) for (long j = 0; j < H; j++) G1[i * H + j] += x[b * I + i] * d1[j];
            }
            return loss;
        }
        """;

    public static void AddTo(Dictionary<string, (double Seconds, double Value)> peers, TensorsTable table)
    {
        foreach ((string name, string[] options) in ((string, string[])[])[("C -O3", []), ("C -O3 -march=native -ffast-math", ["-march=native", HandWrittenC.Fast])])
        {
            if (HandWrittenC.Build(Source, "calls", options) is not { } calls || HandWrittenC.Build(Source, "columns", options) is not { } columns
                || HandWrittenC.Build(Source, "rosenbrock", options) is not { } rosenbrock || HandWrittenC.Build(Source, "network", options) is not { } network)
            {
                table.Missing("gcc");
                return;
            }

            double[] point = [0.3, 0.7, -0.2], four = new double[4];
            double[][] given = [PeersReport.Entries(0, 1, 4096), PeersReport.Entries(1, 1, 4096), PeersReport.Entries(2, 1, 4096)], made = [.. Enumerable.Range(0, 4).Select(static _ => new double[4096])];
            fixed (double* p = point, r = four, x = given[0], y = given[1], z = given[2], v = made[0], dx = made[1], dy = made[2], dz = made[3])
            {
                nint from = (nint)p, to = (nint)r, a = (nint)x, b = (nint)y, c = (nint)z, d = (nint)v, e = (nint)dx, f = (nint)dy, g = (nint)dz;
                double seconds = TensorsClock.Of(() => ((delegate* unmanaged<nint, nint, long, void>)calls)(from, to, 1000)) / 1000;
                peers[name + ", title 1"] = (seconds, four.Sum());
                seconds = TensorsClock.Of(() => ((delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, long, void>)columns)(a, b, c, d, e, f, g, 4096));
                peers[name + ", title 4096"] = (seconds, made.Sum(static m => m.Sum()));
            }

            foreach (int n in (int[])[100, 1000, 10_000])
            {
                double[] x0 = PeersReport.Entries(1, 1, n), gradient = new double[n];
                fixed (double* x = x0, g = gradient)
                {
                    nint from = (nint)x, to = (nint)g;
                    double seconds = TensorsClock.Of(() => ((delegate* unmanaged<nint, nint, long, void>)rosenbrock)(from, to, n));
                    peers[string.Create(CultureInfo.InvariantCulture, $"{name}, rosenbrock {n} evaluate")] = (seconds, gradient.Sum(static q => q * q));
                }
            }

            int[] widths = [8, 16, 16, 1];
            double[] parameters = [.. Enumerable.Range(0, 3).SelectMany(l => (double[])[.. PeersReport.Entries(2 * l, 1 / Math.Sqrt(widths[l]), widths[l] * widths[l + 1]), .. PeersReport.Entries((2 * l) + 1, 0.1, widths[l + 1])])];
            double[] inputs = PeersReport.Entries(9, 1, 32 * 8), targets = PeersReport.Entries(10, 1, 32), gradients = new double[parameters.Length];
            fixed (double* p = parameters, x = inputs, y = targets, g = gradients)
            {
                nint a = (nint)p, b = (nint)x, c = (nint)y, d = (nint)g;
                double loss = 0, seconds = TensorsClock.Of(() => loss = ((delegate* unmanaged<nint, nint, nint, nint, double>)network)(a, b, c, d));
                peers[name + ", small network"] = (seconds, loss + gradients.Sum(static q => q * q));
            }
        }
    }
}
