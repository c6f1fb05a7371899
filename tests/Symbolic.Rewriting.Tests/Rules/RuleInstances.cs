using static Symbolic.Operators;

namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>Expressions to which a rule applies: its example, and the example with other expressions for its symbols.</summary>
internal static class RuleInstances
{
    // What takes the place of a symbol about which nothing is declared; log and 1/t are undefined somewhere.
    private static readonly Func<ExprGraph, Expr, Expr>[] s_variations =
    [
        static (_, x) => x,
        static (_, x) => -x,
        static (_, x) => 2 * x,
        static (g, x) => x + g.Symbol("t"),
        static (g, x) => g.Symbol("t") - x,
        static (_, x) => 1 / x,
        static (_, x) => x.Pow(2),
        static (_, x) => Log[x],
        static (_, x) => Sqrt[x],
        static (_, x) => Abs[x],
        static (g, x) => x - g.Constant(Pi),
        static (g, _) => g.Number(3),
        static (g, _) => g.Number(Rational.From(-1, 2)),
    ];

    // What takes the place of a symbol of which the sign is declared: it has that sign, where it has a value.
    private static readonly Func<ExprGraph, Expr, Expr>[] s_signedVariations =
    [
        static (_, x) => x,
        static (g, _) => 1 / g.Symbol("t").Pow(2),
        static (g, _) => Sqrt[g.Symbol("t")],
        static (g, _) => -1 / g.Symbol("t").Pow(2),
        static (g, _) => Exp[Sqrt[g.Symbol("t")]],
    ];

    // Where quotients of circular functions have no value, and some other angles.
    private static readonly Rational[] s_turns = [0, Rational.From(1, 2), 1, Rational.From(-1, 2), Rational.From(1, 4), Rational.From(3, 2), Rational.From(3, 4)];

    /// <summary>The instances that differ, each in the graph.</summary>
    public static IEnumerable<Expr> Of(Rule rule, ExprGraph graph)
    {
        Expr example = rule.Example(graph);
        Expr[] symbols = [.. SymbolsOf(example)];
        var seen = new HashSet<Expr>();
        for (int i = 0; i < s_variations.Length; i++)
        {
            for (int shift = 0; shift < (symbols.Length > 1 ? 3 : 1); shift++)
            {
                int first = i, step = shift;
                var replacements = symbols.Select((symbol, k) => (symbol, k)).ToDictionary(static s => s.symbol, s => Variation(graph, s.symbol, first + (s.k * step * 3)));
                Expr instance = replacements.Count == 0 ? example : example.Substitute(replacements);
                if ((rule.Roots.Count == 0 || rule.Roots.Contains(instance.Operator)) && seen.Add(instance))
                {
                    yield return instance;
                }
            }
        }
    }

    /// <summary>Multiples of π/4 for the symbols of an expression: only exact angles show where a tangent has no value.</summary>
    public static IEnumerable<Dictionary<Expr, Expr>> Angles(Expr expr)
    {
        Expr[] symbols = [.. SymbolsOf(expr).Where(static s => s.Facts == Facts.Real)];
        for (int i = 0; i < (symbols.Length == 0 ? 0 : s_turns.Length); i++)
        {
            for (int shift = 0; shift < Math.Min(symbols.Length, 3); shift++)
            {
                yield return symbols.Select((s, k) => (s, k)).ToDictionary(static s => s.s, s => expr.Graph.Number(s_turns[(i + (s.k * shift)) % s_turns.Length]) * expr.Graph.Constant(Pi));
            }
        }
    }

    /// <summary>Points at which every symbol has a value that its facts allow: the special ones first, then random ones.</summary>
    public static IEnumerable<Dictionary<string, double>> Points(Expr expr, int random, int seed = 4711)
    {
        Expr[] symbols = [.. SymbolsOf(expr)];
        double[] special = [0, 1, -1, 2, -2, 0.5, -0.5, 1e-7, -1e-7, 1e5, -1e5, 1e200, -1e200, 1e-200];
        for (int i = 0; i < special.Length; i++)
        {
            for (int shift = 0; shift < (symbols.Length > 1 ? 3 : 1); shift++)
            {
                yield return symbols.Select((s, k) => (s, k)).ToDictionary(static s => s.s.Name, s => Fit(s.s.Facts, special[(i + (s.k * shift)) % special.Length]));
            }
        }

        // Where one of several is 0 and another negative.
        double[] signs = [0, -1, 0.5];
        for (int i = 0; i < (symbols.Length is 2 or 3 ? (int)Math.Pow(signs.Length, symbols.Length) : 0); i++)
        {
            int choice = i;
            yield return symbols.Select((s, k) => (s, k)).ToDictionary(static s => s.s.Name, s => Fit(s.s.Facts, signs[choice / (int)Math.Pow(signs.Length, s.k) % signs.Length]));
        }

        var generator = new Random(seed);
        for (int i = 0; i < random; i++)
        {
            double scale = i % 3 == 0 ? 1 : i % 3 == 1 ? 3 : 10;
            yield return symbols.ToDictionary(static s => s.Name, s => Fit(s.Facts, (generator.NextDouble() - 0.5) * 2 * scale));
        }
    }

    /// <summary>The symbols of an expression.</summary>
    public static IEnumerable<Expr> SymbolsOf(Expr expr)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>([expr]);
        while (open.TryPop(out Expr node))
        {
            if (seen.Add(node))
            {
                if (node.IsSymbol)
                {
                    yield return node;
                }

                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
        }
    }

    private static Expr Variation(ExprGraph graph, Expr symbol, int number)
    {
        if (symbol.Facts == Facts.Real)
        {
            return s_variations[number % s_variations.Length](graph, symbol);
        }

        Expr chosen = s_signedVariations[number % s_signedVariations.Length](graph, symbol);
        return symbol.Facts.IsInteger != Truth.True && (chosen.Facts.Signs & ~symbol.Facts.Signs) == 0 ? chosen : symbol;
    }

    // The nearest number that the facts allow.
    private static double Fit(Facts facts, double value)
    {
        value = facts.IsInteger == Truth.True ? Math.Round(Math.Clamp(value, -20, 20)) : value;
        bool negative = (facts.Signs & Possible.Negative) != 0, positive = (facts.Signs & Possible.Positive) != 0;
        value = value < 0 && !negative ? -value : value > 0 && !positive ? -value : value;
        return value == 0 && (facts.Signs & Possible.Zero) == 0 ? (positive ? 1 : -1) : value;
    }
}
