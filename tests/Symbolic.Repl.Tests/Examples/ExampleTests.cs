using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Tests.Commands;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>
/// Every script in <c>examples/</c> and every program in its folders gives the answers that stand beside it. With
/// SYMBOLIC_ACCEPT_EXAMPLES=1 the answers are written anew instead; the numbers of the lectures are not among what is accepted.
/// </summary>
public partial class ExampleTests
{
    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder(), "*.sym").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Programs => [.. ProgramNames()];

    internal static bool Accepts => Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_EXAMPLES") == "1";

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_gives_its_answers(string script)
    {
        using var output = new StringWriter();
        var host = new Host(new StringReader(File.ReadAllText(Path.Combine(Folder(), script))), output, TextWriter.Null);
        int status = new InteractiveLoop(host).Run();
        Assert.Equal(0, status);
        Compare(script, output.ToString());
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_prints_what_stands_beside_it(string program) => Compare(program + ".sym", Output(program));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_prints_the_numbers_of_the_lecture(string program)
    {
        if (!LectureNumbers.Of.TryGetValue(program, out string? numbers))
        {
            Assert.False(File.Exists(PathOf(program, ".json")), $"{program} has values, and nothing says which numbers it should print.");
            return;
        }

        IReadOnlyList<PrintedNumbers> printed = PrintedNumbers.In(Output(program));
        int at = 0;
        foreach (string line in numbers.Split('\n'))
        {
            // What is written down is in the order of the output, so a label may occur several times.
            Match match = ExpectedLine().Match(line);
            Assert.True(match.Success, line);
            string label = match.Groups["label"].Value;
            while (at < printed.Count && printed[at].Label != label)
            {
                at++;
            }

            Assert.True(at < printed.Count, $"{program} does not print a value of '{label}' after those before it.");
            Close($"{program}: {label}", PrintedNumbers.Written(match.Groups["numbers"].Value), printed[at++].Rows, match.Groups["error"]);
        }
    }

    [Fact]
    public void The_numbers_of_the_lectures_are_those_of_programs() =>
        Assert.Empty(LectureNumbers.Of.Keys.Except(ProgramNames()));

    [Fact]
    public void The_index_names_every_example()
    {
        string index = File.ReadAllText(Path.Combine(Folder(), "README.md"));
        IEnumerable<string> examples = Directory.EnumerateFiles(Folder(), "*.sym", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Folder(), "*.cs", SearchOption.AllDirectories));
        Assert.All(examples.Select(static f => Path.GetRelativePath(Folder(), f).Replace('\\', '/')).Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)), f => Assert.Contains(f, index, StringComparison.Ordinal));
    }

    /// <summary>Where the examples are.</summary>
    internal static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples"));

    // Those that are trained are in a test of their own.
    private static IEnumerable<string> ProgramNames() => Directory.GetDirectories(Folder()).Where(static d => Path.GetFileName(d) != "training")
        .SelectMany(static d => Directory.GetFiles(d, "*.sym"), static (d, f) => $"{Path.GetFileName(d)}/{Path.GetFileNameWithoutExtension(f)}")
        .Order(StringComparer.Ordinal);

    private static string PathOf(string program, string extension) => Path.Combine(Folder(), program + extension);

    // What a program prints; it has its values from the file beside it, if there is one.
    private static string Output(string program)
    {
        string values = PathOf(program, ".json");
        (int status, string output, string error) = Shell.Run(["run", PathOf(program, ".sym"), .. File.Exists(values) ? (string[])["--values", values] : []]);
        Assert.Equal((0, ""), (status, error));
        return output;
    }

    private static void Compare(string example, string actual)
    {
        string answers = Path.Combine(Folder(), Path.ChangeExtension(example, ".out"));
        actual = actual.ReplaceLineEndings("\n");
        if (Accepts)
        {
            if (!File.Exists(answers) || !PrintedText.IsSame(File.ReadAllText(answers).ReplaceLineEndings("\n"), actual))
            {
                File.WriteAllText(answers, actual);
            }

            return;
        }

        string expected = File.ReadAllText(answers).ReplaceLineEndings("\n");
        if (!PrintedText.IsSame(expected, actual))
        {
            Assert.Equal(expected, actual);
        }
    }

    private static void Close(string what, IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual, Group error)
    {
        string shown = string.Join("; ", actual.Select(static r => string.Join(' ', r.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)))));
        Assert.True(expected.Select(static r => r.Length).SequenceEqual(actual.Select(static r => r.Length)), $"{what} has another shape: {shown}");
        double scale = expected.SelectMany(static r => r).Select(Math.Abs).Append(1).Max();
        double tolerance = error.Success ? double.Parse(error.Value, CultureInfo.InvariantCulture) : 1e-11 * scale;
        Assert.True(expected.SelectMany(static r => r).Zip(actual.SelectMany(static r => r)).All(p => Math.Abs(p.First - p.Second) <= tolerance), $"{what} is {shown}");
    }

    [GeneratedRegex(@"^\s*(?<label>\S.*) = (?<numbers>[-+0-9.eE; ]+?)( ± (?<error>\S+))?$")]
    private static partial Regex ExpectedLine();
}
