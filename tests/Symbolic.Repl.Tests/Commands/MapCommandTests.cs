using System.Globalization;
using System.Text;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Commands;

public sealed class MapCommandTests : IDisposable
{
    private const string Title = "(xy+z)²+exp(x−yz)";

    private readonly string _folder = Directory.CreateTempSubdirectory("symbolic").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Values_and_derivatives_follow_the_row_as_it_stands()
    {
        (int status, string output, string error) = Map("name,x,y,z\r\n\"a, b\",1,2,0\r\n\r\nc, 1e0 ,\"2\",0", Title, "--grad");
        Assert.Equal((0, ""), (status, error));
        Assert.Equal(
            """
            name,x,y,z,f,df/dx,df/dy,df/dz
            "a, b",1,2,0,6.718281828459045,10.718281828459045,4,-1.4365636569180902
            c, 1e0 ,"2",0,6.718281828459045,10.718281828459045,4,-1.4365636569180902

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Theory]
    [InlineData("x,y\n2,3\n", "f\n6\n", "x y", "--only")]
    [InlineData("x,y\n2,3\n", "df/dy", "x y", "--wrt", "y")]
    [InlineData("\uFEFFx,y\n2,3\n", "x,y,f\n2,3,6\n", "x y")]
    [InlineData("x;y\n2;3\n", "x;y;f\n2;3;6\n", "x y", "--separator", ";")]
    [InlineData("x\ty\n2\t3\n", "x\ty\tf\n2\t3\t6\n", "x y", "--separator", "tab")]
    [InlineData("2,3\n4,5\n", "2,3,6\n4,5,20\n", "x y", "--columns", "x,y")]
    [InlineData("2,3\n4,5\n", "2,3,9\n4,5,25\n", "x^2", "--no-header", "--map", "x=2")]
    [InlineData("x\n2\n", "x,f\n2,10\n", "a x", "--at", "a=5")]
    [InlineData("mass,speed\n2,3\n", "mass,speed,f\n2,3,18\n", "mass speed^2")]
    [InlineData("x,y,xy\n2,3,100\n", "x,y,xy,f\n2,3,100,6\n", "xy")]
    [InlineData("w\n2\n", "w,f\n2,4\n", "x^2", "--map", "x=w")]
    [InlineData("alpha\n2\n", "alpha,f\n2,4\n", "α^2")]
    [InlineData("φ\n2\n", "φ,f,df/dphi\n2,4,4\n", "phi^2", "--grad")]
    [InlineData("x,y\n,3\n", "x,y,f\n,3,NaN\n", "x y")]
    [InlineData("x\nInf\n-inf\nnan\n", "x,f\nInf,Infinity\n-inf,-Infinity\nnan,NaN\n", "2x")]
    [InlineData("x\n1\n-1\n", "x,f\n1,0\n-1,NaN\n", "log x")]
    [InlineData("x,\"a\nb\"\n1,\"c\nd\"\n2,\n", "x,\"a\nb\",f\n1,\"c\nd\",2\n2,,4\n", "2x")]
    [InlineData("x,g\n3,0\n", "x,g,h,dh/dx\n3,0,9,6\n", "h = x^2", "--grad")]
    public void Files_of_all_kinds_are_read(string file, string expected, params string[] arguments)
    {
        (int status, string output, string error) = Map(file, arguments);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,2\n3,abc\n", "standard input, line 3, column y: 'abc' is not a number.", "x y")]
    [InlineData("x\n1\n\"2,5\"\n", "standard input, line 3, column x: '\"2,5\"' is not a number.", "x")]
    [InlineData("x,y\n1,\"a\nb\"\n3\n", "standard input, line 4: the row has 1 cell, and the header has 2.", "x")]
    [InlineData("x,Y\n1,2\n", "Give --map y=Y, or a value for all rows: --at y=1.", "x y")]
    [InlineData("x;y\n1;2\n", "Give --separator ';'.", "x y")]
    [InlineData("x,x\n1,2\n", "several columns for the variable x: the name x twice.", "x")]
    [InlineData("x,f\n1,2\n", "standard input has a column f already.", "x")]
    [InlineData("", "standard input is empty.", "x")]
    [InlineData("x\n1\n", "'a' cannot separate numbers.", "x", "--separator", "a")]
    [InlineData("x\n1\n", "standard input has no column w; its columns are x.", "x", "--map", "x=w")]
    [InlineData("x\n1\n", "'q' is not a variable of the formula.", "x", "--map", "q=x")]
    [InlineData("x\n1\n", "Rows are numbers, and the formula has vectors or matrices.", "x*ones(3)")]
    public void Errors_say_where(string file, string sentence, params string[] arguments)
    {
        (int status, _, string error) = Map(file, arguments);
        Assert.Equal(1, status);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_an_error()
    {
        (int status, _, string error) = Run([(byte)'x', (byte)'\n', 0xff, (byte)'\n'], "x");
        Assert.Equal(1, status);
        Assert.StartsWith("standard input is not UTF-8 text.", error);
    }

    [Fact]
    public void Rows_of_many_blocks_come_out_in_order_with_the_values_of_eval()
    {
        const int rows = 20_000;
        string file = "i,x\n" + string.Concat(Enumerable.Range(0, rows).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{i},{i / 7.0}\n")));
        (int status, string output, _) = Map(file, "sin(x)", "--grad");
        Assert.Equal(0, status);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(rows + 1, lines.Length);
        for (int i = 0; i < rows; i++)
        {
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{i},{i / 7.0},{Math.Sin(i / 7.0)},{Math.Cos(i / 7.0)}"), lines[i + 1]);
        }
    }

    [Fact]
    public void The_first_error_of_the_file_is_told_whatever_finds_it()
    {
        string rows = string.Concat(Enumerable.Repeat("1,2\n", 10_000));
        (_, _, string error) = Map($"x,y\n{rows}bad,2\n1\n{rows}", "x y");
        Assert.StartsWith("standard input, line 10002, column x: 'bad' is not a number.", error);
    }

    [Fact]
    public void A_file_has_its_name_only_when_it_is_whole()
    {
        string target = Path.Combine(_folder, "out.csv");
        File.WriteAllText(target, "before");
        Assert.Equal(1, Map("x\n1\nbad\n", "x", "--out", target).Status);
        Assert.Equal("before", File.ReadAllText(target));
        Assert.Equal([target], Directory.GetFiles(_folder));
        Assert.Equal(0, Map("x\n1\n", "2x", "--out", target).Status);
        Assert.Equal("x,f\n1,2\n", File.ReadAllText(target));
        Assert.Equal(0, Shell.Run("map", "3x", target, "--only", "--out", target).Status);
        Assert.Equal("f\n3\n", File.ReadAllText(target));
    }

    [Fact]
    public void Stopped_work_says_so_and_leaves_no_file()
    {
        using var stop = new CancellationTokenSource();
        var endless = new EndlessRows(stop);
        using var error = new StringWriter();
        var host = new Host(new StringReader(""), TextWriter.Null, error) { OpenInput = () => endless };
        string target = Path.Combine(_folder, "out.csv");
        var query = new Repl.Work.Query { Operation = Repl.Work.Operation.Evaluate, Source = "2x" };
        int status = MapCommand.Run(query, new GivenValues([], [], []), new MapOptions { Output = target }, [], host, stop.Token);
        Assert.Equal(1, status);
        Assert.StartsWith("Stopped.", error.ToString());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Raw_columns_go_in_and_out()
    {
        double[] x = [.. Enumerable.Range(0, 40_000).Select(static i => i / 3.0)];
        WriteRaw("x.f64", x);
        WriteRaw("y.f64", [.. x.Select(static v => v + 1)]);
        string results = Path.Combine(_folder, "results");
        (int status, _, string error) = Shell.Run("map", "x y", "--raw", $"x={Path.Combine(_folder, "x.f64")}", $"y={Path.Combine(_folder, "y.f64")}", "--wrt", "y", "--out", results);
        Assert.Equal((0, ""), (status, error));
        Assert.Equal(["df_dy.f64", "f.f64"], Directory.GetFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(x.Select(static v => v * (v + 1)), ReadRaw(Path.Combine(results, "f.f64")));
        Assert.Equal(x, ReadRaw(Path.Combine(results, "df_dy.f64")));
    }

    [Theory]
    [InlineData("is no whole number of float64 values", 9, 8)]
    [InlineData("has 2 values, and", 8, 16)]
    public void Raw_columns_of_different_lengths_are_an_error(string sentence, int first, int second)
    {
        File.WriteAllBytes(Path.Combine(_folder, "x"), new byte[first]);
        File.WriteAllBytes(Path.Combine(_folder, "y"), new byte[second]);
        (int status, _, string error) = Shell.Run("map", "x y", "--raw", $"x={Path.Combine(_folder, "x")}", $"y={Path.Combine(_folder, "y")}", "--out", Path.Combine(_folder, "results"));
        Assert.Equal(1, status);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_are_written_in_order_and_an_error_stops_the_rest()
    {
        var written = new List<int>();
        int next = 0;
        Exception thrown = Assert.ThrowsAny<InvalidOperationException>(() => OrderedPipeline.Run(
            [new int[1], new int[1], new int[1]],
            block => (block[0] = next++) >= 0,
            (block, _) =>
            {
                if (block[0] >= 50)
                {
                    throw new InvalidOperationException(block[0].ToString(CultureInfo.InvariantCulture));
                }
            },
            block => written.Add(block[0]),
            CancellationToken.None));
        Assert.Equal("50", thrown.Message);
        Assert.Equal(Enumerable.Range(0, 50), written);
    }

    private static (int Status, string Output, string Error) Map(string file, params string[] arguments) => Run(Encoding.UTF8.GetBytes(file), arguments);

    private static (int Status, string Output, string Error) Run(byte[] file, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var host = new Host(new StringReader(""), TextWriter.Null, error) { OpenInput = () => new MemoryStream(file), OpenOutput = () => output };
        int status = CommandLine.Run(["map", .. arguments], host);
        return (status, Encoding.UTF8.GetString(output.ToArray()), error.ToString().ReplaceLineEndings("\n"));
    }

    private void WriteRaw(string name, double[] values) => File.WriteAllBytes(Path.Combine(_folder, name), [.. values.SelectMany(BitConverter.GetBytes)]);

    private static double[] ReadRaw(string path) => [.. File.ReadAllBytes(path).Chunk(sizeof(double)).Select(static b => BitConverter.ToDouble(b))];

    // A pipe into which somebody writes for ever, until the user has had enough.
    private sealed class EndlessRows(CancellationTokenSource stop) : MemoryStream
    {
        private int _reads;

        public override int Read(Span<byte> buffer)
        {
            if (++_reads == 100)
            {
                stop.Cancel();
            }

            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = i % 2 == 1 ? (byte)'\n' : _reads == 1 && i == 0 ? (byte)'x' : (byte)'1';
            }

            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
