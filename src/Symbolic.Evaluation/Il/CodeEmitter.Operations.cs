using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic;

/// <summary>The operations and calls themselves, operands being on the stack or in slots.</summary>
internal sealed partial class CodeEmitter
{
    private void Operate(int i)
    {
        Instruction step = _program.Code[i];
        switch (step.Operation)
        {
            case (int)Primitive.Add:
                _il.Emit(OpCodes.Add);
                break;
            case (int)Primitive.Subtract:
                _il.Emit(OpCodes.Sub);
                break;
            case (int)Primitive.Multiply:
                _il.Emit(OpCodes.Mul);
                break;
            case (int)Primitive.Divide:
                _il.Emit(OpCodes.Div);
                break;
            case (int)Primitive.Negate:
                _il.Emit(OpCodes.Neg);
                break;
            case (int)Primitive.SquareRoot:
                _il.Emit(OpCodes.Call, s_sqrt);
                break;
            case (int)Primitive.Absolute:
                _il.Emit(OpCodes.Call, s_abs);
                break;
            case (int)Primitive.Less:
                _il.Emit(OpCodes.Clt);
                break;
            case (int)Primitive.LessOrEqual:
                // Not (greater or unordered).
                _il.Emit(OpCodes.Cgt_Un);
                EmitNot();
                break;
            case (int)Primitive.Greater:
                _il.Emit(OpCodes.Cgt);
                break;
            case (int)Primitive.GreaterOrEqual:
                _il.Emit(OpCodes.Clt_Un);
                EmitNot();
                break;
            case (int)Primitive.Equal:
                _il.Emit(OpCodes.Ceq);
                break;
            case (int)Primitive.NotEqual:
                _il.Emit(OpCodes.Ceq);
                EmitNot();
                break;
            case (int)Primitive.And:
                _il.Emit(OpCodes.And);
                break;
            case (int)Primitive.Or:
                _il.Emit(OpCodes.Or);
                break;
            case (int)Primitive.Not:
                EmitNot();
                break;
            case Control.SmallPower:
                EmitSmallPower(step.B);
                break;
            case Control.CallUnary:
                Call(_program.Functions.Unary[step.Function], s_invokeUnary);
                break;
            case Control.CallBinary:
                Call(_program.Functions.Binary[step.Function], s_invokeBinary);
                break;
            case Control.Call:
                StoreOperands(step);
                Call(_program.Functions.Nary[step.Function], s_invokeNary);
                break;
            default:
                throw new InvalidOperationException($"The instruction '{(Primitive)step.Operation}' is not known to the compiler.");
        }
    }

    // The products of SmallPowers.Of; a product does not depend on the order of its factors.
    private void EmitSmallPower(int n)
    {
        _il.Emit(OpCodes.Dup);
        if (n == 3)
        {
            _il.Emit(OpCodes.Dup);
        }

        _il.Emit(OpCodes.Mul);
        if (n == 4)
        {
            _il.Emit(OpCodes.Dup);
        }

        if (n > 2)
        {
            _il.Emit(OpCodes.Mul);
        }
    }

    // The operands of such a call are never folded, so no other call can disturb them half-way.
    private void StoreOperands(Instruction step)
    {
        for (int k = 0; k < step.B; k++)
        {
            _il.Emit(OpCodes.Ldloc, _scratch!);
            if (k > 0)
            {
                _il.Emit(OpCodes.Ldc_I4, k * sizeof(double));
                _il.Emit(OpCodes.Add);
            }

            PushValue(_analysis.Listed(step.A + k), truth: false);
            _il.Emit(OpCodes.Stind_R8);
        }

        _il.Emit(OpCodes.Ldloc, _scratch!);
        _il.Emit(OpCodes.Ldc_I4, step.B);
        _il.Emit(OpCodes.Newobj, s_span);
    }

    private void LoadFunction(FieldInfo list, int position)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, list);
        _il.Emit(OpCodes.Ldc_I4, position);
        _il.Emit(OpCodes.Ldelem_Ref);
    }

    private void Call(Delegate function, MethodInfo invoke)
    {
        if (IsDirect(function))
        {
            _il.Emit(OpCodes.Call, function.Method);
        }
        else
        {
            _il.Emit(OpCodes.Callvirt, invoke);
        }
    }

    // A delegate made from a static method (Math.Sin, not a lambda) is that method; calling it directly is faster.
    private static bool IsDirect(Delegate function) =>
        function.Target is null && function.HasSingleTarget && function.Method is { IsStatic: true, DeclaringType: not null, ContainsGenericParameters: false } and not DynamicMethod;
}
