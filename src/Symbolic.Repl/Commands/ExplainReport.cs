using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The answer to <c>explain</c>, for people: derivations, then what was asked for of the computational graph.</summary>
internal sealed class ExplainReport
{
    private readonly Screen _screen;
    private readonly Query _query;
    private readonly Explained _explained;
    private readonly ResultFormat _format;
    private readonly FormulaPrinter _formulas;
    private readonly ValuePrinter _values;

    public ExplainReport(Host host, Query query, Explained explained, Folding folding)
    {
        (_screen, _query, _explained, _format) = (new Screen(host), query, explained, query.Formats[0]);
        _formulas = FormulaPrinter.For(host, _screen, _format, folding);
        _values = ValuePrinter.For(host, _screen, folding);
        if (_format is not (ResultFormat.Text or ResultFormat.Unicode or ResultFormat.Latex))
        {
            throw new RequestException("A derivation is written as text, unicode or latex.");
        }
    }

    /// <summary>Writes everything.</summary>
    public void Write()
    {
        Problem problem = _explained.Problem;
        if (_format != ResultFormat.Latex)
        {
            _screen.Quiet($"reading: {problem.Reading}");
        }

        WriteDerivations();
        foreach (string note in problem.Notes)
        {
            _screen.Warning($"note: {note}");
        }

        if (_query.Points is not { } points)
        {
            WriteGraph(null);
            return;
        }

        foreach (IReadOnlyDictionary<string, InputValue> point in points)
        {
            _screen.Line();
            _screen.Line($"{(_format == ResultFormat.Latex ? "% " : "")}at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value}"))}");
            WriteValues(point);
            WriteGraph(point);
        }
    }

    private void WriteDerivations()
    {
        var printer = new ExplanationPrinter(_screen, _format);
        for (int i = 0; i < _explained.Derivations.Count; i++)
        {
            if (i > 0)
            {
                _screen.Line();
            }

            printer.Write(_explained.Derivations[i]);
        }

        if (_explained.Lines is { } lines)
        {
            string function = _explained.Problem.ResultLabels[0];
            LabelForm form = _format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text;
            new BackwardPrinter(_formulas, _format).Write(lines, line =>
                $"{DerivativeLabel.Of(function, [BackwardPrinter.NameOf(line.Of, _format)], form, DerivativeKind.Partial)}: {_explained.Problem.RuleOf(line, _format)}");
            if (lines.Conditions.Count > 0)
            {
                _screen.Line($"provided {string.Join(", ", lines.Conditions.Select(c => c.PrintCondition(_format)))}");
            }
        }
    }

    private void WriteValues(IReadOnlyDictionary<string, InputValue> point)
    {
        if (_explained.Derivations.Count == 0)
        {
            return;
        }

        Outcome outcome = _explained.ToOutcome();
        DerivativeKind kind = outcome.Problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        LabelForm form = _format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text;
        string function = outcome.Functions[0].Label;
        foreach (GroupValue value in new PointValues(outcome).At(point))
        {
            string label = DerivativeLabel.Of(function, [outcome.Problem.Variable(value.Group.Key!).Print(_format)], form, kind);
            _values.Write(_ => label, value.Entries[0], value.Element);
        }
    }

    private void WriteGraph(IReadOnlyDictionary<string, InputValue>? point)
    {
        if (_explained.Graph is not { } graph)
        {
            return;
        }

        GraphValues? values = point is null ? null : graph.ValuesAt(Explained.PointFor(_explained.Problem, point));
        var printer = new GraphTablePrinter(_screen, _format);
        if (_query.Parts.HasFlag(GraphParts.Tables))
        {
            _screen.Line();
            printer.WriteTables(graph, values);
        }

        if (_query.Parts.HasFlag(GraphParts.Paths))
        {
            foreach (string name in _explained.Variables)
            {
                _screen.Line();
                printer.WritePaths(graph, _explained.Problem.Variable(name), values);
            }
        }
    }
}
