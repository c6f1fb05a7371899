namespace Symbolic.Repl.Editing;

/// <summary>How a character looks.</summary>
internal enum TextStyle : byte
{
    Plain,
    Number,
    Function,

    /// <summary>A name that has a meaning.</summary>
    Name,

    /// <summary>A word that nothing is known about.</summary>
    Unknown,
    Operator,
    Comment,

    /// <summary>What the reader may skip.</summary>
    Quiet,

    /// <summary>A bracket at the caret, and its partner.</summary>
    Matched,
}

/// <summary>The styles as a terminal spells them.</summary>
internal static class TextStyles
{
    public const string Reset = "\e[0m";

    /// <summary>What switches a style on; the empty text for none.</summary>
    public static string Sign(this TextStyle style) => style switch
    {
        TextStyle.Number => "\e[36m",
        TextStyle.Function => "\e[34m",
        TextStyle.Name => "\e[32m",
        TextStyle.Unknown => "\e[33m",
        TextStyle.Operator => "\e[35m",
        TextStyle.Comment or TextStyle.Quiet => "\e[90m",
        TextStyle.Matched => "\e[1;4m",
        _ => "",
    };
}
