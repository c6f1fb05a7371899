using System.Text;
using Symbolic.Parsing.Source;

namespace Symbolic.Parsing.Names;

/// <summary>
/// The names known while a text is read: a copy of the session's scope, so that a text with an error changes nothing, plus what is known
/// only for a while (parameters, bound indices).
/// </summary>
internal sealed class WorkingNames
{
    private readonly Dictionary<string, NameKinds> _kinds = [];
    private readonly Dictionary<string, NameKinds>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string> _spellings = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _spellingLookup;
    private readonly List<(string Name, NameKinds Before)> _temporary = [];

    public WorkingNames()
    {
        _lookup = _kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        _spellingLookup = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Changes whenever a name changes what it is, so that remembered splittings can be dropped.</summary>
    public int Version { get; private set; }

    /// <summary>Length of the longest name.</summary>
    public int Longest { get; private set; }

    public bool Strict { get; set; }

    /// <summary>Number of temporary names; pass it to <see cref="Restore"/>.</summary>
    public int Mark => _temporary.Count;

    /// <summary>Starts from the names of a session and those given for this text.</summary>
    public void Begin(ParserOptions options)
    {
        if (_kinds.Count > 0 || _spellings.Count > 1000)
            Version++;
        _kinds.Clear();
        _temporary.Clear();
        if (_spellings.Count > 1000)
            _spellings.Clear();
        Longest = 0;
        Strict = options.UndeclaredLetters == UndeclaredLetters.AreErrors;
        if (options.Scope is { } scope)
        {
            Strict |= scope.Strict;
            foreach (var (name, kinds) in scope.Names)
                Set(name, kinds);
        }

        foreach (var name in options.Names)
            Declare(Canonical(Folded(name)), NameKinds.Variable);
        foreach (var (name, shape) in options.Shapes)
        {
            // x_1 is a component of a vector x, and W_2 a member of a family that has W[2].
            var bracket = name.IndexOf('[');
            if (bracket > 0)
                Declare(Canonical(name.AsSpan(0, bracket)), NameKinds.Indexed | NameKinds.Family);
            else if (!shape.IsScalar)
                Declare(Canonical(name), NameKinds.Indexed);
        }
    }

    /// <summary>Gives the session what the text declared.</summary>
    public void Commit(NameScope scope)
    {
        foreach (var (name, kinds) in _kinds)
        {
            if (scope.KindsOf(name) == kinds)
                continue;
            scope.Remove(name);
            scope.Declare(name, kinds);
        }

        scope.Strict = Strict;
    }

    public NameKinds KindsOf(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out var kinds) ? kinds : NameKinds.None;

    public bool IsDeclared(ReadOnlySpan<char> name) => (KindsOf(name) & NameKinds.Declared) != 0;

    public bool Is(ReadOnlySpan<char> name, NameKinds kind) => (KindsOf(name) & kind) != 0;

    /// <summary>One string for each spelling.</summary>
    public string Spelling(ReadOnlySpan<char> text)
    {
        if (_spellingLookup.TryGetValue(text, out var known))
            return known;
        var spelling = text.ToString();
        _spellings.Add(spelling);
        return spelling;
    }

    /// <summary>The one spelling of a name: the letter for a spelled Greek letter, also before a subscript.</summary>
    public string Canonical(ReadOnlySpan<char> name)
    {
        if (GreekNames.TryGetLetter(name, out var letter))
            return letter;
        var sub = name.IndexOf('_');
        if (sub > 0 && GreekNames.TryGetLetter(name[..sub], out letter))
            return Spelling(letter + name[sub..].ToString());
        return Spelling(name);
    }

    // As a text is folded in which the name is used: é may be one character or two, and µ has two codes.
    private static string Folded(string name)
    {
        int[]? origins = null;
        return Ascii.IsValid(name) ? name : CharacterFolding.Fold(name, ref origins);
    }

    public void Declare(string name, NameKinds kinds)
    {
        var known = KindsOf(name);
        if ((kinds & NameKinds.Function) != 0)
            known = NameKinds.None;
        else if ((kinds & NameKinds.Variable) != 0)
            known &= ~NameKinds.Function;
        Set(name, known | kinds);
    }

    /// <summary>Makes a name something else until <see cref="Restore"/>.</summary>
    public void DeclareTemporarily(string name, NameKinds kinds)
    {
        _temporary.Add((name, KindsOf(name)));
        Set(name, kinds);
    }

    /// <summary>Undoes temporary names down to a mark. What was learned about their use as indices stays.</summary>
    public void Restore(int mark)
    {
        while (_temporary.Count > mark)
        {
            var (name, before) = _temporary[^1];
            _temporary.RemoveAt(_temporary.Count - 1);
            var learned = KindsOf(name) & (NameKinds.UsedAsIndex | (((before & NameKinds.Declared) != 0) ? NameKinds.Indexed : NameKinds.None));
            Set(name, before | learned);
        }
    }

    private void Set(string name, NameKinds kinds)
    {
        var before = KindsOf(name);
        if (before == kinds)
            return;
        // Splitting asks only whether a name is declared.
        if ((before & NameKinds.Declared) != (kinds & NameKinds.Declared))
            Version++;
        if (kinds == NameKinds.None)
            _kinds.Remove(name);
        else
            _kinds[name] = kinds;
        Longest = Math.Max(Longest, name.Length);
    }
}
