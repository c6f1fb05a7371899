namespace Symbolic.Evaluation.Tests.Batch;

public class BatchValueTests
{
    public static TheoryData<string> Operators => [.. OperatorTable.Standard.All.Where(static op => op is UnaryOperator or BinaryOperator or NaryOperator).Select(static op => op.Name)];

    private static readonly double[] s_special = [0, -0.0, 1, -1, 0.5, -0.5, 2, -2.5, 1e-300, -1e-300, 1e300, -1e300, 5e-324, 710, -745, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void RandomExpressionsHaveTheBitsOfTheDelegateWhenStrict()
    {
        for (int seed = 0; seed < 120; seed++)
        {
            var random = new RandomExpressions(seed, 10 + (seed * 2));
            Program program = Program.Create(random.Outputs(4), random.Variables);
            double[][] columns = BatchCases.Columns(random, 37), expected = BatchCases.PointByPoint(program, columns);
            foreach (var form in BatchCases.Kernels(program, BatchAccuracy.Strict))
            {
                BatchCases.RequireSame($"seed {seed}, {form.Name}", program, columns, expected, BatchCases.Run(form, columns));
            }
        }
    }

    [Fact]
    public void BranchesHaveTheBitsOfTheDelegateWhenStrict()
    {
        Operator[] preferred = [Symbolic.Operators.Select, Symbolic.Operators.Less, Symbolic.Operators.And, Symbolic.Operators.Or, Symbolic.Operators.Not, Symbolic.Operators.Exp, Symbolic.Operators.Multiply, Symbolic.Operators.Add];
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new RandomExpressions(seed, 20 + seed, 4, preferred);
            Program program = Program.Create(random.Outputs(5), random.Variables);
            double[][] columns = BatchCases.Columns(random, 50), expected = BatchCases.PointByPoint(program, columns);
            foreach (var form in BatchCases.Kernels(program, BatchAccuracy.Strict))
            {
                BatchCases.RequireSame($"seed {seed}, {form.Name}", program, columns, expected, BatchCases.Run(form, columns));
            }
        }
    }

