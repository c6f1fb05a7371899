using System.Globalization;
using System.Text;

namespace Symbolic.Tests.Documents;

/// <summary>The page on all functions, written from their declarations.</summary>
internal static class FunctionReference
{
    private const string Introduction = """
        # Functions

        Every function of the language with its domain, its derivative, what is given where there is no derivative, and its spelling elsewhere. This page is written from the declarations of the operators, and a test compares it with them; `?tanh` in a session says the same about one function, also about functions of one's own.

        Derivatives are those that the program computes. NaN is the value outside the domain. Code for C#, C, NumPy, PyTorch and Julia is what `symbolic codegen` writes for the function alone; `Special` is `Symbolic.Numerics.Special`, `np` NumPy, `sp` `scipy.special`.

        """;

    /// <summary>The page as Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n")).Append('\n');
        Operator[] functions = [.. OperatorTable.Standard.Functions.OrderBy(static f => f.Name, StringComparer.Ordinal)];
        BuiltFunction[] built = [.. BuiltFunctions.All.OrderBy(static f => f.Name, StringComparer.Ordinal)];
        page.Append("Of numbers: ").AppendJoin(", ", functions.Select(static f => Link(f.Name))).Append(".\n\n");
        page.Append("Of vectors and matrices: ").AppendJoin(", ", built.Select(static f => Link(f.Name))).Append(".\n\n## Functions of numbers\n");
        foreach (Operator function in functions)
        {
            Write(page, function);
        }

        page.Append("\n## Functions of vectors and matrices\n\nFunctions of numbers go entry by entry.\n");
        foreach (BuiltFunction function in built)
        {
            Head(page, function.Name, function.Summary, function.Aliases);
            page.Append(CultureInfo.InvariantCulture, $"- for instance `{function.Example}`\n");
            if (!function.Options.IsEmpty)
            {
                page.Append("- options ").AppendJoin(", ", function.Options.Select(static o => $"`{o}`")).Append('\n');
            }
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, Operator function)
    {
        Head(page, function.Name, function.Summary, function.Aliases);
        var graph = new ExprGraph();

        // Of functions of any number of operands two are shown, and an operand that may be left out is there.
        int arity = function is UnaryOperator ? 1 : Math.Max(Math.Min(2, function.MaxOperands), function.MinOperands);
        Expr[] arguments = [.. Enumerable.Range(0, arity).Select(i => graph.Symbol(arity == 1 ? "x" : "abc"[i].ToString()))];
        Expr value = graph.Apply(function, arguments);
        switch (function)
        {
            case UnaryOperator unary:
                page.Append(CultureInfo.InvariantCulture, $"- defined for {unary.Domain.Text}, values in {unary.Range}\n");
                break;
            case BinaryOperator binary:
                page.Append(CultureInfo.InvariantCulture, $"- defined for {binary.Domain}\n");
                break;
            case NaryOperator nary:
                page.Append(CultureInfo.InvariantCulture, $"- defined for {nary.Domain}\n");
                break;
        }

        foreach (Expr argument in arguments)
        {
            string label = arity == 1 ? $"d/d{argument.Name}" : $"∂/∂{argument.Name}";
            try
            {
                page.Append(CultureInfo.InvariantCulture, $"- {label} {value.ToUnicode()} = {value.Differentiate(argument).Simplify().Result.ToUnicode()}\n");
            }
            catch (SymbolicException e)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {label}: {e.Message}\n");
            }
        }

        if (function.Kink is { } kink)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {kink}\n");
        }

        string[] operands = [.. arguments.Select(static a => a.Name)];
        Code code = function.Code;
        string torch = code.Torch ?? code.Python.Replace("np.", "torch.", StringComparison.Ordinal).Replace("sp.", "torch.special.", StringComparison.Ordinal);
        string[] spellings =
        [
            Spelled("C#", code.CSharp), Spelled("C", code.C), Spelled("NumPy", code.Python), Spelled("PyTorch", torch), Spelled("Julia", code.Julia),
        ];
        page.Append("- ").AppendJoin(", ", spellings).Append(code.Sql is null ? "; not in SQL\n" : "; also in SQL\n");

        string Spelled(string language, string template) => $"{language} `{Code.Fill(template, operands).Replace("Symbolic.Numerics.", "", StringComparison.Ordinal)}`";
    }

    private static void Head(StringBuilder page, string name, string summary, IReadOnlyCollection<string> aliases)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n{summary}");
        if (aliases.Count > 0)
        {
            page.Append(" Also written ").AppendJoin(", ", aliases.Select(static a => $"`{a}`")).Append('.');
        }

        page.Append("\n\n");
    }

    private static string Link(string name) => $"[{name}](#{name.ToLowerInvariant()})";
}
