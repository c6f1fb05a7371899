using System.Globalization;

namespace Symbolic.Repl.Work;

/// <summary>Carries out a query: one method for each kind of result.</summary>
internal sealed partial class Derivation
{
    private readonly Query _query;
    private readonly Problem _problem;
    private readonly DerivativeOptions _options;
    private readonly SimplifyOptions _simplifyOptions;
    private readonly Dictionary<Expr, Expr> _simplified = [];
    private readonly List<Expr> _conditions = [];

    private Derivation(Query query, Problem problem, CancellationToken cancellation)
    {
        (_query, _problem) = (query, problem);
        _options = new DerivativeOptions { Notes = problem.Notes, Cancellation = cancellation };
        _simplifyOptions = new SimplifyOptions { Order = query.Order, Cancellation = cancellation };
    }

    /// <exception cref="RequestException">The query does not say enough.</exception>
    /// <exception cref="SymbolicException">It cannot be done.</exception>
    public static Outcome Run(Query query, Problem problem, CancellationToken cancellation)
    {
        var derivation = new Derivation(query, problem, cancellation);
        return query.Operation switch
        {
            Operation.Parse or Operation.Evaluate => derivation.AsRead(),
            Operation.Simplify => derivation.Simplify(),
            Operation.Expand or Operation.Factor or Operation.Together or Operation.Cancel => derivation.InForm([]),
            Operation.Collect or Operation.Apart => derivation.InForm(derivation.NamesToCollectBy()),
            Operation.Differentiate => derivation.Differentiate(),
            Operation.Gradient => derivation.Gradient(),
            Operation.Check => derivation.Check(),
            Operation.Jacobian => derivation.Jacobian(),
            Operation.Hessian => derivation.Hessian(),
            Operation.Jvp => derivation.Jvp(),
            Operation.Vjp => derivation.Vjp(),
            _ => throw new RequestException($"{query.Operation} is not available in this version."),
        };
    }

    private Outcome AsRead() =>
        new(_problem, _problem.Outputs.Count == 0 ? [] : [new Group(null, _problem.Shape, _problem.Outputs, _problem.Outputs)], [], _problem.FreeNames);

    private Outcome Simplify() => Done([], Show(null, _problem.Shape, _problem.Outputs));

    private Outcome Differentiate()
    {
        IReadOnlyList<string> names = _query.Variables;
        if (names.Count == 0)
        {
            names = _problem.FreeNames is [var only] ? [only]
                : throw new RequestException(
                    "'wrt' is missing: it says by which variables to differentiate.",
                    _problem.FreeNames.Count == 0 ? null : $"The variables are {string.Join(", ", _problem.FreeNames)}.");
        }

        Expr[] variables = Variables(names);
        RequireReal();
        return IsOfNumbers(variables)
            ? Done(names, Show(null, _problem.Shape, [.. _problem.OutputsInTermsOf(variables).Select(f => f.Differentiate(_options, variables))]))
            : DifferentiateTensors(names, variables);
    }

    private Outcome Gradient()
    {
        IReadOnlyList<string> names = NamesOfVariables();
        Expr[] variables = Variables(names);
        Gradient gradient = Scalar(_query.Operation == Operation.Check ? "check" : "gradient", variables).Gradient(_options, variables);
        return Done(names, [.. names.Select((name, i) => Show(name, Shape.Scalar, [gradient[i]]))]) with
        {
            Backward = _query.Operation == Operation.Gradient && _query.Simplifying == Simplifying.Yes ? _problem.Backward(_query.Lines, variables, _options.Cancellation) : null,
        };
    }

    // A tensor is checked entry by entry, a list is not: its entries are functions of their own.
    private Outcome Check() => _problem.Shape.IsScalar && !_problem.IsOfNumbers ? Jacobian() : Gradient();

    private Outcome Jacobian()
    {
        IReadOnlyList<string> names = NamesOfVariables();
        RequireReal();
        Expr[] variables = Variables(names);
        if (!IsOfNumbers(variables))
        {
            return JacobianOfTensors(names, variables);
        }

        DerivativeMatrix jacobian = _problem.OutputsInTermsOf(variables).Jacobian(_options, variables);
        return Done(names, [.. names.Select((name, column) =>
            Show(name, _problem.Shape, [.. Enumerable.Range(0, jacobian.Rows).Select(row => jacobian[row, column])]))]);
    }

