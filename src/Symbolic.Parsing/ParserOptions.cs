namespace Symbolic.Parsing;

/// <summary>How a text is to be read.</summary>
/// <param name="Functions">The functions that exist.</param>
public sealed record ParserOptions(IFunctionNames Functions)
{
    /// <summary>
    /// Names that count as declared for this text. They win over constants, functions and splitting: with <c>e</c> among them, <c>e</c> is
    /// a variable.
    /// </summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>
    /// The shapes of free variables, by name; a member of a family is <c>W[1]</c>. A name that is not listed is a number unless the text says
    /// otherwise, and a declaration in the text must agree.
    /// </summary>
    public IReadOnlyDictionary<string, Shape> Shapes { get; init; } = new Dictionary<string, Shape>();

    /// <summary>The matrices that are assumed symmetric, by name, as a declaration in the text may say it of others.</summary>
    public IReadOnlyCollection<string> Symmetric { get; init; } = [];

    /// <summary>
    /// Numbers for names that stand in the limits of loops: with <c>L</c> = 4 among them, a loop <c>for n = 1..L-1 { … }</c> in which a round
    /// needs the one before is three rounds, and <c>L</c> is 4 in all of the text. A name with an equation of its own keeps it.
    /// </summary>
    public IReadOnlyDictionary<string, Rational> Limits { get; init; } = new Dictionary<string, Rational>();

    /// <summary>
    /// The names of the session. The text is read in it, and what it declares is added when the whole text has been read without error.
    /// Null for a text on its own.
    /// </summary>
    public NameScope? Scope { get; init; }

    /// <summary>What to do with letters that nobody declared.</summary>
    public UndeclaredLetters UndeclaredLetters { get; init; } = UndeclaredLetters.BecomeScalars;
}

/// <summary>What to do with single letters that nobody declared.</summary>
public enum UndeclaredLetters
{
    /// <summary>They are scalars, unless an index or a shape says otherwise.</summary>
    BecomeScalars,

    /// <summary>They are errors, as after <c>strict on</c>.</summary>
    AreErrors,
}
