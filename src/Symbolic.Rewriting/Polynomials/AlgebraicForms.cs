namespace Symbolic;

/// <summary>
/// Expressions in the forms that people ask for by name: multiplied out, factored, collected, as one fraction, in partial fractions.
/// The numbers are exact, the result equals the expression wherever the expression has a value, and where it has more values a
/// condition says so.
/// </summary>
public static class AlgebraicForms
{
    /// <summary>
    /// Multiplies out products and whole powers of sums, also in the arguments of functions, and collects like terms:
    /// <c>(x + 1)^3</c> becomes <c>x^3 + 3*x^2 + 3*x + 1</c>, <c>(a + b)/c</c> becomes <c>a/c + b/c</c>, and <c>sin((x + 1)^2)</c>
    /// becomes <c>sin(x^2 + 2*x + 1)</c>. No common denominator is made.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="options">What else is taken apart; null for sums and products alone.</param>
    /// <exception cref="LimitException">The result would have too many terms.</exception>
    public static Simplified Expand(this Expr expr, ExpandOptions? options = null)
    {
        options ??= ExpandOptions.Default;
        AlgebraBudget budget = AlgebraBudget.Command(options.Cancellation);
        Expr start = options.TakesFunctionsApart ? FunctionExpansion.Run(expr, options) : expr;
        return new ArithmeticRegions(expr.Graph, e => Done(e, RationalForms.TryExpand, budget, "multiplied out"), options.Cancellation).Everywhere(start);
    }

    /// <summary>
    /// Writes the expression as a product of powers, irreducible over the rational numbers, also in the arguments of functions:
    /// <c>x^2 - y^2</c> becomes <c>(x - y)*(x + y)</c>. A sum of fractions becomes one fraction. Functions and roots count as
    /// variables: <c>x + 2*sqrt(x) + 1</c> becomes <c>(sqrt(x) + 1)^2</c>.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="options">What stops the work; null for nothing.</param>
    /// <exception cref="LimitException">The polynomials are too large.</exception>
    public static Simplified Factor(this Expr expr, FormOptions? options = null) => Everywhere(expr, options, RationalForms.TryFactor, "factored");

    /// <summary>
    /// Collects by falling powers of some variables: <c>a*x^2 + b*x^2 + a*x + c</c> by x becomes <c>x^2*(a + b) + a*x + c</c>. The
    /// coefficients of the first variable are collected by the second, and so on.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="variables">Names, or functions such as <c>sin(x)</c>; at least one.</param>
    /// <exception cref="ArgumentException">No variable is given, or one is a sum, a product or a number.</exception>
    /// <exception cref="LimitException">The polynomials are too large.</exception>
    public static Simplified Collect(this Expr expr, params ReadOnlySpan<Expr> variables) => expr.Collect(FormOptions.Default, variables);

    /// <summary>Collects by falling powers of some variables.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="options">What stops the work; null for nothing.</param>
    /// <param name="variables">Names, or functions such as <c>sin(x)</c>; at least one.</param>
    /// <exception cref="ArgumentException">No variable is given, or one is a sum, a product or a number.</exception>
    /// <exception cref="LimitException">The polynomials are too large.</exception>
    public static Simplified Collect(this Expr expr, FormOptions? options, params ReadOnlySpan<Expr> variables)
    {
        if (variables.IsEmpty)
        {
            throw new ArgumentException("There is nothing to collect by.", nameof(variables));
        }

        foreach (Expr variable in variables)
        {
            RequireAtom(variable);
        }

        Expr[] by = [.. variables];
        options ??= FormOptions.Default;
        AlgebraBudget budget = AlgebraBudget.Command(options.Cancellation);
        return new ArithmeticRegions(expr.Graph, e => Done(e, (f, b) => RationalForms.TryCollect(f, by, b), budget, "collected"), options.Cancellation).AtTheTop(expr);
    }

    /// <summary>
    /// Writes the expression as one fraction, also in the arguments of functions: <c>1/x + 1/y</c> becomes <c>(x + y)/(x*y)</c>. What
    /// numerator and denominator have in common cancels; powers and products of sums stay what they are.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="options">What stops the work; null for nothing.</param>
    /// <exception cref="LimitException">The polynomials are too large.</exception>
    public static Simplified Together(this Expr expr, FormOptions? options = null) => Everywhere(expr, options, RationalForms.TryCancel, "written as one fraction");