    private Outcome Hessian()
    {
        IReadOnlyList<string> names = NamesOfVariables();
        Expr[] variables = Variables(names);
        Expr f = Scalar("hessian", variables);
        int n = names.Count;
        if (n == 0)
        {
            throw new RequestException("'wrt' is missing, and the expression has no variables.");
        }

        if (!IsOfNumbers(variables))
        {
            return HessianByTensors(f, names, variables);
        }

        DerivativeMatrix hessian = f.Hessian(_options, variables);
        return Done(names, Show(null, new Shape(n, n), [.. Enumerable.Range(0, n * n).Select(i => hessian[i / n, i % n])]));
    }

    private Outcome Jvp()
    {
        IReadOnlyList<string> names = NamesOfVariables();
        RequireReal();
        IReadOnlyDictionary<string, InputValue> direction = RequiredDirection("tangent", "variable");
        Expr[] variables = Variables(names);
        var given = direction.ToDictionary(d => _problem.Variable(d.Key), d => Fitting(d.Value, d.Key, _problem.Variable(d.Key).Shape));
        if (given.Keys.FirstOrDefault(v => !variables.Contains(v)) is { Graph: not null } stranger)
        {
            throw new RequestException($"'direction' speaks of '{stranger}', which is not among the variables.");
        }

        // A direction that leaves out a variable does not move it.
        Expr[] tangent = [.. variables.Select(v => given.TryGetValue(v, out InputValue? d) ? Constant(d, v.Shape, $"d{v.Name}") : _problem.Graph.Fill(_problem.Graph.Zero, v.Shape))];
        return IsOfNumbers(variables)
            ? Done(names, Show(null, _problem.Shape, _problem.OutputsInTermsOf(variables).Jvp(variables, tangent, _options)))
            : Whole(names, ShowResults(null, _problem.ResultsInTermsOf(variables).Jvp(variables, tangent, _options)));
    }

    private Outcome Vjp()
    {
        IReadOnlyList<string> names = NamesOfVariables();
        RequireReal();
        Expr[] variables = Variables(names);
        IReadOnlyList<Expr> results = IsOfNumbers(variables)
            ? _problem.OutputsInTermsOf(variables).Vjp(variables, [.. Cotangents().SelectMany(c => c.Value.Entries.Select(Number))], _options)
            : _problem.ResultsInTermsOf(variables).Vjp(variables, [.. Cotangents().Select(c => Constant(c.Value, c.Shape, "v"))], _options);
        return Done(names, [.. names.Select((name, i) => Show(name, Shape.Scalar, [results[i]]))]);
    }

    // By the names of the results; a result that has no name takes the only direction there is.
    private IEnumerable<(InputValue Value, Shape Shape)> Cotangents()
    {
        IReadOnlyDictionary<string, InputValue> direction = RequiredDirection("cotangent", "result");
        foreach ((string? name, Expr value) in _problem.Results)
        {
            InputValue? given = name is not null && direction.TryGetValue(name, out InputValue? named) ? named
                : _problem.Results.Count == 1 && direction.Count == 1 ? direction.Values.First()
                : throw new RequestException(name is null ? "'direction' must have one entry, for the result." : $"'direction' has no entry for '{name}'.");

            // The entries of a list may be given one after the other, in whatever shape the list is.
            yield return (value.Operator == Operators.Array && given.Entries.Count == value.Operands.Count ? given : Fitting(given, name ?? "the result", value.Shape), value.Shape);
        }
    }

    private IReadOnlyDictionary<string, InputValue> RequiredDirection(string what, string ofWhat) =>
        _query.Direction ?? throw new RequestException($"'direction' is missing: the {what}, a value for each {ofWhat}.");

