using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests;

public class LargeProgramTests
{
    [Fact]
    public void AMillionNodesInAChainRun()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Expr chain = x;
        double expected = 0.5;
        for (int i = 0; i < 500_000; i++)
        {
            chain = chain * y + x;
            expected = expected * 0.25 + 0.5;
        }

        Program program = Program.Create(chain, x, y);
        Assert.Equal(1_000_001, program.InstructionCount);
        Assert.True(program.SlotCount <= 4, $"{program.SlotCount} slots");
        Assert.Equal(expected, program.Run(0.5, 0.25));
    }

    [Fact]
    public void AMillionSharedNodesWithManyResultsRun()
    {
        var random = new Random(5);
        var g = new ExprGraph();
        Expr[] inputs = [.. Enumerable.Range(0, 1000).Select(i => g.Symbol("x" + i))];
        var nodes = new List<Expr>(inputs);
        while (nodes.Count < 1_000_000)
        {
            Expr a = nodes[random.Next(nodes.Count)], b = nodes[random.Next(nodes.Count)];
            nodes.Add(random.Next(3) switch { 0 => a + b, 1 => a - b, _ => a * b });
        }

        Expr[] outputs = [.. nodes.Skip(990_000)];
        Program program = Program.Create(outputs, inputs);
        double[] point = [.. inputs.Select(_ => random.NextDouble() - 0.5)];
        double[] results = new double[outputs.Length];
        program.Run(point, results);

        var values = new double[g.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            values[inputs[i].Id] = point[i];
        }

        for (int id = 0; id < g.Count; id++)
        {
            Expr node = g[id];
            values[id] = node.Operator switch
            {
                BinaryOperator { Primitive: Primitive.Power } => values[node.Operands[0].Id] * values[node.Operands[0].Id],
                BinaryOperator op => op.Evaluate(values[node.Operands[0].Id], values[node.Operands[1].Id]),
                UnaryOperator op => op.Evaluate(values[node.Operands[0].Id]),
                _ when node.IsNumber => node.Number.ToDouble(),
                _ => values[id],
            };
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.Equal(values[outputs[i].Id], results[i]);
        }
    }
}
