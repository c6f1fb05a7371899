using System.CommandLine;
using Symbolic.Repl.Pages;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

// Documents with computations in them.
internal sealed partial class CommandLine
{
    private Command Page()
    {
        var file = new Argument<string>("FILE") { Description = "A document FILE.md in Markdown: its blocks `console` have lines `$ symbolic …` that are run, its blocks `symbolic` lines `» …` of a session, and a block with the name of a file behind its language shows that file. Or a program FILE.sym: its comments are prose." };
        var markdown = new Option<bool>("--markdown") { Description = "Markdown instead: the document itself, with what is printed now in its blocks." };
        var output = new Option<string>("--out", "-o") { Description = "The file to write; with --markdown, pictures that commands write go beside it. Default: standard output.", HelpName = "FILE" };
        var command = new Command("page", "A document whose commands are run, or a program with its answers, as a page for browsers that is complete in itself: formulas are typeset, pictures are in it.");
        command.Arguments.Add(file);
        _options.AddPointsTo(command);
        foreach (Option option in (Option[])[_options.Shapes, _options.Names, _options.Assumptions, markdown, output])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => DocumentCommand.Run(
            parsed.GetRequiredValue(file),
            _options.Read(parsed, Operation.Parse, ""),
            _options.Given(parsed),
            parsed.GetValue(markdown) ? PageLanguage.Markdown : PageLanguage.Html,
            parsed.GetValue(output),
            _host));
        _examples[command] = ["page README.md --out index.html", "page README.md --markdown --out README.md", "page network.sym --values weights.json --out network.html"];
        return command;
    }
}
