using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic;

// What single steps do: operations of vectors, vector forms, and calls lane by lane.
internal sealed partial class BatchEmitter
{
    private static readonly FieldInfo s_unary = typeof(CompiledContext).GetField(nameof(CompiledContext.Unary))!;
    private static readonly FieldInfo s_binary = typeof(CompiledContext).GetField(nameof(CompiledContext.Binary))!;
    private static readonly FieldInfo s_nary = typeof(CompiledContext).GetField(nameof(CompiledContext.Nary))!;

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
                EmitFused(step);
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

    private void EmitFused(BatchStep step)
    {
        bool minusProduct = step.Operation == BatchOperation.SubtractProduct, minusTerm = step.Operation == BatchOperation.MultiplySubtract;
        MethodInfo? whole = minusProduct ? _width.SubtractProduct : minusTerm ? _width.MultiplySubtract : _width.MultiplyAdd;
        Push(step.A);
        if (minusProduct && whole is null)
        {
            Call(_width.Negate);
        }

        Push(step.B);
        Push(step.C);
        if (minusTerm && whole is null)
        {
            Call(_width.Negate);
        }

        Call(whole ?? _width.MultiplyAdd);
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
        LocalBuilder x = TakeLocal();
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

        _freeLocals.Push(x);
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
        Call(kernel.MethodFor(_width.Lanes));
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
        string name = binary ? nameof(LaneCalls<>.Binary) : nameof(LaneCalls<>.Unary);
        CallLanes(step.C >= 0 ? name + "Where" : name);
    }

    private void EmitNaryCall(BatchStep step)
    {
        for (int k = 0; k < step.B; k++)
        {
            PushRoom(k * _width.Lanes * sizeof(double));
            Push(_code.Pool[step.A + k]);
            Store();
        }

        if (step.C >= 0)
        {
            Push(step.C);
        }

        PushRoom(0);
        _il.Emit(OpCodes.Ldc_I4, step.B);
        PushFunction(s_nary, step.Function);
        CallLanes(step.C >= 0 ? nameof(LaneCalls<>.NaryWhere) : nameof(LaneCalls<>.Nary));
    }

    // Behind the slots of the frame.
    private void PushRoom(int bytes)
    {
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        PushNumber(((long)_layout.SlotCount * _blockBytes) + bytes);
        _il.Emit(OpCodes.Add);
    }

    private void CallLanes(string name) => Call(_width.LaneCalls.GetMethod(name)!);

    private void PushFunction(FieldInfo list, int function)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, list);
        _il.Emit(OpCodes.Ldc_I4, function);
        _il.Emit(OpCodes.Ldelem_Ref);
    }
}
