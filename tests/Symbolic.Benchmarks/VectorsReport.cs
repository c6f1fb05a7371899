using System.Numerics.Tensors;
using System.Reflection;
using Symbolic.Tests;
using Symbolic.Vectors;

namespace Symbolic.Benchmarks;

/// <summary>
/// The vector forms of the operators: the largest error in units of the last place, and the time of an entry, as ratios to the
/// scalar function and to TensorPrimitives where that has the function (with its error).
/// </summary>
internal static unsafe class VectorsReport
{
    private const int Count = 4096;

    private delegate void UnaryPrimitive(ReadOnlySpan<double> x, Span<double> destination);

    private delegate void BinaryPrimitive(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination);

    public static void Run(TextWriter output, string[] names)
    {
        double[] x = VectorAccuracy.Points(1, 3), y = VectorAccuracy.Partners(x, 4);
        output.WriteLine($"{"function",-12} {"ulp",7} {"scalar",9} {"Tensors",9} | {"ns",6} {"scalar ÷",9} {"Tensors ÷",9}");
        foreach (Operator op in VectorAccuracy.Operators)
        {
            if (names.Length == 0 || names.Contains(op.Name))
            {
                Row(output, op, x, y);
            }
        }
    }

    private static void Row(TextWriter output, Operator op, double[] x, double[] y)
    {
        VectorKernel kernel = VectorAccuracy.KernelOf(op)!;
        Func<double, double, double> scalar = VectorAccuracy.ScalarOf(op);
        Action<double[], double[], double[]>? primitive = PrimitiveOf(op);
        (double[] a, double[] b) = Arguments(op, scalar);
        double[] result = new double[Count];
        double ours = Seconds(() => Apply(kernel, a, b, result));
        double theirs = Seconds(op is UnaryOperator unary ? () => Loop(unary.Evaluate, a, result) : () => Loop(scalar, a, b, result));
        double tensors = primitive is null ? 0 : Seconds(() => primitive(a, b, result));

        double[] values = new double[x.Length];
        Apply(kernel, x, y, values);
        double error = Worst(op, scalar, x, y, values);
        double own = Worst(op, scalar, x, y, [.. x.Select((v, i) => scalar(v, y[i]))]);
        string primitiveError = "", primitiveRatio = "";
        if (primitive is not null)
        {
            primitive(x, y, values);
            primitiveError = Short(Worst(op, scalar, x, y, values));
            primitiveRatio = $"{tensors / ours:F2}";
        }

        output.WriteLine($"{op.Name,-12} {Short(error),7} {Short(own),9} {primitiveError,9} | {ours / Count * 1e9,6:F2} {theirs / ours,9:F2} {primitiveRatio,9}");
    }

    private static string Short(double error) => double.IsInfinity(error) ? "special" : error < 1000 ? $"{error:F2}" : $"{error:E1}";

    private static double Worst(Operator op, Func<double, double, double> scalar, double[] x, double[] y, double[] values) =>
        x.Select((v, i) => VectorAccuracy.Error(op, scalar, v, y[i], values[i])).Max();

    // Numbers of ordinary size in the domain.
    private static (double[] A, double[] B) Arguments(Operator op, Func<double, double, double> scalar)
    {
        var random = new Random(5);
        double[] a = new double[Count], b = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            do
            {
                a[i] = (random.NextDouble() - 0.5) * 8;
                b[i] = random.NextDouble() * 4;
            }
            while (!double.IsFinite(scalar(a[i], b[i])));
        }

        return (a, b);
    }

    private static void Apply(VectorKernel kernel, double[] a, double[] b, double[] result)
    {
        fixed (double* left = a, right = b, to = result)
        {
            double** operands = stackalloc double*[2] { left, right };
            kernel.Apply(operands, to, result.Length);
        }
    }

    private static void Loop(Func<double, double> function, double[] a, double[] result)
    {
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = function(a[i]);
        }
    }

    private static void Loop(Func<double, double, double> function, double[] a, double[] b, double[] result)
    {
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = function(a[i], b[i]);
        }
    }

    private static double Seconds(Action run) => Measure.Seconds(run, 0.25);

    // The method of that name, where there is one.
    private static Action<double[], double[], double[]>? PrimitiveOf(Operator op)
    {
        int operands = VectorAccuracy.KernelOf(op)!.Operands;
        foreach (MethodInfo method in typeof(TensorPrimitives).GetMethods())
        {
            ParameterInfo[] parameters = method.GetParameters();
            if (method.IsGenericMethodDefinition && method.GetGenericArguments().Length == 1 && parameters.Length == operands + 1
                && op.Aliases.Prepend(op.Name).Contains(method.Name, StringComparer.OrdinalIgnoreCase))
            {
                MethodInfo ofDouble;
                try
                {
                    ofDouble = method.MakeGenericMethod(typeof(double));
                }
                catch (ArgumentException)
                {
                    continue;
                }

                Type[] types = [.. ofDouble.GetParameters().Select(static p => p.ParameterType)];
                if (ofDouble.ReturnType != typeof(void) || types[^1] != typeof(Span<double>) || types[..^1].Any(static t => t != typeof(ReadOnlySpan<double>)))
                {
                    continue;
                }

                if (operands == 1)
                {
                    var unary = ofDouble.CreateDelegate<UnaryPrimitive>();
                    return (a, b, result) => unary(a, result);
                }

                var binary = ofDouble.CreateDelegate<BinaryPrimitive>();
                return (a, b, result) => binary(a, b, result);
            }
        }

        return null;
    }
}