    private static InputValue Fitting(InputValue value, string name, Shape shape) => value.Fits(shape) ? value
        : throw new RequestException($"The direction of '{name}' is in {Described(value.Shape)}, and {Described(shape)} is needed.");

    private static string Described(Shape shape) => shape.IsScalar ? "R" : shape.ToString();

    // Numbers are as many as there are; where that has a name, the direction gets a name, too.
    private Expr Constant(InputValue value, Shape shape, string name)
    {
        if (shape.IsScalar)
        {
            return Number(value.Entries[0]);
        }

        if (shape.Axes.All(static a => a.IsFixed))
        {
            return _problem.Graph.Array(shape, [.. value.Entries.Select(Number)]);
        }

        string free = name;
        for (int i = 1; _problem.Graph.TryGetSymbol(free, out _); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        Expr direction = _problem.Graph.Symbol(free, shape);
        _problem.Introduced.Add(direction, value.InShapeOf(shape));
        _problem.Notes.Add($"the direction is called {free} in the result");
        return direction;
    }

    private Expr Number(InputNumber number)
    {
        Rational exact = number.Exact ?? throw new RequestException($"'{number.Text}' is not a finite number of reasonable length.");
        return number.IsDecimal && exact.IsTerminatingDecimal ? _problem.Graph.Decimal(exact) : _problem.Graph.Number(exact);
    }

    private IReadOnlyList<string> NamesOfVariables() => _query.Variables.Count > 0 ? [.. _query.Variables.SelectMany(_problem.MembersOrName)] : _problem.FreeNames;

    // Numbers by numbers have formulas entry by entry, also when there are vectors on the way.
    private bool IsOfNumbers(Expr[] variables) => _problem.IsOfNumbers && Array.TrueForAll(variables, static v => v.Shape.IsScalar);

    private Expr[] Variables(IReadOnlyList<string> names)
    {
        Expr[] variables = [.. names.Select(_problem.Variable)];
        if (_query.Operation != Operation.Differentiate && variables.Distinct().Count() < variables.Length)
        {
            throw new RequestException($"'wrt' lists '{names[Array.FindIndex(variables, v => variables.Count(w => w == v) > 1)]}' twice.");
        }

        return variables;
    }

    private Expr Scalar(string operation, IReadOnlyList<Expr> variables)
    {
        RequireReal();
        if (_problem.Shape.IsScalar && _problem.IsOfNumbers)
        {
            return _problem.OutputsInTermsOf(variables)[0];
        }

        string what = _problem.Shape.IsScalar ? $"in {_problem.Outputs[0].Shape}" : "a list";
        throw new WrongShapeException($"A {operation} is taken of one number, and this is {what}.", $"Take the jacobian of a {(_problem.Shape.IsScalar ? "vector or matrix" : "list")}.");
    }

    private void RequireReal()
    {
        if (_problem.Outputs.Any(static f => f.Type.Element != Element.Real))
        {
            throw new ElementException("A condition has no derivative.") { Hint = "Choose numbers by a condition with: if c then a else b." };
        }
    }

    private Group Show(string? key, Shape shape, IReadOnlyList<Expr> derivatives)
    {
        // A derivative by a name that has an equation is a function of that name until here.
        Expr[] derived = [.. derivatives.Select(_problem.Resolve)];
        return new Group(key, shape, derived, _query.Simplifying == Simplifying.No ? derived : [.. derived.Select(Simplified)]);
    }

    // Entries repeat, in a symmetric matrix above all.
    private Expr Simplified(Expr derived)
    {
        if (!_simplified.TryGetValue(derived, out Expr shown))
        {
            Simplified simplified = derived.Simplify(_simplifyOptions);
            shown = simplified.Result;
            _simplified.Add(derived, shown);
            _conditions.AddRange(simplified.Conditions.Where(c => !_conditions.Contains(c)));
        }

        return shown;
    }

    private Outcome Done(IReadOnlyList<string> variables, params IReadOnlyList<Group> groups) => new(_problem, groups, _conditions, variables);

    private Outcome Whole(IReadOnlyList<string> variables, params IReadOnlyList<Group> groups) => Done(variables, groups) with { Taken = Taken.Whole };
}
