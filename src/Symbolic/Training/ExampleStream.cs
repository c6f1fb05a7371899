namespace Symbolic;

/// <summary>The numbers of the examples of one step after the other.</summary>
internal sealed class ExampleStream
{
    private readonly int[] _numbers;
    private readonly RandomNumbers? _random;
    private int _next;

    public ExampleStream(int count, ExampleOrder order, ulong seed)
    {
        _numbers = [.. Enumerable.Range(0, count)];
        _random = order == ExampleOrder.Shuffled ? new RandomNumbers(seed) : null;
        _random?.Shuffle(_numbers);
    }

    /// <summary>How many examples there are.</summary>
    public int Count => _numbers.Length;

    /// <summary>Takes the next examples.</summary>
    public void Take(Span<int> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (_next == _numbers.Length)
            {
                _next = 0;
                _random?.Shuffle(_numbers);
            }

            numbers[i] = _numbers[_next++];
        }
    }
}

/// <summary>A tensor seen as examples along one of its axes: outer × examples × inner numbers.</summary>
internal readonly record struct ExampleBlocks(int Outer, int Examples, int Inner)
{
    public static ExampleBlocks Of(Shape shape, ExampleAxis axis)
    {
        int along = axis == ExampleAxis.Rows ? 0 : shape.Order - 1;
        int outer = 1, inner = 1;
        for (int i = 0; i < shape.Order; i++)
        {
            outer *= i < along ? shape[i].Length : 1;
            inner *= i > along ? shape[i].Length : 1;
        }

        return new ExampleBlocks(outer, shape[along].Length, inner);
    }

    /// <summary>The shape of so many of the examples.</summary>
    public static Shape WithExamples(Shape shape, ExampleAxis axis, int examples)
    {
        int along = axis == ExampleAxis.Rows ? 0 : shape.Order - 1;
        return new Shape([.. shape.Axes.Select((a, i) => i == along ? Dim.Of(examples) : a)]);
    }

    /// <summary>Copies some examples.</summary>
    public void Copy<T>(T[] from, ReadOnlySpan<int> numbers, T[] to)
    {
        for (int o = 0; o < Outer; o++)
        {
            ReadOnlySpan<T> source = from.AsSpan(o * Examples * Inner, Examples * Inner);
            Span<T> target = to.AsSpan(o * numbers.Length * Inner, numbers.Length * Inner);
            if (Inner == 1)
            {
                for (int k = 0; k < numbers.Length; k++)
                {
                    target[k] = source[numbers[k]];
                }

                continue;
            }

            for (int k = 0; k < numbers.Length; k++)
            {
                source.Slice(numbers[k] * Inner, Inner).CopyTo(target[(k * Inner)..]);
            }
        }
    }
}
