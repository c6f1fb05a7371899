using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>The functions of the language that are names for constructions out of operators, one declaration each, grouped by file.</summary>
public static partial class BuiltFunctions
{
    /// <summary>Every function, in the order of declaration.</summary>
    public static IReadOnlyList<BuiltFunction> All
    {
        get
        {
            // Touching the class runs every declaration in the files of this class.
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(BuiltFunctions).TypeHandle);
            return Registry.Functions;
        }
    }

    /// <summary>Finds a function by its name or one of its other names.</summary>
    public static bool TryGet(string nameOrAlias, [NotNullWhen(true)] out BuiltFunction? function) => Names.Functions.TryGetValue(nameOrAlias, out function);

    private static BuiltFunction Declare(BuiltFunction declared)
    {
        Registry.Functions.Add(declared);
        return declared;
    }

    // A class of its own: it exists before the first declaration runs, whatever the order of the files.
    private static class Registry
    {
        public static readonly List<BuiltFunction> Functions = [];
    }

    private static class Names
    {
        public static readonly FrozenDictionary<string, BuiltFunction> Functions = All
            .SelectMany(static f => f.Aliases.Prepend(f.Name), static (f, name) => KeyValuePair.Create(name, f))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
