namespace Symbolic.Tests.Compilation;

public class CompileBatchTests
{
    [Fact]
    public void ABatchComputesTheStableFormUnlessToldOtherwise()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr f = Operators.Log[1 + x];
        Assert.Equal(1e-20, f.CompileBatch(x).Run([1e-20])[0][0], 1e-33);
        Assert.Equal(0, f.CompileBatch(new BatchOptions { Form = NumericalForm.AsWritten }, x).Run([1e-20])[0][0]);
    }

    [Fact]
    public void AValueAndItsGradientShareOneLoop()
    {
        var g = new ExprGraph();
        Expr f = g.Parse("(xy+z)²+exp(x−yz)");
        Expr[] variables = [g.Symbol("x"), g.Symbol("y"), g.Symbol("z")];
        Expr[] outputs = [f, .. f.Gradient(variables)];
        var compiled = outputs.Compile<Func<double, double, double, double[]>>(variables);
        double[] xs = [0.5, -1, 2], ys = [0.25, 3, -0.5], zs = [1, -0.5, 0.125];
        double[][] strict = outputs.CompileBatch(new BatchOptions { Accuracy = BatchAccuracy.Strict }, variables).Run(xs, ys, zs);
        double[][] fast = outputs.CompileBatch(variables).Run(xs, ys, zs);
        for (int i = 0; i < xs.Length; i++)
        {
            double[] expected = compiled(xs[i], ys[i], zs[i]);
            for (int k = 0; k < 4; k++)
            {
                Assert.Equal(expected[k], strict[k][i]);
                Assert.Equal(expected[k], fast[k][i], Math.Abs(expected[k]) * 1e-14);
            }
        }
    }
}
