namespace Symbolic;

/// <summary>The forms in which an expression is printed on one line.</summary>
public enum PrintForm : byte
{
    /// <summary>ASCII signs, every product written out; parses back anywhere.</summary>
    Text,

    /// <summary>What a person writes by hand: 2x²y, √x, ≤; parses back.</summary>
    Unicode,

    /// <summary>For typesetting.</summary>
    Latex,
}
