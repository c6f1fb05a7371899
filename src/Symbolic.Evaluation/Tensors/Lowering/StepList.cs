using System.Globalization;

namespace Symbolic.Tensors;

/// <summary>Where a value lies.</summary>
internal enum Place : byte
{
    /// <summary>Given in each run.</summary>
    Input,

    /// <summary>Known when the program is made.</summary>
    Constant,

    /// <summary>Computed by a step.</summary>
    Computed,
}

/// <summary>A value: its place, its number of entries, and the number of the input, the offset among the constants, or the step.</summary>
internal readonly record struct TensorValueSlot(Place Place, int Count, int Index);

/// <summary>A product of two operands: its value, and the step in it for each index in the order of the product's description.</summary>
internal sealed record KnownProduct(int Value, long Offset, long[] Strides);

/// <summary>The steps and values of a program in the making. The same step is there once, whoever asks for it.</summary>
internal sealed class StepList
{
    // What a second-level cache holds.
    private const int LargeLook = 1 << 16;

    private readonly Dictionary<string, int> _known = [];
    private readonly Dictionary<long, View> _numbers = [];
    private readonly List<double> _constants = [];

    public List<TensorValueSlot> Values { get; } = [];

    public List<TensorStep> Steps { get; } = [];

    /// <summary>The products of two operands that are there, whatever the names of their indices.</summary>
    public Dictionary<string, KnownProduct> KnownProducts { get; } = [];

    public double[] Constants => [.. _constants];

    /// <summary>The value of an input.</summary>
    public View Input(int number, int[] sizes) => View.Whole(Add(new TensorValueSlot(Place.Input, CheckedCount(View.CountOf(sizes)), number)), sizes);

    /// <summary>A number.</summary>
    public View Number(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (!_numbers.TryGetValue(bits, out View? view))
        {
            view = Constant([value], []);
            _numbers.Add(bits, view);
        }

        return view;
    }

    /// <summary>A tensor whose entries are known.</summary>
    public View Constant(ReadOnlySpan<double> entries, int[] sizes)
    {
        int offset = _constants.Count;
        _constants.AddRange(entries);
        return View.Whole(Add(new TensorValueSlot(Place.Constant, entries.Length, offset)), sizes);
    }

    /// <summary>The result of a step: of an equal one that is there already, otherwise of the new one.</summary>
    public View Emit(TensorStep step, int[] sizes)
    {
        string key = step.Key;
        if (!_known.TryGetValue(key, out int value))
        {
            value = Add(new TensorValueSlot(Place.Computed, CheckedCount(step.Count), Steps.Count));
            step.Dest = value;
            Steps.Add(step);
            _known.Add(key, value);
        }

        return View.Whole(value, sizes);
    }

    /// <summary>A function entry by entry: operands of the common shape, or numbers.</summary>
    public View Map(MapFunction function, int[] sizes, params View[] operands)
    {
        View[] looks = [.. operands.Select(o => o.Sizes.Length == 0 ? View.Repeated(o, sizes) : LeapsFar(o) ? Dense(o) : o)];
        return Emit(new MapStep(looks, [new MapInstruction(function, [.. Enumerable.Range(0, looks.Length).Select(static i => ~i)])]) { Count = View.CountOf(sizes) }, sizes);
    }

    // A large transposed operand is laid out anew square by square: entry after entry, each would be fetched from another line.
    private static bool LeapsFar(View view)
    {
        if (view.Count < LargeLook || view.IsDense)
        {
            return false;
        }

        View collapsed = view.Collapsed();
        return Math.Abs(collapsed.Strides[^1]) > MemoryPlan.Alignment && collapsed.Strides.Contains(1);
    }

    /// <summary>The same entries in a row.</summary>
    public View Dense(View view) => view.IsDense ? view : Emit(new MapStep([view], []) { Count = view.Count }, view.Sizes);

    public static int CheckedCount(long count) => count <= 0x7FF00000 ? (int)count : throw new LimitException(
        $"A tensor of {count.ToString(CultureInfo.InvariantCulture)} entries is more than a program can hold.");

    private int Add(TensorValueSlot slot)
    {
        Values.Add(slot);
        return Values.Count - 1;
    }
}
