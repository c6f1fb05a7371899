namespace Symbolic.Conformance;

/// <summary>What a constructor makes of operands, against the declared value of the operator there.</summary>
internal sealed class ExactCheck(Operator op)
{
    private static readonly double[] s_extremePoints =
        [0, 1, -1, 2, -2, 0.5, -0.5, 3.7, -3.7, 1e-8, -1e-8, 1e-300, -1e-300, double.Epsilon, 1e300, -1e300];

    private static readonly double[] s_moderatePoints = [0, 1, -1, 2, -2, 0.5, -0.5, 3.7, -3.7, 1e-3, 4.5];

    /// <summary>Numbers, constants and variables about which this or that is known.</summary>
    public void Plain()
    {
        var graph = new ExprGraph();
        Expr[] pool = [.. Numbers(graph), .. Variables(graph), .. Variables(graph).Select(static v => -v), graph.Constant(Operators.Pi), graph.Constant(Operators.E)];
        Check(graph, pool, s_extremePoints, 1e-12);
    }

    /// <summary>Functions, powers and multiples of variables, beside a few plain operands.</summary>
    public void Compound()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        IEnumerable<Expr> applied = OperatorCases.RealUnary.SelectMany(u => Variables(graph).Select(v => u[v]));
        IEnumerable<Expr> powers = [x.Pow(2), x.Pow(3), x.Pow(4), x.Pow(Rational.From(1, 3)), x.Pow(Rational.From(2, 3)), x.Pow(Rational.From(3, 2)), 1 / x, 2 / x.Pow(2)];
        IEnumerable<Expr> rest = [2 * x, x / 2, -(x / 3), 0.5 * x, x + 1, x - 1, 1 - x, graph.Number(2).Pow(x), graph.Number(10).Pow(x), graph.Number(3).Pow(x), graph.Select(x > 0, x, -x)];
        Expr[] pool = [.. applied, .. powers, .. rest, .. MultiplesOfPi(graph)];
        if (op is UnaryOperator)
        {
            Check(graph, pool, s_moderatePoints, 1e-9);
        }
        else
        {
            // Every compound operand beside a few plain ones, in every place.
            Expr[] plain = [graph.Zero, graph.One, graph.Number(2), -graph.One, graph.Number(3), graph.Number(Rational.From(1, 2)), x, -x, graph.Symbol("p", Facts.Positive)];
            Check(graph, pool, plain, s_moderatePoints, 1e-9);
        }
    }

    private static IEnumerable<Expr> Numbers(ExprGraph graph)
    {
        foreach ((int numerator, int denominator) in new[]
        {
            (0, 1), (1, 1), (-1, 1), (2, 1), (-2, 1), (3, 1), (-3, 1), (4, 1), (8, 1), (9, 1), (10, 1), (20, 1), (27, 1), (100, 1), (-27, 1),
            (1, 2), (-1, 2), (1, 3), (-2, 3), (5, 2), (-7, 2), (1, 100), (4, 9), (8, 27), (-8, 27),
        })
        {
            yield return graph.Number(Rational.From(numerator, denominator));
        }

        yield return graph.Number(0.25);
        yield return graph.Number(-1.5);
    }

    private static IEnumerable<Expr> Variables(ExprGraph graph) =>
    [
        graph.Symbol("x"), graph.Symbol("p", Facts.Positive), graph.Symbol("q", Facts.Nonnegative), graph.Symbol("m", Facts.Negative),
        graph.Symbol("k", Facts.Nonpositive), graph.Symbol("n", Facts.Integer), graph.Symbol("z", Facts.NonZero),
    ];

    private static IEnumerable<Expr> MultiplesOfPi(ExprGraph graph)
    {
        Expr pi = graph.Constant(Operators.Pi);
        for (int k = -26; k <= 26; k++)
        {
            yield return k * pi / 12;
            yield return graph.Number(Rational.From(k, 10)) * pi;
        }
    }

    private void Check(ExprGraph graph, Expr[] pool, double[] points, double tolerance) => Check(graph, pool, pool, points, tolerance);

    private void Check(ExprGraph graph, Expr[] pool, Expr[] others, double[] points, double tolerance)
    {
        foreach (double point in points)
        {
            Dictionary<string, double> values = Assign(point);
            var evaluation = new NodeEvaluation(graph, values);
            HashSet<Expr> excluded = [.. pool.Concat(others).Distinct().Where(e => ReadsExcluded(e, values))];
            foreach (Expr[] operands in OperandLists(pool, others))
            {
                // A variable is tested only where its assumption holds.
                if (operands.Any(excluded.Contains))
                {
                    continue;
                }

                double[] raw = [.. operands.Select(o => evaluation[o])];
                Expr built = graph.Apply(op, operands);
                double value = evaluation[built];
                Assert.True(
                    Agrees(op, operands, raw, value, tolerance),
                    $"{op}({string.Join(", ", operands.Select(o => Describe(o)))}) at {point}: {NodeEvaluation.Apply(op, operands, raw)} became {value} as {Describe(built)}");
            }
        }
    }

    private IEnumerable<Expr[]> OperandLists(Expr[] pool, Expr[] others)
    {
        if (op is UnaryOperator)
        {
            return pool.Select(static e => new[] { e });
        }

        if (op is BinaryOperator)
        {
            return pool.SelectMany(a => others.SelectMany(b => new[] { new[] { a, b }, [b, a] }));
        }

        // More operands are too many for every combination.
        var random = new Random(31);
        return Enumerable.Range(0, 3000).Select(i =>
        {
            int count = op.MaxOperands == int.MaxValue ? 1 + (i % 4) : op.MaxOperands;
            return Enumerable.Range(0, count).Select(k => (k == i % count ? pool : others)[random.Next((k == i % count ? pool : others).Length)]).ToArray();
        });
    }

    private static Dictionary<string, double> Assign(double x) => new()
    {
        ["x"] = x,
        ["p"] = x > 0 ? x : double.NaN,
        ["q"] = x >= 0 ? x : double.NaN,
        ["m"] = x < 0 ? x : double.NaN,
        ["k"] = x <= 0 ? x : double.NaN,
        ["n"] = double.IsInteger(x) ? x : double.NaN,
        ["z"] = x != 0 ? x : double.NaN,
    };

    private static bool ReadsExcluded(Expr root, Dictionary<string, double> values)
    {
        bool[] reachable = root.Graph.Reachable([root.Id]);
        for (int id = 0; id <= root.Id; id++)
        {
            if (reachable[id] && root.Graph[id].IsSymbol && double.IsNaN(values[root.Graph[id].Name]))
            {
                return true;
            }
        }

        return false;
    }

    // Operands that are not whole are rounded numbers, so the value may be that of operands one rounding away; a pole may have been
    // rounded off.
    private static bool Agrees(Operator op, Expr[] operands, double[] raw, double built, double tolerance)
    {
        const double Rounding = 4e-16;
        if (Same(NodeEvaluation.Apply(op, operands, raw), built, tolerance))
        {
            return true;
        }

        int combinations = 1 << (2 * Math.Min(operands.Length, 4));
        for (int c = 1; c < combinations; c++)
        {
            double[] moved = [.. raw];
            for (int i = 0; i < Math.Min(operands.Length, 4); i++)
            {
                moved[i] *= operands[i].Facts.IsInteger == Truth.True ? 1 : ((c >> (2 * i)) & 3) switch { 1 => 1 + Rounding, 2 => 1 - Rounding, _ => 1 };
            }

            if (Same(NodeEvaluation.Apply(op, operands, moved), built, tolerance))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(double raw, double built, double tolerance)
    {
        if (!double.IsFinite(raw) || !double.IsFinite(built))
        {
            return raw.Equals(built) || (!double.IsFinite(raw) && !double.IsFinite(built)) || (Math.Abs(raw) > 1e15 && double.IsNaN(built));
        }

        return Math.Abs(raw - built) <= (tolerance * Math.Max(Math.Abs(raw), Math.Abs(built))) + (tolerance > 1e-11 ? 1e-12 : 1e-13);
    }

    private static string Describe(Expr e) => e.IsNumber ? e.Number.ToString()
        : e.IsSymbol ? e.Name
        : e.Operands.Count == 0 ? e.Operator.Name
        : $"{e.Operator.Name}({string.Join(", ", e.Operands.Select(static o => o.IsNumber ? o.Number.ToString() : o.IsSymbol ? o.Name : o.Operator.Name + "(…)"))})";
}
