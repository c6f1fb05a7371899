using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>Formulas and values as the page shows them: no longer than a page can show.</summary>
internal static class Shown
{
    // Typesetting more than this keeps a browser busy for seconds, and nobody reads it.
    private const int MostCharacters = 12_000;
    private const int MostEntries = 600;

    private static readonly PrintOptions s_options = new() { MaxLength = MostCharacters };

    /// <summary>A formula; a long one with names for its shared parts, and of one that is still too long its size.</summary>
    public static Formula Formula(Expr expr)
    {
        try
        {
            return new Formula(expr.ToLatex(s_options), expr.ToUnicode(s_options));
        }
        catch (LimitException)
        {
        }

        try
        {
            SharedParts named = expr.NameSharedParts();
            return new Formula(named.ToLatex(s_options), named.ToUnicode(s_options));
        }
        catch (LimitException)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"a formula of {DistinctNodes.Count([expr])} nodes, too long to show");
            return new Formula($@"\text{{{text}}}", text);
        }
    }

    /// <summary>A condition of a result.</summary>
    public static Formula Condition(Expr condition) =>
        condition.Operator == Operators.Equal && condition.Operands[0] == condition.Operands[1]
            ? Formula(condition.Operands[0]) is var defined ? new Formula(defined.Latex + @"\text{ is defined}", condition.PrintCondition(ResultFormat.Unicode)) : null!
            : Formula(condition);

    /// <summary>A shape in words: a number, or R^{3×2}.</summary>
    public static string Of(Shape shape) => shape.IsScalar ? "number" : shape.ToString();

    /// <summary>The name of a derivative.</summary>
    public static Formula Derivative(Formula function, Formula by, DerivativeKind kind)
    {
        string d = kind == DerivativeKind.Partial ? @"\partial " : @"\mathrm{d}";
        return new Formula(
            $@"\frac{{{d}{function.Latex}}}{{{d}{by.Latex}}}",
            DerivativeLabel.Of(function.Text, [by.Text], LabelForm.Unicode, kind));
    }

    /// <summary>A value; of a long one the beginning.</summary>
    public static ValueAnswer Value(TensorValue value, Element element) => new(
        [.. value.Shape.Axes.Select(static a => a.Length)],
        [.. value.Entries[..Math.Min(value.Entries.Length, MostEntries)].ToArray()],
        element == Element.Boolean,
        value.Entries.Length > MostEntries ? string.Create(CultureInfo.InvariantCulture, $"{value.Entries.Length - MostEntries} more entries") : null);

    /// <summary>A point as people write it.</summary>
    public static string Point(IReadOnlyDictionary<string, InputValue> point) => string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value}"));

    /// <summary>A check in the words of the terminal.</summary>
    public static CheckAnswer Check(NumericCheck check) => new(
        check.Failure is not null ? false : check.Worst is not null ? true : null,
        CheckLine.TextOf(check));

    /// <summary>The lines of a backward pass.</summary>
    public static IReadOnlyList<LineAnswer> Lines(BackwardProgram backward, Formula function, Func<BackwardLine, string> ruleOf) =>
    [
        .. backward.Lines.Select(line => new LineAnswer(
            Formula(line.Name),
            Derivative(function, line.Of.IsSymbol ? Formula(line.Of) : InParentheses(Formula(line.Of)), DerivativeKind.Partial),
            Formula(line.Value),
            Of(line.Value.Shape),
            line.IsRequested,
            ruleOf(line))),
    ];

    /// <summary>A derivation.</summary>
    public static DerivationAnswer Derivation(Explanation explanation, string by, Formula label) => new(
        by,
        label,
        [
            .. explanation.Steps.Select(step => new StepAnswer(
                step.Kind.ToString().ToLowerInvariant(),
                step.Rule,
                Side(explanation, step.Before),
                Side(explanation, step.After),
                explanation.Remark(step, PrintForm.Unicode),
                step.Tier?.ToString().ToLowerInvariant())),
        ],
        explanation.Omitted,
        [.. explanation.Conditions.Select(Condition)]);

    /// <summary>The tables of a computational graph.</summary>
    public static IReadOnlyList<TableAnswer> Tables(ComputationalGraph graph, GraphValues? values)
    {
        var uses = graph.Uses();
        var forward = new List<IReadOnlyList<Formula>>();
        var backward = new List<IReadOnlyList<Formula>>();
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            int at = i;
            Formula value = Number(values?.Values[i]);
            forward.Add([InForms(f => graph.NameOf(at, f)), InForms(f => node.IsInput ? "" : graph.Print(node.Formula, f)), value]);
            int back = graph.Nodes.Length - 1 - i;
            backward.Add([InForms(f => graph.GradientName(back, f)), InForms(f => graph.PrintGradient(back, uses, f)), Number(values?.Derivatives[back])]);
        }

        return [new TableAnswer("Forward pass", forward), new TableAnswer("Backward pass", backward)];
    }

    /// <summary>The paths to a variable.</summary>
    public static TableAnswer Paths(ComputationalGraph graph, Expr variable, GraphValues? values)
    {
        const int most = 50;
        int to = graph.PlaceOf(variable);
        var rows = new List<IReadOnlyList<Formula>>();
        foreach (GraphPath path in to < 0 ? [] : graph.PathsTo(to, most))
        {
            rows.Add([Arrows(graph, path), Product(graph, path), Number(values?.ProductOf(path))]);
        }

        string count = to < 0 ? "0" : graph.PathCounts()[to].ToString(CultureInfo.InvariantCulture);
        if (values is not null && to >= 0)
        {
            rows.Add([new Formula(@"\text{sum}", "sum"), new Formula("", ""), Number(values.Derivatives[to])]);
        }

        return new TableAnswer($"{count} {(count == "1" ? "path" : "paths")} to {variable.ToUnicode()}", rows);
    }

    /// <summary>The nodes of a path.</summary>
    public static Formula Arrows(ComputationalGraph graph, GraphPath path) => new(
        string.Join(@" \to ", path.Nodes.Select(n => graph.NameOf(n, PrintForm.Latex))),
        string.Join(" → ", path.Nodes.Select(n => graph.NameOf(n, PrintForm.Unicode))));

    /// <summary>The product of the local derivatives on a path.</summary>
    public static Formula Product(ComputationalGraph graph, GraphPath path) => InForms(form =>
        path.Edges.Length == 0 ? "1" : string.Join(ComputationalGraph.Times(form), path.Edges.Select(e => graph.PrintFactor(e, form))));

    /// <summary>A text in both forms.</summary>
    public static Formula InForms(Func<PrintForm, string> print) => new(print(PrintForm.Latex), print(PrintForm.Unicode));

    private static Formula Side(Explanation explanation, Expr side) => InForms(form => explanation.Print(side, form));

    private static Formula InParentheses(Formula formula) => new($@"\left({formula.Latex}\right)", $"({formula.Text})");

    private static Formula Number(double? value)
    {
        string text = value is { } number ? number.ToString("G6", CultureInfo.InvariantCulture) : "";
        return new Formula(text.Replace("E", @"\mathrm{e}", StringComparison.Ordinal), text);
    }
}
