using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>The derivation of a derivative: the rules that were applied, from the outside in, and the result.</summary>
public sealed class Explanation
{
    private const int MostCharacters = 2000;

    private readonly IReadOnlyDictionary<Expr, Expr> _derivativeOf;
    private readonly bool _isPartial;

    internal Explanation(Expr f, Expr variable, ImmutableArray<ExplanationStep> steps, Expr derivative, Expr result, IReadOnlyList<Expr> conditions, int omitted,
        IReadOnlyList<string> notes, IReadOnlyDictionary<Expr, Expr> derivativeOf)
    {
        (Function, Variable, Steps, Derivative, Result, Conditions, Omitted, Notes, _derivativeOf) = (f, variable, steps, derivative, result, conditions, omitted, notes, derivativeOf);
        _isPartial = f.Graph.NodesOf(f).Count(f.Graph.IsSymbol) > 1;
    }

    /// <summary>What is differentiated.</summary>
    public Expr Function { get; }

    /// <summary>By what.</summary>
    public Expr Variable { get; }

    /// <summary>The steps in order. A step of calculus is about a whole and comes before those about its parts; each part is explained once.</summary>
    public ImmutableArray<ExplanationStep> Steps { get; }

    /// <summary>The derivative as the sweep gives it.</summary>
    public Expr Derivative { get; }

    /// <summary>The derivative, simplified.</summary>
    public Expr Result { get; }

    /// <summary>Where the result has a value although the derivative may have none.</summary>
    public IReadOnlyList<Expr> Conditions { get; }

    /// <summary>How many parts come after the last step of calculus; 0 when the derivation is complete.</summary>
    public int Omitted { get; }

    /// <summary>What the reader should know about the derivative.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>A side of a step with the derivatives put in for which symbols stand.</summary>
    public Expr Resolve(Expr side)
    {
        ExprGraph graph = Function.Graph;
        var derivatives = new Dictionary<Expr, Expr>();
        foreach (int id in graph.NodesOf(side))
        {
            if (_derivativeOf.TryGetValue(graph[id], out Expr part))
            {
                derivatives.Add(graph[id], part == Function ? Derivative : part.Differentiate(Variable));
            }
        }

        return side.Substitute(derivatives);
    }

    /// <summary>What a symbol in a step stands for the derivative of; null for a symbol that stands for itself.</summary>
    public Expr? DerivativeOf(Expr symbol) => _derivativeOf.TryGetValue(symbol, out Expr part) ? part : null;

    /// <summary>A side of a step. In plain text a derivative is written <c>diff(u, x)</c> and can be read again; of a long one the beginning is written.</summary>
    public string Print(Expr side, PrintForm form) => ReferenceEquals(side.Graph, Function.Graph)
        ? side.Display(form, id => _derivativeOf.TryGetValue(new Expr(side.Graph, id), out Expr part) ? DerivativeText(part, Variable, form, _isPartial) : null, MostCharacters)
        : side.Display(form, static _ => null, MostCharacters);

    /// <summary>What stands behind a step: the rule, the derivative of the outer function, what is constant, what holds at kinks.</summary>
    public string Remark(ExplanationStep step, PrintForm form)
    {
        ArgumentNullException.ThrowIfNull(step);
        var remark = new StringBuilder(Plain(step.Rule, form));
        if (step.Tier is { } tier)
        {
            remark.Append(CultureInfo.InvariantCulture, $" ({tier})");
        }

        foreach (OuterDerivative outer in step.Outer)
        {
            remark.Append(CultureInfo.InvariantCulture, $"; {Math(DerivativeText(outer.Function, outer.By, form, step.Outer.Length > 1), form)} = {Math(Print(outer.Derivative, form), form)}");
        }

        if (step.Constants.Length > 0)
        {
            remark.Append(CultureInfo.InvariantCulture,
                $"; constant: {string.Join(", ", step.Constants.Take(3).Select(c => Math(c.Display(form, static _ => null, 60), form)))}{(step.Constants.Length > 3 ? ", …" : "")}");
        }

        if (step.Conditions.Count > 0)
        {
            remark.Append(CultureInfo.InvariantCulture, $"; provided {string.Join(", ", step.Conditions.Select(c => Math(Print(c, form), form)))}");
        }

        return step.Note is { } note ? remark.Append("; ").Append(Plain(note.TrimEnd('.'), form)).ToString() : remark.ToString();
    }

    /// <summary>The derivation in plain text, a line for each step; the equations can be read again.</summary>
    public string ToText() => Written(PrintForm.Text);

    /// <summary>The derivation as people write it, a line for each step.</summary>
    public string ToUnicode() => Written(PrintForm.Unicode);

    /// <summary>The derivation for typesetting: an <c>align*</c> environment.</summary>
    public string ToLatex()
    {
        var text = new StringBuilder(@"\begin{align*}").Append('\n');
        foreach (ExplanationStep step in Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $@"{Print(step.Before, PrintForm.Latex)} &= {Print(step.After, PrintForm.Latex)} && \text{{{Remark(step, PrintForm.Latex)}}} \\").Append('\n');
        }

        return text.Append(@"\end{align*}").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private string Written(PrintForm form)
    {
        // Remarks stand below each other, except behind lines that are longer.
        const int longestAligned = 80;
        string[] equations = [.. Steps.Select(s => $"{Print(s.Before, form)} = {Print(s.After, form)}")];
        int width = equations.Select(static e => e.Length).Where(static w => w <= longestAligned).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        for (int i = 0; i < equations.Length; i++)
        {
            text.Append(equations[i].PadRight(width)).Append("  # ").Append(Remark(Steps[i], form)).Append('\n');
        }

        if (Omitted > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {Omitted} more parts are derived in the same way").Append('\n');
        }

        return text.ToString();
    }

    // In LaTeX some characters of words are commands.
    private static string Plain(string words, PrintForm form)
    {
        if (form != PrintForm.Latex)
        {
            return words;
        }

        var text = new StringBuilder();
        foreach (char c in words)
        {
            text.Append(c switch
            {
                '_' or '&' or '%' or '#' or '$' or '{' or '}' => $@"\{c}",
                '^' => @"\textasciicircum{}",
                '\\' => @"\textbackslash{}",
                '≥' => @"$\ge$",
                '≤' => @"$\le$",
                '≠' => @"$\ne$",
                _ when LatexNames.IsInvisible(c) => LatexNames.Number(c),
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }

    private static string Math(string formula, PrintForm form) => form == PrintForm.Latex ? $"${formula}$" : formula;

    private static string DerivativeText(Expr of, Expr by, PrintForm form, bool isPartial)
    {
        string d = form == PrintForm.Latex ? (isPartial ? @"\partial" : "d") : isPartial ? "∂" : "d";
        string function = of.Display(form, static _ => null, MostCharacters);
        string variable = by.Display(form, static _ => null, MostCharacters);
        return form switch
        {
            PrintForm.Text => $"diff({function}, {variable})",
            PrintForm.Unicode => $"{d}/{d}{variable}[{function}]",
            _ => $@"\frac{{{d}}}{{{d} {variable}}}\left[{function}\right]",
        };
    }
}
