namespace Symbolic.Tests.Equality;

public sealed class EqualityTests
{
    [Theory]
    [InlineData("(x + 1)^2", "x^2 + 2*x + 1")]
    [InlineData("sin(x)^2 + cos(x)^2", "1")]
    [InlineData("sin(2*x)", "2*sin(x)*cos(x)")]
    [InlineData("cosh(x)^2 - sinh(x)^2", "1")]
    [InlineData("tanh(x)", "(exp(2*x) - 1)/(exp(2*x) + 1)")]
    [InlineData("cos(x)^4 - sin(x)^4", "cos(2*x)")]
    [InlineData("sqrt(2*x^2 + 2)", "sqrt(2)*sqrt(x^2 + 1)")]
    [InlineData("sqrt(x^2 + 2*x + 1)", "abs(x + 1)")]
    [InlineData("1/(x^2 - 1)", "1/((x - 1)*(x + 1))")]
    [InlineData("f(x)*(x + 1)", "f(x) + x*f(x)")]
    [InlineData("sqrt(2)*sqrt(3)", "sqrt(6)")]
    public void Is_proved(string left, string right)
    {
        EqualityReport report = Report(left, right);
        Assert.Equal((EqualityVerdict.Equal, EqualityMethod.NormalForm), (report.Verdict, report.Method));
        Assert.Null(report.CounterExample);
    }

    [Theory]
    [InlineData("expm1(x)", "exp(x) - 1")]
    [InlineData("erf(x) + erfc(x)", "1")]
    [InlineData("cos(x/2)^2", "(1 + cos(x))/2")]
    [InlineData("max(x, y)", "(x + y + abs(x - y))/2")]
    [InlineData("x > 0", "not (x <= 0)")]
    public void Is_found_at_fifty_points(string left, string right)
    {
        EqualityReport report = Report(left, right);
        Assert.Equal(EqualityVerdict.Equal, report.Verdict);
        Assert.True(report.Method == EqualityMethod.NormalForm || report.Points >= 50);
    }

    [Theory]
    [InlineData("x^2/x", "x", "x != 0")]
    [InlineData("(x^3 - 1)/(x - 1)", "x^2 + x + 1", "x != 1")]
    [InlineData("log(x*y)", "log(x) + log(y)", "x > 0, y > 0")]
    [InlineData("log(x^2)", "2*log(x)", "x > 0")]
    [InlineData("sqrt(x)*sqrt(y)", "sqrt(x*y)", "x >= 0, y >= 0")]
    [InlineData("exp(log(x))", "x", "x > 0")]
    public void Where_only_one_has_a_value_is_said(string left, string right, string conditions)
    {
        EqualityReport report = Report(left, right);
        Assert.Equal(EqualityVerdict.EqualWhereDefined, report.Verdict);
        Assert.Equal(conditions, string.Join(", ", report.Conditions));
        Assert.True(report.CounterExample is { } example && double.IsFinite(example.Left) != double.IsFinite(example.Right));
    }

    [Theory]
    [InlineData("sqrt(x^2)", "x", "x >= 0", -1.0)]
    [InlineData("sign(x)^2", "1", "x > 0", 0.0)]
    [InlineData("atan(x) + atan(1/x)", "pi/2", "x > 0", -1.0)]
    [InlineData("(x + 1)^2", "x^2 + 1", "", 1.0)]
    [InlineData("sin(x)", "x - x^3/6", "", 1.0)]
    public void A_small_point_tells_them_apart(string left, string right, string agree, double x)
    {
        EqualityReport report = Report(left, right);
        Assert.Equal(EqualityVerdict.Different, report.Verdict);
        Assert.Equal(x, (double)report.CounterExample!.Point["x"]);
        Assert.NotEqual(report.CounterExample.Left, report.CounterExample.Right);
        Assert.Equal(agree, string.Join(", ", report.Conditions));
    }

    [Fact]
    public void A_difference_too_small_for_numbers_is_not_equality()
    {
        EqualityReport report = Report("x + 10^(-30)", "x");
        Assert.Equal((EqualityVerdict.Different, EqualityMethod.NormalForm), (report.Verdict, report.Method));
        Assert.Equal(EqualityVerdict.Undecided, Report("10^(-30)*sin(x)", "0").Verdict);
    }

    [Fact]
    public void What_nobody_can_know_is_undecided() => Assert.Equal(EqualityVerdict.Undecided, Report("f(x)", "f(y)").Verdict);

    [Fact]
    public void Assumptions_count()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", Facts.Positive);
        Assert.Equal(EqualityVerdict.Equal, Operators.Sqrt[x.Pow(2)].IsEqualTo(x).Verdict);
    }

    [Fact]
    public void Matrices_are_compared_entry_by_entry()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel("A in R^{n×n}; B in R^{n×n}; l = (A*B)'; r = B'*A'; w = A'*B'");
        Assert.Equal(EqualityVerdict.Equal, model["l"].IsEqualTo(model["r"]).Verdict);
        EqualityReport different = model["l"].IsEqualTo(model["w"]);
        Assert.Equal(EqualityVerdict.Different, different.Verdict);
        Assert.StartsWith("[", different.CounterExample!.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_an_error()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.Throws<ShapeException>(() => x.IsEqualTo(graph.Parse("[1, 2]")));
        Assert.Throws<ElementException>(() => x.IsEqualTo(x > 0));
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var graph = new ExprGraph();
        Assert.Throws<OperationCanceledException>(() => graph.Parse("sin(x)").IsEqualTo(graph.Parse("cos(x)"), new EqualityOptions { Cancellation = source.Token }));
    }

    private static EqualityReport Report(string left, string right)
    {
        var graph = new ExprGraph();
        return graph.Parse(left).IsEqualTo(graph.Parse(right));
    }
}