    [Fact]
    public void AllFormsHaveTheSameBitsWithVectorFunctions()
    {
        for (int seed = 0; seed < 80; seed++)
        {
            var random = new RandomExpressions(seed, 20 + (seed * 2));
            Program program = Program.Create(random.Outputs(4), random.Variables);
            double[][] columns = BatchCases.Columns(random, 21);
            double[][]? first = null;
            foreach (var form in BatchCases.Kernels(program, BatchAccuracy.Vector))
            {
                double[][] results = BatchCases.Run(form, columns);
                first ??= results;
                BatchCases.RequireSame($"seed {seed}, {form.Name}", program, columns, first, results);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void EveryOperatorRunsInBatches(string name)
    {
        Operator op = OperatorTable.Standard.All.First(o => o.Name == name && o is UnaryOperator or BinaryOperator or NaryOperator);
        var g = new ExprGraph();
        int count = Math.Min(op.MaxOperands, Math.Max(op.MinOperands, 3));
        Expr[] variables = [.. Enumerable.Range(0, count).Select(i => g.Symbol("x" + i))];
        Expr f = g.Apply(op, [.. variables.Select((x, i) => op.OperandElement(i) == Element.Boolean ? x > 0 : x)]);
        Program program = Program.Create(f, variables);
        double[] values = [.. s_special, .. Enumerable.Range(0, 60).Select(static i => (i - 30) * 0.37)];
        var random = new Random(7);
        int points = count == 1 ? values.Length : 400;
        double[][] columns = [.. variables.Select((_, k) => Enumerable.Range(0, points).Select(i => count == 1 ? values[i] : values[random.Next(values.Length)]).ToArray())];
        double[][] expected = BatchCases.PointByPoint(program, columns);
        foreach (BackEnd backEnd in (BackEnd[])[BackEnd.Il, BackEnd.Interpreter])
        {
            double[][] strict = program.CompileBatch(new BatchOptions { Accuracy = BatchAccuracy.Strict, BackEnd = backEnd }).Run(columns);
            BatchCases.RequireSame($"strict {backEnd}", program, columns, expected, strict);
            double[][] fast = program.CompileBatch(new BatchOptions { BackEnd = backEnd }).Run(columns);
            for (int i = 0; i < points; i++)
            {
                double e = expected[0][i], a = fast[0][i];
                bool close = BatchCases.SameBits(e, a) || e == a || (double.IsFinite(e) && double.IsFinite(a) && Math.Abs(e - a) <= 4 * Math.Max(Math.BitIncrement(Math.Abs(e)) - Math.Abs(e), 1e-320));
                Assert.True(close, $"{name}({string.Join(", ", columns.Select(c => c[i]))}) {backEnd}: {a:R} instead of {e:R}");
            }
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(-1, 1)]
    [InlineData(-2, 1)]
    [InlineData(-3, 1)]
    [InlineData(-4, 1)]
    public void PowersWithExactExponentsHaveAVectorForm(int numerator, int denominator)
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Program program = Program.Create(x.Pow(Rational.From(numerator, denominator)), x);
        Assert.DoesNotContain(BatchLowering.Lower(program, BatchAccuracy.Vector).Steps, static step => step.Operation == Control.CallUnary);
        double[] values = [.. s_special, .. Enumerable.Range(0, 200).Select(static i => (i - 100.5) * Math.Pow(2, (i * 7 % 200) - 100))];
        double[][] columns = [values], expected = BatchCases.PointByPoint(program, columns);
        foreach (var form in BatchCases.Kernels(program, BatchAccuracy.Vector))
        {
            double[] results = BatchCases.Run(form, columns)[0];
            for (int i = 0; i < values.Length; i++)
            {
                double e = expected[0][i], a = results[i];
                bool close = e.Equals(a) || (double.IsFinite(e) && Math.Abs(e - a) <= 4 * Math.Max(Math.BitIncrement(Math.Abs(e)) - Math.Abs(e), 1e-320));
                Assert.True(close, $"{form.Name}: {values[i]:R} gives {a:R} instead of {e:R}");
            }
        }
    }

    [Fact]
    public void LongVectorFormsRunInPassesOfTheirOwn()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x"), y = g.Symbol("y");
        Expr[] outputs = [Symbolic.Operators.Tanh[x * y] + Symbolic.Operators.Exp[Symbolic.Operators.Sin[x]] - y, Symbolic.Operators.Tanh[Symbolic.Operators.Tanh[x]], Symbolic.Operators.Select[x > 0, Symbolic.Operators.Sin[Symbolic.Operators.Tan[Symbolic.Operators.Sin[x]]], y]];
        Program program = Program.Create(outputs, [x, y]);
        double[][] columns = [[.. Enumerable.Range(0, 3001).Select(static i => i < 2000 ? -1.0 - i : i * 0.01)], [.. Enumerable.Range(0, 3001).Select(static i => Math.Cos(i))]];
        double[][]? first = null;
        foreach (var form in BatchCases.Kernels(program, BatchAccuracy.Vector))
        {
            double[][] results = BatchCases.Run(form, columns);
            first ??= results;
            BatchCases.RequireSame(form.Name, program, columns, first, results);
        }
    }

    [Fact]
    public void ALargeProgramRunsInChunks()
    {
        var random = new Random(3);
        var g = new ExprGraph();
        Expr[] inputs = [.. Enumerable.Range(0, 50).Select(i => g.Symbol("x" + i))];
        var nodes = new List<Expr>(inputs);
        while (nodes.Count < 100_000)
        {
            Expr a = nodes[random.Next(nodes.Count)], b = nodes[^(1 + random.Next(Math.Min(nodes.Count, 200)))];
            nodes.Add(random.Next(4) switch { 0 => a + b, 1 => a - b, 2 => 0.5 * (a * b), _ => g.Select(a < b, a * b, b - a) });
        }

        Program program = Program.Create([.. nodes.Skip(99_900)], inputs);
        double[][] columns = [.. inputs.Select(_ => Enumerable.Range(0, 21).Select(_ => random.NextDouble() - 0.5).ToArray())];
        double[][] expected = BatchCases.PointByPoint(program, columns);
        foreach (BackEnd backEnd in (BackEnd[])[BackEnd.Il, BackEnd.Interpreter])
        {
            BatchFunction batch = program.CompileBatch(new BatchOptions { Accuracy = BatchAccuracy.Strict, BackEnd = backEnd });
            BatchCases.RequireSame($"{backEnd}", program, columns, expected, batch.Run(columns));
        }
    }

    [Fact]
    public void DeepNestsOfSelectionsRun()
    {
        const int depth = 20_000;
        var g = new ExprGraph();
        Expr x = g.Symbol("x"), guard = g.True, nested = x, sum = g.Zero, chosen = x;
        var guards = new List<Expr>();
        for (int i = 1; i <= depth; i++)
        {
            guard &= x > -i;
            guards.Add(guard);
        }

        for (int i = depth; i > 0; i--)
        {
            Expr shared = x * x + i;
            nested = g.Select(x > -i, nested + shared, x);
            sum += g.Select(guards[i - 1], shared, g.One);
            chosen = g.Select(x < i, x + i, 1 + chosen);
        }

        Program program = Program.Create([nested, sum, chosen], x);
        double[][] columns = [[0, -2.5, -30_000, 17, 500.5, -1e9, double.NaN, 3, 1e6]];
        double[][] expected = BatchCases.PointByPoint(program, columns);
        foreach (BackEnd backEnd in (BackEnd[])[BackEnd.Il, BackEnd.Interpreter])
        {
            BatchFunction batch = program.CompileBatch(new BatchOptions { Accuracy = BatchAccuracy.Strict, BackEnd = backEnd });
            BatchCases.RequireSame($"{backEnd}", program, columns, expected, batch.Run(columns));
        }
    }
}
