using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>
/// Turns the code of a program, with its branches, into the straight code of a batch. A branch splits the lanes; what is computed
/// under it is computed for all, and only where a value has several definitions (one in each arm of a selection) do the later ones
/// keep to their lanes. Values that the other lanes get on the way are never read.
/// </summary>
internal sealed class BatchLowering
{
    private const int None = -1;

    private readonly Program _program;
    private readonly bool _strict;
    private readonly int _leaves;
    private readonly List<BatchStep> _steps = [];
    private readonly List<int> _pool = [];
    private readonly List<bool> _isMask = [];
    private readonly LaneSets _lanes = new();
    private readonly Dictionary<int, List<int>> _pending = [];
    private readonly PriorityQueue<int, int> _labels = new();
    private readonly Dictionary<int, int> _positions = [];
    private readonly int[] _current;
    private readonly bool[] _defined;
    private int _active = LaneSets.All;

    private BatchLowering(Program program, BatchAccuracy accuracy)
    {
        (_program, _strict, _leaves) = (program, accuracy == BatchAccuracy.Strict, program.Leaves.Length);
        _current = new int[program.SlotCount];
        for (int i = 0; i < _leaves; i++)
        {
            _current[i] = i;
        }

        int values = 0;
        foreach (int result in program.Results)
        {
            values = Math.Max(values, result + 1);
        }

        _defined = new bool[values];
        CollectionsMarshal.SetCount(_isMask, _leaves + values);
        FindMasks();
    }

    public static BatchCode Lower(Program program, BatchAccuracy accuracy)
    {
        var lowering = new BatchLowering(program, accuracy);
        lowering.Run();
        var code = new BatchCode
        {
            Inputs = program.InputCount,
            Outputs = program.OutputCount,
            Constants = program.Leaves[program.InputCount..],
            Steps = [.. lowering._steps],
            Pool = [.. lowering._pool],
            Values = lowering._isMask.Count,
            Functions = program.Functions,
            LongestCall = program.LongestCall,
        };
        return BatchCleanup.Run(code, contract: accuracy == BatchAccuracy.Vector);
    }

    private static bool MakesMask(int operation) => operation is >= (int)Primitive.Less and <= (int)Primitive.Not or BatchOperation.ToMask or BatchOperation.AndNot;

    // A value is a mask when each of its definitions makes one. All definitions of a value come before its uses, so one pass does.
    private void FindMasks()
    {
        Instruction[] code = _program.Code;
        var seen = new bool[_defined.Length];
        for (int i = 0; i < code.Length; i++)
        {
            int result = _program.Results[i];
            if (result < 0)
            {
                continue;
            }

            Instruction step = code[i];
            bool mask = step.Operation switch
            {
                Control.Move => _isMask[_current[step.A]],
                (int)Primitive.Select => _isMask[_current[_program.Pool[step.B]]] && _isMask[_current[_program.Pool[step.B + 1]]],
                _ => MakesMask(step.Operation),
            };
            int value = _leaves + result;
            _isMask[value] = mask && (!seen[result] || _isMask[value]);
            seen[result] = true;
            _current[step.Dest] = value;
        }
    }

    private void Run()
    {
        for (int i = 0; i < _program.Code.Length; i++)
        {
            if (_pending.Remove(i, out List<int>? arriving))
            {
                Arrive(i, arriving);
            }

            LowerStep(i, _program.Code[i]);
        }

        foreach (ref BatchStep step in CollectionsMarshal.AsSpan(_steps))
        {
            step.Dest = step.Operation == BatchOperation.Skip ? _positions[step.Dest] : step.Dest;
        }
    }

    private void LowerStep(int i, Instruction step)
    {
        switch (step.Operation)
        {
            case Control.Halt:
                break;
            case Control.Jump:
                Send(step.Dest, _active);
                _active = None;
                break;
            case Control.JumpIfFalse:
                Branch(step, jumpsWhenTrue: false);
                break;
            case Control.JumpIfTrue:
                Branch(step, jumpsWhenTrue: true);
                break;
            case Control.Output:
                Debug.Assert(_active == LaneSets.All, "A result is computed at every point.");
                Add(new BatchStep(Control.Output, step.Dest, Number(_current[step.A])));
                break;
            default:
                Define(i, step);
                break;
        }
    }

    private void Branch(Instruction step, bool jumpsWhenTrue)
    {
        int condition = Mask(_current[step.A]), around = _lanes.MaskOf(_active);
        int holds = around < 0 ? condition : Make(new BatchStep((int)Primitive.And, 0, around, condition), mask: true);
        int fails = around < 0 ? Make(new BatchStep((int)Primitive.Not, 0, condition), mask: true) : Make(new BatchStep(BatchOperation.AndNot, 0, around, condition), mask: true);
        int first = _lanes.Split(_active, holds, fails);
        (int jumping, _active) = jumpsWhenTrue ? (first, first + 1) : (first + 1, first);
        Send(step.Dest, jumping);
        OfferToSkip();
    }

