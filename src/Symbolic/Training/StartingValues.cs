using System.Globalization;

namespace Symbolic;

/// <summary>The variables of a step with their values before the first one.</summary>
internal sealed record StartingValues(
    Expr[] Inputs, IReadOnlyList<TensorValue> Values, Dictionary<string, int> Lengths, (int Input, ExampleBlocks Blocks)[] Taken, int Examples)
{
    /// <exception cref="UnresolvedNameException">A variable has no value, or a length does not follow from the values.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public static StartingValues Of(IReadOnlyList<Expr> outputs, IReadOnlyList<Update> updates, IReadOnlyDictionary<string, TensorValue> values, TrainingOptions options)
    {
        Dictionary<Expr, Expr?> initial = updates.ToDictionary(static u => u.Variable, static u => u.Initial);

        // In the order of the lines, then in that of the expressions: random numbers are drawn in this order.
        Expr[] occurring = [.. updates.Select(static u => u.Variable), .. outputs.SelectMany(CheckExtensions.VariablesOf)];
        HashSet<Expr> needed = [.. outputs.SelectMany(CheckExtensions.VariablesOf), .. updates.Select(static u => u.Variable)];
        Expr[] variables = [.. occurring.Distinct().Where(needed.Contains)];
        Minibatches? batches = options.Minibatches;
        int examples = batches is null ? 0 : CountExamples(batches, values);

        // What is given says how long symbolic axes are in a step.
        Expr[] given = [.. variables.Where(v => values.ContainsKey(v.Name))];
        Dictionary<string, int> lengths = EvaluateTensorExtensions.InferDimensions(given, [.. given.Select(v => InStep(v.Name, values[v.Name]))]);
        foreach (Expr v in variables.Where(v => v.Shape.IsScalar && !lengths.ContainsKey(v.Name) && values.TryGetValue(v.Name, out TensorValue? number) && number.Shape.IsScalar))
        {
            if (variables.Any(other => other.Shape.Axes.Any(a => a.Symbols.Contains(v.Name))))
            {
                lengths[v.Name] = (int)(double)values[v.Name];
            }
        }

        Expr[] inputs = [.. variables.Where(v => !lengths.ContainsKey(v.Name))];
        var random = new RandomNumbers(options.Seed);
        var found = new TensorValue?[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            Expr v = inputs[i];
            found[i] = values.TryGetValue(v.Name, out TensorValue? value) ? Fitting(v, value, InStep(v.Name, value), lengths)
                : InitializationOf(v.Name, options) is { } way ? way.Draw(Fixed(v, lengths), random)
                : initial.GetValueOrDefault(v) is { } start ? Filled(start, Fixed(v, lengths), values, lengths)
                : null;
        }

        string[] missing = [.. inputs.Where((_, i) => found[i] is null).Select(static v => v.Name).Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new UnresolvedNameException($"No value is given for {string.Join(", ", missing)}.", missing)
            {
                Hint = $"Give its value, or say how it begins, as in {missing[0]}=normal(0,0.1) or {missing[0]}=0.",
            };
        }

        (int, ExampleBlocks)[] taken = batches is null ? [] : [.. inputs
            .Select((v, i) => (Input: i, v.Name))
            .Where(v => batches.Names.Contains(v.Name))
            .Select(v => (v.Input, ExampleBlocks.Of(found[v.Input]!.Shape, batches.Axis)))];
        return new StartingValues(inputs, found!, lengths, taken, examples);

        TensorValue InStep(string name, TensorValue value) => batches is not null && batches.Names.Contains(name)
            ? new TensorValue(ExampleBlocks.WithExamples(value.Shape, batches.Axis, batches.Size), new double[value.Data.Length / examples * batches.Size])
            : value;
    }

    private static Initialization? InitializationOf(string name, TrainingOptions options) =>
        options.Initial.TryGetValue(name, out Initialization? own) ? own
        : name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? options.Initial.GetValueOrDefault(name[..bracket])
        : null;

    private static int CountExamples(Minibatches batches, IReadOnlyDictionary<string, TensorValue> values)
    {
        if (batches.Size < 1)
        {
            throw new ArgumentException("A step takes at least one example.", nameof(batches));
        }

        int count = 0;
        string first = "";
        foreach (string name in batches.Names)
        {
            if (!values.TryGetValue(name, out TensorValue? value))
            {
                throw new UnresolvedNameException($"No examples are given for {name}.", [name]);
            }

            if (value.Shape.IsScalar)
            {
                throw new ArgumentException($"'{name}' is one number, and examples are needed.", nameof(batches));
            }

            int own = ExampleBlocks.Of(value.Shape, batches.Axis).Examples;
            if (first.Length > 0 && own != count)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{first}' holds {count} examples, and '{name}' holds {own}."), nameof(batches));
            }

            (first, count) = (name, own);
        }

        return count > 0 ? count : throw new ArgumentException("There are no examples.", nameof(batches));
    }

    private static Shape Fixed(Expr variable, Dictionary<string, int> lengths) => new([.. variable.Shape.Axes.Select(a => a.With(lengths) is { IsFixed: true } length ? length
        : throw new UnresolvedNameException($"How long {a} in the shape {variable.Shape} of '{variable.Name}' is does not follow from the values.", [.. a.Symbols]))]);

    // The value as it was given, if it fits in a step; a matrix of one column becomes the vector that it stands for.
    private static TensorValue Fitting(Expr variable, TensorValue value, TensorValue inStep, Dictionary<string, int> lengths)
    {
        Shape shape = Fixed(variable, lengths);
        return !inStep.Fits(shape) ? throw new ArgumentException($"The input '{variable.Name}' is in {shape}, but its value is in {inStep.Shape}.", nameof(value))
            : inStep.Shape == shape ? value
            : new TensorValue(new Shape(value.Shape[0]), value.Entries);
    }

    private static TensorValue Filled(Expr start, Shape shape, IReadOnlyDictionary<string, TensorValue> values, Dictionary<string, int> lengths)
    {
        Expr[] inputs = [.. CheckExtensions.VariablesOf(start).Where(v => !lengths.ContainsKey(v.Name))];
        string[] missing = [.. inputs.Select(static v => v.Name).Where(n => !values.ContainsKey(n))];
        if (missing.Length > 0)
        {
            throw new UnresolvedNameException($"No value is given for {string.Join(", ", missing)}.", missing);
        }

        TensorValue value = TensorProgram.Create([start], inputs, lengths).Evaluate([.. inputs.Select(v => values[v.Name])])[0];
        if (value.Shape.IsScalar && !shape.IsScalar)
        {
            double[] entries = new double[TensorValue.CountOf(shape)];
            Array.Fill(entries, (double)value);
            return new TensorValue(shape, entries.AsSpan());
        }

        return value.Shape == shape ? value : throw new ArgumentException($"A value in {shape} is needed, and what it begins with is in {value.Shape}.", nameof(start));
    }
}
