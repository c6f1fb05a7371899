namespace Symbolic.Tests;

/// <summary>Fingerprints: equal for expressions that identities make equal, different for others.</summary>
public sealed class FingerprintTests
{
    private readonly ExprGraph _graph = new();

    [Theory]
    [InlineData("(x+y)^2", "y^2+2*x*y+x^2")]
    [InlineData("(x^3-x)/(x^2-1)", "x")]
    [InlineData("a/(a+b)+b/(a+b)", "1")]
    [InlineData("1/(1/(1/x+1)+1)", "(x+1)/(2*x+1)")]
    [InlineData("sin(x)^2+cos(x)^2", "1")]
    [InlineData("sin(2*x)", "2*sin(x)*cos(x)")]
    [InlineData("cos(x+y)", "cos(x)*cos(y)-sin(x)*sin(y)")]
    [InlineData("tan(x/2)", "sin(x)/(1+cos(x))")]
    [InlineData("1+tan(x)^2", "sec(x)^2")]
    [InlineData("sin(x+pi/3)", "sin(x)/2+sqrt(3)/2*cos(x)")]
    [InlineData("cos(pi/5)", "(1+sqrt(5))/4")]
    [InlineData("sin(pi/12)", "(sqrt(6)-sqrt(2))/4")]
    [InlineData("sin(pi/8)*sin(3*pi/8)*sin(5*pi/8)*sin(7*pi/8)", "1/8")]
    [InlineData("cos(1)*cos(3)-sin(1)*sin(3)", "cos(4)")]
    [InlineData("cosh(x)+sinh(x)", "exp(x)")]
    [InlineData("cosh(x)^2-sinh(x)^2", "1")]
    [InlineData("tanh(x+y)", "(tanh(x)+tanh(y))/(1+tanh(x)*tanh(y))")]
    [InlineData("exp(2*(x+y))", "exp(x)^2*exp(2*y)")]
    [InlineData("exp(x)/(1+exp(x))", "sigmoid(x)")]
    [InlineData("1-sigmoid(-x)", "sigmoid(x)")]
    [InlineData("log(6*x*y^2)", "log(2)+log(3)+log(x)+2*log(y)")]
    [InlineData("log(16)/log(2)", "4")]
    [InlineData("exp(y+log(x))", "x*exp(y)")]
    [InlineData("x^(n+1)", "x*x^n")]
    [InlineData("4^x", "2^(2*x)")]
    [InlineData("sqrt(6)", "sqrt(2)*sqrt(3)")]
    [InlineData("1/(sqrt(2)+sqrt(3))", "sqrt(3)-sqrt(2)")]
    [InlineData("(x+2*sqrt(x)+1)/(1+sqrt(x))", "1+sqrt(x)")]
    [InlineData("asin(x)+acos(x)", "pi/2")]
    [InlineData("abs(a-b)", "abs(b-a)")]
    [InlineData("max(x,y)", "max(y,x)")]
    [InlineData("x^(3/2)", "x*sqrt(x)")]
    public void Equal(string left, string right) => Assert.Equal(Of(left), Of(right));

    [Theory]
    [InlineData("x", "y")]
    [InlineData("sin(x)", "cos(x)")]
    [InlineData("sin(x)", "sin(2*x)")]
    [InlineData("sqrt(x^2)", "x")]
    [InlineData("abs(x)", "x")]
    [InlineData("atan(x)+atan(1/x)", "pi/2")]
    [InlineData("sqrt(2)", "-sqrt(2)")]
    [InlineData("cos(pi/5)", "cos(3*pi/5)")]
    [InlineData("log(x+y)", "log(x)+log(y)")]
    [InlineData("(x^2)^y", "(x^y)^3")]
    [InlineData("f(x)", "g(x)")]
    [InlineData("atan2(x,y)", "atan2(y,x)")]
    [InlineData("if x > 0 then x else y", "if x > 0 then y else x")]
    [InlineData("mod(x,y)", "mod(y,x)")]
    [InlineData("0^x", "1")]
    [InlineData("0^(x+1)", "0")]
    [InlineData("(-1)^(2*x)", "1")]
    public void Different(string left, string right) => Assert.NotEqual(Of(left), Of(right));

    [Fact]
    public void Sums_over_the_entries_of_tensors_differ_by_their_indices()
    {
        var options = new ReadingOptions { Shapes = new Dictionary<string, Shape> { ["B"] = new Shape(3, 3) } };
        var prints = new Fingerprints(_graph);
        Assert.NotEqual(prints.Of(_graph.Parse("sum(B)", options)), prints.Of(_graph.Parse("tr(B)", options)));
    }

    [Theory]
    [InlineData("x-x+inf")]
    [InlineData("0*(1/0)")]
    [InlineData("1/(x-x) - 1/(x-x)")]
    public void Nothing_is_told_about_what_has_no_value(string text) =>
        Assert.False(new Fingerprints(_graph).IsZero(_graph.Parse(text)));

    [Fact]
    public void A_deep_expression_is_no_matter()
    {
        Expr e = _graph.Symbol("x");
        for (int i = 0; i < 100_000; i++)
        {
            e = Operators.Exp[-e];
        }

        var prints = new Fingerprints(_graph);
        Assert.NotEqual(prints.Of(e), prints.Of(_graph.Symbol("x")));
    }

    public static TheoryData<string> Defined => [.. OperatorTable.Standard.All.OfType<UnaryOperator>().Where(static o => o.Definition is not null).Select(static o => o.Name)];

    [Theory]
    [MemberData(nameof(Defined))]
    public void Definitions_have_the_value_of_the_operator(string name)
    {
        var op = (UnaryOperator)OperatorTable.Standard.All.Single(o => o.Name == name);
        Expr x = _graph.Symbol("x");
        Expr definition = op.Definition!(x);
        Assert.NotEmpty(op.Samples);
        foreach (double sample in op.Samples)
        {
            double wanted = op.Evaluate(sample);
            double value = definition.Evaluate((x, sample));
            Assert.True(Math.Abs(wanted - value) <= 1e-12 * Math.Max(1, Math.Abs(wanted)), $"{name} at {sample}: {value} for {wanted}");
        }
    }

    private Fingerprint Of(string text) => new Fingerprints(_graph).Of(_graph.Parse(text));
}