    private void Send(int label, int part)
    {
        if (!_pending.TryGetValue(label, out List<int>? waiting))
        {
            _pending.Add(label, waiting = []);
            _labels.Enqueue(label, label);
        }

        waiting.Add(part);
    }

    private void Arrive(int label, List<int> parts)
    {
        _labels.Dequeue();
        _positions[label] = _steps.Count;
        if (_active != None)
        {
            parts.Add(_active);
        }

        if (parts.Count == 1)
        {
            _active = parts[0];
        }
        else
        {
            var set = new HashSet<int>();
            foreach (int part in parts)
            {
                _lanes.AddTo(set, part);
            }

            _active = set.Count == 1 ? set.First() : _lanes.Unite(set, MaskOfAll(parts));
        }

        OfferToSkip();
    }

    private int MaskOfAll(List<int> parts)
    {
        int mask = _lanes.MaskOf(parts[0]);
        for (int i = 1; i < parts.Count; i++)
        {
            mask = Make(new BatchStep((int)Primitive.Or, 0, mask, _lanes.MaskOf(parts[i])), mask: true);
        }

        return mask;
    }

    // Without active lanes nothing happens until the next place where others wait.
    private void OfferToSkip()
    {
        if (_active != LaneSets.All && _labels.TryPeek(out int next, out _))
        {
            Add(new BatchStep(BatchOperation.Skip, next, _lanes.MaskOf(_active)));
        }
    }

    private void Define(int i, Instruction step)
    {
        int result = _program.Results[i], value = _leaves + result;
        BatchStep made = Translate(step, out bool mask);
        _current[step.Dest] = value;
        int active = _lanes.MaskOf(_active);
        if (!_defined[result])
        {
            _defined[result] = true;
            if (mask == _isMask[value])
            {
                made.Dest = value;
                Add(made);
            }
            else
            {
                Add(new BatchStep(BatchOperation.ToNumber, value, Make(made, mask: true)));
            }

            return;
        }

        int kept = made.Operation == Control.Move ? made.A : Make(made, mask);
        Add(active < 0 ? new BatchStep(Control.Move, value, Converted(kept, value)) : new BatchStep(BatchOperation.Blend, value, active, Converted(kept, value)));
    }

    private int Converted(int from, int like) => _isMask[like] ? Mask(from) : Number(from);

    private BatchStep Translate(Instruction step, out bool mask)
    {
        int operation = step.Operation;
        mask = MakesMask(operation);
        switch (operation)
        {
            case Control.Move:
                mask = _isMask[_current[step.A]];
                return new BatchStep(operation, 0, _current[step.A]);
            case (int)Primitive.Select:
                int whenTrue = _current[_program.Pool[step.B]], whenFalse = _current[_program.Pool[step.B + 1]];
                mask = _isMask[whenTrue] && _isMask[whenFalse];
                return new BatchStep(operation, 0, Mask(_current[step.A]), mask ? whenTrue : Number(whenTrue), mask ? whenFalse : Number(whenFalse));
            case (int)Primitive.Not:
                return new BatchStep(operation, 0, Mask(_current[step.A]));
            case (int)Primitive.And or (int)Primitive.Or:
                return new BatchStep(operation, 0, Mask(_current[step.A]), Mask(_current[step.B]));
            case Control.SmallPower:
                return new BatchStep(operation, 0, Number(_current[step.A]), step.B);
            case Control.CallUnary:
                bool unary = !_strict && _program.Functions.UnaryVectors[step.Function] is not null;
                return new BatchStep(unary ? BatchOperation.VectorUnary : operation, 0, Number(_current[step.A]), -1, unary ? -1 : _lanes.MaskOf(_active), step.Function);
            case Control.CallBinary:
                bool binary = !_strict && _program.Functions.BinaryVectors[step.Function] is not null;
                return new BatchStep(binary ? BatchOperation.VectorBinary : operation, 0, Number(_current[step.A]), Number(_current[step.B]), binary ? -1 : _lanes.MaskOf(_active), step.Function);
            case Control.Call:
                int[] operands = [.. _program.Pool.AsSpan(step.A, step.B).ToArray().Select(slot => Number(_current[slot]))];
                int start = _pool.Count;
                _pool.AddRange(operands);
                return new BatchStep(operation, 0, start, step.B, _lanes.MaskOf(_active), step.Function);
            default:
                return new Instruction(operation, 0, 0, 0).DirectOperands == 1
                    ? new BatchStep(operation, 0, Number(_current[step.A]))
                    : new BatchStep(operation, 0, Number(_current[step.A]), Number(_current[step.B]));
        }
    }

    private int Mask(int value) => _isMask[value] ? value : Make(new BatchStep(BatchOperation.ToMask, 0, value), mask: true);

    private int Number(int value) => _isMask[value] ? Make(new BatchStep(BatchOperation.ToNumber, 0, value), mask: false) : value;

    private int Make(BatchStep step, bool mask)
    {
        step.Dest = _isMask.Count;
        _isMask.Add(mask);
        Add(step);
        return step.Dest;
    }

    private void Add(BatchStep step) => _steps.Add(step);
}
