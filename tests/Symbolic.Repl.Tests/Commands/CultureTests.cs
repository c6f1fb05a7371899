using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>Wherever the program runs, it reads and writes the same: decimal commas, other minus signs, digits, letters and calendars change nothing.</summary>
public class CultureTests
{
    private const string Requests = """
        {"id":1,"op":"gradient","source":"x^1.5 i/ΔI","at":[{"x":-1.5,"i":"1/3","ΔI":"-2.5e-3"}],"formats":["text","unicode","latex","tree","mathml"]}
        {"id":2,"op":"codegen","source":"-1.5x + i","target":"csharp"}
        {"id":3,"op":"codegen","source":"-1.5x + i","target":"c"}
        {"id":4,"op":"codegen","source":"-1.5x + i","target":"python"}
        {"id":5,"op":"codegen","source":"-1.5x + i","target":"julia"}
        {"id":6,"op":"codegen","source":"-1.5x + sin(i)","target":"sql","what":["value","gradient"]}
        {"id":7,"op":"explain","source":"x^2.5 sin(x)","level":3,"tables":true,"paths":true,"at":[{"x":1234.5}]}
        {"id":8,"op":"check","source":"log(x)","at":[{"x":0.25}]}
        {"id":9,"op":"eval","source":"x + 1,5","at":[{"x":1}]}
        {"id":10,"op":"diff","source":"SIN(x) + init"}
        {"id":11,"op":"cost","source":"(xy+z)²+exp(x−yz)"}
        {"id":12,"op":"parse","source":"1e-7x + 1234567.5","timeout_ms":5000.5}
        {"op":"hessian","source":"x y"
        """;

    private const string Script = """
        f(x) = -1.5x^2 + 1/3 + pi
        f(2.5)
        d/dx f(x)
        :set digits 4
        f(-0.125)
        :assume İ > 0
        :set check on
        explain(x^2 sin(x), x)
        gradtable(x^1.5 + x)
        [1.5, -2; 1/3, 1e10] * [1; 2]
        :plot sin x x=-1.5..1.5
        TITLE + 1
        1,5 + 2
        :set format latex
        -1234567.25 x
        :vars
        """;

    private static readonly string[][] s_errors =
    [
        ["diff", "x +"], ["diff", "1,5x"], ["eval", "x", "x=1,5"], ["eval", "x", "x=١"], ["table", "x", "x=0,5:1:0.1"], ["plot", "x", "x=1..0"], ["simplify", "x", "--assume", "x"], ["nonsense"], ["diff"], ["diff", "x", "--format", "LATEX"],
        ["table", "sin(x)/3", "x=-1:1:0.25", "--grad", "--csv"], ["eval", "‖x‖", "x=[-1.5,2.5]"], ["map", "x/3 - y", "--grad"], ["map", "x", "--columns", "x,y", "--only"], ["quiz", "--print", "--seed", "3", "--level", "2"],
    ];

    public static TheoryData<string> Cultures() => ["de-DE", "fr-FR", "tr-TR", "az-Latn-AZ", "sv-SE", "ar-SA", "fa-IR", "hi-IN", "th-TH", "ja-JP"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Answers_are_byte_for_byte_the_same(string culture)
    {
        string expected = In(CultureInfo.InvariantCulture, Everything), actual = In(new CultureInfo(culture), Everything);
        Assert.Contains("-1.5", expected, StringComparison.Ordinal);
        Assert.Equal(expected.Split('\n'), actual.Split('\n'));
    }

    private static string In(CultureInfo culture, Func<string> work)
    {
        (CultureInfo, CultureInfo) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static string Everything()
    {
        var all = new StringBuilder();
        foreach (string[] arguments in Examples().Concat(s_errors))
        {
            all.Append(string.Join(' ', arguments)).Append('\n').Append(Run(arguments, ""));
        }

        return all.Append(Run(["batch"], Requests)).Append(Session()).ToString();
    }

    private static string Session()
    {
        using var output = new StringWriter();
        new InteractiveLoop(new Host(new StringReader(Script), output, TextWriter.Null)).Run();
        return output.ToString();
    }

    private static string Run(string[] arguments, string input)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var bytes = new MemoryStream();
        var host = new Host(new StringReader(input), output, error)
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input.Length > 0 ? input : "x,y\n-1.5,2\n1e3,NaN\n\"1,5\",2\n")),
            OpenOutput = () => bytes,
        };
        int status = CommandLine.Run(arguments, host);
        return $"{status.ToString(CultureInfo.InvariantCulture)}\n{output}{error}{Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    // The examples of all helps, but for those that need files or do not end.
    private static IEnumerable<string[]> Examples()
    {
        var host = new Host(TextReader.Null, TextWriter.Null, TextWriter.Null);
        foreach (string command in CommandLine.Describe(host).Subcommands.Select(static c => c.Name))
        {
            string help = Shell.Run(command, "--help").Output;
            yield return [command, "--help"];
            foreach (string example in help.Split('\n').SkipWhile(static l => l != "Examples:").Skip(1).Select(static l => l.Trim()).Where(static l => l.Length > 0))
            {
                if (command is not ("batch" or "web" or "train" or "run" or "quiz") && !Regex.IsMatch(example, @"\.(csv|tsv|f64|json|svg|png|dot|html|md|sym)|[<>] |--out|-o |\|"))
                {
                    yield return [.. Regex.Matches(example["symbolic ".Length..], "'([^']*)'|(\\S+)").Select(static m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)];
                }
            }
        }
    }
}
