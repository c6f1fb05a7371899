using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Symbolic.Tests;

/// <summary>A function of one's own, declared in one line, in everything that works with standard functions.</summary>
public class OwnOperatorTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;

    public OwnOperatorTests()
    {
        _graph.Register(Operator.Unary("bump", Bump, (x, y) => -2 * x * y / (1 - (x * x)).Pow(2), latex: @"\psi"));
        _graph.Register(Operator.Binary("mix", static (a, b) => (2 * a) + (a * b), (a, b, y) => 2 + b, (a, b, y) => a, complex: static (a, b) => (2 * a) + (a * b)));
        _x = _graph.Symbol("x");
    }

    /// <summary>Smooth, and 0 outside of (−1, 1).</summary>
    public static double Bump(double x) => Math.Abs(x) < 1 ? Math.Exp(-1 / (1 - (x * x))) : 0;

    [Fact]
    public void ItIsReadAndPrinted()
    {
        Expr f = _graph.Parse("2 bump(x/2) + mix(x, 3)");
        Assert.Equal("2*bump(x/2) + mix(x, 3)", f.ToText());
        Assert.Equal(f, _graph.Parse(f.ToText()));
        Assert.Equal(f, _graph.Parse(f.ToUnicode()));
        Assert.Equal(@"2 \psi\left(\frac{x}{2}\right) + \operatorname{mix}(x, 3)", f.ToLatex());
        Assert.Contains("bump", f.ToTree(), StringComparison.Ordinal);
        Assert.Contains("bump", f.ToDot(), StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsDifferentiatedSimplifiedExplainedAndChecked()
    {
        Expr f = _graph.Parse("bump(x/3)^2 mix(x, x^2)");
        CheckReport report = f.Check(new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 0.5 }, new Dictionary<string, double> { ["x"] = -1.25 }] });
        Assert.True(report.Passed, report.ToString());
        Assert.Equal("bump(x)", (_graph.Parse("bump(x)^3/bump(x)^2").Simplify().Result).ToText());
        Assert.Contains("derivative of bump", string.Join("; ", f.Explain(_x).Steps.Select(static s => s.Rule)), StringComparison.Ordinal);
        Assert.NotNull(f.Cost().Flops);
        Assert.Equal(EqualityVerdict.Equal, _graph.Parse("bump(x) + bump(x)").IsEqualTo(_graph.Parse("2 bump(x)")).Verdict);
    }

    [Fact]
    public void ItIsComputedByEveryBackEnd()
    {
        Expr f = _graph.Parse("bump(x) + mix(x, 2)");
        double expected = Bump(0.5) + 2;
        Assert.Equal(expected, f.Evaluate((_x, 0.5)));
        Assert.Equal(expected, f.Compile<Func<double, double>>(_x)(0.5));
        Assert.Equal(expected, f.Compile<Func<double, double>>(new CompileOptions { BackEnd = BackEnd.Interpreter }, _x)(0.5));
        Assert.Equal((float)expected, f.Compile<Func<float, float>>(_x)(0.5f));
        Assert.Equal(expected, f.ToLambda<Func<double, double>>(_x).Compile()(0.5));
        Assert.All(f.CompileBatch(_x).Run([.. Enumerable.Repeat(0.5, 100)])[0], v => Assert.Equal(expected, v));
        Expr v = _graph.Symbol("v", new Shape(2));
        Assert.Equal([Bump(0), Bump(0.5)], Operators_Bump(v).EvaluateTensor(new Dictionary<string, TensorValue> { ["v"] = new[] { 0, 0.5 } }).Entries.ToArray());
    }

    [Fact]
    public void ComplexNumbersNeedAComplexForm()
    {
        Assert.Equal(new Complex(3, 4), _graph.Parse("mix(x, x)").Compile<Func<Complex, Complex>>(_x)(new Complex(1, 1)) + new Complex(1, 0));
        Assert.Contains("declared without a complex form", Assert.Throws<NotAnalyticException>(() => _graph.Parse("bump(x)").Compile<Func<Complex, Complex>>(_x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CSharpCallsTheMethodAndOtherLanguagesAreRefused()
    {
        Expr f = _graph.Parse("bump(x)");
        string code = f.ToCSharp(_x);
        Assert.Contains("Symbolic.Tests.OwnOperatorTests.Bump(x)", code, StringComparison.Ordinal);
        Assert.DoesNotContain(CSharpSyntaxTree.ParseText(code).GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>().Where(static l => l != SourceLanguage.CSharp))
        {
            Assert.Contains("'bump'", Assert.Throws<ExportException>(() => f.ToSourceCode(language, ExportOptions.Default, _x)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ALambdaThatCallsTheMethodIsRead() => Assert.Equal("bump(x + 1)", _graph.From((double x) => Bump(x + 1)).ToText());

    [Fact]
    public void ItGoesWithItsExpressionIntoAnotherGraph()
    {
        var other = new ExprGraph(_graph.Operators);
        Assert.Equal("bump(x)", other.Import(_graph.Parse("bump(x)")).ToText());
    }

    [Fact]
    public void ANameThatIsTakenOrCannotBeCalledIsRefused()
    {
        Assert.Throws<ArgumentException>(() => _graph.Register(Operator.Unary("sin", Bump, (x, y) => y)));
        Assert.Throws<ArgumentException>(() => Operator.Unary("2b", Bump, (x, y) => y));
        Assert.Throws<ArgumentException>(() => Operator.Unary("a b", Bump, (x, y) => y));
    }

    private Expr Operators_Bump(Expr operand) => _graph.Operators.TryFind("bump", out Operator? op) ? _graph.Apply(op, operand) : default;
}
