using System.Xml.Linq;

namespace Symbolic.Tests.Pictures;

/// <summary>Patterns of matrices as pictures.</summary>
public class PatternPictureTests
{
    [Fact]
    public void Cells_are_the_entries_that_may_be_other_than_zero()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        PatternPicture picture = PatternPicture.Of(((IReadOnlyList<Expr>)[x * y, graph.Apply(Operators.Exp, y)]).JacobianSparsity(x, y), ["f1", "<f2>"], ["x", "y"]);
        Assert.Equal([1.0, 1.0, null, 1.0], new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(p => picture.ShadeAt(p.Item1, p.Item2)));
        XElement svg = XElement.Parse(picture.ToSvg());
        Assert.Equal(3, svg.Descendants().Count(static e => e.Attribute("class")?.Value == "cell"));
        Assert.Contains(svg.Descendants(), static e => e.Value == "<f2>");
    }

    [Fact]
    public void Sizes_give_the_shades()
    {
        SparsityPattern pattern = SparsityPattern.FromPositions(1, 4, [(0, 0), (0, 1), (0, 2), (0, 3)]);
        PatternPicture picture = PatternPicture.Of(pattern, values: [0, -1, 10, 1000]);
        Assert.Equal(0, picture.ShadeAt(0, 0));
        Assert.Equal(0.1, picture.ShadeAt(0, 1)!.Value, 1e-12);
        Assert.Equal(0.4, picture.ShadeAt(0, 2)!.Value, 1e-12);
        Assert.Equal(1, picture.ShadeAt(0, 3)!.Value, 1e-12);
        Assert.Equal("1×4, 4 of 4 entries may be other than zero; sizes from 1 to 1000, on a scale of logarithms", picture.Legend);
        Assert.Throws<ArgumentException>(() => PatternPicture.Of(pattern, values: [1]));
    }

    [Fact]
    public void Large_matrices_are_drawn_in_blocks()
    {
        const int n = 1000;
        PatternPicture picture = PatternPicture.Of(SparsityPattern.FromPositions(n, n, Enumerable.Range(0, n).Select(static i => (i, i))), mostCells: 100);
        Assert.Equal((100, 100, 10), (picture.Rows, picture.Columns, picture.Block));
        Assert.Equal(0.1, picture.DensityAt(5, 5), 1e-12);
        Assert.Null(picture.ShadeAt(0, 1));
        Assert.Equal(100, XElement.Parse(picture.ToSvg()).Descendants().Count(static e => e.Attribute("class")?.Value == "cell"));
    }
}
