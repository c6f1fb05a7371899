namespace Symbolic.Conformance;

/// <summary>What an operator claims about its value, against sampled values.</summary>
public class FactsTests
{
    // Moderate numbers: no claim about real numbers is refuted by overflow or underflow here.
    private static readonly double[] s_values =
        [-20, -11.25, -7.5, -4, -3, -2.5, -2, -1.5, -1, -0.75, -0.5, -0.25, -1e-3, 0, 1e-3, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 7.5, 11.25, 20];

    private static readonly Facts[] s_assumptions =
    [
        Facts.Real, Facts.Positive, Facts.Nonnegative, Facts.Negative, Facts.Nonpositive, Facts.NonZero, Facts.Integer,
        Facts.Integer.And(Facts.Positive), Facts.Integer.And(Facts.Nonnegative), Facts.Integer.And(Facts.Negative),
    ];

    public static TheoryData<string> Real() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real));

    public static TheoryData<string> Unary() => OperatorCases.NamesOf(OperatorCases.RealUnary);

    [Theory]
    [MemberData(nameof(Real))]
    public void Claims_hold_at_samples(string name)
    {
        Operator op = OperatorCases.Named(name);
        int count = Math.Max(op.MinOperands, op is UnaryOperator ? 1 : 2);
        foreach (Facts[] assumed in Combinations(s_assumptions, count))
        {
            var graph = new ExprGraph();
            var operands = new Expr[count];
            var samples = new double[count][];
            for (int i = 0; i < count; i++)
            {
                bool logical = op.OperandElement(i) == Element.Boolean;
                operands[i] = logical ? graph.Symbol($"c{i}", Facts.Unknown, ExprType.Boolean) : graph.Symbol($"x{i}", assumed[i]);
                samples[i] = logical ? [0, 1] : [.. s_values.Where(v => Fits(v, assumed[i])).Where((_, k) => count < 3 || k % 4 == 0)];
            }

            Facts facts = graph.Apply(op, operands).Facts;
            foreach (double[] point in Combinations(samples))
            {
                double value = OperatorCases.ValueOf(op, point);
                Assert.True(
                    Fits(value, facts),
                    $"{name}({string.Join(", ", point)}) = {value}, but {facts.Possible} was claimed of operands that are {string.Join(", ", assumed.Select(static a => a.Possible))}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void Numbers_are_no_exception(string name)
    {
        var op = (UnaryOperator)OperatorCases.Named(name);
        var graph = new ExprGraph();
        foreach (double x in s_values)
        {
            double value = op.Evaluate(x);
            Facts facts = op.FactsOf(graph.Number(x));
            Assert.True(Fits(value, facts), $"{name}({x}) = {value}, but {facts.Possible} was claimed");
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void Range_holds_and_is_not_too_wide(string name)
    {
        var op = (UnaryOperator)OperatorCases.Named(name);
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        for (double x = -40; x <= 40; x += 1.0 / 64)
        {
            double value = op.Evaluate(x);
            if (!double.IsFinite(value))
            {
                continue;
            }

            // An open end may be reached by rounding.
            Assert.True(value >= op.Range.Lower && value <= op.Range.Upper, $"{name}({x}) = {value} lies outside {op.Range}");
            (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
        }

        // A finite end is a bound that values come near to.
        Assert.True(double.IsInfinity(op.Range.Lower) || lowest - op.Range.Lower < 0.05, $"{name} never comes below {lowest}, the range says {op.Range}");
        Assert.True(double.IsInfinity(op.Range.Upper) || op.Range.Upper - highest < 0.05, $"{name} never comes above {highest}, the range says {op.Range}");
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void Traits_hold_at_random_points(string name)
    {
        var op = (UnaryOperator)OperatorCases.Named(name);
        var random = new Random(1746);
        var graph = new ExprGraph();
        Expr variable = graph.Symbol("x");
        Expr? slope = OperatorCases.PartialOf(graph.Apply(op, variable), 0) is { Refusal: null } partial
            ? partial.Guard is { } guard ? graph.Select(guard, partial.Value, graph.Zero) : partial.Value
            : null;
        for (int i = 0; i < 400; i++)
        {
            double x = i < s_values.Length ? s_values[i] : (random.NextDouble() - 0.5) * (i % 3 == 0 ? 2 : 24);
            double value = op.Evaluate(x);
            if (op.Is(Traits.Odd))
            {
                Assert.True(Close(op.Evaluate(-x), -value), $"{name} is not odd at {x}");
            }

            if (op.Is(Traits.Even))
            {
                Assert.True(Close(op.Evaluate(-x), value), $"{name} is not even at {x}");
            }

            if (!double.IsFinite(value))
            {
                continue;
            }

            if (op.Is(Traits.SignPreserving))
            {
                Assert.True(Math.Sign(value) == Math.Sign(x), $"{name}({x}) = {value} has another sign");
            }

            if (op.Is(Traits.IntegerValued) || (op.Is(Traits.IntegerPreserving) && double.IsInteger(x)))
            {
                Assert.True(double.IsInteger(value), $"{name}({x}) = {value} is not whole");
            }

            if ((op.Traits & (Traits.Increasing | Traits.Decreasing)) != 0)
            {
                double direction = op.Is(Traits.Increasing) ? 1 : -1;
                double next = op.Evaluate(x + 1e-6);
                double rounding = 1e-14 * Math.Abs(value);
                Assert.True(!double.IsFinite(next) || direction * (next - value) >= -rounding || Math.Abs(next - value) > 1e3, $"{name} turns back at {x}");
                double derivative = slope!.Value.At(new Dictionary<string, double> { ["x"] = x });
                Assert.False(direction * derivative < 0, $"the derivative {derivative} of {name} at {x} has the wrong sign");
            }
        }
    }

    [Fact]
    public void Commutative_operators_commute()
    {
        foreach (BinaryOperator op in OperatorCases.Computing.OfType<BinaryOperator>().Where(static o => o.Is(Traits.Commutative)))
        {
            foreach (double[] point in Combinations([s_values, s_values]))
            {
                Assert.Equal(op.Evaluate(point[0], point[1]), op.Evaluate(point[1], point[0]));
            }
        }
    }

    [Fact]
    public void Folding_operators_fold()
    {
        foreach (NaryOperator op in OperatorCases.Computing.OfType<NaryOperator>().Where(static o => o.Fold is not null))
        {
            foreach (double[] point in Combinations([s_values, s_values, [-1.25, 0, double.NaN, 3]]))
            {
                Assert.Equal(op.Evaluate(point), op.Fold!(op.Fold(point[0], point[1]), point[2]));
            }
        }
    }

    private static bool Close(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 4e-16 * Math.Max(Math.Abs(a), Math.Abs(b)) || (double.IsNaN(a) && double.IsNaN(b));

    private static bool Fits(double value, Facts facts)
    {
        if (!double.IsFinite(value))
        {
            return !facts.IsTotal;
        }

        Possible sign = value < 0 ? Possible.Negative : value > 0 ? Possible.Positive : Possible.Zero;
        return (facts.Possible & sign) != 0 && (double.IsInteger(value) || (facts.Possible & Possible.Fraction) != 0);
    }

    private static IEnumerable<T[]> Combinations<T>(T[] choices, int count) => Combinations([.. Enumerable.Repeat(choices, count)]);

    private static IEnumerable<T[]> Combinations<T>(T[][] choices)
    {
        if (choices.Any(static c => c.Length == 0))
        {
            yield break;
        }

        int[] digits = new int[choices.Length];
        while (true)
        {
            yield return [.. choices.Select((c, i) => c[digits[i]])];
            int place = choices.Length - 1;
            while (place >= 0 && ++digits[place] == choices[place].Length)
            {
                digits[place--] = 0;
            }

            if (place < 0)
            {
                yield break;
            }
        }
    }
}
