namespace Symbolic.Tests.Types;

public sealed class DimTests
{
    private static readonly Dim N = "n", M = "m";

    [Fact]
    public void Lengths_are_polynomials_in_symbols()
    {
        Assert.Equal("3", ((Dim)3).ToString());
        Assert.Equal("n+1", (N + 1).ToString());
        Assert.Equal("m*n+2n-1", ((M + 2) * N - 1).ToString());
        Assert.Equal((N + 1) * (M + 2), (M * N) + (2 * N) + M + 2);
        Assert.Equal((N - M) * (N + M), (N * N) - (M * M));
        Assert.Equal((Dim)0, (N * M) - (M * N));
        Assert.NotEqual(N * M, N * N);
        Assert.Equal((N * M).GetHashCode(), (M * N).GetHashCode());
        Assert.Equal(["m", "n"], ((M * N) + N).Symbols.Order());
        Assert.Null((M * N).Symbol);
        Assert.Equal("n", N.Symbol);
    }

    [Fact]
    public void Numbers_are_put_in_for_symbols_one_by_one()
    {
        Dim length = (N * M) + (3 * N) - 1;
        Assert.Equal((5 * M) + 14, length.With(new Dictionary<string, int> { ["n"] = 5 }));
        Assert.Equal(24, length.With(new Dictionary<string, int> { ["n"] = 5, ["m"] = 2 }).Length);
    }

    [Fact]
    public void A_length_is_counted_in_steps_when_that_does_not_depend_on_symbols()
    {
        Assert.Equal((Dim)3, ((Dim)7).FloorOf(2));
        Assert.Equal(Dim.Signed(-1), ((Dim)0 - 1).FloorOf(2));
        Assert.Equal((2 * N) + 1, ((4 * N) + 3).FloorOf(2));
        Assert.Null((N + 1).FloorOf(2));
    }

    [Fact]
    public void A_length_beyond_all_bounds_is_refused() =>
        Assert.Throws<LimitException>(() => (Dim)100_000 * 100_000);

    [Fact]
    public void The_length_of_an_axis_is_a_number_of_the_graph()
    {
        var graph = new ExprGraph();
        Expr n = graph.Symbol("n"), m = graph.Symbol("m");
        Assert.Equal((-1 + (m * n)) + (2 * n), graph.Length((M * N) + (2 * N) - 1));
        Assert.Equal(graph.Number(4), graph.Length(4));
    }
}
