using System.Numerics;

namespace Symbolic;

/// <summary>The numbers of a training: what goes into the program of a step, what comes out, and how the one becomes the other.</summary>
internal abstract class TrainingMemory
{
    /// <summary>Computes a step into the results. True when all of them are finite.</summary>
    public abstract bool TryCompute();

    /// <summary>Makes the results of the last step the values of the variables.</summary>
    public abstract void Accept();

    /// <summary>The value of an input in double precision; of examples all of them.</summary>
    public abstract TensorValue Get(int input);

    /// <summary>The value of an input in the last step; of examples those that it took, before it the first ones.</summary>
    public abstract TensorValue GetOfStep(int input);

    /// <summary>Gives an input another value of the same shape.</summary>
    public abstract void Set(int input, TensorValue value);

    /// <summary>A number among the results of the last step.</summary>
    public abstract double Result(int output);
}

/// <inheritdoc/>
internal sealed class TrainingMemory<T> : TrainingMemory
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TensorProgram _program;
    private readonly Shape[] _shapes;
    private readonly T[][] _given;
    private readonly T[][] _inputs;
    private readonly T[][] _outputs;
    private readonly (int Output, int Input)[] _updated;
    private readonly ExampleStream? _examples;
    private readonly (int Input, ExampleBlocks Blocks)[] _taken;
    private readonly int[] _numbers;

    /// <param name="program">The step.</param>
    /// <param name="values">The values of its inputs; of examples all of them.</param>
    /// <param name="updated">Which results are the new values of which inputs.</param>
    /// <param name="examples">The order of examples, null when every step takes all.</param>
    /// <param name="taken">The inputs that hold examples.</param>
    /// <param name="size">How many examples a step takes.</param>
    public TrainingMemory(TensorProgram program, IReadOnlyList<TensorValue> values, (int Output, int Input)[] updated, ExampleStream? examples, (int Input, ExampleBlocks Blocks)[] taken, int size)
    {
        (_program, _updated, _examples, _taken) = (program, updated, examples, taken);
        _shapes = [.. values.Select(static v => v.Shape)];
        _given = [.. values.Select(static v => Array.ConvertAll(v.Data, static x => T.CreateTruncating(x)))];
        _inputs = [.. _given.Select((v, i) => v.Length == Count(program.InputShapes[i]) ? v : new T[Count(program.InputShapes[i])])];
        foreach ((int input, _) in taken)
        {
            _inputs[input] = new T[Count(program.InputShapes[input])];
        }

        _outputs = [.. program.OutputShapes.Select(static s => new T[Count(s)])];

        // What is looked at before the first step, a check of derivatives, is of as many examples as a step takes.
        _numbers = [.. Enumerable.Range(0, size).Select(i => i % examples!.Count)];
        TakeExamples();
    }

    public override bool TryCompute()
    {
        if (_examples is not null)
        {
            _examples.Take(_numbers);
            TakeExamples();
        }

        if (typeof(T) == typeof(double))
        {
            _program.Run((double[][])(object)_inputs, (double[][])(object)_outputs);
        }
        else
        {
            _program.Run((float[][])(object)_inputs, (float[][])(object)_outputs);
        }

        foreach (T[] output in _outputs)
        {
            if (!AreFinite(output))
            {
                return false;
            }
        }

        return true;
    }

    private void TakeExamples()
    {
        foreach ((int input, ExampleBlocks blocks) in _taken)
        {
            blocks.Copy(_given[input], _numbers, _inputs[input]);
        }
    }

    public override void Accept()
    {
        foreach ((int output, int input) in _updated)
        {
            (_inputs[input], _outputs[output]) = (_outputs[output], _inputs[input]);
        }
    }

    public override TensorValue Get(int input) => Value(IsTaken(input) ? _given[input] : _inputs[input], _shapes[input]);

    public override TensorValue GetOfStep(int input) => Value(_inputs[input], _program.InputShapes[input]);

    public override void Set(int input, TensorValue value)
    {
        T[] place = IsTaken(input) ? _given[input] : _inputs[input];
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = T.CreateTruncating(value.Data[i]);
        }
    }

    public override double Result(int output) => double.CreateTruncating(_outputs[output][0]);

    private bool IsTaken(int input) => Array.Exists(_taken, t => t.Input == input);

    private static TensorValue Value(T[] entries, Shape shape) => new(shape, Array.ConvertAll(entries, static x => double.CreateTruncating(x)));

    private static int Count(Shape shape) => checked((int)TensorValue.CountOf(shape));

    // 0·x is 0 for every finite x, otherwise NaN, which stays in the sum.
    private static bool AreFinite(ReadOnlySpan<T> entries)
    {
        Vector<T> sum = Vector<T>.Zero;
        int i = 0;
        for (; i <= entries.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            sum += new Vector<T>(entries[i..]) * Vector<T>.Zero;
        }

        T rest = Vector.Sum(sum);
        for (; i < entries.Length; i++)
        {
            rest += entries[i] * T.Zero;
        }

        return rest == T.Zero;
    }
}
