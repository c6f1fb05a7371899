using System.Reflection.Emit;

namespace Symbolic;

/// <summary>
/// Delegates over code that takes all inputs as one span and gives all results in another. The methods below are the shapes that
/// a delegate may have, written out because a platform without dynamic code cannot make them.
/// </summary>
internal abstract class SpanEntry(Program program)
{
    private const int MostNumbers = 16;

    protected Program Program { get; } = program;

    /// <summary>Computes the results; the lengths are checked here.</summary>
    public abstract void Execute(ReadOnlySpan<double> inputs, Span<double> outputs);

    /// <summary>A delegate of the given shape that runs this code.</summary>
    public Delegate ToDelegate(DelegateSignature signature)
    {
        string name = $"{signature.Output}From";
        if (signature.Input != InputForm.Numbers)
        {
            name += signature.Input;
        }
        else if (signature.InputParameters <= MostNumbers)
        {
            name += signature.InputParameters;
        }
        else
        {
            return SpreadNumbers(signature);
        }

        return typeof(SpanEntry).GetMethod(name)!.CreateDelegate(signature.Type, this);
    }

    // More numbers than written out below: a stub puts them side by side and calls the form for spans.
    private Delegate SpreadNumbers(DelegateSignature signature)
    {
        if (!System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new ArgumentException($"A delegate with more than {MostNumbers} numbers needs dynamic code; take all inputs in one ReadOnlySpan<double> or double[].");
        }

        int count = signature.InputParameters;
        var stub = new DynamicMethod("Spread", signature.ReturnType, [typeof(SpanEntry), .. signature.Parameters], typeof(SpanEntry).Module, skipVisibility: true);
        ILGenerator il = stub.GetILGenerator();
        LocalBuilder numbers = il.DeclareLocal(typeof(double*));
        il.Emit(OpCodes.Ldc_I4, count * sizeof(double));
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Localloc);
        il.Emit(OpCodes.Stloc, numbers);
        for (int i = 0; i < count; i++)
        {
            il.Emit(OpCodes.Ldloc, numbers);
            il.Emit(OpCodes.Ldc_I4, i * sizeof(double));
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(OpCodes.Stind_R8);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, numbers);
        il.Emit(OpCodes.Ldc_I4, count);
        il.Emit(OpCodes.Newobj, typeof(ReadOnlySpan<double>).GetConstructor([typeof(void*), typeof(int)])!);
        if (signature.Output is OutputForm.Span or OutputForm.Array)
        {
            il.Emit(OpCodes.Ldarg, (short)(count + 1));
        }

        il.Emit(OpCodes.Call, typeof(SpanEntry).GetMethod($"{signature.Output}FromReadOnlySpan")!);
        il.Emit(OpCodes.Ret);
        return stub.CreateDelegate(signature.Type, this);
    }

