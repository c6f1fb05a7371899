using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>Derivations and backward passes as parts of pages.</summary>
internal static class DerivationBlocks
{
    /// <summary>The steps of a derivation, level by level; what is below the rules of calculus is folded.</summary>
    public static IEnumerable<PageBlock> Steps(Explanation derivation)
    {
        ReadOnlySpan<(string Caption, Func<ExplanationStep, bool> Takes)> levels =
        [
            ("The rules of calculus, from the outside in", static s => s.Kind == StepKind.Calculus),
            ("How the parts are put together and simplified", static s => s.Kind is StepKind.Insertion or StepKind.Simplification),
            ("Every rewrite", static s => s.Kind == StepKind.Rewrite),
        ];
        var blocks = new List<PageBlock>();
        foreach ((string caption, Func<ExplanationStep, bool> takes) in levels)
        {
            bool isOpen = blocks.Count == 0;
            IReadOnlyList<PageCell>[] rows = [.. derivation.Steps.Where(takes).Select(s => (IReadOnlyList<PageCell>)
                [PageCell.Words(derivation.Remark(s, PrintForm.Unicode)), PageCell.Math($"{derivation.Print(s.Before, PrintForm.Latex)} = {derivation.Print(s.After, PrintForm.Latex)}")])];
            if (rows.Length > 0)
            {
                var table = new PageBlock.Table(isOpen ? caption : null, ["rule", "step"], rows);
                blocks.Add(isOpen ? table : new PageBlock.Details(string.Create(CultureInfo.InvariantCulture, $"{caption} ({rows.Length} {(rows.Length == 1 ? "step" : "steps")})"), [table]));
            }
        }

        if (derivation.Omitted > 0)
        {
            blocks.Add(new PageBlock.Paragraph(PageTone.Quiet, PageCell.Words(string.Create(CultureInfo.InvariantCulture, $"{derivation.Omitted} more parts are derived in the same way"))));
        }

        return blocks;
    }

    /// <summary>The lines of a backward pass with their rules, and the conditions under which they hold.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="function">What is differentiated, in LaTeX.</param>
    /// <param name="ruleOf">The rules behind a line.</param>
    public static IEnumerable<PageBlock> Lines(BackwardProgram lines, string function, Func<BackwardLine, string> ruleOf)
    {
        yield return new PageBlock.Table("Each line is the derivative by one name on the way", ["rules", "derivative"], [.. lines.Lines.Select(line => (IReadOnlyList<PageCell>)
            [PageCell.Words(ruleOf(line)), PageCell.Math($@"\frac{{\partial {function}}}{{\partial {BackwardPrinter.NameOf(line.Of, ResultFormat.Latex)}}} = {line.Name.ToLatex()} = {line.Value.ToLatex()}")])]);
        if (lines.Conditions.Count > 0)
        {
            yield return new PageBlock.Paragraph(PageTone.Plain, PageCell.Words($"provided {string.Join(", ", lines.Conditions.Select(static c => c.PrintCondition(ResultFormat.Unicode)))}"));
        }
    }
}
