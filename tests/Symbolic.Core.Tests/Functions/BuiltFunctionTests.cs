using System.Collections.Immutable;

namespace Symbolic.Tests.Functions;

public sealed class BuiltFunctionTests
{
    public static TheoryData<string> Names => [.. BuiltFunctions.All.Select(static f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Declaration_is_complete(string name)
    {
        Assert.True(BuiltFunctions.TryGet(name, out BuiltFunction? function));
        Assert.EndsWith(".", function.Summary, StringComparison.Ordinal);
        Assert.Contains(function.Aliases.Prepend(name), called => function.Example.Contains(called, StringComparison.Ordinal));
        Assert.InRange(function.MinArguments, 0, function.MaxArguments);
    }

    [Fact]
    public void A_name_stands_for_one_function()
    {
        string[] names = [.. BuiltFunctions.All.SelectMany(static f => f.Aliases.Prepend(f.Name))];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, static name => Assert.False(OperatorTable.Standard.TryFind(name, out _), name));
    }

    [Fact]
    public void Entries_that_are_written_out_move_when_their_shape_changes()
    {
        var graph = new ExprGraph();
        Expr[] entries = [.. "abcdef".Select(name => graph.Symbol(name.ToString()))];
        Expr matrix = TensorFunctions.Reshape(graph.Array(new Shape(6), entries), 2, 3);

        // The first index runs fastest.
        Assert.Equal(graph.Array(new Shape(2, 3), [entries[0], entries[2], entries[4], entries[1], entries[3], entries[5]]), matrix);
    }

    [Fact]
    public void Arguments_are_checked_before_anything_is_built()
    {
        var graph = new ExprGraph();
        Expr matrix = graph.Symbol("A", new Shape(2, 3));
        Assert.Equal("'sum' takes 1 argument, got 2.", Assert.Throws<ArgumentValueException>(() => BuiltFunctions.Sum[matrix, matrix]).Message);
        Assert.Equal("'sum' has no option 'pad'.", Error(matrix, "pad", graph.One).Message);
        Assert.Equal("'sum' has no axis 3 to work along in R^{2×3}.", Error(matrix, "axis", graph.Number(3)).Message);
        Assert.Equal("'sum' needs a whole number for axis, not 1/2.", Error(matrix, "axis", graph.Number(Rational.From(1, 2))).Message);
        Assert.Equal("'tr' cannot take R^{2×3}.", Assert.Throws<ShapeException>(() => BuiltFunctions.Trace[matrix]).Message);

        ArgumentValueException Error(Expr argument, string option, Expr value) => Assert.Throws<ArgumentValueException>(
            () => BuiltFunctions.Sum.Apply(graph, [argument], new Dictionary<string, Expr> { [option] = value }));
    }

    [Fact]
    public void Lengths_are_polynomials_in_names()
    {
        var graph = new ExprGraph();
        var call = new FunctionCall(BuiltFunctions.Sum, graph, [], ImmutableDictionary<string, Expr>.Empty);
        Expr n = graph.Symbol("n"), m = graph.Symbol("m");
        Assert.Equal((Dim)3, call.Length(graph.Number(3)));
        Assert.Equal((Dim)"n" + 1, call.Length(n + 1));
        Assert.Equal((2 * (Dim)"n") - "m", call.Length((2 * n) - m));
        Assert.Equal((Dim)"n", call.Length(-((-1 * n) + (0 * m))));
        Assert.Equal(((Dim)"n" * "n") + ((Dim)"m" * "n"), call.Length((n + m) * n));
        Assert.Equal((Dim)"n" * "n", call.Length(n.Pow(2)));
        Assert.All([graph.Number(-1), graph.Number(Rational.From(1, 2)), n / m, Operators.Sin[n]], wrong => Assert.Throws<ArgumentValueException>(() => call.Length(wrong)));
    }
}
