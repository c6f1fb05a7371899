using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Sparsity;

/// <summary>Colorings by their definition, and numbers of colors that are known.</summary>
public sealed class ColoringTests
{
    [Fact]
    public void Columns_of_one_color_have_no_row_in_common() => ForAll(static (n, positions) =>
    {
        SparsityPattern pattern = SparsityPattern.FromPositions(n + 3, n, positions.Select(p => (p.Item1 % (n + 3), p.Item2 % n)));
        Coloring coloring = Coloring.OfColumns(pattern);
        for (int row = 0; row < pattern.Rows; row++)
        {
            int[] colors = [.. pattern.Row(row).ToArray().Select(c => coloring.Colors[c])];
            Assert.Equal(colors.Length, colors.Distinct().Count());
        }
    });

    [Fact]
    public void No_path_of_four_has_two_colors() => ForAll(static (n, positions) =>
    {
        SparsityPattern pattern = Symmetric(n, positions.Select(p => (p.Item1 % n, p.Item2 % n)));
        Coloring coloring = Coloring.Star(pattern);
        Assert.Equal(coloring.Count, coloring.Colors.Distinct().Count());
        for (int v = 0; v < n; v++)
        {
            foreach (int w in Others(v))
            {
                Assert.NotEqual(coloring.Colors[v], coloring.Colors[w]);
                foreach (int x in Others(w).Where(x => x != v))
                {
                    foreach (int y in Others(x).Where(y => y != w && y != v))
                    {
                        Assert.False(coloring.Colors[v] == coloring.Colors[x] && coloring.Colors[w] == coloring.Colors[y], $"{v}–{w}–{x}–{y}");
                    }
                }
            }
        }

        int[] Others(int vertex) => [.. pattern.Row(vertex).ToArray().Where(other => other != vertex)];
    });

    [Theory]
    [InlineData(10, 1, 3)]
    [InlineData(1000, 1, 3)]
    [InlineData(1000, 2, 5)]
    [InlineData(1000, 4, 9)]
    public void A_band_needs_as_many_colors_as_it_is_wide(int n, int half, int colors) =>
        Assert.Equal(colors, Coloring.OfColumns(Band(n, half)).Count);

    [Fact]
    public void A_tridiagonal_Hessian_needs_three_colors() => Assert.Equal(3, Coloring.Star(Band(1000, 1)).Count);

    [Theory]
    [InlineData(100)]
    [InlineData(20_000)]
    public void An_arrow_needs_two_colors_as_a_Hessian_wherever_its_head_is(int n)
    {
        foreach (int head in (int[])[0, n / 2, n - 1])
        {
            SparsityPattern arrow = Symmetric(n, Enumerable.Range(0, n).SelectMany(i => ((int, int)[])[(i, i), (i, head)]));
            Assert.Equal(2, Coloring.Star(arrow).Count);
        }
    }

    [Fact]
    public void An_arrow_needs_a_color_for_each_column_as_a_Jacobian() =>
        Assert.Equal(60, Coloring.OfColumns(Symmetric(60, Enumerable.Range(0, 60).SelectMany(i => ((int, int)[])[(i, i), (i, 0)]))).Count);

    [Fact]
    public void A_diagonal_needs_one_color()
    {
        Assert.Equal(1, Coloring.OfColumns(Band(50, 0)).Count);
        Assert.Equal(1, Coloring.Star(Band(50, 0)).Count);
    }

    [Fact]
    public void A_full_matrix_needs_a_color_for_each_column()
    {
        Assert.Equal(12, Coloring.OfColumns(Band(12, 12)).Count);
        Assert.Equal(12, Coloring.Star(Band(12, 12)).Count);
    }

    // The five points of the stencil need five colors, and i + 2j mod 5 shows that five are enough; so it is for a star coloring of a grid.
    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    public void A_grid(int side)
    {
        SparsityPattern grid = Grid(side);
        Assert.InRange(Coloring.OfColumns(grid).Count, 5, 7);
        Assert.InRange(Coloring.Star(grid).Count, 5, 7);
    }

    [Fact]
    public void A_star_coloring_needs_symmetry() =>
        Assert.Contains("not", Assert.Throws<ArgumentException>(() => Coloring.Star(SparsityPattern.FromPositions(2, 2, [(0, 1)]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Work_can_be_stopped()
    {
        var stopped = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => Coloring.OfColumns(Band(2000, 1), stopped));
        Assert.Throws<OperationCanceledException>(() => Coloring.Star(Band(2000, 1), stopped));
    }

    private static SparsityPattern Band(int n, int half) => SparsityPattern.FromPositions(
        n, n, Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i - half, (2 * half) + 1).Where(j => j >= 0 && j < n).Select(j => (i, j))));

    private static SparsityPattern Grid(int side) => Symmetric(side * side, Enumerable.Range(0, side * side).SelectMany(
        i => ((int, int)[])[(i, i), (i, i % side == side - 1 ? i : i + 1), (i, i + side < side * side ? i + side : i)]));

    private static SparsityPattern Symmetric(int n, IEnumerable<(int, int)> half) =>
        SparsityPattern.FromPositions(n, n, half.SelectMany(static p => ((int, int)[])[p, (p.Item2, p.Item1)]));

    private static void ForAll(Action<int, (int, int)[]> law)
    {
        Gen<int> index = Gen.Choose(0, 1_000_000);
        Gen<(int, (int, int)[])> cases =
            from n in Gen.Choose(1, 24)
            from count in Gen.Choose(0, 60)
            from rows in index.ArrayOf(count)
            from columns in index.ArrayOf(count)
            select (n, rows.Zip(columns).ToArray());
        Prop.ForAll(Arb.From(cases), c =>
        {
            law(c.Item1, c.Item2);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20250101, 7919));
    }
}
