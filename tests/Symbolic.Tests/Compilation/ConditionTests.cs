namespace Symbolic.Tests.Compilation;

/// <summary>Delegates that assert the conditions of a simplification.</summary>
public sealed class ConditionTests
{
    private delegate double OfSpan(ReadOnlySpan<double> x);

    private delegate void SpanToSpan(ReadOnlySpan<double> x, Span<double> y);

    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;

    public ConditionTests() => (_x, _y) = _graph.Symbols("x", "y");

    // x²/x + √y·√y is x + y, provided x ≠ 0 and y ≥ 0.
    private Simplified Simplified => ((_x.Pow(2) / _x) + (Operators.Sqrt[_y] * Operators.Sqrt[_y])).Simplify();

    public static TheoryData<BackEnd> BackEnds => [BackEnd.Automatic, BackEnd.Il, BackEnd.Interpreter];

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void A_violated_condition_throws_and_is_named(BackEnd backEnd)
    {
        Assert.Equal(["x != 0", "y >= 0"], Simplified.Conditions.Select(static c => c.ToString()));
        var options = new CompileOptions { BackEnd = backEnd };
        var f = Simplified.Compile<Func<double, double, double>>(options, _x, _y);
        Assert.Equal(5, f(2, 3));
        var first = Assert.Throws<ConditionException>(() => f(0, 3));
        Assert.Equal("The condition x != 0 does not hold at x = 0.", first.Message);
        Assert.Equal("x != 0", first.Condition);
        Assert.Equal("undefined", first.Code);
        Assert.Equal("The condition y >= 0 does not hold at y = -0.5.", Assert.Throws<ConditionException>(() => f(2, -0.5)).Message);
        Assert.Equal("The condition y >= 0 does not hold at y = NaN.", Assert.Throws<ConditionException>(() => f(2, double.NaN)).Message);

        var spans = Simplified.Compile<OfSpan>(options, _x, _y);
        Assert.Equal(5, spans([2, 3]));
        Assert.Throws<ConditionException>(() => spans([0, 3]));
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void A_violated_condition_gives_NaN(BackEnd backEnd)
    {
        var options = new CompileOptions { BackEnd = backEnd, Violation = Violation.NaN };
        var f = Simplified.Compile<Func<double, double, double>>(options, _x, _y);
        Assert.Equal(5, f(2, 3));
        Assert.Equal(double.NaN, f(0, 3));
        Assert.Equal(double.NaN, f(2, -1));

        var both = new[] { Simplified.Result, _x }.Compile<SpanToSpan>(options with { Conditions = Simplified.Conditions }, _x, _y);
        double[] results = [1, 1, 7];
        both([2, 3], results);
        Assert.Equal([5, 2, 7], results);
        both([0, 3], results);
        Assert.Equal([double.NaN, double.NaN, 7], results);
    }

    [Fact]
    public void Without_conditions_nothing_is_asserted()
    {
        Assert.Equal(3, Simplified.Result.Compile<Func<double, double, double>>(_x, _y)(0, 3));
        Assert.Equal(3, _x.Simplify().Compile<Func<double, double>>(_x)(3));
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void Nothing_is_allocated_where_conditions_hold(BackEnd backEnd)
    {
        var f = Simplified.Compile<Func<double, double, double>>(new CompileOptions { BackEnd = backEnd }, _x, _y);
        var spans = Simplified.Compile<OfSpan>(new CompileOptions { BackEnd = backEnd, Violation = Violation.NaN }, _x, _y);
        ReadOnlySpan<double> good = [2, 3], bad = [0, 3];
        double sum = 0;
        for (int i = 0; i < 1000; i++)
        {
            sum += f(2, 3) + spans(good);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            sum += f(2, 3) + spans(good);
            spans(bad);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(20_000, sum);
    }

    [Fact]
    public void Results_may_be_written_over_the_inputs()
    {
        var f = Simplified.Compile<SpanToSpan>(_x, _y);
        double[] place = [2, 3];
        f(place, place);
        Assert.Equal([5, 3], place);
    }

    [Fact]
    public void Many_inputs_are_named_by_those_that_the_condition_mentions()
    {
        Expr[] all = [.. Enumerable.Range(0, 20).Select(i => _graph.Symbol($"v{i}"))];
        var f = all[3].Compile<Func<double[], double>>(new CompileOptions { Conditions = [all[3] + all[17] > 0] }, all);
        double[] point = new double[20];
        Assert.Equal("The condition v3 + v17 > 0 does not hold at v3 = 0, v17 = 0.", Assert.Throws<ConditionException>(() => f(point)).Message);
        point[17] = 1;
        Assert.Equal(0, f(point));
    }

    [Fact]
    public void What_cannot_be_asserted_is_refused()
    {
        Refused<ArgumentException>("no condition", new CompileOptions { Conditions = [_x] });
        Refused<ArgumentException>("never built", new CompileOptions { Conditions = [default] });
        Refused<UnresolvedNameException>("y", new CompileOptions { Conditions = [_y > 0] });
        Refused<UnresolvedNameException>("f", new CompileOptions { Conditions = [_graph.Call("f", [_x]) > 0] });
        var truth = Assert.Throws<ArgumentException>(() => (_x > 1).Compile<Func<double, bool>>(new CompileOptions { Conditions = [_x > 0], Violation = Violation.NaN }, _x));
        Assert.Contains("cannot return NaN", truth.Message);
        Assert.True((_x > 1).Compile<Func<double, bool>>(new CompileOptions { Conditions = [_x > 0] }, _x)(2));
    }

    private void Refused<TException>(string message, CompileOptions options)
        where TException : Exception =>
        Assert.Contains(message, Assert.Throws<TException>(() => _x.Compile<Func<double, double>>(options, _x)).Message);
}
