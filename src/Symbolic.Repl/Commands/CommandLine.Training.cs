using System.CommandLine;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

// The command that repeats the updates of a program.
internal sealed partial class CommandLine
{
    private Command Train()
    {
        var file = new Argument<string>("FILE") { Description = "A program with updates, such as W := W - η ∂L/∂W; all of them are one step." };
        var steps = new Option<int>("--steps") { Description = "How many steps to make.", HelpName = "1000", DefaultValueFactory = static _ => 1000 };
        var rows = new Option<string[]>("--rows") { Description = "The variables whose rows are examples, of which a step takes some: X,Y.", HelpName = "X,Y", AllowMultipleArgumentsPerToken = false };
        var columns = new Option<string[]>("--columns") { Description = "The same, where the columns are examples.", HelpName = "X,Y", AllowMultipleArgumentsPerToken = false };
        var batch = new Option<int>("--batch") { Description = "How many examples a step takes. Default: 32.", HelpName = "32", DefaultValueFactory = static _ => 32 };
        var shuffle = new Option<bool>("--shuffle") { Description = "Take the examples in a random order, another one each time round." };
        var seed = new Option<ulong>("--seed") { Description = "The start of the random numbers; they are the same on every machine.", HelpName = "1", DefaultValueFactory = static _ => 1 };
        var init = new Option<string[]>("--init") { Description = $"How a variable without a value begins: {InitialText.Forms}. A family W stands for W[1], W[2], and so on.", HelpName = "W=normal(0,0.5)", AllowMultipleArgumentsPerToken = false };
        var show = new Option<string[]>("--show") { Description = "A number to follow, such as L; may be repeated. Default: what the updates differentiate.", HelpName = "L", AllowMultipleArgumentsPerToken = false };
        var every = new Option<int?>("--every") { Description = "Show the numbers each time so many steps are made. Default: a tenth of the steps.", HelpName = "100" };
        var until = new Option<string?>("--until") { Description = "A condition at which to stop, on the examples of the step.", HelpName = "'L < 1e-3'" };
        var validate = new Option<string[]>("--validate") { Description = "Files as for --values with examples that were kept back; the numbers are shown for them, too.", HelpName = "FILE.json|X=FILE.csv", AllowMultipleArgumentsPerToken = false };
        var output = new Option<string?>("--out", "-o") { Description = "A file for the values reached, which --values reads.", HelpName = "FILE.json" };
        var single = new Option<bool>("--single") { Description = "Compute in single precision, which is about twice as fast." };
        var noCheck = new Option<bool>("--no-check") { Description = "Do not compare the derivatives with numerical ones first." };
        var command = new Command("train", "Repeats the updates of a program, after a check of the derivatives that they use. Ctrl-C stops and keeps what was reached.");
        command.Arguments.Add(file);
        foreach (Option option in (Option[])[_options.Values, _options.At, steps, init, rows, columns, batch, shuffle, seed, show, every, until, validate, output, single, noCheck, _options.Shapes, _options.Names])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string[] byRows = [.. CommandOptions.Lists(parsed.GetValue(rows))], byColumns = [.. CommandOptions.Lists(parsed.GetValue(columns))];
            return TrainCommand.Run(
                parsed.GetRequiredValue(file),
                _options.Read(parsed, Operation.Evaluate, ""),
                _options.Given(parsed),
                new TrainSettings
                {
                    Steps = parsed.GetValue(steps),
                    Examples = byRows.Length > 0 ? byRows : byColumns,
                    HasBoth = byRows.Length > 0 && byColumns.Length > 0,
                    Axis = byRows.Length > 0 ? ExampleAxis.Rows : ExampleAxis.Columns,
                    Batch = parsed.GetValue(batch),
                    Order = parsed.GetValue(shuffle) ? ExampleOrder.Shuffled : ExampleOrder.AsGiven,
                    Seed = parsed.GetValue(seed),
                    Initial = parsed.GetValue(init) ?? [],
                    Shown = parsed.GetValue(show) ?? [],
                    Every = parsed.GetValue(every),
                    Until = parsed.GetValue(until),
                    Validation = parsed.GetValue(validate) ?? [],
                    Output = parsed.GetValue(output),
                    Precision = parsed.GetValue(single) ? Precision.Single : Precision.Double,
                    Checks = !parsed.GetValue(noCheck),
                },
                _host);
        });
        _examples[command] =
        [
            "train xor.sym --values xor.json --init 'W=normal(0,1)' --steps 2000 --until 'L < 1e-3'",
            "train net.sym --values X=x.csv --values Y=y.csv --rows X,Y --batch 32 --shuffle --show L --out weights.json",
        ];
        return command;
    }
}
