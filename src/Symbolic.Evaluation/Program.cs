using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// Expressions as straight code: every common subexpression once, values of a selection's arm only when it is taken, places of
/// values that are no longer needed used again. A program is immutable and may be run by any number of threads at a time.
/// </summary>
[DebuggerDisplay("{InputCount} in, {OutputCount} out, {InstructionCount} steps")]
public sealed partial class Program
{
    private readonly string[] _inputs;
    private readonly bool[] _logical;
    private readonly FramePool _frames;

    internal Program(
        string[] inputs, ExprType[] types, bool[] logical, Instruction[] code, int[] pool, int[] results, double[] leaves, int slots, int longestCall, CompiledFunctions functions)
    {
        (_inputs, _logical, OutputTypes) = (inputs, logical, ImmutableArray.Create(types));
        (Code, Pool, Results, Leaves, SlotCount, LongestCall, Functions) = (code, pool, results, leaves, slots, longestCall, functions);
        _frames = new FramePool(this);
    }

    /// <summary>Makes the program of one expression.</summary>
    /// <param name="output">A number, a truth value, or an array of them.</param>
    /// <param name="inputs">The variables whose values are given in each run; an array of variables stands for its entries.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="ArgumentException">An input is not a variable, or is given twice.</exception>
    public static Program Create(Expr output, params ReadOnlySpan<Expr> inputs) => Lowering.Lower([output], inputs, CancellationToken.None);

    /// <summary>Makes one program of several expressions, which share what they have in common.</summary>
    /// <param name="outputs">Numbers, truth values, or arrays of them, whose entries become results in their order.</param>
    /// <param name="inputs">The variables whose values are given in each run; an array of variables stands for its entries.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="ArgumentException">An input is not a variable, or is given twice.</exception>
    public static Program Create(IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs) => Lowering.Lower(outputs, inputs, CancellationToken.None);

    /// <inheritdoc cref="Create(IReadOnlyList{Expr}, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, truth values, or arrays of them, whose entries become results in their order.</param>
    /// <param name="inputs">The variables whose values are given in each run; an array of variables stands for its entries.</param>
    /// <param name="cancellation">Stops the work, with an <see cref="OperationCanceledException"/>.</param>
    public static Program Create(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Lowering.Lower(outputs, [.. inputs], cancellation);
    }

    /// <summary>How many numbers go in.</summary>
    public int InputCount => _inputs.Length;

    /// <summary>How many numbers come out: the entries of all outputs together.</summary>
    public int OutputCount => _logical.Length;

    /// <summary>The names of the inputs in their order.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    /// <summary>The types of the expressions that the program computes; the entries of arrays lie one after the other.</summary>
    public ImmutableArray<ExprType> OutputTypes { get; }

    /// <summary>The number of steps.</summary>
    public int InstructionCount => Code.Length - 1;

    /// <summary>The number of values that are kept at a time, inputs and constants included.</summary>
    public int SlotCount { get; }

    internal Instruction[] Code { get; }

    /// <summary>Lists of slots to which instructions refer.</summary>
    internal int[] Pool { get; }

    /// <summary>
    /// For each instruction, which value it makes; −1 for none. The two arms of a selection make the same one; different values
    /// may have the same slot, one after the other.
    /// </summary>
    internal int[] Results { get; }

    /// <summary>The inputs (as zeros) and the constants: what the first slots hold at the start.</summary>
    internal double[] Leaves { get; }

    internal int LongestCall { get; }

    internal CompiledFunctions Functions { get; }

    /// <summary>True when a result is a truth value, which comes out as 0 or 1.</summary>
    public bool IsLogical(int output) => _logical[output];

    /// <summary>
    /// Computes all results at one point by interpretation: no preparation, and no allocation. Where one program is run many
    /// hundred times, compile it.
    /// </summary>
    /// <param name="inputs">The values of the inputs in their order.</param>
    /// <param name="outputs">Room for the results. It may be the same memory as the inputs.</param>
    /// <exception cref="ArgumentException">Too few or too many inputs, or too little room.</exception>
    public void Run(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        RequireInputs(inputs.Length);
        RequireOutputs(outputs.Length);
        _frames.Run(inputs, outputs);
    }

    /// <summary>Computes the only result at one point by interpretation.</summary>
    /// <exception cref="ArgumentException">Too few or too many inputs.</exception>
    /// <exception cref="InvalidOperationException">The program has several results.</exception>
    public double Run(params ReadOnlySpan<double> inputs)
    {
        if (OutputCount != 1)
        {
            throw new InvalidOperationException($"The program has {OutputCount} results; give room for them.");
        }

        double result = 0;
        Run(inputs, new Span<double>(ref result));
        return result;
    }

    /// <summary>The code, one step a line, for the curious.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < Code.Length; i++)
        {
            Instruction step = Code[i];
            string name = step.Operation switch
            {
                < Control.First => ((Primitive)step.Operation).ToString(),
                Control.Move => "Move",
                Control.Jump => "Jump",
                Control.JumpIfFalse => "JumpIfFalse",
                Control.JumpIfTrue => "JumpIfTrue",
                Control.Output => "Output",
                Control.SmallPower => "SmallPower",
                Control.CallUnary or Control.CallBinary or Control.Call => $"Call {step.Function.ToString(CultureInfo.InvariantCulture)}",
                _ => "Halt",
            };
            text.AppendLine(CultureInfo.InvariantCulture, $"{i,6}  {name,-16} {step.Dest,6} {step.A,6} {step.B,6}");
        }

        return text.ToString();
    }

    internal void RequireInputs(int given)
    {
        if (given != InputCount)
        {
            throw new ArgumentException($"The program has {Count(InputCount, "input")}, but {given} {(given == 1 ? "value is" : "values are")} given.", "inputs");
        }
    }

    internal void RequireOutputs(int given)
    {
        if (given < OutputCount)
        {
            throw new ArgumentException($"The program has {Count(OutputCount, "result")}, but there is room for {given}.", "outputs");
        }
    }

    internal static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
