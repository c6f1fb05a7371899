namespace Symbolic.Repl.Work;

// The same value in a form that is asked for by name.
internal sealed partial class Derivation
{
    private Outcome InForm(IReadOnlyList<string> names)
    {
        Expr[] variables = Variables(names);
        RequireReal();
        if (_query.Operation is Operation.Collect or Operation.Apart && variables.FirstOrDefault(static v => !v.Type.IsRealScalar) is { Graph: not null } tensor)
        {
            throw new RequestException($"'{tensor.Name}' is in {tensor.Shape}, and polynomials are in numbers.", "Name a variable that is a number.");
        }

        Expr[] derived = [.. _problem.OutputsInTermsOf(variables)];
        var shown = new Expr[derived.Length];
        for (int i = 0; i < derived.Length; i++)
        {
            Simplified form = InForm(derived[i], variables);
            shown[i] = _problem.Resolve(form.Result);
            _conditions.AddRange(form.Conditions.Where(c => !_conditions.Contains(c)));
        }

        return Done(names, new Group(null, _problem.Shape, [.. derived.Select(_problem.Resolve)], shown));
    }

    private Simplified InForm(Expr f, Expr[] variables)
    {
        var options = new FormOptions { Cancellation = _simplifyOptions.Cancellation };
        return _query.Operation switch
        {
            Operation.Expand => f.Expand(new ExpandOptions { Cancellation = options.Cancellation }),
            Operation.Factor => f.Factor(options),
            Operation.Together => f.Together(options),
            Operation.Cancel => f.Cancel(options),
            Operation.Apart => f.Apart(variables[0], options),
            _ => f.Collect(options, variables),
        };
    }

    private IReadOnlyList<string> NamesToCollectBy()
    {
        bool one = _query.Operation == Operation.Apart;
        IReadOnlyList<string> names = _query.Variables.Count > 0 ? [.. _query.Variables.SelectMany(_problem.MembersOrName)] : _problem.FreeNames;
        if (names.Count == 0 || (names.Count > 1 && (one || _query.Variables.Count == 0)))
        {
            throw new RequestException(
                one ? "'wrt' names the one variable by which partial fractions are taken." : "'wrt' is missing: it says by which variables to collect.",
                _problem.FreeNames.Count == 0 ? null : $"The variables are {string.Join(", ", _problem.FreeNames)}.");
        }

        return names;
    }
}
