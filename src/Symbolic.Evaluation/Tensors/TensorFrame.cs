using System.Runtime.InteropServices;

namespace Symbolic.Tensors;

/// <summary>The memory in which a program runs. One run at a time uses it; then it waits for the next.</summary>
internal sealed unsafe class TensorFrame
{
    // Copying this many numbers costs about as much as pinning an array.
    private const int Copied = 256;

    private readonly TensorProgram _program;
    private readonly double[] _memory;
    private readonly nint[] _pointers;
    private readonly bool[] _active;
    private readonly double* _start;
    private readonly int[] _inputValues;
    private readonly long[] _inputPlaces;
    private readonly PinnedGCHandle<double[]?>[] _pins;

    public TensorFrame(TensorProgram program)
    {
        _program = program;
        IReadOnlyList<TensorValueSlot> values = program.Values;
        _inputValues = new int[program.Inputs.Count];
        _inputPlaces = new long[_inputValues.Length];
        _pins = new PinnedGCHandle<double[]?>[_inputValues.Length];
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

        _memory = GC.AllocateUninitializedArray<double>((int)size, pinned: true);
        double* begin = (double*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        const int line = MemoryPlan.Alignment * sizeof(double);
        _start = (double*)(((nint)begin + line - 1) / line * line);
        double* constants = (double*)Marshal.UnsafeAddrOfPinnedArrayElement(program.Constants, 0);
        _pointers = GC.AllocateArray<nint>(Math.Max(1, values.Count), pinned: true);
        for (int value = 0; value < values.Count; value++)
        {
            _pointers[value] = values[value].Place switch
            {
                Place.Constant => (nint)(constants + values[value].Index),
                Place.Computed when program.Memory.Offsets[value] >= 0 => (nint)(_start + program.Memory.Offsets[value]),
                _ => 0,
            };
        }

        _active = new bool[program.RegionCount];
        _active[RegionTree.Root] = true;
    }

    ~TensorFrame()
    {
        foreach (PinnedGCHandle<double[]?> pin in _pins)
        {
            pin.Dispose();
        }
    }

    /// <summary>Small inputs are copied, large ones pinned for the run.</summary>
    public void Take(ReadOnlySpan<double[]> inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (_inputPlaces[i] >= 0)
            {
                double* place = _start + _inputPlaces[i];
                inputs[i].CopyTo(new Span<double>(place, inputs[i].Length));
                _pointers[_inputValues[i]] = (nint)place;
            }
            else
            {
                ref PinnedGCHandle<double[]?> pin = ref _pins[i];
                if (pin.IsAllocated)
                {
                    pin.Target = inputs[i];
                }
                else
                {
                    pin = new PinnedGCHandle<double[]?>(inputs[i]);
                }

                _pointers[_inputValues[i]] = (nint)pin.GetAddressOfArrayData();
            }
        }
    }

    public void Run(ScheduledStep[] schedule, Arm[] arms)
    {
        double** values = (double**)Marshal.UnsafeAddrOfPinnedArrayElement(_pointers, 0);
        var workspace = new Workspace(values, _start + _program.Memory.Size);
        foreach (ref readonly ScheduledStep scheduled in schedule.AsSpan())
        {
            if (scheduled.Step is not { } step)
            {
                Arm arm = arms[scheduled.Region];
                _active[scheduled.Region] = _active[arm.Parent] && (*workspace.At(arm.Condition!) != 0) == arm.Holds;
            }
            else if (_active[scheduled.Region])
            {
                step.Run(workspace);
            }
        }
    }

    /// <summary>Writes a result out.</summary>
    public void Give(View result, double[] output)
    {
        fixed (double* dest = output)
        {
            StridedLoops.CopyAll((double*)_pointers[result.Value] + result.Offset, result.Sizes, result.Strides, output.Length, dest);
        }
    }

    /// <summary>Lets go of the caller's arrays.</summary>
    public void Release()
    {
        foreach (ref PinnedGCHandle<double[]?> pin in _pins.AsSpan())
        {
            if (pin.IsAllocated)
            {
                pin.Target = null;
            }
        }
    }
}
