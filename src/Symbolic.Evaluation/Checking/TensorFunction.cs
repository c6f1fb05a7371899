using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>
/// A number or tensor that depends on numbers and tensors. When there are few entries, a lane is one entry of the function and one
/// of a variable; when there are many, it is a random sum of entries of the function along a random direction of the variable.
/// </summary>
internal sealed class TensorFunction : CheckedFunction
{
    // Directions for each variable with many entries; a variable with few is taken entry by entry all the same.
    private const int Directions = 12;
    private const int Few = 16;
    private const int MostProbes = 16;

    // A direction is this long, or shorter where it has few entries: each entry moves by little, and all together by a step.
    private const double Length = 8;

    private readonly Expr[] _variables;
    private readonly int[] _starts;
    private readonly Shape[] _shapes;
    private readonly int _entries;
    private readonly TensorProgram _value;
    private readonly TensorProgram _derivatives;
    private readonly double[][] _inputs;
    private readonly double[][] _result;
    private readonly double[][] _current;
    private readonly Shape _outputShape;
    private readonly Lazy<(SmoothnessWitnesses Witnesses, SumTerms Terms, TensorProgram Program)> _inspection;
    private readonly Lazy<TensorProgram> _everything;
    private readonly ImmutableArray<string> _checked;

    public TensorFunction(Expr f, IReadOnlyList<(Expr Variable, Expr Derivative)> derivatives, CheckOptions options)
    {
        ExprGraph graph = f.Graph;
        int[] roots = [f.Id, .. derivatives.SelectMany(static d => new[] { d.Variable.Id, d.Derivative.Id })];
        List<Expr> free = FreeVariables.Of(graph, roots);
        Dictionary<string, int> dimensions = AxisLengths.Choose(graph, roots, free, options);

        // The length of an axis as a number is no variable, unless it is asked for.
        _variables = [.. free.Where(v => !(v.Shape.IsScalar && dimensions.ContainsKey(v.Name)) || derivatives.Any(d => d.Variable == v))];
        _value = TensorProgram.Create([f], _variables, dimensions);
        _derivatives = TensorProgram.Create([.. derivatives.Select(static d => d.Derivative)], _variables, dimensions);
        _shapes = [.. _value.InputShapes];
        _outputShape = _value.OutputShapes[0];
        _starts = new int[_variables.Length];
        for (int i = 0; i < _variables.Length; i++)
        {
            _starts[i] = _entries;
            _entries = checked(_entries + CountOf(_shapes[i]));
        }

        _inputs = [.. _shapes.Select(static s => new double[CountOf(s)])];
        _result = [new double[CountOf(_outputShape)]];
        _current = [.. _derivatives.OutputShapes.Select(static s => new double[CountOf(s)])];
        _inspection = new(() =>
        {
            var witnesses = new SmoothnessWitnesses(f);
            var terms = new SumTerms(f);
            return (witnesses, terms, TensorProgram.Create([.. terms.Outputs, .. witnesses.Outputs], _variables, dimensions));
        });
        _everything = new(() =>
        {
            bool[] needed = graph.Reachable([f.Id]);
            return TensorProgram.Create(
                [.. Enumerable.Range(0, needed.Length).Where(id => needed[id] && graph.OperatorAt(id) != Operators.Delta).Select(id => graph[id])], _variables, dimensions);
        });

        int[] indices = [.. derivatives.Select(d => Array.IndexOf(_variables, d.Variable))];
        _checked = [.. derivatives.Select(static d => d.Variable.Name)];
        EmptyVariables = [.. indices.Where(i => (long)CountOf(_shapes[i]) * CountOf(_outputShape) == 0).Select(i => _variables[i].Name)];
        Lanes = [.. LanesFor(indices, options)];
    }

    public override IReadOnlyList<string> CheckedVariables => _checked;

    public override IReadOnlyList<string> EmptyVariables { get; }

    // Evenly spread; the comparisons themselves see what these miss.
    public override IEnumerable<Lane> Probes => Lanes.Where((_, i) => i % ((Lanes.Length / MostProbes) + 1) == 0);

    public override IReadOnlyDictionary<string, double> Describe(double[] point) => new PointByEntries(_variables, _shapes, point);

    public override IReadOnlyDictionary<string, TensorValue> Values(double[] point)
    {
        var values = new OrderedDictionary<string, TensorValue>(StringComparer.Ordinal);
        for (int i = 0; i < _variables.Length; i++)
        {
            values.Add(_variables[i].Name, new TensorValue(_shapes[i], point.AsSpan(_starts[i], _inputs[i].Length)));
        }

        return values;
    }

