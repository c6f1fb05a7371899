using System.Collections.Frozen;

namespace Symbolic.Parsing.Names;

/// <summary>
/// Words of the language itself that are written like function calls but are no operators: derivatives, checks, and
/// constants of fitting shape. Everything else comes from <see cref="IFunctionNames"/>, which is asked first.
/// </summary>
internal static class LanguageVerbs
{
    private const int Any = int.MaxValue;

    private static readonly FrozenDictionary<string, FunctionName> Verbs = new FunctionName[]
    {
        new("diff", 2, Any), new("partial", 2, Any), new("grad", 1, Any), new("jacobian", 1, 2), new("hessian", 1, Any), new("laplacian", 1, Any),
        new("divergence", 1, 2), new("jvp", 3, 3), new("vjp", 3, 3), new("hvp", 3, 3), new("check", 1, 3), new("richardson", 3, 3), new("fd", 2, 3),
        new("explain", 1, Any), new("pathtable", 1, Any), new("gradtable"),
        new("where", 3, 3), new("piecewise", 2, Any), new("simplify"), new("expand"), new("factor"), new("collect", 1, Any), new("together"),
        new("cancel"), new("apart", 1, 2), new("equal", 2, 2), new("stopgrad"), new("map", 2, Any),
        new("vector"), new("matrix"), new("einsum", 2, Any), new("factorial"), new("mod", 2, 2),

        // Not available, and reserved so that pinv(A) is never read as p·inv(A).
        new("pinv"), new("argmax", 1, Any), new("argmin", 1, Any), new("expm"), new("logm"), new("sqrtm"),
    }.ToFrozenDictionary(verb => verb.Name);

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["gradient"] = "grad", ["ifelse"] = "where",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, FunctionName>.AlternateLookup<ReadOnlySpan<char>> VerbLookup =
        Verbs.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> AliasLookup =
        Aliases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the longest verb.</summary>
    public const int Longest = 10;

    /// <summary>All verbs and their other spellings.</summary>
    public static IEnumerable<string> Spellings => Verbs.Keys.Concat(Aliases.Keys);

    /// <summary>The verb that a word names.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out FunctionName verb)
    {
        if (word.Length is < 2 or > Longest)
        {
            verb = null!;
            return false;
        }

        return VerbLookup.TryGetValue(AliasLookup.TryGetValue(word, out var name) ? name : word, out verb!);
    }
}
