using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests;

public class CompileTests
{
    private static readonly CompileOptions s_interpreter = new() { BackEnd = BackEnd.Interpreter };
    private static readonly CompileOptions s_il = new() { BackEnd = BackEnd.Il };

    private delegate double Two(double x, double y);

    private delegate void Fill(ReadOnlySpan<double> x, Span<double> y);

    private delegate void FillArray(Span<double> x, double[] y);

    private delegate double ByReference(in double x);

    private delegate double Many(
        double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k, double l, double m, double n, double o, double p, double q, double r);

    public static TheoryData<BackEnd> BackEnds => [BackEnd.Automatic, BackEnd.Interpreter, BackEnd.Il];

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void EveryShapeOfDelegateIsServed(BackEnd backEnd)
    {
        var options = new CompileOptions { BackEnd = backEnd };
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Expr f = x * y + Sin[x];
        double expected = 2.0 * 3 + Math.Sin(2);
        Assert.Equal(expected, f.Compile<Func<double, double, double>>(options, x, y)(2, 3));
        Assert.Equal(expected, f.Compile<Two>(options, x, y)(2, 3));
        Assert.Equal(expected, f.Compile<Func<double[], double>>(options, x, y)([2, 3]));
        Assert.Equal(expected, f.Compile<Func<ReadOnlySpan<double>, double>>(options, x, y)([2, 3]));
        Assert.Equal(expected, f.Compile<Func<Span<double>, double>>(options, x, y)([2, 3]));
        Assert.Equal([expected], f.Compile<Func<double, double, double[]>>(options, x, y)(2, 3));
        Assert.True((x < y).Compile<Func<double, double, bool>>(options, x, y)(2, 3));
        Assert.False((x < y).Compile<Func<double[], bool>>(options, x, y)([2, double.NaN]));
        Assert.Equal(1, (x < y).Compile<Func<double, double, double>>(options, x, y)(2, 3));
        Assert.Equal(Math.PI, g.Constant(Pi).Compile<Func<double>>(options)());
        Assert.Equal(2, x.Compile<Func<double, double, double>>(options, x, y)(2, 3));

        Expr[] both = [f, x - y, x, g.Number(7), x < y];
        double[] expectedBoth = [expected, -1, 2, 7, 1];
        var results = new double[5];
        both.Compile<Action<ReadOnlySpan<double>, Span<double>>>(options, x, y)([2, 3], results);
        Assert.Equal(expectedBoth, results);
        results = new double[6];
        both.Compile<Fill>(options, x, y)([2, 3], results);
        Assert.Equal([.. expectedBoth, 0], results);
        results = new double[5];
        both.Compile<FillArray>(options, x, y)([2, 3], results);
        Assert.Equal(expectedBoth, results);
        results = new double[5];
        both.Compile<Action<double, double, double[]>>(options, x, y)(2, 3, results);
        Assert.Equal(expectedBoth, results);
        results = new double[5];
        both.Compile<Action<double, double, Span<double>>>(options, x, y)(2, 3, results);
        Assert.Equal(expectedBoth, results);
        Assert.Equal(expectedBoth, both.Compile<Func<double[], double[]>>(options, x, y)([2, 3]));
        Assert.Equal(expectedBoth, both.Compile<Func<double, double, double[]>>(options, x, y)(2, 3));

        Expr[] many = [.. Enumerable.Range(0, 18).Select(i => g.Symbol("v" + i))];
        Expr sum = many.Select((v, i) => (i + 1) * v).Aggregate((a, b) => a + b);
        Assert.Equal(4 + 3 * 18, sum.Compile<Many>(options, many)(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3));
    }

    [Fact]
    public void ADelegateThatDoesNotFitIsRefusedWithOneThatDoes()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Refused<Func<double, double>>(x + y, "takes 1 number where there are 2 inputs", "Func<double, double, double>");
        Refused<Func<double, double, int>>(x + y, "returns Int32", "Func<double, double, double>");
        Refused<Func<double, double, bool>>(x + y, "returns bool where the result is a number", "Func<double, double, double>");
        Refused<Func<float, double, double>>(x + y, "takes Single among its inputs", "Func<double[], double>");
        Refused<Func<List<double>, double>>(x + y, "takes List`1", "Func<double[], double>");
        Refused<Action<double, double>>(x + y, "returns nothing needs a last parameter", "Func<double, double, double>");
        Refused<ByReference>(x + 1, "takes Double&", "Func<double, double>", x);
        Refused<Func<double, double, double>>(g.Array(new Shape(2), [x, y]), "returns one value where there are 2 results", "Action<ReadOnlySpan<double>, Span<double>>");
        Refused<Func<double, double, double[], double>>(x + y, "takes Double[] among its inputs", "Func<double, double, double>");
        Assert.Throws<ArgumentException>(() => x.Compile<Delegate>(x));
        Assert.Throws<UnresolvedNameException>(() => (x + y).Compile<Func<double, double>>(x));

