using System.Collections.Immutable;

namespace Symbolic.Generator;

/// <summary>
/// Chooses the form in which results are computed: simplified and with little rounding, as far as the functions at hand go. All
/// forms are equal over the real numbers and have the same domain.
/// </summary>
internal static class BodyChoice
{
    /// <summary>Writes the body.</summary>
    /// <exception cref="SymbolicException">Something cannot be computed.</exception>
    /// <exception cref="RequestRefusedException">No form does without functions that are not at hand.</exception>
    public static CSharpMethodBody Of(RequestedFormula formula, RequestedResults results, MethodRequest request, Platform platform, CancellationToken cancellation)
    {
        IReadOnlyList<string> parameters = [.. request.Parameters.Select(static p => p.Written)];
        string[] taken = [.. request.Parameters.Select(static p => p.Name), .. request.Destination is { } destination ? [destination.Name] : Array.Empty<string>()];
        (string Type, string Method, Operator Operator)? lacking = null;
        foreach (IReadOnlyList<Expr> outputs in Forms(results, platform, cancellation))
        {
            CSharpMethodBody body = CSharpMethodBody.Of(outputs, formula.Inputs, parameters, taken, cancellation);
            lacking = body.Calls.Where(c => !platform.Has(c.Type, c.Method)).Select(static c => ((string, string, Operator)?)c).FirstOrDefault();
            if (lacking is null)
            {
                return body;
            }
        }

        var missing = lacking!.Value;
        throw new RequestRefusedException(Problem.Of(
            Descriptors.MissingFunction,
            MethodGeneration.Whole(request),
            missing.Type == "System.Math" ? $"{missing.Type}.{missing.Method}, which '{missing.Operator.Name}' needs, is not in the framework of this project" : $".NET has no function '{missing.Operator.Name}'",
            missing.Type == "System.Math" ? "use a newer framework" : "reference the package Symbolic, which has it"));
    }

    // The last form consists of what was written and what its derivatives need.
    private static IEnumerable<IReadOnlyList<Expr>> Forms(RequestedResults results, Platform platform, CancellationToken cancellation)
    {
        Expr[] simplified = results.In(static r => r.Guarded() ?? r.Written), written = results.In(static r => r.Written);
        IReadOnlyList<Expr> shared = simplified.ShareFactors(cancellation);
        yield return shared.Stabilize(new StabilizeOptions { Cancellation = cancellation });
        yield return WithAllowed(shared, platform, cancellation);
        yield return shared;
        yield return WithAllowed(written, platform, cancellation);
        yield return written;
    }

    // Only rules that have something to do here are tried out on the platform.
    private static IReadOnlyList<Expr> WithAllowed(IReadOnlyList<Expr> results, Platform platform, CancellationToken cancellation)
    {
        ImmutableArray<StabilityRule> rules = StabilityRule.All;
        while (true)
        {
            var applied = new List<StabilityRule>();
            IReadOnlyList<Expr> stable = results.Stabilize(new StabilizeOptions { Rules = rules, Applied = applied, Cancellation = cancellation });
            if (applied.TrueForAll(platform.Allows))
            {
                return stable;
            }

            rules = rules.RemoveAll(rule => applied.Contains(rule) && !platform.Allows(rule));
        }
    }
}
