namespace Symbolic;

/// <summary>Why a stable form may stand for what was written. In either case value and domain over the real numbers stay the same.</summary>
public enum StabilityTier : byte
{
    /// <summary>Both sides are equal and have the same domain for all real values.</summary>
    Exact,

    /// <summary>The stable form holds, or is better, only under a condition; elsewhere the result is what was written.</summary>
    Guarded,
}
