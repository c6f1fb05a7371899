using System.Globalization;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>Answers what the page asks. Each answer has a graph of its own, and nothing is kept.</summary>
internal static class PlaygroundAnswers
{
    // What one request may build; a page shows far less.
    private const int MostNodes = 300_000;

    /// <summary>How a text is read.</summary>
    public static ReadAnswer Read(PlaygroundRequest request, CancellationToken cancellation)
    {
        (_, Problem problem, string of) = PlaygroundTarget.Read(request, Operation.Parse, cancellation);
        RequireFew(problem);
        IReadOnlyList<Parsing.Lint> lints = problem.Program.Notes;
        HashSet<string> said = [.. lints.Select(static l => l.Text)];
        return new ReadAnswer(
            problem.Reading,
            problem.Results is [var only] ? Shown.Formula(problem.InNames(only.Value)) : null,
            of,
            [.. problem.Program.Free.Select(static v => Name(v, v.Name, "variable"))],
            [.. problem.Program.Names.Select(name => Name(problem.Program.Symbol(name), name, "defined"))],
            [.. lints.Select(static l => new LintAnswer(l.Span.Start, l.Span.Length, l.Text, l.Severity == Parsing.LintSeverity.Warning))],
            [.. problem.Notes.Where(n => !said.Contains(n)).Distinct()]);
    }

    /// <summary>Derivatives, conditions, values and the check, and what the statements of a program ask for.</summary>
    public static DeriveAnswer Derive(PlaygroundRequest request, CancellationToken cancellation)
    {
        (Query query, Problem problem, string of) = PlaygroundTarget.Read(request, Operation.Gradient, cancellation);
        RequireFew(problem);
        var answer = new DeriveAnswer
        {
            Of = of,
            Point = query.Points is [var point, ..] ? Shown.Point(point) : "",
            Statements = ProgramStatements.Answer(query, cancellation),
        };
        try
        {
            answer = Derive(answer, query, problem, cancellation);
        }
        catch (Exception e) when (PlaygroundError.Knows(e))
        {
            answer = answer with { Error = PlaygroundError.Of(e) };
        }

        return answer with { Notes = [.. problem.Notes.Distinct()] };
    }

    /// <summary>How derivatives come about.</summary>
    public static ExplainAnswer Explain(PlaygroundRequest request, CancellationToken cancellation)
    {
        (Query query, Problem problem, _) = PlaygroundTarget.Read(request, Operation.Explain, cancellation);
        RequireFew(problem);
        Explained explained = Explained.Of(query, problem, cancellation);
        Formula function = LabelOf(problem);
        DerivativeKind kind = problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        return new ExplainAnswer(
            [.. explained.Derivations.Select((d, i) => Shown.Derivation(d, explained.Variables[i], Shown.Derivative(function, Shown.Formula(d.Variable), kind)))],
            explained.Lines is { } lines ? Shown.Lines(lines, function, line => problem.RuleOf(line, ResultFormat.Unicode)) : []);
    }

    /// <summary>Source code, typesetting or a picture of the result.</summary>
    public static ExportAnswer Export(PlaygroundRequest request, CancellationToken cancellation) => PlaygroundExport.Of(request, cancellation);

    /// <summary>How what is worked on is called.</summary>
    public static Formula LabelOf(Problem problem) => problem.Results is [{ Name: { } name }]
        ? Shown.Formula(problem.Program.Symbol(name))
        : new Formula(problem.ResultLabels[0], problem.ResultLabels[0]);

