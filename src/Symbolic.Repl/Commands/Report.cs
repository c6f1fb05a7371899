using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The answer to a one-shot command, for people.</summary>
internal sealed class Report
{
    private readonly Screen _screen;
    private readonly Query _query;
    private readonly Outcome _outcome;
    private readonly ResultFormat _format;
    private readonly LabelForm _form;
    private readonly FormulaPrinter _formulas;

    public Report(Host host, Query query, Outcome outcome, Folding folding)
    {
        (_screen, _query, _outcome, _format) = (new Screen(host), query, outcome, query.Formats[0]);
        _formulas = FormulaPrinter.For(host, _screen, _format, folding);
        _form = _format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text;
    }

    /// <returns>False when a numeric check failed.</returns>
    public bool Write(OutputKind kind, Host host)
    {
        if (kind == OutputKind.Bare || _format is not (ResultFormat.Text or ResultFormat.Unicode))
        {
            foreach (Group group in _outcome.Groups)
            {
                _screen.Line(group.Whole.Print(_format));
            }

            return true;
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
        if (_query.Operation != Operation.Simplify)
        {
            lines.AddRange(_outcome.Problem.Labels.Zip(_outcome.Problem.Outputs));
        }

        if (_query.Operation != Operation.Parse)
        {
            lines.AddRange(Labelled(_outcome).Select(static e => (e.Label, e.Group.Shown[e.Index])));
        }

        int width = lines.Count == 0 ? 0 : lines.Max(static l => CellWidth.Of(l.Label));
        foreach ((string label, Expr expr) in lines)
        {
            _formulas.Write(Padded(label, width), expr);
        }

        if (_query.Operation == Operation.Parse && _outcome.Problem.FreeNames is { Count: > 0 } free)
        {
            _screen.Line($"variables: {string.Join(", ", free)}");
        }
    }

    // The entries that are worth a line: of a symmetric matrix one triangle.
    private IEnumerable<(string Label, Group Group, int Index)> Labelled(Outcome outcome)
    {
        IReadOnlyList<string> labels = outcome.Problem.Labels;
        DerivativeKind kind = outcome.Problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        string Label(int output, params string[] variables) =>
            DerivativeLabel.Of(labels[output], [.. variables.Select(v => outcome.Problem.Variable(v).Print(_format))], _form, kind);
        foreach (Group group in outcome.Groups)
        {
            for (int i = 0; i < group.Shown.Count; i++)
            {
                int n = outcome.Variables.Count;
                string? label = _query.Operation switch
                {
                    Operation.Hessian => i / n <= i % n ? Label(0, outcome.Variables[i / n], outcome.Variables[i % n]) : null,
                    Operation.Differentiate => Label(i, [.. outcome.Variables]),
                    Operation.Simplify => labels[i],
                    _ => Label(i, group.Key!),
                };
                if (label is not null)
                {
                    yield return (label, group, i);
                }
            }
        }
    }

    private void WriteConditions()
    {
        if (_outcome.Conditions.Count > 0)
        {
            _screen.Line($"provided {string.Join(", ", _outcome.Conditions.Select(c => c.PrintCondition(_format)))}");
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
        foreach (IReadOnlyDictionary<string, InputNumber> point in _query.Points ?? [new Dictionary<string, InputNumber>()])
        {
            foreach (GroupValue value in values.At(point))
            {
                _screen.Line(string.Join(" ", Enumerable.Range(0, value.Entries.Count).Select(i => Number(value, i))));
            }
        }
    }

    private void WriteValues()
    {
        if (_query.Points is not { } points || _query.Operation is Operation.Parse or Operation.Check)
        {
            return;
        }

        // The function first: whoever looks at a derivative at a point wants to know where the point is.
        Problem problem = _outcome.Problem;
        var functions = new PointValues(new Outcome(problem, [new Group(null, problem.Shape, problem.Outputs, problem.Outputs)], [], []));
        var derivatives = new PointValues(_outcome);
        foreach (IReadOnlyDictionary<string, InputNumber> point in points)
        {
            _screen.Line();
            _screen.Line($"at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value.Text}"))}");
            List<(string Label, string Value)> lines = [];
            if (_query.Operation != Operation.Simplify)
            {
                GroupValue values = functions.At(point)[0];
                lines.AddRange(problem.Labels.Select((label, i) => (label, Number(values, i))));
            }

            Dictionary<Group, GroupValue> found = derivatives.At(point).ToDictionary(static v => v.Group, ReferenceEqualityComparer.Instance as IEqualityComparer<Group>);
            lines.AddRange(Labelled(_outcome).Select(e => (e.Label, Number(found[e.Group], e.Index))));
            int width = lines.Max(static l => CellWidth.Of(l.Label));
            foreach ((string label, string value) in lines)
            {
                _screen.Line($"{Padded(label, width)} = {value}");
            }
        }
    }

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

    private bool WriteChecksAt(IReadOnlyList<IReadOnlyDictionary<string, InputNumber>> points)
    {
        bool passed = true;
        foreach (IReadOnlyDictionary<string, InputNumber> point in points)
        {
            _screen.Line($"at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value.Text}"))}");
            CheckOptions options = new() { Points = [_outcome.Problem.Numbers(point)] };
            NumericCheck check = NumericCheck.Of(NumericCheck.Claims(_query, _outcome), options);
            foreach (string note in check.Notes)
            {
                _screen.Warning($"note: {note}");
            }

            passed &= CheckLine.Write(_screen, check);
        }

        return passed;
    }

    private static string Number(GroupValue value, int index) =>
        value.Group.Shown[index].Type.Element == Element.Boolean
            ? value.Entries[index] != 0 ? "true" : "false"
            : value.Entries[index].ToString("R", CultureInfo.InvariantCulture);

    private static string Padded(string label, int width) => label + new string(' ', width - CellWidth.Of(label));
}
