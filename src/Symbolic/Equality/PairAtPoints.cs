using System.Globalization;

namespace Symbolic;

/// <summary>Two expressions as one program, compared at points.</summary>
internal sealed class PairAtPoints
{
    // Values that differ by less, relative to their size, are the same; by more than the second, different; in between rounding may be to blame.
    private const double Same = 1e-9;
    private const double Other = 1e-6;

    // Below this size a value may be what rounding left of a zero.
    private const double Noise = 1e-12;

    // So many terms of a sum tell how large the numbers were that cancelled.
    private const int MaxTerms = 16;

    // An entry is not compared more finely than this part of the largest one.
    private const double Floor = 1e-4;

    // Beside a value of this size an infinite one is taken for an overflow.
    private const double Overflowing = 1e30;

    private readonly Func<double[], (double[] Left, double[] Right, double Scale)> _values;
    private readonly Shape[] _shapes;
    private readonly Shape _result;

    public PairAtPoints(Expr left, Expr right)
    {
        ExprGraph graph = left.Graph;
        Variables = [.. CheckExtensions.VariablesOf(left).Union(CheckExtensions.VariablesOf(right)).OrderBy(static v => v.Id)];
        if (left.Shape.IsScalar && right.Shape.IsScalar && !EntryExpansion.IsNeeded([left, right], Variables))
        {
            Expr[] terms = [.. TermsOf(left), .. TermsOf(right)];
            var program = Program.Create([left, right, DomainOf(left), DomainOf(right), .. terms], Variables);
            (_shapes, _result) = (new Shape[Variables.Length], Shape.Scalar);
            _values = point =>
            {
                double[] results = new double[4 + terms.Length];
                program.Run(point, results);
                double scale = results.Skip(4).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
                return ([results[2] == 0 ? double.NaN : results[0]], [results[3] == 0 ? double.NaN : results[1]], scale);
            };
            return;
        }

        Dictionary<string, int> lengths = AxisLengths.Choose(graph, [left.Id, right.Id], Variables, CheckOptions.Default);
        var tensors = TensorProgram.Create([left, right], Variables, lengths);
        (_shapes, _result) = ([.. tensors.InputShapes], tensors.OutputShapes[0]);
        _values = point =>
        {
            TensorValue[] results = tensors.Evaluate(Values(point));
            return (results[0].Entries.ToArray(), results[1].Entries.ToArray(), 0);
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
        (double[] left, double[] right, double scale) = _values(point);
        double largest = 0;
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

            double difference = Math.Abs(left[i] - right[i]) / Math.Max(Math.Max(Math.Abs(left[i]), Math.Abs(right[i])), Math.Max(scale * Floor, double.Epsilon));
            largest = Math.Max(largest, difference);
            if (difference > Same && Math.Max(Math.Abs(left[i]), Math.Abs(right[i])) < Noise)
            {
                outcome = outcome == Outcome.Same ? Outcome.Unclear : outcome;
            }
            else if (difference > Other)
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

    // Where an expression has a value, as far as conditions say: 1/0 is infinite in floating point, and atan(1/0) finite. A selection
    // has a value also where the arm that is not taken has none.
    private static Expr DomainOf(Expr expr)
    {
        Expr defined = expr.Graph.True;
        Cone cone = expr.Graph.TakeCone();
        cone.Collect([expr.Id]);
        bool selects = cone.Ids.Any(id => expr.Graph[id].Is(Operators.Select));
        expr.Graph.GiveBack(cone);
        return selects ? defined : Definedness.ConditionsOf(expr).Where(static c => !c.Is(Operators.Equal)).Take(MaxTerms).Aggregate(defined, static (all, c) => all & c);
    }

    private static IEnumerable<Expr> TermsOf(Expr expr)
    {
        if (expr.Type.Element != Element.Real)
        {
            return [];
        }

        var terms = new List<Expr>();
        var open = new Stack<Expr>();
        open.Push(expr);
        while (open.TryPop(out Expr node))
        {
            if (terms.Count + open.Count < MaxTerms && (node.Is(Operators.Add) || node.Is(Operators.Subtract)))
            {
                open.Push(node.Operands[1]);
                open.Push(node.Operands[0]);
            }
            else
            {
                terms.Add(node);
            }
        }

        return terms;
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
