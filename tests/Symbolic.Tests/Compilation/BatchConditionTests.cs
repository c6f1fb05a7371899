namespace Symbolic.Tests.Compilation;

/// <summary>Batches that assert the conditions of a simplification point by point.</summary>
public sealed class BatchConditionTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;

    public BatchConditionTests() => (_x, _y) = _graph.Symbols("x", "y");

    // x²/x + √y·√y is x + y, provided x ≠ 0 and y ≥ 0.
    private Simplified Simplified => ((_x.Pow(2) / _x) + (Operators.Sqrt[_y] * Operators.Sqrt[_y])).Simplify();

    public static TheoryData<BackEnd, int> Ways => new() { { BackEnd.Il, 1 }, { BackEnd.Interpreter, 1 }, { BackEnd.Automatic, 2 } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_first_point_that_violates_a_condition_is_named_and_nothing_is_written(BackEnd backEnd, int threads)
    {
        BatchFunction f = Simplified.CompileBatch(new BatchOptions { BackEnd = backEnd, Threads = threads }, _x, _y);
        Assert.Equal([3, 5], f.Run([1, 2], [2, 3])[0]);
        Memory<double> results = new double[] { 7, 7, 7 };
        ReadOnlyMemory<double> x = new double[] { 1, 0, 0 }, y = new double[] { 2, 3, -1 };
        var error = Assert.Throws<ConditionException>(() => f.Run([x, y], [results]));
        Assert.Equal("The condition x != 0 does not hold at point 1: x = 0.", error.Message);
        Assert.Equal("x != 0", error.Condition);
        Assert.Equal([7, 7, 7], results.ToArray());
        Assert.Equal("The condition y >= 0 does not hold at point 2: y = NaN.", Assert.Throws<ConditionException>(() => f.Run([1, 2, 3], [1, 2, double.NaN])).Message);
        Assert.Equal("The condition y >= 0 does not hold at point 0: y = -1.", Assert.Throws<ConditionException>(() => f.Run([1, 2, 3], [-1])).Message);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Rows_that_violate_a_condition_are_NaN_and_only_those(BackEnd backEnd, int threads)
    {
        const int Count = 10_007;
        var options = new BatchOptions { BackEnd = backEnd, Threads = threads, Violation = Violation.NaN, Accuracy = BatchAccuracy.Strict };
        BatchFunction batch = Simplified.CompileBatch(options, _x, _y);
        var single = Simplified.Compile<Func<double, double, double>>(new CompileOptions { Violation = Violation.NaN }, _x, _y);
        double[] x = [.. Enumerable.Range(0, Count).Select(static i => (double)(i % 7) - 3)], y = [.. Enumerable.Range(0, Count).Select(static i => (double)(i % 5) - 1)];
        double[] expected = [.. x.Zip(y, single)];
        Assert.Contains(double.NaN, expected);
        Assert.Equal(expected, batch.Run(x, y)[0]);

        // A result may take the place of an input that a condition reads.
        batch.Run([x, y], [x]);
        Assert.Equal(expected, x);
    }

    [Fact]
    public void Conditions_of_the_options_hold_for_every_result()
    {
        BatchFunction both = new[] { _x, _y }.CompileBatch(new BatchOptions { Conditions = [_x < _y], Violation = Violation.NaN }, _x, _y);
        Assert.Equal([[1, double.NaN], [2, double.NaN]], both.Run([1, 5], [2, 3]));
        Assert.Equal([[], []], both.Run(new double[0], new double[0]));
        BatchFunction added = Simplified.CompileBatch(new BatchOptions { Conditions = [_x < _y] }, _x, _y);
        Assert.Equal("The condition x < y does not hold at point 1: x = 5, y = 3.", Assert.Throws<ConditionException>(() => added.Run([1, 5], [2, 3])).Message);
    }

    [Fact]
    public void What_cannot_be_asserted_is_refused()
    {
        Assert.Contains("no condition", Assert.Throws<ArgumentException>(() => _x.CompileBatch(new BatchOptions { Conditions = [_x] }, _x)).Message);
        Assert.Contains("y", Assert.Throws<UnresolvedNameException>(() => _x.CompileBatch(new BatchOptions { Conditions = [_y > 0] }, _x)).Message);
    }
}
