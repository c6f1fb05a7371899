using static Symbolic.Operators;

namespace Symbolic.Tests.OperatorTables;

/// <summary>What constructors make of their input: the rewrites that hold for all reals, and the tempting ones that do not.</summary>
public class ExactRuleTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr s_x = s_graph.Symbol("x");
    private static readonly Expr s_y = s_graph.Symbol("y");
    private static readonly Expr s_p = s_graph.Symbol("p", Facts.Positive);
    private static readonly Expr s_n = s_graph.Symbol("n", Facts.Integer);
    private static readonly Expr s_z = s_graph.Symbol("z", Facts.NonZero);
    private static readonly Expr s_zero = s_graph.Zero;
    private static readonly Expr s_one = s_graph.One;

    [Fact]
    public void Sums()
    {
        Assert.Equal(s_x, s_x + 0);
        Assert.Equal(s_x, 0 + s_x);
        Assert.Equal(s_x, s_x - 0);
        Assert.Equal(-s_x, 0 - s_x);
        Assert.Equal(s_x - s_y, s_x + (-s_y));
        Assert.Equal(s_x + s_y, s_x - (-s_y));
        Assert.Equal(s_x - 3, s_x + (-3));
        Assert.Equal(s_x + 3, s_x - (-3));
        Assert.Equal(2 * s_x, s_x + s_x);
        Assert.Equal(s_zero, s_x - s_x);
        Assert.Equal(s_graph.Number(5), s_graph.Number(2) + 3);
        Assert.Equal(s_graph.Number(0.3), s_graph.Number(0.1) + 0.2);
        Assert.Equal(s_graph.Number(Rational.From(5, 6)), s_graph.Number(Rational.From(1, 2)) + s_graph.Number(Rational.From(1, 3)));
    }

    [Fact]
    public void Products_and_quotients()
    {
        Assert.Equal(s_x, 1 * s_x);
        Assert.Equal(s_x, s_x * 1);
        Assert.Equal(s_x, s_x / 1);
        Assert.Equal(s_zero, 0 * s_x);
        Assert.Equal(-s_x, -1 * s_x);
        Assert.Equal(s_x, -(-s_x));
        Assert.Equal(-(2 * s_x), -2 * s_x);
        Assert.Equal(s_x * s_y, (-s_x) * (-s_y));
        Assert.Equal(-(s_x / s_y), s_x / (-s_y));
        Assert.Equal(6 * s_x, 2 * (3 * s_x));
        Assert.Equal(s_x.Pow(2), s_x * s_x);
        Assert.Equal(s_one, s_z / s_z);
        Assert.Equal(s_zero, 0 / s_z);
        Assert.Equal(s_graph.Number(Rational.From(2, 3)), s_graph.Number(4) / 6);
    }

    [Fact]
    public void Powers_and_roots()
    {
        Assert.Equal(s_x, s_x.Pow(1));
        Assert.Equal(s_one, s_x.Pow(0));
        Assert.Equal(s_one, s_zero.Pow(s_zero));
        Assert.Equal(1 / s_x.Pow(2), s_x.Pow(-2));
        Assert.Equal(Sqrt[s_x], s_x.Pow(Rational.From(1, 2)));
        Assert.Equal(Abs[s_x], Sqrt[s_x.Pow(2)]);
        Assert.Equal(s_p, Sqrt[s_p.Pow(2)]);
        Assert.Equal(s_x.Pow(6), s_x.Pow(2).Pow(3));
        Assert.Equal(-s_x.Pow(3), (-s_x).Pow(3));
        Assert.Equal(s_x.Pow(2), (-s_x).Pow(2));
        Assert.Equal(s_x.Pow(2), Abs[s_x].Pow(2));
        Assert.Equal(s_x, Cbrt[s_x.Pow(3)]);
        Assert.Equal(s_graph.Number(3), Sqrt[s_graph.Number(9)]);
        Assert.Equal(s_graph.Number(-2), s_graph.Number(-8).Pow(Rational.From(1, 3)));
        Assert.Equal(s_graph.Number(Rational.From(4, 9)), s_graph.Number(Rational.From(8, 27)).Pow(Rational.From(2, 3)));
        Assert.Equal(Exp[s_x], s_graph.Constant(E).Pow(s_x));
    }

    [Fact]
    public void Inverse_functions()
    {
        Assert.Equal(s_x, Log[Exp[s_x]]);
        Assert.Equal(s_p, Exp[Log[s_p]]);
        Assert.Equal(s_x, Log1p[Expm1[s_x]]);
        Assert.Equal(s_x, Asinh[Sinh[s_x]]);
        Assert.Equal(s_x, Sinh[Asinh[s_x]]);
        Assert.Equal(Abs[s_x], Acosh[Cosh[s_x]]);
        Assert.Equal(Abs[s_x], Asech[Sech[s_x]]);
        Assert.Equal(s_x, Atanh[Tanh[s_x]]);
        Assert.Equal(s_z, Acoth[Coth[s_z]]);
        Assert.Equal(s_z, Acsch[Csch[s_z]]);
        Assert.Equal(s_x, Tan[Atan[s_x]]);
        Assert.Equal(s_x, Logit[Sigmoid[s_x]]);
        Assert.Equal(s_x, Log2[s_graph.Number(2).Pow(s_x)]);
    }

    [Fact]
    public void Signs_come_outside()
    {
        Assert.Equal(-Sin[s_x], Sin[-s_x]);
        Assert.Equal(Cos[s_x], Cos[-s_x]);
        Assert.Equal(-Tanh[s_x / 2], Tanh[-s_x / 2]);
        Assert.Equal(-Erf[s_graph.Number(2)], Erf[s_graph.Number(-2)]);
        Assert.Equal(Sech[s_graph.Number(2)], Sech[s_graph.Number(-2)]);
        Assert.Equal(-Acot[s_z], Acot[-s_z]);
        Assert.Equal(Hypot[s_x, s_y], Hypot[-s_x, -s_y]);
    }

    [Fact]
    public void Special_values()
    {
        Expr pi = s_graph.Constant(Pi);
        foreach (UnaryOperator op in new[] { Sin, Tan, Asin, Atan, Sinh, Tanh, Asinh, Atanh, Erf, Expm1, Log1p, Sqrt, Cbrt, Sign, Round, Softsign, Gelu, Silu, Mish, Selu, Relu, HardTanh })
        {
            Assert.Equal(s_zero, op[s_zero]);
        }

        foreach (UnaryOperator op in new[] { Cos, Sec, Cosh, Sech, Exp, Erfc, Factorial })
        {
            Assert.Equal(s_one, op[s_zero]);
        }

        Assert.Equal(pi / 2, Asin[s_one]);
        Assert.Equal(pi / 3, Acos[s_graph.Number(Rational.From(1, 2))]);
        Assert.Equal(pi, Acos[s_graph.Number(-1)]);
        Assert.Equal(-(pi / 4), Atan[s_graph.Number(-1)]);
        Assert.Equal(s_graph.Number(24), Gamma[s_graph.Number(5)]);
        Assert.Equal(s_graph.Number(120), Factorial[s_graph.Number(5)]);
        Assert.Equal(Sqrt[pi], Gamma[s_graph.Number(Rational.From(1, 2))]);
        Assert.Equal(s_graph.Number(10), Log2[s_graph.Number(1024)]);
        Assert.Equal(s_graph.Number(-3), Log10[s_graph.Number(0.001)]);
        Assert.Equal(s_graph.Number(4), LogBase[s_graph.Number(81), s_graph.Number(3)]);
        Assert.Equal(s_graph.Number(5), Hypot[s_graph.Number(3), s_graph.Number(-4)]);
        Assert.Equal(s_graph.Number(Rational.From(1, 2)), Sigmoid[s_zero]);
        Assert.Equal(Digamma[s_x], Polygamma[s_zero, s_x]);
    }

    [Fact]
    public void Rounding_and_choice()
    {
        Assert.Equal(s_graph.Number(-3), Floor[s_graph.Number(-2.5)]);
        Assert.Equal(s_graph.Number(-2), Ceiling[s_graph.Number(-2.5)]);
        Assert.Equal(s_graph.Number(-2), Round[s_graph.Number(-2.5)]);
        Assert.Equal(s_n, Floor[s_n]);
        Assert.Equal(s_graph.Number(1.5), Mod[s_graph.Number(-0.5), s_graph.Number(2)]);
        Assert.Equal(s_x, Max[s_x]);
        Assert.Equal(s_x, Max[s_x, s_x]);
        Assert.Equal(Max[s_x, s_graph.Number(3)], Max[s_x, s_graph.Number(3), s_x, s_graph.Number(1)]);
        Assert.Equal(s_graph.Number(1), Min[s_graph.Number(3), s_graph.Number(1)]);
        Assert.Equal(s_p, Relu[s_p]);
        Assert.Equal(s_one, Heaviside[s_p]);
        Assert.Equal(s_zero, Heaviside[s_zero]);
        Assert.Equal(s_one, HardLimit[s_zero]);
        Assert.Equal(s_x, s_graph.Select(s_graph.True, s_x, s_y));
        Assert.Equal(s_x, s_graph.Select(s_y > 0, s_x, s_x));
        Assert.Equal(s_graph.True, s_p > 0);
        Assert.Equal(s_graph.False, Less[s_x, s_x]);
    }

    [Fact]
    public void What_would_change_the_domain_stays()
    {
        Expr undefined = Log[s_x];
        Stays(s_x / s_x, Divide);
        Stays(undefined - undefined, Subtract);
        Stays(0 * undefined, Multiply);
        Stays(undefined.Pow(0), Power);
        Stays(Exp[Log[s_x]], Exp);
        Stays(Sqrt[s_x].Pow(2), Power);
        Stays(Tanh[Atanh[s_x]], Tanh);
        Stays(Sin[Asin[s_x]], Sin);
        Stays(Asin[Sin[s_x]], Asin);
        Stays(Acoth[Coth[s_x]], Acoth);
        Stays(Sigmoid[Logit[s_x]], Sigmoid);
        Stays(Acot[-s_x], Acot);
        Stays(s_graph.Number(0) / s_x, Divide);
        Stays(s_graph.One / s_graph.Zero, Divide);
        Stays(Sign[Exp[1 / s_x]], Sign);
        Stays(s_graph.Number(2).Pow(100_000), Power);

        static void Stays(Expr built, Operator op) => Assert.Same(op, built.Operator);
    }

    [Fact]
    public void Kinks_are_decided()
    {
        // The value at the jump and the partials there, as the declarations state them.
        Assert.Equal(0, Heaviside.Evaluate(0));
        Assert.Equal(1, HardLimit.Evaluate(0));
        Assert.Equal(0, Sign.Evaluate(0));
        Assert.Equal(Math.PI / 2, Acot.Evaluate(0));
        Assert.Equal(0, Atan2.Evaluate(0, 0));
        Assert.Equal(Math.PI, Atan2.Evaluate(-0.0, -1));
        Assert.Equal(2, Round.Evaluate(2.5));
    }
}
