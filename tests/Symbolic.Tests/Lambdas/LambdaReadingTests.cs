using System.Linq.Expressions;
using System.Reflection;
using MathNet.Numerics;

namespace Symbolic.Tests;

public class LambdaReadingTests
{
    private readonly ExprGraph _graph = new();

    private static double Twice(double x) => 2 * x;

    [Fact]
    public void ALambdaBecomesAnExpression()
    {
        Expr f = _graph.From((double x, double y) => (x * y) + Math.Sin(x) - Math.Pow(y, 2) / 3);
        Assert.Equal("x*y + sin(x) - y^2/3", f.ToText());
        Assert.Equal("y + cos(x)", f.Differentiate(_graph.Symbol("x")).Simplify().Result.ToText());
    }

    [Fact]
    public void NumbersStayExact()
    {
        Assert.Equal("0.1*x + sqrt(2)*pi", _graph.From((double x) => (0.1 * x) + (Math.Sqrt(2) * Math.PI)).ToText());
        Assert.Equal(Rational.From(1, 10), _graph.From((float x) => 0.1f + (x * 0)).Substitute(_graph.Symbol("x"), _graph.Zero).Number);
        decimal tax = 0.19m;
        Assert.Equal("0.19*x", _graph.From((double x) => (double)tax * x).ToText());
    }

    [Fact]
    public void CapturedVariablesAreTheNumbersThatTheyHold()
    {
        int n = 7;
        double[] weights = [0.5, 2.5];
        Assert.Equal("3*x + 2.5", _graph.From((double x) => ((n / 2) * x) + weights[1]).ToText());
        Assert.Equal("6*x", _graph.From((double x) => Twice(3) * x).ToText());
    }

