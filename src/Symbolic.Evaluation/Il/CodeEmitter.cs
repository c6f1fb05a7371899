using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic;

/// <summary>
/// Writes the instructions of one chunk as IL. Where inputs come from and results go to is the affair of
/// <see cref="CodeEnvironment"/>.
/// </summary>
internal sealed partial class CodeEmitter
{
    private static readonly FieldInfo s_unary = typeof(CompiledContext).GetField(nameof(CompiledContext.Unary))!;
    private static readonly FieldInfo s_binary = typeof(CompiledContext).GetField(nameof(CompiledContext.Binary))!;
    private static readonly FieldInfo s_nary = typeof(CompiledContext).GetField(nameof(CompiledContext.Nary))!;
    private static readonly MethodInfo s_invokeUnary = typeof(Func<double, double>).GetMethod("Invoke")!;
    private static readonly MethodInfo s_invokeBinary = typeof(Func<double, double, double>).GetMethod("Invoke")!;
    private static readonly MethodInfo s_invokeNary = typeof(NaryFunction).GetMethod("Invoke")!;
    private static readonly MethodInfo s_sqrt = ((Func<double, double>)Math.Sqrt).Method;
    private static readonly MethodInfo s_abs = ((Func<double, double>)Math.Abs).Method;
    private static readonly ConstructorInfo s_span = typeof(ReadOnlySpan<double>).GetConstructor([typeof(void*), typeof(int)])!;

    private readonly Program _program;
    private readonly CodeAnalysis _analysis;
    private readonly ILGenerator _il;
    private readonly CodeEnvironment _environment;
    private readonly int _start;
    private readonly int _end;
    private readonly Dictionary<(int Slot, bool Logical), LocalBuilder> _locals = [];
    private readonly Dictionary<int, Label> _labels = [];
    private readonly Stack<Work> _work = new();
    private LocalBuilder? _scratch;

    public CodeEmitter(Program program, CodeAnalysis analysis, int start, int end, ILGenerator il, CodeEnvironment environment)
    {
        (_program, _analysis, _il, _environment) = (program, analysis, il, environment);
        (_start, _end) = (start, end);
    }

    // What is left to do for a tree: its operands first, then the operation.
    private enum Task : byte
    {
        PushNumber,
        PushTruth,
        Operate,
        ToNumber,
        ToTruth,
    }

    private readonly record struct Work(Task Task, int Subject);

    /// <summary>The label of a position in this chunk.</summary>
    public Label LabelOf(int position)
    {
        if (!_labels.TryGetValue(position, out Label label))
        {
            label = _il.DefineLabel();
            _labels.Add(position, label);
        }

        return label;
    }

    public void Emit()
    {
        ReserveScratch();
        _environment.Begin(this);
        for (int i = _start; i < _end; i++)
        {
            if (_analysis.IsLabel[i] || i == _start)
            {
                _il.MarkLabel(LabelOf(i));
            }

            if (!_analysis.IsFolded(i))
            {
                EmitTree(i);
            }
        }

        if (_program.Code[_end - 1].Operation is not (Control.Halt or Control.Jump))
        {
            _environment.Leave(_end);
        }
    }

    // Room for the operands of the longest call, taken once and before any loop or branch.
    private void ReserveScratch()
    {
        int longest = 0;
        for (int i = _start; i < _end; i++)
        {
            longest = _program.Code[i].Operation == Control.Call ? Math.Max(longest, _program.Code[i].B) : longest;
        }

        if (longest > 0)
        {
            _scratch = _il.DeclareLocal(typeof(double*));
            _il.Emit(OpCodes.Ldc_I4, longest * sizeof(double));
            _il.Emit(OpCodes.Conv_U);
            _il.Emit(OpCodes.Localloc);
            _il.Emit(OpCodes.Stloc, _scratch);
        }
    }

    private void EmitTree(int i)
    {
        Instruction step = _program.Code[i];
        switch (step.Operation)
        {
            case Control.Halt:
                _environment.Halt();
                return;
            case Control.Jump:
                Go(OpCodes.Br, step.Dest);
                return;
            case Control.JumpIfFalse or Control.JumpIfTrue:
                Push(_analysis.A(i), truth: true);
                bool whenTrue = step.Operation == Control.JumpIfTrue;
                if (step.Dest < _end)
                {
                    Go(whenTrue ? OpCodes.Brtrue : OpCodes.Brfalse, step.Dest);
                    return;
                }

                Label stay = _il.DefineLabel();
                _il.Emit(whenTrue ? OpCodes.Brfalse : OpCodes.Brtrue, stay);
                _environment.Leave(step.Dest);
                _il.MarkLabel(stay);
                return;
            case Control.Output:
                _environment.BeginOutput(step.Dest);
                Push(_analysis.A(i), truth: false);
                _environment.EndOutput(step.Dest);
                return;
            case (int)Primitive.Select:
                EmitSelect(i, step);
                return;
        }

        int result = _analysis.Result(i);
        bool logical = _analysis.IsLogical(result);
        BeginStore(result);
        if (step.Operation == Control.Move)
        {
            Push(_analysis.A(i), truth: false);
        }
        else
        {
            Run(i, logical);
        }

        EndStore(result, logical);
    }

