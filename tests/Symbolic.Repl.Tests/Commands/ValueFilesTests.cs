using Symbolic.Repl.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Commands;

public sealed class ValueFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("symbolic").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_JSON_file_holds_a_point()
    {
        IReadOnlyDictionary<string, InputValue> point = ValueFiles.Read([File("p.json", """{"x": 1.5, "y": [1, 2], "W": {"1": [[1, 2], [3, 4]]}}""")]).Single();
        Assert.Equal(["x = 1.5", "y = [1, 2]", "W[1] = [1, 2; 3, 4]"], point.Select(static p => $"{p.Key} = {p.Value}"));
    }

    [Fact]
    public void A_JSON_file_may_hold_several_points_and_a_CSV_file_adds_a_matrix_to_each()
    {
        var points = ValueFiles.Read([File("p.json", """[{"x": 1}, {"x": 2}]"""), $"X={File("data.csv", "1,2\n3,4\n")}"]);
        Assert.Equal(["1", "2"], points.Select(static p => p["x"].ToString()));
        Assert.All(points, static p => Assert.Equal("[1, 2; 3, 4]", p["X"].ToString()));
    }

    [Theory]
    [InlineData("1,2\n3,4", "[1, 2; 3, 4]")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n", "[1, 2; 3, 4]")]
    [InlineData("# measured\n1;2.5\n\n3;-4e-1\n", "[1, 2.5; 3, -4e-1]")]
    [InlineData("1\t2\n3\t4", "[1, 2; 3, 4]")]
    [InlineData("1  2\n3 4", "[1, 2; 3, 4]")]
    [InlineData("1\n2\n3", "[1; 2; 3]")]
    [InlineData("\uFEFF\"1\", \"2\"", "[1, 2]")]
    public void The_lines_of_a_CSV_file_are_rows(string content, string value) =>
        Assert.Equal(value, ValueFiles.Read([$"X={File("data.csv", content)}"]).Single()["X"].ToString());

    [Theory]
    [InlineData("1,2\n3", "Line 2")]
    [InlineData("1,2\n3,four", "'four' in line 2")]
    [InlineData("1,b\n3,4", "'b' in line 1")]
    [InlineData("", "no numbers")]
    public void What_is_no_matrix_is_refused_where_it_goes_wrong(string content, string place) =>
        Assert.Contains(place, Assert.Throws<RequestException>(() => ValueFiles.Read([$"X={File("data.csv", content)}"])).Message);

    [Theory]
    [InlineData("no such file.json")]
    [InlineData("X=no such file.csv")]
    public void A_file_that_is_not_there_is_named(string text) =>
        Assert.Contains("no such file", Assert.Throws<RequestException>(() => ValueFiles.Read([text])).Message);

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("1,2\n3,4")]
    [InlineData("{\"x\": [[1],[1,2]]}")]
    public void What_holds_no_points_is_refused(string content) => Assert.Throws<RequestException>(() => ValueFiles.Read([File("p.json", content)]));

    private string File(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