    public override IEnumerable<double[]>? Given(CheckOptions options) =>
        options.TensorPoints?.Select(p => Flat(name => p.TryGetValue(name, out TensorValue? value) ? value : null))
        ?? options.Points?.Select(p => Flat(name => p.TryGetValue(name, out double value) ? value : null));

    public override double[] Draw(Random random, Func<(double Low, double High)> range)
    {
        double[] point = new double[_entries];
        for (int i = 0; i < _variables.Length; i++)
        {
            // Long sums of ordinary numbers are large, and there functions such as tanh are flat.
            double scale = _shapes[i].IsScalar ? 1 : Math.Min(1, 3 / Math.Sqrt(Math.Max(1, _shapes[i][_shapes[i].Order - 1].Length)));
            for (int k = 0; k < _inputs[i].Length; k++)
            {
                (double low, double high) = range();
                point[_starts[i] + k] = SamplePoints.Fit(scale * (low + (random.NextDouble() * (high - low))), _variables[i]);
            }

            if ((_variables[i].MatrixTraits & MatrixTraits.Symmetric) != 0)
            {
                MakeSymmetric(point.AsSpan(_starts[i], _inputs[i].Length), _shapes[i][0].Length);
            }
        }

        return point;
    }

    public override double Value(double[] point)
    {
        Evaluate(point);
        double largest = 0;
        foreach (double entry in _result[0])
        {
            largest = double.IsNaN(entry) || Math.Abs(entry) > Math.Abs(largest) ? entry : largest;
            if (double.IsNaN(largest))
            {
                break;
            }
        }

        return largest;
    }

    public override void MoveTo(double[] point)
    {
        Load(point);
        _derivatives.Run(_inputs, _current);
    }

    public override double Derivative(Lane lane)
    {
        var way = (Way)lane;
        double[] matrix = _current[way.Position];
        int columns = _inputs[way.Index].Length;
        double sum = 0;
        for (int i = 0; i < way.Rows.Length; i++)
        {
            double row = 0;
            for (int j = 0; j < way.Columns.Length; j++)
            {
                row += way.Direction[j] * matrix[(way.Rows[i] * columns) + way.Columns[j]];
            }

            sum += way.Weights[i] * row;
        }

        return sum;
    }

    public override double Place(double[] point, Lane lane)
    {
        var way = (Way)lane;
        return way.IsEntry ? point[_starts[way.Index] + way.Columns[0]] : 0;
    }

    public override double DefaultStep(double[] point, Lane lane)
    {
        var way = (Way)lane;
        double largest = 0;
        foreach (int column in way.Columns)
        {
            largest = Math.Max(largest, Math.Abs(point[_starts[way.Index] + column]));
        }

        return Richardson.DefaultStep(largest);
    }

    public override Func<double, double> Along(double[] point, Lane lane)
    {
        var way = (Way)lane;
        double place = Place(point, lane);
        return x =>
        {
            Load(point);
            Shift(way, x - place);
            _value.Run(_inputs, _result);
            return Weighted(way, _result[0]);
        };
    }

    public override double[] Moved(double[] point, Lane lane, double distance)
    {
        var way = (Way)lane;
        double[] moved = [.. point];
        for (int j = 0; j < way.Columns.Length; j++)
        {
            moved[_starts[way.Index] + way.Columns[j]] += distance * way.Direction[j];
        }

        return moved;
    }

    public override bool Overflows(double[] point)
    {
        Load(point);
        double[][] values = Room(_everything.Value);
        _everything.Value.Run(_inputs, values);
        return Array.Exists(values, static v => Array.Exists(v, double.IsInfinity));
    }

    public override Stencil Inspect(double[] point, Lane lane, double z)
    {
        var way = (Way)lane;
        var (witnesses, terms, program) = _inspection.Value;
        int sums = terms.Outputs.Count;
        double[] values = new double[9];
        double[][] middle = Room(program), other = Room(program);
        Load(point);
        program.Run(_inputs, middle);
        double largest = terms.Largest(middle.AsSpan(0, sums));
        Expr? change = null;
        double undefined = double.NaN;
        for (int k = -4; k <= 4; k++)
        {
            double[][] here = k == 0 ? middle : other;
            if (k != 0)
            {
                Load(point);
                Shift(way, k * z / 4);
                program.Run(_inputs, other);
                change ??= witnesses.Change(middle.AsSpan(sums), other.AsSpan(sums));
                largest = Math.Max(largest, terms.Largest(other.AsSpan(0, sums)));
            }

            values[k + 4] = Weighted(way, here[0]);
            if (!double.IsFinite(values[k + 4]))
            {
                undefined = Place(point, lane) + (k * z / 4);
            }
        }

        return new Stencil(values, z, change, undefined, largest);
    }

