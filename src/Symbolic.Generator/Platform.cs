using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Symbolic.Generator;

/// <summary>The functions that a program can call: those of <see cref="Math"/> in its framework, and those of Symbolic where it is referenced.</summary>
/// <param name="Methods">Their names in full.</param>
internal sealed record Platform(EquatableArray<string> Methods)
{
    private static readonly string[] s_types = ["System.Math", "Symbolic.Numerics.Special"];

    private FrozenSet<string>? _known;
    private StabilityRule[]? _rules;

    /// <summary>True when a method can be called.</summary>
    public bool Has(string type, string method) => (_known ??= Methods.ToFrozenSet(StringComparer.Ordinal)).Contains($"{type}.{method}");

    /// <summary>The rewrites for stability that get by with the functions at hand, as their examples show.</summary>
    public ImmutableArray<StabilityRule> Rules => [.. _rules ??= [.. StabilityRule.All.Where(GetsBy)]];

    /// <summary>Finds them.</summary>
    public static Platform Of(Compilation compilation) => new(new EquatableArray<string>(s_types.SelectMany(type => MethodsOf(type, compilation.GetTypeByMetadataName(type)))));

    public bool Equals(Platform? other) => other is not null && Methods.Equals(other.Methods);

    public override int GetHashCode() => Methods.GetHashCode();

    private bool GetsBy(StabilityRule rule)
    {
        Model example = new ExprGraph().ParseModel(rule.Example);
        Expr stable = example.Result!.Value.Stabilize(new StabilizeOptions { Rules = [rule] });
        return stable.Shape.IsScalar && example.Free.All(static v => v.Shape.IsScalar)
            && CSharpMethodBody.Of([stable], example.Free, [.. example.Free.Select(static v => v.Name)], [], CancellationToken.None).Calls.All(c => Has(c.Type, c.Method));
    }

    private static IEnumerable<string> MethodsOf(string name, INamedTypeSymbol? type) => type is not { DeclaredAccessibility: Accessibility.Public } ? []
        : type.GetMembers().OfType<IMethodSymbol>().Where(static m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }).Select(m => $"{name}.{m.Name}").Distinct().Order(StringComparer.Ordinal);
}
