using System.Numerics;
using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>Sums of many numbers in short blocks, the blocks in double precision: the error does not grow with the length, whatever the precision of the numbers.</summary>
internal static unsafe class BlockSums
{
    /// <summary>Numbers that are added up in their own precision, many at a time.</summary>
    public const int Block = 256;

    /// <summary>Σ xᵢ.</summary>
    public static double Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumber<T>
    {
        if (x.Length <= Block)
        {
            return double.CreateTruncating(TensorPrimitives.Sum(x));
        }

        double sum = 0;
        for (int start = 0; start < x.Length; start += Block)
        {
            sum += double.CreateTruncating(TensorPrimitives.Sum(x.Slice(start, Math.Min(Block, x.Length - start))));
        }

        return sum;
    }

    /// <summary>Σ xᵢyᵢ.</summary>
    public static double Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumber<T>
    {
        if (x.Length <= Block)
        {
            return double.CreateTruncating(TensorPrimitives.Dot(x, y));
        }

        double sum = 0;
        for (int start = 0; start < x.Length; start += Block)
        {
            int count = Math.Min(Block, x.Length - start);
            sum += double.CreateTruncating(TensorPrimitives.Dot(x.Slice(start, count), y.Slice(start, count)));
        }

        return sum;
    }
}
