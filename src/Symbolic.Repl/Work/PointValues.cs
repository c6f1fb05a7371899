namespace Symbolic.Repl.Work;

/// <summary>The value of a result at one point, entry by entry; a truth value is 1 or 0.</summary>
internal sealed record GroupValue(Group Group, IReadOnlyList<double> Entries);

/// <summary>The values of results at points.</summary>
internal sealed class PointValues
{
    private readonly Outcome _outcome;
    private readonly Compiled _shown;
    private Compiled? _derived;

    public PointValues(Outcome outcome)
    {
        _outcome = outcome;
        _shown = new Compiled([.. outcome.Groups.SelectMany(static g => g.Shown)]);
    }

    /// <summary>The values at a point, in the order of the results.</summary>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    public IReadOnlyList<GroupValue> At(IReadOnlyDictionary<string, InputNumber> point)
    {
        var given = new Dictionary<Expr, double>();
        foreach ((string name, InputNumber number) in point)
        {
            if (_outcome.Problem.TryVariable(name) is not { } variable)
            {
                continue;
            }

            given[variable] = number.Value;
            if (_outcome.Problem.IsDefined(variable))
            {
                Remark($"the value given for {name} is not used: the program defines {name}");
            }
        }

        if (_shown.Missing(given) is { Count: > 0 } missing)
        {
            throw new UnresolvedNameException($"No value is given for {string.Join(", ", missing)}.", missing)
            {
                Hint = $"Add \"{missing[0]}\" to the point.",
            };
        }

        double[] values = _shown.At(given);

        // What is printed is what is evaluated, with one exception. A simplified form equals the derived one wherever that one has
        // a value, so a finite value of the derived form is the value of the printed one too, and the printed form can only have
        // lost it by rounding: an overflow, or ∞ − ∞ on the way. Never the other way round: where only the printed form has a
        // value, it extends the function to the point, and the conditions that are printed with it say so.
        if (values.Any(static v => !double.IsFinite(v)))
        {
            _derived ??= new Compiled([.. _outcome.Groups.SelectMany(static g => g.Derived)]);
            if (_derived.Missing(given).Count == 0)
            {
                double[] derived = _derived.At(given);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = double.IsFinite(values[i]) || !double.IsFinite(derived[i]) ? values[i] : derived[i];
                }
            }
        }

        var groups = new List<GroupValue>(_outcome.Groups.Count);
        int offset = 0;
        foreach (Group group in _outcome.Groups)
        {
            groups.Add(new GroupValue(group, new ArraySegment<double>(values, offset, group.Shown.Count)));
            offset += group.Shown.Count;
        }

        return groups;
    }

    private void Remark(string note)
    {
        if (!_outcome.Problem.Notes.Contains(note))
        {
            _outcome.Problem.Notes.Add(note);
        }
    }
}
