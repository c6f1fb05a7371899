using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>Declared first partials, and their derivatives by the sweeps, against extrapolated differences.</summary>
public class PartialsTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-7;

    public static TheoryData<string> Differentiable() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real));

    public static TheoryData<string> Logical() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Boolean));

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void First_and_second_partials_agree_with_differences(string name) => Check(OperatorCases.Named(name), OperatorCases.PartialOf);

    // A wrong partial in the place of a declared one, one operand at a time: the check above must fail for each.
    [Theory]
    [MemberData(nameof(Differentiable))]
    public void A_wrong_partial_is_noticed(string name)
    {
        Operator op = OperatorCases.Named(name);
        (string Name, Func<Expr, Expr> Of)[] mistakes = [("sign", static e => -e), ("factor 2", static e => 2 * e), ("zero", static e => e.Graph.Zero)];
        int positions = Points(op).Max(static p => p.Length);
        for (int i = 0; i < positions; i++)
        {
            int position = i;
            foreach ((string mistake, Func<Expr, Expr> wrong) in mistakes)
            {
                bool changed = false;
                Partial Mutated(Expr node, int at)
                {
                    Partial partial = OperatorCases.PartialOf(node, at);
                    if (at != position || partial.Refusal is not null || wrong(partial.Value) == partial.Value)
                    {
                        return partial;
                    }

                    changed = true;
                    return partial.Guard is { } guard ? Partial.When(guard, wrong(partial.Value)) : wrong(partial.Value);
                }

                Exception? failure = Record.Exception(() => Check(op, Mutated));
                Assert.True(!changed || failure is Xunit.Sdk.XunitException, $"{name}, operand {position}, wrong {mistake}: not noticed");
            }
        }
    }

    private void Check(Operator op, Func<Expr, int, Partial> partialOf)
    {
        double worst = 0;
        int compared = 0;
        foreach (double[] point in Points(op))
        {
            var graph = new ExprGraph();
            Expr[] variables = OperatorCases.Variables(graph, op, point.Length);
            Expr node = graph.Apply(op, variables);
            Assert.Same(op, node.Operator);
            for (int i = 0; i < point.Length; i++)
            {
                Partial partial = partialOf(node, i);
                if (partial.Refusal is { } reason)
                {
                    Assert.NotEqual("", reason);
                    continue;
                }

                // The guard is part of the meaning: where it fails the partial is zero.
                Expr first = partial.Guard is { } guard ? graph.Select(guard, partial.Value, graph.Zero) : partial.Value;
                compared += Compare(op, point, $"∂/∂{variables[i].Name}", first.At(Named(variables, point)), x => OperatorCases.ValueOf(op, With(point, i, x)), point[i], ref worst);
                for (int j = 0; j < point.Length; j++)
                {
                    if (op.OperandElement(j) == Element.Boolean || OperatorCases.PartialOf(node, j).Refusal is not null)
                    {
                        continue;
                    }

                    Expr second = first.Differentiate(variables[j]);
                    compared += Compare(
                        op, point, $"∂²/∂{variables[i].Name}∂{variables[j].Name}", second.At(Named(variables, point)), x => first.At(Named(variables, With(point, j, x))), point[j], ref worst);
                }
            }
        }

        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{op.Name}: {compared} comparisons, worst deviation {worst:e1}"));
        Assert.True(compared > 0, $"nothing about {op.Name} could be compared");
    }

    [Theory]
    [MemberData(nameof(Logical))]
    public void Conditions_have_no_derivative(string name)
    {
        Operator op = OperatorCases.Named(name);
        var graph = new ExprGraph();
        Expr node = graph.Apply(op, OperatorCases.Variables(graph, op, op.MinOperands));
        for (int i = 0; i < op.MinOperands; i++)
        {
            Assert.NotNull(OperatorCases.PartialOf(node, i).Refusal);
        }
    }

    // The declared samples, and random points of the domain where no kink can be hit.
    private static IEnumerable<double[]> Points(Operator op)
    {
        foreach (double[] sample in OperatorCases.SamplesOf(op))
        {
            yield return sample;
        }

        if (op is UnaryOperator { Kink: null } unary)
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

    private int Compare(Operator op, double[] point, string which, double declared, Func<double, double> f, double at, ref double worst)
    {
        if (double.IsNaN(at))
        {
            // A branch that is not taken: nothing of it may get through.
            Assert.Equal(0, declared);
            return 1;
        }

        (double measured, double error) = Richardson.Derivative(f, at);
        double scale = Math.Max(Math.Abs(declared), Math.Abs(measured));
        double slack = 1e-10 * (1 + Math.Abs(f(at)));
        if (error > (Tolerance * scale / 10) + slack)
        {
            // Too close to a pole or a kink to be measured; the declared samples must not be.
            bool isSample = OperatorCases.SamplesOf(op).Any(s => s.AsSpan().SequenceEqual(point));
            Assert.False(isSample, $"{op} {which} at ({string.Join(", ", point)}): differences do not settle, {measured} ± {error}, declared {declared}");
            return 0;
        }

        double deviation = Math.Abs(declared - measured);
        Assert.True(deviation <= (Tolerance * scale) + slack, $"{op} {which} at ({string.Join(", ", point)}): declared {declared}, measured {measured} ± {error}");
        worst = Math.Max(worst, scale > slack * 1e4 ? deviation / scale : 0);
        return 1;
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
