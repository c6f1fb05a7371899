using System.Globalization;

namespace Symbolic;

/// <summary>
/// Updates that are carried out again and again. All lines of a step are one program, which computes what they share once; a step
/// allocates nothing. Not for concurrent use.
/// </summary>
public sealed class Training
{
    private readonly Expr[] _inputs;
    private readonly string[] _names;
    private readonly IReadOnlyList<Expr> _shown;
    private readonly IReadOnlyList<(string Name, Expr Value)> _quantities;
    private readonly TrainingMemory _memory;
    private readonly double[] _last;

    private Training(Expr[] inputs, TrainingMemory memory, IReadOnlyList<Update> updates, IReadOnlyList<Expr> shown, IReadOnlyList<(string Name, Expr Value)> quantities)
    {
        (_inputs, _memory, Updates, _shown, _quantities) = (inputs, memory, updates, shown, quantities);
        _names = [.. inputs.Select(static v => v.Name)];
        Variables = [.. updates.Select(static u => u.Variable.Name)];
        _last = new double[shown.Count];
    }

    /// <summary>The lines of a step.</summary>
    public IReadOnlyList<Update> Updates { get; }

    /// <summary>The names of the variables that change, in the order of the lines.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; private set; }

    /// <summary>The numbers that <see cref="TrainingOptions.Shown"/> asks for, as they were before the last step, on the examples of that step.</summary>
    public ReadOnlySpan<double> Shown => _last;

