namespace Symbolic;

/// <summary>Unicode superscripts and subscripts.</summary>
internal static class Scripts
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    private const string RaisedPlain = "0123456789-abcdefghijklmnoprstuvwxyz";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    private const string LoweredPlain = "0123456789aehijklmnoprstuvx";

    /// <summary>The superscripts for a text, or null when one is missing. There is none for q.</summary>
    public static string? Raise(string text) => Translate(text, RaisedPlain, Raised);

    /// <summary>The subscripts for a text, or null when one is missing.</summary>
    public static string? Lower(string text) => Translate(text, LoweredPlain, Lowered);

    private static string? Translate(string text, string from, string to)
    {
        foreach (char c in text)
        {
            if (!from.Contains(c))
            {
                return null;
            }
        }

        return string.Create(text.Length, (text, from, to), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = state.to[state.from.IndexOf(state.text[i])];
            }
        });
    }
}
