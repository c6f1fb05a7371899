using System.Text;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Commands;

public class TableCommandTests
{
    [Fact]
    public void A_table_is_laid_out_in_columns()
    {
        (int status, string output, string error) = Shell.Run("table", "x^2 + y", "x=0:0.2:0.1", "y=0,10", "--grad");
        Assert.Equal((0, ""), (status, error));
        Assert.Equal(
            """
              x   y                     f  df/dx  df/dy
              0   0                     0      0      1
              0  10                    10      0      1
            0.1   0  0.010000000000000002    0.2      1
            0.1  10                 10.01    0.2      1
            0.2   0   0.04000000000000001    0.4      1
            0.2  10                 10.04    0.4      1

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void Positions_are_rounded_once()
    {
        string[] rows = Csv("x", "x=0:1:0.1");
        Assert.Equal(["x,f", "0,0", "0.1,0.1", "0.2,0.2", "0.3,0.3", "0.4,0.4", "0.5,0.5", "0.6,0.6", "0.7,0.7", "0.8,0.8", "0.9,0.9", "1,1"], rows);
    }

    [Theory]
    [InlineData("x=0:1#3", "0", "0.5", "1")]
    [InlineData("x=1:0:-1/2", "1", "0.5", "0")]
    [InlineData("x=0:pi#3", "0", "1.5707963267948966", "3.141592653589793")]
    [InlineData("x=0:1:0.4", "0", "0.4", "0.8")]
    [InlineData("x=7", "7")]
    [InlineData("x=2:2#1", "2")]
    [InlineData("x=1/3,1e3", "0.3333333333333333", "1000")]
    public void Axes_have_these_values(string axis, params string[] values) => Assert.Equal(values, Csv("0x + 1", axis)[1..].Select(static row => row.Split(',')[0]));

    [Theory]
    [InlineData("'x=0:1' is not a range.", "x=0:1")]
    [InlineData("Steps of 0 do not lead from 0 to 1.", "x=0:1:0")]
    [InlineData("Steps of -1 do not lead from 0 to 1.", "x=0:1:-1")]
    [InlineData("'1' is not a number of points for x.", "x=0:1#1")]
    [InlineData("x has more than 10000000 values.", "x=0:1:1e-9")]
    [InlineData("The table has 10001 lines, and at most 10000 are laid out.", "x=0:10000:1")]
    [InlineData("No values are given for x.", "y=1")]
    [InlineData("'x' has values twice.", "x=1", "x=2")]
    [InlineData("'x' says no values of a variable.", "x")]
    [InlineData("The range of x has an empty place.", "x=:1:1")]
    public void Errors_say_what_is_wrong(string sentence, params string[] axes)
    {
        (int status, _, string error) = Shell.Run(["table", "x", .. axes]);
        Assert.Equal(1, status);
        Assert.StartsWith(sentence, error);
    }

    [Fact]
    public void Rows_of_a_large_grid_are_streamed_with_the_last_axis_fastest()
    {
        string[] rows = Csv("x + 1000y", "x=0:199:1", "y=0:199:1");
        Assert.Equal(40_001, rows.Length);
        Assert.Equal("x,y,f", rows[0]);
        for (int i = 0; i < 40_000; i++)
        {
            Assert.Equal($"{i / 200},{i % 200},{(i / 200) + (1000 * (i % 200))}", rows[i + 1]);
        }
    }

    private static string[] Csv(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var host = new Host(new StringReader(""), TextWriter.Null, error) { OpenOutput = () => output };
        Assert.Equal(0, CommandLine.Run(["table", .. arguments, "--csv"], host));
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }
}
