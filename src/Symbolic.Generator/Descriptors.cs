using Microsoft.CodeAnalysis;

namespace Symbolic.Generator;

/// <summary>The diagnostics of this generator.</summary>
internal static class Descriptors
{
    public const string Formula = "SYM001";
    public const string Impossible = "SYM002";
    public const string Signature = "SYM003";
    public const string ParameterName = "SYM004";
    public const string Variable = "SYM005";
    public const string MissingFunction = "SYM006";
    public const string Placement = "SYM007";
    public const string Note = "SYM008";

    // An error leaves the method without a body that means anything, so none may be switched off.
    private static readonly DiagnosticDescriptor[] s_all =
    [
        Error(Formula, "The formula cannot be read"),
        Error(Impossible, "The formula cannot be computed or differentiated"),
        Error(Signature, "The signature does not fit what is asked for"),
        Error(ParameterName, "The parameter cannot be a variable"),
        Error(Variable, "Derivatives are taken by parameters"),
        Error(MissingFunction, "A function is not at hand"),
        Error(Placement, "The method cannot be completed where it stands"),
        new(Note, "The derivative is zero or has jumps", "{0}", "Symbolic", DiagnosticSeverity.Warning, isEnabledByDefault: true),
    ];

    public static DiagnosticDescriptor Get(string id) => Array.Find(s_all, d => d.Id == id)!;

    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}", "Symbolic", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: [WellKnownDiagnosticTags.NotConfigurable]);
}
