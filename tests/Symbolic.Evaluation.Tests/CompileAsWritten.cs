namespace Symbolic.Evaluation.Tests;

/// <summary>Expressions as delegates, exactly as they are written.</summary>
internal static class CompileAsWritten
{
    public static TDelegate Compile<TDelegate>(this Expr f, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(f, inputs).Compile<TDelegate>();

    public static TDelegate Compile<TDelegate>(this Expr f, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(f, inputs).Compile<TDelegate>(options);

    public static TDelegate Compile<TDelegate>(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(outputs, inputs).Compile<TDelegate>();

    public static TDelegate Compile<TDelegate>(this IReadOnlyList<Expr> outputs, CompileOptions options, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => Program.Create(outputs, inputs).Compile<TDelegate>(options);
}
