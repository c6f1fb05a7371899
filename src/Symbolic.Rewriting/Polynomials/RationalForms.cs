namespace Symbolic;

/// <summary>
/// Normal forms of rational functions over the atoms of an expression: what the rules of a simplification use, and what the commands
/// are made of. Each answers null where the expression has no such form within the budget; the decision which form is better is the
/// caller's. The operands of functions are left as they are.
/// </summary>
internal static class RationalForms
{
    /// <summary>
    /// One fraction without common factors above and below the line. Products and powers of sums stay products; sums are multiplied
    /// out as far as the common denominator asks for. Zero comes out as 0.
    /// </summary>
    public static Simplified? TryCancel(Expr expr, AlgebraBudget? budget = null) => Attempt(() =>
    {
        FractionReader reader = Reader(expr, budget);
        Factored value = reader.Read(expr);
        Expr result = reader.Writer.Write(value);
        return new Simplified(result, FormConditions.Of(reader, value, result));
    });

    /// <summary>
    /// Everything multiplied out and like terms collected, by falling powers of the variables in the order in which they were first
    /// written; numerators are spread over what they are divided by, no common denominator is made.
    /// </summary>
    public static Simplified? TryExpand(Expr expr, AlgebraBudget? budget = null) => Attempt(() =>
    {
        FractionReader reader = Reader(expr, budget);
        var expander = new Expander(reader);
        Expr result = expander.Expand(expr);
        return new Simplified(result, FormConditions.Of(reader, expander.Denominators, result));
    });

    /// <summary>Is the expression zero as a rational function of its atoms, wherever it has a value? Null when that cannot be told.</summary>
    public static bool? IsZero(Expr expr, AlgebraBudget? budget = null)
    {
        Factored? value = Attempt(() => Reader(expr, budget).Read(expr));
        return value?.IsZero;
    }

    /// <summary>Runs a piece of algebra; null when the budget is spent.</summary>
    public static T? Attempt<T>(Func<T?> algebra)
        where T : class
    {
        try
        {
            return algebra();
        }
        catch (AlgebraLimitException)
        {
            return null;
        }
    }

    public static FractionReader Reader(Expr expr, AlgebraBudget? budget)
    {
        budget ??= AlgebraBudget.Small();
        return new FractionReader(ArithmeticWalk.AtomsOf(expr, budget), budget);
    }
}
