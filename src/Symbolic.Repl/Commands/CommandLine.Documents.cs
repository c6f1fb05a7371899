using System.CommandLine;
using Symbolic.Repl.Pages;

namespace Symbolic.Repl.Commands;

// Documents with computations in them.
internal sealed partial class CommandLine
{
    private Command Page()
    {
        var file = new Argument<string>("FILE.md") { Description = "A document in Markdown. Its blocks `console` have lines `$ symbolic …`, its blocks `symbolic` lines `» …` of a session; a block with the name of a file behind its language shows that file." };
        var markdown = new Option<bool>("--markdown") { Description = "The document itself, with what is printed now in its blocks." };
        var output = new Option<string>("--out", "-o") { Description = "The file to write; pictures that commands write go beside it. Default: standard output.", HelpName = "FILE" };
        var command = new Command("page", "A document whose commands are run, as a page for browsers that is complete in itself: formulas are typeset, pictures and answers are in it.");
        command.Arguments.Add(file);
        command.Options.Add(markdown);
        command.Options.Add(output);
        command.SetAction(parsed => DocumentCommand.Run(
            parsed.GetRequiredValue(file), parsed.GetValue(markdown) ? PageLanguage.Markdown : PageLanguage.Html, parsed.GetValue(output), _host));
        _examples[command] = ["page README.md --out index.html", "page README.md --markdown --out README.md"];
        return command;
    }
}
