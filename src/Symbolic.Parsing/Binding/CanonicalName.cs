using Symbolic.Parsing.Names;

namespace Symbolic.Parsing.Binding;

/// <summary>The one spelling of a name that is written in several ways.</summary>
internal static class CanonicalName
{
    /// <summary><c>α</c> for <c>alpha</c>, <c>λ_1</c> for <c>lambda_1</c>, <c>W[1]</c> for <c>W[ 1 ]</c>; other names as they are.</summary>
    public static string Of(string name)
    {
        if (name.Contains(' '))
            name = name.Replace(" ", "");
        var end = name.AsSpan().IndexOfAny('_', '[');
        if (end < 0)
            return GreekNames.TryGetLetter(name, out var whole) ? whole : name;
        return GreekNames.TryGetLetter(name.AsSpan(0, end), out var letter) ? letter + name[end..] : name;
    }

    /// <summary>The name of a member of a family: <c>h[2]</c>, <c>w[1,2]</c>.</summary>
    public static string Member(string family, ReadOnlySpan<int> indices) => $"{family}[{Join(indices, ",")}]";

    /// <summary>The name with numbers as subscripts: <c>x_1</c>, <c>w_12</c>, <c>w_1_12</c> where digits would run together.</summary>
    public static string Subscripted(string name, ReadOnlySpan<int> indices)
    {
        var apart = false;
        foreach (var index in indices)
            apart |= index is < 0 or > 9;
        return $"{name}_{Join(indices, apart ? "_" : "")}";
    }

    private static string Join(ReadOnlySpan<int> indices, string separator)
    {
        var text = indices[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var k = 1; k < indices.Length; k++)
            text += separator + indices[k].ToString(System.Globalization.CultureInfo.InvariantCulture);
        return text;
    }
}
