using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>The operators that work along the last axis, row by row.</summary>
internal sealed unsafe class RowStep(Kernel kernel, View source, long rows, int length) : TensorStep
{
    public override IReadOnlyList<View> Reads => [source];

    public override string Description => $"{kernel} {source}";

    public override long Scratch => kernel is Kernel.LogSumExp or Kernel.LogSoftmax ? length : 0;

    public override void Run(in Workspace workspace)
    {
        double* from = workspace.At(source), to = workspace.Values[Dest];
        bool keeps = Count == rows * length && kernel is not (Kernel.LogSumExp or Kernel.Maximum or Kernel.Minimum or Kernel.Product or Kernel.Norm);
        for (long row = 0; row < rows; row++)
        {
            var x = new ReadOnlySpan<double>(from + (row * length), length);
            double* at = to + (keeps ? row * length : row);
            var y = new Span<double>(at, keeps ? length : 1);
            switch (kernel)
            {
                case Kernel.Softmax:
                    Softmax(x, y);
                    break;
                case Kernel.LogSoftmax:
                    LogSoftmax(x, y, new Span<double>(workspace.Scratch, length));
                    break;
                case Kernel.LogSumExp:
                    *at = LogSumExp(x, new Span<double>(workspace.Scratch, length));
                    break;
                case Kernel.Maximum:
                    *at = x.IsEmpty ? double.NaN : TensorPrimitives.Max(x);
                    break;
                case Kernel.Minimum:
                    *at = x.IsEmpty ? double.NaN : TensorPrimitives.Min(x);
                    break;
                case Kernel.MaximumShare:
                    Share(x, y);
                    break;
                case Kernel.Product:
                    *at = x.IsEmpty ? 1 : TensorPrimitives.Product(x);
                    break;
                case Kernel.OtherProducts:
                    OtherProducts(x, y);
                    break;
                case Kernel.Norm:
                    *at = Norm(x);
                    break;
                case Kernel.Unit:
                    double norm = Norm(x);
                    TensorPrimitives.Divide(x, norm == 0 ? 1 : norm, y);
                    break;
                default:
                    throw new InvalidOperationException($"'{kernel}' does not work along rows.");
            }
        }
    }

    private static void Softmax(ReadOnlySpan<double> x, Span<double> y)
    {
        if (x.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Divide(y, TensorPrimitives.Sum(y), y);
    }

    // x − max is exact enough where x − log Σ would cancel.
    private static void LogSoftmax(ReadOnlySpan<double> x, Span<double> y, Span<double> room)
    {
        if (x.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, room);
        TensorPrimitives.Subtract(y, Math.Log(TensorPrimitives.Sum(room)), y);
    }

    // Shifted by the largest, so that nothing overflows and at least one term is 1. An infinite largest is the value.
    private static double LogSumExp(ReadOnlySpan<double> x, Span<double> room)
    {
        double shift = x.IsEmpty ? double.NegativeInfinity : TensorPrimitives.Max(x);
        if (!double.IsFinite(shift))
        {
            return shift;
        }

        TensorPrimitives.Subtract(x, shift, room);
        TensorPrimitives.Exp(room, room);
        return shift + Math.Log(TensorPrimitives.Sum(room));
    }

    private static void Share(ReadOnlySpan<double> x, Span<double> y)
    {
        if (x.IsEmpty)
        {
            return;
        }

        double max = TensorPrimitives.Max(x);
        if (double.IsNaN(max))
        {
            y.Fill(double.NaN);
            return;
        }

        int ties = x.Count(max);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] == max ? 1.0 / ties : 0;
        }
    }

    // From the left and from the right, without a division: a zero does no harm.
    private static void OtherProducts(ReadOnlySpan<double> x, Span<double> y)
    {
        double before = 1;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = before;
            before *= x[i];
        }

        double after = 1;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            y[i] *= after;
            after *= x[i];
        }
    }

    // The plain sum of squares where it neither overflows nor loses small entries, otherwise scaled by the largest.
    private static double Norm(ReadOnlySpan<double> x)
    {
        const double smallest = 1e-280;
        double squares = TensorPrimitives.SumOfSquares(x);
        if (squares > smallest && squares < double.PositiveInfinity)
        {
            return Math.Sqrt(squares);
        }

        double largest = 0;
        foreach (double entry in x)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        double sum = 0;
        foreach (double entry in x)
        {
            double scaled = entry / largest;
            sum += scaled * scaled;
        }

        return largest * Math.Sqrt(sum);
    }
}
