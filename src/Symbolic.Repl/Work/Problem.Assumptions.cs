using System.Collections.Immutable;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Work;

// What is assumed about variables: it must be known before the text is read.
internal sealed partial class Problem
{
    // What is assumed about each variable.
    private static IReadOnlyCollection<Assumption> Assumptions(Query query, ParserOptions options, List<string> notes)
    {
        // In a graph apart: a variable must have its facts before its first use.
        var scratch = new ExprGraph();
        ParserOptions ofNumbers = options with { Shapes = ImmutableDictionary<string, Shape>.Empty };
        return Assumption.ReadAll(query.Assumptions, t => Session.Read(t, scratch, LanguageCalculus.Instance, ofNumbers).Result, notes);
    }

    private static void Assume(ExprGraph graph, Query query, ParserOptions options, IReadOnlyCollection<Assumption> assumptions, CancellationToken cancellation)
    {
        if (assumptions.Count == 0)
        {
            return;
        }

        // What holds for a vector holds for each of its entries; the text says which variables are vectors.
        var unassuming = new ExprGraph();
        Session.Read(query.Source, unassuming, new LanguageCalculus(cancellation), options, cancellation);
        foreach (Assumption assumed in assumptions)
        {
            bool occurs = unassuming.TryGetSymbol(assumed.Variable, out Expr symbol);
            assumed.Declare(graph, occurs ? symbol : null, query.Assumptions, options);
        }
    }
}
