namespace Symbolic;

/// <summary>Expressions as delegates.</summary>
public static class CompileExtensions
{
    /// <summary>
    /// Compiles an expression. The delegate takes the inputs as numbers, one parameter for each, or all in one
    /// <c>double[]</c>, <c>ReadOnlySpan&lt;double&gt;</c> or <c>Span&lt;double&gt;</c>; it returns <c>double</c>, <c>bool</c> (of
    /// a condition) or <c>double[]</c>, or returns nothing and writes to a last parameter of type <c>Span&lt;double&gt;</c> or
    /// <c>double[]</c>. Any number of threads may call it at a time; except for arrays returned it allocates nothing.
    /// </summary>
    /// <param name="f">A number, a condition, or an array.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters; an array of variables stands for its entries.</param>
    /// <exception cref="ArgumentException">The delegate type does not fit; the message says what does.</exception>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    public static TDelegate Compile<TDelegate>(this Expr f, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(f, inputs).Compile<TDelegate>();

    /// <inheritdoc cref="Compile{TDelegate}(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="f">A number, a condition, or an array.</param>
    /// <param name="options">How to compile.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this Expr f, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(f, inputs).Compile<TDelegate>(options);

    /// <summary>
    /// Compiles several expressions into one delegate that computes what they share once: a value and its gradient, say. The
    /// results follow each other in the order of the expressions, arrays by their entries.
    /// </summary>
    /// <inheritdoc cref="Compile{TDelegate}(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions, or arrays.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(outputs, inputs).Compile<TDelegate>();

    /// <inheritdoc cref="Compile{TDelegate}(IReadOnlyList{Expr}, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions, or arrays.</param>
    /// <param name="options">How to compile.</param>
    /// <param name="inputs">The variables in the order of the delegate's parameters.</param>
    public static TDelegate Compile<TDelegate>(this IReadOnlyList<Expr> outputs, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(outputs, inputs).Compile<TDelegate>(options);

    /// <summary>The program of an expression; see <see cref="Program.Create(Expr, ReadOnlySpan{Expr})"/>.</summary>
    public static Program ToProgram(this Expr f, params ReadOnlySpan<Expr> inputs) => Program.Create(f, inputs);

    /// <summary>One program of several expressions; see <see cref="Program.Create(IReadOnlyList{Expr}, ReadOnlySpan{Expr})"/>.</summary>
    public static Program ToProgram(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs) => Program.Create(outputs, inputs);
}
