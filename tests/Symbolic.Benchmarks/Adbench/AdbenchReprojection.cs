using System.Diagnostics;
using System.Runtime.InteropServices;
using Symbolic.Adbench;

namespace Symbolic.Benchmarks;

/// <summary>
/// Bundle adjustment: the program of one observation, run over all of them as columns. The parameters of its camera and its point are
/// brought together for each observation, for the value as for the derivatives; of the sparse Jacobian all blocks of 2×15 + 1 are computed.
/// </summary>
internal static unsafe class AdbenchReprojection
{
    private const int CameraParameters = 11, Block = 1024;

    private const string CSource = """
        #include <math.h>
        void reprojection(long count, const double *restrict cameras, const double *restrict points, const double *restrict weights, const int *restrict observed, const double *restrict features, double *restrict errors, double *restrict weightErrors)
        {
            for (long i = 0; i < count; i++) {
                const double *c = cameras + 11 * observed[2 * i], *X = points + 3 * observed[2 * i + 1];
                double theta = sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]), cosine = cos(theta), sine = sin(theta), over = 1 / theta;
                double u0 = c[0] * over, u1 = c[1] * over, u2 = c[2] * over, v0 = X[0] - c[3], v1 = X[1] - c[4], v2 = X[2] - c[5];
                double s = (1 - cosine) * (u0 * v0 + u1 * v1 + u2 * v2);
                double P0 = cosine * v0 + sine * (u1 * v2 - u2 * v1) + s * u0, P1 = cosine * v1 + sine * (u2 * v0 - u0 * v2) + s * u1, P2 = cosine * v2 + sine * (u0 * v1 - u1 * v0) + s * u2;
                double p = P0 / P2, q = P1 / P2, r = p * p + q * q, f = c[6] * (1 + c[9] * r + c[10] * r * r), w = weights[i];
                errors[2 * i] = w * (f * p + c[7] - features[2 * i]);
                errors[2 * i + 1] = w * (f * q + c[8] - features[2 * i + 1]);
                weightErrors[i] = 1 - w * w;
            }
        }
        """;

    public static AdbenchReport.Objective Prepare(int cameras, int points, int observations)
    {
        var watch = Stopwatch.StartNew();
        var g = new ExprGraph();
        Model model = g.ParseModel(AdbenchPrograms.Reprojection);
        Expr[] variables = [.. AdbenchPrograms.ReprojectionVariables.Select(name => model[name])], inputs = [.. variables, model["m[1]"], model["m[2]"]];
        Expr[] errors = [model["e[1]"], model["e[2]"]], value = [.. errors, model["f"]];
        var options = new BatchOptions { Threads = 1 };
        BatchFunction both = ((Expr[])[.. value, .. errors.SelectMany(e => e.Gradient(variables)), model["f"].Differentiate(model["w"])]).CompileBatch(options, inputs);
        double preparation = watch.Elapsed.TotalSeconds;
        BatchFunction one = value.CompileBatch(options, inputs);

        double[] camera = AdbenchReport.Entries(1, cameras * CameraParameters, 1), point = AdbenchReport.Entries(2, points * 3, 1), weights = AdbenchReport.Entries(3, observations, 1);
        for (int c = 0; c < cameras; c++)
        {
            camera[(c * CameraParameters) + 5] -= 10;
            camera[(c * CameraParameters) + 6] += 500;
        }

        var random = new Random(4);
        int[] observed = [.. Enumerable.Range(0, observations).SelectMany(_ => (int[])[random.Next(cameras), random.Next(points)])];
        double[] features = AdbenchReport.Entries(5, 2 * observations, 100);
        double** columns = (double**)NativeMemory.Alloc((nuint)((inputs.Length + both.OutputCount) * sizeof(double*)));
        for (int i = 0; i < inputs.Length + both.OutputCount; i++)
        {
            columns[i] = (double*)NativeMemory.AlignedAlloc((nuint)observations * sizeof(double), 64);
        }

        for (int i = 0; i < observations; i++)
        {
            columns[14][i] = weights[i];
            columns[15][i] = features[2 * i];
            columns[16][i] = features[(2 * i) + 1];
        }

        return new(
            $"BA {AdbenchReport.Number(observations)} observations", () => Run(one), () => Run(both), C(camera, point, weights, observed, features), preparation, 2.5);

        // Block by block, so that what is brought together is still in the cache when it is used.
        void Run(BatchFunction function)
        {
            double** blockOfColumns = stackalloc double*[inputs.Length + function.OutputCount];
            fixed (double* fromCameras = camera, fromPoints = point)
            {
                for (int start = 0; start < observations; start += Block)
                {
                    int count = Math.Min(Block, observations - start);
                    for (int i = 0; i < count; i++)
                    {
                        double* from = fromCameras + (observed[2 * (start + i)] * CameraParameters), at = fromPoints + (observed[(2 * (start + i)) + 1] * 3);
                        for (int j = 0; j < CameraParameters; j++)
                        {
                            columns[j][i] = from[j];
                        }

                        for (int j = 0; j < 3; j++)
                        {
                            columns[CameraParameters + j][i] = at[j];
                        }
                    }

                    for (int j = 0; j < inputs.Length + function.OutputCount; j++)
                    {
                        blockOfColumns[j] = columns[j] + (j < CameraParameters + 3 ? 0 : start);
                    }

                    function.Run(blockOfColumns, blockOfColumns + inputs.Length, count);
                }
            }
        }
    }

    private static Action? C(double[] cameras, double[] points, double[] weights, int[] observed, double[] features)
    {
        if (HandWrittenC.Build(CSource, "reprojection", "-march=native", HandWrittenC.Fast) is not { } function)
        {
            return null;
        }

        double[] errors = new double[features.Length], weightErrors = new double[weights.Length];
        return () =>
        {
            fixed (double* c = cameras, x = points, w = weights, f = features, e = errors, we = weightErrors)
            fixed (int* o = observed)
            {
                ((delegate* unmanaged<long, double*, double*, double*, int*, double*, double*, double*, void>)function)(weights.Length, c, x, w, o, f, e, we);
            }
        };
    }
}
