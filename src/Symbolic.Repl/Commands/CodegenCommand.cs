using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Writes source code for a formula and its derivatives.</summary>
internal static class CodegenCommand
{
    /// <returns>The exit status: 0, or 1 after an error.</returns>
    public static int Run(Query query, IEnumerable<string> what, GivenValues given, OutputKind kind, Host host) => OneShot.Answer(
        () => given.AddTo(query with { Source = SourceText.Read(query.Source), Code = CodePartNames.Find(CommandOptions.Lists(what)) }),
        kind,
        host,
        read => Write(read, host));

    private static int Write(Query query, Host host)
    {
        Problem problem = Problem.Read(query, CancellationToken.None);
        host.Output.Write(GeneratedCode.Of(query, problem, CancellationToken.None));
        foreach (string note in problem.Notes)
        {
            new Screen(host.Error, host.Colors, host.Width).Warning($"note: {note}");
        }

        return 0;
    }
}
