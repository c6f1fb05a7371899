using System.Globalization;

namespace Symbolic;

public readonly partial struct Expr : ISpanFormattable
{
    // Long enough for any formula that a person reads; a debugger asks for this at every step.
    private const int DisplayLength = 10_000;

    /// <summary>The expression as plain text that parses back; beyond 10000 characters the rest is left out and <c>…</c> stands for it.</summary>
    public override string ToString() => Graph is null ? "" : Display(PrintForm.Text);

    /// <summary>The expression in a form given by a letter, cut off like <see cref="ToString()"/>.</summary>
    /// <param name="format">T (also null or empty): plain text; U: Unicode; L: LaTeX.</param>
    /// <param name="formatProvider">Ignored: formulas read the same in every culture.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => Graph is null ? "" : format switch
    {
        null or "" or "T" or "t" or "G" or "g" => Display(PrintForm.Text),
        "U" or "u" => Display(PrintForm.Unicode),
        "L" or "l" => Display(PrintForm.Latex),
        _ => throw new FormatException($"'{format}' is not a format of expressions; use T (text), U (Unicode) or L (LaTeX)."),
    };

    /// <summary>Writes the expression in a form given by a letter, see <see cref="ToString(string, IFormatProvider)"/>.</summary>
    /// <param name="destination">Where the text goes.</param>
    /// <param name="charsWritten">The number of characters; 0 when there is too little room.</param>
    /// <param name="format">T (also empty): plain text; U: Unicode; L: LaTeX.</param>
    /// <param name="provider">Ignored.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }

    /// <summary>The expression as plain text: ASCII signs, every product written out. Parses back to the same node.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToText(PrintOptions? options = null) => Written(PrintForm.Text, options);

    /// <summary>The expression as people write it: <c>2x²y</c>, <c>√x</c>, <c>|x| ≤ 1</c>. Parses back to the same node.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToUnicode(PrintOptions? options = null) => Written(PrintForm.Unicode, options);

    /// <summary>The expression for typesetting, to be set in mathematics mode.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToLatex(PrintOptions? options = null) => Written(PrintForm.Latex, options);

    /// <summary>
    /// The expression over several lines, as on paper: fractions stand on bars, exponents are raised, matrices and cases are in tall brackets.
    /// For reading only; it does not parse back.
    /// </summary>
    /// <param name="options">How long the text may be, blanks included.</param>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public TextBlock ToBlock(PrintOptions? options = null)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        if (Graph is not null)
        {
            new BlockPrinter(Graph, PrintOutput.Of(writer, options)).Print(Id);
        }

        return BlockBuilder.Build(writer.ToString(), options ?? PrintOptions.Default);
    }

    /// <summary>The expression for browsers and screen readers: an element <c>math</c> of MathML Core, translated from <see cref="ToLatex"/>.</summary>
    /// <exception cref="LimitException">The LaTeX is longer than the options allow.</exception>
    public string ToMathMl(PrintOptions? options = null) => LatexToMathMl.Translate(ToLatex(options), isBlock: false, options?.Cancellation ?? default);

    /// <summary>One entry of a tensor, with letters for its axes: <c>J[k,i,j] = δₖᵢxⱼ</c>. Every tensor has this form.</summary>
    /// <param name="name">A name for the tensor.</param>
    /// <param name="form">The form.</param>
    /// <param name="options">How long the text may be.</param>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToIndexNotation(string name, PrintForm form = PrintForm.Unicode, PrintOptions? options = null)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        if (Graph is not null)
        {
            Printer.Create(form, Graph, PrintOutput.Of(writer, options)).PrintEntry(Id, name);
        }

        return writer.ToString();
    }

    /// <summary>
    /// ∂Y/∂X of two matrices (the axes of Y, then those of X) as the matrix M of vec(dY) = M·vec(dX), when that is a Kronecker
    /// product: <c>Bᵀ ⊗ A</c> for AXB. Null when it is none.
    /// </summary>
    /// <param name="order">How vec puts the entries of a matrix one below the other.</param>
    /// <param name="form">The form.</param>
    /// <param name="options">How long the text may be.</param>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string? ToKronecker(Vectorization order, PrintForm form = PrintForm.Unicode, PrintOptions? options = null)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        return Graph is not null && Printer.Create(form, Graph, PrintOutput.Of(writer, options)).TryPrintKronecker(Id, order) ? writer.ToString() : null;
    }

    /// <summary>Writes the expression in one of the forms.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow; what fits has been written.</exception>
    public void WriteTo(TextWriter writer, PrintForm form, PrintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Graph is null)
        {
            return;
        }

        Printer.Create(form, Graph, PrintOutput.Of(writer, options)).Print(Id);
    }

    /// <summary>The expression with names for the larger parts that it uses more than once: <c>s*(1 - s) where s = sigmoid(w*x + b)</c>.</summary>
    public SharedParts NameSharedParts() => SharedParts.Of(this);

    /// <summary>
    /// The nodes as an indented tree, one a line. A node that is used more than once is named where it first occurs (<c>#1: sin</c>)
    /// and stands by that name afterwards.
    /// </summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToTree(PrintOptions? options = null)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        if (Graph is not null)
        {
            new TreePrinter(Graph, PrintOutput.Of(writer, options)).Print(Id);
        }

        return writer.ToString();
    }

    /// <summary>The nodes as a directed graph in the language of Graphviz, each node once.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToDot(PrintOptions? options = null)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        if (Graph is not null)
        {
            new DotPrinter(Graph, PrintOutput.Of(writer, options)).Print(Id);
        }

        return writer.ToString();
    }

    /// <summary>The expression with some symbols spelled in another way than by their names, cut off like <see cref="ToString()"/> after some characters.</summary>
    internal string Display(PrintForm form, Func<int, string?> spelled, int length = DisplayLength)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var printer = Printer.Create(form, Graph, new PrintOutput(writer, length, PrintOutput.AtLimit.Ellipsis));
        printer.Instead = spelled;
        printer.Print(Id);
        return writer.ToString();
    }

    private string Written(PrintForm form, PrintOptions? options)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer, form, options);
        return writer.ToString();
    }

    private string Display(PrintForm form)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Printer.Create(form, Graph, new PrintOutput(writer, DisplayLength, PrintOutput.AtLimit.Ellipsis)).Print(Id);
        return writer.ToString();
    }
}
