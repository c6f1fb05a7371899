namespace Symbolic;

/// <summary>The kinds of <see cref="ParseException"/>. The texts are a contract with programs that read them.</summary>
public static class ParseErrorCode
{
    /// <summary>The text is not in the language.</summary>
    public const string Syntax = "syntax";

    /// <summary>A name or function is unknown or used as what it is not.</summary>
    public const string Name = "name";

    /// <summary>A condition stands where a number is meant, or the reverse.</summary>
    public const string Type = "type";

    /// <summary>Shapes do not fit.</summary>
    public const string Shape = "shape";

    /// <summary>The input is larger than the documented limits.</summary>
    public const string Limit = "limit";
}
