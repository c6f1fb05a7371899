namespace Symbolic.Parsing;

/// <summary>What a name has been declared as, or is used as.</summary>
[Flags]
public enum NameKinds
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>A variable, parameter, equation or dimension: the word is one name and is never split.</summary>
    Variable = 1,

    /// <summary>A function.</summary>
    Function = 2,

    /// <summary>An index, as declared by <c>index i</c>.</summary>
    Index = 4,

    /// <summary>Something with components, so that a numeric subscript selects one of them.</summary>
    Indexed = 8,

    /// <summary>A family of things with one member for each layer.</summary>
    Family = 16,

    /// <summary>A letter that has served as a bound index; not a declaration.</summary>
    UsedAsIndex = 32,

    /// <summary>What makes a name a declared one.</summary>
    Declared = Variable | Function | Index,
}

/// <summary>
/// The names known to a session. Passed to the parser through <see cref="ParserOptions.Scope"/> it makes names declared by earlier inputs
/// known to later ones; it changes only when an input has been read without error. Not safe for concurrent use.
/// </summary>
public sealed class NameScope
{
    private readonly Dictionary<string, NameKinds> _kinds;

    /// <summary>Creates an empty scope.</summary>
    public NameScope() => _kinds = [];

    private NameScope(NameScope other)
    {
        _kinds = new Dictionary<string, NameKinds>(other._kinds);
        Strict = other.Strict;
    }

    /// <summary>Whether an undeclared single letter is an error instead of a new scalar.</summary>
    public bool Strict { get; set; }

    /// <summary>All names with what they are.</summary>
    public IReadOnlyDictionary<string, NameKinds> Names => _kinds;

    /// <summary>What a name is known as.</summary>
    public NameKinds KindsOf(string name) => _kinds.GetValueOrDefault(name);

    /// <summary>Adds to what a name is known as. A name becomes a variable or a function, never both.</summary>
    public void Declare(string name, NameKinds kinds)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var known = _kinds.GetValueOrDefault(name);
        if ((kinds & NameKinds.Variable) != 0)
            known &= ~NameKinds.Function;
        if ((kinds & NameKinds.Function) != 0)
            known = NameKinds.None;
        _kinds[name] = known | kinds;
    }

    /// <summary>Forgets a name.</summary>
    public void Remove(string name) => _kinds.Remove(name);

    /// <summary>An independent copy.</summary>
    public NameScope Copy() => new(this);
}
