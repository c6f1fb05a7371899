using Symbolic.Conformance.Export;

namespace Symbolic.Conformance;

/// <summary>What an operator claims about its value, against sampled values.</summary>
public class FactsTests
{
    private static readonly double[] s_values = FactsCheck.Values;

    public static TheoryData<string> Real() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real));

    public static TheoryData<string> Unary() => OperatorCases.NamesOf(OperatorCases.RealUnary);

    [Theory]
    [MemberData(nameof(Real))]
    public void Claims_hold_at_samples(string name)
    {
        new FactsCheck(OperatorCases.Named(name)).Run();
    }

    [Fact]
    public void Operators_promise_what_they_did()
    {
        string file = Path.Combine(ExportCases.RepositoryFolder, "tests", "Symbolic.Conformance", "promises.txt");
        string promised = string.Concat(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real).Select(static o => $"{o}: {new FactsCheck(o).Promises()}\n"));
        string known = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (promised != known && Environment.GetEnvironmentVariable("ACCEPT_PROMISES") == "1")
        {
            File.WriteAllText(file, promised);
            return;
        }

        Assert.True(promised == known, $"What operators promise has changed; if that is meant, run this test with ACCEPT_PROMISES=1.\n{string.Join('\n', promised.Split('\n').Except(known.Split('\n')))}");
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
            Assert.True(FactsCheck.Fits(value, facts), $"{name}({x}) = {value}, but {facts.Possible} was claimed");
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
            foreach (double[] point in FactsCheck.Combinations([s_values, s_values]))
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
            foreach (double[] point in FactsCheck.Combinations([s_values, s_values, [-1.25, 0, double.NaN, 3]]))
            {
                Assert.Equal(op.Evaluate(point), op.Fold!(op.Fold(point[0], point[1]), point[2]));
            }
        }
    }

    private static bool Close(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 4e-16 * Math.Max(Math.Abs(a), Math.Abs(b)) || (double.IsNaN(a) && double.IsNaN(b));
}
