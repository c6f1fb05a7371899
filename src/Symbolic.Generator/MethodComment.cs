using System.Globalization;
using System.Text;

namespace Symbolic.Generator;

/// <summary>What a method computes, in the notation of textbooks.</summary>
/// <param name="Lines">The formula and the results.</param>
/// <param name="Remarks">Conditions and notes.</param>
internal sealed record MethodComment(IReadOnlyList<string> Lines, IReadOnlyList<string> Remarks)
{
    private const int LongestFormula = 400;

    private static readonly string[] s_functions = ["f", "g", "h", "u"];

    /// <summary>Writes the lines.</summary>
    public static MethodComment Of(RequestedFormula formula, RequestedResults results, MethodRequest request)
    {
        HashSet<string> names = [.. formula.Inputs.Select(static i => i.Name)];
        string f = s_functions.FirstOrDefault(n => !names.Contains(n)) ?? "value";
        var lines = new List<string> { $"{f} = {Printed(formula.Value)}" };
        var conditions = new List<Expr>();
        for (int i = 0; i < results.Derivatives.Count; i++)
        {
            RequestedResult result = results.Derivatives[i];
            lines.Add($"{Label(f, results.By[i], formula.Inputs.Length > 1)} = {Printed(result.Shown)}");
            conditions.AddRange(result.Conditions.Where(c => !conditions.Contains(c)));
        }

        var remarks = new List<string>();
        if (conditions.Count > 0)
        {
            remarks.Add($"Provided {string.Join(" and ", conditions.Select(Printed))}; otherwise NaN.");
        }

        remarks.AddRange(results.Notes.Distinct().Select(static n => n.Length > 0 ? $"{char.ToUpperInvariant(n[0])}{n[1..].TrimEnd('.')}." : n));
        return new MethodComment(lines, remarks);
    }

    // ∂³f/∂x²∂y; of a function of one variable d³f/dx³.
    private static string Label(string f, IReadOnlyList<Expr> by, bool isPartial)
    {
        string d = isPartial ? "∂" : "d";
        var below = new StringBuilder();
        for (int i = 0; i < by.Count;)
        {
            int power = 1;
            while (i + power < by.Count && by[i + power] == by[i])
            {
                power++;
            }

            below.Append(d).Append(by[i].ToUnicode()).Append(Superscript(power));
            i += power;
        }

        return $"{d}{Superscript(by.Count)}{f}/{below}";
    }

    private static string Superscript(int power) => power == 1 ? ""
        : string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(static digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private static string Printed(Expr expression)
    {
        try
        {
            return expression.ToUnicode(new PrintOptions { MaxLength = LongestFormula });
        }
        catch (LimitException)
        {
            return "…";
        }
    }
}
