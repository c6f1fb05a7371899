using System.Globalization;

namespace Symbolic.Parsing.Names;

/// <summary>What a piece of a word is.</summary>
internal enum SegmentKind
{
    Name,
    Function,
    Constant,
    BigSum,
    BigProduct,
}

/// <summary>A piece of a word: where it lies in the word and what it is.</summary>
internal readonly record struct Segment(SegmentKind Kind, int Start, int End, object Value)
{
    public string Name => (string)Value;

    public FunctionReference Function => (FunctionReference)Value;
}

/// <summary>
/// Splits a word into names: declared names first, then functions, constants and spelled Greek letters, the longest match from the left,
/// and single letters for the rest. A digit stays with its letter.
/// </summary>
internal sealed class WordSplitter(WorkingNames names)
{
    private readonly Dictionary<string, Segment[]> _known = [];
    private readonly Dictionary<string, FunctionReference> _references = [];
    private readonly List<Segment> _segments = [];
    private IFunctionNames _functions = null!;
    private int _version = -1;

    /// <summary>Most undeclared single letters in a row that are taken for a product.</summary>
    public const int LongestRun = 3;

    /// <summary>All function spellings, for suggestions.</summary>
    public IEnumerable<string> Spellings => _functions.Spellings.Concat(LanguageVerbs.Spellings);

    public void Begin(IFunctionNames functions)
    {
        if (ReferenceEquals(_functions, functions))
            return;
        _functions = functions;
        _known.Clear();
        _references.Clear();
    }

    /// <summary>
    /// The pieces of a word, or null when it runs over more than <see cref="LongestRun"/> undeclared letters, so that it must be an unknown name.
    /// </summary>
    public Segment[]? Split(ReadOnlySpan<char> word)
    {
        if (_version != names.Version || _known.Count > 2000)
        {
            _known.Clear();
            _version = names.Version;
        }

        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var segments))
            return segments;
        _segments.Clear();
        if (!AsWhole(word) && !InPieces(word))
            return null;
        segments = [.. _segments];
        if (word.Length <= 64)
            _known[word.ToString()] = segments;
        return segments;
    }

    /// <summary>The built-in function or word of the language with this spelling.</summary>
    public bool TryGetFunction(ReadOnlySpan<char> spelling, out FunctionReference reference)
    {
        if (_references.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out reference!))
            return true;
        if (!_functions.TryGet(spelling, out var facts) && !LanguageVerbs.TryGet(spelling, out facts))
            return false;
        reference = new FunctionReference(facts.Name, Syntax.FunctionOrigin.Builtin, facts);
        _references[spelling.ToString()] = reference;
        return true;
    }

    /// <summary>Whether the word is one name although nobody declared it: a letter with its digits and marks, or a spelled Greek letter.</summary>
    public static bool IsSingleLetter(ReadOnlySpan<char> word) =>
        word.Length > 0 && (LetterEnd(word, 0) == word.Length || GreekNames.TryGetLetter(word, out _));

    private bool AsWhole(ReadOnlySpan<char> word)
    {
        if (Declared(word, out var name))
            _segments.Add(new Segment(SegmentKind.Name, 0, word.Length, name));
        else if (GreekNames.TryGetLetter(word, out var letter))
            _segments.Add(new Segment(SegmentKind.Name, 0, word.Length, letter));
        else if (word.Length > 1 && TryGetFunction(word, out var function))
            _segments.Add(new Segment(SegmentKind.Function, 0, word.Length, function));
        else if (ConstantNames.TryGet(word, out var constant))
            _segments.Add(new Segment(SegmentKind.Constant, 0, word.Length, constant));
        else
            return false;
        return true;
    }

    private bool InPieces(ReadOnlySpan<char> word)
    {
        var longest = Math.Max(Math.Max(names.Longest, _functions.LongestSpelling), Math.Max(GreekNames.Longest, LanguageVerbs.Longest));
        var run = 0;
        for (var at = 0; at < word.Length;)
        {
            var segment = Known(word, at, Math.Min(word.Length, at + longest)) ?? Letter(word, at);
            var single = segment.Kind is SegmentKind.Name && !names.IsDeclared(segment.Name) && !GreekNames.TryGetLetter(word[segment.Start..segment.End], out _)
                || segment.Kind is SegmentKind.Constant && segment.End - segment.Start == 1;
            run = single ? run + 1 : 0;
            if (run > LongestRun)
                return false;
            _segments.Add(segment);
            at = segment.End;
        }

        return true;
    }

    private Segment? Known(ReadOnlySpan<char> word, int start, int last)
    {
        for (var end = last; end > start; end--)
        {
            // Digits belong to the letter before them, also behind others: log103 is not log10 of a name 3.
            if (end < word.Length && (IsMark(word[end]) || char.IsAsciiDigit(word[end])))
                continue;
            var piece = word[start..end];
            if (Declared(piece, out var name))
                return new Segment(SegmentKind.Name, start, end, name);
            if (piece.Length > 1 && GreekNames.TryGetLetter(piece, out var letter))
            {
                // Delta W, spelled: one name, as ΔW is.
                if (letter == "Δ" && end < word.Length && char.IsLetter(word[end]))
                    return new Segment(SegmentKind.Name, start, LetterEnd(word, end), names.Spelling("Δ" + word[end..LetterEnd(word, end)].ToString()));
                return new Segment(SegmentKind.Name, start, end, letter);
            }

            if (piece.Length > 1 && TryGetFunction(piece, out var function))
                return new Segment(SegmentKind.Function, start, end, function);
            if (ConstantNames.TryGet(piece, out var constant))
                return new Segment(SegmentKind.Constant, start, end, constant);
        }

        return null;
    }

    private Segment Letter(ReadOnlySpan<char> word, int start)
    {
        if (word[start] is 'Σ' or 'Π')
            return new Segment(word[start] == 'Σ' ? SegmentKind.BigSum : SegmentKind.BigProduct, start, start + 1, "");
        var end = LetterEnd(word, start);
        if (word[start] == 'Δ' && end == start + 1 && end < word.Length)
            end = LetterEnd(word, end);
        return new Segment(SegmentKind.Name, start, end, names.Spelling(word[start..end]));
    }

    private bool Declared(ReadOnlySpan<char> word, out string name)
    {
        if (names.IsDeclared(word))
        {
            name = names.Spelling(word);
            return true;
        }

        name = "";
        if (!GreekNames.TryGetLetter(word, out var letter) || !names.IsDeclared(letter))
            return false;
        name = letter;
        return true;
    }

    private static int LetterEnd(ReadOnlySpan<char> word, int start)
    {
        var end = start + 1;
        while (end < word.Length && IsMark(word[end]))
            end++;
        while (end < word.Length && char.IsAsciiDigit(word[end]))
            end++;
        return end;
    }

    private static bool IsMark(char c) => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