#pragma warning disable CS1591 // Shapes, found by name in ToDelegate.
    public double NumberFromReadOnlySpan(ReadOnlySpan<double> x)
    {
        double result = 0;
        Execute(x, new Span<double>(ref result));
        return result;
    }

    public bool TruthFromReadOnlySpan(ReadOnlySpan<double> x) => NumberFromReadOnlySpan(x) != 0;

    public double[] NewArrayFromReadOnlySpan(ReadOnlySpan<double> x)
    {
        var results = new double[Program.OutputCount];
        Execute(x, results);
        return results;
    }

    public void SpanFromReadOnlySpan(ReadOnlySpan<double> x, Span<double> y) => Execute(x, y);

    public void ArrayFromReadOnlySpan(ReadOnlySpan<double> x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(y);
        Execute(x, y);
    }

    public double NumberFromArray(double[] x) => NumberFromReadOnlySpan(Given(x));
    public bool TruthFromArray(double[] x) => TruthFromReadOnlySpan(Given(x));
    public double[] NewArrayFromArray(double[] x) => NewArrayFromReadOnlySpan(Given(x));
    public void SpanFromArray(double[] x, Span<double> y) => SpanFromReadOnlySpan(Given(x), y);
    public void ArrayFromArray(double[] x, double[] y) => ArrayFromReadOnlySpan(Given(x), y);

    public double NumberFromSpan(Span<double> x) => NumberFromReadOnlySpan(x);
    public bool TruthFromSpan(Span<double> x) => TruthFromReadOnlySpan(x);
    public double[] NewArrayFromSpan(Span<double> x) => NewArrayFromReadOnlySpan(x);
    public void SpanFromSpan(Span<double> x, Span<double> y) => SpanFromReadOnlySpan(x, y);
    public void ArrayFromSpan(Span<double> x, double[] y) => ArrayFromReadOnlySpan(x, y);

    public double NumberFrom0() => NumberFromReadOnlySpan([]);
    public bool TruthFrom0() => TruthFromReadOnlySpan([]);
    public double[] NewArrayFrom0() => NewArrayFromReadOnlySpan([]);
    public void SpanFrom0(Span<double> y) => SpanFromReadOnlySpan([], y);
    public void ArrayFrom0(double[] y) => ArrayFromReadOnlySpan([], y);

    public double NumberFrom1(double x0) => NumberFromReadOnlySpan([x0]);
    public bool TruthFrom1(double x0) => TruthFromReadOnlySpan([x0]);
    public double[] NewArrayFrom1(double x0) => NewArrayFromReadOnlySpan([x0]);
    public void SpanFrom1(double x0, Span<double> y) => SpanFromReadOnlySpan([x0], y);
    public void ArrayFrom1(double x0, double[] y) => ArrayFromReadOnlySpan([x0], y);

    public double NumberFrom2(double x0, double x1) => NumberFromReadOnlySpan([x0, x1]);
    public bool TruthFrom2(double x0, double x1) => TruthFromReadOnlySpan([x0, x1]);
    public double[] NewArrayFrom2(double x0, double x1) => NewArrayFromReadOnlySpan([x0, x1]);
    public void SpanFrom2(double x0, double x1, Span<double> y) => SpanFromReadOnlySpan([x0, x1], y);
    public void ArrayFrom2(double x0, double x1, double[] y) => ArrayFromReadOnlySpan([x0, x1], y);

    public double NumberFrom3(double x0, double x1, double x2) => NumberFromReadOnlySpan([x0, x1, x2]);
    public bool TruthFrom3(double x0, double x1, double x2) => TruthFromReadOnlySpan([x0, x1, x2]);
    public double[] NewArrayFrom3(double x0, double x1, double x2) => NewArrayFromReadOnlySpan([x0, x1, x2]);
    public void SpanFrom3(double x0, double x1, double x2, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2], y);
    public void ArrayFrom3(double x0, double x1, double x2, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2], y);

    public double NumberFrom4(double x0, double x1, double x2, double x3) => NumberFromReadOnlySpan([x0, x1, x2, x3]);
    public bool TruthFrom4(double x0, double x1, double x2, double x3) => TruthFromReadOnlySpan([x0, x1, x2, x3]);
    public double[] NewArrayFrom4(double x0, double x1, double x2, double x3) => NewArrayFromReadOnlySpan([x0, x1, x2, x3]);
    public void SpanFrom4(double x0, double x1, double x2, double x3, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3], y);
    public void ArrayFrom4(double x0, double x1, double x2, double x3, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3], y);

    public double NumberFrom5(double x0, double x1, double x2, double x3, double x4) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4]);
    public bool TruthFrom5(double x0, double x1, double x2, double x3, double x4) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4]);
    public double[] NewArrayFrom5(double x0, double x1, double x2, double x3, double x4) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4]);
    public void SpanFrom5(double x0, double x1, double x2, double x3, double x4, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4], y);
    public void ArrayFrom5(double x0, double x1, double x2, double x3, double x4, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4], y);

    public double NumberFrom6(double x0, double x1, double x2, double x3, double x4, double x5) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5]);
    public bool TruthFrom6(double x0, double x1, double x2, double x3, double x4, double x5) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5]);
    public double[] NewArrayFrom6(double x0, double x1, double x2, double x3, double x4, double x5) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5]);
    public void SpanFrom6(double x0, double x1, double x2, double x3, double x4, double x5, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5], y);
    public void ArrayFrom6(double x0, double x1, double x2, double x3, double x4, double x5, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5], y);

    public double NumberFrom7(double x0, double x1, double x2, double x3, double x4, double x5, double x6) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6]);
    public bool TruthFrom7(double x0, double x1, double x2, double x3, double x4, double x5, double x6) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6]);
    public double[] NewArrayFrom7(double x0, double x1, double x2, double x3, double x4, double x5, double x6) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6]);
    public void SpanFrom7(double x0, double x1, double x2, double x3, double x4, double x5, double x6, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6], y);
    public void ArrayFrom7(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6], y);

    public double NumberFrom8(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7]);
    public bool TruthFrom8(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7]);
    public double[] NewArrayFrom8(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7]);
    public void SpanFrom8(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7], y);
    public void ArrayFrom8(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7], y);

    public double NumberFrom9(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8]);
    public bool TruthFrom9(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8]);
    public double[] NewArrayFrom9(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8]);
    public void SpanFrom9(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8], y);
    public void ArrayFrom9(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8], y);

    public double NumberFrom10(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9]);
    public bool TruthFrom10(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9]);
    public double[] NewArrayFrom10(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9]);
    public void SpanFrom10(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9], y);
    public void ArrayFrom10(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9], y);

    public double NumberFrom11(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10]);
    public bool TruthFrom11(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10]);
    public double[] NewArrayFrom11(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10]);
    public void SpanFrom11(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10], y);
    public void ArrayFrom11(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10], y);

    public double NumberFrom12(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11]);
    public bool TruthFrom12(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11]);
    public double[] NewArrayFrom12(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11]);
    public void SpanFrom12(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11], y);
    public void ArrayFrom12(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11], y);

    public double NumberFrom13(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12]);
    public bool TruthFrom13(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12]);
    public double[] NewArrayFrom13(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12]);
    public void SpanFrom13(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12], y);
    public void ArrayFrom13(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12], y);

    public double NumberFrom14(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13]);
    public bool TruthFrom14(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13]);
    public double[] NewArrayFrom14(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13]);
    public void SpanFrom14(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13], y);
    public void ArrayFrom14(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13], y);

    public double NumberFrom15(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14]);
    public bool TruthFrom15(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14]);
    public double[] NewArrayFrom15(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14]);
    public void SpanFrom15(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14], y);
    public void ArrayFrom15(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14], y);

    public double NumberFrom16(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, double x15) => NumberFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15]);
    public bool TruthFrom16(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, double x15) => TruthFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15]);
    public double[] NewArrayFrom16(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, double x15) => NewArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15]);
    public void SpanFrom16(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, double x15, Span<double> y) => SpanFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15], y);
    public void ArrayFrom16(double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7, double x8, double x9, double x10, double x11, double x12, double x13, double x14, double x15, double[] y) => ArrayFromReadOnlySpan([x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15], y);
#pragma warning restore CS1591

    private static double[] Given(double[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x;
    }
}
