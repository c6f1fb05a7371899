using System.Globalization;

namespace Symbolic;

/// <summary>Two expressions as one program, compared at points.</summary>
internal sealed class PairAtPoints
{
    // Values that differ by less, relative to their size, are the same; by more than the second, different; in between rounding may be to blame.
    private const double Same = 1e-9;
    private const double Other = 1e-6;

    // Below this size what is left of a difference is rounding.
    private const double Noise = 1e-13;

    // Beside a value of this size an infinite one is taken for an overflow.
    private const double Overflowing = 1e30;

    private readonly Func<double[], (double[] Left, double[] Right)> _values;
    private readonly Shape[] _shapes;
    private readonly Shape _result;

    public PairAtPoints(Expr left, Expr right)
    {
        ExprGraph graph = left.Graph;
        Variables = [.. CheckExtensions.VariablesOf(left).Union(CheckExtensions.VariablesOf(right)).OrderBy(static v => v.Id)];
        if (left.Shape.IsScalar && right.Shape.IsScalar && Array.TrueForAll(Variables, static v => v.Shape.IsScalar))
        {
            var program = Program.Create([left, right], Variables);
            (_shapes, _result) = (new Shape[Variables.Length], Shape.Scalar);
            _values = point =>
            {
                double[] results = new double[2];
                program.Run(point, results);
                return ([results[0]], [results[1]]);
            };
            return;
        }

        Dictionary<string, int> lengths = AxisLengths.Choose(graph, [left.Id, right.Id], Variables, CheckOptions.Default);
        var tensors = TensorProgram.Create([left, right], Variables, lengths);
        (_shapes, _result) = ([.. tensors.InputShapes], tensors.OutputShapes[0]);
        _values = point =>
        {
            TensorValue[] results = tensors.Evaluate(Values(point));
            return (results[0].Entries.ToArray(), results[1].Entries.ToArray());
        };
    }

    /// <summary>The result of a comparison.</summary>
    public enum Outcome
    {
        Same,
        Different,
        OnlyLeft,
        OnlyRight,
        Neither,
        Unclear,
    }

    public Expr[] Variables { get; }

    /// <summary>How many numbers make a point.</summary>
    public int Count => (int)_shapes.Sum(TensorValue.CountOf);

    /// <summary>The facts that hold for each of these numbers.</summary>
    public Expr[] Entries => [.. Variables.SelectMany((v, i) => Enumerable.Repeat(v, (int)TensorValue.CountOf(_shapes[i])))];

    /// <summary>Compares the values at a point.</summary>
    public (Outcome Outcome, int Entry, double Left, double Right, double Difference) Compare(double[] point)
    {
        (double[] left, double[] right) = _values(point);
        double largest = 0, scale = 0;
        Outcome outcome = Outcome.Same;
        for (int i = 0; i < left.Length; i++)
        {
            scale = Math.Max(scale, Math.Max(double.IsFinite(left[i]) ? Math.Abs(left[i]) : 0, double.IsFinite(right[i]) ? Math.Abs(right[i]) : 0));
        }

        for (int i = 0; i < left.Length; i++)
        {
            (bool has, bool other) = (double.IsFinite(left[i]), double.IsFinite(right[i]));
            if (!has || !other)
            {
                if (has || other)
                {
                    // A value that is too large for a number is not one that does not exist.
                    double finite = has ? left[i] : right[i], missing = has ? right[i] : left[i];
                    if (double.IsInfinity(missing) && Math.Abs(finite) > Overflowing)
                    {
                        outcome = Outcome.Unclear;
                        continue;
                    }

                    return (has ? Outcome.OnlyLeft : Outcome.OnlyRight, i, left[i], right[i], 0);
                }

                outcome = Outcome.Neither;
                continue;
            }

            double difference = Math.Abs(left[i] - right[i]) / Math.Max(Math.Max(Math.Abs(left[i]), Math.Abs(right[i])), Math.Max(scale * 1e-4, Noise));
            largest = Math.Max(largest, difference);
            if (difference > Other && Math.Abs(left[i] - right[i]) > Noise)
            {
                return (Outcome.Different, i, left[i], right[i], difference);
            }

            outcome = difference > Same && outcome == Outcome.Same ? Outcome.Unclear : outcome;
        }

        return (outcome, 0, left[0], right[0], largest);
    }

    /// <summary>A point by the names of the variables.</summary>
    public Dictionary<string, TensorValue> Named(double[] point)
    {
        TensorValue[] values = Values(point);
        return Variables.Select((v, i) => (v.Name, values[i])).ToDictionary(static p => p.Name, static p => p.Item2, StringComparer.Ordinal);
    }

    /// <summary>The name of an entry of the result, counted from 1.</summary>
    public string EntryName(int entry)
    {
        Shape shape = _result;
        var indices = new int[shape.Order];
        for (int axis = shape.Order - 1; axis >= 0; axis--)
        {
            indices[axis] = (entry % shape[axis].Length) + 1;
            entry /= shape[axis].Length;
        }

        return indices.Length == 0 ? "" : $"[{string.Join(',', indices.Select(static i => i.ToString(CultureInfo.InvariantCulture)))}]";
    }

    private TensorValue[] Values(double[] point)
    {
        var values = new TensorValue[_shapes.Length];
        int at = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int count = (int)TensorValue.CountOf(_shapes[i]);
            values[i] = new TensorValue(_shapes[i], point.AsSpan(at, count));
            at += count;
        }

        return values;
    }
}
