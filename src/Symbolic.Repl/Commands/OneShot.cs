using System.Text;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Answers one query and ends.</summary>
internal static class OneShot
{
    /// <returns>The exit status: 0, or 1 after an error or a check that failed.</returns>
    public static int Run(Query query, GivenValues given, OutputKind kind, Folding folding, Host host) =>
        Answer(() => given.AddTo(query with { Source = SourceText.Read(query.Source) }), kind, host, read => Show(read, kind, folding, host));

    /// <summary>Answers with one JSON object where that is asked for, otherwise by what is shown; errors are written in the same way.</summary>
    /// <param name="read">Makes the query of what was given.</param>
    /// <param name="kind">How the answer comes out.</param>
    /// <param name="host">Where it goes.</param>
    /// <param name="show">Writes the answer for people and gives the exit status.</param>
    /// <returns>The exit status: 0, what was shown, or 1 after an error.</returns>
    public static int Answer(Func<Query> read, OutputKind kind, Host host, Func<Query, int> show)
    {
        try
        {
            Query query = read();
            if (kind == OutputKind.Json)
            {
                Write(host, AnswerLine.OfSuccess(null, json => AnswerWriter.Answer(query, json, CancellationToken.None)));
                return 0;
            }

            return show(query);
        }
        catch (Exception e) when (kind == OutputKind.Json)
        {
            Write(host, AnswerLine.OfError(null, BatchError.From(e)));
            return 1;
        }
        catch (Exception e) when (ErrorReport.Knows(e))
        {
            ErrorReport.Write(new Screen(host.Error, host.Colors, host.Width), e);
            return 1;
        }
    }

    private static int Show(Query query, OutputKind kind, Folding folding, Host host)
    {
        Problem problem = Problem.Read(query, CancellationToken.None);
        if (query.Operation == Operation.Explain)
        {
            new ExplainReport(host, query, Explained.Of(query, problem, CancellationToken.None), folding).Write();
            return 0;
        }

        if (query.Operation == Operation.Cost)
        {
            CostReport.Write(new Screen(host), problem, Derivation.Costs(query, problem, CancellationToken.None));
            return 0;
        }

        Outcome outcome = Derivation.Run(query, problem, CancellationToken.None);
        return new Report(host, query, outcome, folding).Write(kind, host) ? 0 : 1;
    }

    private static void Write(Host host, ReadOnlyMemory<byte> line) => host.Output.Write(Encoding.UTF8.GetString(line.Span));
}
