using System.Globalization;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Editing;
using Symbolic.Repl.Interactive.Commands;

namespace Symbolic.Repl.Interactive;

/// <summary>The styles of an input while it is typed: numbers, functions, names that have a meaning, words that nothing is known about, operators, comments.</summary>
internal sealed class InputColors(Workspace workspace)
{
    private const string Brackets = "()[]{},;|‖_";

    // What is longer is a text that was pasted, and not looked at letter by letter.
    private const int Longest = 20_000;

    private static readonly HashSet<string> Keywords = [.. LanguageWords.Keywords];

    private readonly Dictionary<string, IReadOnlyList<WordPart>?> _words = new(StringComparer.Ordinal);
    private Session? _session;
    private int _names;

    /// <summary>The styles, one for each character.</summary>
    public TextStyle[] Of(string text)
    {
        var styles = new TextStyle[text.Length];
        if (text.Length > Longest)
        {
            return styles;
        }

        ForgetOldWords();
        int start = text.Length - text.TrimStart().Length;
        if (text.AsSpan(start) is [':', ..])
        {
            (string name, _) = SessionCommands.Split(text[(start + 1)..]);
            Array.Fill(styles, SessionCommands.Find(name) is not null ? TextStyle.Function : TextStyle.Plain, start, name.Length + 1);
            return styles;
        }

        for (int at = start; at < text.Length;)
        {
            at = Token(text, at, styles);
        }

        return styles;
    }

    private static bool IsLetter(char c) => char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter;

    private static int WhileIn(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private int Token(string text, int at, TextStyle[] styles)
    {
        char c = text[at];
        if (c == '#')
        {
            return Fill(styles, at, WhileIn(text, at, static c => c != '\n'), TextStyle.Comment);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            int end = WhileIn(text, at, static c => char.IsAsciiDigit(c) || c == '.');
            int exponent = end < text.Length && text[end] is 'e' or 'E' ? WhileIn(text, end + 1 < text.Length && text[end + 1] is '-' or '+' ? end + 2 : end + 1, char.IsAsciiDigit) : end;
            return Fill(styles, at, exponent > end && char.IsAsciiDigit(text[exponent - 1]) ? exponent : end, TextStyle.Number);
        }

        if (IsLetter(c))
        {
            return Word(text, at, styles);
        }

        if (c == '%')
        {
            return Fill(styles, at, WhileIn(text, at + 1, char.IsAsciiDigit), TextStyle.Name);
        }

        if (c == '\\')
        {
            return Fill(styles, at, Math.Max(at + 1, WhileIn(text, at + 1, char.IsAsciiLetter)), TextStyle.Operator);
        }

        bool isOperator = !Brackets.Contains(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
        return Fill(styles, at, at + 1, isOperator ? TextStyle.Operator : TextStyle.Plain);
    }

    private int Word(string text, int at, TextStyle[] styles)
    {
        int end = WhileIn(text, at, static c => char.IsLetterOrDigit(c) && (IsLetter(c) || char.IsAsciiDigit(c)) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);
        int full = WhileIn(text, end, c => c == '_' || char.IsLetterOrDigit(c));
        if (full > end && (workspace.DefinitionOf(text[at..full]) is not null || IsDefined(text, at, full)))
        {
            return Fill(styles, at, full, TextStyle.Name);
        }

        string word = text[at..end];
        if (Keywords.Contains(word))
        {
            return Fill(styles, at, end, TextStyle.Operator);
        }

        if (IsDefined(text, at, end))
        {
            return Fill(styles, at, end, TextStyle.Name);
        }

        if (!_words.TryGetValue(word, out IReadOnlyList<WordPart>? parts))
        {
            _words[word] = parts = workspace.Session.PartsOf(word);
        }

        if (parts is null)
        {
            return Fill(styles, at, end, TextStyle.Unknown);
        }

        foreach (WordPart part in parts)
        {
            Fill(styles, at + part.Start, at + part.Start + part.Length, part.Kind switch
            {
                WordPartKind.Function => TextStyle.Function,
                WordPartKind.Constant => TextStyle.Number,
                WordPartKind.Declared => TextStyle.Name,
                _ => TextStyle.Plain,
            });
        }

        return end;
    }

    // On the left of an equation, or behind a word that declares.
    private static bool IsDefined(string text, int at, int end)
    {
        int next = WhileIn(text, end, static c => c == ' ');
        bool isLeft = next < text.Length && (text[next] == ':' || text[next] == '=') && text.AsSpan(next) is not ['=', '=', ..] and not [':', not '=', ..] and not [':'];
        int line = at == 0 ? 0 : text.LastIndexOfAny(['\n', ';'], at - 1) + 1;
        string before = text[line..at].Trim();
        return (isLeft && before.Length == 0) || (before.Split(' ', 2)[0] is var first && before.Length > 0 && Keywords.Contains(first) && first is not ("if" or "for" or "not") && !before.Contains('='));
    }

    private static int Fill(TextStyle[] styles, int from, int to, TextStyle style)
    {
        Array.Fill(styles, style, from, to - from);
        return to;
    }

    private void ForgetOldWords()
    {
        int names = workspace.Names.Count();
        if (!ReferenceEquals(_session, workspace.Session) || names != _names || _words.Count > 10_000)
        {
            _words.Clear();
            (_session, _names) = (workspace.Session, names);
        }
    }
}
