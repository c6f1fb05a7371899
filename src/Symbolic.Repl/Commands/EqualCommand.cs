using System.Text;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Says whether two formulas are equal, and shows a point where they are not.</summary>
internal static class EqualCommand
{
    /// <returns>The exit status: 0 when they are equal where both are defined, otherwise 1.</returns>
    public static int Run(Query query, GivenValues given, OutputKind kind, Host host)
    {
        try
        {
            query = given.AddTo(query with { Source = SourceText.Read(query.Source), Other = SourceText.Read(query.Other!) });
            if (kind == OutputKind.Json)
            {
                host.Output.Write(Encoding.UTF8.GetString(AnswerLine.OfSuccess(null, json => AnswerWriter.Answer(query, json, CancellationToken.None)).Span));
                return 0;
            }

            return Write(Comparison.Of(query, CancellationToken.None), new Screen(host));
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

    private static int Write(Comparison comparison, Screen screen)
    {
        screen.Quiet($"reading: {comparison.Problem.Reading}");
        switch (comparison.Report.Verdict)
        {
            case EqualityVerdict.Equal or EqualityVerdict.EqualWhereDefined:
                screen.Good($"✓ {comparison.Report}");
                break;
            case EqualityVerdict.Different:
                screen.Bad($"✗ {comparison.Report}");
                break;
            default:
                screen.Warning(comparison.Report.ToString());
                break;
        }

        foreach (string note in comparison.Problem.Notes)
        {
            screen.Warning($"note: {note}");
        }

        return comparison.Report.Verdict is EqualityVerdict.Equal or EqualityVerdict.EqualWhereDefined ? 0 : 1;
    }
}
