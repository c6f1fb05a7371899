using System.CommandLine;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

// The commands whose answer is rows of numbers.
internal sealed partial class CommandLine
{
    private readonly Option<bool> _gradient = new("--grad", "-g") { Description = "Also the derivatives by all variables, or by those of --wrt." };
    private readonly Option<string> _separator = new("--separator") { Description = "The character between cells: , ; | or the word tab. Default: a comma, of FILE.tsv a tab.", HelpName = "," };
    private readonly Option<string> _out = new("--out", "-o") { Description = "The file to write; it has its name only when it is whole. Default: standard output.", HelpName = "FILE" };

    private Command Map()
    {
        var expression = new Argument<string>("EXPR") { Description = "The formula, a program of equations, or the name of a file NAME.sym with one." };
        var files = new Argument<string[]>("FILE") { Description = "The file of rows, whose first line names the columns; with --raw x=FILE.f64 for each variable. Default: standard input.", Arity = ArgumentArity.ZeroOrMore };
        var chosen = new Option<string[]>("--map", "-m") { Description = "Columns whose names are not those of the variables: x=width,y=3, by name or by number from 1. May be repeated.", HelpName = "x=COLUMN", AllowMultipleArgumentsPerToken = false };
        var noHeader = new Option<bool>("--no-header") { Description = "The first line is a row; columns are called 1, 2, and so on." };
        var columns = new Option<string[]>("--columns") { Description = "The first line is a row; the columns are called x,y,z in order.", HelpName = "x,y,z", AllowMultipleArgumentsPerToken = false };
        var only = new Option<bool>("--only") { Description = "Write the results without the rows." };
        var raw = new Option<bool>("--raw") { Description = "Columns are files of float64 values, eight bytes each, least byte first; --out names a folder, which gets f.f64, df_dx.f64, and so on." };
        var fast = new Option<bool>("--fast") { Description = "Functions such as exp in vector form, within 2.5 units in the last place. Default: the values of eval to the last digit." };
        var command = new Command("map", "The value of a formula, and its derivatives, for every row of a file of any length. An empty cell counts as NaN.");
        command.Arguments.Add(expression);
        command.Arguments.Add(files);
        foreach (Option option in (Option[])[_gradient, _options.Variables, _options.At, _options.Of, _options.Names, _options.Assumptions, chosen, columns, noHeader, _separator, only, _out, raw, fast])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            MapOptions options = new()
            {
                Files = parsed.GetValue(files) ?? [],
                Output = parsed.GetValue(_out),
                Separator = parsed.GetValue(_separator),
                Columns = parsed.GetValue(columns) is { Length: > 0 } named ? [.. CommandOptions.Lists(named)] : parsed.GetValue(noHeader) ? [] : null,
                Only = parsed.GetValue(only),
                Raw = parsed.GetValue(raw),
                Accuracy = parsed.GetValue(fast) ? BatchAccuracy.Vector : BatchAccuracy.Strict,
            };
            string[] typed = parsed.GetValue(chosen) ?? [];
            return MapCommand.Run(ReadColumns(parsed, parsed.GetRequiredValue(expression)), _options.Given(parsed), options, typed, _host);
        });
        _examples[command] =
        [
            "map '(xy+z)²+exp(x−yz)' data.csv --grad",
            "map 'm v^2/2' data.csv --map m=mass,v=speed --only --out energy.csv",
            "map 'x^2 + y' data.tsv --columns x,y --wrt x",
            "map 'a x + b' --at a=2,b=1 --separator ';' < data.csv",
            "map 'exp(-x²/2)' --raw x=x.f64 --grad --out results",
        ];
        return command;
    }

    private Command Table()
    {
        var expression = new Argument<string>("EXPR") { Description = "The formula, a program of equations, or the name of a file NAME.sym with one." };
        var axes = new Argument<string[]>("x=0:1:0.1") { Description = "The values of each variable: from:to:step, from:to#points, or a list 0,1,2. The last variable runs fastest.", Arity = ArgumentArity.ZeroOrMore };
        var csv = new Option<bool>("--csv") { Description = "Rows with a header, of any number. Default: a table to look at, of at most 10000 lines." };
        var command = new Command("table", "The value of a formula, and its derivatives, at the points of a grid.");
        command.Arguments.Add(expression);
        command.Arguments.Add(axes);
        foreach (Option option in (Option[])[_gradient, _options.Variables, _options.At, _options.Of, _options.Names, _options.Assumptions, csv, _separator, _out])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string? separator = parsed.GetValue(_separator), file = parsed.GetValue(_out);
            bool rows = parsed.GetValue(csv) || separator is not null || file is not null;
            return TableCommand.Run(
                ReadColumns(parsed, parsed.GetRequiredValue(expression)),
                _options.Given(parsed),
                parsed.GetValue(axes) ?? [],
                rows ? () => CsvFormat.Of(separator, file) : null,
                file,
                _host);
        });
        _examples[command] = ["table 'sin x' x=0:pi#5 --grad", "table 'x^2 + y' x=0:1:0.1 y=0,1,2", "table 'exp(-x y)' x=0:1:0.001 y=0:1:0.001 --csv --out grid.csv"];
        return command;
    }

    private Query ReadColumns(ParseResult parsed, string source)
    {
        Query query = _options.Read(parsed, Operation.Evaluate, source);
        return query with { Operation = parsed.GetValue(_gradient) || query.Variables.Count > 0 ? Operation.Jacobian : Operation.Evaluate };
    }
}
