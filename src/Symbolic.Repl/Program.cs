using System.Globalization;
using System.Text;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

// Numbers are written and read the same way everywhere: in German 1.5 would be fifteen.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Console.IsInputRedirected)
{
    Console.SetIn(new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)));
}

try
{
    return CommandLine.Run(args, Host.FromConsole());
}
catch (Exception e)
{
    // Not hidden, and no dump of the process either. 70 as in sysexits.h: an internal error of the software.
    Console.Error.WriteLine(ErrorReport.DefectOf(e));
    Console.Error.WriteLine(e.StackTrace);
    return 70;
}
