using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic;

// Where values are: on the evaluation stack, in local variables, in the frame, in columns.
internal sealed partial class BatchEmitter
{
    // So many pointers and inputs are kept in local variables, where the JIT compiler finds registers for them.
    private const int MostPointers = 12;
    private const int MostHeldInputs = 24;

    // A value of the frame is read from there when it was made longer ago than registers last.
    private const int Near = 16;

    private readonly Dictionary<int, LocalBuilder> _locals = [];
    private readonly Dictionary<int, LocalBuilder> _inputPointers = [];
    private readonly Dictionary<int, LocalBuilder> _outputPointers = [];
    private readonly Dictionary<int, int> _usesLeft = [];
    private readonly Dictionary<int, int> _madeAt = [];
    private readonly Stack<LocalBuilder> _freeLocals = [];
    private int _onStack = -1;
    private int _position;

    private Dictionary<int, int> CountInputs(out SortedSet<int> outputs)
    {
        var inputs = new Dictionary<int, int>();
        outputs = [];
        for (int i = _start; i < _end; i++)
        {
            _code.ForEachOperand(_code.Steps[i], value =>
            {
                if (value < _code.Inputs)
                {
                    inputs[value] = inputs.GetValueOrDefault(value) + 1;
                }
            });
            if (_code.Steps[i].Operation == Control.Output)
            {
                outputs.Add(_code.Steps[i].Dest);
            }
        }

        return inputs;
    }

    private void HoldPointers(Dictionary<int, int> inputs, SortedSet<int> outputs)
    {
        if (inputs.Count + outputs.Count > MostPointers)
        {
            return;
        }

        foreach (int input in inputs.Keys)
        {
            Hold(_inputPointers, input, OpCodes.Ldarg_1);
        }

        foreach (int output in outputs)
        {
            Hold(_outputPointers, output, OpCodes.Ldarg_2);
        }
    }

    private void Hold(Dictionary<int, LocalBuilder> pointers, int place, OpCode origin)
    {
        LocalBuilder local = _il.DeclareLocal(typeof(double*));
        PushPointer(origin, place);
        _il.Emit(OpCodes.Stloc, local);
        pointers.Add(place, local);
    }

    private void HoldInputs(Dictionary<int, int> inputs)
    {
        if (inputs.Count > MostHeldInputs)
        {
            return;
        }

        foreach (int input in inputs.Where(static p => p.Value > 1).Select(static p => p.Key).Order())
        {
            Push(input);
            LocalBuilder local = _il.DeclareLocal(_width.Vector);
            _il.Emit(OpCodes.Stloc, local);
            _locals.Add(input, local);
        }
    }

    // The value that was just made stays on the evaluation stack when the next step begins with it and nobody else reads it.
    private void Keep(int i, int value)
    {
        bool once = !_layout.IsRedefined(value), inFrame = _layout.IsInFrame(value);
        if (once && !inFrame && _layout.Uses(value) == 1 && i + 1 < _end && !_labels.ContainsKey(i + 1) && BeginsWith(i + 1, value))
        {
            _onStack = value;
            return;
        }

        if (inFrame)
        {
            LocalBuilder made = TakeLocal();
            _il.Emit(OpCodes.Stloc, made);
            PushFramePlace(value);
            _il.Emit(OpCodes.Ldloc, made);
            Store();
            if (once && _usesLeft.ContainsKey(value))
            {
                _locals.Add(value, made);
                _madeAt.Add(value, i);
            }
            else
            {
                _freeLocals.Push(made);
            }

            return;
        }

        _il.Emit(OpCodes.Stloc, LocalOf(value));
    }

    private bool BeginsWith(int next, int value) => _code.Steps[next] is var step && step.Operation is not (Control.Call or Control.Output) && step.A == value && !_layout.IsGivenUp(next);

    private LocalBuilder LocalOf(int value)
    {
        if (!_locals.TryGetValue(value, out LocalBuilder? local))
        {
            _locals.Add(value, local = TakeLocal());
        }

        return local;
    }

    private void Push(int value)
    {
        if (value == _onStack)
        {
            _onStack = -1;
        }
        else if (_locals.TryGetValue(value, out LocalBuilder? local) && (!_madeAt.TryGetValue(value, out int made) || _position - made <= Near))
        {
            _il.Emit(OpCodes.Ldloc, local);
        }
        else if (value < _code.Inputs)
        {
            PushPlace(_inputPointers, value, OpCodes.Ldarg_1);
            Load();
        }
        else if (value < _code.Leaves)
        {
            PushConstant(_code.Constants[value - _code.Inputs]);
        }
        else if (_layout.IsInFrame(value))
        {
            PushFramePlace(value);
            Load();
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, LocalOf(value));
        }

        Release(value);
    }

    // After the last use in this chunk the local variable serves another value: the fewer there are, the sooner the JIT compiler is done.
    private void Release(int value)
    {
        if (_usesLeft.TryGetValue(value, out int left))
        {
            _usesLeft[value] = left - 1;
            if (left == 1 && _locals.Remove(value, out LocalBuilder? local))
            {
                _freeLocals.Push(local);
            }
        }
    }

    // Values with several definitions keep their variable.
    private void CountUses()
    {
        for (int i = _start; i < _end; i++)
        {
            _code.ForEachOperand(_code.Steps[i], value =>
            {
                if (value >= _code.Leaves && !_layout.IsRedefined(value))
                {
                    _usesLeft[value] = _usesLeft.GetValueOrDefault(value) + 1;
                }
            });
        }
    }

    private LocalBuilder TakeLocal() => _freeLocals.TryPop(out LocalBuilder? local) ? local : _il.DeclareLocal(_width.Vector);

    // By instructions of the intermediate language: a call of a method costs the JIT compiler many times as much.
    private void Load()
    {
        _il.Emit(OpCodes.Unaligned, (byte)1);
        _il.Emit(OpCodes.Ldobj, _width.Vector);
    }

    private void Store()
    {
        _il.Emit(OpCodes.Unaligned, (byte)1);
        _il.Emit(OpCodes.Stobj, _width.Vector);
    }

    private void PushConstant(double number)
    {
        _il.Emit(OpCodes.Ldc_R8, number);
        Call(_width.Create);
    }

    private void PushPlace(Dictionary<int, LocalBuilder> pointers, int place, OpCode origin)
    {
        if (pointers.TryGetValue(place, out LocalBuilder? pointer))
        {
            _il.Emit(OpCodes.Ldloc, pointer);
        }
        else
        {
            PushPointer(origin, place);
        }

        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Add);
    }

    private void PushPointer(OpCode origin, int place)
    {
        _il.Emit(origin);
        PushNumber((long)place * IntPtr.Size);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldind_I);
    }

    private void PushFramePlace(int value)
    {
        _il.Emit(OpCodes.Ldloc, _frame!);
        PushNumber((long)_layout.Slot(value) * _blockBytes);
        _il.Emit(OpCodes.Add);
    }

    private void PushNumber(long number)
    {
        _il.Emit(OpCodes.Ldc_I8, number);
        _il.Emit(OpCodes.Conv_I);
    }

    private void Call(MethodInfo method) => _il.Emit(OpCodes.Call, method);
}
