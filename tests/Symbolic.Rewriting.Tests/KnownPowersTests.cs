using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Simplification under equations about powers: the same values wherever the equations hold.</summary>
public sealed class KnownPowersTests
{
    [Fact]
    public void Where_the_equation_holds_the_values_stay()
    {
        int compared = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var graph = new ExprGraph();
            (Expr x, Expr y) = graph.Symbols("x", "y");
            int exponent = random.Next(2, 5);
            int root = random.Next(1, 4);
            graph.AssumePower(y, exponent, (int)Math.Pow(root, exponent));
            Expr expression = Random(graph, random, x, y, 5);
            Expr simple = expression.Simplify().Result;
            foreach (int sign in exponent % 2 == 0 ? new[] { -1, 1 } : [1])
            {
                double before = Value(expression, 0.7, sign * root), after = Value(simple, 0.7, sign * root);
                if (double.IsFinite(before))
                {
                    compared++;
                    Assert.True(Math.Abs(before - after) <= 1e-9 * Math.Max(1, Math.Abs(before)), $"{expression} is {before}, {simple} is {after} at y = {sign * root}, y^{exponent}");
                }
            }
        }

        Assert.True(compared > 200, $"only {compared} values were compared");
    }

    [Fact]
    public void No_higher_power_is_left()
    {
        var graph = new ExprGraph();
        Expr y = graph.Symbol("y");
        graph.AssumePower(y, 3, 2);
        Assert.Equal("4*y", y.Pow(7).Simplify().Result.ToText());
        Assert.Equal("y^2", y.Pow(2).Simplify().Result.ToText());
    }

    [Fact]
    public void The_equation_comes_along_into_another_graph()
    {
        var graph = new ExprGraph();
        Expr y = graph.Symbol("y");
        graph.AssumePower(y, 2, 1);
        Expr copy = new ExprGraph().Import(y.Pow(3));
        Assert.Equal("y", copy.Simplify().Result.ToText());
    }

    [Fact]
    public void What_cannot_hold_is_refused()
    {
        var graph = new ExprGraph();
        Expr y = graph.Symbol("y");
        Assert.Throws<ArgumentException>(() => graph.AssumePower(y, 2, -1));
        Assert.Throws<ArgumentException>(() => graph.AssumePower(y, 3, 0));
        Assert.Throws<ArgumentException>(() => graph.AssumePower(y + 1, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.AssumePower(y, 1, 1));
        graph.AssumePower(y, 2, 1);
        graph.AssumePower(y, 2, 1);
        Assert.Throws<ArgumentException>(() => graph.AssumePower(y, 2, 4));
    }

    private static Expr Random(ExprGraph graph, Random random, Expr x, Expr y, int depth)
    {
        if (depth == 0)
        {
            return random.Next(3) switch { 0 => x, 1 => y, _ => graph.Number(random.Next(1, 4)) };
        }

        Expr a = Random(graph, random, x, y, depth - 1), b = Random(graph, random, x, y, random.Next(depth));
        return random.Next(7) switch
        {
            0 => a + b,
            1 => a - b,
            2 => a * b,
            3 => a / b,
            4 => y.Pow(random.Next(-6, 9)) * a,
            5 => Abs[y] + a,
            _ => Sin[a],
        };
    }

    private static double Value(Expr expression, double x, double y)
    {
        var values = new Dictionary<Expr, double>();
        var open = new Stack<Expr>([expression]);
        while (open.TryPeek(out Expr node))
        {
            if (values.ContainsKey(node))
            {
                open.Pop();
                continue;
            }

            Expr[] missing = [.. node.Operands.Where(o => !values.ContainsKey(o))];
            if (missing.Length > 0)
            {
                missing.ToList().ForEach(open.Push);
                continue;
            }

            double[] o = [.. node.Operands.Select(operand => values[operand])];
            values[node] = node.IsNumber ? (double)node.Number
                : node.IsSymbol ? node.Name == "x" ? x : y
                : node.Operator is UnaryOperator unary ? unary.Evaluate(o[0])
                : node.Operator is BinaryOperator binary ? binary.Evaluate(o[0], o[1])
                : throw new InvalidOperationException(node.ToString());
        }

        return values[expression];
    }
}
