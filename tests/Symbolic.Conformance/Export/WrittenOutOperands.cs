using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbolic.Conformance.Export;

/// <summary>Operands that a language takes only as whole numbers that are written out, read from the templates of the table.</summary>
internal sealed partial record WrittenOutOperands(SourceLanguage Language, Operator Operator, int Position)
{
    public static WrittenOutOperands[] All { get; } =
    [
        .. from op in OperatorCases.Computing
           from language in Enum.GetValues<SourceLanguage>()
           from Match hole in Hole().Matches(TemplateOf(op, language) ?? "").DistinctBy(static m => m.Value)
           select new WrittenOutOperands(language, op, int.Parse(hole.Groups[1].ValueSpan, CultureInfo.InvariantCulture)),
    ];

    /// <summary>True when a case has something else than a number in such a place.</summary>
    public static bool IsRefused(ExportCase c, SourceLanguage language) =>
        All.Any(w => w.Language == language && c.Outputs.Any(o => o.Descendants().Any(n => n.Is(w.Operator) && !n.Operands[w.Position].IsNumber)));

    private static string? TemplateOf(Operator op, SourceLanguage language) => language switch
    {
        SourceLanguage.CSharp => op.Code.CSharp + op.Code.CSharpVector,
        SourceLanguage.C => op.Code.C,
        SourceLanguage.NumPy => op.Code.Python,
        SourceLanguage.Torch => op.Code.Torch,
        SourceLanguage.Julia => op.Code.Julia,
        SourceLanguage.Sql => op.Code.Sql,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "A language whose templates are not read."),
    };

    [GeneratedRegex(@"\{(\d)#\}")]
    private static partial Regex Hole();
}
