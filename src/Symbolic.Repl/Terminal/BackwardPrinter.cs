using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>
/// Writes a backward pass: a statement of the language for each line, and behind it which derivative it is. For typesetting that
/// stands in between.
/// </summary>
internal sealed class BackwardPrinter(FormulaPrinter formulas, ResultFormat format)
{
    // Comments stand below each other, except behind lines that are longer.
    private const int LongestAligned = 60;

    /// <summary>By what a derivative is taken, as it is written below ∂: a part without a name in parentheses.</summary>
    public static string NameOf(Expr of, ResultFormat format) => of.IsSymbol ? of.Print(format) : format == ResultFormat.Latex ? $@"\left({of.Print(format)}\right)" : $"({of.Print(format)})";

    /// <summary>Writes the lines.</summary>
    /// <param name="backward">The backward pass.</param>
    /// <param name="nameOf">How the derivative by a symbol is called.</param>
    public void Write(BackwardProgram backward, Func<BackwardLine, string> nameOf)
    {
        if (format == ResultFormat.Latex)
        {
            string function = backward.Differentiated.IsSymbol ? backward.Differentiated.ToLatex() : "f";
            foreach (BackwardLine line in backward.Lines)
            {
                formulas.Write($@"{line.Name.ToLatex()} = \frac{{\partial {function}}}{{\partial {NameOf(line.Of, format)}}}", line.Value);
            }

            return;
        }

        string[] texts = [.. backward.Lines.Select(line => format == ResultFormat.Unicode ? line.ToUnicode() : line.ToText())];
        int width = texts.Select(static t => CellWidth.Of(t)).Where(static w => w <= LongestAligned).DefaultIfEmpty().Max();
        foreach ((BackwardLine line, string text) in backward.Lines.Zip(texts))
        {
            formulas.Write(line.Name.Print(format), line.Value, $"{new string(' ', Math.Max(0, width - CellWidth.Of(text)))}  # {nameOf(line)}");
        }
    }
}
