using System.Text;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

/// <summary>Runs of superscript and subscript characters: what they spell, and the small formulas that superscripts form.</summary>
internal static class ScriptRun
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁱⁿʰʲʳʷʸˡˢˣᵃᵇᵈᵉᵍᵏᵐᵒᵖᵗᵘᵛᶜᶠᶻ";
    private const string RaisedPlain = "0123456789+-()inhjrwylsxabdegkmoptuvcfz";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋ᵢᵣᵤᵥᵦᵧᵨᵩᵪⱼₐₑₒₓₔₕₖₗₘₙₚₛₜ";
    private const string LoweredPlain = "0123456789+-iruvβγρφχjaeoxəhklmnpst";

    /// <summary>The ordinary characters for a run of superscripts.</summary>
    public static string Raise(ReadOnlySpan<char> run) => Translate(run, Raised, RaisedPlain);

    /// <summary>The ordinary characters for a subscript token: <c>_12</c>, <c>₁₂</c>.</summary>
    public static string Lower(ReadOnlySpan<char> run) => run[0] == '_' ? run[1..].ToString() : Translate(run, Lowered, LoweredPlain);

    /// <summary>
    /// The formula that a run of ordinary characters spells: signs, numbers and letters, where a number before a letter multiplies it. A signed
    /// number is one literal. Null when the run is no formula.
    /// </summary>
    public static ExpressionNode? Formula(string run, TextSpan span, Func<string, NameNode> name)
    {
        ExpressionNode? sum = null;
        var at = 0;
        while (at < run.Length)
        {
            var sign = run[at] is '+' or '-' ? run[at++] : '\0';
            if (sign == '\0' && sum is not null)
                return null;
            var digits = at;
            while (at < run.Length && char.IsAsciiDigit(run[at]))
                at++;
            ExpressionNode? term = null;
            var negative = sign == '-' && sum is null;
            if (at > digits)
            {
                var literal = run[digits..at];
                var signed = negative && (at == run.Length || !char.IsLetter(run[at]));
                term = new NumberNode(span, signed ? "-" + literal : literal);
                negative &= !signed;
            }

            while (at < run.Length && char.IsLetter(run[at]))
            {
                var letter = name(run[at++].ToString());
                term = term is null ? letter : new BinaryNode(span, BinaryOperation.Multiply, term, letter);
            }

            if (term is null)
                return null;
            if (negative)
                term = new UnaryNode(span, UnaryOperation.Negate, term);
            sum = sum is null ? term : new BinaryNode(span, sign == '-' ? BinaryOperation.Subtract : BinaryOperation.Add, sum, term);
        }

        return sum;
    }

    private static string Translate(ReadOnlySpan<char> run, string from, string to)
    {
        if (run.Length == 1)
        {
            var at = from.IndexOf(run[0]);
            return at < 0 ? run.ToString() : to.Substring(at, 1);
        }

        var output = new StringBuilder(run.Length);
        foreach (var c in run)
        {
            var at = from.IndexOf(c);
            output.Append(at < 0 ? c : to[at]);
        }

        return output.ToString();
    }
}
