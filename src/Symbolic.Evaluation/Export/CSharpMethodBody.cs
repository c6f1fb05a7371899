namespace Symbolic;

/// <summary>What stands in a C# method that computes expressions of its parameters. Signature and return statement are the caller's.</summary>
/// <param name="Statements">The statements before the results, as lines; nothing when the results need none.</param>
/// <param name="Results">The results as C# expressions that are used once each, in their order.</param>
/// <param name="AreLogical">For each result whether it is a truth value.</param>
/// <param name="Calls">The methods that are called, each once, and for which operator.</param>
internal sealed record CSharpMethodBody(string Statements, IReadOnlyList<string> Results, IReadOnlyList<bool> AreLogical, IReadOnlyList<(string Type, string Method, Operator Operator)> Calls)
{
    /// <summary>Writes the body.</summary>
    /// <param name="outputs">Numbers, truth values, or arrays of them, whose entries become results in their order.</param>
    /// <param name="inputs">The variables: numbers.</param>
    /// <param name="parameters">The variables as they are written in the method.</param>
    /// <param name="taken">Names that must get no other meaning in the method.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="ExportException">C# lacks a function, or a tensor has no size.</exception>
    public static CSharpMethodBody Of(
        IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, IReadOnlyList<string> parameters, IEnumerable<string> taken, CancellationToken cancellation)
    {
        var language = new CSharpMethodLanguage(taken);
        ExportedFunction function = SourceCode.Prepare(outputs, inputs, language, ExportOptions.Default, cancellation);
        return language.WriteBody(function, parameters);
    }
}
