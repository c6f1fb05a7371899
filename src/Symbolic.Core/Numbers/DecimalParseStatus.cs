namespace Symbolic;

/// <summary>The outcome of reading a decimal literal as an exact rational number.</summary>
internal enum DecimalParseStatus
{
    /// <summary>The text was read.</summary>
    Success,

    /// <summary>The text is not a decimal literal.</summary>
    Malformed,

    /// <summary>The text is a decimal literal whose exact value would need more digits than allowed.</summary>
    TooManyDigits,
}
