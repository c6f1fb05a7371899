namespace Symbolic;

/// <summary>Where a function of one real variable has a value.</summary>
/// <param name="Text">The condition on <c>x</c> as people write it.</param>
/// <param name="Contains">Tells whether a number belongs to the domain.</param>
/// <param name="Safe">The signs of which every number belongs to the domain: enough to prove that a value exists.</param>
public sealed record Domain(string Text, Func<double, bool> Contains, Possible Safe)
{
    /// <summary>Every real number.</summary>
    public static Domain Reals { get; } = new("all real x", static x => double.IsFinite(x), Possible.AnySign);

    /// <summary>x &gt; 0.</summary>
    public static Domain Positive { get; } = new("x > 0", static x => x > 0 && double.IsFinite(x), Possible.Positive);

    /// <summary>x ≥ 0.</summary>
    public static Domain Nonnegative { get; } = new("x ≥ 0", static x => x >= 0 && double.IsFinite(x), Possible.Positive | Possible.Zero);

    /// <summary>x ≠ 0.</summary>
    public static Domain NonZero { get; } = new("x ≠ 0", static x => x != 0 && double.IsFinite(x), Possible.Positive | Possible.Negative);

    /// <summary>The numbers for which a condition holds; from the sign alone nothing follows except for the signs given.</summary>
    public static Domain Where(string text, Func<double, bool> contains, Possible safe = Possible.None) => new(text, contains, safe);
}
