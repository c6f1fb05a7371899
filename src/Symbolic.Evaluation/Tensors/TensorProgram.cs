using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Symbolic.Tensors;

namespace Symbolic;

/// <summary>
/// Tensor expressions as a list of numerical steps: products of matrices, sums, functions entry by entry in one pass over memory,
/// factorizations. Equal parts are computed once, values of a selection's side only when it is taken, and the memory of values
/// that are no longer needed is used again. A program is immutable and may be run by any number of threads at a time; after the
/// first runs it allocates nothing.
/// </summary>
public sealed class TensorProgram
{
    private readonly string[] _inputs;
    private readonly ScheduledStep[] _schedule;
    private readonly Arm[] _arms;
    private readonly StepList _list;
    private readonly View[] _results;
    private readonly TensorFrame?[] _idle = new TensorFrame?[Environment.ProcessorCount];

    internal TensorProgram(string[] inputs, Shape[] inputShapes, Shape[] outputShapes, StepList list, ScheduledStep[] schedule, Arm[] arms, MemoryPlan memory, View[] results)
    {
        (_inputs, _list, _schedule, _arms, Memory, _results) = (inputs, list, schedule, arms, memory, [.. results.Select(static r => r.Collapsed())]);
        InputShapes = ImmutableArray.Create(inputShapes);
        OutputShapes = ImmutableArray.Create(outputShapes);
        Constants = GC.AllocateUninitializedArray<double>(Math.Max(1, list.Constants.Length), pinned: true);
        list.Constants.CopyTo(Constants, 0);
    }

    /// <summary>Makes the program of one expression all of whose lengths are numbers.</summary>
    /// <inheritdoc cref="Create(IReadOnlyList{Expr}, IReadOnlyList{Expr}, IReadOnlyDictionary{string, int}?, TensorOptions?)"/>
    public static TensorProgram Create(Expr output, params ReadOnlySpan<Expr> inputs) => Create([output], inputs.ToArray());

    /// <summary>Makes one program of several expressions, which share what they have in common.</summary>
    /// <param name="outputs">Numbers and tensors.</param>
    /// <param name="inputs">The variables whose values are given in each run.</param>
    /// <param name="dimensions">The lengths of symbolic axes by name; the names stand for these numbers in expressions, too.</param>
    /// <param name="options">Options; null for the usual ones.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, a function is unknown, or a symbolic length has no number.</exception>
    /// <exception cref="ArgumentException">An input is not a variable, or is given twice.</exception>
    public static TensorProgram Create(
        IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, IReadOnlyDictionary<string, int>? dimensions = null, TensorOptions? options = null) =>
        TensorLowering.Lower(outputs, inputs, dimensions ?? ImmutableDictionary<string, int>.Empty, options ?? TensorOptions.Default);

    /// <summary>The names of the inputs in their order.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    /// <summary>The shapes of the inputs, with numbers for all lengths.</summary>
    public ImmutableArray<Shape> InputShapes { get; }

    /// <summary>The shapes of the results, with numbers for all lengths.</summary>
    public ImmutableArray<Shape> OutputShapes { get; }

    /// <summary>The number of steps.</summary>
    public int StepCount => _schedule.Length;

    /// <summary>The working memory of a run, in numbers of 8 bytes.</summary>
    public long WorkingMemory => Memory.Size + Memory.Scratch;

    internal MemoryPlan Memory { get; }

    internal double[] Constants { get; }

    internal IReadOnlyList<TensorValueSlot> Values => _list.Values;

    internal int RegionCount => _arms.Length;

    /// <summary>Computes all results at one point.</summary>
    /// <param name="inputs">For each input its entries, the last axis running fastest.</param>
    /// <param name="outputs">For each result room for its entries. It may be the same memory as an input.</param>
    /// <exception cref="ArgumentException">Too few or too many inputs or results, or an array of another length than its shape says.</exception>
    public void Run(ReadOnlySpan<double[]> inputs, ReadOnlySpan<double[]> outputs)
    {
        Check(inputs, _inputs.Length, InputShapes, "input");
        Check(outputs, _results.Length, OutputShapes, "result");
        TensorFrame frame = Rent();
        try
        {
            frame.Take(inputs);
            frame.Run(_schedule, _arms);
            for (int i = 0; i < outputs.Length; i++)
            {
                frame.Give(_results[i], outputs[i]);
            }
        }
        finally
        {
            frame.Release();
            Return(frame);
        }
    }

    /// <summary>Computes all results at one point.</summary>
    /// <param name="inputs">The values of the inputs in their order; an n×1 matrix may stand for a vector of n.</param>
    /// <exception cref="ArgumentException">Too few or too many inputs, or a value of another shape.</exception>
    public TensorValue[] Evaluate(params ReadOnlySpan<TensorValue> inputs)
    {
        if (inputs.Length != _inputs.Length)
        {
            throw new ArgumentException(Wrong(_inputs.Length, inputs.Length, "input"), nameof(inputs));
        }

        var given = new double[inputs.Length][];
        for (int i = 0; i < given.Length; i++)
        {
            given[i] = inputs[i].Fits(InputShapes[i]) ? inputs[i].Data : throw new ArgumentException(
                $"The input '{_inputs[i]}' is in {InputShapes[i]}, but its value is in {inputs[i].Shape}.", nameof(inputs));
        }

        double[][] results = [.. OutputShapes.Select(static s => new double[TensorValue.CountOf(s)])];
        Run(given, results);
        return [.. results.Select((entries, i) => new TensorValue(OutputShapes[i], entries))];
    }

    /// <summary>The steps, one a line, for the curious.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (ScheduledStep scheduled in _schedule)
        {
            if (scheduled.Step is { } step)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{(scheduled.Region == 0 ? "" : $"({scheduled.Region}) ")}v{step.Dest} = {step.Description}");
            }
            else
            {
                Arm arm = _arms[scheduled.Region];
                text.AppendLine(CultureInfo.InvariantCulture, $"({scheduled.Region}) where {(arm.Holds ? "" : "not ")}{arm.Condition}{(arm.Parent == 0 ? "" : $" in ({arm.Parent})")}");
            }
        }

        return text.ToString();
    }

    private static void Check(ReadOnlySpan<double[]> arrays, int count, ImmutableArray<Shape> shapes, string noun)
    {
        if (arrays.Length != count)
        {
            throw new ArgumentException(Wrong(count, arrays.Length, noun), noun == "input" ? "inputs" : "outputs");
        }

        for (int i = 0; i < count; i++)
        {
            long size = TensorValue.CountOf(shapes[i]);
            if (arrays[i] is null || arrays[i].Length != size)
            {
                throw new ArgumentException(
                    $"The {noun} number {(i + 1).ToString(CultureInfo.InvariantCulture)} is in {shapes[i]}, so its array has {size.ToString(CultureInfo.InvariantCulture)} entries, not {(arrays[i]?.Length ?? 0).ToString(CultureInfo.InvariantCulture)}.",
                    noun == "input" ? "inputs" : "outputs");
            }
        }
    }

    private static string Wrong(int wanted, int given, string noun) => $"The program has {Program.Count(wanted, noun)}, not {given.ToString(CultureInfo.InvariantCulture)}.";

    private TensorFrame Rent()
    {
        foreach (ref TensorFrame? place in _idle.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } idle)
            {
                return idle;
            }
        }

        return new TensorFrame(this);
    }

    private void Return(TensorFrame frame)
    {
        foreach (ref TensorFrame? place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, frame, null) is null)
            {
                return;
            }
        }
    }
}
