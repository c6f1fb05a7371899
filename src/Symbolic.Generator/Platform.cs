using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace Symbolic.Generator;

/// <summary>The functions that a program can call: those of <see cref="Math"/> in its framework, and those of Symbolic where it is referenced.</summary>
/// <param name="Methods">Their names in full.</param>
internal sealed record Platform(EquatableArray<string> Methods)
{
    private static readonly string[] s_types = ["System.Math", "Symbolic.Numerics.Special"];

    private FrozenSet<string>? _known;

    /// <summary>True when a method can be called.</summary>
    public bool Has(string type, string method) => (_known ??= Methods.ToFrozenSet(StringComparer.Ordinal)).Contains($"{type}.{method}");

    /// <summary>True when Symbolic is referenced.</summary>
    public bool HasSymbolic => Methods.Any(static m => m.StartsWith(s_types[1], StringComparison.Ordinal));

    /// <summary>Finds them.</summary>
    public static Platform Of(Compilation compilation) => new(new EquatableArray<string>(s_types.SelectMany(type => MethodsOf(type, compilation.GetTypeByMetadataName(type)))));

    public bool Equals(Platform? other) => other is not null && Methods.Equals(other.Methods);

    public override int GetHashCode() => Methods.GetHashCode();

    private static IEnumerable<string> MethodsOf(string name, INamedTypeSymbol? type) => type is not { DeclaredAccessibility: Accessibility.Public } ? []
        : type.GetMembers().OfType<IMethodSymbol>().Where(static m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }).Select(m => $"{name}.{m.Name}").Distinct().Order(StringComparer.Ordinal);
}
