using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Symbolic.Tensors;

/// <summary>The memory in which a program runs. One run at a time uses it; then it waits for the next.</summary>
internal sealed unsafe class TensorFrame<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Copying this many numbers costs about as much as pinning an array.
    private const int Copied = 256;

    private readonly TensorProgram _program;
    private readonly T[] _memory;
    private readonly nint[] _pointers;
    private readonly bool[] _active;
    private readonly T* _start;
    private readonly int[] _inputValues;
    private readonly long[] _inputPlaces;
    private readonly PinnedGCHandle<T[]?>[] _pins;

    // Large inputs of the other precision are rounded or widened into arrays of the frame's own, which the first such run makes.
    private T[]?[]? _converted;

    public TensorFrame(TensorProgram program, T[] constants)
    {
        _program = program;
        IReadOnlyList<TensorValueSlot> values = program.Values;
        _inputValues = new int[program.Inputs.Count];
        _inputPlaces = new long[_inputValues.Length];
        _pins = new PinnedGCHandle<T[]?>[_inputValues.Length];
        long size = program.Memory.Size + program.Memory.Scratch;
        for (int value = 0; value < values.Count; value++)
        {
            if (values[value] is { Place: Place.Input, Index: var input, Count: var count })
            {
                _inputValues[input] = value;
                _inputPlaces[input] = count <= Copied ? size : -1;
                size += count <= Copied ? (count + MemoryPlan.Alignment) / MemoryPlan.Alignment * MemoryPlan.Alignment : 0;
            }
        }

        // One line more than needed, so that all values can begin at a line.
        size += MemoryPlan.Alignment;
        if (size > Array.MaxLength)
        {
            throw new LimitException($"The program needs a working memory of {size} numbers, which is more than there can be.");
        }

        _memory = GC.AllocateUninitializedArray<T>((int)size, pinned: true);
        T* begin = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        int line = MemoryPlan.Alignment * sizeof(T);
        _start = (T*)(((nint)begin + line - 1) / line * line);
        T* known = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(constants, 0);
        _pointers = GC.AllocateArray<nint>(Math.Max(1, values.Count), pinned: true);
        for (int value = 0; value < values.Count; value++)
        {
            _pointers[value] = values[value].Place switch
            {
                Place.Constant => (nint)(known + values[value].Index),
                Place.Computed when program.Memory.Offsets[value] >= 0 => (nint)(_start + program.Memory.Offsets[value]),
                _ => 0,
            };
        }

        _active = new bool[program.RegionCount];
        _active[RegionTree.Root] = true;
    }

    ~TensorFrame()
    {
        foreach (PinnedGCHandle<T[]?> pin in _pins)
        {
            pin.Dispose();
        }
    }

    /// <summary>Small inputs are copied, large ones pinned for the run; those of the other precision are converted.</summary>
    public void Take<TGiven>(ReadOnlySpan<TGiven[]> inputs)
        where TGiven : unmanaged, IFloatingPointIeee754<TGiven>
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (_inputPlaces[i] >= 0)
            {
                T* place = _start + _inputPlaces[i];
                Convert<TGiven, T>(inputs[i], new Span<T>(place, inputs[i].Length));
                _pointers[_inputValues[i]] = (nint)place;
            }
            else
            {
                Pin(i, typeof(TGiven) == typeof(T) ? (T[])(object)inputs[i] : Converted(i, inputs[i]));
            }
        }
    }

    private void Pin(int input, T[] entries)
    {
        ref PinnedGCHandle<T[]?> pin = ref _pins[input];
        if (pin.IsAllocated)
        {
            pin.Target = entries;
        }
        else
        {
            pin = new PinnedGCHandle<T[]?>(entries);
        }

        _pointers[_inputValues[input]] = (nint)pin.GetAddressOfArrayData();
    }

    private T[] Converted<TGiven>(int input, TGiven[] entries)
        where TGiven : unmanaged, IFloatingPointIeee754<TGiven>
    {
        _converted ??= new T[]?[_inputValues.Length];
        T[] own = _converted[input] ??= GC.AllocateUninitializedArray<T>(entries.Length);
        Convert<TGiven, T>(entries, own);
        return own;
    }

    private static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IFloatingPointIeee754<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.Cast<TFrom, TTo>(from).CopyTo(to);
        }
        else
        {
            TensorPrimitives.ConvertTruncating(from, to);
        }
    }

    public void Run(ScheduledStep[] schedule, StepWork<T>?[] work, Arm[] arms)
    {
        T** values = (T**)Marshal.UnsafeAddrOfPinnedArrayElement(_pointers, 0);
        var workspace = new Workspace<T>(values, _start + _program.Memory.Size);
        for (int i = 0; i < schedule.Length; i++)
        {
            int region = schedule[i].Region;
            if (work[i] is not { } step)
            {
                Arm arm = arms[region];
                _active[region] = _active[arm.Parent] && (*workspace.At(arm.Condition!) != T.Zero) == arm.Holds;
            }
            else if (_active[region])
            {
                step(workspace);
            }
        }
    }

    /// <summary>Writes a result out.</summary>
    public void Give<TWanted>(View result, TWanted[] output)
        where TWanted : unmanaged, IFloatingPointIeee754<TWanted>
    {
        T* from = (T*)_pointers[result.Value] + result.Offset;
        if (typeof(TWanted) == typeof(T))
        {
            fixed (TWanted* dest = output)
            {
                StridedLoops.CopyAll(from, result.Sizes, result.Strides, output.Length, (T*)dest);
            }

            return;
        }

        T* block = stackalloc T[Copied];
        for (int start = 0; start < output.Length; start += Copied)
        {
            int count = Math.Min(Copied, output.Length - start);
            StridedLoops.Gather(from, result.Sizes, result.Strides, start, count, block);
            Convert<T, TWanted>(new ReadOnlySpan<T>(block, count), output.AsSpan(start, count));
        }
    }

    /// <summary>Lets go of the caller's arrays.</summary>
    public void Release()
    {
        foreach (ref PinnedGCHandle<T[]?> pin in _pins.AsSpan())
        {
            if (pin.IsAllocated)
            {
                pin.Target = null;
            }
        }
    }
}
