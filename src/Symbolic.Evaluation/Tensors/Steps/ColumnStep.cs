using System.Numerics;
using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>
/// Softmax and its kin down the columns of a matrix that lies row by row: a band of columns at a time, row after row, with the
/// largest entry and the sum of each column kept, so that nothing is transposed before or after.
/// </summary>
internal sealed unsafe class ColumnStep(Kernel kernel, View source, int length, int columns) : TensorStep
{
    // The columns of a band: their largest entries and sums stay in the first-level cache.
    private const int Band = 256;

    public override IReadOnlyList<View> Reads => [source];

    public override string Description => $"{kernel} down {source}";

    public override long Scratch => 3 * Band;

    /// <summary>True for the operators that this step knows.</summary>
    public static bool Does(Kernel kernel) => kernel is Kernel.Softmax or Kernel.LogSoftmax or Kernel.LogSumExp;

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* from = workspace.At(source), to = workspace.Values[Dest];
        for (int start = 0; start < columns; start += Band)
        {
            int width = Math.Min(Band, columns - start);
            RunBand(from + start, to + start, new Span<T>(workspace.Scratch, width), new Span<T>(workspace.Scratch + Band, width), new Span<T>(workspace.Scratch + (2 * Band), width));
        }
    }

    private void RunBand<T>(T* from, T* to, Span<T> largest, Span<T> sums, Span<T> room)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        largest.Fill(T.NegativeInfinity);
        for (int row = 0; row < length; row++)
        {
            TensorPrimitives.Max(largest, Row(from, row, largest.Length), largest);
        }

        // Blocks in the numbers' own precision, the blocks in double precision, like the sums along rows.
        Span<double> totals = stackalloc double[Band];
        totals.Clear();
        for (int row = 0; row < length;)
        {
            sums.Clear();
            for (int end = Math.Min(length, row + BlockSums.Block); row < end; row++)
            {
                Span<T> shifted = kernel == Kernel.LogSumExp ? room : Row(to, row, largest.Length);
                TensorPrimitives.Subtract(Row(from, row, largest.Length), largest, shifted);
                Span<T> terms = kernel == Kernel.Softmax ? shifted : room;
                TensorPrimitives.Exp(shifted, terms);
                TensorPrimitives.Add(sums, terms, sums);
            }

            for (int j = 0; j < sums.Length; j++)
            {
                totals[j] += double.CreateTruncating(sums[j]);
            }
        }

        for (int j = 0; j < sums.Length; j++)
        {
            sums[j] = T.CreateTruncating(kernel == Kernel.Softmax ? totals[j] : Math.Log(totals[j]));
        }

        if (kernel == Kernel.LogSumExp)
        {
            // An infinite largest entry is the value.
            for (int j = 0; j < sums.Length; j++)
            {
                to[j] = T.IsFinite(largest[j]) ? largest[j] + sums[j] : largest[j];
            }

            return;
        }

        for (int row = 0; row < length; row++)
        {
            Span<T> y = Row(to, row, largest.Length);
            if (kernel == Kernel.Softmax)
            {
                TensorPrimitives.Divide(y, sums, y);
            }
            else
            {
                TensorPrimitives.Subtract(y, sums, y);
            }
        }
    }

    private Span<T> Row<T>(T* band, int row, int width)
        where T : unmanaged => new(band + ((long)row * columns), width);
}
