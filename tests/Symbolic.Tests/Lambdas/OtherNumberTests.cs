using System.Numerics;

namespace Symbolic.Tests;

public class OtherNumberTests
{
    private readonly ExprGraph _graph = new();

    public static TheoryData<string> Analytic() =>
        [.. OperatorTable.Standard.All.Where(static op => op is UnaryOperator { EvaluateComplex: not null }).Select(static op => op.Name)];

    [Fact]
    public void SinglePrecisionIsRoundedOnce()
    {
        Expr x = _graph.Symbol("x");
        var f = _graph.Parse("exp(x) - 1").Compile<Func<float, float>>(x);
        Assert.Equal(1e-9f, f(1e-9f));
        Assert.Equal([2f, 6f], new[] { x + 1, (x * 7) - x }.Compile<Func<float[], float[]>>(x)([1f]));
    }

    [Fact]
    public void AnAnalyticExpressionIsCompiledForComplexNumbers()
    {
        Expr x = _graph.Symbol("x");
        Complex z = new(0.3, -1.2);
        var f = _graph.Parse("x^2 + exp(x)/(1 + x)").Compile<Func<Complex, Complex>>(x);
        Complex expected = (z * z) + (Complex.Exp(z) / (1 + z));
        Assert.True(Complex.Abs(f(z) - expected) < 1e-14);
        Assert.Equal(Complex.ImaginaryOne, _graph.Parse("sqrt(x)").Compile<Func<Complex, Complex>>(x)(-1));
        Assert.True(Complex.Abs(new Complex(-4, 0) - _graph.Parse("x^10 / x^9 - 5").Compile<Func<Complex, Complex>>(x)(1)) < 1e-15);
    }

    // f(x + ih) has the derivative in its imaginary part, without a difference.
    [Fact]
    public void TheComplexStepIsTheDerivative()
    {
        Expr x = _graph.Symbol("x");
        Expr f = _graph.Parse("x^2.5 sin(x) / (1 + exp(-x)) + log(1 + x^2)");
        double step = f.Compile<Func<Complex, Complex>>(x)(new Complex(1.7, 1e-100)).Imaginary / 1e-100;
        Assert.Equal(f.Differentiate(x).Evaluate((x, 1.7)), step, 12);
    }

    [Theory]
    [MemberData(nameof(Analytic))]
    public void OnTheRealAxisValuesAreReal(string name)
    {
        var op = (UnaryOperator)OperatorTable.Standard.All.Single(o => o is UnaryOperator && o.Name == name);
        double[] points = [.. op.Samples.Where(x => op.Domain.Contains(x) && double.IsFinite(op.Evaluate(x)))];
        Assert.NotEmpty(points);
        foreach (double x in points)
        {
            double expected = op.Evaluate(x);
            Complex value = op.EvaluateComplex!(x);
            Assert.True(Complex.Abs(value - expected) <= 1e-13 * Math.Max(1, Math.Abs(expected)), $"{name}({x}) = {value} for {expected}");
        }
    }

    // The derivative is the same along the real and the imaginary axis, and the one that the table states.
    [Theory]
    [MemberData(nameof(Analytic))]
    public void TheEquationsOfCauchyAndRiemannHold(string name)
    {
        var op = (UnaryOperator)OperatorTable.Standard.All.Single(o => o is UnaryOperator && o.Name == name);
        const double h = 1e-4;
        foreach (double sample in op.Samples.Where(op.Domain.Contains))
        {
            var z = new Complex(sample, 0.37);
            Func<Complex, Complex> f = op.EvaluateComplex!;
            Complex along = (f(z + h) - f(z - h)) / (2 * h);
            Complex across = (f(z + new Complex(0, h)) - f(z - new Complex(0, h))) / new Complex(0, 2 * h);
            Assert.True(Complex.Abs(along - across) <= 1e-5 * Math.Max(1, Complex.Abs(along)), $"{name} at {z}: {along} and {across}");
            Expr x = _graph.Symbol("x");
            Expr derivative = op[x].Differentiate(x);
            if (derivative.ToText().Contains("abs", StringComparison.Ordinal))
            {
                // 1/(|x|√(x² − 1)) is right for real numbers only.
                continue;
            }

            Complex stated = derivative.Compile<Func<Complex, Complex>>(x)(z);
            Assert.True(Complex.Abs(along - stated) <= 1e-5 * Math.Max(1, Complex.Abs(along)), $"{name}' at {z}: {along} and {stated}");
        }
    }

    [Fact]
    public void WhatHasAKinkHasNoComplexForm()
    {
        foreach (UnaryOperator op in OperatorTable.Standard.All.OfType<UnaryOperator>().Where(static o => o.EvaluateComplex is not null))
        {
            // At a branch point the derivative is infinite, and elsewhere the function is analytic. The cut of acot crosses the axis at its jump.
            Assert.True(op.Kink is null || op.Kink.Contains("infinite", StringComparison.Ordinal) || op == Operators.Acot, op.Name);
        }
    }

    [Theory]
    [InlineData("abs(x) + 1", "abs(x)")]
    [InlineData("1 + max(x, 2)", "max(x, 2)")]
    [InlineData("exp(if x > 0 then x else 1)", "x > 0")]
    [InlineData("2 x^(1/3)", "x^(1/3)")]
    [InlineData("1 + cbrt(x)", "cbrt(x)")]
    [InlineData("erf(x)^2", "erf(x)")]
    public void WhatIsNotAnalyticIsRefusedByName(string text, string node)
    {
        var error = Assert.Throws<NotAnalyticException>(() => _graph.Parse(text).Compile<Func<Complex, Complex>>(_graph.Symbol("x")));
        Assert.Equal(node, error.Node.ToText());
        Assert.StartsWith(node, error.Message, StringComparison.Ordinal);
    }
}
