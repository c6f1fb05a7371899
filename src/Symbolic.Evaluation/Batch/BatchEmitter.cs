using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic;

/// <summary>Writes one chunk of a batch as IL: a loop over the block, one vector of points a turn.</summary>
internal sealed class BatchEmitter
{
    // So many pointers and inputs are kept in local variables, where the JIT compiler finds registers for them.
    private const int MostPointers = 12;
    private const int MostHeldInputs = 24;

    private static readonly MethodInfo[] s_calls = typeof(LaneCalls).GetMethods();
    private static readonly FieldInfo s_unary = typeof(CompiledContext).GetField(nameof(CompiledContext.Unary))!;
    private static readonly FieldInfo s_binary = typeof(CompiledContext).GetField(nameof(CompiledContext.Binary))!;
    private static readonly FieldInfo s_nary = typeof(CompiledContext).GetField(nameof(CompiledContext.Nary))!;

    private readonly BatchCode _code;
    private readonly BatchLayout _layout;
    private readonly VectorWidth _width;
    private readonly int _chunk;
    private readonly int _start;
    private readonly int _end;
    private readonly int _blockBytes;
    private readonly ILGenerator _il;
    private readonly LocalBuilder _offset;
    private readonly Dictionary<int, LocalBuilder> _locals = [];
    private readonly Dictionary<int, LocalBuilder> _inputPointers = [];
    private readonly Dictionary<int, LocalBuilder> _outputPointers = [];
    private readonly Dictionary<int, Label> _labels = [];
    private int _onStack = -1;

    public BatchEmitter(BatchCode code, BatchLayout layout, VectorWidth width, int chunk, int blockLength, ILGenerator il)
    {
        (_code, _layout, _width, _chunk, _il) = (code, layout, width, chunk, il);
        (_start, _end, _blockBytes) = (layout.Chunks[chunk], layout.Chunks[chunk + 1], blockLength * sizeof(double));
        _offset = il.DeclareLocal(typeof(nint));
    }

