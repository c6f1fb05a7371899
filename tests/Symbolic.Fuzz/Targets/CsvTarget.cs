using System.Text;
using Symbolic.Fuzz.Generators;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Fuzz.Targets;

/// <summary>Files of rows for a formula. The first line of an input is the formula and the options, separated by semicolons, the rest the file.</summary>
internal sealed class CsvTarget : IFuzzTarget
{
    private static readonly string[] s_options = ["--grad", "--only", "--no-header", "--columns=x,y", "--separator=;", "--at=z=1", "--fast", "--wrt=x"];

    public string Name => "csv";

    public SeedFile Seeds { get; } = new("csv.txt", Separation.Dashes);

    public IReadOnlyList<string> Pieces { get; } =
        ["x", "y", ",", "\n", "\r\n", "\"", "\"\"", "\"a, b\"", ";", "1", "-2.5", "1e400", "NaN", "inf", " ", "\t", "\ufeff", "x,y\n1,2\n", "1,2\n", ",,", "0x1", "1,5", "+1", "∞", .. s_options.Select(static o => $";{o}")];

    public string Generate(Random random)
    {
        var formulas = new FormulaGenerator(random);
        var text = new StringBuilder(formulas.Pick("x y", "x^2 + y", "sin(x)/y", "x y z", formulas.Number(2).Replace(';', ' ').Replace('\n', ' ')));
        for (int i = random.Next(3); i > 0; i--)
        {
            text.Append(';').Append(formulas.Pick(s_options));
        }

        text.Append("\nx,y,name\n");
        for (int i = random.Next(6); i > 0; i--)
        {
            text.Append(formulas.Pick("1", "2.5", "-3e4", "", "NaN", "oops", "\"7\"")).Append(',').Append(formulas.Pick("1", "0", "1e308", "1/2")).Append(',').Append(formulas.Pick("a", "\"a, b\"", "", "\"q\"\"q\"")).Append(formulas.Pick("\n", "\r\n"));
        }

        return text.ToString();
    }

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        string[] parts = input.Split('\n', 2);
        string[] given = parts[0].Split(';');
        using var error = new StringWriter();
        using var output = new MemoryStream();
        var host = new Host(new StringReader(""), new StringWriter(), error)
        {
            OpenInput = () => new MemoryStream(InputBytes.Of(parts.Length > 1 ? parts[1] : "")),
            OpenOutput = () => output,
        };

        // Only options that write no file.
        string[] arguments = ["map", given[0], .. given.Skip(1).Where(s_options.Contains)];
        int status = CommandLine.Run(arguments, host);
        string said = error.ToString();
        seen.AddSentence($"{status}", said);
        if (status == 0)
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
            return true;
        }

        return status is 1 or 2 && !string.IsNullOrWhiteSpace(said) ? false : throw new BrokenLawException("a status without a sentence", $"{status}: {said}");
    }
}
