using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>Writes derivations: an equation for each step, and behind it the rule.</summary>
internal sealed class ExplanationPrinter(Screen screen, ResultFormat format)
{
    // Remarks stand below each other, except behind lines that are longer.
    private const int LongestAligned = 80;

    private readonly PrintForm _form = GraphTablePrinter.FormOf(format);

    /// <summary>Writes a derivation.</summary>
    public void Write(Explanation explanation)
    {
        if (_form == PrintForm.Latex)
        {
            screen.Line(explanation.ToLatex());
        }
        else
        {
            WriteLines([.. explanation.Steps.Select(s => ($"{explanation.Print(s.Before, _form)} = {explanation.Print(s.After, _form)}", explanation.Remark(s, _form)))]);
        }

        if (explanation.Omitted > 0)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{(_form == PrintForm.Latex ? "%" : "#")} {explanation.Omitted} more parts are derived in the same way"));
        }
    }

    /// <summary>Writes equations with remarks behind them.</summary>
    public void WriteLines(IReadOnlyList<(string Equation, string Remark)> lines)
    {
        int width = lines.Select(static l => CellWidth.Of(l.Equation)).Where(static w => w <= LongestAligned).DefaultIfEmpty().Max();
        foreach ((string equation, string remark) in lines)
        {
            screen.Line($"{equation}{new string(' ', Math.Max(0, width - CellWidth.Of(equation)))}  # {remark}");
        }
    }
}
