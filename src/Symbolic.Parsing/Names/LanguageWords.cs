using System.Diagnostics.CodeAnalysis;
using Symbolic.Parsing.Names;
using Symbolic.Parsing.Source;

namespace Symbolic.Parsing;

/// <summary>The words of the language that are no functions of the operator table, for whoever helps to type it.</summary>
internal static class LanguageWords
{
    /// <summary>What is written like a function: <c>diff</c>, <c>grad</c>, <c>check</c>.</summary>
    public static IEnumerable<string> Verbs => LanguageVerbs.Spellings;

    /// <summary>The words of statements and cases: <c>if</c>, <c>for</c>, <c>param</c>.</summary>
    public static IEnumerable<string> Keywords => Names.Keywords.Words;

    /// <summary>The LaTeX commands that stand for one sign each, without the backslash: <c>alpha</c>, <c>nabla</c>.</summary>
    public static IEnumerable<string> SignNames => GreekLetters.Words.Concat(LatexInput.Signs.Keys).Distinct();

    /// <summary>The sign that a LaTeX command stands for: <c>alpha</c> is α.</summary>
    public static bool TryGetSign(string command, [NotNullWhen(true)] out string? sign)
    {
        if (!GreekLetters.TryGetLetter(command, out var letter))
            return LatexInput.Signs.TryGetValue(command, out sign);
        sign = letter.ToString();
        return true;
    }
}
