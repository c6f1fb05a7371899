using FsCheck;
using FsCheck.Fluent;
using static Symbolic.Operators;

namespace Symbolic.Tests.Sparsity;

/// <summary>Random functions of eight variables of which each uses only some, with steps that are linear, piecewise linear or neither.</summary>
internal static class RandomFunctions
{
    public static readonly double[] Point = [0.7, -0.4, 1.3, 0.2, -1.1, 0.9, 1.7, -0.6];

    public static void ForAll(Action<Expr[], Expr[]> law) => Prop.ForAll(
        Arb.From(Gen.Choose(0, int.MaxValue - 1).ArrayOf(18)),
        program =>
        {
            var graph = new ExprGraph();
            Expr[] variables = [.. Enumerable.Range(1, Point.Length).Select(i => graph.Symbol($"x_{i}"))];
            List<Expr> nodes = Build(variables, program);
            law(variables, [.. nodes.TakeLast(5)]);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20250101, 7919));

    public static double At(this Expr expr, Expr[] variables) => expr.At([.. variables.Zip(Point)]);

    private static List<Expr> Build(Expr[] variables, int[] program)
    {
        ExprGraph graph = variables[0].Graph;
        var nodes = new List<Expr>(variables) { graph.Number(3) };
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
                7 => Abs[a],
                8 => Max[a, b],
                9 => 5 * a,
                10 => a.Pow(2),
                11 => Relu[a],
                12 => a / 7,
                13 => graph.Select(a > b, a - b, b),
                14 => Floor[a] + b,
                _ => -a,
            });
        }

        return nodes;
    }
}
