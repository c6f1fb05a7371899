using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>Figures of Python libraries, measured by them on one thread; null where they are not installed.</summary>
internal static class TensorsPeers
{
    public static Dictionary<string, double>? NumpyProducts(IEnumerable<(int M, int K, int N)> sizes)
    {
        string list = string.Join(",", sizes.Select(static s => string.Create(CultureInfo.InvariantCulture, $"({s.M},{s.K},{s.N})")));
        string? answer = Python($"""
            import time, numpy as np
            for m, k, n in [{list}]:
                a, b, c = np.random.rand(m, k), np.random.rand(k, n), np.zeros((m, n))
                r = max(1, int(2e7 / (m * k * n)))
                t = []
                for _ in range(15):
                    s = time.thread_time()
                    for _ in range(r): np.dot(a, b, out=c)
                    t.append((time.thread_time() - s) / r)
                print(m, k, n, sorted(t)[len(t) // 2])
            """);
        return answer?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' '))
            .ToDictionary(static p => $"{p[0]} {p[1]} {p[2]}", static p => double.Parse(p[3], CultureInfo.InvariantCulture));
    }

    /// <summary>Seconds for loss and gradients of the network in PyTorch, float64.</summary>
    public static double? TorchNetwork(int batch, params int[] widths)
    {
        string layers = string.Join(",", widths.Select(static w => w.ToString(CultureInfo.InvariantCulture)));
        string? answer = Python($"""
            import time, torch
            torch.set_num_threads(1)
            torch.set_default_dtype(torch.float64)
            w = [{layers}]
            p = []
            for i, o in zip(w, w[1:]):
                p += [(torch.randn(i, o) / i ** 0.5).requires_grad_(), torch.zeros(o, requires_grad=True)]
            x, y = torch.rand({batch.ToString(CultureInfo.InvariantCulture)}, w[0]), torch.randint(0, w[-1], ({batch.ToString(CultureInfo.InvariantCulture)},))
            def run():
                h = x
                for i in range(0, len(p), 2):
                    h = h @ p[i] + p[i + 1]
                    if i + 2 < len(p): h = torch.tanh(h)
                loss = torch.nn.functional.cross_entropy(h, y)
                return loss, torch.autograd.grad(loss, p)
            t = []
            for _ in range(300):
                s = time.thread_time()
                run()
                t.append(time.thread_time() - s)
            print(sorted(t[100:])[100])
            """);
        return answer is null ? null : double.Parse(answer, CultureInfo.InvariantCulture);
    }

    private static string? Python(string program)
    {
        foreach (string name in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                var start = new ProcessStartInfo(name, ["-c", program]) { RedirectStandardOutput = true, RedirectStandardError = true };
                start.Environment["OPENBLAS_NUM_THREADS"] = "1";
                start.Environment["OMP_NUM_THREADS"] = "1";
                using Process process = Process.Start(start)!;
                string answer = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return answer;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such program: the next name.
            }
        }

        return null;
    }
}
