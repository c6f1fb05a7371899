namespace Symbolic.Conformance.Export;

/// <summary>A function to be exported, run elsewhere, and compared with our own programs.</summary>
internal sealed class ExportCase
{
    private const double Nearby = 1e-12;

    private readonly Program _program;

    public ExportCase(string name, IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, IEnumerable<double[]> points)
    {
        (Name, Outputs, Inputs, Points) = (name, outputs, inputs, [.. points]);
        _program = Program.Create(outputs, [.. inputs]);
    }

    public string Name { get; }

    public IReadOnlyList<Expr> Outputs { get; }

    public IReadOnlyList<Expr> Inputs { get; }

    public double[][] Points { get; }

    public bool Uses(Operator op) => Outputs.Any(o => o.ToString().Contains(op.Name, StringComparison.Ordinal));

    public bool Calls(Operator op) => Outputs.Any(o => o.Descendants().Any(n => n.Is(op)));

    public double[] Expected(double[] point)
    {
        double[] results = new double[_program.OutputCount];
        _program.Run(point, results);
        return results;
    }

    /// <summary>What is wrong with results that another language computed; null for nothing.</summary>
    public string? Compare(int point, ReadOnlySpan<double> actual, double tolerance)
    {
        double[] expected = Expected(Points[point]);
        double[]? spread = null;
        double? slack = null;
        for (int i = 0; i < expected.Length; i++)
        {
            double e = expected[i], a = actual[i];
            if (e.Equals(a) || e == a || Math.Abs(e - a) <= tolerance * Math.Max(Math.Abs(e), 2.2250738585072014e-308))
            {
                continue;
            }

            // Where neighbouring points have other values, a last digit on the way may make the difference.
            spread ??= Spread(Points[point], expected);
            slack ??= Slack(Points[point]);
            if (Math.Abs(e - a) <= spread[i] + slack.Value || (double.IsNaN(spread[i]) && (double.IsNaN(e) || double.IsNaN(a) || double.IsInfinity(e) || double.IsInfinity(a))))
            {
                continue;
            }

            return $"{Name}, result {i} ({Outputs[Math.Min(i, Outputs.Count - 1)]}) at ({string.Join(", ", Points[point])}): {e} expected, {a} computed";
        }

        return null;
    }

    // A last digit of the largest term of a sum: what is left of the sum may be smaller than that.
    private double Slack(double[] point)
    {
        const double Digits = 1e-14;
        var evaluation = new NodeEvaluation(Outputs[0].Graph, Inputs.Zip(point).ToDictionary(static p => p.First.Name, static p => p.Second));
        double largest = 0;
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>(Outputs);
        while (open.TryPop(out Expr node))
        {
            if (seen.Add(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                    double term = node.Operator == Operators.Add || node.Operator == Operators.Subtract ? Math.Abs(evaluation[operand]) : 0;
                    largest = double.IsFinite(term) ? Math.Max(largest, term) : largest;
                }
            }
        }

        return Digits * largest;
    }

    private double[] Spread(double[] point, double[] at)
    {
        double[] spread = new double[at.Length];
        for (int j = 0; j < point.Length; j++)
        {
            foreach (double sign in new[] { -1.0, 1.0 })
            {
                double[] moved = [.. point];
                moved[j] += sign * (moved[j] == 0 ? Nearby : Math.Abs(moved[j]) * Nearby);
                if (point[j] == 0 || moved[j].Equals(point[j]))
                {
                    continue;
                }

                double[] there = Expected(moved);
                for (int i = 0; i < spread.Length; i++)
                {
                    double difference = Math.Abs(there[i] - at[i]);
                    spread[i] = double.IsNaN(difference) && !(double.IsNaN(there[i]) && double.IsNaN(at[i])) ? double.NaN : double.IsNaN(difference) ? spread[i] : Math.Max(spread[i], difference);
                }
            }
        }

        return spread;
    }
}
