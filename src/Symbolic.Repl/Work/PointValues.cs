namespace Symbolic.Repl.Work;

/// <summary>The value of a result at one point, expression by expression; a truth value is 1 or 0.</summary>
internal sealed record GroupValue(Group Group, IReadOnlyList<TensorValue> Entries)
{
    /// <summary>What the entries are.</summary>
    public Element Element => Group.Shown.Count == 0 ? Element.Real : Group.Shown[0].Type.Element;

    /// <summary>The value as one tensor; null when the entries have different shapes.</summary>
    public TensorValue? Whole =>
        Group.Shape.IsScalar ? Entries[0]
        : Entries.All(e => e.Shape == Entries[0].Shape) ? new TensorValue(
            new Shape([.. Group.Shape.Axes, .. Entries.Count == 0 ? [] : Entries[0].Shape.Axes]), [.. Entries.SelectMany(static e => e.Entries.ToArray())])
        : null;
}

/// <summary>The values of results at points.</summary>
internal sealed class PointValues
{
    private readonly Outcome _outcome;
    private readonly CancellationToken _cancellation;
    private readonly Compiled _shown;
    private Compiled? _derived;

    public PointValues(Outcome outcome, CancellationToken cancellation = default)
    {
        (_outcome, _cancellation) = (outcome, cancellation);
        _shown = new Compiled([.. outcome.Groups.SelectMany(static g => g.Shown)], cancellation);
    }

    /// <summary>The values at a point, in the order of the results.</summary>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    /// <exception cref="WrongShapeException">A value does not have the shape of its variable.</exception>
    public IReadOnlyList<GroupValue> At(IReadOnlyDictionary<string, InputValue> given)
    {
        Point point = Point.Of(given, _outcome.Problem);
        foreach (string name in given.Keys)
        {
            if (_outcome.Problem.TryInput(name) is { } variable && _outcome.Problem.IsOverruled(variable))
            {
                Remark($"the value given for {name} is not used: the program defines {name}");
            }
        }

        if (_shown.Missing(point) is { Count: > 0 } missing)
        {
            throw new UnresolvedNameException($"No value is given for {string.Join(", ", missing)}.", missing)
            {
                Hint = $"Add \"{missing[0]}\" to the point.",
            };
        }

        TensorValue[] values = _shown.At(point);

        // What is printed is what is evaluated, with one exception. A simplified form equals the derived one wherever that one has
        // a value, so a finite value of the derived form is the value of the printed one too, and the printed form can only have
        // lost it by rounding: an overflow, or ∞ − ∞ on the way. Never the other way round: where only the printed form has a
        // value, it extends the function to the point, and the conditions that are printed with it say so.
        if (Array.Exists(values, static v => !IsFinite(v)))
        {
            _derived ??= new Compiled([.. _outcome.Groups.SelectMany(static g => g.Derived)], _cancellation);
            if (_derived.Missing(point).Count == 0)
            {
                TensorValue[] derived = _derived.At(point);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = WithFinite(values[i], derived[i]);
                }
            }
        }

        var groups = new List<GroupValue>(_outcome.Groups.Count);
        int offset = 0;
        foreach (Group group in _outcome.Groups)
        {
            groups.Add(new GroupValue(group, new ArraySegment<TensorValue>(values, offset, group.Shown.Count)));
            offset += group.Shown.Count;
        }

        return groups;
    }

    private static bool IsFinite(TensorValue value)
    {
        foreach (double entry in value.Entries)
        {
            if (!double.IsFinite(entry))
            {
                return false;
            }
        }

        return true;
    }

    // Entry by entry the value that is finite.
    private static TensorValue WithFinite(TensorValue value, TensorValue derived)
    {
        if (IsFinite(value))
        {
            return value;
        }

        double[] entries = value.Entries.ToArray();
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = double.IsFinite(entries[i]) || !double.IsFinite(derived.Entries[i]) ? entries[i] : derived.Entries[i];
        }

        return new TensorValue(value.Shape, entries.AsSpan());
    }

    private void Remark(string note)
    {
        if (!_outcome.Problem.Notes.Contains(note))
        {
            _outcome.Problem.Notes.Add(note);
        }
    }
}
