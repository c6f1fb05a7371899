namespace Symbolic.Repl.Work;

/// <summary>A line of the table of costs.</summary>
/// <param name="Name">What is computed: <c>f</c>, <c>∇f</c>, or both in one program.</param>
/// <param name="Written">As the formula stands, and as the chain rule gives the derivatives.</param>
/// <param name="Simplified">After simplification, with products arranged to share their parts as generated code has them.</param>
internal sealed record CostLine(string Name, Cost Written, Cost Simplified);

/// <summary>What formulas and their derivatives cost.</summary>
internal sealed partial class Derivation
{
    /// <summary>The costs of the results, of their derivatives by the variables, and of both together.</summary>
    public static IReadOnlyList<CostLine> Costs(Query query, Problem problem, CancellationToken cancellation)
    {
        var derivation = new Derivation(query, problem, cancellation);
        derivation.RequireReal();
        Expr[] variables = derivation.Variables(derivation.NamesOfVariables());
        IReadOnlyList<Expr> functions = derivation.IsOfNumbers(variables) && problem.IsOfNumbers
            ? problem.OutputsInTermsOf(variables)
            : problem.ResultsInTermsOf(variables);
        Expr[] derivatives = [.. functions.Jacobian(derivation._options, variables).Entries.Select(static e => e.Value)];
        Expr[] shortFunctions = [.. functions.Select(derivation.Shortened)], shortDerivatives = [.. derivatives.Select(derivation.Shortened)];
        var lines = new List<CostLine> { Line("f", functions, shortFunctions) };
        if (derivatives.Length > 0)
        {
            lines.Add(Line("∇f", derivatives, shortDerivatives));
            lines.Add(Line("f, ∇f", [.. functions, .. derivatives], [.. shortFunctions, .. shortDerivatives]));
        }

        return lines;

        CostLine Line(string name, IReadOnlyList<Expr> written, IReadOnlyList<Expr> simplified) =>
            new(name, written.Cost(cancellation), (query.Simplifying == Simplifying.Yes ? simplified.ShareFactors(cancellation) : simplified).Cost(cancellation));
    }

    private Expr Shortened(Expr expr) => _query.Simplifying == Simplifying.Yes ? expr.Simplify(_simplifyOptions).Result : expr;
}
