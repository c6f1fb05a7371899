namespace Symbolic;

/// <summary>
/// Expressions as source code of other programming languages: f.ToC(x, y). What is written is the expression's stable form, see
/// <see cref="Stabilization"/>, unless the options say otherwise. Several outputs, such as a value and its gradient, become one
/// function that computes what they share once.
/// </summary>
public static class ExportExtensions
{
    /// <summary>One function that computes several expressions, in a language.</summary>
    /// <param name="outputs">Numbers, truth values (which come out as 0 and 1), or arrays of them, whose entries become results in their order.</param>
    /// <param name="language">The language.</param>
    /// <param name="options">Names, precision and form.</param>
    /// <param name="inputs">The variables in the order of the parameters; an array of variables stands for its entries.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="ExportException">The language lacks a function; the message names it.</exception>
    public static string ToSourceCode(this IReadOnlyList<Expr> outputs, SourceLanguage language, ExportOptions options, params ReadOnlySpan<Expr> inputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(options);
        var (stable, sameInputs) = StableForm.Of(outputs, inputs, options.Form, options.Cancellation);
        return SourceCode.Generate(stable, sameInputs, language, options);
    }

    /// <summary>One function that computes an expression, in a language.</summary>
    /// <inheritdoc cref="ToSourceCode(IReadOnlyList{Expr}, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    /// <param name="f">A number, a truth value, or an array.</param>
    /// <param name="language">The language.</param>
    /// <param name="options">Names, precision and form.</param>
    /// <param name="inputs">The variables in the order of the parameters.</param>
    public static string ToSourceCode(this Expr f, SourceLanguage language, ExportOptions options, params ReadOnlySpan<Expr> inputs) =>
        new[] { f }.ToSourceCode(language, options, inputs);

    /// <summary>C#: a static class named as the function, with <c>Point</c> for one point, and <c>Columns</c> and <c>VectorColumns</c> for many.</summary>
    /// <inheritdoc cref="ToSourceCode(Expr, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    public static string ToCSharp(this Expr f, params ReadOnlySpan<Expr> inputs) => f.ToSourceCode(SourceLanguage.CSharp, ExportOptions.Default, inputs);

    /// <summary>C99: a function of one point, and one of columns, for any compiler of C or C++.</summary>
    /// <inheritdoc cref="ToSourceCode(Expr, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    public static string ToC(this Expr f, params ReadOnlySpan<Expr> inputs) => f.ToSourceCode(SourceLanguage.C, ExportOptions.Default, inputs);

    /// <summary>Python: a function of arrays that broadcasts, with NumPy, and SciPy where NumPy lacks a function.</summary>
    /// <inheritdoc cref="ToSourceCode(Expr, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    public static string ToNumPy(this Expr f, params ReadOnlySpan<Expr> inputs) => f.ToSourceCode(SourceLanguage.NumPy, ExportOptions.Default, inputs);

    /// <summary>Python: a function of tensors that broadcasts, with PyTorch.</summary>
    /// <inheritdoc cref="ToSourceCode(Expr, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    public static string ToTorch(this Expr f, params ReadOnlySpan<Expr> inputs) => f.ToSourceCode(SourceLanguage.Torch, ExportOptions.Default, inputs);

    /// <summary>Julia: a function of numbers, which broadcasts with a dot.</summary>
    /// <inheritdoc cref="ToSourceCode(Expr, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    public static string ToJulia(this Expr f, params ReadOnlySpan<Expr> inputs) => f.ToSourceCode(SourceLanguage.Julia, ExportOptions.Default, inputs);

    /// <summary>SQL: one SELECT over a table whose rows are points. It ends without a semicolon, so that it can be a view or a subquery.</summary>
    /// <inheritdoc cref="ToSourceCode(Expr, SourceLanguage, ExportOptions, ReadOnlySpan{Expr})"/>
    /// <param name="f">A number, a truth value, or an array.</param>
    /// <param name="options">The database, the table and its columns.</param>
    /// <param name="inputs">The variables.</param>
    public static string ToSql(this Expr f, SqlOptions options, params ReadOnlySpan<Expr> inputs) => f.ToSourceCode(SourceLanguage.Sql, new ExportOptions { Sql = options }, inputs);
}
