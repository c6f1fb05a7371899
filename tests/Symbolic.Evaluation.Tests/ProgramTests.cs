using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests;

public class ProgramTests
{
    [Fact]
    public void TheTitleFunctionHasItsValue()
    {
        var g = new ExprGraph();
        var (x, y, z) = g.Symbols("x", "y", "z");
        Expr f = (x * y + z).Pow(2) + Exp[x - y * z];
        Assert.Equal(4 + Math.E, f.Evaluate((x, 1), (y, 2), (z, 0)), 15);
        Assert.Equal(4 + Math.E, f.Evaluate(new Dictionary<string, double> { ["x"] = 1, ["y"] = 2, ["z"] = 0, ["unused"] = 7 }), 15);
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 200)]
    [InlineData(2, 1000)]
    public void TheInterpreterComputesWhatTheOperatorsSay(int salt, int nodes)
    {
        int seeds = 6000 / nodes;
        int finite = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new RandomExpressions(seed * 31 + salt, nodes);
            Expr[] outputs = random.Outputs(5);
            Program program = Program.Create(outputs, random.Variables);
            double[] results = new double[outputs.Length];
            for (int p = 0; p < 8; p++)
            {
                double[] point = random.Point();
                double[] expected = random.Values(point);
                program.Run(point, results);
                for (int i = 0; i < outputs.Length; i++)
                {
                    finite += double.IsFinite(results[i]) ? 1 : 0;
                    AssertSame(expected[outputs[i].Id], results[i], $"seed {seed}, output {i}");
                }
            }
        }

        Assert.True(finite > seeds * 5, $"only {finite} finite values");
    }

    [Fact]
    public void ComparisonsAreFalseWhereASideIsUndefinedExceptUnequal()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr y = g.Symbol("y");
        Expr[] conditions = [x < y, x <= y, x > y, x >= y, x.EqualTo(y), NotEqual[x, y], !(x < y), g.Select(x <= y, g.One, g.Number(2))];
        Program program = Program.Create(conditions, x, y);
        double[] results = new double[conditions.Length];
        program.Run([double.NaN, 1], results);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 2], results);
        program.Run([1, double.NaN], results);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 2], results);
        program.Run([1, 1], results);
        Assert.Equal([0, 1, 0, 1, 1, 0, 1, 1], results);
    }

    [Fact]
    public void ExactNumbersAreRoundedOnce()
    {
        var g = new ExprGraph();
        Assert.Equal(0.1, g.Number(Rational.From(1, 10)).Evaluate());
        Assert.Equal(1.0 / 3, g.Number(Rational.From(1, 3)).Evaluate());
        Expr x = g.Symbol("x");
        Assert.Equal(-0.1 * 7, (-(x * g.Number(0.1))).Evaluate((x, 7)));
    }

    [Fact]
    public void OddRootsOfNegativeNumbersAreReal()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Assert.Equal(-2, x.Pow(Rational.From(1, 3)).Evaluate((x, -8)), 15);
        Assert.Equal(4, x.Pow(Rational.From(2, 3)).Evaluate((x, -8)), 14);
        Assert.Equal(double.NaN, x.Pow(Rational.From(3, 4)).Evaluate((x, -8)));
        Assert.Equal(Math.Pow(1.5, 11), x.Pow(11).Evaluate((x, 1.5)));
        Assert.Equal(Math.Pow(1.5, 7), x.Pow(7).Evaluate((x, 1.5)), 13);
    }

    [Fact]
    public void ANegatedProductWithAConstantTakesOneStep()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        // One step and the result.
        Assert.Equal(2, Program.Create(-(3 * x), x).InstructionCount);
        Assert.Equal(2, Program.Create(-(x / 3), x).InstructionCount);
        Assert.Equal(2, Program.Create(-(3 / x), x).InstructionCount);
        Assert.Equal(-6, (-(3 * x)).Evaluate((x, 2)));
    }

    [Fact]
    public void ConstantsAreFolded()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Assert.Equal(2, Program.Create(x * Log[g.Number(10)], x).InstructionCount);
        Assert.Equal(1, Program.Create(Sqrt[g.Number(2)] + g.Constant(Pi), x).InstructionCount);
    }

    [Fact]
    public void EntriesOfArraysAreConsecutiveResults()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Expr vector = g.Array(new Shape(2), [x, y]);
        Assert.Equal(15, (x * y).ToProgram(x, y).Run(3, 5));
        Program program = Program.Create([x * y, g.Array(new Shape(2, 2), [x, y, x + y, g.One]), x < y], vector);
        Assert.Equal(2, program.InputCount);
        Assert.Equal(6, program.OutputCount);
        double[] results = new double[6];
        program.Run([3, 5], results);
        Assert.Equal([15, 3, 5, 8, 1, 1], results);
        Assert.False(program.IsLogical(4));
        Assert.True(program.IsLogical(5));
        Assert.Equal(new Shape(2, 2), program.OutputTypes[1].Shape);
    }

    [Fact]
    public void TheSameMemoryMayHoldInputsAndResults()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        double[] state = [1, 2];
        Program.Create([x + y, x - y], x, y).Run(state, state);
        Assert.Equal([3, -1], state);
    }

    [Fact]
    public void NamesWithoutValuesAreListed()
    {
        var g = new ExprGraph();
        var (x, y, z) = g.Symbols("x", "y", "z");
        Expr f = x * y + g.Call("h", [z]) - y;
        var error = Assert.Throws<UnresolvedNameException>(() => Program.Create(f, x));
        Assert.Equal(["y", "h", "z"], error.Names.OrderBy(n => "yhz".IndexOf(n, StringComparison.Ordinal)));
        Assert.Contains("'y'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'h'", error.Message, StringComparison.Ordinal);
        Assert.Equal("name", error.Code);
        Assert.NotNull(error.Hint);
        Assert.Equal("'y' has no value: it is no input and no constant.", Assert.Throws<UnresolvedNameException>(() => (x + y).Evaluate((x, 1))).Message);
    }

    [Fact]
    public void InputsAreDistinctVariables()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Assert.Contains("variable", Assert.Throws<ArgumentException>(() => Program.Create(x, x + y)).Message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => Program.Create(x, x, x)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Program.Create(x, new ExprGraph().Symbol("x")));
        Assert.Throws<InvalidOperationException>(() => Program.Create(default(Expr)));
        Program program = Program.Create([x, y], x, y);
        Assert.Equal("The program has 2 inputs, but 1 value is given. (Parameter 'inputs')", Assert.Throws<ArgumentException>(() => program.Run([1.0], new double[2])).Message);
        Assert.Equal("The program has 2 results, but there is room for 1. (Parameter 'outputs')", Assert.Throws<ArgumentException>(() => program.Run([1.0, 2.0], new double[1])).Message);
    }

    [Fact]
    public void RunningAllocatesNothing()
    {
        foreach (int terms in new[] { 3, 2000 })
        {
            var g = new ExprGraph();
            Expr[] x = [.. Enumerable.Range(0, terms).Select(i => g.Symbol("x" + i))];
            Expr sum = x.Aggregate(g.Zero, static (s, v) => s + v * Exp[s]);
            Program program = Program.Create([sum, g.Select(sum > 1, sum, Log[sum])], x);
            double[] inputs = new double[terms], outputs = new double[2];
            program.Run(inputs, outputs);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                program.Run(inputs, outputs);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void ManyThreadsMayRunOneProgram()
    {
        var random = new RandomExpressions(7, 3000);
        Expr[] outputs = random.Outputs(50);
        Program program = Program.Create(outputs, random.Variables);
        double[][] points = [.. Enumerable.Range(0, 64).Select(_ => random.Point())];
        double[][] expected = [.. points.Select(p => { var r = new double[50]; program.Run(p, r); return r; })];
        Parallel.For(0, 2000, i =>
        {
            double[] results = new double[50];
            program.Run(points[i % 64], results);
            Assert.Equal(expected[i % 64], results);
        });
    }

    internal static void AssertSame(double expected, double actual, string where)
    {
        bool same = double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
        Assert.True(same, $"expected {expected:R}, got {actual:R}: {where}");
    }
}
