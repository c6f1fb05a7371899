using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>
/// Writes <c>label = formula</c>. A formula that is longer than a reader can take in is written with names for its shared parts,
/// which stand below it.
/// </summary>
/// <param name="screen">Where to.</param>
/// <param name="format">Text or Unicode.</param>
/// <param name="longest">The most characters that are written without names for parts.</param>
/// <param name="layout">Whether a formula may take several lines.</param>
internal sealed class FormulaPrinter(Screen screen, ResultFormat format, long longest, FormulaLayout layout = FormulaLayout.Line)
{
    // A formula that is higher is no longer taken in at a glance.
    private const int MostLines = 30;

    /// <summary>The printer for a reader.</summary>
    public static FormulaPrinter For(Host host, Screen screen, ResultFormat format, Folding folding, FormulaLayout layout = FormulaLayout.Line)
    {
        // Two lines on a terminal; in a file only what cannot be written at all.
        long longest = host.OutputIsTerminal && folding == Folding.WhenLong ? 2L * host.Width : PrintOptions.Default.MaxLength;
        return new FormulaPrinter(screen, format, longest, layout);
    }

    /// <summary>Writes a formula behind its label; null for none.</summary>
    /// <returns>The first line.</returns>
    public string Write(string? label, Expr formula) => Write(label, formula, "");

    /// <summary>Writes a formula behind its label, and a comment behind both.</summary>
    /// <returns>The first line.</returns>
    public string Write(string? label, Expr formula, string comment)
    {
        string prefix = label is null ? "" : $"{label} = ";
        if (TryPrint(formula) is { } whole)
        {
            if (comment.Length == 0 && TryWriteBlock(prefix, formula))
            {
                return prefix + whole;
            }

            screen.Line(prefix + whole + comment);
            return prefix + whole;
        }

        SharedParts shared = formula.NameSharedParts();
        string line = prefix + shared.Result.Print(format);
        screen.Line(line + comment);
        string word = "where";

        // What is needed to understand a name follows it.
        foreach ((Expr name, Expr value) in shared.Parts.Reverse())
        {
            screen.Line($"  {word} {name.Print(format)} = {value.Print(format)}");
            word = "     ";
        }

        return line;
    }

    // Over several lines where that shows more than one line does, and fits.
    private bool TryWriteBlock(string prefix, Expr formula)
    {
        if (layout != FormulaLayout.TwoDimensional || format != ResultFormat.Unicode)
        {
            return false;
        }

        TextBlock block;
        try
        {
            block = formula.ToBlock(new PrintOptions { MaxLength = (long)MostLines * screen.Width * 4 });
        }
        catch (LimitException)
        {
            return false;
        }

        int indent = CellWidth.Of(prefix);
        if (block.Lines.Count is 1 or > MostLines || indent + block.Width > screen.Width)
        {
            return false;
        }

        for (int i = 0; i < block.Lines.Count; i++)
        {
            screen.Line(((i == block.Baseline ? prefix : new string(' ', indent)) + block.Lines[i]).TrimEnd());
        }

        return true;
    }

    private string? TryPrint(Expr formula)
    {
        var options = new PrintOptions { MaxLength = longest };
        try
        {
            return format switch
            {
                ResultFormat.Unicode => formula.ToUnicode(options),
                ResultFormat.Latex => formula.ToLatex(options),
                _ => formula.ToText(options),
            };
        }
        catch (LimitException)
        {
            return null;
        }
    }
}

/// <summary>What is done with long formulas.</summary>
internal enum Folding
{
    /// <summary>Their shared parts get names.</summary>
    WhenLong,

    /// <summary>They are written out.</summary>
    Never,
}

/// <summary>How a formula stands on the screen.</summary>
internal enum FormulaLayout
{
    /// <summary>In one line, which can be typed again.</summary>
    Line,

    /// <summary>Over several lines where that reads better.</summary>
    TwoDimensional,
}
