using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests;

/// <summary>Values, gradients and Hessians of hundreds of random Einstein sums by programs and by plain loops.</summary>
public sealed class RandomEinsumProgramTests
{
    [Fact]
    public void Values_gradients_and_Hessians() => Prop.ForAll(
        Arb.From(RandomEinsums.Programs(3)),
        program =>
        {
            (Expr value, Expr[] variables) = RandomEinsums.Build(program, 24);
            Expr weights = value.Graph.Symbol("weights", value.Shape);
            Expr weighted = TensorFunctions.Sum(weights * value);
            Expr[] gradients = [.. variables.Select(v => weighted.Jacobian(v))];
            var outputs = new List<Expr>([value, .. gradients]);
            outputs.AddRange(gradients.SelectMany(g => variables.Select(v => g.Jacobian(v))));
            Dictionary<Expr, double[]> point = TensorAssert.Point([.. variables, weights], program.Words[0]);
            TensorAssert.AgreesWithDense([value], point, $"{value}", 1e-10);
            TensorAssert.AgreesWithDense(outputs, point, $"{value}", 1e-10);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(250).WithReplay(20250101, 7919));
}