    /// <summary>
    /// Cancels the common factors of numerator and denominator and multiplies out what is left: <c>(x^2 - 1)/(x - 1)</c> becomes
    /// <c>x + 1</c>, provided <c>x != 1</c>.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="options">What stops the work; null for nothing.</param>
    /// <exception cref="LimitException">The polynomials are too large.</exception>
    public static Simplified Cancel(this Expr expr, FormOptions? options = null) => Everywhere(expr, options, RationalForms.TryReduce, "written as one fraction");

    /// <summary>
    /// Takes a quotient apart into partial fractions by one variable, over denominators that are irreducible over the rational
    /// numbers: <c>1/(x^2 - 1)</c> becomes <c>1/(2*(x - 1)) - 1/(2*(x + 1))</c>.
    /// </summary>
    /// <param name="expr">The expression.</param>
    /// <param name="variable">A name, or a function such as <c>exp(x)</c>; all else counts as a number.</param>
    /// <param name="options">What stops the work; null for nothing.</param>
    /// <exception cref="ArgumentException">The variable is a sum, a product or a number.</exception>
    /// <exception cref="LimitException">The polynomials are too large.</exception>
    public static Simplified Apart(this Expr expr, Expr variable, FormOptions? options = null)
    {
        RequireAtom(variable);
        options ??= FormOptions.Default;
        AlgebraBudget budget = AlgebraBudget.Command(options.Cancellation);
        return new ArithmeticRegions(expr.Graph, e => Done(e, (f, b) => RationalForms.TryApart(f, variable, b), budget, "taken apart"), options.Cancellation).AtTheTop(expr);
    }

    private static Simplified Everywhere(Expr expr, FormOptions? options, Func<Expr, AlgebraBudget?, Simplified?> form, string done)
    {
        options ??= FormOptions.Default;
        AlgebraBudget budget = AlgebraBudget.Command(options.Cancellation);
        return new ArithmeticRegions(expr.Graph, e => Done(e, form, budget, done), options.Cancellation).Everywhere(expr);
    }

    private static Simplified Done(Expr expr, Func<Expr, AlgebraBudget?, Simplified?> form, AlgebraBudget budget, string done) =>
        form(expr, budget) ?? throw new LimitException($"The expression is too large to be {done}.") { Hint = "Work on a part of it, or simplify it first." };

    private static void RequireAtom(Expr variable)
    {
        if (variable.IsNumber || !variable.Type.IsRealScalar || Atoms.IsArithmetic(variable))
        {
            throw new ArgumentException($"{variable} is neither a name nor a function.", nameof(variable));
        }
    }
}

/// <summary>What stops the work on a form.</summary>
public record FormOptions
{
    /// <summary>Nothing stops the work but its own limits.</summary>
    public static FormOptions Default { get; } = new();

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>What <see cref="AlgebraicForms.Expand(Expr, ExpandOptions?)"/> takes apart besides products and powers of sums.</summary>
public sealed record ExpandOptions : FormOptions
{
    /// <summary>Nothing else.</summary>
    public static new ExpandOptions Default { get; } = new();

    /// <summary>What is done with sines and cosines of sums, also hyperbolic ones.</summary>
    public FunctionsOfSums Trigonometric { get; init; }

    /// <summary>What is done with logarithms of products.</summary>
    public LogarithmsOfProducts Logarithms { get; init; }

    /// <summary>Everything in terms of few functions, so that equal expressions become the same: longer to read.</summary>
    internal static ExpandOptions Normal { get; } = new() { Trigonometric = FunctionsOfSums.Reduce, Logarithms = LogarithmsOfProducts.Expand };

    internal bool TakesFunctionsApart => Trigonometric != FunctionsOfSums.Keep || Logarithms != LogarithmsOfProducts.Keep;
}

/// <summary>What is done with functions of sums and multiples.</summary>
public enum FunctionsOfSums
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>sin(a + b) becomes sin(a)*cos(b) + cos(a)*sin(b), and cos(2*x) becomes cos(x)^2 - sin(x)^2.</summary>
    Expand,

    /// <summary>Only sines, cosines and exponentials are left: tan(x) becomes sin(x)/cos(x), sinh(x) becomes (exp(x) - exp(-x))/2.</summary>
    Reduce,
}

/// <summary>What is done with logarithms of products and powers.</summary>
public enum LogarithmsOfProducts
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>log(x*y) becomes log(x) + log(y) where the signs that are known allow it, and log(x^2) becomes 2*log(abs(x)).</summary>
    Expand,
}