    [Fact]
    public void ConditionsBecomeSelections()
    {
        Expr f = _graph.From((double x, bool on) => on && x > 0 ? x % 3 : Math.Clamp(x, -1, 1));
        Assert.Equal(1.5, f.Evaluate((_graph.Symbol("x"), 7.5), (_graph.Symbol("on"), 1)));
        Assert.Equal(-1, f.Evaluate((_graph.Symbol("x"), -7.5), (_graph.Symbol("on"), 1)));
        Assert.Equal(1, f.Evaluate((_graph.Symbol("x"), 7.5), (_graph.Symbol("on"), 0)));
        Expr remainder = _graph.From((double x, double y) => x % y);
        foreach (var (a, b) in new[] { (7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (0.0, 3.0) })
        {
            Assert.Equal(a % b, remainder.Evaluate((_graph.Symbol("x"), a), (_graph.Symbol("y"), b)));
        }
    }

    [Fact]
    public void LambdasInsideOfLambdasAreReadToo()
    {
        Expression<Func<double, double>> square = t => t * t;
        Assert.Equal("(x + 1)^2 - x^2", _graph.From((double x) => square.Compile()(x + 1) - square.Compile()(x)).ToText());
        Assert.Equal("(a - 1)^2", _graph.From(square, _graph.Symbol("a") - 1).ToText());
    }

    [Fact]
    public void AnArrayIsAVector() => Assert.Equal("[x*y; x + y]", _graph.From((double x, double y) => new[] { x * y, x + y }).ToText());

    [Fact]
    public void ALambdaThatCallsItselfIsRefused()
    {
        Expression<Func<double, double>>? f = null;
        f = x => f!.Compile()(x - 1);
        Assert.Contains("calls itself", Assert.Throws<LambdaReadException>(() => _graph.From(f)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusalsNameMethodAndParameter()
    {
        Func<double, double> g = x => x;
        AssertRefused("LambdaReadingTests.Twice", "'x'", _ => _graph.From((double x) => Twice(x)));
        AssertRefused("is a delegate", "'x'", _ => _graph.From((double x) => g(x)));
        AssertRefused("Math.Round with 2 arguments", "'x'", _ => _graph.From((double x) => Math.Round(x, 2)));
        AssertRefused("converts to Int32", "'x'", _ => _graph.From((double x) => (int)x * 2.0));
        AssertRefused("divides whole numbers", "'x'", _ => _graph.From((double x) => Math.Sign(x) / 2));
        AssertRefused("Int32", "'n'", _ => _graph.From((int n) => n * 2.0));
    }

    [Fact]
    public void APersonsOwnOperatorIsFoundByItsMethod()
    {
        var twice = new UnaryOperator("twice")
        {
            Summary = "2x.",
            Notation = Notation.Function("twice", @"\operatorname{twice}"),
            Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => x.Graph.Number(2),
            Evaluate = Twice,
            Samples = [1, 2],
        };
        _graph.Register(twice);
        Assert.Equal("twice(x)", _graph.From((double x) => Twice(x)).ToText());
    }

    // Every function of the libraries is refused, or has the values of the operator that it became.
    [Theory]
    [InlineData(typeof(Math))]
    [InlineData(typeof(MathF))]
    [InlineData(typeof(double))]
    [InlineData(typeof(SpecialFunctions))]
    [InlineData(typeof(Trig))]
    [InlineData(typeof(Numerics.Special))]
    public void FunctionsOfLibrariesKeepTheirValues(Type library)
    {
        int read = 0;
        Expr x = _graph.Symbol("x"), y = _graph.Symbol("y");
        foreach (MethodInfo method in library.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(IsOfNumbers))
        {
            ParameterExpression[] parameters = [.. method.GetParameters().Select((p, i) => Expression.Parameter(p.ParameterType, i == 0 ? "x" : "y"))];
            Expr f;
            try
            {
                f = _graph.From(Expression.Lambda(Expression.Call(method, parameters), parameters));
            }
            catch (LambdaReadException)
            {
                continue;
            }

            read++;
            foreach (var (a, b) in new[] { (0.3, 0.7), (1.6, 2.4), (-0.4, 1.3), (-2.5, 3.1), (5.25, 0.5) })
            {
                double[] point = [a, b];
                object?[] arguments = [.. parameters.Select((p, i) => p.Type == typeof(float) ? (object)(float)point[i] : point[i])];
                double expected;
                try
                {
                    expected = Convert.ToDouble(method.Invoke(null, arguments), null);
                }
                catch (TargetInvocationException)
                {
                    expected = double.NaN;
                }

                double value = f.Evaluate((x, a), (y, b));
                bool single = parameters[0].Type == typeof(float);
                Assert.True(value.Equals(expected) || Math.Abs(value - expected) <= (single ? 1e-5 : 1e-12) * Math.Max(1, Math.Abs(expected)), $"{method} at {a}, {b}: {value} for {expected}");
            }
        }

        Assert.True(read >= (library == typeof(Trig) ? 15 : 4), $"{read} functions of {library} are read");
    }

    [Fact]
    public void ADeepTreeIsReadWithoutRecursion()
    {
        ParameterExpression x = Expression.Parameter(typeof(double), "x");
        Expression body = x;
        for (int i = 0; i < 100_000; i++)
        {
            body = Expression.Add(body, x);
        }

        Assert.Equal(100_001, _graph.From(Expression.Lambda(body, x)).Evaluate((_graph.Symbol("x"), 1)));
    }

    private static bool IsOfNumbers(MethodInfo method) =>
        !method.ContainsGenericParameters && method.GetParameters() is { Length: 1 or 2 } parameters
        && parameters.All(static p => p.ParameterType == typeof(double) || p.ParameterType == typeof(float)) && (method.ReturnType == typeof(double) || method.ReturnType == typeof(float));

    private void AssertRefused(string method, string parameter, Func<int, Expr> read)
    {
        string message = Assert.Throws<LambdaReadException>(() => read(0)).Message;
        Assert.Contains(method, message, StringComparison.Ordinal);
        Assert.Contains(parameter, message, StringComparison.Ordinal);
    }
}
