using System.Globalization;

namespace Symbolic.Repl.Work;

/// <summary>How results are called on the screen: f, ∂f/∂x, ∂²f/∂x∂y.</summary>
internal static class DerivativeLabel
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The name of a derivative.</summary>
    /// <param name="function">The name of what is differentiated.</param>
    /// <param name="variables">The variables, in order, with repeats.</param>
    /// <param name="form">Plain text or Unicode.</param>
    /// <param name="kind">Whether there are further variables.</param>
    public static string Of(string function, IReadOnlyList<string> variables, LabelForm form, DerivativeKind kind)
    {
        string d = form == LabelForm.Unicode && kind == DerivativeKind.Partial ? "∂" : "d";
        var below = new List<string>();
        for (int i = 0; i < variables.Count;)
        {
            int run = 1;
            while (i + run < variables.Count && variables[i + run] == variables[i])
            {
                run++;
            }

            below.Add($"{d}{variables[i]}{Exponent(run, form)}");
            i += run;
        }

        return $"{d}{Exponent(variables.Count, form)}{function}/{string.Join(form == LabelForm.Unicode ? "" : " ", below)}";
    }

    private static string Exponent(int order, LabelForm form)
    {
        if (order == 1)
        {
            return "";
        }

        string digits = order.ToString(CultureInfo.InvariantCulture);
        return form == LabelForm.Text ? $"^{digits}" : string.Concat(digits.Select(static c => Superscripts[c - '0']));
    }
}

/// <summary>The alphabet of a label.</summary>
internal enum LabelForm
{
    Text,
    Unicode,
}

/// <summary>Whether a derivative is the only one or one of several.</summary>
internal enum DerivativeKind
{
    Total,
    Partial,
}
