namespace Symbolic.Repl.Work;

/// <summary>Expressions in stable form as one program over the variables on which they depend: of numbers where there are only numbers, otherwise of tensors.</summary>
internal sealed class Compiled
{
    private readonly IReadOnlyList<Expr> _outputs;
    private readonly Expr[] _variables;
    private readonly string[] _symbolicLengths;
    private readonly Program? _ofNumbers;
    private readonly CancellationToken _cancellation;

    // The program for the lengths at the point before.
    private TensorProgram? _ofTensors;
    private Expr[] _inputs = [];
    private Dictionary<string, int> _lengths = [];

    public Compiled(IReadOnlyList<Expr> outputs, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        Dependencies dependencies = Dependencies.Of(outputs);
        _outputs = outputs.Stabilize(new StabilizeOptions { Cancellation = cancellation });
        _variables = [.. dependencies.Variables];
        _symbolicLengths = [.. dependencies.Lengths];
        _ofNumbers = outputs.Count == 0 || dependencies.IncludeTensors ? null : Program.Create(_outputs, _variables, cancellation);
    }

    /// <summary>The variables that have no value.</summary>
    public IReadOnlyList<string> Missing(Point point) =>
        [.. _variables.Where(v => !point.Values.ContainsKey(v) && !point.Lengths.ContainsKey(v.Name)).Select(static v => v.Name).Order(StringComparer.Ordinal)];

    /// <summary>The values at a point at which every variable has one.</summary>
    /// <exception cref="UnresolvedNameException">A symbolic length does not follow from the values.</exception>
    public TensorValue[] At(Point point) => _outputs.Count == 0 ? [] : _ofNumbers is null ? TensorsAt(point) : NumbersAt(_ofNumbers, point);

    private TensorValue[] NumbersAt(Program program, Point point)
    {
        Span<double> inputs = _variables.Length <= 64 ? stackalloc double[_variables.Length] : new double[_variables.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            // A length that follows from the values is a number too.
            inputs[i] = point.Values.TryGetValue(_variables[i], out TensorValue? value) ? value.Entries[0] : point.Lengths[_variables[i].Name];
        }

        // Points are few and each program is new: interpreting costs less than compiling.
        double[] values = new double[program.OutputCount];
        program.Run(inputs, values);
        return [.. values.Select(static v => (TensorValue)v)];
    }

    private TensorValue[] TensorsAt(Point point)
    {
        Dictionary<string, int> lengths = point.LengthsOf(_symbolicLengths);
        if (_ofTensors is null || lengths.Count != _lengths.Count || lengths.Any(l => _lengths[l.Key] != l.Value))
        {
            _inputs = [.. _variables.Where(v => !lengths.ContainsKey(v.Name))];
            _ofTensors = Create(_inputs, lengths);
            _lengths = lengths;
        }

        return _ofTensors.Evaluate([.. _inputs.Select(v => point.Values[v])]);
    }

    private TensorProgram Create(Expr[] inputs, Dictionary<string, int> lengths)
    {
        try
        {
            return TensorProgram.Create(_outputs, inputs, lengths, new TensorOptions { Cancellation = _cancellation });
        }
        catch (OverflowException)
        {
            throw new LimitException("The values have more entries than there can be.");
        }
    }
}