    public void Emit()
    {
        Label turn = _il.DefineLabel(), last = _il.DefineLabel(), empty = _il.DefineLabel();
        Dictionary<int, int> inputs = CountInputs(out SortedSet<int> outputs);
        HoldPointers(inputs, outputs);
        FindLabels(last);

        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Stloc, _offset);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Brfalse, empty);
        _il.MarkLabel(turn);
        HoldInputs(inputs);
        if (_layout.EnclosingSkips[_chunk] is >= 0 and var skip)
        {
            EmitSkip(_code.Steps[skip]);
        }

        for (int i = _start; i < _end; i++)
        {
            if (i > _start && _labels.TryGetValue(i, out Label label))
            {
                _il.MarkLabel(label);
            }

            EmitStep(i);
        }

        _il.MarkLabel(last);
        _il.Emit(OpCodes.Ldloc, _offset);
        PushNumber(_width.Lanes * sizeof(double));
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _offset);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Blt, turn);
        _il.MarkLabel(empty);
        _il.Emit(OpCodes.Ret);
    }

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

    // What is skipped ends in this chunk or, for the loop, at its end; the next chunk asks again.
    private void FindLabels(Label last)
    {
        if (_layout.EnclosingSkips[_chunk] is >= 0 and var enclosing)
        {
            AddLabel(_code.Steps[enclosing].Dest);
        }

        for (int i = _start; i < _end; i++)
        {
            if (_code.Steps[i].Operation == BatchOperation.Skip && !_layout.IsGivenUp(i))
            {
                AddLabel(_code.Steps[i].Dest);
            }
        }

        void AddLabel(int position)
        {
            if (!_labels.ContainsKey(position))
            {
                _labels.Add(position, position < _end ? _il.DefineLabel() : last);
            }
        }
    }

    private void EmitStep(int i)
    {
        BatchStep step = _code.Steps[i];
        switch (step.Operation)
        {
            case BatchOperation.Skip:
                if (!_layout.IsGivenUp(i))
                {
                    EmitSkip(step);
                }

                return;
            case Control.Output:
                Push(step.A);
                PushPlace(_outputPointers, step.Dest, OpCodes.Ldarg_2);
                Call(_width.Store);
                return;
            case Control.SmallPower:
                EmitSmallPower(step);
                break;
            case Control.CallUnary or Control.CallBinary:
                EmitLaneCall(step);
                break;
            case Control.Call:
                EmitNaryCall(step);
                break;
            case BatchOperation.VectorUnary or BatchOperation.VectorBinary:
                EmitVectorForm(step);
                break;
            default:
                EmitOperation(step);
                break;
        }

        Keep(i, step.Dest);
    }

    private void EmitSkip(BatchStep step)
    {
        Push(step.A);
        Call(_width.Signs);
        _il.Emit(OpCodes.Brfalse, _labels[step.Dest]);
    }

    private void EmitOperation(BatchStep step)
    {
        switch (step.Operation)
        {
            case Control.Move:
                Push(step.A);
                break;
            case (int)Primitive.NotEqual:
                Push(step.A);
                Push(step.B);
                Call(_width.Equal);
                Call(_width.Not);
                break;
            case BatchOperation.ToMask:
                Push(step.A);
                PushConstant(0);
                Call(_width.Equal);
                Call(_width.Not);
                break;
            case BatchOperation.ToNumber:
                Push(step.A);
                PushConstant(1);
                Call(_width.And);
                break;
            case BatchOperation.Blend:
                Push(step.A);
                Push(step.B);
                Push(step.Dest);
                Call(_width.Choose);
                break;
            case BatchOperation.MultiplyAdd or BatchOperation.MultiplySubtract or BatchOperation.SubtractProduct:
                Push(step.A);
                if (step.Operation == BatchOperation.SubtractProduct)
                {
                    Call(_width.Negate);
                }

                Push(step.B);
                Push(step.C);
                if (step.Operation == BatchOperation.MultiplySubtract)
                {
                    Call(_width.Negate);
                }

                Call(_width.MultiplyAdd);
                break;
            default:
                Push(step.A);
                int operands = step.Operands;
                if (operands > 1)
                {
                    Push(step.B);
                }

                if (operands > 2)
                {
                    Push(step.C);
                }

                Call(MethodOf(step.Operation));
                break;
        }
    }

    private MethodInfo MethodOf(int operation) => operation switch
    {
        (int)Primitive.Add => _width.Add,
        (int)Primitive.Subtract => _width.Subtract,
        (int)Primitive.Multiply => _width.Multiply,
        (int)Primitive.Divide => _width.Divide,
        (int)Primitive.Negate => _width.Negate,
        (int)Primitive.SquareRoot => _width.SquareRoot,
        (int)Primitive.Absolute => _width.Absolute,
        (int)Primitive.Less => _width.Less,
        (int)Primitive.LessOrEqual => _width.LessOrEqual,
        (int)Primitive.Greater => _width.Greater,
        (int)Primitive.GreaterOrEqual => _width.GreaterOrEqual,
        (int)Primitive.Equal => _width.Equal,
        (int)Primitive.And => _width.And,
        (int)Primitive.Or => _width.Or,
        (int)Primitive.Not => _width.Not,
        (int)Primitive.Select => _width.Choose,
        BatchOperation.AndNot => _width.AndNot,
        _ => throw new InvalidOperationException($"The operation {operation} has no instruction."),
    };

    // The products of SmallPowers.Of.
    private void EmitSmallPower(BatchStep step)
    {
        Push(step.A);
        LocalBuilder x = _il.DeclareLocal(_width.Vector);
        _il.Emit(OpCodes.Stloc, x);
        _il.Emit(OpCodes.Ldloc, x);
        _il.Emit(OpCodes.Ldloc, x);
        Call(_width.Multiply);
        if (step.B == 3)
        {
            _il.Emit(OpCodes.Ldloc, x);
            Call(_width.Multiply);
        }
        else if (step.B == 4)
        {
            _il.Emit(OpCodes.Stloc, x);
            _il.Emit(OpCodes.Ldloc, x);
            _il.Emit(OpCodes.Ldloc, x);
            Call(_width.Multiply);
        }
    }

    private void EmitVectorForm(BatchStep step)
    {
        Push(step.A);
        if (step.Operation == BatchOperation.VectorBinary)
        {
            Push(step.B);
        }

        CompiledFunctions functions = _code.Functions;
        var kernel = step.Operation == BatchOperation.VectorUnary ? functions.UnaryVectors[step.Function]! : functions.BinaryVectors[step.Function]!;
        Call(kernel.MethodFor(_width.LanesType, _width.Vector, typeof(double)));
    }

    private void EmitLaneCall(BatchStep step)
    {
        bool binary = step.Operation == Control.CallBinary;
        Push(step.A);
        if (binary)
        {
            Push(step.B);
        }

        if (step.C >= 0)
        {
            Push(step.C);
        }

        PushFunction(binary ? s_binary : s_unary, step.Function);
        string name = binary ? nameof(LaneCalls.Binary) : nameof(LaneCalls.Unary);
        CallLanes(step.C >= 0 ? name + "Where" : name);
    }

    private void EmitNaryCall(BatchStep step)
    {
        for (int k = 0; k < step.B; k++)
        {
            Push(_code.Pool[step.A + k]);
            PushRoom(k * _width.Lanes * sizeof(double));
            Call(_width.Store);
        }

        if (step.C >= 0)
        {
            Push(step.C);
        }

        PushRoom(0);
        _il.Emit(OpCodes.Ldc_I4, step.B);
        PushFunction(s_nary, step.Function);
        CallLanes(step.C >= 0 ? nameof(LaneCalls.NaryWhere) : nameof(LaneCalls.Nary));
    }

    // Behind the slots of the frame.
    private void PushRoom(int bytes)
    {
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        PushNumber(((long)_layout.SlotCount * _blockBytes) + bytes);
        _il.Emit(OpCodes.Add);
    }

    private void CallLanes(string name) => Call(s_calls.First(m => m.Name == name && m.IsGenericMethodDefinition).MakeGenericMethod(_width.Vector));

    private void PushFunction(FieldInfo list, int function)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, list);
        _il.Emit(OpCodes.Ldc_I4, function);
        _il.Emit(OpCodes.Ldelem_Ref);
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
            LocalBuilder made = once ? LocalOf(value) : _il.DeclareLocal(_width.Vector);
            _il.Emit(OpCodes.Stloc, made);
            _il.Emit(OpCodes.Ldloc, made);
            PushFramePlace(value);
            Call(_width.Store);
            return;
        }

        _il.Emit(OpCodes.Stloc, LocalOf(value));
    }

    private bool BeginsWith(int next, int value) => _code.Steps[next] is var step && step.Operation != Control.Call && step.A == value && !_layout.IsGivenUp(next);

    private LocalBuilder LocalOf(int value)
    {
        if (!_locals.TryGetValue(value, out LocalBuilder? local))
        {
            _locals.Add(value, local = _il.DeclareLocal(_width.Vector));
        }

        return local;
    }

    private void Push(int value)
    {
        if (value == _onStack)
        {
            _onStack = -1;
        }
        else if (_locals.TryGetValue(value, out LocalBuilder? local))
        {
            _il.Emit(OpCodes.Ldloc, local);
        }
        else if (value < _code.Inputs)
        {
            PushPlace(_inputPointers, value, OpCodes.Ldarg_1);
            Call(_width.Load);
        }
        else if (value < _code.Leaves)
        {
            PushConstant(_code.Constants[value - _code.Inputs]);
        }
        else if (_layout.IsInFrame(value))
        {
            PushFramePlace(value);
            Call(_width.Load);
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, LocalOf(value));
        }
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
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        PushNumber((long)_layout.Slot(value) * _blockBytes);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Add);
    }

    private void PushNumber(long number)
    {
        _il.Emit(OpCodes.Ldc_I8, number);
        _il.Emit(OpCodes.Conv_I);
    }

    private void Call(MethodInfo method) => _il.Emit(OpCodes.Call, method);
}
