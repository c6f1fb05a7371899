using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The answer to a one-shot command, for people.</summary>
internal sealed partial class Report
{
    private readonly Screen _screen;
    private readonly Query _query;
    private readonly Outcome _outcome;
    private readonly ResultFormat _format;
    private readonly LabelForm _form;
    private PointValues? _functionValues;
    private PointValues? _derivativeValues;
    private readonly FormulaPrinter _formulas;
    private readonly ValuePrinter _values;

    public Report(Host host, Query query, Outcome outcome, Folding folding)
    {
        (_screen, _query, _outcome, _format) = (new Screen(host), query, outcome, query.Formats[0]);
        _formulas = FormulaPrinter.For(host, _screen, _format, folding);
        _values = ValuePrinter.For(host, _screen, folding);
        _form = _format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text;
    }

    /// <returns>False when a numeric check failed.</returns>
    public bool Write(OutputKind kind, Host host)
    {
        if (kind == OutputKind.Bare || _format is not (ResultFormat.Text or ResultFormat.Unicode))
        {
            foreach (Group group in _outcome.Groups)
            {
                _screen.Line(group.Print(_format));
            }

            return true;
        }

        if (host.Page is { IsTypeset: true } page)
        {
            return WriteTo(page.Blocks);
        }

        if (_query.Operation == Operation.Evaluate)
        {
            // A value is what a script wants; a person also wants to see what was evaluated.
            if (host.OutputIsTerminal)
            {
                WriteReading();
                WriteNotes();
            }

            WriteBareValues();
            return true;
        }

        WriteReading();
        WriteFormulas();
        WriteConditions();
        WriteNotes();
        WriteValues();
        return WriteCheck();
    }

    private void WriteReading() => _screen.Quiet($"reading: {_outcome.Problem.Reading}");

    private void WriteFormulas()
    {
        List<(string Label, Expr Expr)> lines = [];
        if (!_query.Operation.IsRewriting())
        {
            lines.AddRange(_outcome.Functions);
        }

        BackwardProgram? backward = _outcome.Backward;
        if (_query.Operation != Operation.Parse && backward is null)
        {
            lines.AddRange(Labelled(_outcome).Select(static e => (e.Label([]), e.Group.Shown[e.Index])));
        }

        int width = lines.Count == 0 ? 0 : lines.Max(static l => CellWidth.Of(l.Label));
        foreach ((string label, Expr expr) in lines)
        {
            _formulas.Write(Padded(label, width), expr);
        }

        if (backward is not null)
        {
            string function = _outcome.Functions[0].Label;
            new BackwardPrinter(_formulas, _format).Write(backward, line => DerivativeLabel.Of(function, [BackwardPrinter.NameOf(line.Of, _format)], _form, DerivativeKind.Partial));
        }

        if (_query.Operation == Operation.Parse && _outcome.Problem.FreeNames is { Count: > 0 } free)
        {
            _screen.Line($"variables: {string.Join(", ", free)}");
        }
    }

    // The entries that are worth a line: of a symmetric matrix one triangle. A label names the part at a position of the leading axes.
    private IEnumerable<(Func<IReadOnlyList<int>, string> Label, Group Group, int Index)> Labelled(Outcome outcome)
    {
        IReadOnlyList<(string Label, Expr Expr)> functions = outcome.Functions;
        DerivativeKind kind = outcome.Problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        int n = outcome.Variables.Count;
        Func<IReadOnlyList<int>, string> Label(int output, params string[] variables) => position =>
        {
            var rest = new Queue<int>(position);
            string function = functions[output].Label + Indices(functions[output].Expr.Shape.Order, rest);
            return DerivativeLabel.Of(function, [.. variables.Select(outcome.Problem.Variable).Select(v => v.Print(_format) + Indices(v.Shape.Order, rest))], _form, kind);
        };
        for (int place = 0; place < outcome.Groups.Count; place++)
        {
            Group group = outcome.Groups[place];
            for (int i = 0; i < group.Shown.Count; i++)
            {
                // A table of numbers is one result; tensors have one for each pair.
                int cell = outcome.Taken == Taken.Whole ? place : i;
                int output = i;
                Func<IReadOnlyList<int>, string>? label = _query.Operation switch
                {
                    Operation.Hessian => cell / n <= cell % n ? Label(0, outcome.Variables[cell / n], outcome.Variables[cell % n]) : null,
                    Operation.Differentiate => Label(i, [.. outcome.Variables]),
                    _ when _query.Operation.IsRewriting() => position => functions[output].Label + Indices(int.MaxValue, new Queue<int>(position)),
                    _ => Label(i, group.Key!),
                };
                if (label is not null)
                {
                    yield return (label, group, i);
                }
            }
        }
    }

