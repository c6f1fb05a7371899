using FsCheck;
using FsCheck.Fluent;
using Symbolic.Verification;
using Xunit.Abstractions;
using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>The laws of differentiation on random expressions over the whole operator table.</summary>
public sealed class CalculusLawTests(ITestOutputHelper output)
{
    private const int Expressions = 200;

    private static readonly double[] s_point = [0.7, -0.4, 1.3];

    // Arithmetic and functions that have values everywhere keep most of the expressions defined.
    private static readonly Operator[] s_preferred =
        [Add, Add, Subtract, Multiply, Multiply, Divide, Negate, Sin, Cos, Exp, Tanh, Atan, Sigmoid, Softplus, Abs, Max, Select, Less];

    private static readonly UnaryOperator[] s_functions = [.. OperatorTable.Standard.All.OfType<UnaryOperator>().Where(static o => !o.IsLogical)];

    [Fact]
    public void Forward_equals_reverse() => ForAll((graph, variables, f, _, _) =>
    {
        Gradient gradient = f.Gradient(variables);
        return [.. variables.Select((v, i) => (gradient[i], ((IReadOnlyList<Expr>)[f]).Jvp([v], [graph.One])[0]))];
    });

    [Fact]
    public void Gradient_agrees_with_differences() => ForAll((_, variables, f, _, _) =>
    {
        for (int i = 0; i < variables.Length; i++)
        {
            AgreesWithDifferences(f, variables, i);
        }

        return [(f, f)];
    });

    [Fact]
    public void Differentiation_is_linear_and_a_derivation() => ForAll((_, variables, f, g, _) =>
    {
        Expr x = variables[0], df = f.Differentiate(x), dg = g.Differentiate(x);
        return
        [
            ((f + (3 * g)).Differentiate(x), df + (3 * dg)),
            ((f * g).Differentiate(x), (df * g) + (f * dg)),
            ((f / g).Differentiate(x), (df / g) - (f * dg / g.Pow(2))),
        ];
    });

    [Fact]
    public void The_derivative_of_a_function_of_a_function_is_a_product() => ForAll((graph, variables, f, _, choice) =>
    {
        UnaryOperator outer = s_functions[choice % s_functions.Length];
        Expr t = graph.Symbol("t");
        return [(outer[f].Differentiate(variables[0]), outer[t].Differentiate(t).Substitute(t, f) * f.Differentiate(variables[0]))];
    });

    [Fact]
    public void Substitution_commutes_with_differentiation() => ForAll((graph, variables, f, g, _) =>
    {
        // y becomes a function of z alone, then one of x and z.
        (Expr x, Expr y, Expr z) = (variables[0], variables[1], variables[2]);
        Expr constant = g.Substitute(new Dictionary<Expr, Expr> { [x] = z, [y] = graph.Number(Rational.From(1, 3)) });
        Expr inner = g.Substitute(y, graph.Number(Rational.From(-2, 7)));
        return
        [
            (f.Substitute(y, constant).Differentiate(x), f.Differentiate(x).Substitute(y, constant)),
            (f.Substitute(y, inner).Differentiate(x), f.Differentiate(x).Substitute(y, inner) + (f.Differentiate(y).Substitute(y, inner) * inner.Differentiate(x))),
        ];
    });

    [Fact]
    public void Mixed_derivatives_commute() => ForAll((_, variables, f, _, _) =>
    {
        DerivativeMatrix hessian = f.Hessian(variables);
        return
        [
            (f.Differentiate(variables[0], variables[1]), f.Differentiate(variables[1], variables[0])),
            (hessian[0, 2], hessian[2, 0]),
            (hessian[1, 2], f.Differentiate(variables[2], variables[1])),
        ];
    });

    [Fact]
    public void Jvp_and_vjp_are_dual() => ForAll((graph, variables, f, g, _) =>
    {
        IReadOnlyList<Expr> outputs = [f, g];
        Expr[] tangent = [graph.Number(2), graph.Number(-1), graph.Number(Rational.From(1, 3))];
        Expr[] cotangent = [graph.Number(-3), graph.Number(5)];
        return
        [
            (outputs.Jvp(variables, tangent).Zip(cotangent).Aggregate(graph.Zero, static (sum, p) => sum + (p.First * p.Second)),
             outputs.Vjp(variables, cotangent).Zip(tangent).Aggregate(graph.Zero, static (sum, p) => sum + (p.First * p.Second))),
        ];
    });

    [Fact]
    public void Simplification_keeps_the_value_of_a_derivative() => ForAll((_, variables, f, _, _) =>
    {
        Expr derivative = f.Differentiate(variables[0]);
        return [(derivative, derivative.Simplify().Result)];
    });

