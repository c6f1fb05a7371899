namespace Symbolic;

/// <summary>Expressions as delegates.</summary>
public static class CompileExtensions
{
    /// <summary>
    /// Compiles an expression. The delegate takes the inputs as numbers, one parameter for each, or all in one
    /// <c>double[]</c>, <c>ReadOnlySpan&lt;double&gt;</c> or <c>Span&lt;double&gt;</c>; it returns <c>double</c>, <c>bool</c> (of
    /// a condition) or <c>double[]</c>, or returns nothing and writes to a last parameter of type <c>Span&lt;double&gt;</c> or
    /// <c>double[]</c>. Any number of threads may call it at a time; except for arrays returned it allocates nothing.
    /// What is compiled is the expression's stable form, see <see cref="Stabilization"/>, unless the options say otherwise.
    /// With <c>float</c> for <c>double</c> the values are computed in double precision and rounded once. With
    /// <see cref="System.Numerics.Complex"/> the expression must be analytic and is computed as it is written, on principal branches
    /// (<see cref="UnaryOperator.EvaluateComplex"/>); of arrays, both take no spans.
    /// </summary>
    /// <param name="f">A number, a condition, or an array.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters; an array of variables stands for its entries.</param>
    /// <exception cref="ArgumentException">The delegate type does not fit; the message says what does.</exception>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="NotAnalyticException">The numbers are complex, and a part of the expression is no analytic function.</exception>
    public static TDelegate Compile<TDelegate>(this Expr f, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Compile<TDelegate>([f], CompileOptions.Default, inputs);

    /// <inheritdoc cref="Compile{TDelegate}(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="f">A number, a condition, or an array.</param>
    /// <param name="options">How to compile.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this Expr f, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Compile<TDelegate>([f], options, inputs);

    /// <summary>
    /// Compiles several expressions into one delegate that computes what they share once: a value and its gradient, say. The
    /// results follow each other in the order of the expressions, arrays by their entries.
    /// </summary>
    /// <inheritdoc cref="Compile{TDelegate}(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions, or arrays.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => outputs.Compile<TDelegate>(CompileOptions.Default, inputs);

    /// <inheritdoc cref="Compile{TDelegate}(IReadOnlyList{Expr}, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions, or arrays.</param>
    /// <param name="options">How to compile.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this IReadOnlyList<Expr> outputs, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate
    {
        ArgumentNullException.ThrowIfNull(options);
        return OtherNumbers.AreIn<TDelegate>()
            ? OtherNumbers.Compile<TDelegate>(outputs, options, inputs)
            : Create(outputs, options.Form, inputs, options.Cancellation).Compile<TDelegate>(options);
    }

    /// <summary>
    /// Compiles the result of a simplification, which may have a value where the original has none: the delegate throws a
    /// <see cref="ConditionException"/> where a condition of the simplification does not hold.
    /// </summary>
    /// <inheritdoc cref="Compile{TDelegate}(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="simplified">The result and its conditions.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this Simplified simplified, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => simplified.Compile<TDelegate>(CompileOptions.Default, inputs);

    /// <inheritdoc cref="Compile{TDelegate}(Simplified, ReadOnlySpan{Expr})"/>
    /// <param name="simplified">The result and its conditions.</param>
    /// <param name="options">How to compile, and whether to throw or to give NaN. Its conditions are asserted as well.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this Simplified simplified, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate
    {
        ArgumentNullException.ThrowIfNull(simplified);
        ArgumentNullException.ThrowIfNull(options);
        return simplified.Result.Compile<TDelegate>(options with { Conditions = [.. simplified.Conditions, .. options.Conditions] }, inputs);
    }

    /// <summary>
    /// Prepares an expression for many points at a time, given as columns. What is computed is the expression's stable form, see
    /// <see cref="Stabilization"/>, unless the options say otherwise.
    /// </summary>
    /// <param name="f">A number, a condition, or an array, whose entries become columns.</param>
    /// <param name="inputs">The variables in the order of the columns; an array of variables stands for its entries.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    public static BatchFunction CompileBatch(this Expr f, params ReadOnlySpan<Expr> inputs) => CompileBatch([f], BatchOptions.Default, inputs);

    /// <inheritdoc cref="CompileBatch(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="f">A number, a condition, or an array, whose entries become columns.</param>
    /// <param name="options">How to compute.</param>
    /// <param name="inputs">The variables in the order of the columns.</param>
    public static BatchFunction CompileBatch(this Expr f, BatchOptions options, params ReadOnlySpan<Expr> inputs) => CompileBatch([f], options, inputs);

    /// <summary>
    /// Prepares several expressions for many points at a time; what they share is computed once. The columns of results follow each
    /// other in the order of the expressions, arrays by their entries.
    /// </summary>
    /// <inheritdoc cref="CompileBatch(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions, or arrays.</param>
    /// <param name="inputs">The variables in the order of the columns.</param>
    public static BatchFunction CompileBatch(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs) => CompileBatch(outputs, BatchOptions.Default, inputs);

    /// <inheritdoc cref="CompileBatch(IReadOnlyList{Expr}, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions, or arrays.</param>
    /// <param name="options">How to compute.</param>
    /// <param name="inputs">The variables in the order of the columns.</param>
    public static BatchFunction CompileBatch(this IReadOnlyList<Expr> outputs, BatchOptions options, params ReadOnlySpan<Expr> inputs)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Create(outputs, options.Form, inputs, options.Cancellation).CompileBatch(options);
    }

    /// <summary>
    /// Prepares the result of a simplification for many points at a time: a <see cref="ConditionException"/> is thrown where a
    /// condition of the simplification does not hold at one of them.
    /// </summary>
    /// <inheritdoc cref="CompileBatch(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="simplified">The result and its conditions.</param>
    /// <param name="inputs">The variables in the order of the columns.</param>
    public static BatchFunction CompileBatch(this Simplified simplified, params ReadOnlySpan<Expr> inputs) => simplified.CompileBatch(BatchOptions.Default, inputs);

    /// <inheritdoc cref="CompileBatch(Simplified, ReadOnlySpan{Expr})"/>
    /// <param name="simplified">The result and its conditions.</param>
    /// <param name="options">How to compute, and whether to throw or to give NaN. Its conditions are asserted as well.</param>
    /// <param name="inputs">The variables in the order of the columns.</param>
    public static BatchFunction CompileBatch(this Simplified simplified, BatchOptions options, params ReadOnlySpan<Expr> inputs)
    {
        ArgumentNullException.ThrowIfNull(simplified);
        ArgumentNullException.ThrowIfNull(options);
        return simplified.Result.CompileBatch(options with { Conditions = [.. simplified.Conditions, .. options.Conditions] }, inputs);
    }

    internal static Program Create(IReadOnlyList<Expr> outputs, NumericalForm form, ReadOnlySpan<Expr> inputs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var (stable, sameInputs) = StableForm.Of(outputs, inputs, form, cancellation);
        return Program.Create(stable, sameInputs, cancellation);
    }
}
