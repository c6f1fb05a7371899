namespace Symbolic.Parsing.Source;

/// <summary>A token of the lexer: its type, its place in the text that is read, and for brackets the index of the partner.</summary>
internal struct RawToken(int type, int start, int end)
{
    public readonly int Type = type;
    public readonly int Start = start;
    public readonly int End = end;

    /// <summary>Index of the matching bracket; -1 for everything else.</summary>
    public int Partner = -1;

    /// <summary>For an opening bracket: whether a comma stands directly inside.</summary>
    public bool HasComma;

    /// <summary>For an opening bracket: whether a semicolon stands directly inside.</summary>
    public bool HasSemicolon;

    /// <summary>For an opening bracket: whether a colon stands directly inside.</summary>
    public bool HasColon;
}
