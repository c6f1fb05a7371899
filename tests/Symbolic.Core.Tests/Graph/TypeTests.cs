namespace Symbolic.Tests.Graphs;

public class TypeTests
{
    [Fact]
    public void A_condition_is_no_number()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        ElementException error = Assert.Throws<ElementException>(() => (x > 0) + x);
        Assert.Contains("'+' needs a number", error.Message, StringComparison.Ordinal);
        Assert.Equal("type", error.Code);
        Assert.NotNull(error.Hint);
        Assert.Throws<ElementException>(() => Operators.Sin[x > 0]);
        Assert.Throws<ElementException>(() => Operators.Max[x, x > 0]);
    }

    [Fact]
    public void A_number_is_no_condition()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.Contains("'where' needs a condition", Assert.Throws<ElementException>(() => graph.Select(x, x, x)).Message, StringComparison.Ordinal);
        Assert.Throws<ElementException>(() => !x);
        Assert.Throws<ElementException>(() => x & (x > 0));
    }

    [Fact]
    public void Branches_agree_in_type()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Assert.Equal(ExprType.Boolean, graph.Select(x > 0, y > 0, y < 1).Type);
        Assert.Equal(ExprType.Real, graph.Select(x > 0, y, x).Type);
        Assert.Throws<ElementException>(() => graph.Select(x > 0, y > 0, x));
        Assert.Throws<ElementException>(() => graph.Select(x > 0, x, y > 0));
    }

    [Fact]
    public void Functions_of_numbers_work_entry_by_entry()
    {
        var graph = new ExprGraph();
        Expr vector = graph.Array(new Shape(2), [graph.One, graph.Symbol("x")]);
        Assert.Equal(new Shape(2), Operators.Sin[vector].Shape);
        Assert.Equal(new Shape(2), (2 * vector).Shape);
        Assert.Equal(new Shape(2), (0 * vector).Shape);
        ShapeException error = Assert.Throws<ShapeException>(() => vector + graph.Symbol("v", new Shape(3)));
        Assert.Equal("'+' cannot combine R^2 with R^3.", error.Message);
        Assert.Throws<ArgumentException>(() => graph.Array(new Shape(3), [graph.One]));
    }

    [Theory]
    [InlineData("sin", 2, "sin takes 1 argument, got 2")]
    [InlineData("sin", 0, "sin takes 1 argument, got 0")]
    [InlineData("atan2", 1, "atan2 takes 2 arguments, got 1")]
    [InlineData("log", 2, "log takes 1 argument, got 2")]
    [InlineData("elu", 3, "elu takes 1 or 2 arguments, got 3")]
    [InlineData("sigmoid", 3, "sigmoid takes 1 or 2 arguments, got 3")]
    [InlineData("max", 0, "max takes at least 1 argument, got 0")]
    [InlineData("clamp", 2, "clamp takes 3 arguments, got 2")]
    public void The_number_of_arguments_is_checked(string name, int count, string message)
    {
        var graph = new ExprGraph();
        Assert.True(OperatorTable.Standard.TryFind(name, out Operator? op));
        Expr[] operands = [.. Enumerable.Range(0, count).Select(i => graph.Symbol($"x{i}"))];
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => graph.Apply(op, operands)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_left_out_or_added_mean_what_the_table_says()
    {
        var graph = new ExprGraph();
        (Expr x, Expr b) = graph.Symbols("x", "b");
        Assert.Equal(Operators.Elu[x, graph.One], graph.Apply((Operator)Operators.Elu, [x]));
        Assert.Equal(Operators.Sigmoid[b * x], graph.Apply((Operator)Operators.Sigmoid, [x, b]));
        Assert.Equal(Operators.LogBase[x, b], Operators.Log.Parameter!.Build(x, b));
        Assert.Equal(ParameterForm.Named, Operators.Log.Parameter.Form);
        Assert.Equal(Operators.Log2[x], Operators.LogBase[x, graph.Number(2)]);
        Assert.Equal(Operators.Log10[x], Operators.LogBase[x, graph.Number(10)]);
        Assert.Equal(Operators.Log[x], Operators.LogBase[x, graph.Constant(Operators.E)]);
    }

    [Fact]
    public void Entries_and_arguments_are_numbers_one_by_one()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), v = graph.Symbol("v", new Shape(2));
        Assert.Contains("truth value", Assert.Throws<ElementException>(() => graph.Array(new Shape(2), [x, x > 0])).Message, StringComparison.Ordinal);
        Assert.Contains("is a number", Assert.Throws<ElementException>(() => graph.Array(new Shape(2), [x > 0, x])).Message, StringComparison.Ordinal);
        Assert.Contains("truth value", Assert.Throws<ElementException>(() => graph.Call("f", [x > 0])).Message, StringComparison.Ordinal);
        Assert.Equal("Take the entries one by one.", Assert.Throws<ShapeException>(() => graph.Call("f", [v])).Hint);
        Assert.Equal("Take the entries one by one.", Assert.Throws<ShapeException>(() => graph.Array(new Shape(1), [v])).Hint);
    }
}
