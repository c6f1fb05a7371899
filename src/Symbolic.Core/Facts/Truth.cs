namespace Symbolic;

/// <summary>Three-valued truth: what is not known never counts as true.</summary>
public enum Truth : byte
{
    /// <summary>Neither proved nor refuted.</summary>
    Unknown,

    /// <summary>Proved.</summary>
    True,

    /// <summary>Refuted.</summary>
    False,
}
