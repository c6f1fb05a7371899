using System.Collections.Immutable;

namespace Symbolic;

/// <summary>A function, its derivatives and its witnesses, ready to be evaluated at points.</summary>
internal sealed class CheckedFunction
{
    private readonly Program _value;
    private readonly Program _derivatives;
    private readonly Lazy<(SmoothnessWitnesses Witnesses, SumTerms Terms, Program Program)> _inspection;
    private readonly Lazy<Program> _everything;

    public CheckedFunction(Expr f, IReadOnlyList<(Expr Variable, Expr Derivative)> derivatives)
    {
        ExprGraph graph = f.Graph;
        var roots = new List<int> { graph.Check(f) };
        foreach (var (variable, derivative) in derivatives)
        {
            if (!variable.IsSymbol)
            {
                throw new ArgumentException($"A derivative is checked by a variable; {variable} is not one.", nameof(derivatives));
            }

            roots.Add(graph.Check(variable));
            roots.Add(graph.Check(derivative));
        }

        foreach (int root in roots)
        {
            if (!graph.IsScalarReal(root))
            {
                throw new ArgumentException($"A check compares numbers; {graph[root]} is a {graph.TypeAt(root)}.", nameof(f));
            }
        }

        Expr[] variables = [.. FreeVariables.Of(graph, [.. roots])];
        Variables = [.. variables];
        Names = [.. variables.Select(static v => v.Name)];
        Axes = [.. derivatives.Select(d => Array.IndexOf(variables, d.Variable))];
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

    /// <summary>All variables of the function and its derivatives.</summary>
    public ImmutableArray<Expr> Variables { get; }

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>For each derivative, the place of its variable among all.</summary>
    public ImmutableArray<int> Axes { get; }

    public double Value(double[] point) => _value.Run(point);

    public void Derivatives(double[] point, Span<double> values) => _derivatives.Run(point, values);

    /// <summary>The function along one axis through a point.</summary>
    public Func<double, double> Along(double[] point, int axis)
    {
        double[] moved = [.. point];
        return x =>
        {
            moved[axis] = x;
            return _value.Run(moved);
        };
    }

    /// <summary>True when something inside the function is infinite here, so that its value is not to be trusted.</summary>
    public bool Overflows(double[] point)
    {
        double[] values = new double[_everything.Value.OutputCount];
        _everything.Value.Run(point, values);
        return Array.Exists(values, double.IsInfinity);
    }

    /// <summary>The function at nine points at equal distances of z/4 along one axis, and whether they lie on one smooth piece.</summary>
    public Stencil Inspect(double[] point, int axis, double z)
    {
        var (witnesses, terms, program) = _inspection.Value;
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
}
