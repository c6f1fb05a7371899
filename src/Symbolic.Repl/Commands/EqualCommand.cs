using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Says whether two formulas are equal, and shows a point where they are not.</summary>
internal static class EqualCommand
{
    /// <returns>The exit status: 0 when they are equal where both are defined, otherwise 1.</returns>
    public static int Run(Query query, GivenValues given, OutputKind kind, Host host) => OneShot.Answer(
        () => given.AddTo(query with { Source = SourceText.Read(query.Source), Other = SourceText.Read(query.Other!) }),
        kind,
        host,
        read => Write(Comparison.Of(read, CancellationToken.None), new Screen(host)));

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
