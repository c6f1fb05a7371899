namespace Symbolic.Parsing;

/// <summary>What a part of a word is.</summary>
public enum WordPartKind
{
    /// <summary>A variable about which nothing has been said.</summary>
    Variable,

    /// <summary>A name that was declared or defined.</summary>
    Declared,

    /// <summary>A function, or a word of the language that is written like one.</summary>
    Function,

    /// <summary>A constant.</summary>
    Constant,
}

/// <summary>A part of a word.</summary>
/// <param name="Start">Where it begins in the word.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct WordPart(int Start, int Length, WordPartKind Kind);
