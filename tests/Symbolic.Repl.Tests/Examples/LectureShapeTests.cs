using System.Globalization;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>The table of sizes of the network 3-2-3-2, as the shapes of a program say it, and what slides write against it.</summary>
public class LectureShapeTests
{
    // One example, no values: shapes follow from the declarations alone.
    private static readonly Model s_network = new ExprGraph().ParseModel(File.ReadAllText(Path.Combine(ExampleTests.Folder(), "lecture-0", "03-backward.sym")));

    [Theory]
    [InlineData("a[1]", "3")]
    [InlineData("a[2]", "2")]
    [InlineData("a[3]", "3")]
    [InlineData("a[4]", "2")]
    [InlineData("W[1]", "2×4")]
    [InlineData("W[2]", "3×3")]
    [InlineData("W[3]", "2×4")]
    [InlineData("w[1]", "2×3")]
    [InlineData("w[2]", "3×2")]
    [InlineData("w[3]", "2×3")]
    [InlineData("u[4]", "2×2")]
    [InlineData("v[4]", "2×2")]
    [InlineData("u[3]", "3×2")]
    [InlineData("v[3]", "3×2")]
    [InlineData("u[2]", "2×2")]
    [InlineData("v[2]", "2×2")]
    [InlineData("g[1,1]", "2×4")]
    [InlineData("g[2,2]", "3×3")]
    [InlineData("g[1,3]", "2×4")]
    public void Sizes_for_one_example(string name, string size) => Assert.Equal(size, Size(s_network[name]));

    [Theory]
    [InlineData("h[2]", "2×t")]
    [InlineData("a[3]", "3×t")]
    [InlineData("a[4]", "2×t")]
    [InlineData("u[4]", "2×t")]
    [InlineData("v[3]", "3×t")]
    [InlineData("u[1]", "3×t")]
    [InlineData("gW[1]", "2×4")]
    [InlineData("gW[2]", "3×3")]
    [InlineData("E", "")]
    public void Sizes_over_a_batch(string name, string size) =>
        Assert.Equal(size, Size(new ExprGraph().ParseModel(File.ReadAllText(Path.Combine(ExampleTests.Folder(), "lecture-0", "04-batch.sym")))[name]));

    // Left the right equation of the program, right what a slide has in its place.
    [Theory]
    [InlineData("h[n+1] = W[n]*[a[n]; 1]", "h[n+1] = W[n]*a[n]", "4 columns meet 3 rows")]
    [InlineData("u[n] = w[n]ᵀv[n+1]", "u[n] = W[n]ᵀv[n+1]", "the shapes must agree")]
    [InlineData("u[n] = w[n]ᵀv[n+1]", "u[n] = w[n]v[n+1]", "w[n]ᵀ*v[n+1] would fit")]
    [InlineData("[a[n]; 1]ᵀ", "[a[n]; 1]", "would fit")]
    public void What_slides_have_wrong_does_not_fit(string right, string wrong, string reason)
    {
        string program = File.ReadAllText(Path.Combine(ExampleTests.Folder(), "lecture-0", "04-batch.sym"));
        Assert.Contains(right, program);
        ParseException refusal = Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(program.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(ParseErrorCode.Shape, refusal.Code);
        Assert.Contains(reason, refusal.Hint);
    }

    // The three axes of a derivative by weights, outputs first.
    [Theory]
    [InlineData("lecture-3/04-linear-net", "W[1]:3x3 W[2]:3x3 X:3", "H[2]", "W[1]", "3×3×3")]
    [InlineData("lecture-1/10-derivative-by-weights", "W:3x2 y:3", "NET", "W", "2×3×2")]
    public void Sizes_of_a_derivative_by_weights(string program, string given, string output, string weights, string size)
    {
        Dictionary<string, Shape> shapes = given.Split(' ').Select(static g => g.Split(':'))
            .ToDictionary(static g => g[0], static g => new Shape([.. g[1].Split('x').Select(static n => Dim.Of(int.Parse(n, CultureInfo.InvariantCulture)))]));
        Model model = new ExprGraph().ParseModel(File.ReadAllText(Path.Combine(ExampleTests.Folder(), program + ".sym")), new ReadingOptions { Shapes = shapes });
        Assert.Equal(size, Size(model[output].Jacobian(model[weights])));
    }

    private static string Size(Expr value) => string.Join('×', value.Shape.Axes);
}
