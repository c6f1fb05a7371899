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
