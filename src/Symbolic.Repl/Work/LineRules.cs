using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Work;

/// <summary>The rules behind the lines of a backward pass.</summary>
internal static class LineRules
{
    /// <summary>The rules behind a line, with the names through which the derivative comes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="f">What is differentiated, in the names of the program.</param>
    /// <param name="line">The line.</param>
    /// <param name="format">How names are written.</param>
    public static string Of(BoundProgram program, Expr f, BackwardLine line, ResultFormat format)
    {
        // A part without a name is written over names, so it may not be found as it stands.
        var users = new List<string>();
        foreach ((Expr? name, Expr value) in program.EquationsFor(f).Select(static e => ((Expr?)e.Symbol, e.Value)).Append((null, f)))
        {
            IReadOnlyList<string> rules = value == line.Of ? [] : value.RulesTo(line.Of);
            if (rules.Count > 0)
            {
                string through = name is not { } symbol ? "" : format == ResultFormat.Latex ? $" through ${symbol.Print(format)}$" : $" through {symbol.Print(format)}";
                users.Add($"{through} ({string.Join(", ", rules)})");
            }
        }

        return $"chain rule{string.Join(" and", users)}";
    }
}