    /// <summary>The value of a variable, of one that changes or of one that was given. A new value has the shape of the old one.</summary>
    /// <exception cref="UnresolvedNameException">The step uses no such variable.</exception>
    /// <exception cref="ArgumentException">The new value has another shape.</exception>
    public TensorValue this[string name]
    {
        get => _memory.Get(IndexOf(name));
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            int input = IndexOf(name);
            Shape shape = _memory.Get(input).Shape;
            _memory.Set(input, value.Fits(shape) ? value : throw new ArgumentException($"'{name}' is in {shape}, and the new value is in {value.Shape}.", nameof(value)));
        }
    }

    /// <summary>Prepares the repetition of some updates.</summary>
    /// <param name="updates">The lines of a step.</param>
    /// <param name="values">The values of variables by name, before the first step.</param>
    /// <param name="options">What is shown, minibatches, random initial values; null for the usual ones.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value, or a length does not follow from the values.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable, or there is nothing to do.</exception>
    public static Training Create(IReadOnlyList<Update> updates, IReadOnlyDictionary<string, TensorValue> values, TrainingOptions? options = null) =>
        Create(updates, values, options ?? TrainingOptions.Default, []);

    internal static Training Create(IReadOnlyList<Update> updates, IReadOnlyDictionary<string, TensorValue> values, TrainingOptions options, IReadOnlyList<(string Name, Expr Value)> quantities)
    {
        ArgumentNullException.ThrowIfNull(updates);
        ArgumentNullException.ThrowIfNull(values);
        if (updates.Count == 0)
        {
            throw new ArgumentException("There is no update to carry out.", nameof(updates));
        }

        foreach (Update update in updates)
        {
            if (update.Value.Shape != update.Variable.Shape)
            {
                throw new ArgumentException($"'{update.Variable.Name}' is in {update.Variable.Shape}, and its update gives {update.Value.Shape}.", nameof(updates));
            }
        }

        foreach (Expr shown in options.Shown)
        {
            if (!shown.Shape.IsScalar)
            {
                throw new ArgumentException($"What is shown is a number, and {shown.ToText()} is in {shown.Shape}.", nameof(options));
            }
        }

        Expr[] outputs = [.. options.Shown, .. updates.Select(static u => u.Value)];
        var start = StartingValues.Of(outputs, updates, values, options);
        var (stable, inputs) = StableForm.Of(outputs, start.Inputs, NumericalForm.Stable, CancellationToken.None);
        TensorProgram program = TensorProgram.Create(stable, inputs, start.Lengths, new TensorOptions { Precision = options.Precision });
        (int, int)[] updated = [.. updates
            .Select((u, i) => (Output: options.Shown.Count + i, Input: Array.IndexOf(start.Inputs, u.Variable)))
            .Where(static u => u.Input >= 0)];
        ExampleStream? examples = options.Minibatches is { } batches ? new ExampleStream(start.Examples, batches.Order, options.Seed) : null;
        TrainingMemory memory = options.Precision == Precision.Single
            ? new TrainingMemory<float>(program, start.Values, updated, examples, start.Taken, options.Minibatches?.Size ?? 0)
            : new TrainingMemory<double>(program, start.Values, updated, examples, start.Taken, options.Minibatches?.Size ?? 0);
        return new Training(start.Inputs, memory, updates, options.Shown, quantities);
    }

    /// <summary>Makes one step.</summary>
    /// <exception cref="NotFiniteException">It gives infinities or NaN; it is not made.</exception>
    public void Step()
    {
        Compute();
        Accept();
    }

    /// <summary>Makes steps.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="before">What to do before each step is made, when <see cref="Shown"/> has the numbers at the values reached; false stops there. Null for nothing.</param>
    /// <param name="cancellation">Stops after the step that is being made; what was reached stays.</param>
    /// <returns>How many steps were made.</returns>
    /// <exception cref="NotFiniteException">A step gives infinities or NaN; the values are those from before it.</exception>
    public long Run(long steps, Func<Training, bool>? before = null, CancellationToken cancellation = default)
    {
        long made = 0;
        while (made < steps && !cancellation.IsCancellationRequested)
        {
            Compute();
            if (before?.Invoke(this) == false)
            {
                break;
            }

            Accept();
            made++;
        }

        return made;
    }

    /// <summary>The numbers that are shown, at the values reached and on all examples.</summary>
    /// <param name="data">Values to use instead of those that were given, by name, as for examples that were kept back; null for none.</param>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public double[] Measure(IReadOnlyDictionary<string, TensorValue>? data = null) => [.. Evaluate(_shown, data).Select(static v => v.Entries[0])];

    /// <summary>The value of an expression at the values reached and on all examples.</summary>
    /// <param name="expression">An expression over the variables of the updates.</param>
    /// <param name="data">Values to use instead of those that were given, by name; null for none.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public TensorValue Evaluate(Expr expression, IReadOnlyDictionary<string, TensorValue>? data = null) => Evaluate([expression], data)[0];

    /// <summary>The values of all variables by name; of examples those of the last step, or before it the first ones.</summary>
    internal Dictionary<string, TensorValue> PointOfStep()
    {
        var point = new Dictionary<string, TensorValue>(StringComparer.Ordinal);
        for (int i = 0; i < _names.Length; i++)
        {
            point.Add(_names[i], _memory.GetOfStep(i));
        }

        return point;
    }

    private void Compute()
    {
        bool isFinite = _memory.TryCompute();
        if (!isFinite)
        {
            throw new NotFiniteException(Steps + 1, FirstNotFinite());
        }

        for (int i = 0; i < _last.Length; i++)
        {
            _last[i] = _memory.Result(i);
        }
    }

    private void Accept()
    {
        _memory.Accept();
        Steps++;
    }

    private TensorValue[] Evaluate(IReadOnlyList<Expr> expressions, IReadOnlyDictionary<string, TensorValue>? data)
    {
        if (expressions.Count == 0)
        {
            return [];
        }

        // Other variables say nothing here: of examples that were kept back there may be another number.
        var variables = new List<Expr>();
        var values = new List<TensorValue>();
        foreach (Expr v in expressions.SelectMany(CheckExtensions.VariablesOf).Distinct())
        {
            int input = Array.IndexOf(_inputs, v);
            if (data?.GetValueOrDefault(v.Name) is { } other)
            {
                variables.Add(v);
                values.Add(other);
            }
            else if (input >= 0)
            {
                variables.Add(v);
                values.Add(_memory.Get(input));
            }
        }

        Dictionary<string, int> lengths = EvaluateTensorExtensions.InferDimensions(variables, values);
        var (stable, inputs) = StableForm.Of(expressions, [.. variables], NumericalForm.Stable, CancellationToken.None);
        return TensorProgram.Create(stable, inputs, lengths).Evaluate([.. values]);
    }

    // Ids grow from what is used to what uses it.
    private string FirstNotFinite()
    {
        Dictionary<string, TensorValue> point = PointOfStep();
        foreach ((string name, Expr value) in _quantities.OrderBy(static q => q.Value.Id))
        {
            try
            {
                if (!value.EvaluateTensor(point).Entries.ToArray().All(double.IsFinite))
                {
                    return name;
                }
            }
            catch (UnresolvedNameException)
            {
                // A name of the program that the step does not use and whose variables have no value.
            }
        }

        for (int i = 0; i < _shown.Count; i++)
        {
            if (!double.IsFinite(_memory.Result(i)))
            {
                return _shown.Count == 1 ? "the number that is shown" : string.Create(CultureInfo.InvariantCulture, $"the number {i + 1} of those that are shown");
            }
        }

        return $"the new value of {Updates.First(u => !u.Value.EvaluateTensor(point).Entries.ToArray().All(double.IsFinite)).Variable.Name}";
    }

    private int IndexOf(string name) => Array.IndexOf(_names, name) is >= 0 and var index ? index
        : throw new UnresolvedNameException($"The step uses no variable '{name}'.", [name]) { Hint = $"Its variables are {string.Join(", ", _names)}." };
}
