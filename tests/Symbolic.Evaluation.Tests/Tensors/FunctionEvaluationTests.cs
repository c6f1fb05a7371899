namespace Symbolic.Tests;

/// <summary>Each function of the language: value, gradients, Jacobians and Hessians by a program and by plain loops; axes of length 0 and 1 included.</summary>
public sealed class FunctionEvaluationTests
{
    public static TheoryData<string> Names => [.. FunctionCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_derivatives(string name)
    {
        foreach ((int p, int q, int r) in new[] { (2, 2, 1), (3, 2, 2), (1, 1, 1), (0, 2, 2), (2, 0, 1), (2, 2, 0) })
        {
            try
            {
                Agree(name, p, q, r);
            }
            catch (SymbolicException refusal) when (p * q * r == 0)
            {
                Assert.NotNull(refusal.Hint);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lengths_may_be_symbols(string name)
    {
        FunctionCase function = FunctionCases.All[name];
        (double[] value, double[][] gradients) = ValueAndGradients(function, 3, 2, 4, []);
        try
        {
            (double[] symbolic, double[][] derivatives) = ValueAndGradients(function, "p", "q", "r", new() { ["p"] = 3, ["q"] = 2, ["r"] = 4 });
            TensorAssert.Close(value, symbolic, 1e-12, name);
            for (int i = 0; i < gradients.Length; i++)
            {
                TensorAssert.Close(gradients[i], derivatives[i], 1e-12, $"{name}: gradient {i}");
            }

            Assert.DoesNotContain(name, NeedNumbers);
        }
        catch (SymbolicException refusal) when (NeedNumbers.Contains(name))
        {
            Assert.NotNull(refusal.Hint);
        }
    }

    // How many steps of a stride there are, or which of two lengths is the shorter one, a symbol does not tell.
    private static readonly HashSet<string> NeedNumbers =
        ["conv1d with stride and padding", "conv1d of a batch", "conv2d with stride and padding", "maxpool1d with padding", "32 diagonal of any matrix"];

    private static (double[] Value, double[][] Gradients) ValueAndGradients(FunctionCase function, Dim p, Dim q, Dim r, Dictionary<string, int> lengths)
    {
        var graph = new ExprGraph();
        (Expr value, Expr[] variables) = function.In(graph, p, q, r);
        Expr weights = graph.Symbol("weights", value.Shape);
        Expr weighted = TensorFunctions.Sum(weights * value);
        TensorProgram program = TensorProgram.Create([value, .. variables.Select(v => weighted.Jacobian(v))], [.. variables, weights], lengths);
        var random = new Random(9);
        double[][] inputs = [.. program.InputShapes.Select(s => Enumerable.Range(0, Dense.SizeOf(s)).Select(_ => function.Range.Low + (random.NextDouble() * (function.Range.High - function.Range.Low))).ToArray())];
        double[][] outputs = program.RunOnce(inputs);
        return (outputs[0], outputs[1..]);
    }

    private static void Agree(string name, int p, int q, int r)
    {
        FunctionCase function = FunctionCases.All[name];
        var graph = new ExprGraph();
        (Expr value, Expr[] variables) = function.In(graph, p, q, r);
        Expr weights = graph.Symbol("weights", value.Shape);
        Expr weighted = TensorFunctions.Sum(weights * value);
        var outputs = new List<Expr> { value };
        outputs.AddRange(variables.Select(v => weighted.Jacobian(v)));
        if (Dense.SizeOf(value.Shape) <= 20)
        {
            outputs.AddRange(variables.Select(v => value.Jacobian(v)));
            outputs.AddRange(variables.SelectMany(v => variables.Select(u => weighted.Hessian(v, u))));
        }

        Dictionary<Expr, double[]> point = TensorAssert.Point([.. variables, weights], seed: 5);
        foreach (Expr variable in variables)
        {
            (double low, double high) = function.Range;
            point[variable] = [.. point[variable].Select(x => low + ((x + 0.8) / 2 * (high - low)))];
        }

        foreach (Expr output in outputs)
        {
            TensorAssert.AgreesWithDense([output], point, name, 1e-10);
        }
    }
}
