namespace Symbolic;

/// <summary>Expressions as source code of other programming languages.</summary>
public static class SourceCode
{
    /// <summary>
    /// Writes one function that computes all outputs at once and shares what they have in common. The names in the code are made
    /// from those of the variables; a comment in the code says which became which.
    /// </summary>
    /// <param name="outputs">Numbers, truth values (which come out as 0 and 1), or arrays of them, whose entries become results in their order.</param>
    /// <param name="inputs">The variables whose values go in; an array of variables stands for its entries.</param>
    /// <param name="language">The language.</param>
    /// <param name="options">Names and the precision of what goes in and out.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="ExportException">The language lacks a function; the message names it.</exception>
    public static string Generate(
        IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, SourceLanguage language, ExportOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(inputs);
        Language writer = LanguageOf(language);
        options ??= ExportOptions.Default;
        return writer.Write(Prepare(outputs, inputs, writer, options, cancellation.CanBeCanceled ? cancellation : options.Cancellation));
    }

    /// <summary>What a language writes, with tensors written out entry by entry where it has none.</summary>
    internal static ExportedFunction Prepare(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, Language writer, ExportOptions options, CancellationToken cancellation)
    {
        bool ofTensors = outputs.Count > 0 && outputs[0].Graph is not null && EntryExpansion.IsNeeded(outputs, inputs);
        if (ofTensors && !writer.HasTensors)
        {
            options = options with { OutputNames = EntryExpansion.NamesOf(outputs, options.OutputNames) };
            (outputs, inputs) = EntryExpansion.Of(outputs, inputs, cancellation);
        }

        StraightLine line = ofTensors && writer.HasTensors
            ? StraightLine.CreateOfTensors(outputs, [.. inputs], cancellation)
            : StraightLine.Create(outputs, [.. inputs], cancellation);
        return new ExportedFunction(line, writer, options, outputs[0].Graph.Operators.All, cancellation);
    }

    private static Language LanguageOf(SourceLanguage language) => language switch
    {
        SourceLanguage.CSharp => new CSharpLanguage(),
        SourceLanguage.C => new CLanguage(),
        SourceLanguage.NumPy => new PythonLanguage(),
        SourceLanguage.Torch => new TorchLanguage(),
        SourceLanguage.Julia => new JuliaLanguage(),
        SourceLanguage.Sql => new SqlLanguage(),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "There is no such language."),
    };
}
