namespace Symbolic.Evaluation.Tests.Batch;

public unsafe class BatchRunTests
{
    public static TheoryData<BackEnd> BackEnds => [BackEnd.Il, BackEnd.Interpreter];

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void AValueDoesNotDependOnTheNumberOfPointsOrThreads(BackEnd backEnd)
    {
        BatchFunction batch = Example().CompileBatch(new BatchOptions { BackEnd = backEnd });
        double[][] all = Columns(20_000), expected = batch.Run(all);
        foreach (int count in (int[])[0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 100, 511, 512, 513, 1000, 2049, 20_000])
        {
            foreach (int threads in (int[])[1, 2, 5])
            {
                double[][] results = Example().CompileBatch(new BatchOptions { BackEnd = backEnd, Threads = threads }).Run([.. all.Select(c => c[..count])]);
                for (int k = 0; k < expected.Length; k++)
                {
                    Assert.Equal(expected[k][..count], results[k]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void NothingIsReadOrWrittenBesideTheColumns(BackEnd backEnd)
    {
        BatchFunction batch = Example().CompileBatch(new BatchOptions { BackEnd = backEnd });
        double[][] columns = Columns(13);
        double[] room = new double[40];
        Array.Fill(room, 77);
        batch.Run([columns[0], columns[1]], [room.AsMemory(3, 13), room.AsMemory(20, 13)]);
        Assert.Equal(batch.Run(columns)[0], room[3..16]);
        Assert.All(room[..3].Concat(room[16..20]).Concat(room[33..]), static v => Assert.Equal(77, v));
    }

    [Fact]
    public void ARepeatedNumberIsAColumnOfIt()
    {
        BatchFunction batch = Example().CompileBatch();
        double[][] columns = Columns(3001);
        double[][] expected = batch.Run(columns[0], [.. Enumerable.Repeat(0.3, 3001)]);
        double[][] results = batch.Run(columns[0], [0.3]);
        Assert.Equal(expected[0], results[0]);
        Assert.Equal(expected[1], results[1]);
    }

    [Fact]
    public void AResultMayTakeThePlaceOfAnInput()
    {
        BatchFunction batch = Example().CompileBatch();
        double[][] columns = Columns(5003), expected = batch.Run(columns);
        batch.Run([columns[0], columns[1]], [columns[1], columns[0]]);
        Assert.Equal(expected[0], columns[1]);
        Assert.Equal(expected[1], columns[0]);
    }

    [Fact]
    public void OverlappingColumnsAreRefused()
    {
        BatchFunction batch = Example().CompileBatch();
        double[] memory = new double[100];
        ReadOnlyMemory<double>[] inputs = [memory.AsMemory(0, 20), memory.AsMemory(20, 20)];
        Assert.Contains("overlaps", Assert.Throws<ArgumentException>(() => batch.Run(inputs, [memory.AsMemory(5, 20), memory.AsMemory(60, 20)])).Message, StringComparison.Ordinal);
        Assert.Contains("overlaps", Assert.Throws<ArgumentException>(() => batch.Run(inputs, [memory.AsMemory(50, 20), memory.AsMemory(60, 20)])).Message, StringComparison.Ordinal);
        Assert.Contains("same memory", Assert.Throws<ArgumentException>(() => batch.Run(inputs, [memory.AsMemory(50, 20), memory.AsMemory(50, 20)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongColumnsAreRefused()
    {
        BatchFunction batch = Example().CompileBatch();
        Assert.Equal("The program has 2 inputs, but 1 column is given. (Parameter 'inputs')", Assert.Throws<ArgumentException>(() => batch.Run(new double[3])).Message);
        Assert.StartsWith("The results have room for 3 points, but the input 'y' has 2.", Assert.Throws<ArgumentException>(() => batch.Run([new double[3], new double[2]], [new double[3], new double[3]])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Result 0 has room for 3 points, but result 1 for 4.", Assert.Throws<ArgumentException>(() => batch.Run([new double[3], new double[3]], [new double[3], new double[4]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnOneThreadNothingIsAllocated()
    {
        BatchFunction batch = Example().CompileBatch(new BatchOptions { Threads = 1 });
        double[] x = GC.AllocateArray<double>(1000, true), y = GC.AllocateArray<double>(1000, true), a = GC.AllocateArray<double>(1000, true), b = GC.AllocateArray<double>(1000, true);
        fixed (double* px = x, py = y, pa = a, pb = b)
        {
            double** inputs = stackalloc double*[] { px, py };
            double** outputs = stackalloc double*[] { pa, pb };
            batch.Run(inputs, outputs, 1000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            batch.Run(inputs, outputs, 1000);
            batch.Run(inputs, outputs, 999);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ProgressGrowsToTheNumberOfPoints(int threads)
    {
        var heard = new Heard();
        double[][] columns = Columns(200_000);
        double[] a = new double[200_000], b = new double[200_000];
        Example().CompileBatch(new BatchOptions { Threads = threads }).Run([columns[0], columns[1]], [a, b], progress: heard);
        Assert.Equal(200_000, heard.Values[^1]);
        Assert.True(heard.Values.Count > 2);
        Assert.Equal(heard.Values.Order(), heard.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CancellationStopsBetweenBlocks(int threads)
    {
        using var source = new CancellationTokenSource();
        var stop = new Heard { Then = source.Cancel };
        double[][] columns = Columns(500_000);
        double[] a = new double[500_000], b = new double[500_000];
        BatchFunction batch = Example().CompileBatch(new BatchOptions { Threads = threads });
        Assert.Throws<OperationCanceledException>(() => batch.Run([columns[0], columns[1]], [a, b], source.Token, stop));
        Assert.True(stop.Values[^1] < 500_000);
    }

    [Theory]
    [MemberData(nameof(BackEnds))]
    public void AnArmThatIsNotTakenHasNoInfluenceAndIsNotCalled(BackEnd backEnd)
    {
        var (g, x, counted, calls) = LazyArmTests.Counting();
        Expr f = g.Select(x > 0, Symbolic.Operators.Log[x] + counted[x], x * x);
        BatchFunction batch = Program.Create(f, x).CompileBatch(new BatchOptions { Accuracy = BatchAccuracy.Strict, BackEnd = backEnd });
        double[] points = [1, -1, 2, -2, 3, -3, 0, 4, -5, -6, -7, -8, -9, -10, -11, -12];
        Assert.Equal(points.Select(static v => v > 0 ? Math.Log(v) + v : v * v), batch.Run(points)[0]);
        Assert.Equal(4, calls.Count);
    }

    [Fact]
    public void AFailureOfAFunctionIsThrown()
    {
        var op = new UnaryOperator("failing")
        {
            Summary = "Fails.",
            Notation = Notation.Function("failing", "failing"),
            Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => x.Graph.One,
            Evaluate = static x => x > 0.9 ? throw new InvalidTimeZoneException("no value") : x,
            Samples = [0.5],
        };
        var g = new ExprGraph(OperatorTable.Standard.With(op));
        Expr x = g.Symbol("x");
        foreach (int threads in (int[])[1, 4])
        {
            BatchFunction batch = Program.Create(op[x], x).CompileBatch(new BatchOptions { Threads = threads });
            Assert.Throws<InvalidTimeZoneException>(() => batch.Run(Columns(100_000)[0]));
        }
    }

    private static Program Example()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        return Program.Create([Symbolic.Operators.Exp[x - y] * Symbolic.Operators.Sin[x] + g.Select(x < y, Symbolic.Operators.Tanh[y], x * y), x * y + x], x, y);
    }

    private static double[][] Columns(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 4) - 2).ToArray())];
    }

    private sealed class Heard : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public Action? Then { get; init; }

        public void Report(long value)
        {
            Values.Add(value);
            Then?.Invoke();
        }
    }
}
