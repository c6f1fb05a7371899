namespace Symbolic.Conformance;

/// <summary>
/// What an operator declares about its derivatives, against extrapolated differences: the first partials, their derivatives by the
/// sweeps, and that a derivative is refused or left out only where the declaration may and says so.
/// </summary>
internal sealed class PartialCheck(Operator op)
{
    private const double Tolerance = 1e-7;

    private readonly double[][] _samples = [.. OperatorCases.SamplesOf(op)];

    /// <summary>How many values were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>The largest relative deviation.</summary>
    public double Worst { get; private set; }

    /// <summary>Compares at all points; throws at the first that disagrees.</summary>
    public void Run()
    {
        foreach (double[] point in Points())
        {
            var graph = new ExprGraph();
            Expr[] variables = OperatorCases.Variables(graph, op, point.Length);
            Expr node = graph.Apply(op, variables);
            Assert.Same(op, node.Operator);
            for (int i = 0; i < point.Length; i++)
            {
                Partial partial = OperatorCases.PartialOf(node, i);
                if (IsRefused(partial, i, point))
                {
                    continue;
                }

                // The guard is part of the meaning: where it fails the partial is zero.
                Expr first = partial.Guard is { } guard ? graph.Select(guard, partial.Value, graph.Zero) : partial.Value;
                Assert.False(first.IsZero && partial.Note?.StartsWith(op.Name, StringComparison.Ordinal) != true, $"{op}: the derivative by operand {i} is 0, and no note says why");
                Compare(point, $"∂/∂{variables[i].Name}", first.At(Named(variables, point)), x => OperatorCases.ValueOf(op, With(point, i, x)), point[i]);
                for (int j = 0; j < point.Length; j++)
                {
                    if (op.OperandElement(j) == Element.Boolean || OperatorCases.PartialOf(node, j).Refusal is not null)
                    {
                        continue;
                    }

                    Expr second = first.Differentiate(variables[j]);
                    Compare(point, $"∂²/∂{variables[i].Name}∂{variables[j].Name}", second.At(Named(variables, point)), x => first.At(Named(variables, With(point, j, x))), point[j]);
                }
            }
        }
    }

    // Truth values have no derivative; a number has one unless the function has no values beside the point.
    private bool IsRefused(Partial partial, int position, double[] point)
    {
        bool logical = op.ResultElement == Element.Boolean || op.OperandElement(position) == Element.Boolean;
        Assert.True(!logical || partial.Refusal is not null, $"{op}: a truth value has no derivative, and {partial.Value} is given");
        if (partial.Refusal is null)
        {
            return false;
        }

        Assert.NotEqual("", partial.Refusal);
        Assert.True(
            logical || double.IsNaN(OperatorCases.ValueOf(op, With(point, position, point[position] + 1e-3))),
            $"{op} has values beside ({string.Join(", ", point)}), and its derivative by operand {position} is refused");
        Compared += logical ? 1 : 0;
        return true;
    }

    // The declared samples, and random points of the domain where no kink can be hit.
    private IEnumerable<double[]> Points()
    {
        foreach (double[] sample in _samples)
        {
            yield return sample;
        }

        if (op is UnaryOperator { Kink: null, IsLogical: false } unary)
        {
            var random = new Random(20240229);
            for (int i = 0; i < 40; i++)
            {
                double x = (random.NextDouble() - 0.5) * (i % 2 == 0 ? 2 : 12);
                if (unary.Domain.Contains(x))
                {
                    yield return [x];
                }
            }
        }
    }

    private void Compare(double[] point, string which, double declared, Func<double, double> f, double at)
    {
        if (double.IsNaN(at))
        {
            // A branch that is not taken: nothing of it may get through.
            Assert.Equal(0, declared);
            Compared++;
            return;
        }

        (double measured, double error) = Richardson.Derivative(f, at);
        double scale = Math.Max(Math.Abs(declared), Math.Abs(measured));
        double slack = 1e-10 * (1 + Math.Abs(f(at)));
        if (error > (Tolerance * scale / 10) + slack)
        {
            // Too close to a pole or a kink to be measured; the declared samples must not be.
            bool isSample = _samples.Any(s => s.AsSpan().SequenceEqual(point));
            Assert.False(isSample, $"{op} {which} at ({string.Join(", ", point)}): differences do not settle, {measured} ± {error}, declared {declared}");
            return;
        }

        double deviation = Math.Abs(declared - measured);
        Assert.True(deviation <= (Tolerance * scale) + slack, $"{op} {which} at ({string.Join(", ", point)}): declared {declared}, measured {measured} ± {error}");
        Worst = Math.Max(Worst, scale > slack * 1e4 ? deviation / scale : 0);
        Compared++;
    }

    private static double[] With(double[] point, int position, double value)
    {
        double[] moved = [.. point];
        moved[position] = value;
        return moved;
    }

    private static Dictionary<string, double> Named(Expr[] variables, double[] point) =>
        variables.Zip(point).ToDictionary(static p => p.First.Name, static p => p.Second);
}
