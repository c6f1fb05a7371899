using System.Globalization;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Quiz;

/// <summary>A function to differentiate.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Function">The function.</param>
/// <param name="Variables">The variables that the function is written as one of, in order.</param>
/// <param name="By">The variables to differentiate by: one, or all of a gradient.</param>
/// <param name="Derived">The derivative as calculus gives it; of a gradient a list.</param>
/// <param name="Answer">The derivative as a textbook would print it.</param>
internal sealed record Exercise(Topic Topic, Expr Function, IReadOnlyList<Expr> Variables, IReadOnlyList<Expr> By, Expr Derived, Expr Answer)
{
    /// <summary>The vectors and matrices with their shapes, in order of their names; empty for functions of numbers.</summary>
    public IReadOnlyList<Expr> Tensors { get; } = [.. Dependencies(Function).Where(static v => !v.Shape.IsScalar).OrderBy(static v => v.Name, StringComparer.Ordinal)];

    /// <summary>How texts about this exercise are read.</summary>
    public ParserOptions Reading => OperatorFunctionNames.Of(Function.Graph.Operators).Options with
    {
        Names = [.. Dependencies(Function).Select(static v => v.Name)],
        Shapes = Tensors.ToDictionary(static v => v.Name, static v => v.Shape),
    };

    /// <summary>Makes an exercise of a function.</summary>
    public static Exercise Of(Topic topic, Expr function, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> by)
    {
        Gradient gradient = function.Gradient([.. by]);
        Expr[] simplified = [.. gradient.Select(static d => d.Simplify().Result)];
        return new Exercise(topic, function, variables, by, Whole(gradient), Whole(simplified));
    }

    /// <summary>The function as a line: <c>f(x) = x² sin x</c>.</summary>
    public string Definition(PrintForm form) => $"f({string.Join(", ", Variables.Select(v => v.Print(form)))}) = {Function.Print(form)}";

    /// <summary>What stands in which space: <c>A ∈ R^{m×n}, x ∈ R^n</c>; empty for functions of numbers.</summary>
    public string Declaration(PrintForm form) => string.Join(", ", Tensors.Select(v =>
        form == PrintForm.Latex ? $@"{v.Print(form)} \in \mathbb{{R}}^{{{string.Join(@" \times ", v.Shape.Axes)}}}"
        : $"{v.Print(form)} {(form == PrintForm.Unicode ? "∈" : "in")} R^{(v.Shape.Order > 1 ? $"{{{string.Join("×", v.Shape.Axes)}}}" : v.Shape[0].ToString())}"));

    /// <summary>How the derivative is called: <c>f′(x)</c>, <c>∂f/∂y</c>, <c>∇f(x, y)</c>.</summary>
    public string Asked(PrintForm form)
    {
        string by = By[0].Print(form);
        string list = string.Join(", ", By.Select(v => v.Print(form)));
        if (Topic == Topic.Gradient)
        {
            return $"{form switch { PrintForm.Latex => @"\nabla f", PrintForm.Unicode => "∇f", _ => "grad f" }}({list})";
        }

        return Variables.Count == 1 && Tensors.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"f{(form == PrintForm.Unicode ? '′' : '\'')}({by})")
            : form switch { PrintForm.Latex => $@"\frac{{\partial f}}{{\partial {by}}}", PrintForm.Unicode => $"∂f/∂{by}", _ => $"df/d{by}" };
    }

    /// <summary>The variables on which an expression depends, in the order of the graph.</summary>
    public static IEnumerable<Expr> Dependencies(Expr expr) => Work.Dependencies.Of([expr]).Variables.OrderBy(static v => v.Id);

    private static Expr Whole(IReadOnlyList<Expr> derivatives) =>
        derivatives.Count == 1 ? derivatives[0] : derivatives[0].Graph.Array(new Shape(derivatives.Count), [.. derivatives]);
}

/// <summary>Formulas in the three forms for people.</summary>
internal static class FormulaText
{
    public static string Print(this Expr expr, PrintForm form) => form switch
    {
        PrintForm.Latex => expr.ToLatex(),
        PrintForm.Unicode => expr.ToUnicode(),
        _ => expr.ToText(),
    };
}
