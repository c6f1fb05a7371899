namespace Symbolic.Repl.Work;

/// <summary>Source code for a formula and its derivatives.</summary>
internal static class GeneratedCode
{
    /// <exception cref="RequestException">The query does not say enough.</exception>
    /// <exception cref="SymbolicException">It cannot be done.</exception>
    public static string Of(Query query, Problem problem, CancellationToken cancellation)
    {
        bool single = problem.Shape.IsScalar && problem.IsOfNumbers;
        var outputs = new List<Expr>();
        var names = new List<string>();
        if (query.Code.HasFlag(CodeParts.Value))
        {
            outputs.AddRange(Work(Operation.Simplify).Groups[0].Shown);
            names.AddRange(problem.Labels);
        }

        if (query.Code.HasFlag(CodeParts.Gradient))
        {
            foreach (Group group in Work(single ? Operation.Gradient : Operation.Jacobian).Groups)
            {
                outputs.AddRange(group.Shown);
                names.AddRange(group.Shown.Select((_, row) => $"d{problem.Labels[Math.Min(row, problem.Labels.Count - 1)]}/d{group.Key}"));
            }
        }

        if (query.Code.HasFlag(CodeParts.Hessian))
        {
            Outcome hessian = Work(Operation.Hessian);
            int n = hessian.Variables.Count;
            outputs.AddRange(hessian.Groups.SelectMany(static g => g.Shown));
            names.AddRange(Enumerable.Range(0, n * n).Select(i => $"d2{problem.Labels[0]}/d{hessian.Variables[i / n]}d{hessian.Variables[i % n]}"));
        }

        if (outputs.Count == 0)
        {
            throw new RequestException("There is nothing to write code for.", problem.FreeNames.Count == 0 ? "The formula has no variables, so it has no derivatives." : null);
        }

        if (query.Sql.Columns.Keys.FirstOrDefault(name => !problem.FreeNames.Contains(name)) is { } stranger)
        {
            throw new RequestException($"'{stranger}' is not a variable of the formula, so no column can hold it.", $"The variables are {string.Join(", ", problem.FreeNames)}.");
        }

        var options = new ExportOptions { FunctionName = query.FunctionName, OutputNames = names.Count == outputs.Count ? names : null, Sql = query.Sql };

        // A query computes what is shared in a step of its own, which costs more than a product.
        bool shares = query.Simplifying == Simplifying.Yes && query.Target != SourceLanguage.Sql;
        IReadOnlyList<Expr> computed = shares ? outputs.ShareFactors(cancellation) : outputs;
        return computed.ToSourceCode(query.Target, options, [.. problem.FreeNames.Select(name => problem.TryInput(name) ?? problem.Variable(name))]);

        Outcome Work(Operation operation) => Derivation.Run(query with { Operation = operation }, problem, cancellation);
    }
}
