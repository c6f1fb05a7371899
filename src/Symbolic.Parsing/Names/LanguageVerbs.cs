using System.Collections.Frozen;

namespace Symbolic.Parsing.Names;

/// <summary>
/// Words of the language itself that are written like function calls but are no operators: derivatives, checks, reductions with options,
/// and constructors of arrays. Everything else comes from <see cref="IFunctionNames"/>, which is asked first.
/// </summary>
internal static class LanguageVerbs
{
    private const int Any = int.MaxValue;

    private static readonly FrozenDictionary<string, FunctionName> Verbs = new FunctionName[]
    {
        new("diff", 2, Any), new("partial", 2, Any), new("grad", 1, Any), new("jacobian", 1, 2), new("hessian", 1, Any), new("laplacian", 1, Any),
        new("divergence", 1, 2), new("jvp", 3, 3), new("vjp", 3, 3), new("hvp", 3, 3), new("check", 1, 3), new("richardson", 3, 3), new("fd", 2, 3),
        new("sum", 1, 2), new("prod", 1, 2), new("mean", 1, 2), new("norm", 1, 2), new("norm1"), new("norm2"), new("normF"), new("norminf"),
        new("where", 3, 3), new("piecewise", 2, Any), new("simplify"), new("expand"), new("stopgrad"), new("map", 2, Any),
        new("vec"), new("reshape", 2, Any), new("transpose"), new("concat", 1, Any), new("hcat", 1, Any), new("vcat", 1, Any),
        new("eye", 1, 2), new("ones", 1, Any), new("zeros", 1, Any), new("onehot", 2, 2), new("vector"), new("matrix"), new("commutation", 2, 2), new("einsum", 2, Any),
        new("factorial"), new("mod", 2, 2),
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
    public const int Longest = 11;

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
