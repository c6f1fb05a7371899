using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Terminal;

public class BrailleCanvasTests
{
    [Theory]
    [InlineData(0, 0, '⠁')]
    [InlineData(0, 1, '⠂')]
    [InlineData(0, 2, '⠄')]
    [InlineData(0, 3, '⡀')]
    [InlineData(1, 0, '⠈')]
    [InlineData(1, 1, '⠐')]
    [InlineData(1, 2, '⠠')]
    [InlineData(1, 3, '⢀')]
    public void Each_dot_has_its_bit(int x, int y, char expected)
    {
        var canvas = new BrailleCanvas(1, 1);
        canvas.Set(x, y, ink: 3);
        Assert.Equal((expected, 3), canvas[0, 0]);
    }

    [Fact]
    public void Dots_of_a_cell_add_up_and_those_outside_are_left_out()
    {
        var canvas = new BrailleCanvas(2, 1);
        for (int y = -1; y < 6; y++)
        {
            canvas.Line(-2, y, 1, y, ink: 0);
        }

        Assert.Equal('⣿', canvas[0, 0]!.Value.Character);
        Assert.Null(canvas[1, 0]);
    }

    [Fact]
    public void Lines_have_no_gaps()
    {
        foreach ((int x, int y) in ((int, int)[])[(15, 3), (3, 31), (15, 31), (0, 31), (15, 0)])
        {
            var canvas = new BrailleCanvas(8, 8);
            var dots = new List<(int X, int Y)>();
            canvas.Line(0, 0, x, y, 0, (a, b) =>
            {
                dots.Add((a, b));
                return true;
            });
            Assert.Equal((0, 0), dots[0]);
            Assert.Equal((x, y), dots[^1]);
            Assert.All(dots.Zip(dots.Skip(1)), static p => Assert.True(Math.Abs(p.First.X - p.Second.X) <= 1 && Math.Abs(p.First.Y - p.Second.Y) <= 1));
        }
    }
}
