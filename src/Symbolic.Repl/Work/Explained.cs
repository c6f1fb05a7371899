namespace Symbolic.Repl.Work;

/// <summary>How derivatives come about: as derivations of numbers, or as the lines of a backward pass where there are tensors.</summary>
/// <param name="Problem">What was asked about.</param>
/// <param name="Variables">The variables, in the spelling of who asked.</param>
internal sealed record Explained(Problem Problem, IReadOnlyList<string> Variables)
{
    /// <summary>A derivation for each variable; none where there are tensors.</summary>
    public IReadOnlyList<Explanation> Derivations { get; private init; } = [];

    /// <summary>The backward pass where there are tensors.</summary>
    public BackwardProgram? Lines { get; private init; }

    /// <summary>The computational graph, when its paths or tables are wanted.</summary>
    public ComputationalGraph? Graph { get; private init; }

    /// <exception cref="RequestException">The query does not say enough, or there is nothing to explain.</exception>
    /// <exception cref="SymbolicException">There is no derivative, or it cannot be explained.</exception>
    public static Explained Of(Query query, Problem problem, CancellationToken cancellation)
    {
        IReadOnlyList<string> names = query.Variables.Count > 0 ? [.. query.Variables.SelectMany(problem.MembersOrName).Distinct()] : problem.FreeNames;
        Expr[] variables = [.. names.Select(problem.Variable)];
        if (problem.Outputs is not [{ Shape.IsScalar: true } output] || !problem.Shape.IsScalar)
        {
            throw new WrongShapeException("A derivation is written for one number, and this is a list or a tensor.", "Take one entry, or ask for the jacobian.");
        }

        if (output.Type.Element != Element.Real)
        {
            throw new ElementException("A condition has no derivative.") { Hint = "Choose numbers by a condition with: if c then a else b." };
        }

        if (names.Count == 0)
        {
            throw new RequestException("'wrt' is missing, and the expression has no variables.");
        }

        var explained = new Explained(problem, names);
        Expr f = problem.OutputsInTermsOf(variables)[0];
        if (Dependencies.Of([f]).IncludeTensors || Array.Exists(variables, static v => !v.Shape.IsScalar))
        {
            BackwardProgram lines = problem.Backward(BackwardLines.Yes, variables, cancellation)
                ?? throw ValueWasChanged();
            return query.Parts == GraphParts.None ? explained with { Lines = lines } : explained with { Lines = lines, Graph = problem.GraphOfResult(cancellation) };
        }

        var options = new ExplainOptions { Level = query.Level, Order = query.Order, Cancellation = cancellation };
        Explanation[] derivations = [.. variables.Select(v => f.Explain(v, options))];
        foreach (string note in derivations.SelectMany(static d => d.Notes))
        {
            if (!problem.Notes.Contains(note))
            {
                problem.Notes.Add(note);
            }
        }

        return explained with { Derivations = derivations, Graph = query.Parts == GraphParts.None ? null : problem.GraphOfResult(cancellation) };
    }

    /// <summary>The error of a derivation over names that do not keep their values.</summary>
    public static RequestException ValueWasChanged() =>
        new("A derivation with tensors is written over the names of the program, and one of these has changed its value.", "Give each value a name of its own.");

    /// <summary>The results as groups of their own, so that they have values at points.</summary>
    public Outcome ToOutcome()
    {
        IEnumerable<(Expr Derived, Expr Shown)> results = Derivations.Select(d => (Problem.Resolve(d.Derivative), Problem.Resolve(d.Result)));
        return new Outcome(Problem, [.. Variables.Zip(results, static (name, r) => new Group(name, Shape.Scalar, [r.Derived], [r.Shown]))], [.. Derivations.SelectMany(static d => d.Conditions).Distinct()], Variables);
    }

    /// <summary>The numbers at a point by the names of the variables of the graph.</summary>
    public static IReadOnlyDictionary<string, double> PointFor(Problem problem, IReadOnlyDictionary<string, InputValue> given) =>
        Point.Of(given, problem).Values.Where(static v => v.Key.Shape.IsScalar).ToDictionary(static v => v.Key.Name, static v => (double)v.Value);
}
