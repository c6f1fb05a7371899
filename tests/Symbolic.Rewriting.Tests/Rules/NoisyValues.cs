namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>
/// Evaluates expressions by the declared functions of their operators, several times under random rounding errors: the spread shows
/// how far a value can be trusted, and whether rounding decides if there is one at all.
/// </summary>
internal sealed class NoisyValues(ExprGraph graph, IReadOnlyDictionary<string, double> point)
{
    private const int Trials = 4;
    private const double Noise = 4e-15;

    private readonly Dictionary<int, Value> _known = [];
    private readonly Random _random = new(77);

    /// <summary>The values of the symbols.</summary>
    public IReadOnlyDictionary<string, double> Point => point;

    /// <summary>The value of a node.</summary>
    public Value this[Expr root]
    {
        get
        {
            var open = new Stack<Expr>();
            open.Push(root);
            while (open.TryPeek(out Expr node))
            {
                Expr[] missing = [.. node.Operands.Where(o => !_known.ContainsKey(o.Id))];
                if (missing.Length > 0)
                {
                    Array.ForEach(missing, open.Push);
                    continue;
                }

                open.Pop();
                _known[node.Id] = Compute(node);
            }

            return _known[root.Id];
        }
    }

    private Value Compute(Expr node)
    {
        Assert.Same(graph, node.Graph);
        if (node.IsSymbol)
        {
            return new Value([.. Enumerable.Repeat(point[node.Name], Trials)], IsSettled: true, IsExact: true);
        }

        if (node.Operands.Count == 0)
        {
            double constant = node.IsNumber ? node.Number.ToDouble() : ((LeafOperator)node.Operator).Value!.Value;
            bool exact = !double.IsFinite(constant) || (node.IsNumber && Rational.FromDoubleExact(constant) == node.Number);
            return new Value(Several(constant, exact), true, exact);
        }

        Value[] operands = [.. node.Operands.Select(o => _known[o.Id])];
        double[] values = [.. Enumerable.Range(0, Trials).Select(trial => Apply(node, [.. operands.Select(o => o.Values[trial])]))];
        bool logical = node.Type.Element == Element.Boolean;
        if (node.Operator == Operators.Select)
        {
            // Only the branch that is taken counts.
            Value taken = operands[0].Values[0] != 0 ? operands[1] : operands[2];
            return taken with { IsSettled = taken.IsSettled && operands[0].IsSettled };
        }

        // Of something without a value nothing has one, also where the machine says 1 to NaN⁰.
        if (operands.Any(static o => !o.IsDefined) && !logical)
        {
            values = [.. values.Select(static _ => double.NaN)];
        }

        // Whole numbers of small whole numbers are exact: cos 0, 2 + 3, √4.
        bool isExact = operands.All(static o => o.IsExact && Math.Abs(o.Values[0]) <= 5 && double.IsInteger(o.Values[0])) && double.IsInteger(values[0]);
        isExact |= logical || node.Operator == Operators.Negate || node.Operator == Operators.Abs;
        isExact &= operands.All(static o => o.IsExact) || logical;
        if (!isExact)
        {
            values = [.. values.Select(Perturbed)];
        }

        bool settled = IsSettled(node, operands, values);

        // At a pole there is no value, whatever the machine goes on to compute from infinity.
        return new Value([.. values.Select(static v => double.IsInfinity(v) ? double.NaN : v)], settled, isExact);
    }

    private static bool IsSettled(Expr node, Value[] operands, double[] values)
    {
        // After an infinity or an underflow the machine no longer computes with real numbers.
        bool settled = operands.All(static o => o.IsSettled)
            && values.All(v => double.IsFinite(v) == double.IsFinite(values[0]) && double.IsNaN(v) == double.IsNaN(values[0]))
            && (!double.IsFinite(values[0]) || values[0] == 0 || Math.Abs(values[0]) is > 1e-100 and < 1e100);

        // An infinite value that comes from a pole stands for «no value»; one from an overflow does not.
        bool overflow = double.IsInfinity(values[0]) && operands.Any(static o => Math.Abs(o.Values[0]) > 100);
        bool underflow = values[0] == 0 && node.Facts.IsNonZero == Truth.True;

        // Edges of domains, jumps and poles lie at whole numbers and at equal operands: what only rounding keeps apart decides nothing.
        bool edge = operands.Any(static o => !o.IsExact && double.IsFinite(o.Values[0]) && Math.Abs(o.Values[0] - Math.Round(o.Values[0])) <= 1e-12 * Math.Max(1, Math.Abs(o.Values[0])))
            && !IsSmooth(node);
        bool tie = node.Type.Element == Element.Boolean && operands.Length == 2 && !operands.All(static o => o.IsExact)
            && Math.Abs(operands[0].Values[0] - operands[1].Values[0]) <= 1e-12 * (Math.Abs(operands[0].Values[0]) + Math.Abs(operands[1].Values[0]));
        double scale = values.Max(Math.Abs);
        bool steady = !double.IsFinite(scale) || values.Max() - values.Min() <= 1e-6 * scale || scale < 1e-9;
        return settled && !overflow && !underflow && !edge && !tie && steady && values.All(v => !double.IsFinite(v) || node.Type.Element == Element.Real || v == values[0]);
    }

    private static bool IsSmooth(Expr node) =>
        node.Operator == Operators.Add || node.Operator == Operators.Subtract || node.Operator == Operators.Multiply || node.Operator == Operators.Negate || node.Operator == Operators.Sin || node.Operator == Operators.Cos || node.Operator == Operators.Exp;

    private static double Apply(Expr node, double[] values) => node.Operator switch
    {
        UnaryOperator unary => unary.Evaluate(values[0]),
        BinaryOperator { EvaluateAtExactRight: { } atExact } when node.Operands[1].IsNumber && atExact(node.Operands[1].Number) is { } function => function(values[0]),
        BinaryOperator binary => binary.Evaluate(values[0], values[1]),
        NaryOperator nary => nary.Evaluate(values),
        _ => throw new InvalidOperationException($"{node.Operator} is not evaluated here."),
    };

    private double[] Several(double value, bool exact) => [.. Enumerable.Range(0, Trials).Select(_ => exact ? value : Perturbed(value))];

    private double Perturbed(double value) => value * (1 + ((_random.NextDouble() - 0.5) * Noise));

    /// <summary>A value with its rounding errors.</summary>
    /// <param name="Values">The value under several random rounding errors.</param>
    /// <param name="IsSettled">Rounding errors do not decide whether there is a value, nor which.</param>
    /// <param name="IsExact">The value is free of rounding errors.</param>
    internal sealed record Value(double[] Values, bool IsSettled, bool IsExact)
    {
        /// <summary>Is there a real value?</summary>
        public bool IsDefined => double.IsFinite(Values[0]);

        /// <summary>Equal up to rounding errors.</summary>
        public bool Agrees(Value other)
        {
            double scale = Math.Max(Math.Abs(Values[0]), Math.Abs(other.Values[0]));
            return Math.Abs(Values[0] - other.Values[0]) <= (1e-9 * scale) + (100 * (Spread + other.Spread)) + 1e-13;
        }

        private double Spread => Values.Max() - Values.Min();
    }
}
