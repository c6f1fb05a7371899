using System.Reflection.Emit;

namespace Symbolic;

/// <summary>Writes one chunk of a batch as IL: a loop over the block, one vector of points a turn.</summary>
internal sealed partial class BatchEmitter
{
    private readonly BatchCode _code;
    private readonly BatchLayout _layout;
    private readonly VectorWidth _width;
    private readonly int _chunk;
    private readonly int _start;
    private readonly int _end;
    private readonly int _blockBytes;
    private readonly ILGenerator _il;
    private readonly LocalBuilder _offset;
    private readonly LocalBuilder? _frame;
    private readonly Dictionary<int, Label> _labels = [];

    public BatchEmitter(BatchCode code, BatchLayout layout, VectorWidth width, int chunk, int blockLength, ILGenerator il)
    {
        (_code, _layout, _width, _chunk, _il) = (code, layout, width, chunk, il);
        (_start, _end, _blockBytes) = (layout.Chunks[chunk], layout.Chunks[chunk + 1], blockLength * sizeof(double));
        _offset = il.DeclareLocal(typeof(nint));
        _frame = layout.SlotCount > 0 ? il.DeclareLocal(typeof(nint)) : null;
    }

    public void Emit()
    {
        Label turn = _il.DefineLabel(), last = _il.DefineLabel(), empty = _il.DefineLabel();
        Dictionary<int, int> inputs = CountInputs(out SortedSet<int> outputs);
        HoldPointers(inputs, outputs);
        FindLabels(last);
        CountUses();

        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Stloc, _offset);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Brfalse, empty);
        _il.MarkLabel(turn);
        if (_frame is not null)
        {
            _il.Emit(OpCodes.Ldarg_S, (byte)4);
            _il.Emit(OpCodes.Ldloc, _offset);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _frame);
        }

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

            _position = i;
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
                PushPlace(_outputPointers, step.Dest, OpCodes.Ldarg_2);
                Push(step.A);
                Store();
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
}
