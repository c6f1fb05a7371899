using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>
/// A program in one method of exactly the shape that was asked for: numbers come as arguments or are read from memory, values
/// live in registers and local variables, and there is no frame.
/// </summary>
internal sealed class DirectEnvironment(ILGenerator il, Program program, DelegateSignature signature) : CodeEnvironment
{
    /// <summary>Up to this number, inputs in memory are read once at the start; then results may overwrite them at any time.</summary>
    private const int MostInputLocals = 64;

    private static readonly MethodInfo s_reference = ((ReferenceOf)MemoryMarshal.GetReference).Method;
    private static readonly MethodInfo s_readOnlyReference = ((ReadOnlyReferenceOf)MemoryMarshal.GetReference).Method;
    private static readonly MethodInfo s_toReadOnly = typeof(Span<double>).GetMethods().First(static m => m.Name == "op_Implicit" && m.ReturnType == typeof(ReadOnlySpan<double>));
    private static readonly MethodInfo s_length = typeof(Span<double>).GetProperty(nameof(Span<double>.Length))!.GetMethod!;
    private static readonly MethodInfo s_readOnlyLength = typeof(ReadOnlySpan<double>).GetProperty(nameof(ReadOnlySpan<double>.Length))!.GetMethod!;
    private static readonly MethodInfo s_checkedSpan = typeof(CompiledContext).GetMethod(nameof(CompiledContext.Inputs), [typeof(ReadOnlySpan<double>)])!;
    private static readonly MethodInfo s_checkedArray = typeof(CompiledContext).GetMethod(nameof(CompiledContext.Inputs), [typeof(double[])])!;
    private static readonly MethodInfo s_separate = typeof(CompiledContext).GetMethod(nameof(CompiledContext.Separate))!;

    private readonly LocalBuilder?[] _inputs = new LocalBuilder?[signature.Input == InputForm.Numbers ? 0 : program.InputCount];
    private LocalBuilder? _input;
    private LocalBuilder? _output;
    private LocalBuilder? _array;

    public override void Begin(CodeEmitter emitter)
    {
        LocalBuilder? results = BeginResults();
        if (signature.Input != InputForm.Numbers)
        {
            ReadInputs(results);
        }
    }

    public override void LoadInput(int input)
    {
        if (signature.Input == InputForm.Numbers)
        {
            il.Emit(OpCodes.Ldarg, (short)(input + 1));
        }
        else if (_inputs[input] is { } local)
        {
            il.Emit(OpCodes.Ldloc, local);
        }
        else
        {
            LoadAddress(_input!, input);
            il.Emit(OpCodes.Ldind_R8);
        }
    }

    public override void LoadSlotAddress(int slot) => throw new InvalidOperationException("A program in one method has no frame.");

    public override void BeginOutput(int output)
    {
        if (signature.Output is not (OutputForm.Number or OutputForm.Truth))
        {
            LoadAddress(_output!, output);
        }
    }

    public override void EndOutput(int output)
    {
        if (signature.Output is OutputForm.Number or OutputForm.Truth)
        {
            il.Emit(OpCodes.Stloc, _output!);
        }
        else
        {
            il.Emit(OpCodes.Stind_R8);
        }
    }

    public override void Leave(int position) => throw new InvalidOperationException("A program in one method has no other chunk.");

    public override void Halt()
    {
        switch (signature.Output)
        {
            case OutputForm.Number:
                il.Emit(OpCodes.Ldloc, _output!);
                break;
            case OutputForm.Truth:
                il.Emit(OpCodes.Ldloc, _output!);
                il.Emit(OpCodes.Ldc_R8, 0.0);
                il.Emit(OpCodes.Ceq);
                il.Emit(OpCodes.Ldc_I4_0);
                il.Emit(OpCodes.Ceq);
                break;
            case OutputForm.NewArray:
                il.Emit(OpCodes.Ldloc, _array!);
                break;
        }

        il.Emit(OpCodes.Ret);
    }

