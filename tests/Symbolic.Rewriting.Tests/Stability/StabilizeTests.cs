using Symbolic.Benchmarks;
using Symbolic.Tensors;
using static Symbolic.Operators;

namespace Symbolic.Tests;

public sealed class StabilizeTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;

    public StabilizeTests() => (_x, _y) = _graph.Symbols("x", "y");

    public static TheoryData<string> Cases => [.. AccuracyCase.Classical.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Neither_value_nor_derivative_of_a_classical_expression_loses_digits(string name)
    {
        AccuracyCase test = AccuracyCase.Classical.Single(c => c.Name == name);
        var graph = new ExprGraph();
        Expr f = graph.Parse(test.Text), derivative = f.Differentiate(graph.Symbol(test.Variables[0]));
        Better(test, f, f.Stabilize(), static p => p.Value);
        Better(test, derivative, derivative.Stabilize(), static p => p.Derivative);
    }

    [Fact]
    public void Values_of_classical_expressions_are_right_to_three_bits_on_average()
    {
        double average = AccuracyCase.Classical.Average(static c => c.ErrorOf(new ExprGraph().Parse(c.Text).Stabilize(), static p => p.Value).Average);
        Assert.True(average < 3, $"{average}");
    }

    [Theory]
    [InlineData("log(1+exp(x))", 1000, 1000)]
    [InlineData("log(exp(x)+exp(x+0*y))", 1000, 1000.6931471805599)]
    [InlineData("log(exp(x)+exp(2*x)+exp(3*x))", 1000, 3000)]
    [InlineData("exp(x)-1", 1e-20, 1e-20)]
    [InlineData("1-tanh(x)^2", 20, 1.6993417021166355e-17)]
    [InlineData("exp(x)/(exp(x)+exp(-x)+1)", 1000, 1)]
    [InlineData("log(sigmoid(x))", -1000, -1000)]
    [InlineData("log(exp(x)*y/exp(x-1))", 2000, 1)]
    [InlineData("sqrt(x^2+1)", 1e200, 1e200)]
    [InlineData("2*x-(x+1)", 1e30, 1e30)]
    [InlineData("(x+1)^2469134*(x+2)^20000000*(x^2+1)", -2.328125, 0)]
    [InlineData("(x/2)^3000*(x/8)^3000", 4, 1)]
    [InlineData("(x/8)^9000/(x/2)^9000*x^18000/(x/2)^18000", 4, 1)]
    [InlineData("(x/2)^5000*(x/8)^2000/x^1500", 4, 1)]
    public void What_overflows_or_cancels_as_it_is_written_does_neither(string text, double x, double value)
    {
        Expr f = _graph.Parse(text);
        double actual = Program.Create(f.Stabilize(), _x, _y).Run(x, 1);
        Assert.True(Math.Abs(actual - value) <= 1e-15 * Math.Abs(value), $"{f.Stabilize()} = {actual:R}");
    }

    [Fact]
    public void What_no_rule_is_about_stays_the_same_node()
    {
        foreach (string text in (string[])["(x*y+1)^2+exp(x-y)", "x^2+y^2", "a*x-b*x+c", "sin(x)*cos(y)/x", "exp(x)+1", "where(x>0, log(x), 0)", "sqrt(x)+sqrt(y)"])
        {
            Expr f = _graph.Parse(text);
            Assert.Equal(f, f.Stabilize());
        }
    }

    [Fact]
    public void Derivatives_of_a_stable_form_are_right_where_its_arms_meet()
    {
        Expr f = _graph.Parse("log(exp(x)+exp(y))").Stabilize();
        Expr second = f.Differentiate(_x).Differentiate(_x);
        foreach (double difference in (double[])[0, 1e-3, -1e-3])
        {
            double p = 1 / (1 + Math.Exp(-difference));
            Assert.Equal(p * (1 - p), second.Evaluate((_x, 2 + difference), (_y, 2)), 1e-12);
        }
    }

    [Fact]
    public void Functions_of_vectors_are_joined()
    {
        Expr z = _graph.Symbol("z", new Shape(3));
        Expr sum = _graph.Einsum("i->", Exp[z]);
        Assert.Equal(LogSumExp[z], Log[sum].Stabilize());
        Assert.Equal(Softmax[z], (Exp[z] / sum).Stabilize());
        Assert.Equal(LogSoftmax[z], Log[Softmax[z]].Stabilize());
        Assert.Equal(LogSoftmax[z], Log[Exp[z] / sum].Stabilize());
        Assert.Equal(Softplus[z], Log[1 + Exp[z]].Stabilize());

        // The gradient of the first entry's logarithm is the first unit vector less softmax.
        var first = new TensorValue(new Shape(3), [1, 0, 0]);
        Expr loss = _graph.Einsum("i,i->", _graph.Symbol("t", new Shape(3)), Log[Softmax[z]]).Stabilize();
        TensorValue gradient = loss.Gradient(z)[z].EvaluateTensor(new Dictionary<string, TensorValue> { ["z"] = new(new Shape(3), [1000, 0, -1000]), ["t"] = first });
        Assert.Equal([0, 0, 0], gradient.Entries.ToArray());
    }

    [Fact]
    public void Several_expressions_go_on_sharing()
    {
        Expr f = _graph.Parse("exp(x)-1");
        IReadOnlyList<Expr> stable = ((Expr[])[f, f * _y, _y]).Stabilize();
        Assert.Equal([Expm1[_x], Expm1[_x] * _y, _y], stable);
    }

    [Fact]
    public void Deep_and_long_expressions_are_rewritten_without_recursion()
    {
        Expr deep = _x, longSum = _graph.Zero, longProduct = _graph.One;
        for (int i = 0; i < 50_000; i++)
        {
            deep = Sin[(1 - Cos[deep]) / 2];
            longSum += Exp[_x * i] - (i * Log[1 + _x]);
            longProduct *= 1 + (_y * i);
        }

        Expr stable = (deep + longSum + longProduct).Stabilize();
        Assert.True(double.IsFinite(Program.Create(deep.Stabilize(), _x).Run(0.5)));
        Assert.NotEqual(deep + longSum + longProduct, stable);
    }

    [Fact]
    public void The_rules_that_were_applied_are_told()
    {
        var applied = new List<StabilityRule>();
        var options = new StabilizeOptions { Applied = applied };
        _graph.Parse("sin(x) + y").Stabilize(options);
        Assert.Empty(applied);
        foreach (StabilityRule rule in StabilityRule.All)
        {
            Expr example = new ExprGraph().ParseModel(rule.Example).Result!.Value;
            applied.Clear();
            Expr stable = example.Stabilize(options with { Rules = [rule] });
            Assert.All(applied, r => Assert.Equal(rule, r));
            Assert.True(applied.Count > 0 || stable == example, rule.Name);
        }
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => _graph.Parse("exp(x)-1").Stabilize(new StabilizeOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void Compiled_delegates_compute_the_stable_form_unless_asked_otherwise()
    {
        Expr f = _graph.Parse("exp(x)-1");
        int count = _graph.Count;
        Assert.Equal(1e-20, f.Compile<Func<double, double>>(_x)(1e-20));
        Assert.Equal(0, f.Compile<Func<double, double>>(new CompileOptions { Form = NumericalForm.AsWritten }, _x)(1e-20));
        var both = ((Expr[])[f, f * _y]).Compile<Func<double, double, double[]>>(_x, _y);
        Assert.Equal([1e-20, 2e-20], both(1e-20, 2));
        Assert.Equal(count + 1, _graph.Count);
        Assert.Throws<UnresolvedNameException>(() => f.Compile<Func<double, double>>(_y));
    }

    private static void Better(AccuracyCase test, Expr written, Expr stable, Func<AccuracyPoint, double> wanted)
    {
        var before = test.ErrorOf(written, wanted);
        var after = test.ErrorOf(stable, wanted);
        Assert.True(
            after.Worst <= before.Worst + 1.01 && after.Average <= before.Average + 0.25,
            $"{stable}: {before.Average:0.00}/{before.Worst:0.0} bits became {after.Average:0.00}/{after.Worst:0.0}");
    }
}
