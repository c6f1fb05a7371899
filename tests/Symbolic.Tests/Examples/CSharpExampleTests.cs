using System.Globalization;
using Symbolic.Tests.Architecture;
using Symbolic.Tests.Documents;

namespace Symbolic.Tests.Examples;

/// <summary>The C# programs in <c>examples/</c>.</summary>
[Collection(nameof(DocumentProgramTests))]
public class CSharpExampleTests
{
    // From a network written out in float64 with derivatives by automatic differentiation; the axes of the output come first.
    private static readonly Dictionary<string, double[]> s_gradients = new()
    {
        ["dy/dW[1]"] =
        [
            0.0017203725022312112, -0.0017203725022312112, 0.0008601862511156056, 0.0017203725022312112,
            -0.11457234974825467, 0.11457234974825467, -0.057286174874127335, -0.11457234974825467,
            -0.069540450859452, 0.069540450859452, -0.034770225429726, -0.069540450859452,
            0.21160859565999168, -0.21160859565999168, 0.10580429782999584, 0.21160859565999168,
        ],
        ["dy/dW[2]"] =
        [
            0.12084305520591632, 0.013064052195829151, 0.2614987418394511,
            -0.04392862218475915, -0.004749017741521445, -0.0950594919375451,
            0.0843748520948988, 0.009121562425783129, 0.18258324922445018,
            -0.10155044690164598, -0.010978374690810765, -0.21975043623950263,
            0.17719397936244624, 0.01915601514073883, 0.38343951653530195,
            0.042542638083240526, 0.00459918233216362, 0.09206028690967635,
        ],
        ["dy/dW[3]"] =
        [
            0.2889868433644645, -0.0885185670541142, -0.20966788362218258, 0.9587674296950864, 0, 0, 0, 0,
            0, 0, 0, 0, 0.2914200708581942, -0.0892638806073336, -0.2114332569279084, 0.9668401130147366,
        ],
    };

    [Fact]
    public void Output_gradients_are_those_of_the_lecture_and_agree_with_numerical_ones()
    {
        string[] output = CompiledProgram.Run(Source("lecture-0", "OutputGradients.cs"));
        Assert.True(output.Length > s_gradients.Count, string.Join('\n', output));
        foreach ((string line, (string name, double[] expected)) in output.Zip(s_gradients, static (l, g) => (l, (g.Key, g.Value))))
        {
            Assert.StartsWith($"{name} = ", line);
            double[] actual = [.. line[(name.Length + 3)..].Split(' ').Select(static n => double.Parse(n, CultureInfo.CurrentCulture))];
            Assert.Equal(expected, actual, static (a, b) => Math.Abs(a - b) <= 1e-12);
        }

        Assert.Equal("passed", output[s_gradients.Count]);
        Assert.All((string[])["W[1]", "W[2]", "W[3]"], name => Assert.Contains(output, l => l.StartsWith($"  {name}: passed, largest error", StringComparison.Ordinal)));
    }

    [Fact]
    public void Digits_are_learned_from_drawings_and_read_in_new_ones()
    {
        string[] output = CompiledProgram.Run(Source("training", "Digits.cs"));
        Assert.Equal("derivatives checked: True", output[0]);
        string share = output[^1].Split(": ")[1].Split('%')[0].Trim();
        Assert.True(double.Parse(share, CultureInfo.CurrentCulture) >= 97, output[^1]);
    }

    public static TheoryData<string> Samples => [.. Directory.GetFiles(RepositoryRoot.Combine("examples", "csharp"), "*.cs").Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    // With SYMBOLIC_ACCEPT_EXAMPLES=1 what is printed is written down instead.
    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_prints_what_stands_beside_it(string sample)
    {
        string answers = RepositoryRoot.Combine("examples", "csharp", $"{sample}.out");
        string[] printed = CompiledProgram.Run(Source("csharp", $"{sample}.cs"));
        if (Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_EXAMPLES") == "1")
        {
            File.WriteAllText(answers, string.Join('\n', printed) + "\n");
        }

        Assert.Equal(File.ReadAllLines(answers), printed);
        Assert.InRange(File.ReadAllLines(RepositoryRoot.Combine("examples", "csharp", $"{sample}.cs")).Length, 1, 40);
    }

    // The lines with #: are for dotnet run to read, not for the compiler.
    private static string Source(params string[] path) =>
        string.Join('\n', File.ReadAllLines(RepositoryRoot.Combine(["examples", .. path])).Where(static l => !l.StartsWith("#:", StringComparison.Ordinal)));
}
