using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Symbolic.Tensors;

namespace Symbolic;

/// <summary>
/// Tensor expressions as a list of numerical steps: products of matrices, sums, functions entry by entry in one pass over memory,
/// factorizations. Equal parts are computed once, values of a selection's side only when it is taken, and the memory of values
/// that are no longer needed is used again. A program computes in double or in single precision, as its options say, and takes
/// and gives arrays of either. It is immutable and may be run by any number of threads at a time; after the first runs it
/// allocates nothing.
/// </summary>
public sealed class TensorProgram
{
    private readonly string[] _inputs;
    private readonly ScheduledStep[] _schedule;
    private readonly Arm[] _arms;
    private readonly TensorRunner _runner;

    internal TensorProgram(
        string[] inputs, Shape[] inputShapes, Shape[] outputShapes, StepList list, ScheduledStep[] schedule, Arm[] arms, MemoryPlan memory, View[] results, Precision precision)
    {
        (_inputs, _schedule, _arms, Memory, Values, Precision) = (inputs, schedule, arms, memory, list.Values, precision);
        InputShapes = ImmutableArray.Create(inputShapes);
        OutputShapes = ImmutableArray.Create(outputShapes);
        View[] looks = [.. results.Select(static r => r.Collapsed())];
        _runner = precision == Precision.Single
            ? new TensorRunner<float>(this, list.Constants, schedule, arms, looks)
            : new TensorRunner<double>(this, list.Constants, schedule, arms, looks);
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

    /// <summary>In which numbers the program computes.</summary>
    public Precision Precision { get; }

    /// <summary>The working memory of a run, in numbers of the program's precision.</summary>
    public long WorkingMemory => Memory.Size + Memory.Scratch;

    internal MemoryPlan Memory { get; }

    internal IReadOnlyList<TensorValueSlot> Values { get; }

    internal int RegionCount => _arms.Length;

    /// <summary>Computes all results at one point. A program in single precision rounds what it is given.</summary>
    /// <param name="inputs">For each input its entries, the last axis running fastest.</param>
    /// <param name="outputs">For each result room for its entries. It may be the same memory as an input.</param>
    /// <exception cref="ArgumentException">Too few or too many inputs or results, or an array of another length than its shape says.</exception>
    public void Run(ReadOnlySpan<double[]> inputs, ReadOnlySpan<double[]> outputs)
    {
        Check(inputs, _inputs.Length, InputShapes, "input");
        Check(outputs, OutputShapes.Length, OutputShapes, "result");
        _runner.Run(inputs, outputs);
    }

    /// <summary>Computes all results at one point. A program in double precision rounds its results.</summary>
    /// <inheritdoc cref="Run(ReadOnlySpan{double[]}, ReadOnlySpan{double[]})"/>
    public void Run(ReadOnlySpan<float[]> inputs, ReadOnlySpan<float[]> outputs)
    {
        Check(inputs, _inputs.Length, InputShapes, "input");
        Check(outputs, OutputShapes.Length, OutputShapes, "result");
        _runner.Run(inputs, outputs);
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

    private static void Check<T>(ReadOnlySpan<T[]> arrays, int count, ImmutableArray<Shape> shapes, string noun)
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
}