    public override (Lane, Lane)? Halves(Lane lane)
    {
        var way = (Way)lane;
        if (way.Columns.Length > 1)
        {
            int half = way.Columns.Length / 2;
            return (Named(way with { Columns = way.Columns[..half], Direction = way.Direction[..half] }), Named(way with { Columns = way.Columns[half..], Direction = way.Direction[half..] }));
        }

        if (way.Rows.Length > 1)
        {
            int half = way.Rows.Length / 2;
            return (Named(way with { Rows = way.Rows[..half], Weights = way.Weights[..half] }), Named(way with { Rows = way.Rows[half..], Weights = way.Weights[half..] }));
        }

        return null;
    }

    private static int CountOf(Shape shape) => checked((int)TensorValue.CountOf(shape));

    private static double[][] Room(TensorProgram program) => [.. program.OutputShapes.Select(static s => new double[CountOf(s)])];

    private static void MakeSymmetric(Span<double> matrix, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[(i * n) + j] = matrix[(j * n) + i];
            }
        }
    }

    private IEnumerable<Lane> LanesFor(int[] indices, CheckOptions options)
    {
        int rows = CountOf(_outputShape);
        long all = indices.Sum(i => (long)rows * CountOf(_shapes[i]));
        var random = new Random(options.Seed);
        for (int position = 0; position < indices.Length; position++)
        {
            int index = indices[position];
            int columns = CountOf(_shapes[index]);
            if (all <= options.MostEntries || (long)rows * columns <= Few)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        yield return Named(new Way(_variables[index].Name, index, position, [row], [1], [column], [1]));
                    }
                }

                continue;
            }

            for (int direction = 0; direction < Directions; direction++)
            {
                yield return Named(new Way(
                    _variables[index].Name, index, position, [.. Enumerable.Range(0, rows)], Signs(random, rows), [.. Enumerable.Range(0, columns)], Signs(random, columns)));
            }
        }
    }

    private static double[] Signs(Random random, int count)
    {
        double size = count == 1 ? 1 : Math.Min(1, Length / Math.Sqrt(count));
        double[] signs = new double[count];
        for (int i = 0; i < count; i++)
        {
            signs[i] = random.Next(2) == 0 ? size : -size;
        }

        return signs;
    }

    // A lane of one entry has the entry's name and derivative.
    private Way Named(Way way)
    {
        if (way.Columns.Length == 1)
        {
            way = way with { Component = way.Variable + EntryNames.Of(_shapes[way.Index], way.Columns[0]), Direction = [1] };
        }
        else
        {
            string size = way.Columns.Length.ToString(CultureInfo.InvariantCulture);
            way = way with { Component = $"a direction over {size} entries of {way.Variable}" };
        }

        return way.Rows.Length == 1
            ? way with { Entry = EntryNames.Of(_outputShape, way.Rows[0]), Weights = [1] }
            : way with { Entry = $"a sum of {way.Rows.Length.ToString(CultureInfo.InvariantCulture)} entries" };
    }

    private double[] Flat(Func<string, TensorValue?> valueOf)
    {
        double[] point = new double[_entries];
        var missing = new List<string>();
        for (int i = 0; i < _variables.Length; i++)
        {
            string name = _variables[i].Name;
            if (valueOf(name) is not { } value)
            {
                missing.Add(name);
                continue;
            }

            if (!value.Fits(_shapes[i]))
            {
                throw new ArgumentException($"The variable '{name}' is in {_shapes[i]}, but its value is in {value.Shape}.", "options");
            }

            value.Entries.CopyTo(point.AsSpan(_starts[i]));
        }

        return missing.Count == 0 ? point
            : throw new UnresolvedNameException($"The point gives no value for {string.Join(", ", missing.Select(static n => $"'{n}'"))}.", missing);
    }

    private void Evaluate(double[] point)
    {
        Load(point);
        _value.Run(_inputs, _result);
    }

    private void Load(double[] point)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            point.AsSpan(_starts[i], _inputs[i].Length).CopyTo(_inputs[i]);
        }
    }

    private void Shift(Way way, double distance)
    {
        double[] entries = _inputs[way.Index];
        for (int j = 0; j < way.Columns.Length; j++)
        {
            entries[way.Columns[j]] += distance * way.Direction[j];
        }
    }

    private static double Weighted(Way way, double[] entries)
    {
        double sum = 0;
        for (int i = 0; i < way.Rows.Length; i++)
        {
            sum += way.Weights[i] * entries[way.Rows[i]];
        }

        return sum;
    }

    // Rows are entries of the function, columns those of the variable.
    private sealed record Way(string Variable, int Index, int Position, int[] Rows, double[] Weights, int[] Columns, double[] Direction) : Lane(Variable, Variable)
    {
        public bool IsEntry => Columns.Length == 1;
    }
}
