using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>What a program promises beyond right numbers: sharing, lazy sides, memory, threads, names, NaN.</summary>
public sealed class TensorProgramTests
{
    [Theory]
    [InlineData(Precision.Double)]
    [InlineData(Precision.Single)]
    public void A_warm_call_allocates_nothing(Precision precision)
    {
        TensorProgram program = Network(out double[][] inputs, out double[][] outputs, precision);
        float[][] inputs32 = [.. inputs.Select(static x => x.Select(static v => (float)v).ToArray())], outputs32 = [.. outputs.Select(static x => new float[x.Length])];
        for (int i = 0; i < 50; i++)
        {
            program.Run(inputs, outputs);
            program.Run(inputs32, outputs32);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            program.Run(inputs, outputs);
            program.Run(inputs32, outputs32);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(Precision.Double)]
    [InlineData(Precision.Single)]
    public void Every_kind_of_step_runs_without_allocation(Precision precision)
    {
        foreach ((string name, Func<ExprGraph, (Expr Value, Expr[] Variables)> rule) in TensorRules.All)
        {
            var graph = new ExprGraph();
            (Expr value, Expr[] variables) = rule(graph);
            Dictionary<Expr, double[]> point = TensorAssert.Point(variables, 3);
            TensorProgram program = TensorProgram.Create([value, .. variables.Select(v => value.Jacobian(v))], variables, null, new TensorOptions { Precision = precision });
            double[][] inputs = [.. point.Values], outputs = program.RunOnce(inputs);
            for (int i = 0; i < 3; i++)
            {
                program.Run(inputs, outputs);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            program.Run(inputs, outputs);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() == before, $"{name} allocates");
        }
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        TensorProgram program = Network(out double[][] inputs, out double[][] outputs);
        double[][][] points = [.. Enumerable.Range(0, 8).Select(k => inputs.Select(x => x.Select(v => v * (1 + k)).ToArray()).ToArray())];
        double[][][] expected = [.. points.Select(p => program.RunOnce(p))];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            double[][] own = [.. outputs.Select(static o => new double[o.Length])];
            program.Run(points[i % 8], own);
            for (int k = 0; k < own.Length; k++)
            {
                Assert.Equal(expected[i % 8][k], own[k]);
            }
        });
    }

    [Fact]
    public void Memory_of_values_that_are_no_longer_needed_is_used_again()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(1000));
        Expr y = x;
        for (int i = 0; i < 40; i++)
        {
            // A mean between them keeps the functions from being one step.
            y = (Sin[y] + (graph.Einsum("i->", y) / 1000)) / 2;
        }

        TensorProgram program = TensorProgram.Create(y, x);
        Assert.True(program.WorkingMemory < 8000, $"{program.WorkingMemory}");
        TensorAssert.AgreesWithDense([y], TensorAssert.Point([x], 1), "a long chain", 1e-9);
    }

    [Fact]
    public void Functions_entry_by_entry_are_one_step()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(30, 40)), y = graph.Symbol("y", new Shape(40, 30));
        Expr f = (Tanh[x + 1] * x.Pow(2)) - (Exp[graph.Einsum("ji->ij", y)] / (1 + x.Pow(4)));
        TensorProgram program = TensorProgram.Create(f, x, y);
        Assert.Equal(1, program.StepCount);
        TensorAssert.AgreesWithDense([f], TensorAssert.Point([x, y], 1), "one pass");
    }

    [Fact]
    public void Equal_parts_of_different_sums_are_computed_once()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape(5, 5)), x = graph.Symbol("x", new Shape(5));
        Expr image = graph.Einsum("kl,l->k", a, x), quadratic = graph.Einsum("i,ij,j->", x, a, x);
        TensorProgram program = TensorProgram.Create([image, quadratic], [a, x]);
        Assert.Single(program.ToString().Split('\n'), static line => line.Contains("matrix times vector", StringComparison.Ordinal));
        TensorAssert.AgreesWithDense([quadratic, image], TensorAssert.Point([a, x], 1), "shared");
    }

    [Fact]
    public void Deltas_are_written_out_only_as_results()
    {
        var graph = new ExprGraph();
        Expr identity = graph.Identity(3), slice = graph.Delta([2, 5], [1, -1 * (Dim)1], -1 * (Dim)2), x = graph.Symbol("x", new Shape(3, 3));
        Expr[] outputs = [identity, slice, (2 * identity) - x, Inverse[identity + x], graph.Einsum("ij,kl->ijkl", identity, identity), graph.Einsum("ij,ij->", identity, identity)];
        TensorAssert.AgreesWithDense(outputs, TensorAssert.Point([x], 1), "deltas");
        Expr big = graph.Symbol("y", new Shape(100_000));
        TensorProgram diagonal = TensorProgram.Create(graph.Einsum("i,ij,j->i", big, graph.Identity(100_000), big), big);
        Assert.True(diagonal.WorkingMemory < 200_000, $"{diagonal.WorkingMemory}");
    }

    [Fact]
    public void Chains_are_contracted_in_the_cheapest_order()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape(300, 300)), b = graph.Symbol("B", new Shape(300, 300)), x = graph.Symbol("x", new Shape(300));
        string steps = TensorProgram.Create(graph.Einsum("ij,jk,k->i", a, b, x), a, b, x).ToString();
        Assert.DoesNotContain("matrix product", steps);
    }

    [Fact]
    public void Inverse_solution_and_determinant_share_a_factorization()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape(3, 3)), b = graph.Symbol("b", new Shape(3)), transposed = graph.Einsum("ij->ji", a);
        Expr[] outputs = [Inverse[a], Solve[a, b], Solve[transposed, b], Determinant[a], LogDeterminant[graph.Einsum("ij,kj->ik", a, a)], Inverse[transposed]];
        string steps = TensorProgram.Create(outputs, [a, b]).ToString();
        Assert.Equal(2, steps.Split('\n').Count(static line => line.Contains("= factor ", StringComparison.Ordinal)));
        TensorAssert.AgreesWithDense(outputs, TensorAssert.Point([a, b], 4), "linear algebra");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(100)]
    public void Factorizations_agree_with_another_library(int n)
    {
        var random = new Random(n);
        double[] entries = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)];
        double[] right = [.. Enumerable.Range(0, n * 3).Select(_ => random.NextDouble() - 0.5)];
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape(n, n)), b = graph.Symbol("B", new Shape(n, 3));
        double[][] results = TensorProgram.Create([Inverse[a], Solve[a, b], Determinant[a], Solve[graph.Einsum("ij->ji", a), b]], [a, b]).RunOnce(entries, right);
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(n, n, entries);
        var columns = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(n, 3, right);
        TensorAssert.Close(matrix.Inverse().ToRowMajorArray(), results[0], 1e-9, "inverse");
        TensorAssert.Close(matrix.Solve(columns).ToRowMajorArray(), results[1], 1e-9, "solve");
        TensorAssert.Close([matrix.Determinant()], results[2], 1e-9, "determinant");
        TensorAssert.Close(matrix.Transpose().Solve(columns).ToRowMajorArray(), results[3], 1e-9, "transposed solve");
    }

    [Fact]
    public void A_singular_matrix_has_determinant_zero_and_no_inverse()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape(2, 2));
        double[][] results = TensorProgram.Create([Determinant[a], Inverse[a], LogDeterminant[a]], [a]).RunOnce([1, 2, 2, 4]);
        Assert.Equal(0, results[0][0]);
        Assert.All(results[1], static x => Assert.True(double.IsNaN(x)));
        Assert.Equal(double.NegativeInfinity, results[2][0]);
        Assert.Equal(double.NaN, TensorProgram.Create(LogDeterminant[a], a).RunOnce([0, 1, 1, 0])[0][0]);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(7, 300)]
    [InlineData(300, 2)]
    public void Softmax_and_its_kin_down_columns_copy_nothing_and_are_those_along_rows(int rows, int columns)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("X", new Shape(rows, columns)), y = graph.Symbol("Y", new Shape(columns, rows));
        var random = new Random(rows);
        double[] entries = [.. Enumerable.Range(0, rows * columns).Select(_ => 2000 * (random.NextDouble() - 0.5))];
        entries[0] = double.NegativeInfinity;
        entries[1] = double.PositiveInfinity;
        double[] transposed = [.. Enumerable.Range(0, rows * columns).Select(i => entries[(i % rows * columns) + (i / rows)])];
        TensorProgram down = TensorProgram.Create([TensorFunctions.Softmax(x, 1), TensorFunctions.LogSoftmax(x, 1), TensorFunctions.LogSumExp(x, 1)], [x]);
        double[][] actual = down.RunOnce(entries);
        double[][] along = TensorProgram.Create([Softmax[y], LogSoftmax[y], LogSumExp[y]], [y]).RunOnce(transposed);
        Assert.Equal(3, down.ToString().Split('\n').Count(static line => line.Contains(" down ", StringComparison.Ordinal)));
        Assert.DoesNotContain("map", down.ToString(), StringComparison.OrdinalIgnoreCase);
        for (int output = 0; output < 2; output++)
        {
            double[] back = [.. Enumerable.Range(0, rows * columns).Select(i => along[output][(i % columns * rows) + (i / columns)])];
            TensorAssert.Close(back, actual[output], 1e-14, $"output {output}");
        }

        TensorAssert.Close(along[2], actual[2], 1e-14, "logsumexp");
    }

    [Fact]
    public void Only_the_chosen_side_of_a_condition_on_the_whole_is_computed()
    {
        var graph = new ExprGraph();
        int calls = 0;
        UnaryOperator counted = Counting(() => calls++);
        graph.Register(counted);
        Expr c = graph.Symbol("c"), x = graph.Symbol("x", new Shape(3));
        Expr f = graph.Select(c > 0, counted[x] + graph.Select(c > 1, counted[2 * x], x), x * c);
        TensorProgram program = TensorProgram.Create(f, c, x);
        (int Calls, double First) At(double value)
        {
            calls = 0;
            double[] result = program.RunOnce([value], [1, 2, 3])[0];
            return (calls, result[0]);
        }

        Assert.Equal((0, -2), At(-2));
        Assert.Equal((3, 2), At(0.5));
        Assert.Equal((6, 3), At(2));
        Assert.Equal((0, double.NaN), At(double.NaN));
    }

    [Fact]
    public void What_is_not_chosen_does_not_spoil_an_entry()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(20));
        Expr f = graph.Select(x > 0, Log[x], x), sum = graph.Einsum("i->", f);
        double[] entries = [.. Enumerable.Range(0, 20).Select(static i => i - 10.0)];
        double[][] results = TensorProgram.Create([f, sum.Jacobian(x)], [x]).RunOnce(entries);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(entries[i] > 0 ? Math.Log(entries[i]) : entries[i], results[0][i], 1e-15);
            Assert.Equal(entries[i] > 0 ? 1 / entries[i] : 1, results[1][i]);
        }
    }

    [Fact]
    public void NaN_reaches_what_depends_on_it_and_nothing_else()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(2, 3)), a = graph.Symbol("A", new Shape(3, 2));
        Expr[] outputs = [Largest[x], Smallest[x], LogSumExp[x], Softmax[x], ShareOfLargest[x], Norm[x], Unit[x], graph.Einsum("ij,jk->ik", x, a), Relu[x], graph.Einsum("ij->j", x)];
        double[][] results = TensorProgram.Create(outputs, [x, a]).RunOnce([1, double.NaN, 2, 3, 5, 4], [1, 1, 1, 1, 1, 1]);
        for (int i = 0; i < 8; i++)
        {
            int half = results[i].Length / 2;
            Assert.True(results[i].AsSpan(half).IndexOf(double.NaN) < 0, outputs[i].ToString());
            Assert.True(results[i].AsSpan(0, half).IndexOf(double.NaN) >= 0, outputs[i].ToString());
        }

        Assert.Equal([1, double.NaN, 2, 3, 5, 4], results[8]);
        Assert.Equal([4, double.NaN, 6], results[9]);
    }

    [Fact]
    public void Rows_are_worked_on_without_overflow()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(3));
        Expr[] outputs = [LogSumExp[x], Softmax[x], LogSoftmax[x], Norm[x]];
        double[][] results = TensorProgram.Create(outputs, [x]).RunOnce([1000, 1000, -1000]);
        Assert.Equal(1000 + Math.Log(2), results[0][0], 1e-12);
        TensorAssert.Close([0.5, 0.5, 0], results[1], 1e-15, "softmax");
        TensorAssert.Close([-Math.Log(2), -Math.Log(2), -2000 - Math.Log(2)], results[2], 1e-15, "log softmax");
        Assert.Equal(5e300, TensorProgram.Create(Norm[x], x).RunOnce([3e300, 4e300, 0])[0][0], 1e286);
        Assert.Equal(5e-300, TensorProgram.Create(Norm[x], x).RunOnce([3e-300, 4e-300, 0])[0][0], 1e-314);
        TensorAssert.Close([0.6, 0.8, 0], TensorProgram.Create(Unit[x], x).RunOnce([3e-300, 4e-300, 0])[0], 1e-15, "unit");
        Assert.Equal([0, 0, 0], TensorProgram.Create(Unit[x], x).RunOnce([0, 0, 0])[0]);
        Assert.Equal(double.PositiveInfinity, TensorProgram.Create(LogSumExp[x], x).RunOnce([1, double.PositiveInfinity, 0])[0][0]);
        Assert.Equal(double.NegativeInfinity, TensorProgram.Create(LogSumExp[x], x).RunOnce([double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity])[0][0]);
    }

    [Fact]
    public void Empty_tensors_have_empty_results_and_sums_of_zero()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(0)), a = graph.Symbol("A", new Shape(3, 0));
        double[][] results = TensorProgram.Create([Sin[x], graph.Einsum("i->", x), graph.Einsum("ij,j->i", a, x), Softmax[x], LogSumExp[a]], [x, a]).RunOnce([], []);
        Assert.Equal([], results[0]);
        Assert.Equal([0], results[1]);
        Assert.Equal([0, 0, 0], results[2]);
        Assert.Equal([], results[3]);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity], results[4]);
    }

    [Fact]
    public void Inputs_and_results_may_share_memory()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(500)), y = graph.Symbol("y", new Shape(500));
        TensorProgram program = TensorProgram.Create([y, x, x + y], [x, y]);
        double[] first = [.. Enumerable.Range(0, 500).Select(static i => (double)i)], second = [.. Enumerable.Repeat(7.0, 500)], sum = new double[500];
        program.Run([first, second], [first, second, sum]);
        Assert.Equal(7, first[3]);
        Assert.Equal(3, second[3]);
        Assert.Equal(10, sum[3]);
    }

    [Fact]
    public void Names_without_a_value_are_all_named()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape("n")), y = graph.Symbol("y", new Shape("n")), c = graph.Symbol("c");
        Expr f = c * graph.Einsum("i,i->", x, y);
        var missing = Assert.Throws<UnresolvedNameException>(() => TensorProgram.Create([f], [x], new Dictionary<string, int> { ["n"] = 3 }));
        Assert.Equal(["c", "y"], missing.Names.Order());
        Assert.Equal(["n"], Assert.Throws<UnresolvedNameException>(() => TensorProgram.Create([f], [x, y, c])).Names);
        Assert.Throws<ArgumentException>(() => TensorProgram.Create(c, c, c));
        Assert.Throws<ArgumentException>(() => TensorProgram.Create(c, c + 1));
        Assert.Throws<ArgumentException>(() => TensorProgram.Create(c, c).RunOnce([1, 2]));
    }

    [Fact]
    public void Symbolic_lengths_follow_from_the_values()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape("n")), b = graph.Symbol("b", new Shape(Dim.Of("n") + 1)), a = graph.Symbol("A", new Shape("m", "n"));
        Expr mean = graph.Einsum("i->", x) / graph.Length("n");
        var values = new Dictionary<string, TensorValue> { ["x"] = (double[])[1, 2, 6], ["b"] = (double[])[1, 2, 3, 4], ["A"] = new double[,] { { 1, 0, 0 }, { 1, 1, 1 } } };
        Assert.Equal(3, (double)mean.EvaluateTensor(values));
        Assert.Equal([1, 9], (double[])graph.Einsum("ij,j->i", a, x).EvaluateTensor(values));
        values["b"] = (double[])[1];
        Assert.Throws<ArgumentException>(() => mean.EvaluateTensor(values));
        Assert.Throws<ArgumentException>(() => mean.EvaluateTensor(new Dictionary<string, TensorValue> { ["x"] = new double[,] { { 1, 2 } } }));
        Assert.Equal(3, (double)mean.EvaluateTensor(new Dictionary<string, TensorValue> { ["x"] = new double[,] { { 1 }, { 2 }, { 6 } } }));
    }

    [Fact]
    public void A_deep_expression_is_no_problem()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(4)), y = x;
        for (int i = 0; i < 20_000; i++)
        {
            y = Sin[y] + x;
        }

        double[] result = TensorProgram.Create(y, x).RunOnce([0.1, 0.2, 0.3, 0.4])[0];
        double expected = 0.2;
        for (int i = 0; i < 20_000; i++)
        {
            expected = Math.Sin(expected) + 0.2;
        }

        Assert.Equal(expected, result[1], 1e-9);
    }

    private static TensorProgram Network(out double[][] inputs, out double[][] outputs, Precision precision = Precision.Double)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("X", new Shape(20, 30)), w = graph.Symbol("W", new Shape(30, 12)), b = graph.Symbol("b", new Shape(12)), y = graph.Symbol("Y", new Shape(20, 12));
        Expr h = Tanh[graph.Einsum("bi,ij->bj", x, w) + graph.Einsum("j,b->bj", b, graph.Fill(graph.One, new Shape(20)))];
        Expr loss = graph.Einsum("b->", LogSumExp[h]) - graph.Einsum("bj,bj->", h, y);
        Dictionary<Expr, double[]> point = TensorAssert.Point([w, b, x, y], 2);
        Gradient gradient = loss.Gradient(w, b);
        TensorProgram program = TensorProgram.Create([loss, gradient[w], gradient[b]], [.. point.Keys], null, new TensorOptions { Precision = precision });
        inputs = [.. point.Values];
        outputs = program.RunOnce(inputs);
        TensorAssert.AgreesWithDense([loss, gradient[w], gradient[b]], point, "network");
        return program;
    }

    private static UnaryOperator Counting(Action onCall) => new("counted")
    {
        Summary = "x, counting its calls.",
        Notation = Notation.Function("counted", "counted"),
        Code = Sin.Code,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Partial = static (x, y) => x.Graph.One,
        Evaluate = x =>
        {
            onCall();
            return x;
        },
        Samples = [1],
    };

    [Fact]
    public void AnyNumberOfBlocksIsPlacedInOneStep()
    {
        const int Blocks = 300, Length = 3;
        var g = new ExprGraph();
        Expr[] rows = [.. Enumerable.Range(0, Blocks).Select(i => g.Symbol($"s_{i}", new Shape(1, Length)))];
        Expr all = TensorFunctions.Concatenate(rows, 1);
        TensorProgram program = TensorProgram.Create([all], rows);
        Assert.Equal(1, program.StepCount);
        double[][] inputs = [.. Enumerable.Range(0, Blocks).Select(static i => new double[] { i, i + 0.25, i + 0.5 })], results = [new double[Blocks * Length]];
        program.Run(inputs, results);
        Assert.Equal(inputs.SelectMany(static r => r), results[0]);
    }

    [Fact]
    public void PartsOfAJoinedTensorAreResultsToo()
    {
        var g = new ExprGraph();
        Expr[] rows = [.. Enumerable.Range(0, 4).Select(i => g.Symbol($"s_{i}", new Shape(1, 2)))];
        Expr two = TensorFunctions.Concatenate(rows[..2], 1), four = TensorFunctions.Concatenate([two, rows[2], rows[3]], 1);
        TensorProgram program = TensorProgram.Create([two, four, two + two], rows);
        double[][] inputs = [[1, 2], [3, 4], [5, 6], [7, 8]], results = [new double[4], new double[8], new double[4]];
        program.Run(inputs, results);
        Assert.Equal([1, 2, 3, 4], results[0]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], results[1]);
        Assert.Equal([2, 4, 6, 8], results[2]);
    }
}
