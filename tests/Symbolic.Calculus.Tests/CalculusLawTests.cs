using FsCheck;
using FsCheck.Fluent;
using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>The laws of differentiation on random expressions.</summary>
public sealed class CalculusLawTests
{
    private static readonly double[] s_point = [0.7, -0.4, 1.3];

    [Fact]
    public void Forward_equals_reverse() => ForAll((graph, variables, f, _) =>
    {
        Gradient gradient = f.Gradient(variables);
        for (int i = 0; i < variables.Length; i++)
        {
            Expr forward = ((IReadOnlyList<Expr>)[f]).Jvp([variables[i]], [graph.One])[0];
            Close(At(gradient[i], variables), At(forward, variables));
        }
    });

    [Fact]
    public void Gradient_agrees_with_Richardson() => ForAll((_, variables, f, _) =>
    {
        Gradient gradient = f.Gradient(variables);
        for (int i = 0; i < variables.Length; i++)
        {
            double numeric = Richardson(f, variables, i);
            double exact = At(gradient[i], variables);
            if (double.IsFinite(numeric) && Math.Abs(exact) < 1e6)
            {
                Assert.Equal(numeric, exact, 1e-6 * Math.Max(1, Math.Abs(exact)));
            }
        }
    });

    [Fact]
    public void Differentiation_is_linear_and_a_derivation() => ForAll((_, variables, f, g) =>
    {
        Expr x = variables[0];
        Close(At((f + (3 * g)).Differentiate(x), variables), At(f.Differentiate(x) + (3 * g.Differentiate(x)), variables));
        Close(At((f * g).Differentiate(x), variables), At((f.Differentiate(x) * g) + (f * g.Differentiate(x)), variables));
        Close(At(Sin[f].Differentiate(x), variables), At(Cos[f] * f.Differentiate(x), variables));
    });

    [Fact]
    public void Mixed_derivatives_commute() => ForAll((_, variables, f, _) =>
        Close(At(f.Differentiate(variables[0], variables[1]), variables), At(f.Differentiate(variables[1], variables[0]), variables)));

    [Fact]
    public void Jvp_and_vjp_are_dual() => ForAll((graph, variables, f, g) =>
    {
        IReadOnlyList<Expr> outputs = [f, g];
        Expr[] tangent = [graph.Number(2), graph.Number(-1), graph.Number(Rational.From(1, 3))];
        Expr[] cotangent = [graph.Number(-3), graph.Number(5)];
        double left = outputs.Jvp(variables, tangent).Zip(cotangent).Sum(p => At(p.First * p.Second, variables));
        double right = outputs.Vjp(variables, cotangent).Zip(tangent).Sum(p => At(p.First * p.Second, variables));
        Close(left, right);
    });

    [Fact]
    public void Simplification_keeps_the_value() => ForAll((_, variables, f, _) =>
    {
        Expr derivative = f.Differentiate(variables[0]);
        double before = At(derivative, variables);
        if (double.IsFinite(before))
        {
            Close(before, At(derivative.Simplify().Result, variables));
        }
    });

    private static void ForAll(Action<ExprGraph, Expr[], Expr, Expr> law)
    {
        Gen<int[]> programs = Gen.Choose(0, int.MaxValue - 1).ArrayOf(14);
        Prop.ForAll(
            Arb.From(Gen.Two(programs)),
            pair =>
            {
                var graph = new ExprGraph();
                Expr[] variables = [graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("z")];
                law(graph, variables, Build(graph, variables, pair.Item1), Build(graph, variables, pair.Item2));
                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20250101, 7919));
    }

    // A random straight-line program over operators that are smooth, or nearly so, at most points.
    private static Expr Build(ExprGraph graph, Expr[] variables, int[] program)
    {
        var nodes = new List<Expr>(variables) { graph.Number(2), graph.Number(Rational.From(-1, 2)) };
        foreach (int word in program)
        {
            Expr a = nodes[word / 16 % nodes.Count], b = nodes[word / 1024 % nodes.Count];
            nodes.Add((word % 16) switch
            {
                0 or 1 => a + b,
                2 => a - b,
                3 or 4 => a * b,
                5 => a / (2 + b.Pow(2)),
                6 => Sin[a],
                7 => Tanh[a],
                8 => Exp[-a.Pow(2)],
                9 => Sqrt[1 + a.Pow(2)],
                10 => Log[1 + a.Pow(2)],
                11 => Atan[a],
                12 => a.Pow(3),
                13 => graph.Select(a > b, a * b, Cos[a]),
                14 => Sigmoid[a],
                _ => -a,
            });
        }

        return nodes[^1];
    }

    private static double At(Expr expr, Expr[] variables, int shifted = -1, double shift = 0) =>
        expr.At([.. variables.Select((v, i) => (v, s_point[i] + (i == shifted ? shift : 0)))]);

    private static double Richardson(Expr f, Expr[] variables, int variable)
    {
        const double z = 1e-3;
        double wide = (At(f, variables, variable, z) - At(f, variables, variable, -z)) / (2 * z);
        double narrow = (At(f, variables, variable, z / 2) - At(f, variables, variable, -z / 2)) / z;
        double value = narrow + ((narrow - wide) / 3);

        // Where the two differ much the point lies beside a boundary between branches, or the function is too steep for this step.
        return Math.Abs(narrow - wide) > 1e-3 * Math.Max(1, Math.Abs(narrow)) ? double.NaN : value;
    }

    private static void Close(double expected, double actual)
    {
        if (double.IsFinite(expected) && Math.Abs(expected) < 1e100)
        {
            Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));
        }
    }
}