    // The span of the results, when they lie in memory of the caller; and a reference to the first.
    private LocalBuilder? BeginResults()
    {
        if (signature.Output is OutputForm.Number or OutputForm.Truth)
        {
            _output = il.DeclareLocal(typeof(double));
            return null;
        }

        LocalBuilder span = il.DeclareLocal(typeof(Span<double>));
        if (signature.Output == OutputForm.NewArray)
        {
            _array = il.DeclareLocal(typeof(double[]));
            il.Emit(OpCodes.Ldc_I4, program.OutputCount);
            il.Emit(OpCodes.Newarr, typeof(double));
            il.Emit(OpCodes.Stloc, _array);
            il.Emit(OpCodes.Ldloc, _array);
            il.Emit(OpCodes.Newobj, typeof(Span<double>).GetConstructor([typeof(double[])])!);
        }
        else
        {
            MethodInfo check = typeof(CompiledContext).GetMethod(nameof(CompiledContext.Outputs), [signature.Parameters[^1]])!;
            LoadChecked((short)signature.Parameters.Length, signature.Output == OutputForm.Span, s_length, program.OutputCount, OpCodes.Bge, check);
        }

        il.Emit(OpCodes.Stloc, span);
        _output = il.DeclareLocal(typeof(double).MakeByRefType());
        il.Emit(OpCodes.Ldloc, span);
        il.Emit(OpCodes.Call, s_reference);
        il.Emit(OpCodes.Stloc, _output);
        return signature.Output == OutputForm.NewArray ? null : span;
    }

    private void ReadInputs(LocalBuilder? results)
    {
        LocalBuilder span = il.DeclareLocal(typeof(ReadOnlySpan<double>));
        if (signature.Input == InputForm.Array)
        {
            LoadChecked(1, isSpan: false, s_readOnlyLength, program.InputCount, OpCodes.Beq, s_checkedArray);
        }
        else
        {
            if (signature.Input == InputForm.Span)
            {
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Call, s_toReadOnly);
                il.Emit(OpCodes.Stloc, span);
            }

            LoadChecked(1, isSpan: true, s_readOnlyLength, program.InputCount, OpCodes.Beq, s_checkedSpan, signature.Input == InputForm.Span ? span : null);
        }

        il.Emit(OpCodes.Stloc, span);
        bool locals = program.InputCount <= MostInputLocals;
        if (results is not null && !locals)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldloc, span);
            il.Emit(OpCodes.Ldloc, results);
            il.Emit(OpCodes.Call, s_toReadOnly);
            il.Emit(OpCodes.Call, s_separate);
            il.Emit(OpCodes.Stloc, span);
        }

        _input = il.DeclareLocal(typeof(double).MakeByRefType());
        il.Emit(OpCodes.Ldloc, span);
        il.Emit(OpCodes.Call, s_readOnlyReference);
        il.Emit(OpCodes.Stloc, _input);
        for (int i = 0; locals && i < _inputs.Length; i++)
        {
            LocalBuilder local = il.DeclareLocal(typeof(double));
            LoadAddress(_input, i);
            il.Emit(OpCodes.Ldind_R8);
            il.Emit(OpCodes.Stloc, local);
            _inputs[i] = local;
        }
    }

    // A span as it came where its length is right: one comparison with a number, where a call would take as long as many operations.
    // What checks arrays, and what refuses a length, is a method of the context.
    private void LoadChecked(short argument, bool isSpan, MethodInfo length, int count, OpCode right, MethodInfo check, LocalBuilder? converted = null)
    {
        if (isSpan)
        {
            Label fits = il.DefineLabel(), end = il.DefineLabel();
            Load(address: true);
            il.Emit(OpCodes.Call, length);
            il.Emit(OpCodes.Ldc_I4, count);
            il.Emit(right, fits);
            il.Emit(OpCodes.Ldarg_0);
            Load(address: false);
            il.Emit(OpCodes.Call, check);
            il.Emit(OpCodes.Br, end);
            il.MarkLabel(fits);
            Load(address: false);
            il.MarkLabel(end);
            return;
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg, argument);
        il.Emit(OpCodes.Call, check);

        void Load(bool address)
        {
            if (converted is not null)
            {
                il.Emit(address ? OpCodes.Ldloca : OpCodes.Ldloc, converted);
            }
            else
            {
                il.Emit(address ? OpCodes.Ldarga : OpCodes.Ldarg, argument);
            }
        }
    }

    private void LoadAddress(LocalBuilder origin, int place)
    {
        il.Emit(OpCodes.Ldloc, origin);
        if (place > 0)
        {
            il.Emit(OpCodes.Ldc_I4, place * sizeof(double));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
        }
    }

    private delegate ref double ReferenceOf(Span<double> span);

    private delegate ref double ReadOnlyReferenceOf(ReadOnlySpan<double> span);
}
