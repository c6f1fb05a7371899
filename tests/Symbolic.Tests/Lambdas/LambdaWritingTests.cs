using System.Linq.Expressions;
using System.Numerics;

namespace Symbolic.Tests;

public class LambdaWritingTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void ALambdaReadsAsItsFormula()
    {
        var (x, y) = _graph.Symbols("x", "y");
        Assert.Equal("(x, y) => ((x * y) + Sin(x))", _graph.Parse("x*y + sin(x)").ToLambda<Func<double, double, double>>(x, y).ToString());
        Assert.Equal("x => IIF((x > 0), Sqrt(x), Exp(x))", _graph.Parse("if x > 0 then sqrt(x) else exp(x)").ToLambda<Func<double, double>>(x).ToString());
        Assert.Equal("x => (x < 1)", (x < 1).ToLambda<Func<double, bool>>(x).ToString());
    }

    [Fact]
    public void WhatIsSharedIsComputedOnce()
    {
        Expr x = _graph.Symbol("x");
        Expr e = Operators.Exp[x];
        Expression<Func<double, double>> lambda = (e * Operators.Sin[e]).ToLambda<Func<double, double>>(x);
        var block = Assert.IsAssignableFrom<BlockExpression>(lambda.Body);
        Assert.Single(block.Variables);
        Assert.Equal(Math.E * Math.Sin(Math.E), lambda.Compile()(1));
    }

    [Fact]
    public void AnArmIsComputedOnlyWhenItIsTaken()
    {
        int calls = 0;
        _graph.Register(Counting("costly", () => calls++));
        Expr x = _graph.Symbol("x");
        Expr costly = _graph.Parse("costly(x)");
        Expr f = _graph.Select(x > 0, costly * (costly + 1), x) + _graph.Select((x > 0) & (x > 1), costly, -x);
        Func<double, double> compiled = f.ToLambda<Func<double, double>>(x).Compile();
        Assert.Equal(0, compiled(-1));
        Assert.Equal(0, calls);
        Assert.Equal((0.5 * 1.5) - 0.5, compiled(0.5));
        Assert.Equal(1, calls);
        Assert.Equal((2 * 3) + 2, compiled(2));
        Assert.Equal(2, calls);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ValuesAreThoseOfEvaluate(int seed)
    {
        var random = new Evaluation.Tests.RandomExpressions(seed, 60);
        Expr[] outputs = random.Outputs(3);
        Func<double[], double[]> lambda = outputs.ToLambda<Func<double[], double[]>>(random.Variables).Compile(preferInterpretation: true);
        Program program = outputs.ToProgram(random.Variables);
        for (int i = 0; i < 20; i++)
        {
            double[] point = random.Point();
            double[] expected = new double[3];
            program.Run(point, expected);
            double[] values = lambda(point);
            for (int k = 0; k < 3; k++)
            {
                Assert.True(
                    values[k].Equals(expected[k]) || Math.Abs(values[k] - expected[k]) <= 1e-9 * Math.Max(Math.Abs(expected[k]), Math.Abs(values[k])),
                    $"{outputs[k]} at {string.Join(", ", point)}: {values[k]} for {expected[k]}");
            }
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 150)];

    [Theory]
    [InlineData("x*y + sin(x)/y - 3")]
    [InlineData("if x > y then x^3 else abs(y)")]
    [InlineData("max(x, y, 1) + cbrt(x)")]
    [InlineData("sigmoid(x)^2 * erf(y)")]
    public void OutAndInAgainIsTheSameFunction(string text)
    {
        var (x, y) = _graph.Symbols("x", "y");
        Expr f = _graph.Parse(text);
        Expr back = _graph.From(f.ToLambda<Func<double, double, double>>(x, y));
        foreach (var (a, b) in new[] { (0.5, 2.0), (-1.5, 0.25), (3.0, -2.0) })
        {
            Assert.Equal(f.Evaluate((x, a), (y, b)), back.Evaluate((x, a), (y, b)), 12);
        }
    }

    [Fact]
    public void ADelegateThatDoesNotFitIsRefused()
    {
        Expr x = _graph.Symbol("x");
        Assert.Contains("1 input: x", Assert.Throws<ArgumentException>(() => x.ToLambda<Func<double, double, double>>(x)).Message, StringComparison.Ordinal);
        Assert.Contains("String", Assert.Throws<ArgumentException>(() => x.ToLambda<Func<string, double>>(x)).Message, StringComparison.Ordinal);
        Assert.Throws<UnresolvedNameException>(() => x.ToLambda<Func<double>>());
    }

    private static UnaryOperator Counting(string name, Action count) => new(name)
    {
        Summary = "The number itself.",
        Notation = Notation.Function(name, @"\operatorname{" + name + "}"),
        Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Partial = static (x, y) => x.Graph.One,
        Evaluate = x =>
        {
            count();
            return x;
        },
        Samples = [1, 2],
    };
}
