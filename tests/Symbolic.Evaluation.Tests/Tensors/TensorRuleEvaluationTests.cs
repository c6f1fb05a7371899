namespace Symbolic.Tests;

/// <summary>Each rule of tensor calculus: value, Jacobians and Hessians by a program and by plain loops.</summary>
public sealed class TensorRuleEvaluationTests
{
    public static TheoryData<string> Rules => [.. TensorRules.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Values_Jacobians_and_Hessians(string rule)
    {
        var graph = new ExprGraph();
        (Expr value, Expr[] variables) = TensorRules.All[rule](graph);
        var outputs = new List<Expr> { value };
        outputs.AddRange(variables.Select(v => value.Jacobian(v)));
        Expr weights = graph.Symbol("weights", value.Shape);
        string letters = "abcdef"[..value.Shape.Order];
        Expr weighted = value.Shape.IsScalar ? value * weights : graph.Einsum($"{letters},{letters}->", weights, value);
        foreach (Expr first in variables)
        {
            outputs.Add(weighted.Jacobian(first));
            outputs.AddRange(variables.Select(second => weighted.Hessian(first, second)));
        }

        Dictionary<Expr, double[]> point = TensorAssert.Point([.. variables, weights], seed: 5);
        foreach (Expr output in outputs)
        {
            TensorAssert.AgreesWithDense([output], point, rule);
        }

        TensorAssert.AgreesWithDense(outputs, point, rule);
    }
}