    /// <exception cref="LimitException">The text has become a graph that is too large for a page.</exception>
    public static void RequireFew(Problem problem)
    {
        if (problem.Graph.Count > MostNodes)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The graph of this text has {problem.Graph.Count} nodes, and at most {MostNodes} are worked with here."))
            {
                Hint = "Larger programs are answered by: symbolic run FILE.",
            };
        }
    }

    private static DeriveAnswer Derive(DeriveAnswer answer, Query query, Problem problem, CancellationToken cancellation)
    {
        Formula function = LabelOf(problem);
        Expr[] values = [.. problem.Results.Select(static r => r.Value)];
        answer = answer with
        {
            Label = function,
            Function = problem.Results is [var only] ? Shown.Formula(only.Name is { } name ? problem.Program.Statements.OfType<BoundDefinition>().LastOrDefault(d => d.Name == name)?.Expression ?? only.Value : problem.InNames(only.Value)) : null,
            Names = Dependencies.Of(values).IncludeTensors || problem.Program.Free.Any(static v => !v.Shape.IsScalar)
                ? [.. problem.Program.Free.Select(static v => Name(v, v.Name, "variable")), .. problem.Program.Names.Select(n => Name(problem.Program.Symbol(n), n, "defined"))]
                : [],
        };
        if (query.Points is [var point, ..] && values is [_])
        {
            answer = answer with { Value = TryValue(problem, new Group(null, Shape.Scalar, values, values), point, cancellation) };
        }
        else if (problem.FreeNames.Count == 0 && values is [_])
        {
            answer = answer with { Value = TryValue(problem, new Group(null, Shape.Scalar, values, values), new Dictionary<string, InputValue>(), cancellation) };
        }

        if (problem.FreeNames.Count == 0 && query.Variables.Count == 0)
        {
            return answer;
        }

        // A derivative by each variable: of a list or a tensor the Jacobian.
        Operation operation = problem.Shape.IsScalar && problem.IsOfNumbers ? Operation.Gradient : Operation.Jacobian;
        Outcome outcome = Derivation.Run(query with { Operation = operation }, problem, cancellation);
        cancellation.ThrowIfCancellationRequested();
        DerivativeKind kind = problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        IReadOnlyList<GroupValue>? found = query.Points is [var at, ..] ? TryValues(outcome, at, cancellation) : null;
        NumericCheck? check = NumericCheck.Of(query with { Operation = operation }, outcome, cancellation);
        return answer with
        {
            Derivatives =
            [
                .. outcome.Groups.Select((group, i) =>
                {
                    Expr by = problem.Variable(group.Key!);
                    return new DerivativeAnswer(
                        group.Key!,
                        Shown.Derivative(function, Shown.Formula(by), kind),
                        outcome.Backward is null ? group.Wholes is [var whole] ? Shown.Formula(Dependencies.Of([whole]).IncludeTensors ? problem.InNames(whole) : whole) : ListOf(group.Wholes) : null,
                        Shown.Of(group.Shown.Count == 1 ? group.Shown[0].Shape : group.Shape),
                        found?[i].Whole is { } value ? Shown.Value(value, found[i].Element) : null);
                }),
            ],
            Lines = outcome.Backward is { } backward ? Shown.Lines(backward, function, line => problem.RuleOf(line, ResultFormat.Unicode)) : [],
            Conditions = [.. (outcome.Backward?.Conditions ?? outcome.Conditions).Select(Shown.Condition)],
            Check = check is null ? null : Shown.Check(check),
        };
    }

    private static Formula ListOf(IReadOnlyList<Expr> entries)
    {
        Formula[] formulas = [.. entries.Select(Shown.Formula)];
        return new Formula(string.Join(@",\quad ", formulas.Select(static f => f.Latex)), string.Join("; ", formulas.Select(static f => f.Text)));
    }

    private static IReadOnlyList<GroupValue>? TryValues(Outcome outcome, IReadOnlyDictionary<string, InputValue> point, CancellationToken cancellation)
    {
        try
        {
            return new PointValues(outcome, cancellation).At(point);
        }
        catch (Exception e) when (e is UnresolvedNameException or WrongShapeException)
        {
            string note = $"no values: {e.Message}";
            if (!outcome.Problem.Notes.Contains(note))
            {
                outcome.Problem.Notes.Add(note);
            }

            return null;
        }
    }

    private static ValueAnswer? TryValue(Problem problem, Group group, IReadOnlyDictionary<string, InputValue> point, CancellationToken cancellation) =>
        TryValues(new Outcome(problem, [group], [], []), point, cancellation) is [{ Whole: { } value } found] ? Shown.Value(value, found.Element) : null;

    private static NameAnswer Name(Expr symbol, string name, string role) => new(name, Shown.Formula(symbol), Shown.Of(symbol.Shape), symbol.Shape.IsScalar, role);
}
