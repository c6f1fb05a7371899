namespace Symbolic;

/// <summary>What the entries of a value are.</summary>
public enum Element : byte
{
    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>Truth values.</summary>
    Boolean,
}

/// <summary>The type of a node: what its entries are and along which axes they lie.</summary>
public readonly record struct ExprType(Element Element, Shape Shape)
{
    /// <summary>A real number.</summary>
    public static ExprType Real => default;

    /// <summary>A truth value.</summary>
    public static ExprType Boolean => new(Element.Boolean, Shape.Scalar);

    /// <summary>True for a single real number.</summary>
    public bool IsRealScalar => Element == Element.Real && Shape.IsScalar;

    /// <inheritdoc/>
    public override string ToString() => (Element, Shape.IsScalar) switch
    {
        (Element.Real, true) => "number",
        (Element.Boolean, true) => "truth value",
        (Element.Real, false) => Shape.ToString(),
        _ => $"truth values in {Shape}",
    };
}
