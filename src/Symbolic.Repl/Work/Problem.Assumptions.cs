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
        var all = new Dictionary<string, Assumption>(StringComparer.Ordinal);
        foreach (string text in query.Assumptions)
        {
            foreach (Assumption assumed in Assumption.Read(text, t => Session.Read(t, scratch, LanguageCalculus.Instance, ofNumbers).Result))
            {
                if (assumed.IsEmpty)
                {
                    notes.Add($"the assumption '{text}' says nothing about a sign and is not used");
                }

                all[assumed.Variable] = all.TryGetValue(assumed.Variable, out Assumption? known) ? known.And(assumed) : assumed;
            }
        }

        return all.Values;
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
            if (occurs && assumed.Traits != MatrixTraits.None && symbol.MatrixTraits == MatrixTraits.None)
            {
                throw new RequestException($"{symbol.Name} is assumed symmetric, and it is {(symbol.Shape.IsScalar ? "a number" : $"in {symbol.Shape}")}.", "Only a square matrix is symmetric.");
            }

            Expr known = graph.Symbol(assumed.Variable, assumed.Facts, occurs ? symbol.Type : default, occurs ? symbol.MatrixTraits : MatrixTraits.None);
            if (assumed.Power is { } power)
            {
                RequireEntrywise(query, options, known);
                graph.AssumePower(known, power.Exponent, power.Value);
            }
        }
    }

    // An equation was read as one between numbers; about a vector or matrix it must be one about each entry, which y'y = 1 is not.
    private static void RequireEntrywise(Query query, ParserOptions options, Expr variable)
    {
        if (variable.Shape.IsScalar)
        {
            return;
        }

        var scratch = new ExprGraph();
        ParserOptions ofTensors = options with { Shapes = new Dictionary<string, Shape> { [variable.Name] = variable.Shape } };
        foreach (string text in query.Assumptions.Where(static t => t.Contains('=')))
        {
            try
            {
                _ = Assumption.Read(text, t => Session.Read(t, scratch, LanguageCalculus.Instance, ofTensors).Result).Count();
            }
            catch (RequestException)
            {
                throw new RequestException($"'{text}' is not an equation about each entry of {variable.Name}, which is in {variable.Shape}.", $"Write for instance {variable.Name}.^2 = 1.");
            }
        }
    }
}