    [Fact]
    public void The_laws_hold_as_normal_forms()
    {
        // Of polynomials and of quotients and functions of them the difference of both sides is simplified to 0.
        for (int seed = 0; seed < 60; seed++)
        {
            var graph = new ExprGraph();
            Expr x = graph.Symbol("x"), y = graph.Symbol("y");
            var grower = new ExpressionGrower(graph, new Random(seed)) { Preferred = [Add, Subtract, Multiply, Multiply, Divide, Sin, Exp], OneOfAllIn = int.MaxValue };
            grower.Numbers.AddRange([x, y, graph.Number(3), x, y]);
            Expr f = Grown(grower, 3), g = Grown(grower, 3);
            (Expr df, Expr dg) = (f.Differentiate(x), g.Differentiate(x));
            foreach (Expr difference in (Expr[])
                [
                    ((5 * f) - g).Differentiate(x) - ((5 * df) - dg),
                    (f * g).Differentiate(x) - ((df * g) + (f * dg)),
                    Sin[f].Differentiate(x) - (Cos[f] * df),
                    f.Differentiate(x, y) - f.Differentiate(y, x),
                    f.Substitute(y, x.Pow(2)).Differentiate(x) - (df + (2 * x * f.Differentiate(y))).Substitute(y, x.Pow(2)),
                ])
            {
                Assert.Equal(graph.Zero, difference.Simplify().Result);
            }
        }
    }

    private static Expr Grown(ExpressionGrower grower, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            grower.Grow();
        }

        return grower.Numbers[^1];
    }

    // By Richardson's extrapolation.
    private static void AgreesWithDifferences(Expr f, Expr[] variables, int variable)
    {
        const double step = 1e-3;
        Program program = Program.Create([f, f.Gradient(variables)[variable]], variables);
        double wide = (At(2 * step)[0] - At(-2 * step)[0]) / (4 * step), narrow = (At(step)[0] - At(-step)[0]) / (2 * step);
        double value = narrow + ((narrow - wide) / 3), exact = At(0)[1];

        // Where the two differ much the point lies beside a boundary between branches, or the function is too steep for this step.
        bool settled = Math.Abs(narrow - wide) <= 1e-5 * Math.Max(1, Math.Abs(narrow));
        Assert.True(!settled || !double.IsFinite(exact) || Math.Abs(exact - value) <= 1e-6 * Math.Max(1, Math.Abs(exact)), $"{f} by {variables[variable]}: {exact:R}, and from differences {value:R}");

        double[] At(double shift)
        {
            var results = new double[2];
            program.Run([.. s_point.Select((x, i) => x + (i == variable ? shift : 0))], results);
            return results;
        }
    }

    // Both sides of each equation have one value, where both have one.
    private void ForAll(Func<ExprGraph, Expr[], Expr, Expr, int, (Expr Left, Expr Right)[]> law)
    {
        int compared = 0;
        Prop.ForAll(
            Arb.From(Gen.Two(Gen.Choose(0, int.MaxValue - 1)).SelectMany(static seeds => Gen.Choose(1, 14).Select(size => (Seed: seeds.Item1, Choice: seeds.Item2, Size: size))), static c =>
                Enumerable.Range(1, c.Size - 1).Select(size => c with { Size = size })),
            c =>
            {
                var graph = new ExprGraph();
                Expr[] variables = [graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("z")];
                var grower = new ExpressionGrower(graph, new Random(c.Seed)) { Preferred = s_preferred };
                grower.Numbers.AddRange([.. variables, graph.Number(2), graph.Number(Rational.From(-1, 2))]);
                grower.Conditions.Add(variables[0] < variables[1]);
                Expr f = Grown(grower, c.Size), g = Grown(grower, c.Size);
                foreach ((Expr left, Expr right) in Sides(law, graph, variables, f, g, c.Choice))
                {
                    compared += Close(left, right, variables, f) ? 1 : 0;
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Expressions).WithReplay(20250101, 7919));
        output.WriteLine($"{compared} values compared");
        Assert.True(compared > Expressions / 3, $"only {compared} values were compared");
    }

    private static (Expr Left, Expr Right)[] Sides(Func<ExprGraph, Expr[], Expr, Expr, int, (Expr Left, Expr Right)[]> law, ExprGraph graph, Expr[] variables, Expr f, Expr g, int choice)
    {
        try
        {
            return law(graph, variables, f, g, choice);
        }
        catch (DerivativeUndefinedException)
        {
            // The order of a polygamma function, or a power of a negative number, by which nothing can be differentiated.
            return [];
        }
    }

    // Numbers on the way that are much larger than the result leave nothing of it to compare.
    private static bool Close(Expr left, Expr right, Expr[] variables, Expr f)
    {
        Expr[] nodes = [.. left.Descendants().Concat(right.Descendants()).Where(static n => n.Type.IsRealScalar), left, right];
        var values = new double[nodes.Length];
        Program.Create(nodes, variables).Run(s_point, values);
        (double a, double b) = (values[^2], values[^1]);
        double scale = values.Where(double.IsFinite).Max(Math.Abs);
        if (scale > 1e7 || !double.IsFinite(a) || !double.IsFinite(b))
        {
            return false;
        }

        Assert.True(Math.Abs(a - b) <= 1e-9 * Math.Max(1, scale), $"{f}: {left} is {a:R}, and {right} is {b:R}");
        return true;
    }
}
