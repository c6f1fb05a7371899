namespace Symbolic.Repl.Work;

/// <summary>Formulas and their derivatives as one program from columns of numbers to columns of numbers. Any number of threads may run it.</summary>
internal sealed class ColumnFunction
{
    private readonly BatchFunction _shown;
    private readonly Lazy<BatchFunction>? _derived;
    private readonly double[]?[] _constants;

    private ColumnFunction(Outcome outcome, IReadOnlyList<string> labels, Expr[] shown, Expr[] derived, Expr[] variables, IReadOnlyDictionary<Expr, TensorValue> given, BatchAccuracy accuracy)
    {
        (Outcome, Labels) = (outcome, labels);
        _constants = [.. variables.Select(v => given.TryGetValue(v, out TensorValue? value) ? new[] { (double)value } : null)];
        Inputs = [.. variables.Where((_, i) => _constants[i] is null)];

        // Blocks of rows are shared among threads already.
        var options = new BatchOptions { Accuracy = accuracy, Threads = 1 };
        _shown = shown.CompileBatch(options, variables);
        _derived = shown.SequenceEqual(derived) ? null : new Lazy<BatchFunction>(() => derived.CompileBatch(options, variables));
    }

    /// <summary>What was read and derived.</summary>
    public Outcome Outcome { get; }

    /// <summary>The names of the columns that come out: the formulas, then their derivatives.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The variables that need a column, in order of first appearance.</summary>
    public IReadOnlyList<Expr> Inputs { get; }

    /// <summary>Reads a query whose operation is <see cref="Operation.Evaluate"/> or, for derivatives, <see cref="Operation.Jacobian"/>. Variables with a value at its first point are constants.</summary>
    /// <exception cref="RequestException">The formulas are not ones of numbers.</exception>
    /// <exception cref="SymbolicException">A derivative does not exist, or a name has no meaning.</exception>
    public static ColumnFunction Of(Query query, LabelForm form, BatchAccuracy accuracy, CancellationToken cancellation)
    {
        Problem problem = Problem.Read(query, cancellation);
        if (problem.Outputs.Count == 0)
        {
            throw new RequestException("There is no formula to compute.");
        }

        if (!problem.IsOfNumbers || Dependencies.Of(problem.Outputs) is { IncludeTensors: true })
        {
            throw new RequestException("Rows are numbers, and the formula has vectors or matrices.", "Write each entry as a formula of numbers.");
        }

        Outcome outcome = Derivation.Run(query, problem, cancellation);
        List<(string Label, Expr Shown, Expr Derived)> columns = [.. outcome.Functions.Select(static f => (f.Label, f.Expr, f.Expr))];
        if (query.Operation == Operation.Jacobian)
        {
            DerivativeKind kind = problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
            ResultFormat format = form == LabelForm.Unicode ? ResultFormat.Unicode : ResultFormat.Text;
            columns.AddRange(outcome.Groups.SelectMany(group => group.Shown.Select((shown, i) =>
                (DerivativeLabel.Of(outcome.Functions[i].Label, [problem.Variable(group.Key!).Print(format)], form, kind), shown, group.Derived[i]))));
        }

        string[] order = [.. problem.FreeNames];
        Expr[] variables = [.. Dependencies.Of(columns.SelectMany(static c => new[] { c.Shown, c.Derived })).Variables.OrderBy(v => Array.IndexOf(order, v.Name)).ThenBy(static v => v.Id)];
        IReadOnlyDictionary<Expr, TensorValue> given = query.Points is [var first, ..] ? Point.Of(first, problem).Values : new Dictionary<Expr, TensorValue>();
        return new ColumnFunction(outcome, [.. columns.Select(static c => c.Label)], [.. columns.Select(static c => c.Shown)], [.. columns.Select(static c => c.Derived)], variables, given, accuracy);
    }

    /// <summary>Computes the first rows of columns.</summary>
    /// <param name="inputs">A column for each of <see cref="Inputs"/>.</param>
    /// <param name="outputs">Room for each of <see cref="Labels"/>.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Run(double[][] inputs, double[][] outputs, int count, CancellationToken cancellation)
    {
        var columns = new ReadOnlyMemory<double>[_constants.Length];
        for (int i = 0, column = 0; i < columns.Length; i++)
        {
            columns[i] = _constants[i] ?? inputs[column++].AsMemory(0, count);
        }

        _shown.Run(columns, [.. outputs.Select(o => o.AsMemory(0, count))], cancellation);

        // As at a single point: a simplified form may lose a value by rounding that the derived form has.
        if (_derived is not null && Array.Exists(outputs, o => !AreFinite(o.AsSpan(0, count))))
        {
            double[][] derived = [.. outputs.Select(_ => new double[count])];
            _derived.Value.Run(columns, [.. derived.Select(static d => d.AsMemory())], cancellation);
            for (int k = 0; k < outputs.Length; k++)
            {
                for (int i = 0; i < count; i++)
                {
                    if (!double.IsFinite(outputs[k][i]) && double.IsFinite(derived[k][i]))
                    {
                        outputs[k][i] = derived[k][i];
                    }
                }
            }
        }
    }

    private static bool AreFinite(ReadOnlySpan<double> column)
    {
        foreach (double value in column)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
