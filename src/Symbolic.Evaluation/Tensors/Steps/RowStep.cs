using System.Numerics;
using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>The operators that work along the last axis, row by row.</summary>
internal sealed unsafe class RowStep(Kernel kernel, View source, long rows, int length) : TensorStep
{
    public override IReadOnlyList<View> Reads => [source];

    public override string Description => $"{kernel} {source}";

    public override long Scratch => kernel is Kernel.LogSumExp or Kernel.LogSoftmax ? length : 0;

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* from = workspace.At(source), to = workspace.Values[Dest];
        bool keeps = Count == rows * length && kernel is not (Kernel.LogSumExp or Kernel.Maximum or Kernel.Minimum or Kernel.Product or Kernel.Norm);
        for (long row = 0; row < rows; row++)
        {
            var x = new ReadOnlySpan<T>(from + (row * length), length);
            T* at = to + (keeps ? row * length : row);
            var y = new Span<T>(at, keeps ? length : 1);
            switch (kernel)
            {
                case Kernel.Softmax:
                    Softmax(x, y);
                    break;
                case Kernel.LogSoftmax:
                    LogSoftmax(x, y, new Span<T>(workspace.Scratch, length));
                    break;
                case Kernel.LogSumExp:
                    *at = LogSumExp(x, new Span<T>(workspace.Scratch, length));
                    break;
                case Kernel.Maximum:
                    *at = x.IsEmpty ? T.NaN : TensorPrimitives.Max(x);
                    break;
                case Kernel.Minimum:
                    *at = x.IsEmpty ? T.NaN : TensorPrimitives.Min(x);
                    break;
                case Kernel.MaximumShare:
                    Share(x, y);
                    break;
                case Kernel.Product:
                    *at = x.IsEmpty ? T.One : TensorPrimitives.Product(x);
                    break;
                case Kernel.OtherProducts:
                    OtherProducts(x, y);
                    break;
                case Kernel.Norm:
                    *at = Norm(x);
                    break;
                case Kernel.Unit:
                    T norm = Norm(x);
                    TensorPrimitives.Divide(x, norm == T.Zero ? T.One : norm, y);
                    break;
                default:
                    throw new InvalidOperationException($"'{kernel}' does not work along rows.");
            }
        }
    }

    private static void Softmax<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Divide(y, T.CreateTruncating(BlockSums.Sum<T>(y)), y);
    }

    // x − max is exact enough where x − log Σ would cancel.
    private static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> room)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, room);
        TensorPrimitives.Subtract(y, T.CreateTruncating(Math.Log(BlockSums.Sum<T>(room))), y);
    }

    // Shifted by the largest, so that nothing overflows and at least one term is 1. An infinite largest is the value.
    private static T LogSumExp<T>(ReadOnlySpan<T> x, Span<T> room)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T shift = x.IsEmpty ? T.NegativeInfinity : TensorPrimitives.Max(x);
        if (!T.IsFinite(shift))
        {
            return shift;
        }

        TensorPrimitives.Subtract(x, shift, room);
        TensorPrimitives.Exp(room, room);
        return shift + T.CreateTruncating(Math.Log(BlockSums.Sum<T>(room)));
    }

    private static void Share<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
        {
            return;
        }

        T max = TensorPrimitives.Max(x);
        if (T.IsNaN(max))
        {
            y.Fill(T.NaN);
            return;
        }

        T share = T.One / T.CreateTruncating(x.Count(max));
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] == max ? share : T.Zero;
        }
    }

    // From the left and from the right, without a division: a zero does no harm.
    private static void OtherProducts<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T before = T.One;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = before;
            before *= x[i];
        }

        T after = T.One;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            y[i] *= after;
            after *= x[i];
        }
    }

    // The plain sum of squares where it neither overflows nor loses small entries, otherwise scaled by the largest.
    private static T Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double smallest = typeof(T) == typeof(double) ? 1e-280 : 1e-28;
        double squares = BlockSums.Dot(x, x);
        if (squares > smallest && squares < double.PositiveInfinity)
        {
            return T.CreateTruncating(Math.Sqrt(squares));
        }

        T largest = T.Zero;
        foreach (T entry in x)
        {
            largest = T.Max(largest, T.Abs(entry));
        }

        if (largest == T.Zero || !T.IsFinite(largest))
        {
            return largest;
        }

        double sum = 0, scale = double.CreateTruncating(largest);
        foreach (T entry in x)
        {
            double scaled = double.CreateTruncating(entry) / scale;
            sum += scaled * scaled;
        }

        return T.CreateTruncating(scale * Math.Sqrt(sum));
    }
}
