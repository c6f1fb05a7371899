namespace Symbolic.Tests;

/// <summary>What operators on tensors declare about themselves is true.</summary>
public sealed class TensorOperatorFactsTests
{
    public static TheoryData<string> Operators => [.. OperatorTable.Standard.All.OfType<TensorOperator>().Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Rows_have_nothing_to_do_with_each_other(string name)
    {
        TensorOperator op = Named(name);
        if (op.LastAxes > 1)
        {
            return;
        }

        Expr x = new ExprGraph().Symbol("x", new Shape(2, 3));
        Expr value = op[[.. Enumerable.Repeat(x, op.MinOperands)]];
        double[] first = value.Entries(new Dictionary<Expr, double[]> { [x] = [1, -2, 3, 4, 5, 6] });
        double[] second = value.Entries(new Dictionary<Expr, double[]> { [x] = [1, -2, 3, double.NaN, 0, -7] });
        Assert.Equal(first[..(first.Length / 2)], second[..(first.Length / 2)]);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_operator_that_is_total_has_values_everywhere(string name)
    {
        TensorOperator op = Named(name);
        foreach (double[] point in new double[][] { [0, 0, 0, 0], [1, 2, 2, 4], [-1, 0, 0, -1], [700, -700, 1e-3, 0], [1, 1, 1, 1] })
        {
            Expr x = new ExprGraph().Symbol("x", new Shape(2, 2));
            Expr value = op[[.. Enumerable.Repeat(x, op.MinOperands)]];
            Assert.Equal(op.IsTotal, value.Facts.IsTotal);
            Assert.False(op[[.. Enumerable.Repeat(Symbolic.Operators.Log[x], op.MinOperands)]].Facts.IsTotal);
            if (op.IsTotal)
            {
                Assert.All(TensorProgram.Create(value, x).Evaluate(new TensorValue(x.Shape, point))[0].Entries.ToArray(), static v => Assert.True(double.IsFinite(v)));
            }
        }
    }

    [Fact]
    public void Nothing_is_claimed_about_operators_on_no_entries() =>
        Assert.False(Symbolic.Operators.Largest[new ExprGraph().Symbol("x", new Shape(2, 0))].Facts.IsTotal);

    private static TensorOperator Named(string name) => OperatorTable.Standard.All.OfType<TensorOperator>().Single(op => op.Name == name);
}
