using System.CommandLine;
using Symbolic.Repl.Web;

namespace Symbolic.Repl.Commands;

// The playground.
internal sealed partial class CommandLine
{
    private Command Web()
    {
        var port = new Option<int>("--port", "-p") { Description = "The port. Default: 8321; 0 takes one that is free.", HelpName = "8321", DefaultValueFactory = static _ => 8321 };
        port.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out int value) || value is < 0 or > 65535))
            {
                result.AddError("A port is a number from 0 to 65535.");
            }
        });
        var open = new Option<bool>("--open") { Description = "Also open the page in a browser." };
        var command = new Command("web", "The playground: a page for this machine only, on which formulas and layer equations are typed, derived, explained and drawn.");
        command.Options.Add(port);
        command.Options.Add(open);
        command.SetAction(parsed => WebCommand.Run(parsed.GetValue(port), parsed.GetValue(open), _host).GetAwaiter().GetResult());
        _examples[command] = ["web", "web --port 9000 --open"];
        return command;
    }
}