    private void EmitSelect(int i, Instruction step)
    {
        int result = _analysis.Result(i);
        Label otherwise = _il.DefineLabel(), end = _il.DefineLabel();
        Push(_analysis.A(i), truth: true);
        _il.Emit(OpCodes.Brfalse, otherwise);
        Choose(_analysis.Listed(step.B));
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(otherwise);
        Choose(_analysis.Listed(step.B + 1));
        _il.MarkLabel(end);

        void Choose(int value)
        {
            BeginStore(result);
            Push(value, truth: false);
            EndStore(result, logical: false);
        }
    }

    private void Go(OpCode jump, int target)
    {
        if (target < _end)
        {
            _il.Emit(jump, LabelOf(target));
        }
        else
        {
            _environment.Leave(target);
        }
    }

    private void BeginStore(int value)
    {
        if (_analysis.IsInFrame(value))
        {
            _environment.LoadSlotAddress(_analysis.Slot(value));
        }
    }

    private void EndStore(int value, bool logical)
    {
        if (_analysis.IsInFrame(value))
        {
            _il.Emit(OpCodes.Stind_R8);
        }
        else
        {
            _il.Emit(OpCodes.Stloc, Local(value, logical));
        }
    }

    private LocalBuilder Local(int value, bool logical)
    {
        var key = (_analysis.Slot(value), logical);
        if (!_locals.TryGetValue(key, out LocalBuilder? local))
        {
            local = _il.DeclareLocal(logical ? typeof(int) : typeof(double));
            _locals.Add(key, local);
        }

        return local;
    }

    // Leaves the value of an instruction on the stack, as a truth value (an integer) or a number.
    private void Run(int i, bool truth)
    {
        Schedule(i, truth);
        Drain();
    }

    private void Push(int value, bool truth)
    {
        _work.Push(new Work(truth ? Task.PushTruth : Task.PushNumber, value));
        Drain();
    }

    private void Drain()
    {
        while (_work.TryPop(out Work work))
        {
            switch (work.Task)
            {
                case Task.PushNumber:
                    PushValue(work.Subject, truth: false);
                    break;
                case Task.PushTruth:
                    PushValue(work.Subject, truth: true);
                    break;
                case Task.Operate:
                    Operate(work.Subject);
                    break;
                case Task.ToNumber:
                    _il.Emit(OpCodes.Conv_R8);
                    break;
                case Task.ToTruth:
                    EmitToTruth();
                    break;
            }
        }
    }

    private void PushValue(int value, bool truth)
    {
        if (_analysis.IsFoldedValue(value))
        {
            Schedule(_analysis.Definition(value), truth);
            return;
        }

        if (value < 0)
        {
            PushLeaf(~value);
        }
        else if (_analysis.IsInFrame(value))
        {
            _environment.LoadSlotAddress(_analysis.Slot(value));
            _il.Emit(OpCodes.Ldind_R8);
        }
        else
        {
            bool logical = _analysis.IsLogical(value);
            _il.Emit(OpCodes.Ldloc, Local(value, logical));
            if (logical)
            {
                if (!truth)
                {
                    _il.Emit(OpCodes.Conv_R8);
                }

                return;
            }
        }

        if (truth)
        {
            EmitToTruth();
        }
    }

    private void PushLeaf(int leaf)
    {
        if (leaf < _program.InputCount)
        {
            _environment.LoadInput(leaf);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_R8, _program.Leaves[leaf]);
        }
    }

    // Not equal to zero; NaN, which no condition yields, counts as true here and in the interpreter.
    private void EmitToTruth()
    {
        _il.Emit(OpCodes.Ldc_R8, 0.0);
        _il.Emit(OpCodes.Ceq);
        EmitNot();
    }

    private void EmitNot()
    {
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Ceq);
    }

    // Puts the operands, the operation and the conversion of its result on the list of what is left to do; the last first.
    private void Schedule(int i, bool truth)
    {
        Instruction step = _program.Code[i];
        bool logical = false, logicalOperands = false;
        switch (step.Operation)
        {
            case (int)Primitive.Less or (int)Primitive.LessOrEqual or (int)Primitive.Greater or (int)Primitive.GreaterOrEqual
                or (int)Primitive.Equal or (int)Primitive.NotEqual:
                logical = true;
                break;
            case (int)Primitive.And or (int)Primitive.Or or (int)Primitive.Not:
                logical = logicalOperands = true;
                break;
            case Control.CallUnary when !IsDirect(_program.Functions.Unary[step.Function]):
                LoadFunction(s_unary, step.Function);
                break;
            case Control.CallBinary when !IsDirect(_program.Functions.Binary[step.Function]):
                LoadFunction(s_binary, step.Function);
                break;
            case Control.Call when !IsDirect(_program.Functions.Nary[step.Function]):
                LoadFunction(s_nary, step.Function);
                break;
        }

        if (logical != truth)
        {
            _work.Push(new Work(truth ? Task.ToTruth : Task.ToNumber, 0));
        }

        _work.Push(new Work(Task.Operate, i));
        Task push = logicalOperands ? Task.PushTruth : Task.PushNumber;
        int operands = step.DirectOperands;
        if (operands == 2)
        {
            _work.Push(new Work(push, _analysis.B(i)));
        }

        if (operands >= 1)
        {
            _work.Push(new Work(push, _analysis.A(i)));
        }
    }
}
