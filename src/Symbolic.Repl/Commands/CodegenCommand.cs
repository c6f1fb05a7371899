using System.Text;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Writes source code for a formula and its derivatives.</summary>
internal static class CodegenCommand
{
    /// <returns>The exit status: 0, or 1 after an error.</returns>
    public static int Run(Query query, IEnumerable<string> what, GivenValues given, OutputKind kind, Host host)
    {
        try
        {
            query = given.AddTo(query with { Source = SourceText.Read(query.Source), Code = CodePartNames.Find(CommandOptions.Lists(what)) });
            if (kind == OutputKind.Json)
            {
                host.Output.Write(Encoding.UTF8.GetString(AnswerLine.OfSuccess(null, json => AnswerWriter.Answer(query, json, CancellationToken.None)).Span));
                return 0;
            }

            Problem problem = Problem.Read(query, CancellationToken.None);
            host.Output.Write(GeneratedCode.Of(query, problem, CancellationToken.None));
            foreach (string note in problem.Notes)
            {
                new Screen(host.Error, host.Colors, host.Width).Warning($"note: {note}");
            }

            return 0;
        }
        catch (Exception e) when (kind == OutputKind.Json)
        {
            host.Output.Write(Encoding.UTF8.GetString(AnswerLine.OfError(null, BatchError.From(e)).Span));
            return 1;
        }
        catch (Exception e) when (ErrorReport.Knows(e))
        {
            ErrorReport.Write(new Screen(host.Error, host.Colors, host.Width), e);
            return 1;
        }
    }
}