    // The next positions in brackets, for as many axes as there are.
    private static string Indices(int axes, Queue<int> positions)
    {
        var own = new List<string>();
        while (own.Count < axes && positions.TryDequeue(out int position))
        {
            own.Add(position.ToString(CultureInfo.InvariantCulture));
        }

        return own.Count == 0 ? "" : $"[{string.Join(",", own)}]";
    }

    private void WriteConditions()
    {
        IReadOnlyList<Expr> conditions = _outcome.Backward?.Conditions ?? _outcome.Conditions;
        if (conditions.Count > 0)
        {
            _screen.Line($"provided {string.Join(", ", conditions.Select(c => c.PrintCondition(_format)))}");
        }
    }

    private void WriteNotes()
    {
        foreach (string note in _outcome.Problem.Notes)
        {
            _screen.Warning($"note: {note}");
        }
    }

    private void WriteBareValues()
    {
        var values = new PointValues(_outcome);
        foreach (IReadOnlyDictionary<string, InputValue> point in _query.Points ?? [new Dictionary<string, InputValue>()])
        {
            foreach (GroupValue value in values.At(point))
            {
                IEnumerable<TensorValue> parts = value.Whole is { } whole ? [whole] : value.Entries;
                foreach (TensorValue part in parts)
                {
                    _values.Write(null, part, value.Element);
                }
            }
        }
    }

    private void WriteValues()
    {
        if (_query.Points is not { } points || _query.Operation is Operation.Parse or Operation.Check)
        {
            return;
        }

        foreach (IReadOnlyDictionary<string, InputValue> point in points)
        {
            _screen.Line();
            WritePoint(point);
            List<(Func<IReadOnlyList<int>, string> Label, TensorValue Value, Element Element)> lines = ValuesAt(point);

            // Matrices stand below their labels.
            int width = lines.Max(static l => l.Value.Shape.Order > 1 ? 0 : CellWidth.Of(l.Label([])));
            foreach ((Func<IReadOnlyList<int>, string> label, TensorValue value, Element element) in lines)
            {
                _values.Write(value.Shape.Order > 1 ? label : position => Padded(label(position), width), value, element);
            }
        }
    }

    // The function first: whoever looks at a derivative at a point wants to know where the point is.
    private List<(Func<IReadOnlyList<int>, string> Label, TensorValue Value, Element Element)> ValuesAt(IReadOnlyDictionary<string, InputValue> point)
    {
        List<(Func<IReadOnlyList<int>, string> Label, TensorValue Value, Element Element)> lines = [];
        if (!_query.Operation.IsRewriting())
        {
            _functionValues ??= new PointValues(new Outcome(_outcome.Problem, [new Group(null, new Shape(_outcome.Functions.Count), Functions(), Functions())], [], []));
            lines.AddRange(_outcome.Functions.Zip(_functionValues.At(point)[0].Entries, static (f, value) =>
                ((Func<IReadOnlyList<int>, string>)(position => f.Label + Indices(int.MaxValue, new Queue<int>(position))), value, f.Expr.Type.Element)));
        }

        if (_query.Operation != Operation.Evaluate)
        {
            _derivativeValues ??= new PointValues(_outcome);
            Dictionary<Group, GroupValue> found = _derivativeValues.At(point).ToDictionary(static v => v.Group, ReferenceEqualityComparer.Instance as IEqualityComparer<Group>);
            lines.AddRange(Labelled(_outcome).Select(e => (e.Label, found[e.Group].Entries[e.Index], found[e.Group].Element)));
        }

        return lines;

        Expr[] Functions() => [.. _outcome.Functions.Select(static f => f.Expr)];
    }

    private void WritePoint(IReadOnlyDictionary<string, InputValue> point) =>
        _screen.Line($"at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value}"))}");

    private bool WriteCheck()
    {
        if (_query.Operation == Operation.Check && _query.Points is { } points)
        {
            return WriteChecksAt(points);
        }

        if (NumericCheck.Of(_query, _outcome) is not { } check)
        {
            return true;
        }

        if (_query.Points is not null)
        {
            _screen.Line();
        }

        return CheckLine.Write(_screen, check);
    }

    private bool WriteChecksAt(IReadOnlyList<IReadOnlyDictionary<string, InputValue>> points)
    {
        bool passed = true;
        foreach (IReadOnlyDictionary<string, InputValue> point in points)
        {
            WritePoint(point);
            NumericCheck check = NumericCheck.Of(NumericCheck.Claims(_query, _outcome), _outcome.Problem.CheckAt(point));
            foreach (string note in check.Notes)
            {
                _screen.Warning($"note: {note}");
            }

            passed &= CheckLine.Write(_screen, check);
        }

        return passed;
    }

    private static string Padded(string label, int width) => label + new string(' ', width - CellWidth.Of(label));
}