        void Refused<T>(Expr f, string reason, string suggestion, params Expr[] inputs)
            where T : Delegate
        {
            string message = Assert.Throws<ArgumentException>(() => f.Compile<T>(inputs.Length > 0 ? inputs : [x, y])).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Contains(suggestion, message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void WrongLengthsAreReported(BackEnd backEnd)
    {
        var options = new CompileOptions { BackEnd = backEnd };
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Expr[] both = [x + y, x - y];
        var f = both.Compile<Action<ReadOnlySpan<double>, Span<double>>>(options, x, y);
        Assert.Contains("2 inputs, but 1 value is given", Assert.Throws<ArgumentException>(() => f([1], new double[2])).Message, StringComparison.Ordinal);
        Assert.Contains("2 results, but there is room for 1", Assert.Throws<ArgumentException>(() => f([1, 2], new double[1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => both.Compile<Func<double[], double[]>>(options, x, y)(null!));
        Assert.Throws<ArgumentNullException>(() => both.Compile<Action<double[], double[]>>(options, x, y)([1, 2], null!));
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void ResultsMayOverwriteInputs(BackEnd backEnd)
    {
        var options = new CompileOptions { BackEnd = backEnd };
        foreach (int n in new[] { 2, 100, 2000 })
        {
            var g = new ExprGraph();
            Expr[] x = [.. Enumerable.Range(0, n).Select(i => g.Symbol("x" + i))];
            Expr[] next = [.. Enumerable.Range(0, n).Select(i => x[i] + x[(i + n - 1) % n])];
            double[] state = [.. Enumerable.Range(0, n).Select(i => (double)i)];
            double[] expected = [.. Enumerable.Range(0, n).Select(i => (double)i + ((i + n - 1) % n))];
            next.Compile<Action<ReadOnlySpan<double>, Span<double>>>(options, x)(state, state);
            Assert.Equal(expected, state);
        }
    }

    [Theory]
    [InlineData(0, 30, 1200, 1200)]
    [InlineData(1, 300, 1200, 1200)]
    [InlineData(2, 300, 20, 40)]
    [InlineData(3, 300, 3, 7)]
    [InlineData(4, 300, 1, 1)]
    [InlineData(5, 4000, 200, 400)]
    public void MachineCodeAgreesWithTheInterpreterToTheLastBit(int salt, int nodes, int smallestChunk, int largestChunk)
    {
        for (int seed = 0; seed < 12000 / nodes; seed++)
        {
            var random = new RandomExpressions((seed * 37) + salt, nodes);
            Expr[] outputs = random.Outputs(6);
            Program program = Program.Create(outputs, random.Variables);
            DelegateSignature signature = DelegateSignature.Of(typeof(Action<ReadOnlySpan<double>, Span<double>>), program);
            var compiled = (Action<ReadOnlySpan<double>, Span<double>>)IlCompiler.Compile(program, signature, smallestChunk, largestChunk);
            double[] expected = new double[6], actual = new double[6];
            for (int p = 0; p < 10; p++)
            {
                double[] point = random.Point();
                program.Run(point, expected);
                compiled(point, actual);
                for (int i = 0; i < 6; i++)
                {
                    ProgramTests.AssertSame(expected[i], actual[i], $"seed {seed}, output {i}");
                }
            }
        }
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(200)]
    public void BranchesWithinBranchesComputeWhatTheOperatorsSay(int nodes)
    {
        Operator[] branching = [Operators.Select, Operators.Select, Operators.Select, Operators.And, Operators.Or, Operators.Not, Less, Add, Multiply];
        for (int seed = 0; seed < 40000 / nodes; seed++)
        {
            var random = new RandomExpressions(seed * 41, nodes, 3, branching);
            Expr[] outputs = random.Outputs(6);
            Program program = Program.Create(outputs, random.Variables);
            int chunk = 1 + (seed % 30);
            var compiled = (Action<ReadOnlySpan<double>, Span<double>>)IlCompiler.Compile(program, DelegateSignature.Of(typeof(Action<ReadOnlySpan<double>, Span<double>>), program), chunk, chunk * 2);
            double[] interpreted = new double[6], actual = new double[6];
            for (int p = 0; p < 6; p++)
            {
                double[] point = random.Point();
                double[] expected = random.Values(point);
                program.Run(point, interpreted);
                compiled(point, actual);
                for (int i = 0; i < 6; i++)
                {
                    ProgramTests.AssertSame(expected[outputs[i].Id], interpreted[i], $"interpreter, seed {seed}, output {i}");
                    ProgramTests.AssertSame(expected[outputs[i].Id], actual[i], $"machine code, seed {seed}, output {i}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(5)]
    [InlineData(1)]
    public void MachineCodeIsLazyToo(int chunk)
    {
        var (g, x, counted, calls) = LazyArmTests.Counting();
        Expr shared = counted[x * x];
        Expr f = g.Select(x > 0, shared + 1, g.Zero);
        Expr d = g.Select(x > 0, shared * 2 + f, g.Number(5)) + g.Select(Exp[x] > 2, Max[counted[x], counted[x + 1]], counted[x + 2] - 1);
        Program program = Program.Create(d, x);
        var compiled = (Func<double, double>)IlCompiler.Compile(program, DelegateSignature.Of(typeof(Func<double, double>), program), chunk, chunk);
        Assert.Equal(5, compiled(-1));
        Assert.Equal(1, calls.Count);
        Assert.Equal(16, compiled(2));
        Assert.Equal(4, calls.Count);
    }

    [Fact]
    public void NestedSelectionsLongerThanAChunkRun()
    {
        var (g, x, counted, calls) = LazyArmTests.Counting();
        const int depth = 20_000;
        Expr nest = x;
        for (int i = depth; i > 0; i--)
        {
            nest = g.Select(x < i, counted[x + i], 1 + nest);
        }

        var compiled = nest.Compile<Func<double, double>>(s_il, x);
        Assert.Equal(500 + 501 + 500.5, compiled(500.5));
        Assert.Equal(1, calls.Count);
        Assert.Equal(3 * depth, compiled(2 * depth));

        Expr straight = x;
        for (int i = 0; i < 5000; i++)
        {
            straight = straight * 0.5 + x;
        }

        var guarded = g.Select(x > 0, counted[straight], g.Select(x > -1, counted[straight + 1], Exp[straight])).Compile<Func<double, double>>(s_il, x);
        var interpreted = g.Select(x > 0, straight, g.Select(x > -1, straight + 1, Exp[straight])).Compile<Func<double, double>>(s_interpreter, x);
        foreach (double at in new[] { 2.0, -0.5, -3, double.NaN })
        {
            Assert.Equal(interpreted(at), guarded(at));
        }
    }

    [Fact]
    public void HugeProgramsGoToTheInterpreterByThemselves()
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

        Assert.Equal(expected, chain.Compile<Func<double, double, double>>(x, y)(0.5, 0.25));
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void CallsAllocateNothing(BackEnd backEnd)
    {
        var options = new CompileOptions { BackEnd = backEnd };
        foreach (int terms in new[] { 3, 2000 })
        {
            var g = new ExprGraph();
            Expr[] x = [.. Enumerable.Range(0, terms).Select(i => g.Symbol("x" + i))];
            Expr sum = x.Aggregate(g.Zero, static (s, v) => s + v * Exp[s]);
            Expr[] outputs = [sum, g.Select(sum > 1, Max[sum, x[0], x[1]], Log[sum])];
            var compiled = outputs.Compile<Fill>(options, x);
            double[] inputs = new double[terms], results = new double[2];
            compiled(inputs, results);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                compiled(inputs, results);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void ManyThreadsMayCallOneDelegate(BackEnd backEnd)
    {
        var random = new RandomExpressions(11, 6000);
        Expr[] outputs = random.Outputs(50);
        var compiled = outputs.Compile<Func<double[], double[]>>(new CompileOptions { BackEnd = backEnd }, random.Variables);
        double[][] points = [.. Enumerable.Range(0, 64).Select(_ => random.Point())];
        double[][] expected = [.. points.Select(p => compiled(p))];
        Parallel.For(0, 1000, i => Assert.Equal(expected[i % 64], compiled(points[i % 64])));
    }

    [Fact]
    public void AFunctionOfTheUserMayEvaluateTheSameProgram()
    {
        Func<double[], double[]>? inner = null;
        var nested = new UnaryOperator("nested")
        {
            Summary = "Calls back.",
            Notation = Notation.Function("nested", "nested"),
            Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => x.Graph.One,
            Evaluate = x => x > 0 ? inner!([x - 1])[0] : 1,
            Samples = [1],
        };
        foreach (BackEnd backEnd in new[] { BackEnd.Interpreter, BackEnd.Il })
        {
            var g = new ExprGraph(OperatorTable.Standard.With(nested));
            Expr x = g.Symbol("x");
            Expr f = nested[x] * 2;
            for (int i = 0; i < 1500; i++)
            {
                f = f + x - x * 1;
            }

            inner = new[] { f }.Compile<Func<double[], double[]>>(new CompileOptions { BackEnd = backEnd }, x);
            Assert.Equal(16, inner([3])[0]);
        }
    }
}
