using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace Symbolic.Generator;

/// <summary>The functions that a program can call: those of <see cref="Math"/> in its framework, and those of Symbolic where it is referenced.</summary>
/// <param name="Methods">Their names in full.</param>
internal sealed record Platform(EquatableArray<string> Methods)
{
    private static readonly string[] s_types = ["System.Math", "Symbolic.Numerics.Special"];

    private readonly ConcurrentDictionary<string, bool> _allowed = new(StringComparer.Ordinal);
    private FrozenSet<string>? _known;

    /// <summary>True when a method can be called.</summary>
    public bool Has(string type, string method) => (_known ??= Methods.ToFrozenSet(StringComparer.Ordinal)).Contains($"{type}.{method}");

    /// <summary>True when a rewrite for stability gets by with the functions at hand, as its example shows.</summary>
    public bool Allows(StabilityRule rule) => _allowed.GetOrAdd(rule.Name, static (_, asked) => asked.Platform.GetsBy(asked.Rule), (Platform: this, Rule: rule));

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
