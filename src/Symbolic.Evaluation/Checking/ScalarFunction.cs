using System.Collections.Immutable;

namespace Symbolic;

/// <summary>A number that depends on numbers: a lane is a variable.</summary>
internal sealed class ScalarFunction : CheckedFunction
{
    private readonly ImmutableArray<Expr> _variables;
    private readonly ImmutableArray<string> _names;
    private readonly Program _value;
    private readonly Program _derivatives;
    private readonly double[] _current;
    private readonly Lazy<(SmoothnessWitnesses Witnesses, SumTerms Terms, Program Program)> _inspection;
    private readonly Lazy<Program> _everything;

    public ScalarFunction(Expr f, IReadOnlyList<(Expr Variable, Expr Derivative)> derivatives)
    {
        ExprGraph graph = f.Graph;
        Expr[] variables = [.. FreeVariables.Of(graph, [f.Id, .. derivatives.SelectMany(static d => new[] { d.Variable.Id, d.Derivative.Id })])];
        _variables = [.. variables];
        _names = [.. variables.Select(static v => v.Name)];
        Lanes = [.. derivatives.Select((d, i) => new Axis(d.Variable.Name, Array.IndexOf(variables, d.Variable), i))];
        _current = new double[derivatives.Count];
        _value = Program.Create(f, variables);
        _derivatives = Program.Create([.. derivatives.Select(static d => d.Derivative)], variables);
        _inspection = new(() =>
        {
            var witnesses = new SmoothnessWitnesses(f);
            var terms = new SumTerms(f);
            return (witnesses, terms, Program.Create([.. terms.Outputs, .. witnesses.Outputs], variables));
        });
        _everything = new(() =>
        {
            bool[] needed = graph.Reachable([f.Id]);
            return Program.Create([.. Enumerable.Range(0, needed.Length).Where(id => needed[id]).Select(id => graph[id])], variables);
        });
    }

    public override IReadOnlyList<string> CheckedVariables => [.. Lanes.Select(static l => l.Variable)];

    public override IReadOnlyDictionary<string, double> Describe(double[] point)
    {
        var described = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < point.Length; i++)
        {
            described.Add(_names[i], point[i]);
        }

        return described;
    }

    public override IEnumerable<double[]>? Given(CheckOptions options) => options.Points?.Select(Coordinates);

    public override double[] Draw(Random random, Func<(double Low, double High)> range)
    {
        double[] point = new double[_variables.Length];
        for (int i = 0; i < point.Length; i++)
        {
            var (low, high) = range();
            point[i] = SamplePoints.Fit(low + (random.NextDouble() * (high - low)), _variables[i]);
        }

        return point;
    }

    public override double Value(double[] point) => _value.Run(point);

    public override void MoveTo(double[] point) => _derivatives.Run(point, _current);

    public override double Derivative(Lane lane) => _current[((Axis)lane).Position];

    public override double Place(double[] point, Lane lane) => point[((Axis)lane).Index];

    public override double DefaultStep(double[] point, Lane lane) => Richardson.DefaultStep(point[((Axis)lane).Index]);

    public override Func<double, double> Along(double[] point, Lane lane)
    {
        double[] moved = [.. point];
        int axis = ((Axis)lane).Index;
        return x =>
        {
            moved[axis] = x;
            return _value.Run(moved);
        };
    }

    public override double[] Moved(double[] point, Lane lane, double distance)
    {
        double[] moved = [.. point];
        moved[((Axis)lane).Index] += distance;
        return moved;
    }

    public override bool Overflows(double[] point)
    {
        double[] values = new double[_everything.Value.OutputCount];
        _everything.Value.Run(point, values);
        return Array.Exists(values, double.IsInfinity);
    }

    public override Stencil Inspect(double[] point, Lane lane, double z)
    {
        var (witnesses, terms, program) = _inspection.Value;
        int axis = ((Axis)lane).Index;
        int sum = terms.Outputs.Count;
        double[] moved = [.. point];
        double[] values = new double[9];
        double[] middle = new double[program.OutputCount], other = new double[program.OutputCount];
        program.Run(moved, middle);
        values[4] = middle[0];
        double largest = terms.Largest(middle.AsSpan(0, sum));
        Expr? change = null;
        double undefined = double.NaN;
        for (int k = -4; k <= 4; k++)
        {
            if (k != 0)
            {
                moved[axis] = point[axis] + (k * z / 4);
                program.Run(moved, other);
                values[k + 4] = other[0];
                change ??= witnesses.Change(middle.AsSpan(sum), other.AsSpan(sum));
                largest = Math.Max(largest, terms.Largest(other.AsSpan(0, sum)));
            }

            if (!double.IsFinite(values[k + 4]))
            {
                undefined = point[axis] + (k * z / 4);
            }
        }

        return new Stencil(values, z, change, undefined, largest);
    }

    private double[] Coordinates(IReadOnlyDictionary<string, double> point)
    {
        string[] missing = [.. _names.Where(name => !point.ContainsKey(name))];
        return missing.Length == 0
            ? [.. _names.Select(name => point[name])]
            : throw new UnresolvedNameException($"The point gives no value for {string.Join(", ", missing.Select(static n => $"'{n}'"))}.", missing);
    }

    private sealed record Axis(string Name, int Index, int Position) : Lane(Name, Name);
}
