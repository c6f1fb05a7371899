namespace Symbolic.Conformance;

/// <summary>Programs compute what the declarations say: every operator, alone and differentiated, at its samples and at special points.</summary>
public class ProgramTests
{
    private static readonly double[] s_special = [0, -0.0, 1, -1, 0.5, -0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e300, -1e300];

    public static TheoryData<string> Computing() => OperatorCases.NamesOf(OperatorCases.Computing);

    public static TheoryData<string> Real() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real));

    [Theory]
    [MemberData(nameof(Computing))]
    public void Programs_compute_the_declared_values(string name)
    {
        Operator op = OperatorCases.Named(name);
        foreach (IGrouping<int, double[]> samples in Points(op).GroupBy(static s => s.Length))
        {
            var graph = new ExprGraph();
            Expr[] variables = OperatorCases.Variables(graph, op, samples.Key);
            Program program = Program.Create(graph.Apply(op, variables), variables);
            foreach (double[] sample in samples)
            {
                AssertEqual(OperatorCases.ValueOf(op, sample), program.Run(sample), 0, $"{op}({string.Join(", ", sample)})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Computing))]
    public void Programs_fold_constants_to_the_declared_values(string name)
    {
        Operator op = OperatorCases.Named(name);
        if (op.OperandElement(0) == Element.Boolean)
        {
            return;
        }

        foreach (double[] sample in OperatorCases.SamplesOf(op))
        {
            var graph = new ExprGraph();
            Expr[] numbers = [.. sample.Select(graph.Number)];
            AssertEqual(NodeEvaluation.Apply(op, numbers, sample), Program.Create(graph.Apply(op, numbers)).Run(), 1e-12, $"{op}({string.Join(", ", sample)})");
        }
    }

    [Theory]
    [MemberData(nameof(Real))]
    public void Programs_compute_the_derivatives(string name)
    {
        Operator op = OperatorCases.Named(name);
        foreach (double[] sample in OperatorCases.SamplesOf(op))
        {
            var graph = new ExprGraph();
            Expr[] variables = OperatorCases.Variables(graph, op, sample.Length);
            Expr node = graph.Apply(op, variables);
            Expr[] wanted = [.. variables.Where((_, i) => op.OperandElement(i) == Element.Real && OperatorCases.PartialOf(node, i).Refusal is null)];
            Expr[] outputs = [node, .. wanted.Select(v => node.Differentiate(v))];
            Program program = Program.Create(outputs, variables);
            double[] results = new double[outputs.Length];
            program.Run(sample, results);
            var evaluation = new NodeEvaluation(graph, variables.Zip(sample).ToDictionary(static p => p.First.Name, static p => p.Second));
            for (int i = 0; i < outputs.Length; i++)
            {
                AssertEqual(evaluation[outputs[i]], results[i], 1e-14, $"output {i} of {op} at ({string.Join(", ", sample)})");
            }
        }
    }

    private static IEnumerable<double[]> Points(Operator op)
    {
        IEnumerable<double[]> special = op.OperandElement(0) == Element.Boolean ? []
            : op is UnaryOperator ? s_special.Select(static x => new[] { x })
            : op is BinaryOperator or NaryOperator { Fold: not null } ? s_special.SelectMany(static x => s_special.Select(y => new[] { x, y }))
            : [];
        return OperatorCases.SamplesOf(op).Concat(special);
    }

    private static void AssertEqual(double expected, double actual, double tolerance, string what) => Assert.True(
        expected.Equals(actual) || expected == actual || Math.Abs(expected - actual) <= tolerance * Math.Abs(expected),
        $"{what}: declared {expected}, computed {actual}");
}
